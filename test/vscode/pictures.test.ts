import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { skip } from '../support/skip';
import { closeAll, openArticle, sample } from './articles';
import { hasCamera, takePicture } from './screenshot';

/** Every sample with a text to explain, and what the explanation has to say. */
const PICTURES = [
  ['on-site-office.txt', '四下基层', /现场办公下基层/],
  ['county-notice.txt', undefined, /^$/],
  ['county-briefing.zw.txt', undefined, /^$/],
  ['work-style-residue.txt', undefined, /^$/],
  ['digital-government-hant.txt', undefined, /^$/],
  ['newspaper-page.txt', undefined, /^$/],
  ['work-report-excerpt.txt', undefined, /^$/],
] as const;

describe('on the screen', () => {
  before(function () {
    if (!hasCamera) skip(this, 'only the VS Code from npm is started with what takes pictures');
  });
  afterEach(closeAll);

  for (const [name, hover, said] of PICTURES) {
    it(`${name} is highlighted${hover ? ` and ${hover} explained` : ''}`, async () => {
      await openArticle(sample(name));
      await vscode.commands.executeCommand('workbench.action.closeSidebar');
      const explanation = await takePicture({
        name: name.replace(/(\.zw)?\.txt$/, ''),
        ...(hover ? { hover } : {}),
      });
      assert.match(explanation, said);
    });
  }
});
