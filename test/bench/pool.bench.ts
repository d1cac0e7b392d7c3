import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { lexiconData } from '../support/lexicon';
import { SHARED } from '../support/shared';
import { measure, type Report } from './report';
import { shippedEngine } from './shipped';

const POOL = join(SHARED, 'pool', 'xwlb_daily');

/** About a megabyte of UTF-8. */
const LENGTH = 360_000;

/** After how many runs the compiler has settled: the speed still doubles between the fourth and the tenth. */
const WARM_UPS = 12;

/** The lengths between which time per character must not grow, in UTF-16 code units. */
const LENGTHS = [10_000, 100_000, 1_000_000, 4_000_000] as const;
const LINEAR = 2;

/** Tagging by Debian's python3-jieba: prints how many words it tagged. */
const POSSEG = `
import sys, jieba.posseg as posseg
posseg.lcut('预热')
text = sys.stdin.read()
import time
start = time.perf_counter()
count = sum(1 for line in text.split('\\n') for _ in posseg.cut(line))
print(count, time.perf_counter() - start)
`;

/** Transcripts of Xinwen Lianbo, as many as there are, one after another. */
function poolText(): string {
  const files = (folder: string): string[] =>
    readdirSync(folder)
      .sort()
      .flatMap((name) => {
        const path = join(folder, name);
        return statSync(path).isDirectory() ? files(path) : [path];
      });
  return files(POOL)
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
}

/** A text of a length, in which no paragraph stands twice. */
function ofLength(text: string, length: number): string {
  const parts: string[] = [];
  for (let total = 0, copy = 0; total < length; copy++) {
    const part = copy === 0 ? text : text.replace(/(?<=\S)$/gm, `（之${copy}）`);
    parts.push(part.slice(0, length - total));
    total += part.length;
  }
  return parts.join('').slice(0, length);
}

/**
 * Analysis of real text: cold, against taggers of words on the same text, and over four orders of length. Says so and
 * measures nothing where the pool does not lie beside the checkout.
 */
export default async function pool(report: Report): Promise<void> {
  if (!existsSync(POOL)) {
    console.log('  skipped: there is no ../shared/pool');
    return;
  }
  const { analyze, createLexicon } = await shippedEngine();
  const lexicon = createLexicon(lexiconData());
  const all = poolText();
  const text = all.slice(0, LENGTH);
  const jieba = await import('nodejieba').then(
    (module) => module.default,
    () => undefined,
  );
  const works: Record<string, () => number> = {
    cold: () => analyze(text, lexicon).annotations.length,
  };
  if (jieba) {
    works.nodejieba = () => text.split('\n').reduce((sum, line) => sum + jieba.tag(line).length, 0);
  }
  const measured = measure(works, WARM_UPS);
  const cold = measured.cold!;
  report.figure(
    'cold',
    text.length / cold.ms / 1000,
    'M chars/s',
    `${text.length} characters, ${cold.count} annotations`,
  );
  if (measured.nodejieba) {
    report.ratio('nodejieba.tag ÷ cold', measured.nodejieba.ms, cold.ms, 'the same text');
  }
  const python = spawnSync('/usr/bin/python3', ['-c', POSSEG], { input: text, encoding: 'utf8' });
  if (python.status === 0) {
    const [words, seconds] = python.stdout.trim().split(' ').map(Number) as [number, number];
    report.ratio('posseg ÷ cold', seconds * 1000, cold.ms, `the same text, ${words} words`);
  } else console.log('  posseg: python3-jieba is not installed');

  const times = LENGTHS.map((length) => {
    const sample = ofLength(all, length);
    const { run } = measure({ run: () => analyze(sample, lexicon).annotations.length });
    return run.ms / length;
  });
  report.ratio(
    'linearity',
    Math.max(...times.slice(1)),
    times[1]!,
    `time per character, ${LENGTHS.join(', ')} characters`,
    LINEAR,
  );
}
