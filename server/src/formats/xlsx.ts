import { escapeUTF8 } from 'entities/escape';
import { strFromU8, unzipSync } from 'fflate';
import { xmlText } from './edited';
import type { Archive, ArchiveFormat, FormatOptions } from './format';
import { tableBase, tableOf, type Cell, type Table } from './table';
import { ZipStream, type ZippedFile } from './zipStream';

/** More than this Excel takes for damage. */
const LONGEST_CELL = 32_767;

/** Widths in characters; wide enough for what most cells hold. */
const WIDTHS: Readonly<Record<string, number>> = { text: 24, norm: 24, left: 40, right: 40 };

/** A workbook for Excel and LibreOffice: the table of annotations, texts as texts and numbers as numbers. */
export const xlsx = (options: FormatOptions): ArchiveFormat => {
  const table = tableOf(options);
  const base = tableBase(options);
  const [words, pieces] = ['text', 'pieces'].map((wanted) =>
    table.columns.findIndex(({ name }) => name === wanted),
  );
  const changes = (row: readonly Cell[]): boolean =>
    row.some((cell, column) => {
      if (typeof cell !== 'string') return false;
      // Offsets tell an import which LF of the words were CRLF, but of one piece alone.
      const isTold = column === words && !row[pieces!];
      return cellText(cell) !== (isTold ? cell.replace(/\r\n/g, '\n') : cell);
    });
  return {
    ...base,
    id: 'xlsx',
    label: 'Excel workbook',
    description: 'The table as a workbook: numbers are numbers, and nothing runs as a formula.',
    extension: 'xlsx',
    scope: 'archive',
    limits: [
      ...base.limits,
      {
        sentence: 'Cells have LF for each line end, U+FFFD for what XML cannot hold, and an end.',
        loses: ['span', 'norm', 'indicator', 'items', 'posts', 'own'],
        concerns: (article) => table.cells(article).some(changes),
      },
    ],
    open: () => openWorkbook(table),
  };
};

/** More rows than these, the names of the columns among them, Excel does not open. */
const MOST_ROWS = 1_048_576;

/** Where the sheet lies in the zip file that a workbook is. */
const SHEET = 'xl/worksheets/sheet1.xml';

/** What stands behind the last row of a sheet. */
const END_OF_ROWS = '</sheetData>';

/**
 * The library makes the workbook with the names of the columns; rows are put behind them as they come, so that a table
 * of any length need not fit into memory.
 */
function openWorkbook(table: Table): Archive {
  const zip = new ZipStream();
  let tail = '';
  const begin = async (): Promise<ZippedFile> => {
    const { [SHEET]: sheet, ...others } = unzipSync(await emptyWorkbook(table));
    for (const [name, bytes] of Object.entries(others)) {
      const file = zip.open(name);
      file.write(bytes);
      file.close();
    }
    const content = strFromU8(sheet!);
    const end = content.lastIndexOf(END_OF_ROWS);
    tail = content.slice(end);
    const file = zip.open(SHEET);
    file.write(content.slice(0, end));
    return file;
  };
  let begun: Promise<ZippedFile> | undefined;
  let rows = 1;
  return {
    async add(article) {
      const cells = table.cells(article);
      if (rows + cells.length > MOST_ROWS) {
        throw new Error(`a workbook holds ${MOST_ROWS} rows; export in parts, or as parquet`);
      }
      const file = await (begun ??= begin());
      file.write(cells.map((row) => rowOf((rows += 1), row)).join(''));
      return zip.take();
    },
    async *close() {
      const file = await (begun ??= begin());
      file.write(tail);
      file.close();
      zip.end();
      yield* zip.take();
    },
  };
}

/** A workbook whose sheet has the names of the columns. */
async function emptyWorkbook({ columns }: Table): Promise<Uint8Array> {
  const { default: writeSheet } = await import('write-excel-file/universal');
  const names = columns.map(({ name }) => ({
    value: name,
    type: String,
    fontWeight: 'bold' as const,
  }));
  const blob = await writeSheet([names], {
    sheet: 'Annotations',
    stickyRowsCount: 1,
    columns: columns.map(({ name }) => ({ width: WIDTHS[name] ?? 12 })),
  }).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

/** A row of a sheet: numbers as numbers, texts where they stand, nothing for an empty cell. */
function rowOf(number: number, cells: readonly Cell[]): string {
  const inner = cells.map((cell, column) => {
    if (cell === undefined || cell === null || cell === '') return '';
    const place = `${columnName(column)}${number}`;
    return typeof cell === 'number'
      ? `<c r="${place}"><v>${cell}</v></c>`
      : `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escapeUTF8(cellText(cell))}</t></is></c>`;
  });
  return `<row r="${number}">${inner.join('')}</row>`;
}

/** A to Z, AA to AZ and so on. */
function columnName(index: number): string {
  const letter = (number: number): string => String.fromCharCode(65 + number);
  return (index < 26 ? '' : columnName(Math.floor(index / 26) - 1)) + letter(index % 26);
}

const cellText = (text: string): string =>
  xmlText(text.replace(/\r\n?/g, '\n').slice(0, LONGEST_CELL));
