/** Renaming, merging and splitting types through the files of all annotators, and taking it back. */
import assert from 'node:assert/strict';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  DECIDE_METHOD,
  DECISIONS_METHOD,
  PREVIEW_RETYPING_METHOD,
  REDO_DECISION_METHOD,
  RETYPE_METHOD,
  SAVE_DECISIONS_METHOD,
  SCHEMA_METHOD,
  TYPES_METHOD,
  UNDO_DECISION_METHOD,
  type DecideAction,
  type DecisionList,
  type Retyping,
  type RetypingPreview,
  type RetypingResult,
  type Schema,
  type TypesResult,
  type UndoResult,
} from '../../server/src/lsp/protocol';
import { stopAfterWrites } from '../support/stopAfterWrites';
import { TestClient } from './client';
import { TestFolder } from './workspace';

const TEXT = [
  '全市推进作风建设会议召开\n',
  '会议强调，要推动产业升级，落实“三个到位”，办好民生实事。\n',
  '市委书记林知远指出，全市完成投资120亿元。\n',
].join('');

const SCHEMA = [
  '# Types of this project',
  'types:',
  '  policy: # what is to be done',
  '    attributes: { level: text }',
  '  measure: {}',
  'relations:',
  '  serves: { from: measure, to: policy }',
  '',
].join('\n');

const SCHEMA_FILE = '.zhengwen/schema.yaml';

