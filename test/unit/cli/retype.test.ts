import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { serializeSidecar } from '../../../server/src/decisions/sidecar';
import { decide, sidecarOf } from '../../support/decisions';
import { stopAfterWrites } from '../../support/stopAfterWrites';
import { createFolder, type Folder } from './folder';
import { zhengwen } from './zhengwen';

const SIDECAR = serializeSidecar(
  sidecarOf(
    decide('推动[高质量发展]，办结[13项]。', 'policy', { tags: { unsure: true } }).decisions,
  ),
);

describe('zhengwen retype', function () {
  this.timeout(60_000);

  let folder: Folder;
  beforeEach(async () => {
    folder = await createFolder();
    await folder.write('x/a.txt.林.anno.jsonl', SIDECAR);
    await folder.write('.zhengwen/schema.yaml', 'types:\n  policy:\n    key: p\n');
  });
  afterEach(() => folder.remove());

  const run = (...args: string[]) => zhengwen(['retype', '.', ...args], { cwd: folder.path });

  it('names lines that it cannot read, leaves them as they are, and does not end as if it had', async () => {
    await folder.write('x/a.txt.林.anno.jsonl', `${SIDECAR}{"half":\n`);
    for (const flags of [[], ['--write']]) {
      const { code, stderr } = await run('policy', 'plan', ...flags);
      assert.equal(code, 1);
      assert.match(stderr, /^x\/a\.txt\.林\.anno\.jsonl:3: /m);
    }
    const text = await folder.read('x/a.txt.林.anno.jsonl');
    assert.match(text, /^\{"half":$/m);
    assert.doesNotMatch(text, /"policy"/);
  });

  it('lists what would change, and changes it when told to', async () => {
    const preview = await run('policy', 'plan');
    assert.equal(
      preview.stdout,
      [
        'x/a.txt.林.anno.jsonl  accepted  policy → plan  "高质量发展"',
        'x/a.txt.林.anno.jsonl  accepted  policy → plan  "13项"',
        '.zhengwen/schema.yaml  policy → plan',
        '',
      ].join('\n'),
    );
    assert.equal(await folder.read('x/a.txt.林.anno.jsonl'), SIDECAR);
    const { code } = await run('policy', 'plan', '--write');
    assert.equal(code, 0);
    assert.equal(await folder.read('.zhengwen/schema.yaml'), 'types:\n  plan:\n    key: p\n');
    const text = await folder.read('x/a.txt.林.anno.jsonl');
    assert.equal(text.match(/"value":"plan"/g)?.length, 2);
    assert.ok(!text.includes('"value":"policy"'));
    assert.deepEqual(await folder.list('x'), ['a.txt.林.anno.jsonl']);
  });

  it('changes those with a tag or an attribute', async () => {
    const tagged = await run('policy', 'plan', '--tag', 'unsure', '--json');
    const { files } = JSON.parse(tagged.stdout) as { files: { decisions: object[] }[] };
    assert.equal(files[0]!.decisions.length, 2);
    const none = await run('policy', 'plan', '--where', 'level=2', '--json');
    assert.deepEqual((JSON.parse(none.stdout) as { files: object[] }).files, []);
  });

  it('changes nothing where one of the files cannot be written', async () => {
    await folder.write('y/b.txt.林.anno.jsonl', SIDECAR);
    // A folder stands where the file would be prepared.
    await folder.write('y/.b.txt.林.anno.jsonl.tmp/x', '');
    const { code, stderr } = await run('policy', 'plan', '--write');
    assert.equal(code, 1);
    assert.match(stderr, /nothing is changed: \S*b\.txt\.林\.anno\.jsonl: /);
    assert.equal(await folder.read('x/a.txt.林.anno.jsonl'), SIDECAR);
    assert.equal(await folder.read('.zhengwen/schema.yaml'), 'types:\n  policy:\n    key: p\n');
  });

  for (const [what, args, { left, isKnown }] of [
    ['a rename', ['policy', 'plan'], { left: /"policy"|policy:/, isKnown: false }],
    ['a merge', ['policy', 'measure'], { left: /"policy"|policy:/, isKnown: false }],
    // The rest of the type stays.
    [
      'a split',
      ['policy', 'plan', '--where', 'level=市'],
      { left: /"level":"市".*"policy"|"policy".*"level":"市"/, isKnown: true },
    ],
  ] as const) {
    it(`${what} that is stopped behind any of its writes is done by the same command`, async () => {
      const schema = 'types:\n  policy:\n    attributes: { level: text }\n  measure: {}\n';
      const [city, county] = ['市', '县'].map((level) =>
        serializeSidecar(
          sidecarOf(
            decide(`推动[${level}域发展]。`, 'policy', { attributes: { level } }).decisions,
          ),
        ),
      ) as [string, string];
      const paths = ['x/a.txt.周.anno.jsonl', 'x/a.txt.林.anno.jsonl', 'y/b.txt.林.anno.jsonl'];
      const prepare = async (): Promise<void> => {
        for (const path of paths) await folder.write(path, `${city}${county}`);
        await folder.write('.zhengwen/schema.yaml', schema);
      };
      const everything = async (): Promise<string[]> =>
        Promise.all(
          [...paths, '.zhengwen/schema.yaml'].map(async (path) =>
            (await folder.read(path)).replace(/"modified":"[^"]*"/g, ''),
          ),
        );
      await prepare();
      assert.equal((await run(...args, '--write')).code, 0);
      const whole = await everything();
      assert.doesNotMatch(whole.join(''), left);
      for (let writes = 1; writes <= whole.length; writes++) {
        await prepare();
        const stopped = await zhengwen(['retype', '.', ...args, '--write'], {
          cwd: folder.path,
          env: stopAfterWrites(writes),
        });
        assert.equal(stopped.code, null, stopped.stderr);
        const isDone = writes === whole.length;
        assert.equal(isDeepStrictEqual(await everything(), whole), isDone);
        // Where all is done the type is gone, and no type that the command could mean.
        assert.equal((await run(...args, '--write')).code, isDone && !isKnown ? 2 : 0);
        assert.deepEqual(await everything(), whole, `stopped behind ${writes} writes`);
      }
    });
  }

  it('says where the new type is not known yet', async () => {
    assert.match((await run('policy', 'plann')).stderr, /no type “plann” is in the schema/);
    assert.doesNotMatch((await run('policy', 'slogan')).stderr, /is a new one/);
  });

  it('refuses what cannot be', async () => {
    const unknown = await run('polcy', 'plan', '--write');
    assert.deepEqual(
      [unknown.code, unknown.stderr],
      [2, 'zhengwen: no type “polcy” is in the schema or in any file\n'],
    );
    // Which types it has nobody knows.
    await folder.write('.zhengwen/schema.yaml', 'types: [\n');
    const broken = await run('polcy', 'plan', '--write');
    assert.equal(broken.code, 2);
    assert.match(broken.stderr, /^zhengwen: The schema cannot be read: /);
    assert.equal((await run('policy', 'a b')).code, 2);
    assert.equal((await run('policy', 'plan', '--where', 'level')).code, 2);
  });
});
