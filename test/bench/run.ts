/**
 * Runs every `*.bench.ts` beside this file, or those whose names are given, and prints what they report. The exit code is
 * 1 where a ratio exceeds its ceiling or the work was not done.
 */
import { createRequire } from 'node:module';
import { availableParallelism, cpus } from 'node:os';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { type Bench, type Line, Report } from './report';

const load = createRequire(__filename);

const digits = (value: number): string => value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);

function format({ name, value, unit, ceiling, what }: Line): string {
  const judged =
    ceiling === undefined ? '' : `(≤ ${ceiling}${value > ceiling ? ', EXCEEDED' : ''})`;
  return `  ${name.padEnd(24)} ${digits(value).padStart(8)} ${unit.padEnd(10)} ${judged.padEnd(10)} ${what}`;
}

async function main(names: readonly string[]): Promise<boolean> {
  const files = globSync('*.bench.ts', { cwd: __dirname }).sort();
  const chosen = files.filter(
    (file) => names.length === 0 || names.includes(file.replace('.bench.ts', '')),
  );
  if (chosen.length === 0) throw new Error(`No such bench; there are ${files.join(', ')}.`);
  console.log(
    `Node ${process.version}, ${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown'}`,
  );
  let good = true;
  for (const file of chosen) {
    console.log(`\n${file.replace('.bench.ts', '')}`);
    const { default: bench } = load(join(__dirname, file)) as { default: Bench };
    const report = new Report();
    try {
      await bench(report);
    } catch (error) {
      good = false;
      console.log(`  FAILED: ${error instanceof Error ? error.message : String(error)}`);
    }
    for (const line of report.lines) {
      console.log(format(line));
      if (line.ceiling !== undefined && line.value > line.ceiling) good = false;
    }
  }
  return good;
}

main(process.argv.slice(2)).then(
  (good) => {
    process.exitCode = good ? 0 : 1;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
