/** Glossaries of one's own on the command line, and the look-up of terms. */
import assert from 'node:assert/strict';
import { createFolder, type Folder } from './folder';
import { zhengwen } from './zhengwen';

const entry = (id: string, term: string, meaning = '每村每年看得到四场戏。'): string => `- id: ${id}
  kind: slogan
  term: ${term}
  meaning: { zh: ${meaning}, en: Four plays a year in every village. }
  sources: [{ url: 'https://example.org/plays', states: [term, meaning] }]
`;

describe('glossaries of one’s own on the command line', function () {
  this.timeout(30_000);

  let folder: Folder;
  before(async () => {
    folder = await createFolder();
    await folder.write('.zhengwen/glossary/own.yaml', entry('cun-cun-you-xi', '村村有戏'));
    await folder.write('more/plays.yaml', entry('hu-hu-you-deng', '户户有灯'));
    await folder.write('articles/a.txt', '全县推行村村有戏，力争户户有灯。\n');
  });
  after(() => folder.remove());

  const run = (...args: string[]) => zhengwen(args, { cwd: folder.path });
  const found = async (...args: string[]) => {
    const { stdout } = await run('annotate', 'articles/a.txt', ...args);
    const { annotations } = JSON.parse(stdout) as {
      annotations: readonly { readonly text: string; readonly entry?: string }[];
    };
    return annotations.map(({ text, entry: id }) => [text, id]);
  };

  it('are those of the nearest folder that has some', async () => {
    assert.deepEqual(await found(), [['村村有戏', 'cun-cun-you-xi']]);
  });

  it('are joined by those that are named, files and folders', async () => {
    const both = [
      ['村村有戏', 'cun-cun-you-xi'],
      ['户户有灯', 'hu-hu-you-deng'],
    ];
    assert.deepEqual(await found('--glossary', 'more/plays.yaml'), both);
    assert.deepEqual(await found('--glossary', 'more'), both);
  });

  it('hold for lines of standard input as for articles', async () => {
    const { stdout } = await zhengwen(['annotate', '--stdin-format', 'jsonl'], {
      cwd: folder.path,
      input: '{"id":1,"text":"推行村村有戏。"}\n',
    });
    assert.match(stdout, /"entry":"cun-cun-you-xi"/);
  });

  it('are measured with, and forgotten without the glossary', async () => {
    await run('annotate', 'articles/a.txt', '--out', 'gold');
    const score = async (...args: string[]) => {
      const { stdout } = await run('evaluate', 'gold', '-a', 'articles', '--json', ...args);
      return (JSON.parse(stdout) as { total: { right: number } }).total.right;
    };
    assert.deepEqual([await score(), await score('--without-glossary')], [1, 0]);
  });

  it('are used as far as they are whole, and what is broken is said with its place', async () => {
    const broken = await createFolder();
    try {
      await broken.write(
        '.zhengwen/glossary/own.yaml',
        `${entry('cun-cun-you-xi', '村村有戏')}- id: Broken\n  kind: slogan\n  term: 户户有灯\n`,
      );
      await broken.write('a.txt', '推行村村有戏。\n');
      const { code, stdout, stderr } = await zhengwen(['annotate', 'a.txt'], { cwd: broken.path });
      assert.equal(code, 0);
      assert.match(stdout, /"entry": "cun-cun-you-xi"/);
      assert.match(stderr, /own\.yaml:6:7: An id is lower-case pinyin joined by hyphens/);
    } finally {
      await broken.remove();
    }
  });

  it('are refused where one that is named is not there', async () => {
    const { code, stdout, stderr } = await run('check', 'articles', '--glossary', 'gone.yaml');
    assert.deepEqual(
      { code, stdout, stderr },
      { code: 1, stdout: '', stderr: 'zhengwen: gone.yaml: no such file or folder\n' },
    );
  });

  it('are looked up with the built-in one, by whatever a person remembers', async () => {
    for (const query of ['村村有', 'cuncunyou', 'ccyx', 'Four plays']) {
      const { stdout } = await run('lookup', query, '--limit', '1');
      assert.match(
        stdout,
        /^村村有戏 {2}cun cun you xi {2}slogan\n {2}每村每年看得到四场戏。\n/,
        query,
      );
    }
    for (const query of ['四下基', 'sixia', 'sxjc', '四下基層']) {
      const { stdout } = await run('lookup', query, '-n', '1', '--json');
      const [first] = JSON.parse(stdout) as readonly { term: string; items: readonly unknown[] }[];
      assert.deepEqual([first?.term, first?.items.length], ['四下基层', 4], query);
    }
  });

  it('says where there is no entry', async () => {
    assert.deepEqual(await run('lookup', '无此词条'), {
      code: 1,
      stdout: '',
      stderr: 'no entry for 无此词条\n',
    });
    assert.equal((await run('lookup', ' ')).code, 2);
  });
});
