import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from './report';

const COMMAND = join(__dirname, '../../dist/cli.js');
const SAMPLES = join(__dirname, '../samples');

/** Lines that a stream has few and many of. */
const FEW = 1_000;
const MANY = 10_000;

/** How many lines are dealt out to two processes: what each needs to warm up weighs less the more there are. */
const DEALT = [600, 3_000, MANY] as const;

/** How much more memory many lines may take than few. */
const FLAT = 1.5;

/** Runs the command and says by its last line of standard error how much memory that took, in KiB. */
const TOLD = `
process.on('exit', () => console.error(process.resourceUsage().maxRSS));
process.argv.splice(1, 0, ${JSON.stringify(COMMAND)});
require(${JSON.stringify(COMMAND)});
`;

function linesOf(count: number): string {
  const texts = readdirSync(SAMPLES)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => readFileSync(join(SAMPLES, name), 'utf8'));
  return Array.from({ length: count }, (_, id) =>
    JSON.stringify({ id, text: texts[id % texts.length] }),
  )
    .map((line) => `${line}\n`)
    .join('');
}

const ANNOTATE = ['annotate', '--stdin-format', 'jsonl'];

/** @throws where the command failed. */
function run(command: string, args: readonly string[], input: string) {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(command, args, {
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  const ms = performance.now() - started;
  if (status !== 0) throw new Error(stderr);
  return { ms, stdout, stderr };
}

/** A stream of lines: the memory of one process, and the time of two that GNU parallel deals lines out to. */
export default function parallel(report: Report): void {
  if (!existsSync(COMMAND)) throw new Error('Run `npm run build` first.');
  const [few, many] = [FEW, MANY].map((count) => {
    const { ms, stderr, stdout } = run(
      process.execPath,
      ['-e', TOLD, '--', ...ANNOTATE],
      linesOf(count),
    );
    return { ms, stdout, peak: Number(stderr.trim().split('\n').at(-1)) };
  }) as [Told, Told];
  report.expectCount('lines', many.stdout.trimEnd().split('\n').length, MANY);
  report.figure('one process', (MANY / many.ms) * 1000, 'lines/s', `${MANY} articles, one a line`);
  report.figure('memory', many.peak / 1024, 'MiB', `for ${MANY} lines`);
  report.ratio('memory grows', many.peak, few.peak, `for ${MANY} lines over ${FEW}`, FLAT);
  if (spawnSync('parallel', ['--version']).error) {
    console.log('  skipped: GNU parallel is not installed');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'zhengwen-parallel-'));
  const file = join(folder, 'articles.jsonl');
  const dealt = ['--pipepart', '-a', file, '--block', '-1', '-k', '-j2', '--no-notice', '-q'];
  const command = [process.execPath, COMMAND, ...ANNOTATE] as const;
  for (const count of DEALT) {
    const lines = linesOf(count);
    writeFileSync(file, lines);
    const [, ...args] = command;
    const alone = run(command[0], args, lines);
    const shared = run('parallel', [...dealt, ...command], '');
    if (shared.stdout !== alone.stdout) throw new Error('Two processes answer otherwise than one.');
    report.figure('speed-up', alone.ms / shared.ms, '×', `two processes over one, ${count} lines`);
  }
  rmSync(folder, { recursive: true });
}

interface Told {
  readonly ms: number;
  readonly stdout: string;
  readonly peak: number;
}
