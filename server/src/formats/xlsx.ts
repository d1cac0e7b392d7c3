import writeSheet, { type Cell as SheetCell } from 'write-excel-file/universal';
import { xmlText } from './edited';
import type { ArchiveFormat } from './format';
import { NO_TEXT, SEPARATOR_IN_LIST, TABLE_COLUMNS, tableCells, type Cell } from './table';

/** More than this Excel takes for damage. */
const LONGEST_CELL = 32_767;

/** Widths in characters; wide enough for what most cells hold. */
const WIDTHS: Readonly<Record<string, number>> = { text: 24, norm: 24, left: 40, right: 40 };

/** A workbook for Excel and LibreOffice: the table of annotations, texts as texts and numbers as numbers. */
export const xlsx: ArchiveFormat = {
  id: 'xlsx',
  label: 'Excel workbook',
  description: 'The table as a workbook: numbers are numbers, and nothing runs as a formula.',
  extension: 'xlsx',
  scope: 'archive',
  common: [],
  limits: [
    SEPARATOR_IN_LIST,
    NO_TEXT,
    {
      sentence: 'Cells have LF for each line end, U+FFFD for what XML cannot hold, and an end.',
      loses: ['span', 'norm', 'indicator', 'items', 'posts'],
      concerns: (article) =>
        tableCells(article)
          .flat()
          .some((cell) => typeof cell === 'string' && cellText(cell) !== cell),
    },
  ],
  open() {
    const rows: SheetCell[][] = [
      TABLE_COLUMNS.map(({ name }) => ({ value: name, type: String, fontWeight: 'bold' })),
    ];
    return {
      add(article) {
        for (const cells of tableCells(article)) rows.push(cells.map(toSheetCell));
      },
      async close() {
        const blob = await writeSheet(rows, {
          sheet: 'Annotations',
          stickyRowsCount: 1,
          columns: TABLE_COLUMNS.map(({ name }) => ({ width: WIDTHS[name] ?? 12 })),
        }).toBlob();
        return new Uint8Array(await blob.arrayBuffer());
      },
    };
  },
};

function toSheetCell(cell: Cell): SheetCell {
  if (typeof cell === 'number') return { value: cell, type: Number };
  // An empty text is an empty cell.
  return cell ? { value: cellText(cell), type: String } : null;
}

const cellText = (text: string): string =>
  xmlText(text.replace(/\r\n?/g, '\n').slice(0, LONGEST_CELL));
