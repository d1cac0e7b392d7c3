/** The codes of REFI-QDA exports, which a project and a codebook share. */
import type { FormatOptions } from './format';
import { guid } from './guid';
import { CHINESE_LABELS, COLOURS, LABELLED, labelOf, type Labelled } from './labels';
import type { Xml } from './xml';

const MEANINGS: Readonly<Record<Labelled, string>> = {
  slogan: 'Names of campaigns and methods, formulations of Party and state language, set calls.',
  formula: 'Set phrases that abbreviate a list or a scheme by number.',
  official: 'The name of a person who holds a public post.',
  metric: 'A number with its unit that measures work, output, money, people or change.',
  post: 'The words that say which post a person holds.',
};

export const codeGuid = (what: Labelled): string => guid('code', what);

/** Adds `Codes`; posts are a code below officials. */
export function addCodes(parent: Xml, options: FormatOptions): void {
  const codes = parent.element('Codes');
  for (const what of LABELLED) {
    if (what === 'post') continue;
    const code = addCode(codes, what, options);
    if (what === 'official') addCode(code, 'post', options);
  }
}

function addCode(parent: Xml, what: Labelled, options: FormatOptions): Xml {
  const code = parent.element('Code', {
    guid: codeGuid(what),
    name: labelOf(what, options),
    isCodable: true,
    color: COLOURS[what],
  });
  code.element('Description').text(`${CHINESE_LABELS[what]}. ${MEANINGS[what]}`);
  return code;
}
