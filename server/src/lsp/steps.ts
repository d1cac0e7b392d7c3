import type { Runtime } from './runtime';

/** Between two steps, in milliseconds: a request that has arrived meanwhile is read, started and answered. */
const PAUSE = 5;

/** Lets what waits come first. */
export const pause = (runtime: Runtime): Promise<void> =>
  new Promise((resolve) => void runtime.setTimeout(resolve, PAUSE));

/**
 * Goes through long work step by step, so that what a person asks for meanwhile is answered between two steps.
 *
 * @param goesOn Whether the work is still wanted; asked before each step.
 * @returns what the work comes to; `undefined` where it was given up.
 */
export async function inSteps<T>(
  work: Generator<void, T>,
  runtime: Runtime,
  goesOn: () => boolean = () => true,
): Promise<T | undefined> {
  while (goesOn()) {
    const step = work.next();
    if (step.done) return step.value;
    await pause(runtime);
  }
  return undefined;
}
