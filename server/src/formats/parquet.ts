import type { BasicType, ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { ArchiveFormat, FormatOptions } from './format';
import { CREATED_BY, ParquetSeal } from './parquetSeal';
import { tableBase, tableOf, type Cell, type CellKind, type Table } from './table';

const TYPES: Readonly<Record<CellKind, BasicType>> = {
  text: 'STRING',
  integer: 'INT32',
  number: 'DOUBLE',
};

/** So many rows are compressed at a time; rows that wait are all that is held uncompressed. */
const GROUP = 5_000;

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
    const held = new HeldRows(table);
    const seal = new ParquetSeal();
    const take = ({ bytes }: Opened): Uint8Array => {
      const part = bytes.getBytes().slice();
      // What is written later counts its place from the beginning of the file all the same.
      bytes.index = 0;
      return part;
    };
    const flush = async ({ writer }: Opened): Promise<void> => {
      if (held.count === 0) return;
      await writer.write({ columnData: held.columns(), rowGroupSize: GROUP });
      held.clear();
    };
    return {
      async add(article) {
        const file = await (opened ??= openFile(table));
        for (const cells of table.cells(article)) {
          held.add(cells);
          if (held.count === GROUP) await flush(file);
        }
        const part = take(file);
        seal.add(part);
        return part.length === 0 ? [] : [part];
      },
      async *close() {
        const file = await (opened ??= openFile(table));
        await flush(file);
        await file.writer.finish();
        yield seal.close(take(file));
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
  const schema = library.schemaFromColumnData({ columnData: new HeldRows(table).columns() });
  return {
    bytes,
    writer: new library.ParquetWriter({ writer: bytes, schema, createdBy: CREATED_BY }),
  };
}

/**
 * The rows of a group, column by column. The room is used again for the next group, and words that repeat are held once:
 * what a group leaves behind then is little, and memory does not grow until somebody collects it.
 */
class HeldRows {
  readonly #table: Table;
  readonly #data: Cell[][];
  readonly #words = new Map<string, string>();
  #count = 0;

  constructor(table: Table) {
    this.#table = table;
    this.#data = table.columns.map(() => []);
  }

  get count(): number {
    return this.#count;
  }

  add(cells: readonly Cell[]): void {
    this.#data.forEach((column, index) => {
      const cell = cells[index] ?? null;
      column[this.#count] = typeof cell === 'string' ? this.#once(cell) : cell;
    });
    this.#count += 1;
  }

  /** What is held, as the library wants it. */
  columns() {
    return this.#table.columns.map(({ name, kind }, index) => ({
      name,
      type: TYPES[kind],
      nullable: true,
      data: this.#data[index]!.slice(0, this.#count),
    }));
  }

  clear(): void {
    this.#count = 0;
    this.#words.clear();
  }

  #once(word: string): string {
    const known = this.#words.get(word);
    if (known === undefined) this.#words.set(word, word);
    return known ?? word;
  }
}
