/** What the command `concordance` writes. */
export const CONCORDANCE_FORMATS = ['text', 'tsv', 'json'] as const;
