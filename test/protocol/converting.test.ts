/** Conversion, as an editor asks for it. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encode } from 'iconv-lite';
import {
  CodeActionRequest,
  DidChangeTextDocumentNotification,
  DocumentLinkRequest,
  type CodeAction,
  type Diagnostic,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parseSidecar, serializeSidecar } from '../../server/src/decisions/sidecar';
import {
  CONVERSION_REPORT_METHOD,
  CONVERT_FILE_METHOD,
  CONVERT_METHOD,
  CONVERTED_METHOD,
  DETECT_VARIETY_METHOD,
  ENCODING_METHOD,
  PROTECT_TERM_COMMAND,
  SPLIT_METHOD,
  type ConversionReportParams,
  type ConversionReportResult,
  type ConvertedParams,
  type ConvertFileParams,
  type ConvertFileResult,
  type ConvertParams,
  type ConvertResult,
  type DetectVarietyParams,
  type DetectVarietyResult,
  type EncodingParams,
  type SplitParams,
  type SplitResult,
} from '../../server/src/lsp/protocol';
import { decide, showSpans, sidecarOf } from '../support/decisions';
import { TestClient } from './client';
import { TestFolder } from './workspace';

const HANS = '县委书记钟远舟强调，要推动高质量发展，办结13项任务。\n';
const HANT = '縣委書記鍾遠舟強調，要推動高質量發展，辦結13項任務。\n';

describe('converting', function () {
  this.timeout(30_000);

  let client: TestClient;
  let folder: TestFolder;
  before(async () => {
    folder = await TestFolder.create({ 'notes.txt': 'Nothing but notes.\n' });
    ({ client } = await TestClient.start());
  });
  after(async () => {
    await client.stop();
    await folder.remove();
  });

  const doubtsIn = (diagnostics: readonly Diagnostic[]): string[] =>
    diagnostics
      .filter(({ code }) => code === 'conversion-in-doubt')
      .map(({ message }) => message as string);

  const convertFile = (params: ConvertFileParams): Promise<ConvertFileResult> =>
    client.connection.sendRequest(CONVERT_FILE_METHOD, params);

  it('says what changes, word by word', async () => {
    const params: ConvertParams = { text: '请程序员办事。', to: 'zh-TW-phrases' };
    const result: ConvertResult = await client.connection.sendRequest(CONVERT_METHOD, params);
    assert.deepEqual(result, {
      text: '請程式設計師辦事。',
      from: 'zh-CN',
      edits: [
        { start: 0, end: 1, newText: '請' },
        { start: 1, end: 4, newText: '程式設計師' },
        { start: 4, end: 5, newText: '辦' },
      ],
    });
  });

  it('tells the variety of a text, and of a stretch by its article', async () => {
    const text = '程式設計師用軟體處理網路資訊，長期支援。\n';
    const asked: DetectVarietyParams = { text };
    const detected: DetectVarietyResult = await client.connection.sendRequest(
      DETECT_VARIETY_METHOD,
      asked,
    );
    assert.deepEqual(detected, { variety: 'zh-TW-phrases' });
    const uri = 'file:///articles/taiwan.zw.txt';
    await client.open(uri, text);
    const start = text.indexOf('長期');
    const params: ConvertParams = { text: text.slice(start), to: 'zh-CN', uri, start };
    const result: ConvertResult = await client.connection.sendRequest(CONVERT_METHOD, params);
    assert.deepEqual([result.from, result.text], ['zh-TW-phrases', '长期支持。\n']);
    const given: ConvertResult = await client.connection.sendRequest(CONVERT_METHOD, {
      ...params,
      from: 'zh-TW',
    });
    assert.deepEqual([given.from, given.text], ['zh-TW', '长期支援。\n']);
  });

  it('converts a file with the decisions on it, merged with those on the result', async () => {
    const { text, decisions } = decide(HANS.replace('13项', '[13项]'));
    const there = decide(HANT.replace('高質量', '[高質量]')).decisions;
    await folder.write('a.txt', text);
    await folder.write('a.txt.林.anno.jsonl', serializeSidecar(sidecarOf(decisions)));
    await folder.write('out/a.txt.林.anno.jsonl', serializeSidecar(sidecarOf(there)));
    const result = await convertFile({
      document: { uri: folder.uriOf('a.txt'), fromDisk: true },
      to: 'zh-Hant',
      target: folder.uriOf('out/a.txt'),
    });
    assert.deepEqual(result, {
      isArticle: true,
      text: HANT,
      from: 'zh-CN',
      doubts: 1,
      lost: 0,
    });
    const written = await readFile(join(folder.path, 'out/a.txt.林.anno.jsonl'), 'utf8');
    assert.equal(
      showSpans(HANT, parseSidecar(written, 'a.txt').sidecar.decisions),
      HANT.replace('高質量', '[高質量]').replace('13項', '[13項]'),
    );
  });

  it('splits a file with the decisions on it', async () => {
    const PAGE =
      '县里召开推进会\n\n某某日报讯（记者林某某）昨日，县里召开推进会，部署[秋冬季]重点工作。\n\n';
    const NEXT = '乡村“四下基层”见实效\n\n某某日报讯（记者陈某某）今年以来，解决群众问题[13个]。\n';
    const { text, decisions } = decide(PAGE + NEXT);
    await folder.write('page.txt', text);
    await folder.write('page.txt.林.anno.jsonl', serializeSidecar(sidecarOf(decisions)));
    const params: SplitParams = {
      document: { uri: folder.uriOf('page.txt'), fromDisk: true },
      folder: folder.uriOf('parts'),
    };
    const { files }: SplitResult = await client.connection.sendRequest(SPLIT_METHOD, params);
    assert.deepEqual(
      files.map(({ content }) => content),
      [decide(PAGE).text, decide(NEXT).text],
    );
    for (const [index, { name, content }] of files.entries()) {
      const written = await readFile(join(folder.path, `parts/${name}.林.anno.jsonl`), 'utf8');
      assert.equal(
        showSpans(content, parseSidecar(written, name).sidecar.decisions),
        [PAGE, NEXT][index],
      );
    }
  });

  it('leads from the jump of an article that was split off to the file with its other half', async () => {
    const uri = folder.uriOf('page-01-县里开会.txt');
    const jump = '（下转第2版） → page-02-县里开会（续）.txt';
    await client.open(
      uri,
      `县里开会\n本报讯 县委书记钟远舟主持会议，强调要推动高质量发展。\n${jump}\n`,
    );
    const links = await client.connection.sendRequest(DocumentLinkRequest.type, {
      textDocument: { uri },
    });
    assert.deepEqual(
      links!.map(({ range, target }) => [range, decodeURIComponent(target!)]),
      [
        [
          {
            start: { line: 2, character: jump.indexOf('page') },
            end: { line: 2, character: jump.length },
          },
          decodeURIComponent(folder.uriOf('page-02-县里开会（续）.txt')),
        ],
      ],
    );
  });

  it('leaves what is no article', async () => {
    const document = { uri: folder.uriOf('notes.txt'), fromDisk: true };
    const result = await convertFile({
      document,
      to: 'zh-Hant',
      articlesOnly: true,
      target: folder.uriOf('out/notes.txt'),
    });
    assert.equal(result.isArticle, false);
  });

  it('reports what is in doubt and what would not come back', async () => {
    const uri = 'file:///articles/report.zw.txt';
    await client.open(uri, `建立制度。\n${HANS}弘扬社会主义核心价值观。\n`);
    const params: ConversionReportParams = { textDocument: { uri }, to: 'zh-TW-phrases' };
    const { text, count, from }: ConversionReportResult = await client.connection.sendRequest(
      CONVERSION_REPORT_METHOD,
      params,
    );
    assert.equal(from, 'zh-CN');
    assert.equal(text.split('\n').filter((line) => line.startsWith('- ')).length, count);
    assert.match(text, /^# Conversion to zh-TW-phrases$/m);
    assert.match(
      text,
      /^- \[2:5\]\(file:\/\/\/articles\/report\.zw\.txt#L2,5\) 钟 → \*\*鍾\*\*, could be 鐘 \(钟远舟\)$/m,
    );
    assert.match(text, /^- \[1:1\]\(.*#L1,1\) 建立 → 建立 → \*\*创建\*\*$/m);
    assert.match(
      text,
      /^## Not found again after the way back \(1\)\n\n- \[3:3\]\(.*\) slogan 社会主义内核价值观$/m,
    );
  });

  it('points out the characters in doubt of an article that was just converted', async () => {
    const uri = 'file:///articles/converted.zw.txt';
    await client.open(uri, HANT);
    const reported = client.diagnosticsOf(uri);
    const params: ConvertedParams = { textDocument: { uri }, source: HANS, to: 'zh-Hant' };
    await client.connection.sendNotification(CONVERTED_METHOD, params);
    assert.deepEqual(doubtsIn((await reported).diagnostics), [
      '钟 became 鍾; it could be 鐘 (in 钟远舟): please check',
    ]);

    const at = { line: 0, character: 4 };
    const found = await client.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range: { start: at, end: at },
      context: { diagnostics: [] },
    });
    const [change, protect] = found as CodeAction[];
    assert.equal(change!.title, 'Change to 鐘');
    assert.equal(
      TextDocument.applyEdits(TextDocument.create(uri, 'zhengwen', 1, HANT), [
        ...change!.edit!.changes![uri]!,
      ]),
      HANT.replace('鍾', '鐘'),
    );
    assert.equal(protect!.title, 'Always convert 钟远舟 to 鍾遠舟');
    assert.deepEqual(protect!.command!.arguments, [uri, '钟远舟=鍾遠舟']);
    assert.equal(protect!.command!.command, PROTECT_TERM_COMMAND);

    // What is typed before moves the doubt; another writing settles it.
    const edit = async (version: number, character: number, end: number, text: string) => {
      const next = client.diagnosticsOf(uri);
      await client.connection.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri, version },
        contentChanges: [
          { range: { start: { line: 0, character }, end: { line: 0, character: end } }, text },
        ],
      });
      return (await next).diagnostics.filter(({ code }) => code === 'conversion-in-doubt');
    };
    const [moved] = await edit(2, 0, 0, '某');
    assert.equal(moved!.range.start.character, 5);
    assert.deepEqual(await edit(3, 5, 6, '鐘'), []);
  });

  it('offers to change a name wherever it stands', async () => {
    const uri = 'file:///articles/named.zw.txt';
    const source = '记者采访了后胜军。后胜军说，路修好了。\n';
    const text = '記者採訪了後勝軍。後勝軍說，路修好了。\n';
    await client.open(uri, text);
    const reported = client.diagnosticsOf(uri);
    const params: ConvertedParams = { textDocument: { uri }, source, to: 'zh-Hant' };
    await client.connection.sendNotification(CONVERTED_METHOD, params);
    assert.equal(doubtsIn((await reported).diagnostics).length, 2);
    const at = { line: 0, character: 5 };
    const found = (await client.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range: { start: at, end: at },
      context: { diagnostics: [] },
    })) as CodeAction[];
    const applied = ({ edit }: CodeAction): string =>
      TextDocument.applyEdits(TextDocument.create(uri, 'zhengwen', 1, text), [
        ...edit!.changes![uri]!,
      ]);
    assert.deepEqual(
      found.slice(0, 2).map((action) => [action.title, applied(action)]),
      [
        ['Change to 后', '記者採訪了后勝軍。後勝軍說，路修好了。\n'],
        ['Change to 后 in every 后胜军 (2)', '記者採訪了后勝軍。后勝軍說，路修好了。\n'],
      ],
    );
  });

  it('offers to change all characters in doubt of a name, and to keep it so', async () => {
    const uri = 'file:///articles/kept.zw.txt';
    const source = '县长范仲发指出，要抓好落实。范仲发强调，要加快。\n';
    // 髮指 is a word.
    const text = '縣長範仲髮指出，要抓好落實。範仲發強調，要加快。\n';
    await client.open(uri, text);
    const reported = client.diagnosticsOf(uri);
    const params: ConvertedParams = { textDocument: { uri }, source, to: 'zh-Hant' };
    await client.connection.sendNotification(CONVERTED_METHOD, params);
    assert.equal(doubtsIn((await reported).diagnostics).length, 3);
    const at = { line: 0, character: 2 };
    const found = (await client.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range: { start: at, end: at },
      context: { diagnostics: [] },
    })) as CodeAction[];
    const document = TextDocument.create(uri, 'zhengwen', 1, text);
    assert.deepEqual(
      found
        .filter(({ edit, command }) => edit && command)
        .map(({ title, edit, command }) => [
          title,
          TextDocument.applyEdits(document, [...edit!.changes![uri]!]),
          command!.arguments,
        ]),
      [
        [
          'Change every 範仲髮 to 范仲髮 and keep it so',
          '縣長范仲髮指出，要抓好落實。范仲髮強調，要加快。\n',
          [uri, '范仲发=范仲髮'],
        ],
        [
          'Change every 範仲髮 to 范仲發 and keep it so',
          '縣長范仲發指出，要抓好落實。范仲發強調，要加快。\n',
          [uri, '范仲发=范仲發'],
        ],
      ],
    );
  });

  it('points out the characters in doubt of a view, which cannot be changed, as it changes', async () => {
    const uri = 'zhengwen-view:/zh-Hant/a.txt?of=a';
    const article = 'file:///articles/a.txt';
    const inDoubt = async (act: () => Promise<unknown>): Promise<string[]> => {
      const reported = client.diagnosticsOf(uri);
      await act();
      return doubtsIn((await reported).diagnostics);
    };
    const tell = (source: string) =>
      client.connection.sendNotification(CONVERTED_METHOD, {
        textDocument: { uri },
        source,
        to: 'zh-Hant',
        viewOf: article,
      } satisfies ConvertedParams);
    await client.open(uri, HANT);
    const doubt = '钟 became 鍾; it could be 鐘 (in 钟远舟): please check';
    assert.deepEqual(await inDoubt(() => tell(HANS)), [doubt]);

    const at = { line: 0, character: 4 };
    const found = await client.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range: { start: at, end: at },
      context: { diagnostics: [] },
    });
    assert.deepEqual(
      (found as CodeAction[]).map(({ title, edit, command }) => [title, edit, command!.arguments]),
      [
        ['Always convert 钟远舟 to 鍾遠舟', undefined, [article, '钟远舟=鍾遠舟']],
        ['Always convert 钟远舟 to 鐘遠舟', undefined, [article, '钟远舟=鐘遠舟']],
      ],
    );

    // The view follows its article; in between the two do not agree, and nothing is pointed out in a wrong place.
    const head = '某';
    const insert = { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } };
    assert.deepEqual(
      await inDoubt(() =>
        client.connection.sendNotification(DidChangeTextDocumentNotification.type, {
          textDocument: { uri, version: 2 },
          contentChanges: [{ ...insert, text: head }],
        }),
      ),
      [],
    );
    assert.deepEqual(await inDoubt(() => tell(head + HANS)), [doubt]);
  });

  it('points out what would be in doubt where a target is set, but for protected terms', async () => {
    const start = async (protectedTerms: readonly string[]): Promise<string[]> => {
      const settings = {
        conversion: { target: 'zh-Hant', protectedTerms },
        diagnostics: { ambiguity: 'warning' },
      };
      const { client: other } = await TestClient.start({
        initializationOptions: { annotations: true, settings },
      });
      const uri = 'file:///articles/before.zw.txt';
      // One residue, so that something is reported in any case.
      const reported = other.diagnosticsOf(uri);
      await other.open(uri, HANS.replace('质', '质(zhì)'));
      const messages = doubtsIn((await reported).diagnostics);
      await other.stop();
      return messages;
    };
    assert.deepEqual(await start([]), [
      '钟 will become 鍾; it could be 鐘 (in 钟远舟): please check',
    ]);
    assert.deepEqual(await start(['钟远舟=鍾遠舟']), []);
  });

  it('tells how a file is encoded', async () => {
    await folder.write('gb.txt', encode(HANS, 'gb18030'));
    await folder.write('big5.txt', encode(HANT, 'big5'));
    await folder.write('utf8.txt', HANS);
    const encodingOf = (name: string): Promise<string | null> =>
      client.connection.sendRequest(ENCODING_METHOD, {
        uri: folder.uriOf(name),
      } satisfies EncodingParams);
    assert.deepEqual(
      await Promise.all(['gb.txt', 'big5.txt', 'utf8.txt', 'none.txt'].map(encodingOf)),
      ['gb18030', 'big5', null, null],
    );
  });
});
