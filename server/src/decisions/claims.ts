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

/** A place that another anchor wants as much as this one, less this share, is nobody's. */
const CONTESTED = 0.2;

/** What settled anchors say of the text. */
export class Claims {
  #settled: Needle[] = [];
  /** Stretches of the text that stand where settled anchors have them, character by character. */
  #known: Known[] = [];

  constructor(
    readonly skeleton: Skeleton,
    readonly needles: readonly Needle[],
  ) {}

  settle(needle: Needle, candidate: Candidate): void {
    needle.settled = candidate;
    this.#settled.push(needle);
    const left = likeBefore(this.skeleton.text, needle.before, candidate.start);
    const right = likeBehind(this.skeleton.text, needle.behind, candidate.end);
    // Where a context breaks off, the last characters may be alike by chance.
    const sure = (like: number, context: string): number =>
      like === context.length ? like : Math.max(0, like - 2);
    const start = candidate.start - sure(left, needle.before);
    const end = candidate.end + sure(right, needle.behind);
    const origin = candidate.start - needle.before.length;
    if (isWhole(candidate)) this.#known.push({ needle, start, end, origin });
    else {
      this.#known.push(
        { needle, start, end: candidate.start, origin },
        {
          needle,
          start: candidate.end,
          end,
          origin: candidate.end - needle.before.length - needle.quote.length,
        },
      );
    }
  }

  /** Gives up the places of anchors of which others, whose places are better, know that they are something else. */
  withdrawRefuted(): void {
    this.withdraw(this.#settled.filter((needle) => this.#isRefuted(needle)));
  }

  /** Gives up the places of anchors. */
  withdraw(needles: readonly Needle[]): void {
    const withdrawn = new Set(needles);
    if (withdrawn.size === 0) return;
    this.#settled = this.#settled.filter((needle) => !withdrawn.has(needle));
    this.#known = this.#known.filter(({ needle }) => !withdrawn.has(needle));
    for (const needle of withdrawn) delete needle.settled;
  }

  #isRefuted(needle: Needle): boolean {
    const settled = needle.settled!;
    const share = scoreOf(needle, settled) / mostOf(needle);
    return this.#known.some(
      (known) =>
        scoreOf(known.needle, known.needle.settled!) / mostOf(known.needle) > share &&
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
        !this.#settled.some(
          (other) => isOverlapping(other.settled!, candidate) && isApart(other, needle),
        ) && !this.#known.some((known) => stoodElsewhere(known, needle, candidate)),
    );
  }

  /** Whether another anchor that is not settled has its best place there, too, and about as good a one. */
  isContested(needle: Needle, candidate: Candidate): boolean {
    const score = scoreOf(needle, candidate) / mostOf(needle);
    return this.needles.some((other) => {
      if (other.settled || other === needle || !isApart(other, needle)) return false;
      const wanted = other.candidates[0];
      return (
        wanted !== undefined &&
        isOverlapping(wanted, candidate) &&
        wanted.lost + wanted.extra <= candidate.lost + candidate.extra &&
        scoreOf(other, wanted) / mostOf(other) > score - CONTESTED
      );
    });
  }
}

/** A stretch of the new skeleton that is as it was around a settled anchor. */
interface Known {
  readonly needle: Needle;
  readonly start: number;
  readonly end: number;
  /** Where the skeleton of the anchor's fragment begins. */
  readonly origin: number;
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
