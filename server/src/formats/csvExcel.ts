import { tableFormat, type Cell } from './table';

/** Digits that Excel shows as another number or as a date: a month with a day or a year, on either side. */
const CHANGED_BY_EXCEL =
  /^(?:0\d+|(?:0?[1-9]|1[0-2])[-/](?:\d\d?|\d{4})|(?:\d\d?|\d{4})[-/](?:0?[1-9]|1[0-2])|\d+(?:[-/]\d+){2,}|\d{16,})$/;

/**
 * CSV as Excel reads it: a byte order mark, without which Chinese is garbled, and CRLF. Texts are not ours, and Excel runs
 * a cell that begins like a formula even when it is quoted (CWE-1236): an apostrophe before it makes it text.
 */
export const csvExcel = tableFormat(
  {
    id: 'csv-excel',
    label: 'CSV for Excel',
    description:
      'A row for each annotation; opens in Excel with Chinese intact and runs no formulas.',
    extension: 'csv',
    limits: (table) => [
      {
        sentence: 'Cells that Excel would run as formulas have an apostrophe before them.',
        loses: [],
        concerns: (article) => table.cells(article).flat().some(startsFormula),
      },
      {
        sentence:
          'Excel shows texts such as 1-2 or 007 as dates or numbers; the file has them right.',
        loses: [],
        concerns: (article) => table.cells(article).flat().some(changesInExcel),
      },
    ],
  },
  { bom: true, record_delimiter: 'windows', escape_formulas: true },
);

/** Whether a cell is a text of such digits: words, a span such as 4-8, an attribute. */
const changesInExcel = (cell: Cell): boolean =>
  typeof cell === 'string' && CHANGED_BY_EXCEL.test(cell);

/** What `escape_formulas` escapes. */
const startsFormula = (cell: Cell): boolean =>
  typeof cell === 'string' && /^[=+\-@\t\r＝＋－＠]/.test(cell);
