/** Which format a file is, by its name and how it begins. */

interface Rule {
  readonly id: string;
  /** With the dot, in lower case. */
  readonly extension: string;
  /** What its beginning looks like; any where left out. */
  readonly begins?: RegExp;
}

/** The first one that fits is taken, so that what may look like many things comes last. */
const RULES: readonly Rule[] = [
  { id: 'xlsx', extension: '.xlsx' },
  { id: 'qdpx', extension: '.qdpx' },
  { id: 'parquet', extension: '.parquet' },
  { id: 'brat', extension: '.ann' },
  { id: 'conll', extension: '.conll' },
  { id: 'web-annotation', extension: '.jsonld' },
  { id: 'xmi', extension: '.xmi' },
  { id: 'tei', extension: '.xml', begins: /<(?:\w+:)?TEI\b/ },
  { id: 'xmi', extension: '.xml', begins: /<xmi:XMI\b/ },
  { id: 'webanno-tsv', extension: '.tsv', begins: /^\uFEFF?#FORMAT=WebAnno TSV/ },
  { id: 'tsv', extension: '.tsv' },
  { id: 'csv-excel', extension: '.csv', begins: /^\uFEFF/ },
  { id: 'csv', extension: '.csv' },
  { id: 'cas-json', extension: '.json', begins: /"%(?:TYPES|FEATURE_STRUCTURES|VIEWS)"/ },
  {
    id: 'web-annotation',
    extension: '.json',
    begins: /"http:\/\/www\.w3\.org\/ns\/anno\.jsonld"|^\s*[[{][^]*"bodies":/,
  },
  {
    id: 'label-studio',
    extension: '.json',
    begins: /^\s*\[\s*(?:\]|\{[^]*"(?:data|annotations|predictions|labels)":)/,
  },
  { id: 'json', extension: '.json', begins: /^\s*\{/ },
  { id: 'prodigy', extension: '.jsonl', begins: /^[^\n]*"(?:spans|_input_hash|tokens)":/ },
  { id: 'jsonl', extension: '.jsonl', begins: /^[^\n]*"schema":/ },
  { id: 'doccano', extension: '.jsonl', begins: /^[^\n]*"(?:labels?|from_id|start_offset)":/ },
  { id: 'spacy', extension: '.jsonl', begins: /^[^\n]*"entities":\s*\[(?:\s*\[|\])/ },
  { id: 'jsonl', extension: '.jsonl' },
];

/** The extensions of files that may be imported, each once, without the dot. */
export const IMPORT_EXTENSIONS: readonly string[] = [
  ...new Set(RULES.map(({ extension }) => extension.slice(1))),
];

/**
 * The id of the format that a file most likely is; `undefined` where nothing says.
 *
 * @param beginning So much of its text that the first record of it is whole, which may hold a long article; anything where
 *   it is binary.
 */
export function detectFormat(name: string, beginning: string): string | undefined {
  const lower = name.toLowerCase();
  return RULES.find(
    ({ extension, begins }) => lower.endsWith(extension) && (begins?.test(beginning) ?? true),
  )?.id;
}
