/** What of articles is exported, as the command line is told. */
import assert from 'node:assert/strict';
import { createFolder, type Folder } from './folder';
import { zhengwen, type RunOptions } from './zhengwen';

const TEXT = '县委书记林远舟强调，要推动高质量发展，办结13项任务。\n';

describe('the choices of zhengwen annotate', function () {
  this.timeout(30_000);

  let folder: Folder;
  beforeEach(async () => {
    folder = await createFolder();
    await folder.write('a.txt', TEXT);
  });
  afterEach(() => folder.remove());

  const run = (args: string, options: RunOptions = {}) =>
    zhengwen(['annotate', ...args.split(' ')], { cwd: folder.path, ...options });
  const tagsOf = (conll: string): string[] =>
    conll
      .split('\n')
      .map((line) => line.split(' '))
      .filter(([token, tag]) => tag === '_' && token !== undefined)
      .map((columns) => `${columns[0]} ${columns.at(-1)}`)
      .filter((line) => !line.endsWith(' O'));

  it('tag by scheme and label', async () => {
    const { code, stdout } = await run(
      'a.txt --format conll --scheme bmes --labels zh --types official',
    );
    assert.equal(code, 0);
    assert.deepEqual(tagsOf(stdout), ['林 B-官员', '远 M-官员', '舟 E-官员']);
  });

  it('take words for tokens', async () => {
    const { stdout } = await run('a.txt --format conll --tokens word --types slogan');
    const tags = tagsOf(stdout);
    assert.equal(tags.map((line) => line.split(' ')[0]).join(''), '高质量发展');
    assert.ok(tags.length < 5, 'words are longer than characters');
  });

  it('join articles for taggers in one stream', async () => {
    await folder.write('b.txt', TEXT);
    const { code, stdout } = await run('a.txt b.txt --format conll');
    assert.equal(code, 0);
    assert.equal(stdout.match(/^-DOCSTART- /gm)?.length, 2);
  });

  it('keep types and what is sure enough', async () => {
    const { stdout } = await run('a.txt --types slogan,metric');
    const { annotations } = JSON.parse(stdout) as { annotations: { type: string }[] };
    assert.deepEqual(
      annotations.map(({ type }) => type),
      ['slogan', 'metric'],
    );
    const sure = await run('a.txt --min-confidence 1 --format jsonl');
    assert.deepEqual(
      (JSON.parse(sure.stdout) as { annotations: { confidence: number }[] }).annotations.filter(
        ({ confidence }) => confidence < 1,
      ),
      [],
    );
  });

  it('count in a changed text, which is exported with the offsets', async () => {
    await folder.write('b.txt', '推動高質(zhì)量發(fā)展。\n');
    const { stdout } = await run('b.txt --text simplified --format jsonl');
    const record = JSON.parse(stdout) as {
      form: string;
      text: string;
      annotations: { start: number; end: number; text: string }[];
    };
    assert.deepEqual([record.form, record.text], ['simplified', '推动高质量发展。\n']);
    assert.deepEqual(
      record.annotations.map(({ start, end, text }) => [start, end, text]),
      [[2, 7, '高质量发展']],
    );
  });

  it('write binary files, each whole', async () => {
    for (const format of ['xlsx', 'qdpx', 'parquet']) {
      assert.equal((await run(`a.txt --format ${format} --out out`)).code, 0);
    }
    assert.deepEqual(await folder.list('out'), [
      'a.txt.parquet',
      'a.txt.qdpx',
      'a.txt.xlsx',
      'qdpx.losses.txt',
    ]);
    assert.ok((await folder.read('out/a.txt.xlsx')).startsWith('PK'));
  });

  it('write the configuration beside the results', async () => {
    assert.equal((await run('a.txt --format label-studio --out out')).code, 0);
    assert.deepEqual(await folder.list('out'), [
      'a.txt.json',
      'label-studio.losses.txt',
      'labeling-config.xml',
    ]);
    assert.equal((JSON.parse(await folder.read('out/a.txt.json')) as unknown[]).length, 1);
  });

  it('say what is lost, and of which articles', async () => {
    await folder.write('lf.txt', '推动高质量发展。\n');
    await folder.write('crlf.txt', '推动高质量发展。\r\n');
    const said = 'Line ends are written as LF; offsets count in the text that is exported.';
    const { stderr } = await run('lf.txt crlf.txt --format label-studio --out lost');
    assert.ok(stderr.includes(`note: ${said}\n`));
    const report = (await folder.read('lost/label-studio.losses.txt')).split('\n\n');
    assert.ok(report.includes(`${said}\n  crlf.txt\n`) || report.includes(`${said}\n  crlf.txt`));
    assert.equal((await run('crlf.txt --format label-studio --losses said.txt')).code, 0);
    assert.ok((await folder.read('said.txt')).includes(said));
    // What is lost no longer is not said any longer.
    await run('lf.txt --format jsonl --losses said.txt');
    assert.ok(!(await folder.list()).includes('said.txt'));
  });

  const WRONG: readonly [args: string, message: RegExp][] = [
    ['a.txt --types slogan,ort', /Types are slogan, formula, official, metric, own\./],
    ['a.txt --min-confidence 1.5', /It is a number from 0 to 1\./],
    ['a.txt --min-confidence x', /It is a number from 0 to 1\./],
    ['a.txt --scheme iob', /Allowed choices are bio, bioes, bmes\./],
    ['a.txt --text hans', /Allowed choices are raw, clean, simplified, traditional\./],
    ['a.txt --stdin-format jsonl', /reads standard input and writes standard output alone/],
    ['--stdin-format jsonl --format csv', /writes jsonl, doccano, spacy, prodigy, not csv/],
  ];
  for (const [args, message] of WRONG) {
    it(`take ${args} for wrong usage`, async () => {
      const { code, stdout, stderr } = await run(args);
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, message);
    });
  }
});