describe('retyping', function () {
  this.timeout(30_000);

  let folder: TestFolder;
  let client: TestClient;

  const start = async (
    annotator: string,
    locale = 'en',
    env: NodeJS.ProcessEnv = process.env,
  ): Promise<void> => {
    ({ client } = await TestClient.start({
      initializationOptions: { annotations: true, decisions: true, settings: { annotator } },
      folder: folder.uri,
      capabilities: { window: { workDoneProgress: true } },
      locale,
      env,
    }));
  };
  const request = <T>(method: string, params: object): Promise<T> =>
    client.connection.sendRequest<T>(method, params);
  const list = (name: string, annotator?: string): Promise<DecisionList> =>
    request(DECISIONS_METHOD, {
      textDocument: { uri: folder.uriOf(name) },
      ...(annotator !== undefined && { annotator }),
    });
  const add = (words: string, type: string, attributes?: Record<string, string>): DecideAction => {
    const lines = TEXT.split('\n');
    const line = lines.findIndex((one) => one.includes(words));
    const character = lines[line]!.indexOf(words);
    const range = {
      start: { line, character },
      end: { line, character: character + words.length },
    };
    return { kind: 'add', type, ranges: [range], change: { ...(attributes && { attributes }) } };
  };
  const decide = (name: string, ...actions: DecideAction[]) =>
    request(DECIDE_METHOD, { articles: [{ uri: folder.uriOf(name), actions }] });
  /** What an annotator has in each article: words and types. */
  const types = async (name: string, annotator?: string): Promise<string[]> =>
    (await list(name, annotator)).items
      .filter(({ state }) => state === 'added')
      .map(({ text, type }) => `${text} ${type}`);
  const everything = async (): Promise<string[][]> => [
    await types('a.zw.txt'),
    await types('a.zw.txt', '乙'),
    await types('sub/b.zw.txt'),
  ];
  const schemaText = (): Promise<string> => readFile(join(folder.path, SCHEMA_FILE), 'utf8');
  const preview = (retyping: Retyping): Promise<RetypingPreview> =>
    request(PREVIEW_RETYPING_METHOD, { folder: folder.uri, retyping });
  const all = ({ files }: RetypingPreview) =>
    files.map(({ sidecar, decisions }) => ({ sidecar, ids: decisions.map(({ id }) => id) }));
  const retype = async (
    retyping: Retyping,
    chosen = async () => all(await preview(retyping)),
  ): Promise<RetypingResult> =>
    request(RETYPE_METHOD, {
      folder: folder.uri,
      retyping,
      chosen: await chosen(),
      label: 'Retype',
    });
  const undo = (name: string): Promise<UndoResult | null> =>
    request(UNDO_DECISION_METHOD, { textDocument: { uri: folder.uriOf(name) } });
  const redo = (name: string): Promise<UndoResult | null> =>
    request(REDO_DECISION_METHOD, { textDocument: { uri: folder.uriOf(name) } });

  const BEFORE = [
    ['产业升级 policy', '民生实事 measure'],
    ['产业升级 policy'],
    ['产业升级 policy', '民生实事 policy'],
  ];

  beforeEach(async () => {
    folder = await TestFolder.create({
      'a.zw.txt': TEXT,
      'sub/b.zw.txt': TEXT,
      [SCHEMA_FILE]: SCHEMA,
    });
    await start('乙');
    await decide('a.zw.txt', add('产业升级', 'policy'));
    await request(SAVE_DECISIONS_METHOD, {});
    await client.stop();
    await start('甲');
    // A file that is not open and of which nothing is in memory, and an open one.
    await decide(
      'sub/b.zw.txt',
      add('产业升级', 'policy', { level: '市' }),
      add('民生实事', 'policy'),
    );
    await request(SAVE_DECISIONS_METHOD, {});
    await client.stop();
    await start('甲');
    await client.open(folder.uriOf('a.zw.txt'), TEXT);
    await decide('a.zw.txt', add('产业升级', 'policy'), add('民生实事', 'measure'));
  });
  afterEach(async () => {
    await client.stop();
    await folder.remove();
  });

  it('tells which types are used, and by what their annotations differ', async () => {
    const { declared, used } = await request<TypesResult>(TYPES_METHOD, { folder: folder.uri });
    assert.deepEqual(
      declared.map(({ name }) => name),
      ['slogan', 'formula', 'official', 'metric', 'policy', 'measure'],
    );
    assert.deepEqual(used, [
      { type: 'measure', decisions: 1, files: 1, conditions: [] },
      {
        type: 'policy',
        decisions: 4,
        files: 3,
        conditions: [{ where: { attribute: 'level', value: '市' }, decisions: 1 }],
      },
    ]);
  });

  it('renames a type for all annotators and in the schema, and takes it back as one step', async () => {
    const retyping = { from: 'policy', to: 'programme' };
    const { files, schema, problems } = await preview(retyping);
    assert.deepEqual(
      files.map(({ article, annotator, decisions }) => [
        article,
        annotator,
        decisions.flatMap(({ pieces }) => pieces.map(({ exact }) => exact)),
      ]),
      [
        [folder.uriOf('a.zw.txt'), '乙', ['产业升级']],
        [folder.uriOf('a.zw.txt'), '甲', ['产业升级']],
        [folder.uriOf('sub/b.zw.txt'), '甲', ['产业升级', '民生实事']],
      ],
    );
    const renamed = SCHEMA.replace('  policy:', '  programme:').replace(
      'to: policy',
      'to: programme',
    );
    assert.deepEqual(schema, {
      uri: folder.uriOf(SCHEMA_FILE),
      before: SCHEMA,
      after: renamed,
    });
    assert.deepEqual(problems, []);
    assert.deepEqual(await everything(), BEFORE, 'a preview changes nothing');

    // The decisions were the first step.
    assert.deepEqual(await retype(retyping), {
      decisions: 4,
      files: 3,
      isSchemaChanged: true,
      step: 2,
    });
    const after = [
      ['产业升级 programme', '民生实事 measure'],
      ['产业升级 programme'],
      ['产业升级 programme', '民生实事 programme'],
    ];
    assert.deepEqual(await everything(), after);
    assert.equal(await schemaText(), renamed);
    const { types: known } = await request<Schema>(SCHEMA_METHOD, {
      textDocument: { uri: folder.uriOf('a.zw.txt') },
    });
    assert.ok(known.some(({ name }) => name === 'programme'));

    assert.equal((await undo('sub/b.zw.txt'))?.label, 'Retype');
    assert.deepEqual(await everything(), BEFORE);
    assert.equal(await schemaText(), SCHEMA);
    await redo('a.zw.txt');
    assert.deepEqual(await everything(), after);
    assert.equal(await schemaText(), renamed);
  });

  it('merges a type into another, and takes back no more than was merged', async () => {
    await retype({ from: 'policy', to: 'measure' });
    assert.deepEqual(await everything(), [
      ['产业升级 measure', '民生实事 measure'],
      ['产业升级 measure'],
      ['产业升级 measure', '民生实事 measure'],
    ]);
    assert.doesNotMatch(await schemaText(), /policy/);
    // What was decided on one of them since stays.
    const { items } = await list('a.zw.txt');
    const { key } = items.find(({ text }) => text === '产业升级')!;
    const changed = { kind: 'change', item: key, change: { type: 'slogan' } } as const;
    await decide('a.zw.txt', changed);
    await undo('sub/b.zw.txt');
    assert.deepEqual(await everything(), [
      ['产业升级 slogan', '民生实事 measure'],
      ['产业升级 policy'],
      ['产业升级 policy', '民生实事 policy'],
    ]);
  });

  it('splits a type by an attribute, or by hand: then the old type stays in the schema', async () => {
    await retype({ from: 'policy', to: 'plan', where: { attribute: 'level', value: '市' } });
    assert.deepEqual((await everything())[2], ['产业升级 plan', '民生实事 policy']);
    assert.match(await schemaText(), / {2}policy:[^]* {2}plan:/);
    const rest = { from: 'policy', to: 'rest' };
    const result = await retype(rest, async () => all(await preview(rest)).slice(0, 1));
    assert.deepEqual(result, { decisions: 1, files: 1, isSchemaChanged: true, step: 3 });
    assert.deepEqual(await everything(), [
      BEFORE[0],
      ['产业升级 rest'],
      ['产业升级 plan', '民生实事 policy'],
    ]);
    assert.match(await schemaText(), / {2}policy:[^]* {2}rest:/);
  });

  it('leaves a schema alone that somebody has changed since', async () => {
    await retype({ from: 'policy', to: 'programme' });
    const edited = `${await schemaText()}# by hand\n`;
    await folder.write(SCHEMA_FILE, edited);
    await undo('a.zw.txt');
    assert.deepEqual(await everything(), BEFORE);
    assert.equal(await schemaText(), edited);
  });

  it('changes all files or none', async function () {
    const retyping = { from: 'policy', to: 'programme' };
    const chosen = all(await preview(retyping));
    // Nothing can be written where a folder has the name of the file to be written first.
    await mkdir(join(folder.path, '.zhengwen', '.schema.yaml.tmp'));
    await assert.rejects(
      retype(retyping, () => Promise.resolve(chosen)),
      /^Error: Nothing is changed: schema\.yaml: /,
    );
    assert.deepEqual(await everything(), BEFORE);
    assert.equal(await schemaText(), SCHEMA);
    assert.equal(await undo('sub/b.zw.txt'), null);
  });

  for (const [writes, what] of [
    [1, 'the first file'],
    [2, 'all files that are not open'],
    [3, 'the schema'],
    [4, 'the file of an open article'],
  ] as const) {
    it(`stopped behind ${what} is done by the same change again`, async () => {
      await request(SAVE_DECISIONS_METHOD, {});
      await client.stop();
      await start('甲', 'en', stopAfterWrites(writes));
      await client.open(folder.uriOf('a.zw.txt'), TEXT);
      const ended = client.ended();
      const retyping = { from: 'policy', to: 'programme' };
      const stopped = retype(retyping).catch(() => 'stopped');
      await ended;
      // The last write comes behind the answer, which may be lost.
      if (writes < 4) assert.equal(await stopped, 'stopped');

      await start('甲');
      await client.open(folder.uriOf('a.zw.txt'), TEXT);
      await retype(retyping);
      await request(SAVE_DECISIONS_METHOD, {});
      assert.deepEqual(await everything(), [
        ['产业升级 programme', '民生实事 measure'],
        ['产业升级 programme'],
        ['产业升级 programme', '民生实事 programme'],
      ]);
      assert.equal(
        await schemaText(),
        SCHEMA.replace('  policy:', '  programme:').replace('to: policy', 'to: programme'),
      );
      const own = await readFile(join(folder.path, 'a.zw.txt.甲.anno.jsonl'), 'utf8');
      assert.doesNotMatch(own, /"policy"/);
    });
  }

  it('says in the language of the person why a type is impossible', async () => {
    await assert.rejects(preview({ from: 'policy', to: 'a b' }), /is no name of a type/);
    await client.stop();
    await start('甲', 'zh-cn');
    await assert.rejects(preview({ from: 'policy', to: 'a b' }), /“a b”不能作类型名/);
  });
});
