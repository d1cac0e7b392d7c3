/** What clients do wrong, what files hold that are no articles, and edits one after the other. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DocumentHighlightRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  SelectionRangeRequest,
  SemanticTokensDeltaRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
  type SelectionRange,
  type SemanticTokens,
  type SemanticTokensDelta,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver-protocol';
import { DIST, TestClient } from './client';

const ARTICLE = '会上，县委书记唐国良指出，要践行“四下基层”，推动高质量发展，完成13项任务。\n';

describe('a server', () => {
  let client: TestClient;
  before(async () => {
    ({ client } = await TestClient.start());
  });
  after(async () => assert.equal(await client.stop(), 0));

  const textDocument = { uri: 'file:///robust.txt' };
  const whole = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
  const position = whole.start;

  /** Every request about a document that the server takes. */
  const askAll = (): Promise<unknown[]> =>
    Promise.all([
      client.connection.sendRequest(SemanticTokensRequest.type, { textDocument }),
      client.connection.sendRequest(SemanticTokensDeltaRequest.type, {
        textDocument,
        previousResultId: 'none',
      }),
      client.connection.sendRequest(SemanticTokensRangeRequest.type, {
        textDocument,
        range: whole,
      }),
      client.connection.sendRequest(HoverRequest.type, { textDocument, position }),
      client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument }),
      client.connection.sendRequest(DocumentHighlightRequest.type, { textDocument, position }),
      client.connection.sendRequest(FoldingRangeRequest.type, { textDocument }),
      client.connection.sendRequest(SelectionRangeRequest.type, {
        textDocument,
        positions: [position],
      }),
    ]);
  const none = { data: [] };
  const NOTHING = [none, none, none, null, null, null, null, null];

  const FILES: readonly [what: string, text: string][] = [
    ['an empty file', ''],
    ['English prose', 'The committee met on Monday and agreed on 13 tasks.\n'.repeat(40)],
    [
      'source code with Chinese comments',
      'const members = await load(path); // 书记会议落实部署\n'.repeat(40),
    ],
    ['bytes that are no text', '\0\u0001\u0002\ufffd\ufffd'.repeat(500)],
    ['half a surrogate pair', '\ud842'.repeat(100)],
    ['a list of Chinese words', '苹果\n香蕉\n白菜\n豆腐\n'.repeat(40)],
  ];
  for (const [what, text] of FILES) {
    it(`has nothing to say of ${what}`, async () => {
      const { recognized } = await client.open(textDocument.uri, text, 'plaintext');
      assert.equal(recognized, false);
      assert.deepEqual(await askAll(), NOTHING);
      await client.connection.sendNotification(DidCloseTextDocumentNotification.type, {
        textDocument,
      });
    });
  }

  it('has nothing to say of a document that was closed', async () => {
    await client.open(textDocument.uri, ARTICLE);
    await client.connection.sendNotification(DidCloseTextDocumentNotification.type, {
      textDocument,
    });
    assert.deepEqual(await askAll(), NOTHING);
  });

  it('takes a document that is opened again for a new one', async () => {
    await client.open(textDocument.uri, ARTICLE);
    await client.connection.sendNotification(DidCloseTextDocumentNotification.type, {
      textDocument,
    });
    const { counts } = await client.open(textDocument.uri, '办结7件。');
    assert.deepEqual(counts, { slogan: 0, formula: 0, official: 0, metric: 1 });
    await client.connection.sendNotification(DidCloseTextDocumentNotification.type, {
      textDocument,
    });
  });

  describe('that is asked wrongly', () => {
    before(() => client.open(textDocument.uri, ARTICLE));
    after(() =>
      client.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument }),
    );

    const REQUESTS: readonly [method: string, params: unknown, answer: unknown][] = [
      ['textDocument/hover', { textDocument }, null],
      ['textDocument/hover', { textDocument, position: 'here' }, null],
      ['textDocument/hover', { textDocument, position: { line: -1, character: -5 } }, null],
      ['textDocument/hover', {}, null],
      ['textDocument/hover', { textDocument: { uri: 7 }, position }, null],
      ['textDocument/documentSymbol', { textDocument: null }, null],
      ['textDocument/selectionRange', { textDocument }, null],
      ['textDocument/semanticTokens/range', { textDocument, range: { start: position } }, none],
    ];
    for (const [method, params, answer] of REQUESTS) {
      it(`answers ${method} with ${JSON.stringify(params)} neutrally`, async () =>
        assert.deepEqual(await client.connection.sendRequest(method, params), answer));
    }

    it('refuses methods that it does not know', () =>
      assert.rejects(client.connection.sendRequest('zhengwen/nothing', {}), /Unhandled method/));

    it('passes over changes of documents that are not open', () =>
      client.connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri: 'file:///not-open.txt', version: 3 },
        contentChanges: [{ text: '新' }],
      }));

    it('goes on', async () => {
      const answers = await askAll();
      assert.ok(answers.slice(4).every((answer) => answer !== null));
    });
  });

  it('says after any edits what it would say of the text opened afresh', async function () {
    this.timeout(20_000);
    const PIECES = [
      '',
      '唐国良',
      '县委书记',
      '“',
      '”',
      '四下基层',
      '13项',
      '(zhì)',
      '\n',
      '\r\n',
      '。',
      '𠮷',
    ];
    const edit = fc.record({
      at: fc.nat(200),
      length: fc.nat(6),
      text: fc.constantFrom(...PIECES),
    });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 6 }), async (edits) => {
        const edited = { uri: `file:///edited/${++run}` };
        const fresh = { uri: `file:///fresh/${run}` };
        await client.open(edited.uri, ARTICLE);
        let known = (await client.connection.sendRequest(SemanticTokensRequest.type, {
          textDocument: edited,
        })) as SemanticTokens;
        let document = TextDocument.create(edited.uri, 'zhengwen', 1, ARTICLE);
        for (const { at, length, text } of edits) {
          const change: TextDocumentContentChangeEvent = {
            range: { start: document.positionAt(at), end: document.positionAt(at + length) },
            text,
          };
          const version = document.version + 1;
          document = TextDocument.update(document, [change], version);
          await client.connection.sendNotification(DidChangeTextDocumentNotification.type, {
            textDocument: { uri: edited.uri, version },
            contentChanges: [change],
          });
          const answer = (await client.connection.sendRequest(SemanticTokensDeltaRequest.type, {
            textDocument: edited,
            previousResultId: known.resultId!,
          })) as SemanticTokens | SemanticTokensDelta;
          known = applied(known, answer);
        }
        await client.open(fresh.uri, document.getText());
        const expected = await client.connection.sendRequest(SemanticTokensRequest.type, {
          textDocument: fresh,
        });
        assert.deepEqual(known.data, expected!.data);
        for (const closed of [edited, fresh]) {
          await client.connection.sendNotification(DidCloseTextDocumentNotification.type, {
            textDocument: closed,
          });
        }
      }),
      { numRuns: 30 },
    );
  });
});

