import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activate, closeAll, openArticle, removeFiles, sample, showFile, until } from './articles';

const { executeCommand } = vscode.commands;

/** The place of a text in a document. */
function find(document: vscode.TextDocument, text: string): vscode.Position {
  const offset = document.getText().indexOf(text);
  assert.notEqual(offset, -1, text);
  return document.positionAt(offset);
}

describe('the glossary of one’s own', () => {
  const folder = sample('.zhengwen');
  afterEach(async () => {
    await closeAll();
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  it('takes the selection, is checked, and is used once it is saved', async () => {
    const editor = await openArticle(sample('on-site-office.txt'));
    const { annotations } = await activate();
    const article = editor.document;
    const words = '据悉';
    const start = find(article, words);
    editor.selection = new vscode.Selection(start, start.translate(0, words.length));
    const before = annotations.get(article)!.counts.slogan;
    await executeCommand('zhengwen.addToGlossary');
    const glossary = vscode.window.activeTextEditor!.document;
    assert.match(glossary.uri.path, /\/\.zhengwen\/glossary\/own\.yaml$/);
    assert.match(glossary.getText(), /^- id: ju-xi\n {2}kind: slogan\n {2}term: 据悉\n/);
    const problems = () => vscode.languages.getDiagnostics(glossary.uri);
    await until(vscode.languages.onDidChangeDiagnostics, () => problems().length > 0);
    assert.ok(problems().every(({ source }) => source === 'zhengwen'));
    await glossary.save();
    await until(
      annotations.onDidChange,
      () => (annotations.get(article)?.counts.slogan ?? 0) > before,
    );
  });

  it('is offered in the hover of what no glossary explains, and takes what the mouse is over', async () => {
    const { document } = await openArticle(sample('on-site-office.txt'));
    const offers = async (text: string) => {
      const hovers = await executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        find(document, text),
      );
      return hovers
        .flatMap(({ contents }) => contents as vscode.MarkdownString[])
        .flatMap(({ value }) => /command:zhengwen\.addToGlossary\?([^)]*)/.exec(value)?.[1] ?? []);
    };
    assert.deepEqual(await offers('以人民为中心的发展思想'), []);
    const [args] = await offers('四到四问');
    await executeCommand(
      'zhengwen.addToGlossary',
      ...(JSON.parse(decodeURIComponent(args!)) as number[]),
    );
    const glossary = vscode.window.activeTextEditor!.document;
    assert.match(glossary.getText(), /^ {2}term: 四到四问$/m);
    await glossary.save();
  });

  it('has the schema of the built-in one, in JSON by the editor itself', async () => {
    await activate();
    const file = vscode.Uri.joinPath(folder, 'glossary', 'terms.json');
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode('[{ "kind": "motto" }]'));
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(file));
    const sources = () => vscode.languages.getDiagnostics(file).map(({ source }) => source);
    await until(vscode.languages.onDidChangeDiagnostics, () => sources().includes('zhengwen'));
    // The editor's own check of JSON names no source.
    await until(vscode.languages.onDidChangeDiagnostics, () =>
      sources().some((source) => source !== 'zhengwen'),
    );
  });
});

describe('places', () => {
  afterEach(closeAll);

  it('are the entry of a term, as a document of its own', async () => {
    const editor = await openArticle(sample('on-site-office.txt'));
    const at = find(editor.document, '以人民为中心的发展思想');
    editor.selection = new vscode.Selection(at, at);
    await executeCommand('zhengwen.openEntry');
    const { document } = vscode.window.activeTextEditor!;
    assert.equal(document.uri.scheme, 'zhengwen-glossary');
    assert.equal(document.languageId, 'yaml');
    assert.match(document.getText(), /term: 以人民为中心的发展思想/);
  });

  it('are definitions and references, in the article and in others', async () => {
    const { document } = await openArticle(sample('on-site-office.txt'));
    const said = find(document, '林远舟说');
    const definitions = await executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      said,
    );
    assert.ok(definitions.length > 0);
    const references = await executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      document.uri,
      said,
    );
    assert.ok(references.length > 1);
    for (const { uri, range } of references) {
      if (uri.toString() !== document.uri.toString()) continue;
      assert.equal(document.getText(range), '林远舟');
    }
  });

  it('are symbols of the workspace, found by initials', async () => {
    await openArticle(sample('on-site-office.txt'));
    const symbols = await executeCommand<vscode.SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      'lyz',
    );
    // The editor shows only names that have the letters typed.
    assert.ok(symbols.some(({ name }) => name === '林远舟 lin yuan zhou'));
  });
});

describe('writing', () => {
  afterEach(closeAll);
  after(removeFiles);

  it('completes a phrase after an opening quotation mark', async () => {
    const text = '会议强调，推动高质量发展，践行“四下';
    const { document } = await showFile('article.zw.txt', text);
    const { items } = await executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      document.positionAt(text.length),
    );
    assert.ok(items.some(({ label }) => label === '四下基层'));
  });

  it('shows English and figures where they are asked for', async () => {
    const { document } = await openArticle(sample('on-site-office.txt'));
    const settings = vscode.workspace.getConfiguration('zhengwen.inlayHints');
    const hints = () =>
      executeCommand<vscode.InlayHint[]>(
        'vscode.executeInlayHintProvider',
        document.uri,
        new vscode.Range(0, 0, document.lineCount, 0),
      );
    assert.deepEqual(await hints(), []);
    const { annotations } = await activate();
    const changed = new Promise<void>((resolve) => {
      const listener = annotations.onDidChange(() => {
        listener.dispose();
        resolve();
      });
    });
    await settings.update('english', true, vscode.ConfigurationTarget.Global);
    try {
      await changed;
      assert.ok((await hints()).length > 0);
    } finally {
      await settings.update('english', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
