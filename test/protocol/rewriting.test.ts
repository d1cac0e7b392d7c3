/** Cleaning, as an editor asks for it. */
import assert from 'node:assert/strict';
import {
  CodeActionRequest,
  type CodeAction,
  type Range,
  type TextEdit,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  CLEAN_METHOD,
  DECIDE_METHOD,
  KEEP_DIRT_COMMAND,
  type CleanParams,
  type CleanResult,
  type DecideAction,
  type DecideParams,
} from '../../server/src/lsp/protocol';
import { TestClient } from './client';
import { TestFolder } from './workspace';

const URI = 'file:///articles/dirty.zw.txt';
const DIRTY = '推動高質(zhì)量發(fā)展,抓好落實。\n再推動發(fā)展。\n打印本页\n';
const CLEAN = '推動高質量發展，抓好落實。\n再推動發展。\n';

const all: Range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
const first: Range = { start: { line: 0, character: 5 }, end: { line: 0, character: 5 } };

describe('cleaning', function () {
  this.timeout(30_000);

  let client: TestClient;
  before(async () => {
    ({ client } = await TestClient.start());
    await client.open(URI, DIRTY);
  });
  after(() => client.stop());

  const actions = async (range: Range, only?: string[]): Promise<CodeAction[]> => {
    const found = await client.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: URI },
      range,
      context: { diagnostics: [], ...(only && { only }) },
    });
    return (found ?? []) as CodeAction[];
  };
  const apply = (edits: readonly TextEdit[]): string =>
    TextDocument.applyEdits(TextDocument.create(URI, 'zhengwen', 1, DIRTY), [...edits]);
  const applied = ({ edit }: CodeAction): string => apply(edit!.changes![URI]!);

  it('offers to remove the dirt at the cursor, and all of its kind', async () => {
    const [here, everywhere, keep, ...others] = await actions(first);
    assert.deepEqual(others, []);
    assert.equal(here!.title, 'Remove pinyin residue');
    assert.equal(applied(here!), DIRTY.replace('(zhì)', ''));
    assert.equal(everywhere!.title, 'Remove all pinyin residue in the file (3)');
    assert.equal(applied(everywhere!), DIRTY.replace(/\([^)]*\)/g, ''));
    assert.equal(keep!.title, 'Keep pinyin residue: do not report it again');
    assert.equal(keep!.command!.command, KEEP_DIRT_COMMAND);
    assert.deepEqual(keep!.command!.arguments, [URI, 'pinyin-residue']);
  });

  it('reports dirt by kind and line, and both scripts in one article', async () => {
    const uri = 'file:///articles/mixed.zw.txt';
    const reported = client.diagnosticsOf(uri);
    await client.open(uri, '会议强调,要推动发展。\n會議強調，“要推動發展。\n');
    assert.deepEqual(
      (await reported).diagnostics.map(({ code, message, range }) => [
        code,
        message,
        range.start.line,
      ]),
      [
        ['half-width-punctuation', 'Half-width punctuation', 0],
        ['unpaired-quote', 'Unpaired quotation marks: please check', 1],
        ['mixed-script', 'The article mixes simplified and traditional script', 0],
      ],
    );
  });

  it('offers to put an article in both scripts into its main one, here or everywhere', async () => {
    const uri = 'file:///articles/unify.zw.txt';
    const text = '會議強調。\n会议强调，要认真学习。\n要推動發展。\n';
    await client.open(uri, text);
    const fixesAt = async (line: number) => {
      const range = { start: { line, character: 0 }, end: { line, character: 2 } };
      const found = await client.connection.sendRequest(CodeActionRequest.type, {
        textDocument: { uri },
        range,
        context: { diagnostics: [] },
      });
      return (found ?? []) as CodeAction[];
    };
    const applied = ({ edit }: CodeAction): string =>
      TextDocument.applyEdits(TextDocument.create(uri, 'zhengwen', 1, text), [
        ...edit!.changes![uri]!,
      ]);
    const [here, everywhere, ...others] = await fixesAt(2);
    assert.deepEqual(others, []);
    assert.equal(here!.title, 'Convert this passage to simplified');
    assert.equal(applied(here!), '會議強調。\n会议强调，要认真学习。\n要推动发展。\n');
    assert.equal(everywhere!.title, 'Convert all such passages to simplified (2)');
    assert.equal(applied(everywhere!), '会议强调。\n会议强调，要认真学习。\n要推动发展。\n');
    assert.deepEqual(await fixesAt(1), []);
  });

  it('offers nothing where nothing is dirty', async () => {
    const clean = { start: { line: 1, character: 1 }, end: { line: 1, character: 2 } };
    assert.deepEqual(await actions(clean), []);
  });

  it('offers a fix for each kind in a selection', async () => {
    assert.deepEqual(
      (await actions(all)).map(({ title }) => title),
      [
        'Remove pinyin residue',
        'Make half-width punctuation full-width',
        'Remove page furniture',
        'Keep pinyin residue: do not report it again',
        'Keep half-width punctuation: do not report it again',
        'Keep page furniture: do not report it again',
        'Convert this passage to traditional (zh-Hant)',
      ],
    );
  });

  for (const only of ['source', 'source.fixAll', 'source.fixAll.zhengwen']) {
    it(`cleans the article for who asks for ${only}`, async () => {
      const [fix, ...others] = await actions(first, [only]);
      assert.deepEqual(others, []);
      assert.equal(fix!.kind, 'source.fixAll.zhengwen');
      assert.equal(applied(fix!), CLEAN);
    });
  }

  it('offers none of it to who asks for something else', async () => {
    assert.deepEqual(await actions(all, ['refactor']), []);
    assert.deepEqual(await actions(all, ['source.organizeImports']), []);
  });

  it('cleans a document on request', async () => {
    const params: CleanParams = { textDocument: { uri: URI } };
    const result = await client.connection.sendRequest<CleanResult>(CLEAN_METHOD, params);
    assert.deepEqual([result.version, result.text, result.remarks], [1, CLEAN, 0]);
    assert.equal(apply(result.edits as TextEdit[]), CLEAN);
    const unknown: CleanParams = { textDocument: { uri: 'file:///none.txt' } };
    await assert.rejects(client.connection.sendRequest(CLEAN_METHOD, unknown), /is not open/);
  });

  it('names the decisions that go with a list of links', async () => {
    const text = `${CLEAN}相关阅读\n· 高質量發展紀實\n· 县里召开推进会\n`;
    const folder = await TestFolder.create({ 'links.zw.txt': text });
    const { client: other } = await TestClient.start({
      initializationOptions: { annotations: true, decisions: true, settings: { annotator: '林' } },
      folder: folder.uri,
      capabilities: { window: { workDoneProgress: true } },
    });
    const uri = folder.uriOf('links.zw.txt');
    await other.open(uri, text);
    const at = (line: number, character: number, length: number): Range => ({
      start: { line, character },
      end: { line, character: character + length },
    });
    const add = (range: Range): DecideAction => ({ kind: 'add', type: 'slogan', ranges: [range] });
    const decide: DecideParams = {
      articles: [{ uri, actions: [add(at(0, 2, 5)), add(at(3, 2, 5)), add(at(4, 4, 2))] }],
    };
    await other.connection.sendRequest(DECIDE_METHOD, decide);
    const params: CleanParams = { textDocument: { uri } };
    const result = await other.connection.sendRequest<CleanResult>(CLEAN_METHOD, params);
    assert.deepEqual([result.text, result.lost], [CLEAN, ['高質量發展', '召开']]);
    await other.stop();
    await folder.remove();
  });

  it('keeps the kinds that the settings name', async () => {
    const settings = { cleaning: { keep: ['pinyin-residue', 'page-furniture'] } };
    const { client: other } = await TestClient.start({
      initializationOptions: { annotations: true, settings },
    });
    const uri = 'file:///articles/kept.zw.txt';
    const reported = other.diagnosticsOf(uri);
    await other.open(uri, DIRTY);
    assert.deepEqual(
      (await reported).diagnostics.map(({ code }) => code),
      ['half-width-punctuation', 'mixed-script'],
    );
    const params: CleanParams = { textDocument: { uri } };
    const { text } = await other.connection.sendRequest<CleanResult>(CLEAN_METHOD, params);
    assert.equal(text, DIRTY.replace(',', '，'));
    await other.stop();
  });
});
