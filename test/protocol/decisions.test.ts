/** A person's decisions: made, followed through edits, written, read again. */
import assert from 'node:assert/strict';
import { mkdir, readFile, readdir } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import {
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidSaveTextDocumentNotification,
  RegistrationRequest,
  SemanticTokensRequest,
  ShowMessageNotification,
  WillRenameFilesRequest,
  type ClientCapabilities,
  type DidChangeWatchedFilesRegistrationOptions,
  type Range,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { sidecarName } from '../../server/src/decisions/sidecarName';
import {
  ANNOTATORS_METHOD,
  CONVERT_METHOD,
  DECIDE_METHOD,
  DECISIONS_METHOD,
  PREVIEW_RETYPING_METHOD,
  REDO_DECISION_METHOD,
  SAVE_DECISIONS_METHOD,
  SCHEMA_METHOD,
  UNDO_DECISION_METHOD,
  type AnnotationsParams,
  type ConvertParams,
  type ConvertResult,
  type DecideAction,
  type DecideParams,
  type DecideResult,
  type DecisionItem,
  type DecisionList,
  type ItemChange,
  type Json,
  type RetypingPreview,
  type SaveDecisionsResult,
  type Schema,
  type UndoResult,
} from '../../server/src/lsp/protocol';
import { TestClient } from './client';
import { TestFolder } from './workspace';

const TEXT = [
  '全市推进作风建设会议召开\n',
  '会议强调，要深入推进“马上就办”，落实“三个到位”。\n',
  '市委书记林知远指出，全市完成投资120亿元。\n',
].join('');

const ANNOTATOR = '林';

const SCHEMA = `types:
  campaign: { attributes: { level: { values: [市, 县] }, budget: number } }
  person:
  metric: { attributes: { source: text } }
relations:
  reports: { from: official, to: [metric, campaign] }
`;

describe('decisions', function () {
  this.timeout(30_000);

  let folder: TestFolder;
  let client: TestClient;
  let uri: string;
  let version = 1;

  const start = async (
    settings: object = { annotator: ANNOTATOR },
    locale = 'en',
    workspace: ClientCapabilities['workspace'] = {},
  ): Promise<void> => {
    ({ client } = await TestClient.start({
      initializationOptions: { annotations: true, decisions: true, settings },
      folder: folder.uri,
      capabilities: { window: { workDoneProgress: true }, workspace },
      locale,
    }));
  };
  beforeEach(async () => {
    folder = await TestFolder.create({ 'a.zw.txt': TEXT });
    uri = folder.uriOf('a.zw.txt');
    version = 1;
    await start();
    await client.open(uri, TEXT);
  });
  afterEach(async () => {
    await client.stop();
    await folder.remove();
  });

  const list = (of = uri, annotator?: string): Promise<DecisionList> =>
    client.connection.sendRequest(DECISIONS_METHOD, {
      textDocument: { uri: of },
      ...(annotator !== undefined && { annotator }),
    });
  const decide = (...actions: DecideAction[]): Promise<DecideResult> =>
    client.connection.sendRequest(DECIDE_METHOD, {
      articles: [{ uri, actions }],
      label: 'test',
    } satisfies DecideParams);
  const item = async (text: string): Promise<DecisionItem> => {
    const { items } = await list();
    const found = items.find((one) => one.text === text);
    assert.ok(found, `${text} among ${items.map((one) => one.text).join(' ')}`);
    return found;
  };
  const accept = async (text: string): Promise<DecideResult> =>
    decide({ kind: 'change', item: (await item(text)).key, change: { state: 'accepted' } });
  const undo = (method = UNDO_DECISION_METHOD): Promise<UndoResult | null> =>
    client.connection.sendRequest(method, { textDocument: { uri } });
  const save = (): Promise<SaveDecisionsResult> =>
    client.connection.sendRequest(SAVE_DECISIONS_METHOD, {});
  const edit = (range: Range, text: string): Promise<void> =>
    client.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version: ++version },
      contentChanges: [{ range, text }],
    });
  const close = (): Promise<void> =>
    client.connection.sendNotification(DidCloseTextDocumentNotification.type, {
      textDocument: { uri },
    });
  const sidecar = (name = `a.zw.txt.${ANNOTATOR}.anno.jsonl`): Promise<string> =>
    readFile(join(folder.path, name), 'utf8');
  const states = async (): Promise<string[]> =>
    (await list()).items.map(({ state, type, text }) => `${state} ${type} ${text}`);
  /** Waits until the decisions' states are these: a report may belong to an earlier change. */
  const become = async (...expected: DecisionItem['state'][]): Promise<void> => {
    for (;;) {
      const changed = client.decisionsOf(uri);
      const { items } = await list();
      if (
        isDeepStrictEqual(
          items.map(({ state }) => state),
          expected,
        )
      )
        return;
      await changed;
    }
  };
  const declare = async (schema: string): Promise<void> => {
    await folder.write('.zhengwen/schema.yaml', schema);
    await client.changed(folder.uriOf('.zhengwen/schema.yaml'));
  };
  const at = (line: number, start: number, end: number): Range => ({
    start: { line, character: start },
    end: { line, character: end },
  });

  it('begin with suggestions of which nothing was said', async () => {
    const { recognized, annotator, items, isSaved, problems, ...rest } = await list();
    assert.deepEqual([recognized, annotator, isSaved, problems], [true, ANNOTATOR, true, []]);
    assert.deepEqual(
      items.map(({ state, type, text }) => [state, type, text]),
      [
        ['undecided', 'slogan', '马上就办'],
        ['undecided', 'formula', '三个到位'],
        ['undecided', 'official', '林知远'],
        ['undecided', 'metric', '120亿元'],
      ],
    );
    assert.equal(rest.counts.undecided, 4);
    assert.equal(items[3]!.attributes['value'], 12_000_000_000);
    assert.deepEqual(await readdir(folder.path), ['a.zw.txt']);
  });

  it('are written at once, beside the article', async () => {
    await accept('马上就办');
    assert.deepEqual(await save(), { isSaved: true, messages: [] });
    const [line, ...others] = (await sidecar()).trimEnd().split('\n');
    assert.deepEqual(others, []);
    const annotation = JSON.parse(line!) as { creator: unknown; target: { source: string } };
    assert.deepEqual(annotation.creator, { type: 'Person', name: ANNOTATOR });
    assert.equal(annotation.target.source, 'a.zw.txt');
    assert.equal((await item('马上就办')).state, 'accepted');
  });

  it('are reported as written once they are, also those made while others were being written', async () => {
    const lock = `.a.zw.txt.${ANNOTATOR}.anno.jsonl.lock`;
    // As another process does that is writing.
    await folder.write(lock, `${process.pid} ${hostname()}`);
    await accept('马上就办');
    await accept('三个到位');
    assert.equal((await list()).isSaved, false);
    let changed = client.decisionsOf(uri);
    await folder.remove(lock);
    // A report may belong to the opening of the article.
    for (let isSaved = false; !isSaved;) {
      await changed;
      changed = client.decisionsOf(uri);
      ({ isSaved } = await list());
    }
  });

  it('of every kind, and several at once as one step', async () => {
    await declare(SCHEMA);
    const keys = await Promise.all(
      ['马上就办', '三个到位', '林知远', '120亿元'].map(async (text) => (await item(text)).key),
    );
    const { articles } = await decide(
      { kind: 'change', item: keys[0]!, change: { state: 'rejected', note: '只是引语' } },
      { kind: 'change', item: keys[1]!, change: { type: 'slogan', tags: { unsure: true } } },
      { kind: 'change', item: keys[2]!, change: { attributes: { posts: ['书记'] } } },
      { kind: 'move', item: keys[3]!, edge: 'start', unit: 'character', by: -2 },
      { kind: 'add', type: 'campaign', ranges: [at(0, 4, 8)] },
    );
    assert.equal(new Set(articles[0]!.keys).size, 5);
    assert.deepEqual(await states(), [
      'added campaign 作风建设',
      'rejected slogan 马上就办',
      'changed slogan 三个到位',
      'undecided official 林知远',
      'changed metric 投资120亿元',
    ]);
    const [, quote, formula, official] = (await list()).items;
    assert.deepEqual(
      quote!.notes.map(({ text, creator }) => [text, creator]),
      [['只是引语', ANNOTATOR]],
    );
    assert.deepEqual([formula!.unsure, formula!.suggestedType], [true, 'formula']);
    assert.deepEqual([official!.attributes['posts'], official!.set], [['书记'], ['posts']]);

    const undone = await undo();
    assert.deepEqual([undone?.label, undone?.articles[0]?.keys.length], ['test', 5]);
    assert.deepEqual(await states(), [
      'undecided slogan 马上就办',
      'undecided formula 三个到位',
      'undecided official 林知远',
      'undecided metric 120亿元',
    ]);
    await undo(REDO_DECISION_METHOD);
    assert.equal((await states())[4], 'changed metric 投资120亿元');
    assert.equal(await undo(REDO_DECISION_METHOD), null);
  });

  it('move boundaries by words', async () => {
    const { articles } = await decide({
      kind: 'move',
      item: (await item('120亿元')).key,
      edge: 'start',
      unit: 'word',
      by: -2,
    });
    assert.equal(
      (await list()).items.find(({ key }) => key === articles[0]!.keys[0])!.text,
      '完成投资120亿元',
    );
  });

  it('can be withdrawn, and made again as the same decision', async () => {
    const first = await accept('马上就办');
    const key = first.articles[0]!.keys[0]!;
    const { articles } = await decide({ kind: 'withdraw', item: key });
    const undecided = await item('马上就办');
    assert.deepEqual([undecided.state, undecided.key], ['undecided', articles[0]!.keys[0]]);
    assert.deepEqual((await accept('马上就办')).articles[0]!.keys, [key]);
    await save();
    assert.equal((await sidecar()).trimEnd().split('\n').length, 1);
  });

  it('have notes that can be reworded and taken away for good', async () => {
    const { key } = await item('马上就办');
    await decide({ kind: 'change', item: key, change: { note: '甲' } });
    await save();
    const noted = await item('马上就办');
    await decide({ kind: 'editNote', item: noted.key, note: noted.notes[0]!, text: '乙' });
    await save();
    const reworded = await item('马上就办');
    assert.deepEqual(
      reworded.notes.map(({ text }) => text),
      ['乙'],
    );
    await decide({ kind: 'editNote', item: noted.key, note: reworded.notes[0]!, text: '' });
    await save();
    assert.deepEqual((await item('马上就办')).notes, []);
    assert.doesNotMatch(await sidecar(), /甲|乙/);
  });

  it('relate annotations, which that accepts', async () => {
    await declare(SCHEMA);
    const [from, to] = [(await item('林知远')).key, (await item('120亿元')).key];
    await decide({ kind: 'relate', type: 'reports', from, to });
    const { relations, counts } = await list();
    assert.deepEqual([relations.length, counts.accepted], [1, 2]);
    await decide({ kind: 'unrelate', relation: relations[0]!.id });
    assert.deepEqual((await list()).relations, []);
    await undo();
    assert.equal((await list()).relations.length, 1);
  });

  it('follow edits, and are found again where words were taken away and come back', async () => {
    await accept('马上就办');
    await edit(at(0, 0, 0), '（本报讯）');
    await edit(at(1, 13, 15), '立刻');
    assert.equal((await item('马上立刻')).state, 'accepted');
    await edit(at(1, 13, 15), '就办');
    assert.equal((await item('马上就办')).state, 'accepted');

    const changed = client.decisionsOf(uri);
    await edit(at(1, 0, 25), '');
    await changed;
    const orphan = (await list()).items.at(-1)!;
    assert.deepEqual([orphan.state, orphan.was, orphan.text], ['orphan', 'accepted', '马上就办']);
    const back = client.decisionsOf(uri);
    await edit(at(1, 0, 0), TEXT.split('\n')[1]!);
    await back;
    assert.equal((await item('马上就办')).state, 'accepted');
  });

  it('put an orphan where its annotator says', async () => {
    await accept('马上就办');
    const changed = client.decisionsOf(uri);
    await edit(at(1, 0, 25), '');
    await changed;
    const { key } = (await list()).items.at(-1)!;
    await decide({ kind: 'change', item: key, change: { ranges: [at(0, 4, 8)] } });
    assert.deepEqual((await states())[0], 'changed slogan 作风建设');
  });

  it('are where they belong when the article was changed by others in between', async () => {
    await accept('马上就办');
    await accept('120亿元');
    await save();
    await close();
    const other = `新华社北京电\n${TEXT.replace('深入推进', '大力推进')}`;
    await folder.write('a.zw.txt', other);
    assert.equal((await item('马上就办')).state, 'accepted');
    await client.open(uri, other);
    const found = await item('马上就办');
    assert.deepEqual(
      [found.state, found.ranges[0]!.start],
      ['accepted', { line: 2, character: 11 }],
    );
  });

  it('are taken over from a sidecar that others wrote, and merged with it', async () => {
    await accept('马上就办');
    await save();
    const first = await sidecar();
    await accept('120亿元');
    await save();
    const both = await sidecar();

    // As after going back to an older version.
    await folder.write(`a.zw.txt.${ANNOTATOR}.anno.jsonl`, first);
    await client.changed(folder.uriOf(`a.zw.txt.${ANNOTATOR}.anno.jsonl`));
    await become('accepted', 'undecided', 'undecided', 'undecided');
    // As while two branches are merged.
    const conflict = ['<<<<<<< ours\n', first, '=======\n', both, '>>>>>>> theirs\n'].join('');
    await folder.write(`a.zw.txt.${ANNOTATOR}.anno.jsonl`, conflict);
    await client.changed(folder.uriOf(`a.zw.txt.${ANNOTATOR}.anno.jsonl`));
    await become('accepted', 'undecided', 'undecided', 'accepted');
    await save();
    assert.equal(await sidecar(), both);
  });

  it('of two windows on one article are all kept', async () => {
    const first = client;
    await accept('马上就办');
    await save();
    await start();
    const second = client;
    await second.open(uri, TEXT);
    await accept('三个到位');
    client = first;
    await accept('120亿元');
    await Promise.all([save(), second.connection.sendRequest(SAVE_DECISIONS_METHOD, {})]);
    await second.stop();
    assert.equal((await sidecar()).trimEnd().split('\n').length, 3);
    const address = folder.uriOf(`a.zw.txt.${ANNOTATOR}.anno.jsonl`);
    await client.changed(address);
    await save();
    assert.deepEqual(
      (await list()).items.map(({ state }) => state),
      ['accepted', 'accepted', 'undecided', 'accepted'],
    );
  });

  it('keep lines that cannot be read, and say so', async () => {
    await close();
    await folder.write(`a.zw.txt.${ANNOTATOR}.anno.jsonl`, '{"id": 1,\n');
    const said = client.shown();
    await client.open(uri, TEXT);
    assert.match((await said).message, /a\.zw\.txt\.林\.anno\.jsonl, line 1: is not JSON/);
    assert.match((await list()).problems[0]!, /^Line 1 is not JSON/);
    await accept('马上就办');
    await save();
    assert.match(await sidecar(), /^\{"@context".*\n\{"id": 1,\n$/);
  });

  it('are talked of in Chinese where the editor speaks it', async () => {
    await client.stop();
    await start({ annotator: ANNOTATOR }, 'zh-cn');
    await folder.write(`a.zw.txt.${ANNOTATOR}.anno.jsonl`, '{}\n[]\n');
    const said = client.shown();
    await client.open(uri, TEXT);
    assert.equal(
      (await said).message,
      '“a.zw.txt.林.anno.jsonl”第 1 行：不是标注：“type”不是“Annotation”（另有 1 行）。读不懂的内容保持原样。',
    );
    const { problems } = await list();
    assert.deepEqual(problems, [
      '第 1 行：不是标注：“type”不是“Annotation”。',
      '第 2 行：不是对象。',
    ]);
    await assert.rejects(
      decide({ kind: 'change', item: 'none', change: { state: 'accepted' } }),
      /该标注已不存在。/,
    );
    await declare(SCHEMA);
    for (const [type, attributes, message] of [
      ['measure', {}, '项目的类型表里没有类型“measure”。'],
      ['campaign', { colour: '红' }, '项目的类型表没有给类型“campaign”规定属性“colour”。'],
      ['campaign', { level: '省' }, '“campaign”的“level”不能是“省”，应为“市”、“县”之一。'],
    ] as const) {
      const add = { kind: 'add', type, ranges: [at(0, 4, 8)], change: { attributes } } as const;
      await assert.rejects(decide(add), { message });
    }
    await client.open('untitled:one', TEXT);
    await assert.rejects(
      client.connection.sendRequest(DECIDE_METHOD, {
        articles: [{ uri: 'untitled:one', actions: [] }],
      }),
      /请先保存文章/,
    );
  });

  it('name a line that cannot be read once, wherever it moves to', async () => {
    await close();
    await folder.write(`a.zw.txt.${ANNOTATOR}.anno.jsonl`, '{"id": 1,\n');
    const shown: string[] = [];
    client.connection.onNotification(ShowMessageNotification.type, ({ message }) => {
      shown.push(message);
    });
    await client.open(uri, TEXT);
    await list();
    await accept('马上就办');
    await save();
    await accept('三个到位');
    await save();
    assert.equal((await list()).problems.length, 1);
    assert.equal(shown.length, 1, shown.join('\n'));
  });

  it('beside an article outside the workspace are watched', async () => {
    await client.stop();
    await start(undefined, 'en', {
      didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
    });
    const outside = await TestFolder.create({ 'b.zw.txt': TEXT });
    const watched: unknown[] = [];
    client.connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
      watched.push(...registrations.map(({ registerOptions }) => registerOptions as unknown));
    });
    const there = outside.uriOf('b.zw.txt');
    await client.open(there, TEXT);
    await list(there);
    await client.open(uri, TEXT);
    await list();
    const { watchers } = watched[0] as DidChangeWatchedFilesRegistrationOptions;
    assert.deepEqual(watchers, [
      { globPattern: { baseUri: outside.uri, pattern: '*.anno.jsonl' } },
    ]);
    assert.equal(watched.length, 1);
    await outside.remove();
  });

  it('are what is coloured: nothing that was rejected, types and places as they stand', async () => {
    await declare(SCHEMA);
    const tokens = async (): Promise<number[][]> => {
      const { data } = (await client.connection.sendRequest(SemanticTokensRequest.type, {
        textDocument: { uri },
      }))!;
      // Line from the token before, length and type of each.
      return Array.from({ length: data.length / 5 }, (_, i) =>
        [0, 2, 3].map((field) => data[i * 5 + field]!),
      );
    };
    const [slogan, formula, official, metric] = [0, 1, 2, 3];
    assert.deepEqual(await tokens(), [
      [1, 4, slogan],
      [0, 4, formula],
      [1, 3, official],
      [0, 5, metric],
    ]);
    await decide(
      { kind: 'change', item: (await item('马上就办')).key, change: { state: 'rejected' } },
      { kind: 'change', item: (await item('三个到位')).key, change: { type: 'slogan' } },
      { kind: 'change', item: (await item('林知远')).key, change: { type: 'person' } },
      { kind: 'move', item: (await item('120亿元')).key, edge: 'start', unit: 'character', by: -2 },
      { kind: 'add', type: 'slogan', ranges: [at(0, 4, 8)] },
    );
    assert.deepEqual(await tokens(), [
      [0, 4, slogan],
      [1, 4, slogan],
      [1, 7, metric],
    ]);
  });

  it('are what is counted and gone through', async () => {
    // What the server tells of the text before an action may still be on its way; mocha ends the wait for what never comes.
    const isTold = async (
      act: () => Promise<unknown>,
      isSo: (told: AnnotationsParams) => boolean,
    ): Promise<void> => {
      let told = client.annotationsOf(uri);
      await act();
      while (!isSo(await told)) told = client.annotationsOf(uri);
    };
    const counted =
      (...expected: number[]) =>
      ({ counts }: AnnotationsParams) =>
        isDeepStrictEqual(Object.values(counts), expected);
    const { key } = await item('马上就办');
    // Slogans, formulas, officials, metrics.
    await isTold(
      () => decide({ kind: 'change', item: key, change: { state: 'rejected' } }),
      counted(0, 1, 1, 1),
    );
    await isTold(
      () => decide({ kind: 'add', type: 'slogan', ranges: [at(0, 4, 8)] }),
      counted(1, 1, 1, 1),
    );
    await isTold(undo, ({ ranges }) => ranges.slogan.length === 0);
  });

  it('are kept in memory where they cannot be written, and written when they can', async () => {
    const { key } = await item('马上就办');
    // A folder in the way is refused to everyone, the user root included.
    await mkdir(join(folder.path, `a.zw.txt.${ANNOTATOR}.anno.jsonl`));
    const said = client.shown();
    await decide({ kind: 'change', item: key, change: { state: 'accepted' } });
    assert.match(
      (await said).message,
      /^Your decisions could not be written: a\.zw\.txt\.林\.anno\.jsonl: .*kept in memory/,
    );
    assert.equal((await save()).isSaved, false);
    const { isSaved, items } = await list();
    assert.deepEqual([isSaved, items[0]!.state], [false, 'accepted']);
    // Nor is what is decided next, while that is tried again.
    await decide({ kind: 'change', item: items[1]!.key, change: { state: 'accepted' } });
    assert.equal((await list()).isSaved, false);
    await folder.remove(`a.zw.txt.${ANNOTATOR}.anno.jsonl`);
    assert.deepEqual(await save(), { isSaved: true, messages: [] });
    assert.match(await sidecar(), /马上就办/);
  });

  it('are written when the article is saved, at the places where they stand then', async () => {
    await accept('马上就办');
    await save();
    await edit(at(0, 0, 0), '新');
    await client.connection.sendNotification(DidSaveTextDocumentNotification.type, {
      textDocument: { uri },
    });
    await save();
    assert.match(await sidecar(), /"start":25,"end":29/);
  });

  it('refuse what is not there, has no words or has changed, and decide nothing then', async () => {
    const { key } = await item('马上就办');
    const good: DecideAction = { kind: 'change', item: key, change: { state: 'accepted' } };
    for (const [bad, message] of [
      [{ kind: 'change', item: 'slogan:0-1', change: {} }, /not there any longer/],
      [{ kind: 'add', type: 'slogan', ranges: [at(0, 1, 1)] }, /cannot stand/],
      [{ kind: 'add', type: 'slogan', ranges: [] }, /one place at least/],
      [{ kind: 'jump' } as unknown as DecideAction, /no action "jump"/],
    ] as const) {
      await assert.rejects(decide(good, bad), message);
    }
    const stale: DecideParams = { articles: [{ uri, version: 7, actions: [good] }] };
    await assert.rejects(client.connection.sendRequest(DECIDE_METHOD, stale), /changed meanwhile/);
    const untitled: DecideParams = { articles: [{ uri: 'untitled:1', actions: [good] }] };
    await client.open('untitled:1', TEXT);
    await assert.rejects(
      client.connection.sendRequest(DECIDE_METHOD, untitled),
      /Save the article/,
    );
    assert.equal((await item('马上就办')).state, 'undecided');
  });

  it('are made in files that are not open, in several at once', async () => {
    await folder.write('数据/b.zw.txt', TEXT);
    const other = folder.uriOf('数据/b.zw.txt');
    const [here, there] = [await list(), await list(other)];
    assert.equal(there.version, null);
    const change = { state: 'accepted' } as const;
    await client.connection.sendRequest(DECIDE_METHOD, {
      articles: [here, there].map(({ uri, version, items }) => ({
        uri,
        version,
        actions: [{ kind: 'change', item: items[0]!.key, change }],
      })),
    } satisfies DecideParams);
    await save();
    assert.match(await sidecar(`数据/b.zw.txt.${ANNOTATOR}.anno.jsonl`), /"source":"b\.zw\.txt"/);
    assert.equal((await undo())?.articles.length, 2);
    assert.equal((await list(other)).items[0]!.state, 'undecided');
  });

  it('are kept in the folder of the setting, under the names of several annotators', async () => {
    await accept('马上就办');
    await client.stop();
    await start({ annotator: '乙', decisions: { folder: '标注' } });
    await client.open(uri, TEXT);
    await accept('三个到位');
    await save();
    assert.match(await sidecar('标注/a.zw.txt.乙.anno.jsonl'), /"source":"\.\.\/a\.zw\.txt"/);
    assert.deepEqual(
      await client.connection.sendRequest(ANNOTATORS_METHOD, { textDocument: { uri } }),
      ['乙'],
    );
    const other = await list(uri, '甲');
    assert.deepEqual([other.annotator, other.counts.undecided], ['甲', 4]);
    assert.match(other.unavailable!, /somebody else/);
  });

  it('on an article with a long name are kept, and those of others seen', async () => {
    const name = `${'关于推进作风建设'.repeat(10)}.zw.txt`;
    await folder.write(name, TEXT);
    uri = folder.uriOf(name);
    for (const [annotator, words] of [
      ['甲某某', '马上就办'],
      ['乙', '三个到位'],
    ] as const) {
      await client.stop();
      await start({ annotator });
      await client.open(uri, TEXT);
      await accept(words);
      assert.deepEqual(await save(), { isSaved: true, messages: [] });
      assert.match(await sidecar(sidecarName(name, annotator)), new RegExp(`"source":"${name}"`));
    }
    assert.deepEqual(
      await client.connection.sendRequest(ANNOTATORS_METHOD, { textDocument: { uri } }),
      ['乙', '甲某某'],
    );
    assert.equal((await list(uri, '甲某某')).counts.accepted, 1);
    const preview: RetypingPreview = await client.connection.sendRequest(PREVIEW_RETYPING_METHOD, {
      folder: folder.uri,
      retyping: { from: 'slogan', to: 'formula' },
    });
    assert.deepEqual(
      preview.files.map(({ article, annotator }) => [article, annotator]),
      [[uri, '甲某某']],
    );

    // A name that leaves no room for the article is the annotator's to change; until then nothing is lost.
    await client.stop();
    await start({ annotator: '林'.repeat(90) });
    await client.open(uri, TEXT);
    await accept('马上就办');
    const { isSaved, messages } = await save();
    assert.equal(isSaved, false);
    assert.match(messages[0]!, /its name is too long.*zhengwen\.annotator.*kept in memory/);
    assert.equal((await item('马上就办')).state, 'accepted');
  });

  it('go along where an article is renamed, whoever made them', async () => {
    await accept('马上就办');
    await save();
    await folder.write(`a.zw.txt.乙.anno.jsonl`, await sidecar());
    const edit = await client.connection.sendRequest(WillRenameFilesRequest.type, {
      files: [{ oldUri: uri, newUri: folder.uriOf('要闻/b.zw.txt') }],
    });
    const names = edit?.documentChanges?.map((change) =>
      'oldUri' in change ? [change.oldUri, change.newUri].map(decodeURIComponent) : [],
    );
    const root = decodeURIComponent(folder.uriOf('x')).slice(0, -1);
    assert.deepEqual(
      names,
      ['乙', ANNOTATOR].map((who) => [
        `${root}a.zw.txt.${who}.anno.jsonl`,
        `${root}要闻/b.zw.txt.${who}.anno.jsonl`,
      ]),
    );
  });

  it('know the types of the project', async () => {
    const schema = async (): Promise<string[]> => {
      const { types } = await client.connection.sendRequest<Schema>(SCHEMA_METHOD, {
        textDocument: { uri },
      });
      return types.map(({ name, key }) => `${key ?? ''} ${name}`);
    };
    const builtIn = ['1 slogan', '2 formula', '3 official', '4 metric'];
    assert.deepEqual(await schema(), builtIn);
    await folder.write('.zhengwen/schema.yaml', 'types:\n  campaign: { key: c, color: red }\n');
    const reported = client.diagnosticsOf(folder.uriOf('.zhengwen/schema.yaml'));
    await client.changed(folder.uriOf('.zhengwen/schema.yaml'));
    assert.deepEqual(await schema(), [...builtIn, 'c campaign']);
    assert.match(JSON.stringify((await reported).diagnostics), /six hexadecimal digits/);
  });

  it('say nothing that the schema does not declare, and change nothing then', async () => {
    await declare(SCHEMA);
    const [quote, , official, metric] = (await list()).items.map(({ key }) => key) as [
      string,
      string,
      string,
      string,
    ];
    const range = at(0, 4, 8);
    const add = (type: string, attributes: Record<string, Json> = {}): DecideAction => ({
      kind: 'add',
      type,
      ranges: [range],
      change: { attributes },
    });
    const change = (item: string, change: ItemChange): DecideAction => ({
      kind: 'change',
      item,
      change,
    });
    const relate = (type: string, from: string, to: string): DecideAction => ({
      kind: 'relate',
      type,
      from,
      to,
    });
    const refused: readonly (readonly [DecideAction, RegExp])[] = [
      [add('measure'), /schema of the project has no type “measure”/],
      [change(quote, { type: 'measure' }), /no type “measure”/],
      [add('campaign', { colour: '红' }), /no attribute “colour” for the type “campaign”/],
      [
        add('campaign', { level: '省' }),
        /“level” of “campaign” cannot be “省”: it is one of 市, 县/,
      ],
      [
        add('campaign', { budget: '三亿' }),
        /“budget” of “campaign” cannot be “三亿”: it is a number/,
      ],
      [add('campaign', { toString: 1 }), /no attribute “toString”/],
      [change(metric, { attributes: { posts: [] } }), /no attribute “posts” for the type “metric”/],
      [change(metric, { attributes: { value: '多' } }), /“value” of “metric” cannot be “多”/],
      [change(metric, { attributes: { source: 1 } }), /cannot be “1”: it is a text/],
      [change(official, { attributes: { postSpans: [] } }), /“postSpans” of “official” cannot be/],
      // What an attribute may be follows the type that is given along with it.
      [change(quote, { type: 'person', attributes: { level: '市' } }), /no attribute “level”/],
      [relate('quotes', official, metric), /no relation “quotes”/],
      [
        relate('reports', metric, official),
        /“reports” goes from official to metric or campaign, not from metric to official/,
      ],
    ];
    const good = change(quote, { state: 'accepted' });
    for (const [bad, message] of refused) await assert.rejects(decide(good, bad), message);
    const { counts, isSaved } = await list();
    assert.deepEqual([counts.undecided, isSaved], [4, true]);
    assert.deepEqual((await readdir(folder.path)).sort(), ['.zhengwen', 'a.zw.txt']);

    const { articles } = await decide(
      add('campaign', { level: '县', budget: 3 }),
      change(metric, { attributes: { value: 1, source: '公报', direction: 'up' } }),
      change(quote, { type: 'person' }),
    );
    await decide(relate('reports', official, articles[0]!.keys[0]!));
    assert.equal((await list()).relations.length, 1);
  });

  it('keep what stands there with names that the schema does not declare', async () => {
    await declare(SCHEMA);
    const { articles } = await decide(
      {
        kind: 'add',
        type: 'campaign',
        ranges: [at(0, 4, 8)],
        change: { attributes: { level: '市' } },
      },
      {
        kind: 'relate',
        type: 'reports',
        from: (await item('林知远')).key,
        to: (await item('120亿元')).key,
      },
    );
    const key = articles[0]!.keys[0]!;
    await save();
    const before = await sidecar();
    await declare('types:\n  person:\n');
    const standing = await item('作风建设');
    assert.deepEqual(
      [standing.type, standing.attributes['level'], (await list()).relations.length],
      ['campaign', '市', 1],
    );
    // What it says already may be said again, and be taken back.
    await decide({
      kind: 'change',
      item: key,
      change: { state: 'rejected', type: 'campaign', attributes: { level: '市' }, note: '存疑' },
    });
    await decide({ kind: 'change', item: key, change: { state: 'accepted' } });
    await assert.rejects(
      decide({ kind: 'change', item: key, change: { attributes: { level: '县' } } }),
      /no attribute “level” for the type “campaign”/,
    );
    await decide({ kind: 'change', item: key, change: { attributes: { level: null } } });
    await undo();
    await save();
    const words = (text: string): string[] => text.match(/"(?:campaign|level|reports)"/g)!.sort();
    assert.deepEqual(words(await sidecar()), words(before));
  });

  it('follow a conversion of very many characters, by few edits', async () => {
    const long = `${TEXT}${'会议强调，请程序员写软件，认真学习发展规划。\n'.repeat(900)}程序员办结13项任务。\n`;
    await edit({ start: { line: 0, character: 0 }, end: { line: 3, character: 0 } }, long);
    await accept('三个到位');
    await accept('13项');
    const result: ConvertResult = await client.connection.sendRequest(CONVERT_METHOD, {
      text: long,
      to: 'zh-TW-phrases',
      uri,
    } satisfies ConvertParams);
    assert.ok(result.edits.length < 3000, String(result.edits.length));
    const document = TextDocument.create(uri, 'zhengwen', version, long);
    const changes = [...result.edits].reverse().map(({ start, end, newText }) => ({
      range: { start: document.positionAt(start), end: document.positionAt(end) },
      text: newText,
    }));
    await client.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version: ++version },
      contentChanges: changes,
    });
    assert.deepEqual(
      (await states()).filter((one) => one.startsWith('accepted')),
      ['accepted formula 三個到位', 'accepted metric 13項'],
    );
  });
});
