/**
 * Builds for production and packs the extension into `zhengwen-VERSION.vsix`.
 *
 *   node .scripts/package.mjs [--out FILE]
 */
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { inProject, isMain, readManifest, root } from './lib/project.mjs';
import { setup } from './setup.mjs';

/**
 * Packs what `.vscodeignore` lets through.
 *
 * @returns the path of the package.
 * @throws (rejects) where the build or the packing fails.
 */
export async function packageExtension(out) {
  const { name, version } = readManifest();
  const { build } = await import('./build.mjs');
  const { createVSIX } = await import('@vscode/vsce');
  const packagePath = out ?? inProject(`${name}-${version}.vsix`);
  await build({ production: true });
  await createVSIX({
    cwd: root,
    packagePath,
    // Everything is bundled; pictures of the README are in the package.
    dependencies: false,
    rewriteRelativeLinks: false,
    allowMissingRepository: true,
  });
  return packagePath;
}

if (isMain(import.meta)) {
  try {
    const { values } = parseArgs({ options: { out: { type: 'string' } } });
    await setup();
    const out = values.out && resolve(process.env.INIT_CWD ?? process.cwd(), values.out);
    const path = await packageExtension(out);
    console.log(`${path} (${(statSync(path).size / 1e6).toFixed(1)} MB)`);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
