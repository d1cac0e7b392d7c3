import { ByteWriter, ParquetWriter, schemaFromColumnData, type BasicType } from 'hyparquet-writer';
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
    const bytes = new ByteWriter();
    const schema = schemaFromColumnData({ columnData: columns(table, []) });
    const writer = new ParquetWriter({ writer: bytes, schema });
    let rows: Cell[][] = [];
    const take = (): Uint8Array[] => {
      const part = bytes.getBytes().slice();
      // What is written later counts its place from the beginning of the file all the same.
      bytes.index = 0;
      return part.length === 0 ? [] : [part];
    };
    const flush = async (): Promise<void> => {
      const columnData = columns(table, rows);
      if (rows.length > 0) await writer.write({ columnData, rowGroupSize: GROUP });
      rows = [];
    };
    return {
      async add(article) {
        for (const cells of table.cells(article)) {
          rows.push(cells);
          if (rows.length >= GROUP) await flush();
        }
        return take();
      },
      async *close() {
        await flush();
        await writer.finish();
        yield* take();
      },
    };
  },
});

const columns = (table: Table, rows: readonly Cell[][]) =>
  table.columns.map(({ name, kind }, index) => ({
    name,
    type: TYPES[kind],
    nullable: true,
    data: rows.map((row) => row[index] ?? null),
  }));
