/** Commands that rewrite articles, and the view in another script. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { PAGE } from '../support/page';
import {
  activate,
  closeAll,
  newFolder,
  openArticle,
  removeFiles,
  sample,
  showFile,
  until,
} from './articles';
import { hasCamera, takePicture } from './screenshot';

const { executeCommand } = vscode.commands;

const HANS = '会议强调，要推动高质量发展，完成13项任务。\n全市上下要抓好落实。\n';
const HANT = '會議強調，要推動高質量發展，完成13項任務。\n全市上下要抓好落實。\n';

/** Shows a text as an article. */
async function openText(content: string): Promise<vscode.TextEditor> {
  await activate();
  return showFile('article.zw.txt', content);
}

describe('rewriting', () => {
  afterEach(async () => {
    await executeCommand('workbench.action.revertAndCloseActiveEditor');
    await closeAll();
  });

  it('converts a file in one step', async () => {
    const { document } = await openText(HANS);
    await executeCommand('zhengwen.convertFile', 'zh-Hant');
    assert.equal(document.getText(), HANT);
    await executeCommand('undo');
    assert.equal(document.getText(), HANS);
  });

  it('recognises what a file is in, unless told', async () => {
    const source = '程式設計師在會議裡展示軟體。\n';
    const { document } = await openText(source);
    await executeCommand('zhengwen.convertFile', 'zh-CN');
    assert.equal(document.getText(), '程序员在会议里展示软件。\n');
    await executeCommand('undo');
    await executeCommand('zhengwen.convertFile', { from: 'zh-TW', to: 'zh-CN' });
    assert.equal(document.getText(), '程式设计师在会议里展示软体。\n');
  });

  it('converts each selection on its own', async () => {
    const editor = await openText(HANS);
    editor.selections = [new vscode.Selection(0, 0, 0, 4), new vscode.Selection(1, 0, 1, 4)];
    await executeCommand('zhengwen.convertSelection', 'zh-Hant');
    assert.equal(editor.document.getText(), HANS.replace('会议强调', '會議強調'));
  });

  it('converts very long files in one step, with the cursor where it was', async () => {
    const editor = await openText(HANS.repeat(1000));
    editor.selection = new vscode.Selection(1000, 8, 1001, 2);
    await executeCommand('zhengwen.convertFile', 'zh-Hant');
    assert.equal(editor.document.getText(), HANT.repeat(1000));
    assert.deepEqual(
      [editor.selection.anchor, editor.selection.active].map(({ line, character }) => [
        line,
        character,
      ]),
      [
        [1000, 8],
        [1001, 2],
      ],
    );
    await executeCommand('undo');
    assert.equal(editor.document.getText(), HANS.repeat(1000));
  });

  it('cleans an article in one step', async () => {
    const dirty = `${HANT.replace('質', '質(zhì)')}打印本页\n`;
    const { document } = await openText(dirty);
    await executeCommand('zhengwen.cleanArticle', { apply: true });
    assert.equal(document.getText(), HANT);
    await executeCommand('undo');
    assert.equal(document.getText(), dirty);
  });

  /** Shows an article that would lose a decision, and what it becomes. */
  async function askToClean() {
    const dirty = `${HANT.replace('質', '質(zhì)')}相關閱讀\n縣裡推進“四下基層”\n`;
    const editor = await openText(dirty);
    const { document } = editor;
    const { review } = await activate();
    const at = document.positionAt(dirty.indexOf('四下基層'));
    editor.selection = new vscode.Selection(at, at.translate(0, 4));
    await executeCommand('zhengwen.acceptAnnotation');
    await until(review.onDidChange, () => {
      return review.get(document)?.items.some(({ state }) => state === 'accepted') === true;
    });
    const isDiff = () => shownDiff()?.original.toString() === document.uri.toString();
    const cleaned = executeCommand('zhengwen.cleanArticle');
    await until(vscode.window.tabGroups.onDidChangeTabs, isDiff);
    return { document, dirty, cleaned };
  }
  const shownDiff = (): vscode.TabInputTextDiff | undefined => {
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    return input instanceof vscode.TabInputTextDiff ? input : undefined;
  };

  it('shows what cleaning changes, and cleans where a person agrees above the text', async () => {
    const { document, dirty, cleaned } = await askToClean();
    if (hasCamera) await takePicture({ name: 'clean-article' });
    assert.equal(document.getText(), dirty);
    await executeCommand('zhengwen.applyCleaning');
    await cleaned;
    assert.equal(document.getText(), HANT);
    assert.equal(shownDiff(), undefined);
    await executeCommand('undo');
    assert.equal(document.getText(), dirty);
  });

  it('leaves the text as it is where a person says so above it', async () => {
    const { document, dirty, cleaned } = await askToClean();
    await executeCommand('zhengwen.discardCleaning');
    await cleaned;
    assert.equal(document.getText(), dirty);
    assert.equal(shownDiff(), undefined);
  });

  it('asks anew where cleaning is asked for again', async () => {
    const { document, dirty, cleaned } = await askToClean();
    await vscode.window.showTextDocument(document);
    const again = executeCommand('zhengwen.cleanArticle');
    await cleaned;
    assert.equal(document.getText(), dirty);
    await until(vscode.window.tabGroups.onDidChangeTabs, () => shownDiff() !== undefined);
    await executeCommand('zhengwen.applyCleaning');
    await again;
    assert.equal(document.getText(), HANT);
  });

  it('cleans an article as a source action', async () => {
    const dirty = HANT.replace('質', '質(zhì)');
    const { document } = await openText(dirty);
    const range = new vscode.Range(0, 0, 0, 0);
    const [fix] = await executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
      'source.fixAll.zhengwen',
    );
    assert.ok(fix?.edit);
    await vscode.workspace.applyEdit(fix.edit);
    assert.equal(document.getText(), HANT);
  });

  it('shows an article in another script beside it, with highlights of its own', async () => {
    const { document } = await openArticle(sample('on-site-office.txt'));
    const { annotations } = await activate();
    await executeCommand('zhengwen.showInScript', 'zh-HK');
    const view = vscode.workspace.textDocuments.find(
      ({ uri }) => uri.scheme === 'zhengwen-view' && uri.path.startsWith('/zh-HK/'),
    );
    assert.ok(view);
    await until(annotations.onDidChange, () => annotations.get(view) !== undefined);
    const here = annotations.get(document)!.annotations;
    const there = annotations.get(view)!.annotations;
    assert.deepEqual(
      there.map(({ type }) => type),
      here.map(({ type }) => type),
    );
    assert.equal(view.lineCount, document.lineCount);
    // Lines of another language would be of another height.
    assert.equal(view.languageId, document.languageId);
    assert.notEqual(view.getText(), document.getText());
  });

  const setSticky = (sticky: boolean | undefined): Thenable<void> =>
    vscode.workspace
      .getConfiguration('editor.stickyScroll')
      .update('enabled', sticky, vscode.ConfigurationTarget.Global);
  after(() => setSticky(undefined));
  for (const sticky of [true, false]) {
    it(`scrolls along with its article, ${sticky ? 'with' : 'without'} sticky scroll`, async () => {
      await setSticky(sticky);
      const paragraphs = Array.from(
        { length: 60 },
        (_, i) => `第${i + 1}段：${'会议强调，要推动高质量发展。'.repeat(1 + (i % 4) * 5)}\n`,
      );
      const leader = await openText(paragraphs.join(''));
      await executeCommand('zhengwen.showInScript', 'zh-Hant');
      const partner = vscode.window.visibleTextEditors.find(
        ({ document }) => document.uri.scheme === 'zhengwen-view',
      );
      assert.ok(partner);
      const top = ({ visibleRanges }: vscode.TextEditor) => visibleRanges[0]!.start;
      const { onDidChangeTextEditorVisibleRanges } = vscode.window;
      for (const line of [20, 40, 41, 12]) {
        const before = top(leader);
        leader.revealRange(new vscode.Range(line, 0, line, 0), vscode.TextEditorRevealType.AtTop);
        await until(
          onDidChangeTextEditorVisibleRanges,
          () => !top(leader).isEqual(before) && top(partner).isEqual(top(leader)),
        );
      }
    });
  }

  it('points out in a view what the conversion could only guess, and leaves it to the settings', async () => {
    const { document } = await openText('会议强调，县长范仲发指出，要抓好落实。\n');
    await executeCommand('zhengwen.showInScript', 'zh-Hant');
    // A view of another article may still be there.
    const view = vscode.window.visibleTextEditors
      .map((editor) => editor.document)
      .find(({ uri }) => uri.scheme === 'zhengwen-view');
    assert.ok(view);
    const doubts = () =>
      vscode.languages
        .getDiagnostics(view.uri)
        .filter(({ code }) => code === 'conversion-in-doubt')
        .map(({ range }) => view.getText(range));
    await until(vscode.languages.onDidChangeDiagnostics, () => doubts().length === 2);
    assert.deepEqual(doubts(), ['範', '髮']);

    // The view follows its article.
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), '全县');
    await vscode.workspace.applyEdit(edit);
    await until(
      vscode.languages.onDidChangeDiagnostics,
      () => view.getText().startsWith('全縣') && doubts().join('') === '範髮',
    );
  });

  const read = async (uri: vscode.Uri): Promise<string> =>
    new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  after(removeFiles);

  it('converts the articles of the workspace into a folder', async () => {
    await activate();
    const folder = await newFolder();
    const outcome = await executeCommand<{ articles: number; failed: number }>(
      'zhengwen.convertFiles',
      undefined,
      { to: 'zh-CN', folder },
    );
    const written = (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name).sort();
    assert.equal(outcome.failed, 0);
    assert.equal(written.filter((name) => !name.endsWith('.anno.jsonl')).length, outcome.articles);
    const text = await read(vscode.Uri.joinPath(folder, 'digital-government-hant.txt'));
    assert.doesNotMatch(text, /[會議學點實]/);
  });

  it('splits a page into articles, and links the ends of one that jumps', async () => {
    const folder = await newFolder();
    const page = vscode.Uri.joinPath(folder, 'page.zw.txt');
    await vscode.workspace.fs.writeFile(page, new TextEncoder().encode(PAGE));
    const { document } = await openArticle(page);
    const links = await executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', page);
    const jumps = links.filter(({ range }) => /下转|上接/.test(document.getText(range)));
    assert.deepEqual(
      jumps.map(({ target }) => target!.fragment),
      ['L13', 'L5'],
    );
    const files = await executeCommand<vscode.Uri[]>('zhengwen.splitFile', page, { folder });
    const texts = await Promise.all(files.map(read));
    assert.equal(files.length, 3);
    assert.equal(texts.join('').replace(/ → page-.*/g, ''), PAGE);
  });

  it('points out the characters in doubt of a converted file, with other ways to write them', async () => {
    const { document } = await openText('市委书记钟远舟强调，要推动高质量发展。\n');
    const reported = until(vscode.languages.onDidChangeDiagnostics, () =>
      doubtsOf(document).some(({ message }) => message.includes('鐘')),
    );
    await executeCommand('zhengwen.convertFile', 'zh-Hant');
    await reported;
    const [doubt] = doubtsOf(document);
    assert.equal(document.getText(doubt!.range), '鍾');
    const actions = await executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      doubt!.range,
    );
    const change = actions.find(({ edit }) => edit?.get(document.uri)[0]?.newText === '鐘');
    assert.ok(change?.edit);
    const settled = until(
      vscode.languages.onDidChangeDiagnostics,
      () => doubtsOf(document).length === 0,
    );
    await vscode.workspace.applyEdit(change.edit);
    await settled;
  });

  it('reports on a conversion', async () => {
    await openText('市委书记钟远舟强调，要推动高质量发展。\n');
    assert.equal(await executeCommand('zhengwen.conversionReport', 'zh-Hant'), 1);
    const report = vscode.workspace.textDocuments.find(({ uri }) =>
      uri.path.startsWith('/report/'),
    );
    assert.ok(report);
    // It asks nobody to save it.
    assert.equal(report.uri.scheme, 'zhengwen-view');
    assert.equal(report.isDirty, false);
    assert.match(report.getText(), /鍾.*鐘/);
  });

  it('remembers terms and kinds of dirt', async () => {
    const settings = () => vscode.workspace.getConfiguration('zhengwen');
    const { document } = await openText(HANS);
    try {
      await executeCommand('zhengwen.protectTerm', document.uri.toString(), '高质量=高質');
      await executeCommand('zhengwen.convertFile', 'zh-Hant');
      assert.equal(document.getText(), HANT.replace('高質量', '高質'));
      await executeCommand('zhengwen.keepDirt', document.uri.toString(), 'jump-line');
      assert.deepEqual(settings().get('cleaning.keep'), ['jump-line']);
    } finally {
      for (const name of ['conversion.protectedTerms', 'cleaning.keep']) {
        await settings().update(name, undefined, vscode.ConfigurationTarget.Workspace);
      }
      // Without any setting an empty file would stay behind in the samples.
      const [folder] = vscode.workspace.workspaceFolders!;
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder!.uri, '.vscode'), {
        recursive: true,
      });
    }
  });
});

/** What was pointed out in a document because its conversion is in doubt. */
const doubtsOf = ({ uri }: vscode.TextDocument): vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(uri).filter(({ code }) => code === 'conversion-in-doubt');
