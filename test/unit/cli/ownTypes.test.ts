/** Types of a project, on the command line: out of sidecars into other formats and back, and compared. */
import assert from 'node:assert/strict';
import { addAnnotation, relate } from '../../../server/src/decisions/decide';
import type { Decision, Relation } from '../../../server/src/decisions/decision';
import { parseSidecar, serializeSidecar } from '../../../server/src/decisions/sidecar';
import { Skeleton } from '../../../server/src/decisions/skeleton';
import { raw } from '../../../server/src/text/offsets';
import { at, sidecarOf } from '../../support/decisions';
import { createFolder, type Folder } from './folder';
import { zhengwen } from './zhengwen';

const SCHEMA = `
types:
  政策: { label: 政策文件, color: '#2f7ed8', attributes: { level: { values: [省, 市] }, year: number, done: boolean } }
relations:
  提出: {}
`;
const TEXT = '县委书记林远舟印发乡村振兴行动方案，要求落实方案。\n';
const skeleton = new Skeleton(TEXT);
const spanOf = (words: string) => {
  const start = TEXT.indexOf(words);
  return { start: raw(start), end: raw(start + words.length) };
};
const added = (type: string, words: readonly string[], attributes: Decision['attributes'] = {}) =>
  addAnnotation(skeleton, type, words.map(spanOf), { attributes }, at(0), new Set());

const who = added('official', ['林远舟']);
const plan = added('政策', ['乡村振兴行动方案'], { level: '市', year: 2023, done: true });
const inside = added('政策', ['行动']);
const parts = added('政策', ['印发', '落实']);
const RELATION = relate('提出', who.id, plan.id, at(0), new Set());

/** What a sidecar says, without what formats cannot hold. */
const shown = (decisions: readonly Decision[], relations: readonly Relation[]): string[] => {
  const words = new Map(
    decisions.map(({ id, pieces }) => [id, pieces.map(({ exact }) => exact).join('…')]),
  );
  return [
    ...decisions.map(
      ({ id, type, attributes }) => `${type} ${words.get(id)} ${JSON.stringify(attributes)}`,
    ),
    ...relations.map(({ type, from, to }) => `${words.get(from)} ${type} ${words.get(to)}`),
  ].sort();
};

const POLICY = '政策 乡村振兴行动方案 {"done":true,"level":"市","year":2023}';
const OTHERS = ['official 林远舟 {}', '政策 行动 {}'];
const ONE = [...OTHERS, '政策 印发…落实 {}'];
const APART = [...OTHERS, '政策 印发 {}', '政策 落实 {}'];
const LINK = '林远舟 提出 乡村振兴行动方案';
const BARE = '政策 乡村振兴行动方案 {}';

const FORMATS: readonly (readonly [id: string, back: readonly string[]])[] = [
  ['jsonl', [...ONE, POLICY, LINK]],
  ['csv', [...ONE, POLICY]],
  ['xlsx', [...ONE, POLICY]],
  ['qdpx', [...APART, POLICY]],
  ['brat', [...ONE, POLICY, LINK]],
  ['doccano', [...APART, POLICY, LINK]],
  ['label-studio', [...APART, POLICY, LINK]],
  ['xmi', [...APART, POLICY, LINK]],
  ['webanno-tsv', [...APART, BARE, LINK]],
  ['conll', ['official 林远舟 {}', '政策 印发 {}', '政策 落实 {}', BARE]],
  ['tei-inline', [...ONE, POLICY, LINK]],
  ['web-annotation', [...ONE, POLICY, LINK]],
];

describe('types of a project on the command line', function () {
  this.timeout(60_000);

  let folder: Folder;
  beforeEach(async () => {
    folder = await createFolder();
    await folder.write('x/.zhengwen/schema.yaml', SCHEMA);
    await folder.write('x/a.txt', TEXT);
    const sidecar = { ...sidecarOf([who, plan, inside, parts]), relations: [RELATION] };
    await folder.write('x/a.txt.林.anno.jsonl', serializeSidecar(sidecar));
  });
  afterEach(() => folder.remove());

  const run = (...args: string[]) => zhengwen(args, { cwd: folder.path });

  it('are in a configuration without decisions, too, and what is wrong in the schema is said', async () => {
    const args = ['annotate', 'x', '-f', 'label-studio', '-o', 'out'];
    assert.equal((await run(...args)).code, 0);
    assert.match(await folder.read('out/labeling-config.xml'), /<Label value="政策"/);
    await folder.write('x/.zhengwen/schema.yaml', 'typos: {}\n');
    const { code, stderr } = await run(...args);
    assert.equal(code, 0);
    assert.match(stderr, /^.*schema\.yaml:1: A schema has no “typos”/m);
  });

  for (const [format, back] of FORMATS) {
    it(`go out in ${format} and come back`, async () => {
      const args = ['annotate', 'x', '-f', format, '-o', 'out', '--annotator', '林', '--decided'];
      assert.equal((await run(...args)).code, 0);
      const { code, stderr } = await run(
        'import',
        'out',
        '-f',
        format,
        '-a',
        '陆',
        '--articles',
        'x',
      );
      assert.equal(code, 0, stderr);
      const { decisions, relations } = parseSidecar(
        await folder.read('x/a.txt.陆.anno.jsonl'),
        'a.txt',
      ).sidecar;
      const plain = decisions.map((one): Decision => {
        const { level, year, done } = one.attributes;
        const own = level === undefined ? {} : { done: done!, level, year: year! };
        return { ...one, attributes: own };
      });
      assert.deepEqual(shown(plain, relations), [...back].sort());
    });
  }

  it('are left out where they are not chosen', async () => {
    const args = ['annotate', 'x/a.txt', '--decided', '--types'];
    const types = async (chosen: string) => {
      const { annotations } = JSON.parse((await run(...args, chosen)).stdout) as {
        annotations: { type: string }[];
      };
      return annotations.map(({ type }) => type);
    };
    assert.deepEqual(await types('official,metric'), ['official']);
    assert.deepEqual(await types('own'), ['政策', '政策', '政策']);
  });

  it('count in the agreement of two annotators', async () => {
    await folder.write('x/a.txt.陆.anno.jsonl', serializeSidecar(sidecarOf([who, inside])));
    const { code, stdout } = await run('agree', 'x', '--annotators', '林,陆');
    assert.equal(code, 0);
    // Each piece counts as a span: two of one annotation, and the others.
    assert.match(stdout, /^政策 +4 +1 +0\.400/m);
    assert.match(stdout, /^all +5 +2 +0\.571/m);
  });

  it('count in an evaluation of decisions, and are said to be left out of one of suggestions', async () => {
    const gold = await run('annotate', 'x/a.txt', '--annotator', '林', '--decided');
    await folder.write('gold/a.json', gold.stdout);
    const args = ['evaluate', 'gold', '--articles', 'x'];
    const decided = await run(...args, '--annotator', '林', '--decided');
    assert.equal(decided.stderr, '');
    assert.match(decided.stdout, /^政策 +3 +3 +3 +1\.000 +1\.000 +1\.000/m);
    assert.match(decided.stdout, /^政策 level +1 +1 +1\.000/m);
    const found = await run(...args);
    assert.doesNotMatch(found.stdout, /政策/);
    assert.match(found.stderr, /^note: 3 gold annotations of types of your own left out/m);
  });
});
