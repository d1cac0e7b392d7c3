/** The terms of a lexicon by what is left of them when a character is wrong. */
import type { GlossaryEntry } from '../lexicon/glossary';
import type { Lexicon } from '../lexicon/lexicon';
import { Trie } from '../lexicon/trie';
import { isSlip, slipInText, type PairFrequency } from './slip';
import { yearOfTerm } from './years';

/** Shorter terms differ from other words by a character as often as not. */
export const SHORTEST_TERM = 3;
export const LONGEST_TERM = 24;

/** A stretch of a text that is a term but for a character. */
export interface NearTerm {
  readonly start: number;
  readonly words: string;
  readonly term: string;
}

export interface NearTerms {
  /** The year from which on a term is in use. */
  since(term: string): number;
  /** The one term that a phrase is a character off. */
  nearest(words: string): string | undefined;
  /** What of a running text is a term but for a slip. Linear in its length. */
  within(text: string): Generator<NearTerm>;
  /** Builds what the others look into, a piece at each step. */
  prepare(): Generator<void, void>;
}

const built = new WeakMap<Lexicon, NearTerms>();

/** Made once for each lexicon, and each part of it when it is first asked for. */
export function nearTerms(lexicon: Lexicon): NearTerms {
  const known = built.get(lexicon);
  if (known) return known;
  const { glossary, terms } = lexicon.data;
  const listed = [
    ...new Set(
      [...glossary.flatMap(formsOf), ...terms.slogans, ...terms.formulas.counted].filter(
        ({ length }) => length >= SHORTEST_TERM && length <= LONGEST_TERM,
      ),
    ),
  ];
  const years = new Map(
    glossary.flatMap((one) => formsOf(one).map((form) => [form, yearOfTerm(one)])),
  );
  const counted = onDemand(() => pairsOf(glossary));
  const pairs: PairFrequency = (pair) => counted()(pair);
  const phrases = onDemand(() => phraseIndex(listed, pairs));
  const seeds = onDemand(() => seedsOf(listed));
  const near: NearTerms = {
    since: (term) => years.get(term) ?? yearOfTerm({}),
    nearest: (words) => phrases()(words),
    within: (text) => slipsIn(text, seeds(), lexicon, pairs),
    *prepare() {
      for (const part of [counted, phrases, seeds]) {
        part();
        yield;
      }
    },
  };
  built.set(lexicon, near);
  return near;
}

/** What is made when it is first asked for. */
function onDemand<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

const formsOf = ({ term, variants = [], full }: GlossaryEntry): string[] =>
  [term, ...variants, ...(full === undefined ? [] : [full])]
    .flatMap((form) => [form, ...(LIST_OF.exec(form)?.slice(1) ?? [])])
    .filter((form) => /^[\u4e00-\u9fff]+(?:[、，][\u4e00-\u9fff]+)*$/.test(form));

/** A list and what it is of: 创新、协调、绿色、开放、共享的新发展理念. */
const LIST_OF = /^([^的、]+(?:、[^的、]+){2,})的[^、]+$/;

/** Finds phrases by what is left of them without one character. */
function phraseIndex(listed: readonly string[], pairs: PairFrequency): NearTerms['nearest'] {
  const byGap = new Map<string, Set<string>>();
  const put = (key: string, term: string) => {
    const terms = byGap.get(key);
    if (terms) terms.add(term);
    else byGap.set(key, new Set([term]));
  };
  for (const term of listed) {
    put(term, term);
    for (let i = 0; i < term.length; i++) put(without(term, i), term);
  }
  return (words) => {
    const found = new Set<string>();
    const look = (key: string) => {
      for (const term of byGap.get(key) ?? []) if (isSlip(words, term, pairs)) found.add(term);
    };
    look(words);
    for (let i = 0; i < words.length; i++) look(without(words, i));
    return found.size === 1 ? [...found][0] : undefined;
  };
}

const without = (word: string, index: number): string =>
  word.slice(0, index) + word.slice(index + 1);

/** Shorter terms are looked for in quotation marks alone. */
const SHORTEST_IN_TEXT = 4;
/** From this length on the three characters at an end find a term, before it two. */
const LONG_GRAM = 6;
const gramOf = (term: string): number => (term.length >= LONG_GRAM ? 3 : 2);

interface Seed {
  readonly term: string;
  /** How long the gram is. */
  readonly gram: number;
  /** Where in the term the gram begins. */
  readonly at: number;
}

