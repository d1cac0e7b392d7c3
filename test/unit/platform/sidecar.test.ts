import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import {
  chmod,
  chown,
  lstat,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { changeDecision } from '../../../server/src/decisions/decide';
import type { Decision } from '../../../server/src/decisions/decision';
import { serializeSidecar } from '../../../server/src/decisions/sidecar';
import { sidecarName } from '../../../server/src/decisions/sidecarName';
import { LostLock, withLock, type Wait } from '../../../server/src/platform/node/fileLock';
import {
  loadSidecar,
  replaceFile,
  saveSidecar,
  SidecarError,
} from '../../../server/src/platform/node/sidecar';
import { at, decide, sidecarOf } from '../../support/decisions';
import { createRandom } from '../../support/revisions';
import { skip } from '../../support/skip';

const { skeleton, decisions } = decide(
  '县委书记[林远舟]强调，要推动[高质量发展]，办结[13项]任务。',
);
const [person, slogan, metric] = decisions;

/**
 * A process that saves the decisions of a file one after the other into another, and says when it begins. It knows only
 * what a save needs, so that it starts in no time.
 */
const WRITER = `
import { readFileSync } from 'node:fs';
import { parseSidecar } from './server/src/decisions/sidecar';
import { saveSidecar, loadSidecar } from './server/src/platform/node/sidecar';
const [path, from] = process.argv.slice(2);
async function main() {
  const { decisions } = parseSidecar(readFileSync(from, 'utf8'), 'a.txt').sidecar;
  let base = (await loadSidecar(path, 'a.txt')).sidecar;
  process.stdout.write('ready\\n');
  for (const decision of decisions) {
    base = (await saveSidecar(path, { ...base, decisions: [...base.decisions, decision] }, base)).sidecar;
    process.stdout.write('saved\\n');
  }
}
main().catch((error) => {
  process.stderr.write(error.message);
  process.exitCode = 1;
});
`;

/** The text of a sidecar with so many decisions, other ones for each name. */
function manyDecisions(name: string, count: number): string {
  const marked = Array.from({ length: count }, (_, i) => `${name}${i}[发展]`).join('，');
  return serializeSidecar(sidecarOf(decide(marked).decisions));
}

describe('sidecars on disk', function () {
  this.timeout(180_000);

  let folder: string;
  let path: string;
  let writer: string;
  let pool: string;

  before(async () => {
    const bundle = await build({
      stdin: { contents: WRITER, resolveDir: join(__dirname, '../../..'), loader: 'ts' },
      bundle: true,
      platform: 'node',
      // As the product is bundled.
      mainFields: ['module', 'main'],
      write: false,
    });
    const home = await mkdtemp(join(tmpdir(), 'zhengwen-writer-'));
    writer = join(home, 'writer.js');
    await writeFile(writer, bundle.outputFiles[0]!.text);
    pool = join(home, 'pool.jsonl');
    await writeFile(pool, manyDecisions('甲', 2));
    await chmod(home, 0o755);
  });
  after(() => rm(join(writer, '..'), { recursive: true }));
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zhengwen-sidecar-'));
    path = join(folder, 'a.txt.林.anno.jsonl');
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** What is said to somebody without rights of the administrator who saves decisions. */
  async function saidToSomebody(): Promise<string> {
    const uid = process.getuid?.() === 0 ? { uid: 65534 } : {};
    const child = spawn(process.execPath, [writer, path, pool], uid);
    const said: Buffer[] = [];
    child.stderr.on('data', (data: Buffer) => said.push(data));
    await once(child, 'close');
    return Buffer.concat(said).toString();
  }

  it('reads back what was saved, and leaves nothing else in the folder', async () => {
    assert.deepEqual((await loadSidecar(path, 'a.txt')).sidecar.decisions, []);
    const saved = await saveSidecar(path, sidecarOf(decisions));
    assert.equal(saved.isWritten, true);
    assert.deepEqual((await loadSidecar(path, 'a.txt')).sidecar.decisions, decisions);
    assert.deepEqual(await readdir(folder), ['a.txt.林.anno.jsonl']);
  });

  it('makes folders, and writes nothing where nothing changed', async () => {
    const deep = join(folder, 'x/y/a.jsonl');
    await saveSidecar(deep, sidecarOf(decisions));
    const again = await saveSidecar(deep, sidecarOf(decisions));
    assert.equal(again.isWritten, false);
  });

  for (const [name, end] of [
    ['LF', '\n'],
    ['CRLF', '\r\n'],
  ] as const) {
    it(`keeps the ends of lines of a file: ${name}`, async () => {
      const inFile = (some: readonly Decision[]): string =>
        serializeSidecar(sidecarOf(some)).replaceAll('\n', end);
      await writeFile(path, inFile([person!, slogan!]));
      const base = (await loadSidecar(path, 'a.txt')).sidecar;
      assert.equal((await saveSidecar(path, base, base)).isWritten, false);
      await saveSidecar(path, sidecarOf(decisions), base);
      assert.equal(await readFile(path, 'utf8'), inFile(decisions));
    });
  }

  it('merges what another window saved meanwhile', async () => {
    const base = (await saveSidecar(path, sidecarOf([person!, slogan!]))).sidecar;
    const accept = changeDecision(skeleton, person!, { tags: { unsure: true } }, at(5));
    const note = changeDecision(skeleton, person!, { note: '查职务' }, at(9));
    await saveSidecar(path, sidecarOf([accept, slogan!]), base);
    const merged = await saveSidecar(path, sidecarOf([note, slogan!, metric!]), base);
    const found = merged.sidecar.decisions;
    assert.deepEqual(
      found.map(({ id }) => id),
      decisions.map(({ id }) => id),
    );
    assert.deepEqual(found[0]!.tags, ['unsure']);
    assert.deepEqual(
      found[0]!.notes.map(({ text }) => text),
      ['查职务'],
    );
  });

  it('keeps lines that it cannot read, and says which', async () => {
    const good = serializeSidecar(sidecarOf([person!]));
    await writeFile(path, `{"half":\n${good}`);
    const { problems } = await loadSidecar(path, 'a.txt');
    assert.deepEqual(
      problems.map(({ line }) => line),
      [1],
    );
    await saveSidecar(path, sidecarOf([slogan!]));
    const text = await readFile(path, 'utf8');
    assert.match(text, /^\{"half":$/m);
    assert.equal(text.trimEnd().split('\n').length, 3);
  });

  it('leaves a file alone that is no text', async () => {
    const bytes = Buffer.from([0xff, 0xfe, 0x00, 0x80]);
    await writeFile(path, bytes);
    await assert.rejects(saveSidecar(path, sidecarOf(decisions)), /is no UTF-8 text/);
    assert.deepEqual(await readFile(path), bytes);
  });

  it('says why a place cannot be written', async () => {
    await writeFile(join(folder, 'file'), '');
    await assert.rejects(
      saveSidecar(join(folder, 'file/a.jsonl'), sidecarOf(decisions)),
      (error) =>
        error instanceof SidecarError && error.message === 'is not in a folder but below a file',
    );
    await mkdir(path);
    await assert.rejects(
      saveSidecar(path, sidecarOf(decisions)),
      (error) => error instanceof SidecarError && error.message === 'is a folder',
    );
  });

  it('has room for the lock of the longest name, and says whose is too long', async () => {
    const long = (annotator: string): string =>
      join(folder, sidecarName(`${'文'.repeat(80)}.txt`, annotator));
    await saveSidecar(long('林某某'), sidecarOf(decisions));
    assert.deepEqual(
      (await loadSidecar(long('林某某'), 'a.txt')).sidecar.decisions.length,
      decisions.length,
    );
    await assert.rejects(saveSidecar(long('林'.repeat(90)), sidecarOf(decisions)), {
      message: /^its name is too long for the disk; give the annotator a shorter one/,
    });
    assert.equal((await readdir(folder)).length, 1);
  });

  it('goes on where a process died with the lock in its hands', async () => {
    const lock = join(folder, '.a.txt.林.anno.jsonl.lock');
    const gone = spawn(process.execPath, ['-e', '']);
    await once(gone, 'close');
    await writeFile(lock, `${gone.pid} ${hostname()}`);
    await saveSidecar(path, sidecarOf([slogan!]));
    assert.equal((await loadSidecar(path, 'a.txt')).sidecar.decisions.length, 1);
    assert.deepEqual(await readdir(folder), ['a.txt.林.anno.jsonl']);
  });

  describe('a lock that another process made', () => {
    const COMPLAINT = {
      name: 'LockedError',
      message: 'another process has been writing it for long',
    };
    let target: string;
    let lock: string;

    beforeEach(() => {
      target = join(folder, 'a');
      lock = join(folder, '.a.lock');
    });

    /** Takes the lock of what stands in it, and tells how long that took, with something to do after each look. */
    async function take(after?: (looks: number) => Promise<void>): Promise<number> {
      let looks = 0;
      let waited = 0;
      const wait: Wait = async (duration) => {
        waited += duration;
        await after?.(++looks);
      };
      await withLock(
        target,
        async () => {
          const [pid, host] = (await readFile(lock, 'utf8')).split(' ');
          assert.deepEqual([pid, host], [String(process.pid), hostname()]);
        },
        wait,
      );
      assert.deepEqual(await readdir(folder), []);
      return waited;
    }

    // It is looked at every 15 milliseconds. Whether its time is long past makes no difference: this machine may have slept,
    // and clocks of other machines differ.
    for (const touched of [new Date(0), undefined, new Date('2999-01-01')]) {
      const when = touched ? `in ${touched.getUTCFullYear()}` : 'just now';
      for (const [who, owner, from, to] of [
        ['nobody', '', 3_000, 3_030],
        ['another machine', '17 elsewhere', 3_000, 3_030],
        // Nobody in this process holds it: one with its number did.
        ['one with the number of this process', `${process.pid} ${hostname()}`, 3_000, 3_030],
        ['a process that was stopped', `${process.ppid} ${hostname()}`, 8_000, 8_030],
      ] as const) {
        it(`is taken over from ${who}, touched ${when}, after it was looked at for long`, async () => {
          await writeFile(lock, owner);
          if (touched) await utimes(lock, touched, touched);
          const waited = await take();
          assert.ok(waited > from && waited <= to, String(waited));
        });
      }
    }

    it('stays with a process that works, however long it has slept', async () => {
      await writeFile(lock, `${process.ppid} ${hostname()}`);
      await utimes(lock, new Date(0), new Date(0));
      // Awake again, it touches its lock once in a while, and is done after nine seconds.
      const waited = await take(async (looks) => {
        if (looks === 600) await rm(lock);
        else if (looks % 120 === 0) await utimes(lock, looks, looks);
      });
      assert.equal(waited, 600 * 15);
    });

    it('is reported where it is touched again and again', async () => {
      await writeFile(lock, '');
      await assert.rejects(
        take(async (looks) => utimes(lock, looks, looks)),
        COMPLAINT,
      );
      assert.deepEqual(await readdir(folder), ['.a.lock']);
    });

    it('is one of this process: nobody takes it over', async () => {
      await withLock(target, async () => {
        const before = await readFile(lock, 'utf8');
        await assert.rejects(
          withLock(
            target,
            () => Promise.resolve(),
            () => Promise.resolve(),
          ),
          COMPLAINT,
        );
        assert.equal(await readFile(lock, 'utf8'), before);
      });
    });
  });

  it('does its work anew where the lock was taken over meanwhile, and leaves the lock to who has it', async () => {
    const target = join(folder, 'a');
    const lock = join(folder, '.a.lock');
    const seen: string[] = [];
    await withLock(
      target,
      async (assertHeld) => {
        seen.push('works');
        // As another process does while this one is stopped.
        if (seen.length === 1) await writeFile(lock, `${process.ppid} ${hostname()} other`);
        await assertHeld();
        seen.push('writes');
      },
      async () => {
        seen.push(await readFile(lock, 'utf8'));
        await rm(lock);
      },
    );
    assert.deepEqual(seen, ['works', `${process.ppid} ${hostname()} other`, 'works', 'writes']);
    assert.deepEqual(await readdir(folder), []);
  });

  it('leaves a file as it is where the lock is lost at the last moment', async () => {
    await saveSidecar(path, sidecarOf([person!]));
    const before = await readFile(path, 'utf8');
    const lost = new LostLock();
    await assert.rejects(
      replaceFile(path, 'new', () => Promise.reject(lost)),
      lost,
    );
    assert.equal(await readFile(path, 'utf8'), before);
  });

  it('writes nothing into a file that a stopped process has open', async () => {
    await saveSidecar(path, sidecarOf([person!]));
    const stopped = await open(join(folder, '.a.txt.林.anno.jsonl.tmp'), 'w');
    try {
      await saveSidecar(path, sidecarOf([person!, slogan!]));
      const after = await readFile(path, 'utf8');
      await stopped.writeFile('too late');
      assert.equal(await readFile(path, 'utf8'), after);
    } finally {
      await stopped.close();
    }
  });

  for (const [mode, who] of [
    [0o600, 'one person'],
    [0o660, 'a group'],
    [0o604, 'others'],
  ] as const) {
    it(`leaves a file to those who may read it: ${who}`, async function () {
      if (process.platform === 'win32') skip(this, 'Windows has other permissions');
      await saveSidecar(path, sidecarOf([person!]));
      await chmod(path, mode);
      await saveSidecar(path, sidecarOf([person!, slogan!]));
      assert.equal((await stat(path)).mode & 0o777, mode);
    });
  }

  it('keeps the group of a file', async function () {
    if (process.getuid?.() !== 0) skip(this, 'only root gives files to other groups');
    await saveSidecar(path, sidecarOf([person!]));
    await chown(path, 65534, 65534);
    await saveSidecar(path, sidecarOf([person!, slogan!]));
    const { uid, gid } = await stat(path);
    assert.deepEqual([uid, gid], [65534, 65534]);
  });

  it('does not write a file that is locked against it', async function () {
    if (process.platform === 'win32') skip(this, 'Windows has other permissions');
    await saveSidecar(path, sidecarOf([person!]));
    await chmod(path, 0o444);
    await chmod(folder, 0o777);
    const said = await saidToSomebody();
    assert.equal(said, 'permission denied');
    assert.deepEqual((await loadSidecar(path, 'a.txt')).sidecar.decisions, [person]);
  });

  for (const isThere of [true, false]) {
    it(`writes through a symbolic link to a file that is ${isThere ? '' : 'not '}there`, async function () {
      if (process.platform === 'win32') skip(this, 'Windows asks for rights to make links');
      const real = join(folder, 'elsewhere');
      await mkdir(real);
      const target = join(real, 'shared.jsonl');
      if (isThere) await saveSidecar(target, sidecarOf([person!]));
      await symlink(join('elsewhere', 'shared.jsonl'), path);
      await saveSidecar(path, sidecarOf([slogan!]));
      assert.ok((await lstat(path)).isSymbolicLink());
      assert.deepEqual(await readdir(real), ['shared.jsonl']);
      const { decisions: found } = (await loadSidecar(target, 'a.txt')).sidecar;
      assert.equal(found.length, isThere ? 2 : 1);
    });
  }

  it('leaves no lock behind where the disk is too full for one', async function () {
    // Only a file system without room refuses what is written to a new file.
    const small = join(folder, 'small');
    await mkdir(small);
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4k', 'tmpfs', small]).status !== 0)
      skip(this, 'no file system can be mounted here');
    try {
      await writeFile(join(small, 'filler'), Buffer.alloc(4096));
      await assert.rejects(
        saveSidecar(join(small, 'a.jsonl'), sidecarOf([person!])),
        (error) => error instanceof SidecarError && error.message === 'no space left on the disk',
      );
      assert.deepEqual(await readdir(small), ['filler']);
    } finally {
      spawnSync('umount', [small]);
    }
  });

  it('says that the disk is full, and leaves the file as it was', async function () {
    const full = '/dev/full';
    if (!existsSync(full)) skip(this, 'there is no /dev/full');
    await saveSidecar(path, sidecarOf([person!]));
    const before = await readFile(path, 'utf8');
    // What is written goes to a file beside it first: here to a disk without room.
    await symlink(full, join(folder, '.a.txt.林.anno.jsonl.tmp'));
    await assert.rejects(
      saveSidecar(path, sidecarOf([person!, slogan!])),
      (error) => error instanceof SidecarError && error.message === 'no space left on the disk',
    );
    assert.equal(await readFile(path, 'utf8'), before);
    assert.deepEqual(await readdir(folder), ['a.txt.林.anno.jsonl']);
    // With room again the same save goes through.
    await saveSidecar(path, sidecarOf([person!, slogan!]));
    assert.equal((await loadSidecar(path, 'a.txt')).sidecar.decisions.length, 2);
  });

  it('says that a place may not be written, and leaves the file as it was', async function () {
    if (process.platform === 'win32') skip(this, 'Windows has other permissions');
    await saveSidecar(path, sidecarOf([person!]));
    const before = await readFile(path, 'utf8');
    await chmod(folder, 0o555);
    const said = await saidToSomebody();
    await chmod(folder, 0o755);
    assert.equal(said, 'permission denied');
    assert.equal(await readFile(path, 'utf8'), before);
    assert.deepEqual(await readdir(folder), ['a.txt.林.anno.jsonl']);
  });

  it('loses nothing of four processes that write at once', async () => {
    const children = await Promise.all(
      ['甲', '乙', '丙', '丁'].map(async (name) => {
        const from = join(folder, `${name}.txt`);
        await writeFile(from, manyDecisions(name, 15));
        return spawn(process.execPath, [writer, path, from]);
      }),
    );
    await Promise.all(children.map((child) => once(child, 'close')));
    const { sidecar, problems } = await loadSidecar(path, 'a.txt');
    assert.deepEqual(problems, []);
    assert.equal(sidecar.decisions.length, 60);
  });

  /** Kills writers of one file again and again; the file must be whole, and hold what it held, after each kill. */
  async function killWriters(lane: number, kills: number): Promise<number> {
    const random = createRandom(lane);
    const place = join(folder, String(lane));
    await mkdir(place);
    const target = join(place, 'a.txt.林.anno.jsonl');
    let least = 0;
    let grown = 0;
    for (let i = 0; i < kills; i++) {
      const from = join(folder, `${lane}.jsonl`);
      await writeFile(from, manyDecisions(`${lane}列第${i}次`, 40));
      const child = spawn(process.execPath, [writer, target, from]);
      const closed = once(child, 'close');
      // Anywhere between the first system call and the end of some saves, however slow the machine is.
      for (let said = Math.ceil(random() * 4); said > 0; said--) await once(child.stdout, 'data');
      const spin = performance.now() + random() * 10;
      while (performance.now() < spin) await new Promise(setImmediate);
      child.kill('SIGKILL');
      await closed;
      const { sidecar, problems } = await loadSidecar(target, 'a.txt');
      assert.deepEqual(problems, []);
      assert.ok(sidecar.decisions.length >= least, 'a decision that was saved is gone');
      if (sidecar.decisions.length > least) grown++;
      least = sidecar.decisions.length;
    }
    await saveSidecar(target, sidecarOf([person!]));
    assert.deepEqual(await readdir(place), ['a.txt.林.anno.jsonl']);
    return grown;
  }

  it('is whole after each of 200 kills', async () => {
    const grown = await Promise.all([1, 2, 3, 4].map((lane) => killWriters(lane, 50)));
    const all = grown.reduce((sum, number) => sum + number, 0);
    assert.ok(all > 20, `only ${all} of the processes came to save anything`);
  });
});
