import type { Edit } from '../decisions/edits';
import { followStep, type Step } from '../decisions/history';
import type { Retyping } from '../decisions/retype';
import type { SidecarPlace } from './sidecars';

/** What a retyping changed, as far as it is needed to take it back. */
export interface DoneRetyping {
  readonly folder: string;
  readonly retyping: Retyping;
  readonly files: readonly {
    readonly place: SidecarPlace;
    readonly article: string;
    readonly ids: ReadonlySet<string>;
  }[];
  readonly schema?: { readonly before: string; readonly after: string };
}

/** What was done at once, in one or several articles. */
export interface HistoryStep {
  /** Tells it from all others. */
  readonly id: number;
  readonly label: string;
  readonly articles: ReadonlyMap<string, Step>;
  /** The article that the person had in sight, where it may be none of these. */
  readonly madeIn?: string | undefined;
  /** A change of types, which concerns all articles of a folder. */
  readonly retyping?: DoneRetyping;
}

/** How many steps can be taken back. */
const MOST_STEPS = 200;

/** The steps of all articles, in the order in which they were done. */
export class DecisionHistory {
  #done: HistoryStep[] = [];
  #undone: HistoryStep[] = [];
  #ids = 0;

  /** @returns what tells the step from all others. */
  push(done: Omit<HistoryStep, 'id'>): number {
    const step: HistoryStep = { ...done, id: ++this.#ids };
    this.#done = [...this.#done, step].slice(-MOST_STEPS);
    // What was taken back in the same articles cannot be done again on top of it.
    this.#undone = this.#undone.filter(
      ({ articles }) => ![...step.articles.keys()].some((uri) => articles.has(uri)),
    );
    return step.id;
  }

  /** The last step that concerns an article or was made in it, or of all; with an id only that one, whatever came after it. */
  last(direction: 'undo' | 'redo', uri?: string, wanted?: number): HistoryStep | undefined {
    return (direction === 'undo' ? this.#done : this.#undone).findLast(
      ({ id, articles, madeIn, retyping }) =>
        (wanted === undefined || wanted === id) &&
        (uri === undefined ||
          madeIn === uri ||
          articles.has(uri) ||
          (retyping !== undefined && uri.startsWith(`${retyping.folder}/`))),
    );
  }

  /** Takes note that a step was taken back, or done again. */
  replayed(step: HistoryStep, direction: 'undo' | 'redo'): void {
    const without = (steps: HistoryStep[]) => steps.filter((one) => one !== step);
    this.#done = without(this.#done);
    this.#undone = without(this.#undone);
    if (direction === 'undo') this.#undone.push(step);
    else this.#done.push(step);
  }

  /** Whether a step has changed decisions on an article. */
  concerns(uri: string): boolean {
    return [...this.#done, ...this.#undone].some(({ articles }) => articles.has(uri));
  }

  /** Moves the places that the steps of an article remember with edits of its text. */
  edit(uri: string, edits: readonly Edit[], before: string): void {
    this.#map(uri, (step) => followStep(step, edits, before));
  }

  /** Gives up the places of an article whose text is another one; what else its steps changed can still be undone. */
  replaceText(uri: string): void {
    this.#map(uri, (step) => ({
      ...step,
      decisions: step.decisions.map((one) => ({ ...one, isLost: true })),
    }));
  }

  #map(uri: string, change: (step: Step) => Step): void {
    const mapped = (steps: HistoryStep[]): HistoryStep[] =>
      steps.map((step) => {
        const old = step.articles.get(uri);
        if (!old) return step;
        return { ...step, articles: new Map([...step.articles, [uri, change(old)]]) };
      });
    this.#done = mapped(this.#done);
    this.#undone = mapped(this.#undone);
  }
}
