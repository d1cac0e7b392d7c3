import { tableFormat } from './table';

/** CSV as R and pandas read it: UTF-8 without a byte order mark, LF, every cell exactly as it is. */
export const csv = tableFormat(
  {
    id: 'csv',
    label: 'CSV for R and pandas',
    description:
      'A row for each annotation, without a byte order mark, every cell exactly as it is.',
    extension: 'csv',
  },
  { record_delimiter: 'unix' },
);