/** Finds terms by their first and last characters: a slip leaves one of the two ends right. */
function* slipsIn(
  text: string,
  seeds: Trie<readonly Seed[]>,
  lexicon: Lexicon,
  pairs: PairFrequency,
): Generator<NearTerm> {
  let free = 0;
  for (let at = seeds.find(text, 0); at; at = seeds.find(text, at.start + 1)) {
    let best: NearTerm | undefined;
    for (const seed of at.value) {
      if (best && best.term.length >= seed.term.length) continue;
      const found = slipAround(text, at.start, seed, pairs);
      if (!found || found.start < free || isCovered(text, found, lexicon)) continue;
      best = found;
    }
    if (!best) continue;
    free = best.start + best.words.length;
    yield best;
  }
}

/** By a gram its seeds, and those of the shorter gram that it begins with. */
function seedsOf(listed: readonly string[]): Trie<readonly Seed[]> {
  const seeds = new Map<string, Seed[]>();
  const put = (key: string, seed: Omit<Seed, 'gram'>) => {
    const all = seeds.get(key) ?? [];
    all.push({ ...seed, gram: key.length });
    seeds.set(key, all);
  };
  for (const term of listed) {
    const { length } = term;
    if (length < SHORTEST_IN_TEXT) continue;
    const gram = gramOf(term);
    put(term.slice(0, gram), { term, at: 0 });
    put(term.slice(-gram), { term, at: length - gram });
    // Two characters changed about where both ends meet leave neither of them right.
    if (length === gram * 2) {
      put(term.slice(0, gram - 1) + term[gram]!, { term, at: 0 });
    }
  }
  const trie = new Trie<readonly Seed[]>();
  for (const [gram, own] of seeds) {
    const shorter = gram.length > 2 ? (seeds.get(gram.slice(0, 2)) ?? []) : [];
    trie.add(gram, [...own, ...shorter]);
  }
  return trie;
}

interface Slip extends NearTerm {
  /** Where in the words the slip is. */
  readonly wrong: number;
}

/** What stands around a gram of a term and is the term but for a slip: as long as the term, or one longer or shorter. */
function slipAround(
  text: string,
  index: number,
  { term, at, gram }: Seed,
  pairs: PairFrequency,
): Slip | undefined {
  for (const length of [term.length, term.length - 1, term.length + 1]) {
    const start = at === 0 ? index : index + gram - length;
    if (start < 0 || start + length > text.length || !isNear(text, start, length, term)) continue;
    const words = text.slice(start, start + length);
    const around = { before: text[start - 1] ?? '', behind: text[start + length] ?? '' };
    const wrong = slipInText(words, term, around, pairs);
    if (wrong !== undefined) return { start, words, term, wrong };
  }
  return undefined;
}

/**
 * Whether a stretch may be a term but for a slip, without copying it: all is right but for one character, two where both
 * are as long. Nearly all stretches are told from a term by this.
 */
function isNear(text: string, start: number, length: number, term: string): boolean {
  const least = Math.min(length, term.length) - (length === term.length ? 2 : 0);
  const most = Math.min(length, term.length);
  let right = 0;
  while (right < most && text.charCodeAt(start + right) === term.charCodeAt(right)) right++;
  for (
    let end = 1;
    right < least && text.charCodeAt(start + length - end) === term.charCodeAt(term.length - end);
    end++
  ) {
    right++;
  }
  return right >= least;
}

/** Whether the place of a slip belongs to a term as it stands: what is right is no slip of another. */
function isCovered(text: string, { start: begin, wrong }: Slip, { terms }: Lexicon): boolean {
  const at = begin + wrong;
  for (let start = at; start >= 0 && start > at - LONGEST_TERM; start--) {
    if ((terms.longest(text, start)?.end ?? 0) > at) return true;
  }
  return false;
}

/** How often the glossary writes two characters beside each other, in its terms and its explanations. */
function pairsOf(glossary: readonly GlossaryEntry[]): PairFrequency {
  const pairs = new Map<number, number>();
  for (const { term, variants = [], items = [], meaning, senses = [] } of glossary) {
    const texts = [term, ...variants, ...items.map(({ zh }) => zh), meaning.zh];
    for (const text of [...texts, ...senses.map((sense) => sense.meaning.zh)]) {
      for (const run of text.match(/[\u4e00-\u9fff]{2,}/g) ?? []) {
        for (let i = 0; i + 1 < run.length; i++) {
          const pair = pairAt(run, i);
          pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
        }
      }
    }
  }
  return (pair) => (pair.length === 2 ? (pairs.get(pairAt(pair, 0)) ?? 0) : 0);
}

/** Two characters as one number, which is counted without copying them. */
const pairAt = (words: string, index: number): number =>
  words.charCodeAt(index) * 0x10000 + words.charCodeAt(index + 1);
