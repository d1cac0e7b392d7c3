/** `zhengwen annotate --format A,B`: several formats in one run. */
import assert from 'node:assert/strict';
import { FORMATS } from '../../../server/src/formats/registry';
import { createFolder, type Folder } from './folder';
import { zhengwen } from './zhengwen';

const ARTICLE = '县委书记林远舟强调，要推动高质量发展，办结13项任务。\n';

describe('zhengwen annotate with several formats', function () {
  this.timeout(60_000);

  let folder: Folder;
  beforeEach(async () => {
    folder = await createFolder();
    await folder.write('in/a.txt', ARTICLE);
    await folder.write('in/b.txt', ARTICLE);
  });
  afterEach(() => folder.remove());

  const run = (args: string, input = '') =>
    zhengwen(['annotate', ...args.split(' ')], { cwd: folder.path, input });

  it('writes what each of them writes alone, each into a folder of its own', async () => {
    const { code, stderr } = await run('in --format csv,brat,csv --out out');
    assert.deepEqual(
      [code, stderr.trimEnd().split('\n')],
      [
        0,
        [
          'note: brat: Attributes that are not a choice, such as norm and value, are notes in brat.',
          'note: brat: out/brat.losses.txt says which articles that concerns',
          '6 annotations of 2 articles in out',
        ],
      ],
    );
    for (const format of ['csv', 'brat']) {
      await run(`in --format ${format} --out alone/${format}`);
      const names = await folder.list(`alone/${format}`);
      const written = names.filter((name) => !name.endsWith('.losses.txt'));
      assert.deepEqual(await folder.list(`out/${format}`), written);
      for (const name of written) {
        assert.equal(
          await folder.read(`out/${format}/${name}`),
          await folder.read(`alone/${format}/${name}`),
        );
      }
    }
  });

  it('writes all of them', async () => {
    const { code } = await run('in --format all --out out');
    const files = await folder.list('out');
    assert.equal(code, 0);
    for (const { id } of FORMATS) {
      assert.ok(
        files.some((name) => name.startsWith(`${id}/`)),
        `${id}: ${files.join()}`,
      );
    }
  });

  for (const [args, message] of [
    ['in -f csv,brat', /several formats need a folder: --out DIR/],
    ['in -f csv,xml -o out', /Allowed choices are json, .*, parquet, all\./],
    ['in -f csv,tsv -o out --losses l.txt', /--losses takes those of one format/],
    ['-f jsonl,spacy --stdin-format jsonl', /writes jsonl, .*, not jsonl,spacy/],
  ] as const) {
    it(`refuses ${args}`, async () => {
      const { code, stdout, stderr } = await run(args);
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, message);
    });
  }
});
