import { tableFormat } from './table';

/** Tab-separated values, otherwise like CSV for R and pandas. */
export const tsv = tableFormat(
  {
    id: 'tsv',
    label: 'TSV',
    description: 'The same table as CSV for R and pandas, its cells separated by tabs.',
    extension: 'tsv',
  },
  { delimiter: '\t', record_delimiter: 'unix' },
);
