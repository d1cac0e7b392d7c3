import { emptySidecar, type Sidecar } from '../decisions/decision';
import type { Edit } from '../decisions/edits';
import type { ReadSidecar } from '../decisions/sidecar';
import { serializeSidecar } from '../decisions/sidecar';
import { Skeleton } from '../decisions/skeleton';
import {
  follow,
  mergeStanding,
  placeDecisions,
  settle,
  takeOver,
  toSidecar,
  type Standing,
} from '../decisions/standing';
import type { SidecarPlace } from './sidecars';

/** The person's decisions on one article, in memory, beside the file in which they are kept. */
export class ArticleDecisions {
  #standing: Standing;
  #skeleton: Skeleton;
  /** The sidecar as it was read or written last. */
  #base: Sidecar;
  /** Whether something was decided that is not written. */
  isDirty = false;
  /** Whether writing failed last. */
  hasFailed = false;
  /** Whether somebody was told that something is not written, and waits to hear that it is. */
  isAwaited = false;
  /** Whether places have moved since they were written. */
  isMoved = false;
  /** Why the file could not be read or written last. */
  failure: string | undefined;
  /** What is wrong in the file. */
  problems: ReadSidecar['problems'] = [];

  /** @param text The article as it is now. */
  constructor(
    readonly uri: string,
    readonly place: SidecarPlace,
    text: string,
  ) {
    this.#base = emptySidecar(place.source);
    this.#skeleton = new Skeleton(text);
    this.#standing = placeDecisions(this.#base, text);
  }

  get standing(): Standing {
    return this.#standing;
  }

  /** Of the text in which the decisions stand. */
  get skeleton(): Skeleton {
    return this.#skeleton;
  }

  /** Whether everything stands in the file; while writing that failed is tried again, nobody knows. */
  get isSaved(): boolean {
    return !this.isDirty && !this.hasFailed;
  }

  get base(): Sidecar {
    return this.#base;
  }

  /** What is to be written. */
  sidecar(): Sidecar {
    return toSidecar(this.#standing, this.#skeleton);
  }

  /** Takes what was decided. */
  decide(standing: Standing): void {
    if (standing === this.#standing) return;
    this.#standing = standing;
    this.isDirty = true;
  }

  /** Follows edits exactly; see {@link follow}. */
  edit(edits: readonly Edit[], before: string, after: string): void {
    const standing = follow(this.#standing, edits, before);
    this.isMoved ||= standing !== this.#standing;
    this.#standing = standing;
    this.#skeleton = new Skeleton(after);
  }

  /** Looks for orphans: a text that was taken away may be back. */
  settle(): void {
    const before = this.#standing.orphans.length;
    this.#standing = settle(this.#standing, this.#skeleton);
    this.isMoved ||= before !== this.#standing.orphans.length;
  }

  /** Goes over to another version of the text, of which no edits are known. */
  replaceText(text: string): void {
    if (text === this.#skeleton.raw) return;
    this.#standing = placeDecisions(this.sidecar(), text);
    this.#skeleton = new Skeleton(text);
    this.isMoved = true;
  }

  /**
   * Takes in what stands in the file. Where nothing here waits to be written the file is right, also where it holds less
   * than before, as after going back to an older version. Where it is gone, or cannot be read as a whole, nothing here
   * is given up.
   *
   * @returns whether the file says something new.
   */
  read({ sidecar, problems, conflicts }: ReadSidecar): boolean {
    this.failure = undefined;
    const isNew = serializeSidecar(sidecar) !== serializeSidecar(this.#base);
    const isSameTrouble = JSON.stringify(problems) === JSON.stringify(this.problems);
    this.problems = problems;
    // Written again, the file is without the marks of the conflict.
    if (conflicts > 0) this.isDirty = true;
    if (!isNew) return !isSameTrouble;
    const isWhole = problems.length === 0 && sidecar.decisions.length > 0;
    if (this.isDirty || !isWhole) {
      this.#standing = mergeStanding(this.#standing, this.#skeleton, sidecar, this.#base);
    } else this.#standing = takeOver(this.#standing, this.#skeleton, sidecar);
    this.#base = sidecar;
    return true;
  }

  /**
   * Takes note that the file was written.
   *
   * @param sent What was given to be written; more may have been decided since.
   * @param found What stands in the file now.
   * @returns whether others had written meanwhile.
   */
  written(sent: Sidecar, { sidecar, problems }: ReadSidecar): boolean {
    this.failure = undefined;
    this.hasFailed = false;
    this.problems = problems;
    this.#base = sidecar;
    if (serializeSidecar(sidecar) === serializeSidecar(sent)) return false;
    this.#standing = mergeStanding(this.#standing, this.#skeleton, sidecar, sent);
    return true;
  }
}
