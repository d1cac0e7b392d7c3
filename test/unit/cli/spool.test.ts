import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { FileSpool } from '../../../server/src/cli/spool';

async function all(parts: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<Buffer> {
  const read: Uint8Array[] = [];
  for await (const part of parts) read.push(part);
  return Buffer.concat(read);
}

const spools = async (): Promise<string[]> =>
  (await readdir(tmpdir())).filter((name) => /^zhengwen-[0-9a-f]{8}-/.test(name));

describe('a spool in a file', () => {
  it('gives back what was written, in order and in pieces', async () => {
    const spool = new FileSpool();
    const parts = Array.from({ length: 40 }, (_, index) => Buffer.alloc(5_000, index));
    for (const part of parts) await spool.write(part);
    assert.ok((await all(spool.read())).equals(Buffer.concat(parts)));
  });

  it('gives back nothing where nothing was written', async () => {
    assert.equal((await all(new FileSpool().read())).length, 0);
  });

  it('leaves no file behind, not even while it is written', async () => {
    const before = await spools();
    const spool = new FileSpool();
    await spool.write(Buffer.from('实干'));
    assert.deepEqual(await spools(), before);
    await all(spool.read());
  });
});
