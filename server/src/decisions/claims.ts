/** What anchors that found their place say of the places of others. */
import { raw } from '../text/offsets';
import {
  isApart,
  isOverlapping,
  isWhole,
  likeBefore,
  likeBehind,
  mostOf,
  scoreOf,
  type Candidate,
  type Needle,
} from './needle';
import type { Skeleton } from './skeleton';
import { SpanGrid } from './spanGrid';

/** A place that another anchor wants as much as this one, less this share, is nobody's. */
const CONTESTED = 0.2;

/** What settled anchors say of the text. */
export class Claims {
  /** The places of settled anchors, */
  #settled = new SpanGrid<Claim>();
  /** and the numbers of these anchors, in order. */
  #order: number[] = [];
  /** Stretches of the text that stand where settled anchors have them, character by character. */
  #known = new SpanGrid<Known>();
  /** The best places of all anchors. */
  #wanted: SpanGrid<Claim> | undefined;
  readonly #numbers: ReadonlyMap<Needle, number>;

  /** @param needles In the order of the text that they come from. */
  constructor(
    readonly skeleton: Skeleton,
    readonly needles: readonly Needle[],
  ) {
    this.#numbers = new Map(needles.map((needle, i) => [needle, i]));
  }

  settle(needle: Needle, candidate: Candidate): void {
    needle.settled = candidate;
    const number = this.#numbers.get(needle)!;
    this.#order.splice(this.#rank(number), 0, number);
    this.#claim(needle, candidate);
  }

  #claim(needle: Needle, candidate: Candidate): void {
    this.#settled.add({ needle, start: candidate.start, end: candidate.end });
    for (const known of knownAround(this.skeleton.text, needle, candidate)) this.#known.add(known);
  }

  /** How many settled anchors come before the one with a number. */
  #rank(number: number): number {
    let low = 0;
    let high = this.#order.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#order[middle]! < number) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Whether nothing is said of the text but about the words of an anchor; a corrected suggestion has two. */
  isAlone(needle: Needle): boolean {
    return this.needles.length <= 2 && this.needles.every((other) => !isApart(other, needle));
  }

  /** The settled anchors next to another, before it and behind it. */
  neighboursOf(needle: Needle): Needle[] {
    return [...this.#settledFrom(needle, -1, 1), ...this.#settledFrom(needle, 1, 1)];
  }

  /** The settled anchors that stood within a distance of another, in code units of the raw text. */
  neighboursWithin(needle: Needle, distance: number): Needle[] {
    const isFar = ({ anchor }: Needle): boolean =>
      Math.abs(anchor.start - needle.anchor.start) > distance;
    return [
      ...this.#settledFrom(needle, -1, Infinity, isFar),
      ...this.#settledFrom(needle, 1, Infinity, isFar),
    ];
  }

  /** The settled anchors on one side of another, the nearest first, up to so many or one that is too far. */
  *#settledFrom(
    needle: Needle,
    step: 1 | -1,
    most: number,
    isFar: (other: Needle) => boolean = () => false,
  ): Generator<Needle> {
    const number = this.#numbers.get(needle)!;
    let rank = this.#rank(number);
    if (step < 0) rank--;
    else if (this.#order[rank] === number) rank++;
    for (let left = most; left > 0; left--, rank += step) {
      const found = this.#order[rank];
      if (found === undefined || isFar(this.needles[found]!)) return;
      yield this.needles[found]!;
    }
  }

  /** Gives up the places of anchors of which others, whose places are better, know that they are something else. */
  withdrawRefuted(): void {
    const settled = this.#order.map((number) => this.needles[number]!);
    this.withdraw(settled.filter((needle) => this.#isRefuted(needle)));
  }

  /** Gives up the places of anchors. */
  withdraw(needles: readonly Needle[]): void {
    if (needles.length === 0) return;
    for (const needle of needles) delete needle.settled;
    this.#order = this.#order.filter((number) => this.needles[number]!.settled);
    this.#settled = new SpanGrid();
    this.#known = new SpanGrid();
    for (const number of this.#order) {
      const needle = this.needles[number]!;
      this.#claim(needle, needle.settled!);
    }
  }

  #isRefuted(needle: Needle): boolean {
    const settled = needle.settled!;
    const share = shareOf(needle, settled);
    return this.#known.someNear(
      settled,
      (known) =>
        shareOf(known.needle, known.needle.settled!) > share &&
        stoodElsewhere(known, needle, settled),
    );
  }

  /**
   * The candidates of an anchor that no other anchor speaks against, the best first: two spans that kept apart cannot
   * come to lie over one another, and what is known to have stood elsewhere did not stand here.
   */
  freeOf(needle: Needle): Candidate[] {
    return this.freeAmong(needle, needle.candidates);
  }

  /** As {@link freeOf}, of places that are no candidates. */
  freeAmong(needle: Needle, places: readonly Candidate[]): Candidate[] {
    return places.filter(
      (candidate) =>
        !this.#settled.someNear(
          candidate,
          (other) => isOverlapping(other, candidate) && isApart(other.needle, needle),
        ) && !this.#known.someNear(candidate, (known) => stoodElsewhere(known, needle, candidate)),
    );
  }

  /** Whether another anchor that is not settled has its best place there, too, and about as good a one. */
  isContested(needle: Needle, candidate: Candidate): boolean {
    this.#wanted ??= new SpanGrid(
      this.needles.flatMap((other) => {
        const [wanted] = other.candidates;
        return wanted ? [{ needle: other, start: wanted.start, end: wanted.end }] : [];
      }),
    );
    const share = shareOf(needle, candidate);
    return this.#wanted.someNear(candidate, ({ needle: other }) => {
      if (other.settled || other === needle || !isApart(other, needle)) return false;
      const wanted = other.candidates[0]!;
      return (
        isOverlapping(wanted, candidate) &&
        wanted.lost + wanted.extra <= candidate.lost + candidate.extra &&
        shareOf(other, wanted) > share - CONTESTED
      );
    });
  }
}