describe('zhengwen annotate --stdin-format jsonl', function () {
  this.timeout(60_000);

  const run = (input: string, args = '') =>
    zhengwen(['annotate', '--stdin-format', 'jsonl', ...args.split(' ').filter(Boolean)], {
      input,
    });

  it('answers each line with a line, in order, with the id', async () => {
    const { code, stdout, stderr } = await run(
      [{ id: 'a', text: TEXT }, { id: 7, text: '' }, { text: '\u2028高质量发展' }]
        .map((line) => `${JSON.stringify(line)}\r\n`)
        .join(''),
      '--types slogan',
    );
    assert.deepEqual([code, stderr], [0, '']);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map(
        (line) =>
          JSON.parse(line) as { id: unknown; file: string; annotations: { start: number }[] },
      );
    assert.deepEqual(
      lines.map(({ id, file, annotations }) => [id, file, annotations.map(({ start }) => start)]),
      [
        ['a', 'a', [13]],
        [7, '7', []],
        [null, '3', [1]],
      ],
    );
  });

  it('writes the lines of other formats', async () => {
    const { stdout } = await run(`${JSON.stringify({ id: 1, text: TEXT })}\n`, '--format spacy');
    const { id, entities } = JSON.parse(stdout) as { id: number; entities: unknown[] };
    assert.equal(id, 1);
    assert.deepEqual(entities[0], [4, 7, 'official']);
  });

  it('answers a line that cannot be read with the reason, and does the rest', async () => {
    const { code, stdout, stderr } = await run(`{"id":1}\nnothing\n{"id":3,"text":"好"}\n`);
    assert.equal(code, 1);
    assert.deepEqual(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as object),
      [
        { id: 1, error: '“text” is not a string' },
        { id: null, error: 'is not JSON' },
        { id: 3, schema: 1, file: '3', annotations: [] },
      ],
    );
    assert.equal(stderr, 'line 1: “text” is not a string\nline 2: is not JSON\n');
  });

  it('answers nothing with nothing', async () => {
    assert.deepEqual(await run(''), { code: 0, stdout: '', stderr: '' });
  });
});
