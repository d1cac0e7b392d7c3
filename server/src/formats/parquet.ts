import { ByteWriter, ParquetWriter, schemaFromColumnData, type BasicType } from 'hyparquet-writer';
import type { ArchiveFormat } from './format';
import {
  NO_TEXT,
  SEPARATOR_IN_LIST,
  TABLE_COLUMNS,
  tableCells,
  type Cell,
  type CellKind,
} from './table';

const TYPES: Readonly<Record<CellKind, BasicType>> = {
  text: 'STRING',
  integer: 'INT32',
  number: 'DOUBLE',
};

/** So many rows are compressed at a time; rows that wait are all that is held uncompressed. */
const GROUP = 10_000;

/** Parquet for large corpora: the table of annotations with typed columns, read by DuckDB, Arrow, pandas and R. */
export const parquet: ArchiveFormat = {
  id: 'parquet',
  label: 'Parquet',
  description: 'The table with typed, compressed columns, for corpora too large for text.',
  extension: 'parquet',
  scope: 'archive',
  common: [],
  limits: [SEPARATOR_IN_LIST, NO_TEXT],
  open() {
    const bytes = new ByteWriter();
    const writer = new ParquetWriter({ writer: bytes, schema: SCHEMA });
    let rows: Cell[][] = [];
    const flush = (): void => {
      // Nothing waits: the bytes go to memory.
      if (rows.length > 0) void writer.write({ columnData: columns(rows) });
      rows = [];
    };
    return {
      add(article) {
        rows.push(...tableCells(article));
        if (rows.length >= GROUP) flush();
      },
      async close() {
        flush();
        await writer.finish();
        return bytes.getBytes();
      },
    };
  },
};

const columns = (rows: readonly Cell[][]) =>
  TABLE_COLUMNS.map(({ name, kind }, index) => ({
    name,
    type: TYPES[kind],
    nullable: true,
    data: rows.map((row) => row[index] ?? null),
  }));

const SCHEMA = schemaFromColumnData({ columnData: columns([]) });
