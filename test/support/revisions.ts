/**
 * Revisions of articles as they happen outside the editor, made from a seed, with the whereabouts of every character: so
 * a test knows where each span belongs.
 */
import { Converter } from 'opencc-js';
import { pinyin } from 'pinyin-pro';

/** A generator of numbers from 0 to 1 that follow from a seed (mulberry32). */
export type Random = () => number;

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const below = (random: Random, limit: number): number => Math.floor(random() * limit);

/** A character and where it comes from: its offset in the original, or -1 for what was put in. */
interface Unit {
  readonly text: string;
  readonly from: number;
  /** What it is a copy of. */
  readonly copyOf?: number;
}

/** What happens to an article. */
export const REVISIONS = [
  'insert',
  'delete',
  'replace',
  'move',
  'twin',
  'copy',
  'script',
  'clean',
  'soil',
  'layout',
  'damage',
] as const;
export type RevisionKind = (typeof REVISIONS)[number];

/** A revised text. */
export class Revision {
  readonly text: string;
  /** By offset of the original, the offset in the revised text, or -1. */
  readonly #to: Int32Array;
  readonly #lengths: Int32Array;
  /** The same for what was copied. */
  readonly #copies: Int32Array;

  constructor(
    readonly kinds: readonly RevisionKind[],
    units: readonly Unit[],
    length: number,
  ) {
    this.#to = new Int32Array(length).fill(-1);
    this.#lengths = new Int32Array(length);
    this.#copies = new Int32Array(length).fill(-1);
    let text = '';
    for (const unit of units) {
      if (unit.from >= 0) {
        this.#to[unit.from] = text.length;
        this.#lengths[unit.from] = unit.text.length;
      }
      if (unit.copyOf !== undefined && unit.copyOf >= 0) this.#copies[unit.copyOf] = text.length;
      text += unit.text;
    }
    this.text = text;
  }

