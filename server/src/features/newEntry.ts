import { stringify } from 'yaml';
import type { Annotation } from '../document/annotation';
import type { Definition } from '../explain/definition';
import type { GlossaryEntry } from '../lexicon/glossary';
import { toPinyin } from './pinyin';

/** An entry as YAML, a list of one, as a glossary of one's own would hold it. */
export const entryText = (entry: GlossaryEntry): string =>
  stringify([entry], { lineWidth: 0, aliasDuplicateObjects: false });

/** What is known of words that are to become an entry. */
export interface NewEntrySubject {
  /** In simplified script and without noise. */
  readonly term: string;
  /** The annotation of these words, where there is one. */
  readonly annotation?: Annotation;
  /** What the article says of them. */
  readonly definition?: Definition;
  /** Ids that are taken. */
  readonly taken: (id: string) => boolean;
}

/** An entry to be filled in. */
export interface EntryTemplate {
  readonly id: string;
  /** As a snippet of the Language Server Protocol: what is to be written are its tab stops. */
  readonly snippet: string;
  /** As plain text, to be filled in by hand. */
  readonly text: string;
}

/** Numbers as formulas begin with them, or hold them. */
const NUMERAL = /^[一二三四五六七八九十两双百千万]|\d/;

/**
 * Prepares an entry for words of an article: with an id from their pinyin, the kind, and the items or the explanation
 * that the article gives.
 */
export function newEntry({ term, annotation, definition, taken }: NewEntrySubject): EntryTemplate {
  const id = freeId(term, taken);
  const type = annotation?.type;
  const kind = type === 'slogan' || type === 'formula' ? type : kindOf(term);
  const items = definition?.kind === 'list' ? definition.items : [];
  const explained = definition?.kind === 'words' ? definition.items[0]! : '';
  const render = (stop: (number: number, text: string, choices?: readonly string[]) => string) =>
    [
      `- id: ${stop(1, id)}`,
      `  kind: ${stop(2, kind, ['slogan', 'formula'])}`,
      `  term: ${stop(3, quoted(term))}`,
      ...(items.length > 0
        ? [`  count: ${items.length}`, '  items:', ...items.map((zh) => `    - zh: ${quoted(zh)}`)]
        : []),
      '  meaning:',
      // A block holds whatever is written, quotation marks and colons too.
      '    zh: >-',
      `      ${stop(4, explained)}`,
      '    en: >-',
      `      ${stop(5, '')}`,
      '  sources:',
      `    - url: ${stop(6, "''")}`,
      '      states: [term, meaning]',
      '',
    ].join('\n');
  return {
    id,
    text: render((_, text) => text).replace(/[ ]+$/gm, ''),
    snippet: render((number, text, choices) =>
      choices
        ? `\${${number}|${[text, ...choices.filter((choice) => choice !== text)].join(',')}|}`
        : text === ''
          ? `$${number}`
          : `\${${number}:${text.replace(/[$}\\]/g, '\\$&')}}`,
    ),
  };
}

const kindOf = (term: string): 'slogan' | 'formula' => (NUMERAL.test(term) ? 'formula' : 'slogan');

/** A scalar of YAML, in quotation marks where it needs them. */
const quoted = (text: string): string => stringify(text, { lineWidth: 0 }).trimEnd();

function freeId(term: string, taken: (id: string) => boolean): string {
  const id =
    toPinyin(term)
      .toLowerCase()
      .replaceAll('ü', 'v')
      .split(/[^a-z0-9]+/)
      .filter((part) => part !== '')
      .join('-') || 'entry';
  let free = id;
  for (let number = 2; taken(free); number++) free = `${id}-${number}`;
  return free;
}
