import type { BasicType, ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { ArchiveFormat, FormatOptions } from './format';
import { tableBase, tableOf, type Cell, type CellKind, type Table } from './table';

const TYPES: Readonly<Record<CellKind, BasicType>> = {
  text: 'STRING',
  integer: 'INT32',
  number: 'DOUBLE',
};

/** So many rows are compressed at a time; rows that wait are all that is held uncompressed. */
const GROUP = 10_000;

/** Parquet for large corpora: the table of annotations with typed columns, read by DuckDB, Arrow, pandas and R. */
export const parquet = (options: FormatOptions): ArchiveFormat => ({
  ...tableBase(options),
  id: 'parquet',
  label: 'Parquet',
  description: 'The table with typed, compressed columns, for corpora too large for text.',
  extension: 'parquet',
  scope: 'archive',
  open() {
    const table = tableOf(options);
    let opened: Promise<Opened> | undefined;
    let rows: Cell[][] = [];
    const take = ({ bytes }: Opened): Uint8Array[] => {
      const part = bytes.getBytes().slice();
      // What is written later counts its place from the beginning of the file all the same.
      bytes.index = 0;
      return part.length === 0 ? [] : [part];
    };
    const flush = async ({ writer }: Opened): Promise<void> => {
      const columnData = columns(table, rows);
      if (rows.length > 0) await writer.write({ columnData, rowGroupSize: GROUP });
      rows = [];
    };
    return {
      async add(article) {
        const file = await (opened ??= openFile(table));
        for (const cells of table.cells(article)) {
          rows.push(cells);
          if (rows.length >= GROUP) await flush(file);
        }
        return take(file);
      },
      async *close() {
        const file = await (opened ??= openFile(table));
        await flush(file);
        await file.writer.finish();
        yield* take(file);
      },
    };
  },
});

/** A file that is being made, and what came out of it and was not taken yet. */
interface Opened {
  readonly writer: ParquetWriter;
  readonly bytes: ByteWriter;
}

async function openFile(table: Table): Promise<Opened> {
  const library = await import('hyparquet-writer');
  const bytes = new library.ByteWriter();
  const schema = library.schemaFromColumnData({ columnData: columns(table, []) });
  return { bytes, writer: new library.ParquetWriter({ writer: bytes, schema }) };
}

const columns = (table: Table, rows: readonly Cell[][]) =>
  table.columns.map(({ name, kind }, index) => ({
    name,
    type: TYPES[kind],
    nullable: true,
    data: rows.map((row) => row[index] ?? null),
  }));