/** What a client knows after an answer. */
function applied(
  before: SemanticTokens,
  answer: SemanticTokens | SemanticTokensDelta,
): SemanticTokens {
  if ('data' in answer) return answer;
  const data = [...before.data];
  for (const { start, deleteCount, data: inserted = [] } of answer.edits) {
    data.splice(start, deleteCount, ...inserted);
  }
  return { ...answer, data };
}

describe('a server whose editor crashes', () => {
  it('ends with a code that says so', async () => {
    const { client } = await TestClient.start();
    assert.equal(await client.hangUp(), 1);
  });
});

describe('a server without the native segmenter', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'zhengwen-'));
    for (const name of ['server.js', 'lib', 'lexicon.json', 'jieba.wasm']) {
      cpSync(join(DIST, name), join(folder, name), { recursive: true });
    }
  });
  after(() => rmSync(folder, { recursive: true }));

  it('finds words all the same', async () => {
    const { client } = await TestClient.start({ server: join(folder, 'server.js') });
    const textDocument = { uri: 'file:///1' };
    await client.open(textDocument.uri, '会议强调基层治理。');
    const [{ range }] = (await client.connection.sendRequest(SelectionRangeRequest.type, {
      textDocument,
      positions: [{ line: 0, character: 3 }],
    })) as [SelectionRange];
    assert.deepEqual([range.start.character, range.end.character], [2, 4]);
    assert.equal(await client.stop(), 0);
  });
});

describe('a server without its lexicon', () => {
  it('says so, and answers neutrally', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'zhengwen-'));
    try {
      for (const name of ['server.js', 'lib']) {
        cpSync(join(DIST, name), join(folder, name), { recursive: true });
      }
      const { client } = await TestClient.start({ server: join(folder, 'server.js') });
      const shown = new Promise((resolve) =>
        client.connection.onNotification('window/showMessage', resolve),
      );
      const textDocument = { uri: 'file:///1' };
      const hover = client.connection.sendRequest(HoverRequest.type, {
        textDocument,
        position: { line: 0, character: 0 },
      });
      assert.equal(await hover, null);
      await client.connection.sendNotification('textDocument/didOpen', {
        textDocument: { ...textDocument, languageId: 'zhengwen', version: 1, text: ARTICLE },
      });
      assert.match(((await shown) as { message: string }).message, /lexicon/);
      assert.deepEqual(
        await client.connection.sendRequest(SemanticTokensRequest.type, { textDocument }),
        none(),
      );
      assert.equal(await client.stop(), 0);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

const none = () => ({ data: [] });