  /** Where a span of the original belongs; undefined where more than half of its characters are gone. */
  spanOf(start: number, end: number): { start: number; end: number; kept: number } | undefined {
    let first = Infinity;
    let last = 0;
    let kept = 0;
    let all = 0;
    for (let i = start; i < end; i++) {
      if (this.#isTail(i)) continue;
      all++;
      const at = this.#to[i]!;
      if (at < 0) continue;
      kept++;
      first = Math.min(first, at);
      last = Math.max(last, at + this.#lengths[i]!);
    }
    return kept === 0 ? undefined : { start: first, end: last, kept: kept / all };
  }

  /**
   * Whether all that stood between a span and the equal words that are found now is gone, with the span or with them: then
   * either of the two may be the one that stayed.
   */
  isEither(start: number, end: number, found: number): boolean {
    const origin = this.#to.indexOf(found);
    if (origin < 0) return false;
    const length = end - start;
    const [first, last] = origin < start ? [origin + length, end] : [start, origin];
    return this.#to.subarray(first, last).every((at) => at < 0);
  }

  /** Whether a range of the revised text stands in the gap that a span of the original and what went with it left. */
  isInGap(start: number, end: number, found: { start: number; end: number }): boolean {
    const isKept = (at: number): boolean => at >= 0;
    const before = this.#to.subarray(0, start).findLastIndex(isKept);
    const behind = this.#to.subarray(end).findIndex(isKept);
    return (
      (before < 0 || this.#to[before]! + this.#lengths[before]! <= found.start) &&
      (behind < 0 || this.#to[end + behind]! >= found.end)
    );
  }

  /** Where a copy of a span begins and its last character stands. */
  copyOf(start: number, end: number): { first: number; last: number } {
    return { first: this.#copies[start]!, last: this.#copies[end - 1]! };
  }

  /** Of the characters of a span that are left, the share that stands in a range of the revised text. */
  coverage(start: number, end: number, from: number, to: number): number {
    const left = [...this.#to.subarray(start, end)].filter((at) => at >= 0);
    return left.filter((at) => at >= from && at < to).length / left.length;
  }

  #original = '';
  withOriginal(original: string): this {
    this.#original = original;
    return this;
  }

  /** The second half of a character outside the BMP. */
  #isTail(offset: number): boolean {
    const c = this.#original.charCodeAt(offset);
    return c >= 0xdc00 && c <= 0xdfff;
  }
}

/** Revises an article in the ways named. */
export function revise(
  original: string,
  kinds: readonly RevisionKind[],
  random: Random,
  otherSentences: readonly string[],
): Revision {
  let units: Unit[] = [];
  let from = 0;
  for (const text of original) {
    units.push({ text, from });
    from += text.length;
  }
  for (const kind of kinds) units = STEPS[kind](units, random, otherSentences);
  return new Revision(kinds, units, original.length).withOriginal(original);
}

const put = (text: string): Unit[] => [...text].map((one) => ({ text: one, from: -1 }));

const isHan = ({ text }: Unit): boolean => /^\p{Script=Han}$/u.test(text);

/** Where sentences or, for want of them, clauses end. */
function ends(units: readonly Unit[], marks = '。！？\n'): number[] {
  return units.flatMap(({ text }, i) => (marks.includes(text) ? [i + 1] : []));
}

const pick = <T>(random: Random, list: readonly T[]): T | undefined =>
  list[below(random, list.length)];

/** Paragraphs as ranges that hold their line break. */
function paragraphs(units: readonly Unit[]): [start: number, end: number][] {
  const result: [number, number][] = [];
  let start = 0;
  units.forEach(({ text }, i) => {
    if (text !== '\n') return;
    if (i > start) result.push([start, i + 1]);
    start = i + 1;
  });
  if (start < units.length) result.push([start, units.length]);
  return result;
}

/** So many characters make paragraphs that begin with them alike. */
const LIKE = 12;

/** Whether leaving out other characters would give the same text. */
const isSliding = (units: readonly Unit[], start: number, end: number): boolean =>
  units[start]?.text === units[end]?.text || units[start - 1]?.text === units[end - 1]?.text;

type Step = (units: Unit[], random: Random, otherSentences: readonly string[]) => Unit[];

const STEPS: Readonly<Record<RevisionKind, Step>> = {
  /** Sentences of other articles come in, and a few words in the middle of sentences. */
  insert(units, random, sentences) {
    let result = units;
    for (let n = 1 + below(random, 6); n > 0; n--) {
      const inside = random() < 0.3;
      const at = inside ? below(random, result.length) : (pick(random, ends(result)) ?? 0);
      const sentence = pick(random, sentences) ?? '';
      const text = inside ? sentence.slice(0, 1 + below(random, 8)).trim() : sentence;
      result = [...result.slice(0, at), ...put(text), ...result.slice(at)];
    }
    return result;
  },

  /** Sentences, clauses or a few characters go. */
  delete(units, random) {
    let result = units;
    for (let n = 1 + below(random, 6); n > 0; n--) {
      const marks = random() < 0.5 ? '。！？\n' : '，、；。\n';
      const places = ends(result, marks);
      const i = below(random, places.length);
      const start = random() < 0.2 ? below(random, result.length) : (places[i] ?? 0);
      const end = start === places[i] ? (places[i + 1] ?? start) : start + 1 + below(random, 12);
      // Of two equal stretches nobody can tell which one went.
      if (isSliding(result, start, end)) continue;
      result = [...result.slice(0, start), ...result.slice(end)];
    }
    return result;
  },

  /** Clauses are worded anew. */
  replace(units, random, sentences) {
    let result = units;
    for (let n = 1 + below(random, 4); n > 0; n--) {
      const places = ends(result, '，；。\n');
      const i = below(random, places.length);
      const start = places[i] ?? 0;
      const end = places[i + 1] ?? start;
      const text = put((pick(random, sentences) ?? '').slice(0, end - start));
      // What is worded as before is not worded anew.
      let head = 0;
      while (head < text.length && text[head]!.text === result[start + head]?.text) head++;
      let tail = 0;
      while (
        tail < text.length - head &&
        text.at(-1 - tail)!.text === result[end - 1 - tail]?.text
      ) {
        tail++;
      }
      result = [
        ...result.slice(0, start + head),
        ...text.slice(head, text.length - tail),
        ...result.slice(end - tail),
      ];
    }
    return result;
  },

  /** Paragraphs change places. */
  move(units, random) {
    let result = units;
    for (let n = 1 + below(random, 3); n > 0; n--) {
      const all = paragraphs(result);
      const [start, end] = pick(random, all) ?? [0, 0];
      const moved = result.slice(start, end);
      if (moved.at(-1)?.text !== '\n') continue;
      const rest = [...result.slice(0, start), ...result.slice(end)];
      const at = pick(random, paragraphs(rest))?.[0] ?? 0;
      result = [...rest.slice(0, at), ...moved, ...rest.slice(at)];
    }
    return result;
  },

  /** Of two paragraphs that begin alike one goes; where there are none, any paragraph. */
  twin(units, random) {
    const all = paragraphs(units);
    const beginning = ([start, end]: readonly [number, number]): string =>
      units
        .slice(start, Math.min(end, start + LIKE))
        .map(({ text }) => text)
        .join('');
    const alike = all.filter((one) =>
      all.some((other) => other !== one && beginning(other) === beginning(one)),
    );
    const [start, end] = pick(random, alike.length > 0 ? alike : all) ?? [0, 0];
    // Of two equal stretches nobody can tell which one went.
    if (isSliding(units, start, end)) return units;
    return [...units.slice(0, start), ...units.slice(end)];
  },

  /** A sentence of the article stands a second time in another place. */
  copy(units, random) {
    const places = ends(units);
    const i = below(random, places.length);
    const copied = units
      .slice(places[i], places[i + 1])
      .map(({ text, from }) => ({ text, from: -1, copyOf: from }));
    const at = pick(random, places) ?? 0;
    // Of two equal sentences side by side nobody can tell which one was there before.
    if (at === places[i] || at === places[i + 1]) return units;
    return [...units.slice(0, at), ...copied, ...units.slice(at)];
  },

  /** Simplified becomes traditional as in Taiwan or Hong Kong, or the other way round. */
  script(units, random) {
    const isTraditional = units.some(({ text }) => '會務實發'.includes(text));
    const to = pick(random, ['t', 'tw', 'hk'] as const)!;
    const convert = isTraditional ? converter('t', 'cn') : converter('cn', to);
    const result: Unit[] = [];
    let stretch: Unit[] = [];
    const flush = (): void => {
      const words = stretch.map(({ text }) => text).join('');
      const converted = [...convert(words)];
      // What cannot be followed character by character stays as it was.
      const isFollowed = converted.length === stretch.length;
      result.push(
        ...stretch.map((unit, i) => ({ ...unit, text: isFollowed ? converted[i]! : unit.text })),
      );
      stretch = [];
    };
    for (const unit of units) {
      stretch.push(unit);
      if (!isHan(unit)) flush();
    }
    flush();
    return result;
  },

  /** Pinyin residue, indentation and empty lines go. */
  clean(units) {
    const text = units.map((unit) => unit.text[0]!).join('');
    const gone = new Uint8Array(units.length);
    for (const { 0: found, index } of text.matchAll(
      /(?<=\p{Script=Han})[(（?][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]*[)）]?|\n(?=\n)|[ \u3000]+(?=\S)/gu,
    )) {
      gone.fill(1, index, index + found.length);
    }
    return units.filter((_, i) => gone[i] === 0);
  },

  /** A download leaves pinyin behind some characters. */
  soil(units, random) {
    const rate = 0.02 + random() * 0.06;
    return units.flatMap((unit) => {
      if (!isHan(unit) || random() > rate) return [unit];
      const sound = pinyin(unit.text, { toneType: 'symbol' });
      return /[āáǎàēéěèīíǐìōóǒòūúǔù]/.test(sound) ? [unit, ...put(`(${sound})`)] : [unit];
    });
  },

  /** Lines break elsewhere, paragraphs are indented, line ends are of another system, digits are wide. */
  layout(units, random) {
    const width = 18 + below(random, 40);
    const wraps = random() < 0.5;
    const isWide = random() < 0.4;
    const isIndented = random() < 0.5;
    const lineEnd = random() < 0.5 ? '\r\n' : '\n';
    let column = 0;
    return units.flatMap((unit, i): Unit[] => {
      const { text } = unit;
      if (text === '\n' || text === '\r') {
        column = 0;
        return text === '\n' ? [{ ...unit, text: lineEnd }] : [];
      }
      const result: Unit[] = [];
      if (column === 0 && isIndented) result.push(...put('\u3000\u3000'));
      if (wraps && column >= width && units[i - 1] && isHan(units[i - 1]!) && isHan(unit)) {
        result.push(...put(lineEnd));
        column = 0;
      }
      column++;
      const wide = isWide && /^[0-9]$/.test(text);
      result.push(
        wide ? { ...unit, text: String.fromCharCode(text.charCodeAt(0) + 0xfee0) } : unit,
      );
      return result;
    });
  },

  /** Characters are misread, doubled or lost, as text recognition does. */
  damage(units, random) {
    const rate = 0.005 + random() * 0.025;
    const other = (): string => String.fromCharCode(0x4e00 + below(random, 6000));
    let last = -1;
    return units.flatMap((unit, i): Unit[] => {
      if (unit.text === '\n' || random() > rate) return [unit];
      // A character lost beside one that came in is a character misread.
      const isNext = i === last + 1;
      last = i;
      const kind = isNext ? 0 : random();
      if (kind < 0.7) return [{ ...unit, text: other() }];
      return kind < 0.85 ? [] : [unit, ...put(other())];
    });
  },
};

const converters = new Map<string, (text: string) => string>();

function converter(from: 'cn' | 't', to: 'cn' | 't' | 'tw' | 'hk'): (text: string) => string {
  const key = `${from} ${to}`;
  let result = converters.get(key);
  if (!result) converters.set(key, (result = Converter({ from, to })));
  return result;
}
