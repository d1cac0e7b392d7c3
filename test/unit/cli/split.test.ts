import assert from 'node:assert/strict';
import { parseSidecar, serializeSidecar } from '../../../server/src/decisions/sidecar';
import { decide, sidecarOf } from '../../support/decisions';
import { FIRST, PAGE, SECOND } from '../../support/page';
import { createFolder, type Folder } from './folder';
import { zhengwen } from './zhengwen';

describe('zhengwen split', function () {
  this.timeout(30_000);

  let folder: Folder;
  beforeEach(async () => {
    folder = await createFolder();
  });
  afterEach(() => folder.remove());

  const run = (args: string) => zhengwen(['split', ...args.split(' ')], { cwd: folder.path });

  it('writes each article of a page into a file, jump lines with the file they lead to', async () => {
    await folder.write('in/page.txt', PAGE);
    await folder.write('in/one.txt', SECOND);
    const { code, stderr } = await run('in --out out');
    assert.equal(code, 0);
    const names = [
      'one.txt',
      'page-01-县里召开推进会.txt',
      'page-02-乡村“四下基层”见实效.txt',
      'page-03-推进会要求抓好落实.txt',
    ];
    assert.deepEqual(await folder.list('out'), names);
    assert.equal(await folder.read('out/one.txt'), SECOND);
    assert.equal(await folder.read(`out/${names[2]}`), `${SECOND}\n`);
    const [first, third] = await Promise.all([
      folder.read(`out/${names[1]}`),
      folder.read(`out/${names[3]}`),
    ]);
    assert.match(first, /^▶▶下转03版① → page-03-推进会要求抓好落实\.txt$/m);
    assert.match(third, /^▶▶上接01版① → page-01-县里召开推进会\.txt$/m);
    assert.equal(first.replace(/ → .*/, ''), `${FIRST}\n`);
    assert.match(stderr, /page\.txt: 3 articles\n2 files split in out\n$/);
  });

  it('gives jumps inside a paragraph lines of their own, whose words are no text', async () => {
    const page = [
      '枫林区推进作风建设',
      '本报讯（记者 方某某）3月12日，区委书记温叙白主持会议。（下转第2版）',
      '沈立群部署春耕工作',
      '本报讯（记者 江某某）市长沈立群到田间调研。',
      '（上接第1版）会议要求，打好“五场硬仗”。',
      '',
    ].join('\r\n');
    await folder.write('page.txt', page);
    assert.equal((await run('page.txt --out out')).code, 0);
    const first = 'page-01-枫林区推进作风建设.txt';
    const third = 'page-03-枫林区推进作风建设（续）.txt';
    assert.equal(
      await folder.read(`out/${first}`),
      [
        '枫林区推进作风建设',
        '本报讯（记者 方某某）3月12日，区委书记温叙白主持会议。',
        `（下转第2版） → ${third}`,
        '',
      ].join('\r\n'),
    );
    assert.equal(
      await folder.read(`out/${third}`),
      [`（上接第1版） → ${first}`, '会议要求，打好“五场硬仗”。', ''].join('\r\n'),
    );
    const { stdout } = await zhengwen(['annotate', 'out', '--format', 'jsonl'], {
      cwd: folder.path,
    });
    assert.deepEqual(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) =>
          (JSON.parse(line) as { annotations: { text: string }[] }).annotations.map(
            ({ text }) => text,
          ),
        ),
      [['温叙白'], ['沈立群', '沈立群'], ['五场硬仗']],
    );
  });

  it('keeps a sentence that goes on elsewhere whole, and names that converting leaves alone', async () => {
    const page = [
      '枫林区推进作风建设',
      '本报讯（记者 方某某）3月12日，枫林区召开推进会，组织千名农技干部下基层',
      '活动，服务农户1.3万户，（下转3版）',
      '',
      '沈立群部署春耕工作',
      '本报讯（记者 江某某）市长沈立群到田间调研，强调要抓好春耕备耕。',
      '',
      '03版 综合新闻',
      '（上接1版）林远舟强调，要抓实抓细。',
      '',
    ].join('\n');
    // Without an extension: links must be told from other words all the same.
    await folder.write('page', page);
    assert.equal((await run('page --out out')).code, 0);
    const [first, , third] = await folder.list('out');
    assert.deepEqual(
      [first, third],
      ['page-01-枫林区推进作风建设.txt', 'page-03-枫林区推进作风建设（续）.txt'],
    );
    assert.match(
      await folder.read(`out/${first}`),
      /下基层\n活动，服务农户1\.3万户，\n（下转3版） → /,
    );
    const { code } = await zhengwen(['convert', 'out', '--to', 'zh-TW', '--out', 'hant'], {
      cwd: folder.path,
    });
    assert.equal(code, 0);
    const converted = await folder.read(`hant/${third}`);
    // The head of the page stands above its first article.
    assert.deepEqual(converted.split('\n').slice(0, 2), [
      '03版 綜合新聞',
      `（上接1版） → ${first}`,
    ]);
    assert.match(converted, /林遠舟強調/);
  });

  it('gives each article its decisions', async () => {
    const { text, decisions } = decide(
      PAGE.replace('秋冬季重点工作', '[秋冬季重点工作]').replace('安全生产', '[安全生产]'),
    );
    await folder.write('page.txt', text);
    await folder.write('page.txt.林.anno.jsonl', serializeSidecar(sidecarOf(decisions)));
    assert.equal((await run('page.txt --out out')).code, 0);
    const sidecars = (await folder.list('out')).filter((name) => name.endsWith('.anno.jsonl'));
    const words = async (name: string): Promise<string[]> =>
      parseSidecar(await folder.read(`out/${name}`), '').sidecar.decisions.map(
        ({ pieces }) => pieces[0].exact,
      );
    assert.deepEqual(
      await Promise.all(sidecars.map(async (name) => [name.slice(0, 7), await words(name)])),
      [
        ['page-01', ['秋冬季重点工作']],
        ['page-03', ['安全生产']],
      ],
    );
  });

  it('lists what the files would be, and writes nothing', async () => {
    await folder.write('in/page.txt', PAGE);
    await folder.write('in/one.txt', SECOND);
    for (const args of ['in --list', 'in --list --out out']) {
      const { code, stdout, stderr } = await run(args);
      assert.deepEqual([code, stderr], [0, '']);
      const [second, third] = [PAGE.indexOf(SECOND), PAGE.indexOf('推进会要求抓好落实')];
      assert.deepEqual(stdout.split('\n'), [
        `in/one.txt  0-${SECOND.length}  one.txt  “乡村“四下基层”见实效”`,
        `in/page.txt  0-${second}  page-01-县里召开推进会.txt  “县里召开推进会”`,
        `in/page.txt  ${second}-${third}  page-02-乡村“四下基层”见实效.txt  “乡村“四下基层”见实效”`,
        `in/page.txt  ${third}-${PAGE.length}  page-03-推进会要求抓好落实.txt  “推进会要求抓好落实”`,
        '',
      ]);
    }
    assert.deepEqual(await folder.list(), ['in/one.txt', 'in/page.txt']);
  });

  it('needs a folder', async () => {
    await folder.write('page.txt', PAGE);
    const { code, stderr } = await run('page.txt');
    assert.equal(code, 2);
    assert.match(
      stderr,
      /^zhengwen: each article becomes a file: say where with --out DIR, or look only, with --list\n$/,
    );
  });
});
