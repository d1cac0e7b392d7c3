/** `zhengwen import`: from the files of other programs into sidecars. */
import assert from 'node:assert/strict';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { createFolder, type Folder } from './folder';
import { zhengwen } from './zhengwen';

const ARTICLE = '会议强调，要推动高质量发展，办结13项重点任务。\r\n县长方远指出，要真抓实干。\r\n';

describe('zhengwen import', () => {
  let folder: Folder;

  beforeEach(async () => {
    folder = await createFolder();
    await folder.write('articles/a.txt', ARTICLE);
  });
  afterEach(() => folder.remove());

  const run = (...args: string[]) => zhengwen(['import', ...args], { cwd: folder.path });
  const importLines = () => run('b.jsonl', ...'-f doccano -a 林 --articles articles'.split(' '));
  const decisions = async (name: string): Promise<{ words: string; state: string }[]> =>
    (await folder.read(name))
      .trimEnd()
      .split('\n')
      .map((line) => {
        const { body, target } = JSON.parse(line) as {
          body: { purpose: string; value: string }[];
          target: { selector: { exact?: string }[] };
        };
        return {
          words: target.selector.find(({ exact }) => exact)!.exact!,
          state: body.find(({ purpose }) => purpose === 'assessing')?.value ?? '',
        };
      });

  // All of them are read in the tests of formats: these differ in what their files are.
  for (const format of ['jsonl', 'csv-excel', 'qdpx', 'brat']) {
    it(`takes the export of ${format} over, once`, async () => {
      const found = JSON.parse(
        (await zhengwen(['annotate', 'articles/a.txt'], { cwd: folder.path })).stdout,
      ) as { annotations: { text: string }[] };
      await zhengwen(['annotate', 'articles', '-f', format, '-o', 'out'], { cwd: folder.path });
      const args = ['out', '-f', format, '-a', '林', '--articles', 'articles'];
      const first = await run(...args);
      assert.equal(
        first.stderr.trimEnd().split('\n').at(-1),
        '3 annotations of 1 article imported; 0 without a certain place',
      );
      assert.equal(first.stdout, `${join('articles', 'a.txt')}: 3 new, 0 changed, 0 as before\n`);
      assert.equal(first.code, 0);
      assert.deepEqual(
        (await decisions('articles/a.txt.林.anno.jsonl')).map(({ words }) => words),
        found.annotations.map(({ text }) => text),
      );
      const sidecar = await folder.read('articles/a.txt.林.anno.jsonl');
      const again = await run(...args);
      assert.equal(again.stdout, `${join('articles', 'a.txt')}: 0 new, 0 changed, 3 as before\n`);
      assert.equal(await folder.read('articles/a.txt.林.anno.jsonl'), sidecar);
    });
  }

  for (const format of ['doccano', 'spacy', 'prodigy', 'label-studio', 'conll', 'tei']) {
    it(`sees that files are ${format}, whatever lies beside them`, async () => {
      await folder.write('articles/a.txt', ARTICLE + '此处为空。\r\n'.repeat(2000));
      await zhengwen(['annotate', 'articles', '-f', format, '-o', 'out'], { cwd: folder.path });
      const { code, stderr } = await run(...'out -a 林 --articles articles'.split(' '));
      assert.deepEqual(
        [code, stderr],
        [
          0,
          `note: read as ${format}\n3 annotations of 1 article imported; 0 without a certain place\n`,
        ],
      );
    });
  }

  it('asks for the format where nothing says it or files say several', async () => {
    await folder.write('in/a.json', '{"schema":1}');
    await folder.write('in/a.ann', '');
    await folder.write('in/a.docx', 'PK');
    const both = await run(...'in -a 林'.split(' '));
    assert.deepEqual(
      [both.code, both.stderr],
      [2, 'zhengwen: these are files of several formats: say which with --format: brat, json\n'],
    );
    const none = await run(...'in/a.docx -a 林'.split(' '));
    assert.equal(none.code, 2);
    assert.match(none.stderr, /^zhengwen: in\/a\.docx: nothing says what format this is; .*json, /);
    const gone = await run(...'in/b.ann -a 林'.split(' '));
    assert.deepEqual([gone.code, gone.stderr], [1, 'zhengwen: in/b.ann: no such file or folder\n']);
  });

  it('lists what has no certain place', async () => {
    await folder.write('articles/a.ann', 'T1\tslogan 4 8\t守正创新\n');
    await folder.write('articles/a.txt.orig', ARTICLE);
    await folder.write('brat/a.txt', '要坚持守正创新。');
    await folder.write('brat/a.ann', 'T1\tslogan 3 7\t守正创新\n');
    const { code, stdout } = await run(
      'brat/a.ann',
      '-f',
      'brat',
      '-a',
      '林',
      '--articles',
      'articles',
    );
    assert.equal(code, 1);
    assert.match(stdout, /^articles\/a\.txt: 1 new.*, 1 of them without a certain place\n/);
    assert.match(stdout, /ORPHAN accepted slogan {2}"守正创新"/);
  });

  it('refuses a malformed file with its line, and imports nothing', async () => {
    await folder.write('articles/a.txt.json', '{"schema":1,"file":"a.txt","annotations":[]}');
    await folder.write(
      'b.jsonl',
      `{"text":"真抓实干","label":[[0,4,"slogan"]]}\n{"text":"真抓","label":[[0,9,"slogan"]]}\n`,
    );
    const { code, stderr } = await importLines();
    assert.equal(code, 1);
    assert.match(stderr, /^zhengwen: b\.jsonl:2: .*\[0,9\].*; nothing was imported$/m);
    assert.deepEqual(await folder.list('articles'), ['a.txt', 'a.txt.json']);
  });

  it('asks what offsets count where a file does not say it, and takes the answer', async () => {
    const text = '𠮷县方远：真抓实干';
    await folder.write('articles/c.txt', text);
    await folder.write('b.jsonl', JSON.stringify({ text, label: [[5, 8, 'slogan']] }));
    const asked = await importLines();
    assert.equal(asked.code, 1);
    assert.match(
      asked.stderr,
      /^zhengwen: b\.jsonl:1: .*"：真抓" in utf-16, .* nothing was imported\. Say it with --offsets: utf-16, code-points, graphemes$/m,
    );
    const options = '-f doccano -a 林 --articles articles --offsets code-points'.split(' ');
    assert.equal((await run('b.jsonl', ...options)).code, 0);
    const [decision] = await decisions('articles/c.txt.林.anno.jsonl');
    assert.equal(decision!.words, '真抓实');
  });

  it('is told what offsets count for doccano alone', async () => {
    await folder.write('b.csv', 'file,type,start,end,text\n');
    const options = '-f csv -a 林 --articles articles --offsets code-points'.split(' ');
    const { code, stderr } = await run('b.csv', ...options);
    assert.equal(code, 2);
    assert.match(stderr, /--offsets: csv says itself what it counts/);
  });

  it('imports nothing where one article is missing', async () => {
    await folder.write(
      'b.jsonl',
      `{"text":${JSON.stringify(ARTICLE)},"label":[[0,2,"slogan"]]}\n{"text":"另一篇","label":[[0,2,"slogan"]]}\n`,
    );
    const { code, stderr } = await importLines();
    assert.equal(code, 1);
    assert.match(stderr, /^zhengwen: articles: there is no article for b\.jsonl$/m);
    assert.deepEqual(await folder.list('articles'), ['a.txt']);
  });

  it('puts back what it saved where one sidecar cannot be written', async () => {
    await folder.write('articles/b/b.txt', ARTICLE);
    await zhengwen(['annotate', 'articles', '-f', 'jsonl', '-o', 'out'], { cwd: folder.path });
    // A folder stands where the second sidecar is written before it takes its place.
    await mkdir(join(folder.path, 'articles/b/.b.txt.林.anno.jsonl.tmp'));
    const { code, stderr } = await run('out', '-f', 'jsonl', '-a', '林', '--articles', 'articles');
    assert.equal(code, 1);
    assert.match(stderr, /b\.txt\.林\.anno\.jsonl: is a folder; nothing was saved$/m);
    assert.deepEqual(await folder.list('articles'), ['a.txt', 'b/b.txt']);
  });

  it('rejects of a project that somebody coded further what they deleted alone', async () => {
    await zhengwen(['annotate', 'articles', '-f', 'qdpx', '-o', 'out'], { cwd: folder.path });
    const [name] = await folder.list('out');
    const entries = unzipSync(await readFile(join(folder.path, 'out', name!)));
    const project = strFromU8(entries['project.qde']!)
      .replace('</Users>', '<User guid="l" name="Lin"/></Users>')
      .replace(/<PlainTextSelection [^>]*name="13项".*?<\/PlainTextSelection>/s, (selection) =>
        selection
          .replace(/ name="13项"/, '')
          .replace(/startPosition="\d+" endPosition="\d+"/, 'startPosition="33" endPosition="37"')
          .replace(/<Description>.*<\/Description>/s, '')
          .replace(/creatingUser="[^"]+"/g, 'creatingUser="l"'),
      )
      .replace('<Sources>', '<Sources><PictureSource guid="q" name="图"/>');
    entries['project.qde'] = strToU8(project);
    await folder.write('Lin.qdpx', zipSync(entries));
    const options = '-f qdpx -a Lin --articles articles --reject-missing --map metric=slogan';
    const { code, stdout, stderr } = await run('Lin.qdpx', ...options.split(' '));
    assert.equal(
      stdout,
      `${join('articles', 'a.txt')}: 3 new, 0 changed, 0 as before, 1 rejected\n`,
    );
    assert.match(
      stderr,
      /^note: \S+a\.txt: Lin\.qdpx\/project\.qde:\d+: left out: PictureSource, which/m,
    );
    assert.equal(code, 0);
    assert.deepEqual(await decisions('articles/a.txt.Lin.anno.jsonl'), [
      { words: '高质量发展', state: 'accepted' },
      { words: '13项', state: 'rejected' },
      { words: '方远', state: 'accepted' },
      { words: '真抓实干', state: 'accepted' },
    ]);
  });

  it('says what it would do', async () => {
    await zhengwen(['annotate', 'articles', '-f', 'jsonl', '-o', 'out'], { cwd: folder.path });
    const { code, stdout, stderr } = await run(
      'out',
      '-f',
      'jsonl',
      '-a',
      '林',
      '--articles',
      'articles',
      '--dry-run',
    );
    assert.equal(code, 0);
    assert.match(stdout, /3 new/);
    assert.match(stderr, /would be imported/);
    assert.deepEqual(await folder.list('articles'), ['a.txt']);
  });

  it('asks for a name and a known format', async () => {
    assert.equal((await run('x', '-f', 'html', '-a', '林')).code, 2);
    assert.equal((await run('x', '-f', 'json')).code, 2);
    assert.equal((await run('x', '-f', 'json', '-a', ' ')).code, 2);
    const { code, stderr } = await run('x', '-f', 'json', '-a', '林');
    assert.equal(code, 1);
    assert.match(stderr, /^zhengwen: x: no such file or folder$/m);
  });
});
