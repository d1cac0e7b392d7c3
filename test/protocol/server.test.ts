/** The bundled server as an editor knows it: over standard input and output. Expected places were counted by hand. */
import assert from 'node:assert/strict';
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
  type DocumentSymbol,
  type InitializeResult,
  type MarkupContent,
  type SelectionRange,
  type SemanticTokens,
  type SemanticTokensDelta,
} from 'vscode-languageserver-protocol';
import { FORMATS } from '../../server/src/formats/registry';
import {
  EXPORT_METHOD,
  FORMATS_METHOD,
  type ExportResult,
  type FormatInfo,
} from '../../server/src/lsp/protocol';
import { TestClient } from './client';

//            0         1         2         3
//            0123456789012345678901234567890123456789
const FIRST = '江苏省委书记林远舟主持会议。推动高质量发展，践行“四下基层”，完成13项任务。';
const SECOND = '林远舟指出，要深化“四下基层”。';
const TEXT = `${FIRST}\n\n${SECOND}\n`;

/** Tokens as absolute places: line, character, length, type, modifiers. */
function decode(data: readonly number[], legend: readonly string[]): string[] {
  const tokens: string[] = [];
  let line = 0;
  let character = 0;
  for (let i = 0; i < data.length; i += 5) {
    const [lines, characters, length, type] = data.slice(i, i + 4) as [
      number,
      number,
      number,
      number,
    ];
    character = lines > 0 ? characters : character + characters;
    line += lines;
    tokens.push(`${line}:${character}+${length} ${legend[type]}`);
  }
  return tokens;
}

const apply = (data: readonly number[], { edits }: SemanticTokensDelta): number[] => {
  const result = [...data];
  for (const { start, deleteCount, data: inserted = [] } of [...edits].reverse()) {
    result.splice(start, deleteCount, ...inserted);
  }
  return result;
};