const shareOf = (needle: Needle, candidate: Candidate): number =>
  scoreOf(needle, candidate) / mostOf(needle);

/** A place of an anchor. */
interface Claim {
  readonly needle: Needle;
  readonly start: number;
  readonly end: number;
}

/** A stretch of the new skeleton that is as it was around a settled anchor. */
interface Known {
  readonly needle: Needle;
  readonly start: number;
  readonly end: number;
  /** Where the skeleton of the anchor's fragment begins. */
  readonly origin: number;
}

/** What is known around a settled anchor: all of it where its quote is whole, else both sides of the quote. */
function knownAround(text: string, needle: Needle, candidate: Candidate): Known[] {
  const { before, quote, behind } = needle;
  const left = likeBefore(text, before, candidate.start);
  const right = likeBehind(text, behind, candidate.end);
  // Where a context breaks off, the last characters may be alike by chance.
  const sure = (like: number, context: string): number =>
    like === context.length ? like : Math.max(0, like - 2);
  const start = candidate.start - sure(left, before);
  const end = candidate.end + sure(right, behind);
  const origin = candidate.start - before.length;
  if (isWhole(candidate)) return [{ needle, start, end, origin }];
  return [
    { needle, start, end: candidate.start, origin },
    { needle, start: candidate.end, end, origin: candidate.end - before.length - quote.length },
  ];
}

/** Whether what stands at a candidate is known to be another part of the old text than an anchor's. */
function stoodElsewhere(
  { needle: { anchor, fragment }, start, end, origin }: Known,
  needle: Needle,
  candidate: Candidate,
): boolean {
  if (candidate.start < start || candidate.end > end) return false;
  const offset = needle.anchor.start - (anchor.start - anchor.prefix.length);
  if (offset < 0 || offset >= fragment.raw.length) return true;
  return fragment.offsetOf(raw(offset)) !== candidate.start - origin;
}
