#!/usr/bin/env node
/**
 * Stands for the desktop VS Code where `@vscode/test-electron` runs tests: takes the same arguments, opens the VS Code from
 * npm in a headless Chromium, runs the suite in its extension host and ends with the suite's exit code.
 *
 * Understood are `--extensionDevelopmentPath`, `--extensionTestsPath`, `--user-data-dir` and the folder to open; the rest
 * is for the desktop only. `ZHENGWEN_VSCODE_RELEASE` chooses the release of code-server.
 */
import { createServer } from 'node:http';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { launchChromium } from '../../.scripts/lib/chromium.mjs';
import { editorUrl, hoverText, remoteUri, settled } from '../../.scripts/lib/editorPage.mjs';
import { inProject } from '../../.scripts/lib/project.mjs';
import { startVscode } from '../../.scripts/lib/realVscode.mjs';

const PICTURES = inProject('test/screenshots');

/** What the arguments say. */
function readArguments(args) {
  const value = (name) => args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
  return {
    extension: value('extensionDevelopmentPath'),
    tests: value('extensionTestsPath'),
    data: value('user-data-dir'),
    folder: args.find((arg) => !arg.startsWith('-')),
  };
}

/** Takes pictures of a page for the tests, and presses keys or the button of a row of a list on it, on request. */
async function openCamera(page) {
  await mkdir(PICTURES, { recursive: true });
  const camera = createServer(async (request, response) => {
    try {
      const chunks = await request.toArray();
      const { name, hover, text, keys, button } = JSON.parse(Buffer.concat(chunks).toString());
      if (keys) {
        for (const key of keys) await page.keyboard.press(key);
        response.end();
        return;
      }
      if (button) {
        const icon = page.locator(`.codicon-${button}`);
        const row = page
          .locator('.quick-input-list .monaco-list-row')
          .filter({ has: icon })
          .first();
        await row.hover();
        await row.locator(icon).click();
        response.end();
        return;
      }
      await settled(page);
      if (text) await page.getByText(text).first().waitFor();
      const said = hover ? await hoverText(page, hover) : '';
      await page.screenshot({ path: join(PICTURES, `${name}.png`) });
      await page.mouse.move(0, 0);
      response.end(said);
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  await new Promise((resolve) => camera.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${camera.address().port}/`, close: () => camera.close() };
}

/**
 * Resolves with the exit code of the suite. VS Code calls these functions of the page during a test run; they are what
 * `@vscode/test-web` listens to. What it logs is noisy and shown only where the suite failed.
 */
function exitCodeOf(page) {
  const log = [];
  return new Promise((resolve, reject) => {
    void page.exposeFunction('codeAutomationLog', (type, args) => {
      log.push(args.map(String).join(' '));
    });
    void page.exposeFunction('codeAutomationExit', (code) => {
      if (code !== 0) console.error(log.join('\n'));
      resolve(code);
    });
    page.once('crash', () => reject(new Error('The page crashed.')));
  });
}

async function main() {
  const { extension, tests, data, folder } = readArguments(process.argv.slice(2));
  const browser = await launchChromium();
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const camera = await openCamera(page);
  const server = await startVscode(data, {
    release: process.env.ZHENGWEN_VSCODE_RELEASE,
    forTests: true,
    env: { ZHENGWEN_TEST_CAMERA: camera.url },
  });
  try {
    const ended = exitCodeOf(page);
    const died = server.ended.then((code) => Promise.reject(new Error(`VS Code ended (${code}).`)));
    const opened = page.goto(
      editorUrl(server, folder, [
        ['extensionDevelopmentPath', remoteUri(server, extension)],
        ['extensionTestsPath', remoteUri(server, tests)],
      ]),
    );
    return await Promise.race([Promise.all([ended, opened]).then(([code]) => code), died]);
  } finally {
    camera.close();
    await browser.close();
    await server.stop();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
