/** The engine as it ships: bundled, and not as a loader of TypeScript serves it, which wraps every function it makes. */
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { analyze } from '../../server/src/document/analysis';
import type { createLexicon } from '../../server/src/lexicon/lexicon';

const ROOT = join(__dirname, '../..');

/** What benches need of the engine. */
interface Engine {
  readonly analyze: typeof analyze;
  readonly createLexicon: typeof createLexicon;
}

const ENTRY = `
export { analyze } from './server/src/document/analysis';
export { createLexicon } from './server/src/lexicon/lexicon';
`;

/** Bundles the engine and loads it. */
export async function shippedEngine(): Promise<Engine> {
  const folder = join(ROOT, '.vscode-test', 'bench');
  await mkdir(folder, { recursive: true });
  const outfile = join(folder, 'engine.cjs');
  await build({
    stdin: { contents: ENTRY, resolveDir: ROOT, loader: 'ts' },
    outfile,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    logLevel: 'warning',
  });
  return createRequire(__filename)(outfile) as Engine;
}
