/** Where a term stands in the workspace, and decisions on all of its places as one step. */
import assert from 'node:assert/strict';
import {
  DECIDE_METHOD,
  DECISIONS_METHOD,
  OCCURRENCES_METHOD,
  REDO_DECISION_METHOD,
  UNDO_DECISION_METHOD,
  type DecideParams,
  type DecideResult,
  type DecisionList,
  type Occurrence,
  type OccurrencesParams,
  type OccurrencesResult,
  type UndoParams,
  type UndoResult,
} from '../../server/src/lsp/protocol';
import { TestClient } from './client';
import { TestFolder } from './workspace';

const FILES = {
  'a.zw.txt': '全市推进作风建设会议召开\n会议强调，要深入推进“马上就办”。\n',
  'b.zw.txt': '澄河市政府會議紀要\n會議要求，弘揚“馬上就辦”精神，把馬上就辦抓到底。\n',
  'c.zw.txt': '澄河市政府工作报告\n全市完成投资120亿元。\n',
  // No article, and not read as one.
  'd.txt': '马上就办',
};

/** “全市”, at the beginning of the first article. */
const LATER = { start: { line: 0, character: 0 }, end: { line: 0, character: 2 } };

describe('occurrences', function () {
  this.timeout(30_000);

  let folder: TestFolder;
  let client: TestClient;
  beforeEach(async () => {
    folder = await TestFolder.create(FILES);
    ({ client } = await TestClient.start({
      initializationOptions: { annotations: true, decisions: true, settings: { annotator: '林' } },
      folder: folder.uri,
      capabilities: { window: { workDoneProgress: true } },
    }));
    await client.open(folder.uriOf('a.zw.txt'), FILES['a.zw.txt']);
  });
  afterEach(async () => {
    await client.stop();
    await folder.remove();
  });

  const find = (params: Partial<OccurrencesParams>): Promise<OccurrencesResult> =>
    client.connection.sendRequest(OCCURRENCES_METHOD, { term: '马上就办', width: 3, ...params });
  const show = ({ uri, left, text, right, version }: Occurrence): string =>
    `${uri.slice(uri.lastIndexOf('/') + 1)} ${version} ${left}[${text}]${right}`;
  const list = (name: string): Promise<DecisionList> =>
    client.connection.sendRequest(DECISIONS_METHOD, {
      textDocument: { uri: folder.uriOf(name) },
    });

  it('are found in either script, in open articles and files', async () => {
    const { occurrences, files, isCut, skipped } = await find({});
    assert.deepEqual(occurrences.map(show), [
      'a.zw.txt 1 推进“[马上就办]”。',
      'b.zw.txt null 弘揚“[馬上就辦]”精神',
      'b.zw.txt null 神，把[馬上就辦]抓到底',
    ]);
    assert.deepEqual([files, isCut, skipped], [4, false, []]);
    const one = await find({ textDocument: { uri: folder.uriOf('a.zw.txt') }, term: '馬上就辦' });
    assert.deepEqual([one.occurrences.length, one.files], [1, 1]);
  });

  it('are sorted outwards by what stands around them', async () => {
    const { occurrences, orders } = await find({});
    const sorted = (order: readonly number[]) =>
      order.map((number) => `${occurrences[number]!.left}|${occurrences[number]!.right}`);
    // “ U+201C before 把 U+628A; 扬 U+626C before 进 U+8FDB.
    assert.deepEqual(sorted(orders.left), ['弘揚“|”精神', '推进“|”。', '神，把|抓到底']);
    // ” U+201D, then 。 U+3002 before 精 U+7CBE.
    assert.deepEqual(sorted(orders.right), ['推进“|”。', '弘揚“|”精神', '神，把|抓到底']);
  });

  it('fail for a term without words', async () => {
    await assert.rejects(find({ term: ' \n' }), /no words/);
  });

  it('take a decision, in files that are not open, too, and give it back, as one step', async () => {
    const wanted = { state: 'accepted', type: 'slogan' } as const;
    const { occurrences, settled } = await find({ wanted });
    assert.equal(settled, 0);
    assert.ok(occurrences.every(({ doubt }) => doubt === undefined));
    const uris = [...new Set(occurrences.map(({ uri }) => uri))];
    const params: DecideParams = {
      label: 'all',
      articles: uris.map((uri) => {
        const here = occurrences.filter((one) => one.uri === uri);
        return {
          uri,
          version: here[0]!.version,
          actions: here.map(({ item, range }) =>
            item === undefined
              ? { kind: 'add', type: 'slogan', ranges: [range] }
              : { kind: 'change', item, change: { state: 'accepted' } },
          ),
        };
      }),
    };
    const { step }: DecideResult = await client.connection.sendRequest(DECIDE_METHOD, params);
    const standing = async (name: string) =>
      (await list(name)).items
        .filter(({ norm }) => norm === '马上就办')
        .map(({ state }) => state)
        .filter((state) => state !== 'undecided').length;
    assert.deepEqual([await standing('a.zw.txt'), await standing('b.zw.txt')], [1, 2]);
    const after = await find({ wanted });
    assert.deepEqual([after.occurrences.length, after.settled], [0, 3]);
    // This step and no other, also where more was decided since, and once alone.
    const later: DecideResult = await client.connection.sendRequest(DECIDE_METHOD, {
      label: 'later',
      articles: [
        {
          uri: folder.uriOf('a.zw.txt'),
          actions: [{ kind: 'add', type: 'slogan', ranges: [LATER] }],
        },
      ],
    } satisfies DecideParams);
    assert.notEqual(later.step, step);
    for (const label of ['all', undefined]) {
      const params: UndoParams = { step: step! };
      const done: UndoResult | null = await client.connection.sendRequest(
        UNDO_DECISION_METHOD,
        params,
      );
      assert.equal(done?.label, label);
      assert.deepEqual([await standing('a.zw.txt'), await standing('b.zw.txt')], [0, 0]);
      assert.equal((await list('a.zw.txt')).counts.added, 1);
    }
  });

  it('decided on in other articles are taken back in the one where that was done', async () => {
    const wanted = { state: 'accepted', type: 'slogan' } as const;
    const madeIn = folder.uriOf('a.zw.txt');
    const decideIn = async (name: string, madeIn?: string): Promise<void> => {
      const textDocument = { uri: folder.uriOf(name) };
      const { occurrences } = await find({ textDocument, wanted });
      const { item, version } = occurrences[0]!;
      await client.connection.sendRequest(DECIDE_METHOD, {
        label: name,
        articles: [
          {
            uri: textDocument.uri,
            version,
            actions: [{ kind: 'change', item: item!, change: { state: 'accepted' } }],
          },
        ],
        ...(madeIn !== undefined && { madeIn }),
      } satisfies DecideParams);
    };
    const replay = async (method: string): Promise<string | undefined> => {
      const textDocument = { uri: madeIn };
      const done: UndoResult | null = await client.connection.sendRequest(method, { textDocument });
      return done?.label;
    };
    await decideIn('a.zw.txt');
    await decideIn('b.zw.txt', madeIn);
    // What was done elsewhere is no step of this article.
    await decideIn('b.zw.txt');
    const labels = [UNDO_DECISION_METHOD, REDO_DECISION_METHOD, UNDO_DECISION_METHOD];
    assert.deepEqual(
      [await replay(labels[0]!), await replay(labels[1]!), await replay(labels[2]!)],
      ['b.zw.txt', 'b.zw.txt', 'b.zw.txt'],
    );
    assert.equal(await replay(UNDO_DECISION_METHOD), 'a.zw.txt');
    assert.equal(await replay(UNDO_DECISION_METHOD), undefined);
  });
});