describe('the server over stdio', () => {
  let client: TestClient;
  let result: InitializeResult;
  let count = 0;
  const uri = () => `file:///articles/${count}.txt`;
  const textDocument = () => ({ uri: uri() });

  before(async () => {
    ({ client, result } = await TestClient.start());
  });
  beforeEach(() => {
    count++;
  });
  afterEach(() =>
    client.connection.sendNotification(DidCloseTextDocumentNotification.type, {
      textDocument: textDocument(),
    }),
  );
  after(async () => {
    assert.deepEqual(client.errors, []);
    assert.equal(await client.stop(), 0);
  });

  const legend = () => result.capabilities.semanticTokensProvider!.legend.tokenTypes;

  it('says what a document holds when it is opened', async () => {
    const { recognized, counts, ranges } = await client.open(uri(), TEXT);
    assert.equal(recognized, true);
    assert.deepEqual(counts, { slogan: 1, formula: 2, official: 2, metric: 1 });
    assert.deepEqual(ranges.official, [0, 6, 0, 9, 2, 0, 2, 3]);
  });

  it('answers with semantic tokens, all and in a range', async () => {
    await client.open(uri(), TEXT);
    const all = await client.connection.sendRequest(SemanticTokensRequest.type, {
      textDocument: textDocument(),
    });
    assert.deepEqual(decode(all!.data, legend()), [
      '0:6+3 official',
      '0:16+5 slogan',
      '0:25+4 formula',
      '0:33+3 metric',
      '2:0+3 official',
      '2:10+4 formula',
    ]);
    const some = await client.connection.sendRequest(SemanticTokensRangeRequest.type, {
      textDocument: textDocument(),
      range: { start: { line: 2, character: 0 }, end: { line: 3, character: 0 } },
    });
    assert.deepEqual(decode(some!.data, legend()), ['2:0+3 official', '2:10+4 formula']);
  });

  it('answers with what changed in the tokens after an edit', async () => {
    await client.open(uri(), TEXT);
    const before = (await client.connection.sendRequest(SemanticTokensRequest.type, {
      textDocument: textDocument(),
    }))!;
    await client.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri: uri(), version: 2 },
      contentChanges: [
        {
          range: { start: { line: 2, character: 0 }, end: { line: 2, character: 0 } },
          text: '增长8.5%。',
        },
      ],
    });
    const delta = (await client.connection.sendRequest(SemanticTokensDeltaRequest.type, {
      textDocument: textDocument(),
      previousResultId: before.resultId!,
    })) as SemanticTokensDelta;
    const after = (await client.connection.sendRequest(SemanticTokensRequest.type, {
      textDocument: textDocument(),
    })) as SemanticTokens;
    assert.deepEqual(apply(before.data, delta), after.data);
    assert.ok(decode(after.data, legend()).includes('2:2+4 metric'));
  });

  const hovers: readonly (readonly [line: number, character: number, words: RegExp])[] = [
    [0, 7, /林远舟[\s\S]*江苏省委书记/],
    [0, 17, /高质量发展/],
    [0, 26, /四下基层[\s\S]*调查研究下基层/],
    [0, 34, /13/],
  ];
  for (const [line, character, words] of hovers) {
    it(`explains on hover what stands at ${line}:${character}`, async () => {
      await client.open(uri(), TEXT);
      const hover = await client.connection.sendRequest(HoverRequest.type, {
        textDocument: textDocument(),
        position: { line, character },
      });
      const { kind, value } = hover!.contents as MarkupContent;
      assert.equal(kind, 'markdown');
      assert.match(value, words);
    });
  }

  it('explains nothing where nothing is annotated, or beyond the text', async () => {
    await client.open(uri(), TEXT);
    for (const position of [
      { line: 0, character: 14 },
      { line: 90, character: 0 },
    ]) {
      const hover = await client.connection.sendRequest(HoverRequest.type, {
        textDocument: textDocument(),
        position,
      });
      assert.equal(hover, null);
    }
  });

  it('outlines articles, in each its annotations', async () => {
    await client.open(uri(), TEXT);
    const symbols = (await client.connection.sendRequest(DocumentSymbolRequest.type, {
      textDocument: textDocument(),
    })) as DocumentSymbol[];
    assert.equal(symbols.length, 1);
    assert.deepEqual(
      symbols[0]!.children!.map(({ name }) => name),
      ['林远舟', '高质量发展', '四下基层', '13项', '林远舟', '四下基层'],
    );
  });

  it('highlights every occurrence of what the cursor is in', async () => {
    await client.open(uri(), TEXT);
    const highlights = await client.connection.sendRequest(DocumentHighlightRequest.type, {
      textDocument: textDocument(),
      position: { line: 2, character: 1 },
    });
    assert.deepEqual(
      highlights!.map(({ range }) => range.start),
      [
        { line: 0, character: 6 },
        { line: 2, character: 0 },
      ],
    );
  });

  it('folds the articles of a page', async () => {
    const page = [1, 2]
      .map(() => `县里召开推进会议部署秋冬工作\n\n记者 李某某\n\n${FIRST}\n\n${SECOND}\n`)
      .join('\n');
    await client.open(uri(), page);
    const ranges = await client.connection.sendRequest(FoldingRangeRequest.type, {
      textDocument: textDocument(),
    });
    assert.ok(ranges!.some(({ startLine }) => startLine === 0));
    for (const { startLine, endLine } of ranges!) assert.ok(startLine < endLine);
  });

  it('grows a selection from the set phrase to the whole text, and never splits the phrase', async () => {
    await client.open(uri(), TEXT);
    const [chain] = (await client.connection.sendRequest(SelectionRangeRequest.type, {
      textDocument: textDocument(),
      positions: [{ line: 0, character: 18 }],
    })) as [SelectionRange];
    const texts: string[] = [];
    const lines = TEXT.split('\n');
    for (let at: SelectionRange | undefined = chain; at; at = at.parent) {
      const { start, end } = at.range;
      texts.push(
        start.line === end.line
          ? lines[start.line]!.slice(start.character, end.character)
          : `${end.line - start.line + 1} lines`,
      );
    }
    assert.equal(texts[0], '高质量发展');
    assert.ok(texts.includes('推动高质量发展'), texts.join(' | '));
    assert.ok(texts.includes(FIRST));
    assert.equal(texts.at(-1), '4 lines');
  });

  it('reports pinyin residue, and clears the report when the document is closed', async () => {
    const reported = client.diagnosticsOf(uri());
    await client.open(uri(), '推動高質(zhì)量發(fā)展。\n');
    const { diagnostics } = await reported;
    assert.equal(diagnostics.length, 1);
    assert.equal(diagnostics[0]!.code, 'pinyin-residue');
    assert.equal(diagnostics[0]!.range.start.character, 4);
    assert.equal(diagnostics[0]!.relatedInformation?.length, 1);
    const cleared = client.diagnosticsOf(uri());
    await client.connection.sendNotification(DidCloseTextDocumentNotification.type, {
      textDocument: textDocument(),
    });
    assert.deepEqual((await cleared).diagnostics, []);
  });

  it('leaves plain text alone that is no government article', async () => {
    const { recognized, counts } = await client.open(uri(), '买茶叶、米、豆腐。\n', 'plaintext');
    assert.equal(recognized, false);
    assert.equal(counts.metric, 0);
    const tokens = await client.connection.sendRequest(SemanticTokensRequest.type, {
      textDocument: textDocument(),
    });
    assert.deepEqual(tokens!.data, []);
  });

  it('answers for a document that is not open as for an empty one', async () => {
    const hover = await client.connection.sendRequest(HoverRequest.type, {
      textDocument: { uri: 'file:///nowhere.txt' },
      position: { line: 0, character: 0 },
    });
    assert.equal(hover, null);
  });

  it('refuses a request with broken parameters and goes on', async () => {
    await client.open(uri(), TEXT);
    await assert.rejects(
      client.connection.sendRequest('zhengwen/export', { documents: 3, format: 'json' }),
    );
    await assert.rejects(
      client.connection.sendRequest('zhengwen/export', { documents: [], format: 'docx' }),
      /docx/,
    );
    const hover = await client.connection.sendRequest(HoverRequest.type, {
      textDocument: textDocument(),
      position: { line: 0, character: 7 },
    });
    assert.ok(hover);
  });

  it('exports open documents in every format that it offers', async () => {
    await client.open(uri(), TEXT);
    const formats = await client.connection.sendRequest<FormatInfo[]>(FORMATS_METHOD);
    assert.deepEqual(
      formats.map(({ id }) => id),
      FORMATS.map(({ id }) => id),
    );
    for (const { id: format } of formats) {
      const exported = await client.connection.sendRequest<ExportResult>(EXPORT_METHOD, {
        documents: [textDocument()],
        format,
      });
      assert.deepEqual([exported.count, exported.documents], [6, 1], format);
      // A codebook holds the types alone; what is packed or compressed shows no words.
      const shows = format === 'qdc' ? 'formula' : '四下基层';
      assert.ok(
        exported.files.some(({ content, encoding }) =>
          encoding ? content.length > 0 : content.includes(shows),
        ),
        format,
      );
    }
  });

  it('keeps texts with CRLF, characters beyond the BMP and a lone surrogate apart by UTF-16 code units', async () => {
    const text = `\u{20BB7}\ud800\r\n${SECOND}\r\n县委书记\u{1F600}\r\n增长8.5%。`;
    await client.open(uri(), text);
    const tokens = await client.connection.sendRequest(SemanticTokensRequest.type, {
      textDocument: textDocument(),
    });
    assert.ok(decode(tokens!.data, legend()).includes('3:2+4 metric'));
  });
});

