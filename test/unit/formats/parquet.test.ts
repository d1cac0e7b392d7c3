/** The checksum over a Parquet file: where it stands, what it is, and what is read or refused for it. */
import assert from 'node:assert/strict';
import { crc32 } from 'node:zlib';
import { parquetMetadata } from 'hyparquet';
import { ByteWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import { MalformedFileError } from '../../../server/src/formats/import/importer';
import { findImporter } from '../../../server/src/formats/import/registry';
import { findFormat } from '../../../server/src/formats/registry';
import { plain } from './articles';
import { filesToRead } from './matrix';

/** What a seal begins with; four bytes of a CRC-32 follow. */
const MARK = Buffer.from([0xff, ...Buffer.from('CRC-32'), 0xff]);

/** A table of one annotation as another program writes it. */
function ofAnotherProgram(createdBy: string): Buffer {
  const columnData = [
    { name: 'file', type: 'STRING' as const, data: ['a.txt'] },
    { name: 'type', type: 'STRING' as const, data: ['slogan'] },
    { name: 'start', type: 'INT32' as const, data: [0] },
    { name: 'end', type: 'INT32' as const, data: [2] },
    { name: 'text', type: 'STRING' as const, data: ['实干'] },
  ];
  const writer = new ByteWriter();
  const schema = schemaFromColumnData({ columnData });
  const file = new ParquetWriter({ writer, schema, createdBy });
  void file.write({ columnData });
  void file.finish();
  return Buffer.from(writer.getBytes());
}

const read = (content: Uint8Array) =>
  findImporter('parquet')!.read([{ name: 'a.parquet', content }]);

describe('a Parquet file', () => {
  let file: Buffer;
  let sealAt: number;
  let footerAt: number;
  before(async () => {
    const [exported] = await filesToRead(findFormat('parquet')!, plain);
    file = Buffer.from(exported!.content as Uint8Array);
    sealAt = file.indexOf(MARK);
    footerAt = sealAt + MARK.length + 4;
  });

  it('holds the CRC-32 of all its other bytes before its footer', () => {
    const others = Buffer.concat([file.subarray(0, sealAt), file.subarray(footerAt)]);
    assert.equal(file.readUInt32LE(footerAt - 4), crc32(others));
    assert.equal(footerAt + file.readUInt32LE(file.length - 8) + 8, file.length);
  });

  it('says who made it', () => {
    assert.equal(parquetMetadata(file).created_by, 'zhengwen');
  });

  const without = (from: number, to: number): Buffer =>
    Buffer.concat([file.subarray(0, from), file.subarray(to)]);
  const HARMED: readonly (readonly [what: string, harm: () => Uint8Array, reason: string])[] = [
    ['without its checksum', () => without(sealAt, footerAt), 'it has lost its checksum'],
    [
      'in which a block was lost, the checksum with it',
      () => Buffer.from(file).fill(0, sealAt - 512, footerAt),
      'it has lost its checksum',
    ],
    [
      'with two columns changed about',
      () => {
        const swapped = Buffer.from(file);
        swapped.write('note', swapped.lastIndexOf('norm'));
        return swapped;
      },
      'its checksum says that it is damaged',
    ],
    [
      'with bytes between its pages',
      () => Buffer.concat([file.subarray(0, 100), Buffer.alloc(1), file.subarray(100)]),
      'its checksum says that it is damaged',
    ],
    [
      'that ends in its checksum',
      () => file.subarray(0, footerAt - 1),
      'its checksum says that it is damaged',
    ],
  ];
  for (const [what, harm, reason] of HARMED) {
    it(`${what} is refused`, async () => {
      await assert.rejects(
        async () => read(harm()),
        (error: Error) => {
          assert.ok(error instanceof MalformedFileError);
          assert.equal(error.message, `a.parquet: is no Parquet: ${reason}`);
          return true;
        },
      );
    });
  }

  for (const program of ['parquet-cpp-arrow version 21.0.0', 'hyparquet']) {
    it(`of another program (${program}) needs no checksum`, async () => {
      const [article] = await read(ofAnotherProgram(program));
      assert.deepEqual(
        article!.annotations.map(({ type, start, end, text }) => [type, start, end, text]),
        [['slogan', 0, 2, '实干']],
      );
    });
  }
});
