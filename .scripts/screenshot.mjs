/**
 * Takes a picture of a file in the real VS Code with the extension.
 *
 *   node .scripts/screenshot.mjs FOLDER FILE OUT.png [--hover TEXT] [--theme NAME] [--width N] [--height N]
 *
 * FILE is relative to FOLDER. `--hover` rests the mouse on the first annotation that shows this text and waits for its
 * explanation. Build first: what stands in `dist` is what is shown.
 */
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { isMain, readManifest, root } from './lib/project.mjs';
import { setup } from './setup.mjs';

const PATIENCE = 60_000;

/** A decoration of the extension: VS Code names the classes of decorations by running numbers. */
const DECORATED = '.view-line span[class*="ced-"]';

/**
 * Opens a file in a browser's page and waits until it is annotated.
 *
 * @param server As `startVscode` gives it.
 */
async function openFile(page, server, folder, file) {
  const url = new URL(server.address);
  url.searchParams.set('folder', pathToFileURL(folder).pathname);
  const remote = `vscode-remote://127.0.0.1:${server.port}${pathToFileURL(join(folder, file)).pathname}`;
  url.searchParams.set('payload', JSON.stringify([['openFile', remote]]));
  await page.goto(url.href);
  await page.locator(DECORATED).first().waitFor({ timeout: PATIENCE });
}

async function hoverOver(page, text) {
  await page.locator(DECORATED, { hasText: text }).first().hover({ timeout: PATIENCE });
  const hover = page.locator('.monaco-hover:not(.hidden) .hover-contents').first();
  await hover.waitFor({ timeout: PATIENCE });
}

/** Takes one picture; every call uses a VS Code of its own with fresh state. */
export async function takeScreenshot({ folder, file, out, hover, theme, width, height }) {
  const { CACHE, startVscode } = await import('./lib/realVscode.mjs');
  const { launchChromium } = await import('./lib/chromium.mjs');
  const data = join(CACHE, `screenshot-${process.pid}`);
  const server = await startVscode(data, {
    extension: { folder: root, ...readManifest() },
    settings: theme ? { 'workbench.colorTheme': theme } : {},
  });
  try {
    const browser = await launchChromium();
    try {
      const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: 2 });
      await openFile(page, server, folder, file);
      if (hover) await hoverOver(page, hover);
      await mkdir(dirname(out), { recursive: true });
      await page.screenshot({ path: out });
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
    await rm(data, { recursive: true, force: true });
  }
}

if (isMain(import.meta)) {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        hover: { type: 'string' },
        theme: { type: 'string' },
        width: { type: 'string', default: '1280' },
        height: { type: 'string', default: '800' },
      },
    });
    const [folder, file, out] = positionals;
    if (!out)
      throw new Error(
        'Usage: node .scripts/screenshot.mjs FOLDER FILE OUT.png [--hover TEXT] [--theme NAME]',
      );
    await setup();
    await takeScreenshot({
      ...values,
      folder: resolve(folder),
      file,
      out: resolve(out),
      width: Number(values.width),
      height: Number(values.height),
    });
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
