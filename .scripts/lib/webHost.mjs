/** The extension in VS Code's web worker extension host, the one of a VS Code in the browser that has no server. */
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { launchChromium } from './chromium.mjs';
import { hoverText, openFile } from './editorPage.mjs';
import { inProject, root } from './project.mjs';
import { CACHE, installVscode, startVscode } from './realVscode.mjs';

const FOLDER = inProject('test/samples');
const FILE = 'on-site-office.txt';
const PICTURES = inProject('test/screenshots');

/** The name of the link to this project in the folder that VS Code serves. */
const LINK = 'extension-under-test';

/** What is checked, in order; each works with the page that the one before left. */
const CHECKS = {
  'an article is highlighted': ({ page, server }) => openFile(page, server, FOLDER, FILE),
  'the language server is a worker': ({ requested }) => {
    if (!requested.has('dist/browser/server.js')) {
      throw new Error('Nobody asked for dist/browser/server.js.');
    }
  },
  'a formula is explained': async ({ page }) => {
    const said = await hoverText(page, '四下基层');
    if (!said.includes('现场办公下基层')) throw new Error(`The explanation is: ${said}`);
  },
  'its picture is taken': async ({ page }) => {
    await mkdir(PICTURES, { recursive: true });
    await page.screenshot({ path: join(PICTURES, 'web.png') });
  },
};

/**
 * Puts the extension where the page can load it as a web extension, from an address of its own origin. An extension that the
 * server loads would run in Node, and could not start workers.
 *
 * @returns the path of that address.
 */
async function serveExtension() {
  const { app } = await installVscode();
  const link = join(app, LINK);
  if (!existsSync(link)) {
    await rm(link, { force: true });
    await symlink(root, link, 'junction');
  }
  const { quality, commit } = JSON.parse(readFileSync(join(app, 'product.json'), 'utf8'));
  return `/${quality ?? 'stable'}-${commit}/static/${LINK}`;
}

/**
 * Adds the extension to what the page is told of the workbench, before the workbench reads it. Runs in the page.
 *
 * It is one under development: the workbench scans those anew whenever it starts its extension hosts, as it does twice where
 * it learns late that a built-in extension is switched off. Additional built-in ones it then forgets now and again.
 */
function addExtension(extension) {
  document.addEventListener('readystatechange', () => {
    const meta = document.getElementById('vscode-workbench-web-configuration');
    if (!meta || document.readyState !== 'interactive') return;
    const settings = JSON.parse(meta.dataset.settings);
    settings.developmentOptions = { ...settings.developmentOptions, extensions: [extension] };
    meta.dataset.settings = JSON.stringify(settings);
  });
}

/**
 * Opens a sample and looks at it.
 *
 * @returns the checks that passed and those that failed, with the reason.
 * @throws (rejects) where VS Code or the browser does not start.
 */
export async function checkWebHost() {
  const data = join(CACHE, `web-${process.pid}`);
  const path = await serveExtension();
  const server = await startVscode(data, { forTests: true });
  try {
    const browser = await launchChromium();
    try {
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      const requested = new Set();
      page.on('requestfinished', (request) => {
        const [, file] = request.url().split(`${LINK}/`);
        if (file) requested.add(file);
      });
      const authority = `127.0.0.1:${server.port}`;
      await page.addInitScript(addExtension, { scheme: 'http', authority, path });
      return await check({ page, server, requested });
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
    await rm(data, { recursive: true, force: true });
  }
}

async function check(context) {
  const result = { passed: 0, failures: [] };
  for (const [title, run] of Object.entries(CHECKS)) {
    try {
      await run(context);
      result.passed++;
    } catch (error) {
      result.failures.push({ title, detail: error.message });
    }
  }
  return result;
}
