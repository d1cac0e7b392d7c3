/**
 * Takes a picture of a file in the real VS Code with the extension.
 *
 *   node .scripts/screenshot.mjs FOLDER FILE OUT.png [--hover TEXT] [--theme NAME] [--width N] [--height N]
 *
 * FILE is relative to FOLDER. `--hover` rests the mouse on the first place that shows this text and waits for its
 * explanation. Build first: what stands in `dist` is what is shown.
 */
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { hoverText, openFile } from './lib/editorPage.mjs';
import { isMain, readManifest, root } from './lib/project.mjs';
import { setup } from './setup.mjs';

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
      if (hover) await hoverText(page, hover);
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
