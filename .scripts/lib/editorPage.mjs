/** The editor in a browser's page: opening it and finding one's way on it. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** How long a part of the editor may take to appear, in milliseconds: generous, for slow machines. */
const PATIENCE = 60_000;

/** How long the mouse rests on a text before it is brought there anew, in milliseconds. */
const REST = 5_000;

/** A decoration of an extension's own type, in the layer behind the text. */
const DECORATION = '.monaco-editor .cdr[class*="TextEditorDecorationType"]';

/** A piece of text coloured otherwise than plain text, once tokens are there. */
const TOKEN = '.monaco-editor .view-line span[class^="mtk"]:not(.mtk1)';

/** A path on the server as the address of a resource. */
export const remoteUri = ({ port }, ...path) =>
  `vscode-remote://127.0.0.1:${port}${pathToFileURL(join(...path)).pathname}`;

/** The address of the editor with a folder, and with what a payload tells it. */
export function editorUrl(server, folder, payload = []) {
  const url = new URL(server.address);
  url.searchParams.set('folder', decodeURIComponent(pathToFileURL(folder).pathname));
  if (payload.length > 0) url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}

/** Opens a file of a folder and waits until it is annotated. */
export async function openFile(page, server, folder, file, patience = PATIENCE) {
  await page.goto(editorUrl(server, folder, [['openFile', remoteUri(server, folder, file)]]));
  await settled(page, patience);
}

/** Waits until highlights and token colours are painted. */
export async function settled(page, patience = PATIENCE) {
  for (const part of [DECORATION, TOKEN]) {
    await page.locator(part).first().waitFor({ timeout: patience });
  }
}

/** Where a text stands on the page; `undefined` where no line shows it. Runs in the page. */
function findText(text) {
  for (const line of document.querySelectorAll('.monaco-editor .view-line')) {
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    const nodes = [];
    let content = '';
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      nodes.push({ node, from: content.length });
      content += node.data;
    }
    const index = content.replaceAll('\u00a0', ' ').indexOf(text);
    if (index < 0) continue;
    const { node, from } = nodes.findLast((candidate) => candidate.from <= index);
    const range = document.createRange();
    range.setStart(node, index - from);
    range.setEnd(node, index - from + 1);
    const { left, top, width, height } = range.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  }
  return undefined;
}

/**
 * Rests the mouse on the first line that shows a text, and waits for an explanation.
 *
 * @returns the explanation in plain text.
 * @throws (rejects) where no line in sight shows the text, or nothing explains it.
 */
export async function hoverText(page, text) {
  const hover = page.locator('.monaco-hover:not(.hidden) .hover-contents').first();
  // What opens or closes beside the text moves it away from under the mouse, which is brought there again then.
  for (let left = PATIENCE; ; left -= REST) {
    const place = await page.evaluate(findText, text);
    if (!place) throw new Error(`No line in sight shows ${text}.`);
    await page.mouse.move(0, 0);
    await page.mouse.move(place.x, place.y, { steps: 4 });
    try {
      await hover.waitFor({ timeout: REST });
      return await hover.innerText();
    } catch (error) {
      if (left <= REST) throw error;
    }
  }
}
