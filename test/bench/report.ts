/**
 * What benches measure with and report to. Times differ from machine to machine; what is judged are ratios of times taken
 * side by side in one run, and counts that prove that the work was done.
 */

/** How often a piece of work is timed. */
const RUNS = 5;

/** How often it runs before that: an engine compiles what runs often, and goes on doing so for a while. */
const WARM_UPS = 4;

/** Work that was timed. */
export interface Measured {
  /** The median, in milliseconds. */
  readonly ms: number;
  /** What the work counted, the same in every run. */
  readonly count: number;
}

/** A line of the report. */
export interface Line {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The value must not exceed it. */
  readonly ceiling?: number;
  /** What was measured, in words. */
  readonly what: string;
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1]!;

/** Milliseconds that a piece of work takes, with what it counts. */
function time(work: () => number): Measured {
  const started = performance.now();
  const count = work();
  return { ms: performance.now() - started, count };
}

/** @throws where the counts differ from run to run, or nothing was counted. */
function summarize(runs: readonly Measured[]): Measured {
  const [{ count }] = runs as [Measured];
  if (count <= 0) throw new Error('The work counted nothing: there was none.');
  if (runs.some((run) => run.count !== count)) throw new Error('The work differs from run to run.');
  return { ms: median(runs.map(({ ms }) => ms)), count };
}

/**
 * Times pieces of work side by side: in every round each of them once, so that what disturbs the machine disturbs all.
 *
 * @param works By name; each returns the count of what it did, such as the annotations found.
 * @param warmUps How often each runs before it is timed.
 * @throws where a count is zero or differs from run to run.
 */
export function measure<Name extends string>(
  works: Readonly<Record<Name, () => number>>,
  warmUps = WARM_UPS,
): Record<Name, Measured> {
  const entries = Object.entries<() => number>(works);
  for (let i = 0; i < warmUps; i++) for (const [, work] of entries) work();
  const rounds = Array.from({ length: RUNS }, () => entries.map(([, work]) => time(work)));
  return Object.fromEntries(
    entries.map(([name], index) => [name, summarize(rounds.map((round) => round[index]!))]),
  ) as Record<Name, Measured>;
}

/** The lines of one bench. */
export class Report {
  readonly lines: Line[] = [];

  /** Says what was measured, without judging it. */
  figure(name: string, value: number, unit: string, what: string): void {
    this.lines.push({ name, value, unit, what });
  }

  /** Says what was measured, and what it may not exceed on any machine that people work on. */
  limit(name: string, value: number, unit: string, what: string, ceiling: number): void {
    this.lines.push({ name, value, unit, what, ceiling });
  }

  /** Says how two times stand to one another, and how far the first may exceed the second. */
  ratio(name: string, over: number, under: number, what: string, ceiling?: number): void {
    this.lines.push({
      name,
      value: over / under,
      unit: '×',
      what,
      ...(ceiling === undefined ? {} : { ceiling }),
    });
  }

  /** @throws where a count is not what it has to be, give or take a share of it. */
  expectCount(what: string, count: number, expected: number, tolerance = 0): void {
    if (Math.abs(count - expected) <= expected * tolerance) return;
    throw new Error(`${what}: ${count} where ${expected} were expected.`);
  }
}

/** A bench: its file's default export. */
export type Bench = (report: Report) => void | Promise<void>;
