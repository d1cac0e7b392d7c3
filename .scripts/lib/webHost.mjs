/** The extension in VS Code's web worker extension host, the one of VS Code in a browser without any server. */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { launchChromium } from './chromium.mjs';
import { editorUrl, hoverText, remoteUri, settled } from './editorPage.mjs';
import { inProject, root } from './project.mjs';
import { CACHE, startVscode } from './realVscode.mjs';

const FOLDER = inProject('test/samples');
const FILE = 'on-site-office.txt';
const PICTURES = inProject('test/screenshots');

/** What is checked, in order; each works with the page that the one before left. */
const CHECKS = {
  'an article is highlighted': settled,
  'a formula is explained': async (page) => {
    const said = await hoverText(page, '四下基层');
    if (!said.includes('现场办公下基层')) throw new Error(`The explanation is: ${said}`);
  },
};

/**
 * Opens a sample and looks at it.
 *
 * @returns the checks that passed and those that failed, with the reason.
 * @throws (rejects) where VS Code or the browser does not start.
 */
export async function checkWebHost() {
  const data = join(CACHE, `web-${process.pid}`);
  const server = await startVscode(data, { forTests: true });
  try {
    const browser = await launchChromium();
    try {
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      await page.goto(
        editorUrl(server, FOLDER, [
          ['extensionDevelopmentPath', remoteUri(server, root)],
          ['extensionDevelopmentKind', 'web'],
          ['openFile', remoteUri(server, FOLDER, FILE)],
        ]),
      );
      return await check(page);
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
    await rm(data, { recursive: true, force: true });
  }
}

async function check(page) {
  const result = { passed: 0, failures: [] };
  for (const [title, run] of Object.entries(CHECKS)) {
    try {
      await run(page);
      result.passed++;
    } catch (error) {
      result.failures.push({ title, detail: error.message });
    }
  }
  await mkdir(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, 'web.png') });
  return result;
}
