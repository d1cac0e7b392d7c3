import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { FORMATS } from '../../server/src/formats/registry';
import type { Report } from './report';

/** Articles of a small, a larger and a large corpus. */
const COUNTS = [10, 1_000, 10_000] as const;

/** How much more memory many articles may take than few. */
const FLAT = 2;

/** Memory that exports of corpora take, format by format, for few articles and for many. */
export default function corpus(report: Report): void {
  for (const { id } of FORMATS) {
    const peaks = COUNTS.map((count) => peakOf(id, count));
    const sizes = peaks.map(({ bytes }) => bytes);
    // A codebook is the same for all.
    if (id !== 'qdc') report.expectCount(`${id}, bytes an article`, sizes[2]!, sizes[1]! * 10, 0.1);
    const told = peaks.map(({ peak }, index) => `${(peak / 1024).toFixed(0)} for ${COUNTS[index]}`);
    report.ratio(
      id,
      peaks.at(-1)!.peak,
      peaks[0]!.peak,
      `memory for many over few, in MiB: ${told.join(', ')}`,
      FLAT,
    );
  }
}

/** How much memory articles take at most, in KiB, and what comes out, in bytes or UTF-16 code units. */
function peakOf(id: string, count: number): { readonly peak: number; readonly bytes: number } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--require', 'tsx/cjs', join(__dirname, 'peak.ts'), id, String(count)],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as { peak: number; bytes: number };
}
