/**
 * Opens VS Code with the extension, built from what stands here, on a folder of articles.
 *
 *   node .scripts/start.mjs [FOLDER] [--desktop] [--port N] [--no-open]
 *
 * Without a folder, the sample articles. VS Code is the one from npm and opens in the browser; `--desktop` uses the one
 * that is installed, by its command `code`.
 */
import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { openInBrowser } from './lib/browser.mjs';
import { run } from './lib/processes.mjs';
import { inProject, isMain, readManifest, root } from './lib/project.mjs';
import { setup } from './setup.mjs';

/** Where the editor is found again, so that the browser keeps what was set in it. */
const PORT = 8917;

/**
 * Sets up, builds and starts the editor in the browser's form.
 *
 * @returns its address with the folder in it, and how to stop it.
 */
async function startInBrowser(folder, port) {
  const { CACHE, startVscode } = await import('./lib/realVscode.mjs');
  const server = await startVscode(join(CACHE, 'start'), {
    port,
    extension: { folder: root, ...readManifest() },
    guarded: true,
  });
  const url = new URL(server.address);
  // The parameters encode it: a path that is encoded already would be encoded twice.
  url.searchParams.set('folder', decodeURIComponent(pathToFileURL(folder).pathname));
  return { ...server, url: url.href };
}

async function startOnDesktop(folder) {
  const { code } = await run(
    'code',
    ['--new-window', `--extensionDevelopmentPath=${root}`, folder],
    { shell: process.platform === 'win32' },
  ).catch(() => ({ code: undefined }));
  if (code === 0) return;
  throw new Error(
    'VS Code did not open. Is its command `code` installed? Without --desktop, VS Code from npm opens in the browser.',
  );
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      desktop: { type: 'boolean', default: false },
      port: { type: 'string', default: String(PORT) },
      'no-open': { type: 'boolean', default: false },
    },
  });
  // npm runs scripts in the project's folder and says where it was itself started.
  const from = process.env.INIT_CWD ?? process.cwd();
  const folder = positionals[0] ? resolve(from, positionals[0]) : inProject('test/samples');
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new Error(`There is no folder ${folder}.`);
  }
  await setup();
  const { build } = await import('./build.mjs');
  await build();
  if (values.desktop) return startOnDesktop(folder);

  const server = await startInBrowser(folder, Number(values.port));
  console.log(`\n政文 Zhengwen in VS Code: ${server.url}\nCtrl-C stops it.`);
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      stopping = true;
      void server.stop();
    });
  }
  if (!values['no-open']) openInBrowser(server.url);
  const code = await server.ended;
  if (!stopping) throw new Error(`VS Code ended (${code}).`);
}

if (isMain(import.meta)) {
  try {
    await main();
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
