/** Two annotators of an article, and a final set that is chosen from theirs. */
import assert from 'node:assert/strict';
import {
  ADJUDICATE_METHOD,
  ADJUDICATION_METHOD,
  DECIDE_METHOD,
  DECISIONS_METHOD,
  SAVE_DECISIONS_METHOD,
  type AdjudicateParams,
  type Adjudication,
  type AdjudicationParams,
  type DecideAction,
  type DecisionList,
} from '../../server/src/lsp/protocol';
import { TestClient } from './client';
import { TestFolder } from './workspace';

const TEXT = [
  '全市推进作风建设会议召开\n',
  '会议强调，要深入推进“马上就办”，落实“三个到位”。\n',
  '市委书记林知远指出，全市完成投资120亿元。\n',
].join('');

describe('adjudication', function () {
  this.timeout(30_000);

  let folder: TestFolder;
  let client: TestClient;
  let uri: string;

  const start = async (annotator: string, locale = 'en'): Promise<void> => {
    ({ client } = await TestClient.start({
      initializationOptions: { annotations: true, decisions: true, settings: { annotator } },
      folder: folder.uri,
      capabilities: { window: { workDoneProgress: true } },
      locale,
    }));
    await client.open(uri, TEXT);
  };
  const list = (annotator?: string): Promise<DecisionList> =>
    client.connection.sendRequest(DECISIONS_METHOD, {
      textDocument: { uri },
      ...(annotator !== undefined && { annotator }),
    });
  /** Decides on annotations by their words, as an annotator who leaves then. */
  const annotate = async (
    annotator: string,
    actions: Readonly<Record<string, 'accepted' | 'rejected' | { readonly type: string }>>,
  ): Promise<void> => {
    await start(annotator);
    const { items } = await list();
    await client.connection.sendRequest(DECIDE_METHOD, {
      articles: [
        {
          uri,
          actions: Object.entries(actions).map(([text, what]): DecideAction => {
            const { key } = items.find((item) => item.text === text)!;
            const change = typeof what === 'string' ? { state: what } : what;
            return { kind: 'change', item: key, change };
          }),
        },
      ],
    });
    await client.connection.sendRequest(SAVE_DECISIONS_METHOD, {});
    await client.stop();
  };

  beforeEach(async () => {
    folder = await TestFolder.create({ 'a.zw.txt': TEXT });
    uri = folder.uriOf('a.zw.txt');
    await annotate('甲', { 马上就办: 'accepted', 三个到位: 'accepted', 林知远: 'accepted' });
    await annotate('乙', { 马上就办: 'accepted', 三个到位: { type: 'slogan' } });
    await start('终审');
  });
  afterEach(async () => {
    await client.stop();
    await folder.remove();
  });

  const params = (): AdjudicationParams => ({
    textDocument: { uri },
    ...{ first: '甲', second: '乙', final: '终审', undecided: 'decided' },
  });
  const ask = (more: Partial<AdjudicationParams> = {}): Promise<Adjudication> =>
    client.connection.sendRequest(ADJUDICATION_METHOD, { ...params(), ...more });
  const choose = (
    chosen: AdjudicateParams['chosen'],
    more: Partial<AdjudicationParams> = {},
  ): Promise<Adjudication> =>
    client.connection.sendRequest(ADJUDICATE_METHOD, {
      ...params(),
      ...more,
      ...(chosen && { chosen }),
    });
  const final = async (annotator?: string): Promise<string[]> =>
    (await list(annotator)).items
      .filter(({ id }) => id !== undefined)
      .map(({ text, type, state }) => `${text} ${type} ${state}`);

  it('lists where they differ, and how far they agree', async () => {
    const { disagreements, agreed, agreedOpen, agreement, orphans } = await ask();
    assert.deepEqual(
      disagreements.map(({ first, second, differences, isSettled }) => [
        first && `${first.type} ${first.text}`,
        second && `${second.type} ${second.text}`,
        differences.join('+'),
        isSettled,
      ]),
      [
        ['formula 三个到位', 'slogan 三个到位', 'type', false],
        ['official 林知远', undefined, '', false],
      ],
    );
    assert.deepEqual([agreed, agreedOpen, orphans], [1, 1, 0]);
    // One of three and one of two are the same: F1 = 2 · 1 / (3 + 2).
    assert.equal(agreement.total.exact.value, 0.4);
  });

  for (const name of ['终审', '定稿']) {
    it(`writes what is chosen into the decisions of ${name}`, async () => {
      const [type, official] = (await ask()).disagreements;
      await choose({ key: type!.key, choice: 'second' }, { final: name });
      await choose(undefined, { final: name });
      const after = await choose({ key: official!.key, choice: 'neither' }, { final: name });
      assert.ok(after.disagreements.every(({ isSettled }) => isSettled));
      assert.equal(after.agreedOpen, 0);
      const decided = await final(name);
      assert.ok(decided.includes('马上就办 slogan accepted'), decided.join());
      assert.ok(decided.includes('三个到位 slogan changed'), decided.join());
      assert.ok(decided.includes('林知远 official rejected'), decided.join());
      // A choice can be made again.
      const again = await choose({ key: type!.key, choice: 'first' }, { final: name });
      assert.ok(again.disagreements.every(({ isSettled }) => isSettled));
      assert.ok((await final(name)).includes('三个到位 formula accepted'));
    });
  }

  it('needs three names', async () => {
    await assert.rejects(ask({ final: '甲' }), /three different names/);
    await client.stop();
    await start('终审', 'zh-cn');
    await assert.rejects(ask({ final: '甲' }), /三个不同的名字/);
  });
});
