/** Running the suite of `test/vscode` inside a real VS Code. */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inProject, root } from './project.mjs';
import { CACHE, installVscode, RELEASES } from './realVscode.mjs';

const SOURCES = inProject('test/vscode');
const LAUNCHER = join(SOURCES, 'launcher.mjs');

/** Bundles the suite's entry and its tests, each into a file of its own. */
async function bundleSuite(folder) {
  const { build } = await import('esbuild');
  const names = await readdir(SOURCES);
  await rm(folder, { recursive: true, force: true });
  await build({
    entryPoints: ['index.ts', ...names.filter((name) => name.endsWith('.test.ts'))].map((name) =>
      join(SOURCES, name),
    ),
    outdir: folder,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
}

/** What to start: Windows runs no script by its first line. */
async function launcherExecutable() {
  if (process.platform !== 'win32') return LAUNCHER;
  const wrapper = join(CACHE, 'launcher.cmd');
  await writeFile(wrapper, `@"${process.execPath}" "${LAUNCHER}" %*\r\n`);
  return wrapper;
}

/**
 * Runs the suite.
 *
 * @param report Where mocha's report is to be written.
 * @param options `host` is `npm` for the VS Code of the npm registry, `oldest` for the oldest that the manifest promises,
 *   from there too, or `desktop` for the stable one, downloaded.
 * @throws (rejects) where a test failed or VS Code did not get that far.
 */
export async function runVscodeSuite(report, { host = 'npm' } = {}) {
  const suite = join(CACHE, 'suite');
  const data = join(CACHE, `test-${process.pid}`);
  await mkdir(CACHE, { recursive: true });
  await bundleSuite(suite);
  const release = host === 'oldest' ? RELEASES.oldest : RELEASES.newest;
  if (host !== 'desktop') await installVscode(release);
  const { runTests } = await import('@vscode/test-electron');
  try {
    await runTests({
      ...(host === 'desktop' ? {} : { vscodeExecutablePath: await launcherExecutable() }),
      extensionDevelopmentPath: root,
      extensionTestsPath: join(suite, 'index.js'),
      launchArgs: [
        inProject('test/samples'),
        `--user-data-dir=${join(data, 'user')}`,
        `--extensions-dir=${join(data, 'extensions')}`,
        '--disable-extensions',
      ],
      extensionTestsEnv: { ZHENGWEN_TEST_REPORT: report, ZHENGWEN_VSCODE_RELEASE: release },
    });
  } finally {
    await rm(data, { recursive: true, force: true });
  }
}