describe('the server under a client that follows links', () => {
  it('leads from a hover to each place, not only to its line', async () => {
    const { client } = await TestClient.start({
      capabilities: { textDocument: { hover: { contentFormat: ['markdown'] } } },
      initializationOptions: { annotations: true, lineLinks: true },
    });
    const textDocument = { uri: 'file:///links.zw.txt' };
    await client.open(textDocument.uri, '推动高质量发展。\n\n全县上下推动高质量发展。');
    const hover = await client.connection.sendRequest(HoverRequest.type, {
      textDocument,
      position: { line: 0, character: 4 },
    });
    const { value } = hover!.contents as MarkupContent;
    const links = [...value.matchAll(/\(<file:\/\/\/links\.zw\.txt([^>]*)>\)/g)];
    assert.deepEqual(
      links.map(([, place]) => place),
      ['#L1,3', '#L3,7'],
    );
    assert.equal(await client.stop(), 0);
  });
});

describe('the server under a plain client', () => {
  it('writes hovers as plain text and outlines as a list, with settings that were sent', async () => {
    const { client } = await TestClient.start({
      capabilities: {},
      initializationOptions: {
        annotations: true,
        settings: { hover: { language: 'zh' }, highlight: { metric: false } },
      },
    });
    const textDocument = { uri: 'file:///plain.txt' };
    const { counts, ranges } = await client.open(textDocument.uri, TEXT);
    assert.equal(counts.metric, 1);
    assert.deepEqual(ranges.metric, []);
    const hover = await client.connection.sendRequest(HoverRequest.type, {
      textDocument,
      position: { line: 0, character: 26 },
    });
    const { kind, value } = hover!.contents as MarkupContent;
    assert.equal(kind, 'plaintext');
    assert.doesNotMatch(value, /Meaning/);
    const symbols = await client.connection.sendRequest(DocumentSymbolRequest.type, {
      textDocument,
    });
    assert.ok(symbols!.every((symbol) => 'location' in symbol));
    assert.equal(await client.stop(), 0);
  });
});
