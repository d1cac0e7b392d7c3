import type { Analysis } from '../document/analysis';
import type { GlossaryEntry } from '../lexicon/glossary';
import { formsOf } from '../lexicon/mergeGlossaries';
import type { Lexicon } from '../lexicon/lexicon';
import { getConverter } from '../script/convert';
import { raw, type RawOffset, type RawSpan } from '../text/offsets';
import { learnReadings, pinyinPrefix, pinyinQuery } from './pinyin';

/** A set phrase to complete. */
export interface Completion {
  /** What is replaced: the part of the phrase that is written already. */
  readonly span: RawSpan;
  /** In the script of the document. */
  readonly text: string;
  readonly kind: 'slogan' | 'formula';
  readonly entry?: GlossaryEntry;
  /** Whether the document uses the phrase already. */
  readonly used: boolean;
}

export interface CompletionList {
  readonly items: readonly Completion[];
  /** Whether more would be found than are given, or other ones with the next character. */
  readonly incomplete: boolean;
}

/** How far before the cursor the beginning of a phrase is looked for. */
const REACH = 16;

/** Fewer characters than this without a quotation mark before them begin too much. */
const FEWEST = 2;

const MOST = 60;

/** Where so many go on from what is written, a shorter beginning is not looked at. */
const ENOUGH = 5;

const OPENING = /[“‘「『"]([^“”‘’「」『』"，。；：！？、\s]{0,16})$/;

const LETTERS = /[a-zü']{2,16}$/i;

/** A phrase with what it is. */
interface Phrase {
  readonly term: string;
  readonly characters: readonly string[];
  readonly kind: 'slogan' | 'formula';
  readonly entry?: GlossaryEntry;
}

const phrases = new WeakMap<Lexicon, readonly Phrase[]>();

/** The phrases of the lexicon, each once, sorted, without the quotation marks that stand inside some. */
function phrasesOf(lexicon: Lexicon): readonly Phrase[] {
  let sorted = phrases.get(lexicon);
  if (!sorted) {
    const { glossary, terms } = lexicon.data;
    const byTerm = new Map<string, Phrase>();
    const add = (written: string, kind: Phrase['kind'], entry?: GlossaryEntry) => {
      const term = written.replace(/（[^）]*）$/, '');
      if (/[“”]/.test(term) || byTerm.has(term)) return;
      byTerm.set(term, { term, characters: [...term], kind, ...(entry ? { entry } : {}) });
    };
    for (const entry of glossary) for (const form of formsOf(entry)) add(form, entry.kind, entry);
    for (const term of Object.values(terms.formulas).flat()) add(term, 'formula');
    for (const term of [...terms.slogans, ...terms.spirits]) add(term, 'slogan');
    sorted = [...byTerm.values()].sort((a, b) => (a.term < b.term ? -1 : 1));
    learnReadings(byTerm.keys());
    phrases.set(lexicon, sorted);
  }
  return sorted;
}

/**
 * Set phrases that go on from what is written before an offset: after an opening quotation mark, from two characters on,
 * and by pinyin or its initials.
 *
 * @param letters Whether letters before the offset are looked up as pinyin.
 */
export function getCompletions(
  analysis: Analysis,
  lexicon: Lexicon,
  offset: RawOffset,
  letters: boolean,
): CompletionList {
  const { raw: text } = analysis.reading;
  const before = text.slice(Math.max(0, offset - REACH - 1), offset).replace(/^[\s\S]*[\r\n]/, '');
  const quote = OPENING.exec(before);
  const typed = letters ? pinyinQuery(LETTERS.exec(before)?.[0] ?? '') : undefined;
  const written = LETTERS.exec(before)?.[0] ?? '';
  if (typed) return { items: list(byPinyin(lexicon, typed), written.length), incomplete: true };
  if (quote) {
    const words = quote[1]!;
    return { items: list(beginning(lexicon, simplified(words)), words.length), incomplete: true };
  }
  // 推动高质 begins 推动高质量发展, and 高质 begins more.
  const items: Completion[] = [];
  const longest = Math.min(before.length, REACH);
  for (let length = longest; length >= FEWEST && items.length < ENOUGH; length--) {
    const start = before.slice(-length);
    if (!/^\p{Script=Han}/u.test(start)) continue;
    items.push(...list(beginning(lexicon, simplified(start)), length));
  }
  return { items: items.slice(0, MOST), incomplete: true };

  /** A part of the text in simplified script, as the reading has it. */
  function simplified(part: string): string {
    if (part === '') return '';
    const { reading } = analysis;
    const from = reading.toReading(raw(offset - part.length));
    const to = reading.toReading(raw(offset - 1)) + 1;
    const read = reading.text.slice(from, to);
    return read.length === part.length ? read : part;
  }

  function list(found: readonly Phrase[], length: number): Completion[] {
    const span = { start: raw(offset - length), end: offset };
    const used = new Set(
      analysis.annotations.filter(({ start }) => start !== span.start).map(({ norm }) => norm),
    );
    // What the document speaks of comes first, then what an entry explains, of that what all know, then what is short.
    return [...found]
      .sort(
        (a, b) =>
          Number(used.has(b.term)) - Number(used.has(a.term)) ||
          Number(b.entry?.term === b.term) - Number(a.entry?.term === a.term) ||
          Number(isWellKnown(b)) - Number(isWellKnown(a)) ||
          a.term.length - b.term.length,
      )
      .slice(0, MOST)
      .map(({ term, kind, entry }): Completion => ({
        span,
        text: analysis.reading.script === 'hant' ? traditional(term) : term,
        kind,
        used: used.has(term),
        ...(entry ? { entry } : {}),
      }));
  }
}

/** What official pages render in English is known beyond one place and one year. */
const isWellKnown = ({ entry }: Phrase): boolean => entry?.english !== undefined;

/** The phrases that begin with some words and go on. */
function beginning(lexicon: Lexicon, start: string): Phrase[] {
  const sorted = phrasesOf(lexicon);
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.term < start) low = middle + 1;
    else high = middle;
  }
  const found: Phrase[] = [];
  for (let i = low; i < sorted.length && sorted[i]!.term.startsWith(start); i++) {
    if (sorted[i]!.term !== start) found.push(sorted[i]!);
  }
  return found;
}

const traditional = (words: string): string => getConverter('zh-CN', 'zh-Hant')(words).text;

const byPinyin = (lexicon: Lexicon, letters: string): Phrase[] =>
  phrasesOf(lexicon).filter(({ characters }) => pinyinPrefix(characters, letters)?.whole);
