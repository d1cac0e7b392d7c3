/** The codes of REFI-QDA exports, which a project and a codebook share. */
import type { FormatOptions } from './format';
import { guid } from './guid';
import { chineseLabel, colourOf, labelled, labelOf, type Labelled } from './labels';
import type { Xml } from './xml';

const MEANINGS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    slogan: 'Names of campaigns and methods, formulations of Party and state language, set calls.',
    formula: 'Set phrases that abbreviate a list or a scheme by number.',
    official: 'The name of a person who holds a public post.',
    metric: 'A number with its unit that measures work, output, money, people or change.',
    post: 'The words that say which post a person holds.',
  } satisfies Record<Labelled, string>),
);

export const codeGuid = (what: string): string => guid('code', what);

/** Adds `Codes`; posts are a code below officials. */
export function addCodes(parent: Xml, options: FormatOptions): void {
  const codes = parent.element('Codes');
  for (const what of labelled(options)) {
    if (what === 'post') continue;
    const code = addCode(codes, what, options);
    if (what === 'official') addCode(code, 'post', options);
  }
}

function addCode(parent: Xml, what: string, options: FormatOptions): Xml {
  const { schema } = options;
  const code = parent.element('Code', {
    guid: codeGuid(what),
    name: labelOf(what, options),
    isCodable: true,
    color: colourOf(what, schema),
  });
  const meaning =
    MEANINGS.get(what) ?? schema.types.find(({ name }) => name === what)?.description ?? '';
  code.element('Description').text(`${chineseLabel(what, schema)}. ${meaning}`.trim());
  return code;
}
