import assert from 'node:assert/strict';
import { createFolder, type Folder } from './folder';
import { zhengwen } from './zhengwen';

const TEXT = '第一行\n县委书记林远舟强调，要推动高质量发展，办结13项任务。\n';

/** The official is right, the slogan is too long, and the metric is missing. */
const GOLD = {
  file: 'a.txt',
  annotations: [
    {
      type: 'official',
      start: 8,
      end: 11,
      text: '林远舟',
      norm: '林远舟',
      posts: ['书记'],
      postSpans: [[4, 8]],
    },
    { type: 'slogan', start: 15, end: 22, text: '推动高质量发展', norm: '推动高质量发展' },
  ],
};

describe('zhengwen evaluate', function () {
  this.timeout(30_000);

  let folder: Folder;
  beforeEach(async () => {
    folder = await createFolder();
    await folder.write('articles/a.txt', TEXT);
    await folder.write('gold/a.txt.json', JSON.stringify(GOLD));
  });
  afterEach(() => folder.remove());

  const run = (...args: string[]) =>
    zhengwen(['evaluate', 'gold', '--articles', 'articles', ...args], { cwd: folder.path });

  it('prints tables', async () => {
    const { code, stdout, stderr } = await run();
    assert.deepEqual([code, stderr], [0, '']);
    assert.equal(
      stdout,
      [
        'Spans of 1 article',
        '          gold  found  right  precision  recall     F1  boundary  type  missed  invented',
        'slogan       1      1      0      0.000   0.000  0.000         1     0       0         0',
        'formula      0      0      0          –       –      –         0     0       0         0',
        'official     1      1      1      1.000   1.000  1.000         0     0       0         0',
        'metric       0      1      0      0.000       –  0.000         0     0       0         1',
        'all          2      3      1      0.333   0.500  0.400         1     0       0         1',
        '',
        'Attributes of the spans that are right',
        '                    right  of  share',
        'official norm           1   1  1.000',
        'official posts          0   1  0.000',
        'official postSpans      1   1  1.000',
        '',
      ].join('\n'),
    );
  });

  it('lists errors by place', async () => {
    const { stdout } = await run('--errors');
    assert.deepEqual(stdout.split('\n\n').at(-1)!.trimEnd().split('\n'), [
      'a.txt:2:12  boundary  gold slogan 推动高质量发展  found slogan 高质量发展',
      'a.txt:2:22  invented  found metric 13项',
      'a.txt:2:5  posts  gold ["书记"]  found ["县委书记"]  official 林远舟',
    ]);
  });

  it('prints JSON', async () => {
    const result = JSON.parse((await run('--json', '--errors')).stdout) as Record<string, unknown>;
    assert.deepEqual(Object.keys(result), [
      'glossary',
      'articles',
      'types',
      'total',
      'attributes',
      'errors',
      'attributeErrors',
    ]);
    assert.deepEqual(result['total'], {
      gold: 2,
      found: 3,
      right: 1,
      precision: 1 / 3,
      recall: 1 / 2,
      f1: 2 / 5,
      errors: { boundary: 1, type: 0, missed: 0, invented: 1 },
    });
    assert.ok(!('errors' in (JSON.parse((await run('--json')).stdout) as object)));
  });

  it('goes without the glossary', async () => {
    const { stdout } = await run('--without-glossary', '--json');
    const { glossary, types } = JSON.parse(stdout) as {
      glossary: boolean;
      types: { slogan: { found: number }; official: { found: number } };
    };
    assert.equal(glossary, false);
    assert.deepEqual([types.slogan.found, types.official.found], [0, 1]);
  });

  it('agrees with what annotate writes', async () => {
    await zhengwen(['annotate', 'articles', '--out', 'own'], { cwd: folder.path });
    const { code, stdout } = await zhengwen(
      ['evaluate', 'own', '--articles', 'articles', '--json'],
      { cwd: folder.path },
    );
    const { total } = JSON.parse(stdout) as { total: { gold: number; f1: number } };
    assert.equal(code, 0);
    assert.deepEqual([total.gold, total.f1], [3, 1]);
  });

  it('names gold files that do not fit and does the rest', async () => {
    await folder.write('gold/b.json', '{');
    await folder.write('gold/c.json', JSON.stringify({ ...GOLD, file: 'c.txt' }));
    await folder.write('gold/d.json', JSON.stringify({ ...GOLD, file: 'd.txt' }));
    await folder.write('articles/d.txt', `…${TEXT}`);
    const { code, stdout, stderr } = await run();
    assert.equal(code, 1);
    assert.match(stderr, /^gold\/b\.json: is not JSON: /m);
    assert.match(stderr, /^gold\/c\.json: articles\/c\.txt: no such file or folder$/m);
    assert.match(stderr, /^gold\/d\.json: d\.txt: the text at 8–11 is "记林远", not "林远舟"$/m);
    assert.match(stdout, /^Spans of 1 article\n/);
  });

  const [official, slogan] = GOLD.annotations;
  const UNUSABLE: readonly (readonly [why: string, annotations: unknown[], message: string])[] = [
    [
      'an annotation twice',
      [official, slogan, slogan],
      'annotations 2 and 3 are the same slogan 推动高质量发展 at 15',
    ],
    ['one post for a list', [{ ...official, posts: '书记' }], 'annotation 1 has the posts "书记"'],
    [
      'a post that ends before it starts',
      [slogan, { ...official, postSpans: [[8, 4]] }],
      'annotation 2 has the postSpans [[8,4]]',
    ],
  ];
  for (const [why, annotations, message] of UNUSABLE) {
    it(`says where a gold file has ${why}, and does the rest`, async () => {
      await folder.write('gold/b.json', JSON.stringify({ ...GOLD, annotations }));
      const { code, stdout, stderr } = await run();
      assert.deepEqual([code, stderr], [1, `gold/b.json: ${message}\n`]);
      assert.match(stdout, /^Spans of 1 article\n/);
    });
  }

  const NOTHING: readonly [gold: string, message: string][] = [
    ['gone', 'zhengwen: gone: no such file or folder\n'],
    ['articles', 'zhengwen: articles: holds no .json files\n'],
    ['gold/a.txt.json', 'zhengwen: gold/a.txt.json: is not a folder\n'],
  ];
  for (const [gold, message] of NOTHING) {
    it(`says why there is no gold standard in ${gold}`, async () => {
      const args = ['evaluate', gold, '--articles', 'articles'];
      const { code, stdout, stderr } = await zhengwen(args, { cwd: folder.path });
      assert.deepEqual([code, stdout, stderr], [1, '', message]);
    });
  }

  it('needs to know where the articles are', async () => {
    const { code, stderr } = await zhengwen(['evaluate', 'gold'], { cwd: folder.path });
    assert.equal(code, 2);
    assert.match(stderr, /required option '-a, --articles <dir>' not specified/);
  });
});
