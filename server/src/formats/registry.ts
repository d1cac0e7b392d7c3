import { DEFAULT_SCHEMA } from '../decisions/schema';
import { createIntlSegmenter } from '../text/segmenter';
import { assertSpansMatch, type AnnotatedArticle } from './article';
import { brat } from './brat';
import { capacityLimits, fitted } from './capacity';
import { DEFAULT_CHOICES } from './choiceList';
import { csv } from './csv';
import { csvExcel } from './csvExcel';
import type { Format, FormatOptions } from './format';
import { doccano } from './doccano';
import { labelStudio } from './labelStudio';
import { prodigy } from './prodigy';
import { spacy } from './spacy';
import { casJson } from './casJson';
import { conll } from './conll';
import { webannoTsv } from './webannoTsv';
import { xmi } from './xmi';
import { html } from './html';
import { markdown } from './markdown';
import { tei, teiInline } from './tei';
import { webAnnotation } from './webAnnotation';
import { json } from './json';
import { jsonl } from './jsonl';
import { parquet } from './parquet';
import { qdc } from './qdc';
import { qdpx } from './qdpx';
import { tsv } from './tsv';
import { xlsx } from './xlsx';

/** What formats take where nobody chose. */
export const DEFAULT_OPTIONS: FormatOptions = {
  ...DEFAULT_CHOICES,
  schema: DEFAULT_SCHEMA,
  segmenter: createIntlSegmenter(),
};

/** In the order in which to offer them; those with choices are made of them. */
const MAKERS: readonly (Format | ((options: FormatOptions) => Format))[] = [
  json,
  jsonl,
  csv,
  csvExcel,
  tsv,
  xlsx,
  qdpx,
  qdc,
  brat,
  doccano,
  labelStudio,
  casJson,
  xmi,
  webannoTsv,
  conll,
  spacy,
  prodigy,
  tei,
  teiInline,
  webAnnotation,
  html,
  markdown,
  parquet,
];

/**
 * All export formats with certain choices: the one way to get at a format. Each checks before it writes that every
 * annotation's words stand at its offsets, and gets of an article what it has room for.
 *
 * What writes throws {@link SpanMismatchError} where they do not.
 */
export const createFormats = (options: FormatOptions): readonly Format[] =>
  MAKERS.map((maker) => safe(typeof maker === 'function' ? maker(options) : maker, options));

/** All export formats as they are where nobody chose. */
export const FORMATS: readonly Format[] = createFormats(DEFAULT_OPTIONS);

function safe(format: Format, { schema }: FormatOptions): Format {
  const fit = (article: AnnotatedArticle): AnnotatedArticle => fitted(article, format, schema);
  const check = (article: AnnotatedArticle): AnnotatedArticle => {
    assertSpansMatch(article);
    return fit(article);
  };
  const limits = [
    ...format.limits.map((limit) => ({
      ...limit,
      concerns: (article: AnnotatedArticle) => limit.concerns(fit(article)),
      ...(limit.where && { where: (article: AnnotatedArticle) => limit.where!(fit(article)) }),
    })),
    ...capacityLimits(format, schema),
  ];
  switch (format.scope) {
    case 'corpus':
      return { ...format, limits, write: (article) => format.write(check(article)) };
    case 'article':
      return { ...format, limits, write: (article) => format.write(check(article)) };
    case 'archive':
      return {
        ...format,
        limits,
        open(spool) {
          const archive = format.open(spool);
          return {
            add: async (article) => archive.add(check(article)),
            close: () => archive.close(),
          };
        },
      };
  }
}

/** The format with an id, with choices where some were made. */
export function findFormat(id: string, options?: Partial<FormatOptions>): Format | undefined {
  const formats = options ? createFormats({ ...DEFAULT_OPTIONS, ...options }) : FORMATS;
  return formats.find((format) => format.id === id);
}
