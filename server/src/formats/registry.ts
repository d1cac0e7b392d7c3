import { assertSpansMatch, type AnnotatedArticle } from './article';
import { brat } from './brat';
import { csv } from './csv';
import { csvExcel } from './csvExcel';
import type { Format } from './format';
import { json } from './json';
import { jsonl } from './jsonl';
import { tsv } from './tsv';

/**
 * All export formats, in the order in which to offer them: the one way to get at a format. Each checks before it writes
 * that every annotation's words stand at its offsets.
 *
 * `write` throws {@link SpanMismatchError} where they do not.
 */
export const FORMATS: readonly Format[] = [json, jsonl, csv, csvExcel, tsv, brat].map(checked);

function checked(format: Format): Format {
  const check = (article: AnnotatedArticle): AnnotatedArticle => {
    assertSpansMatch(article);
    return article;
  };
  return format.scope === 'corpus'
    ? { ...format, write: (article) => format.write(check(article)) }
    : { ...format, write: (article) => format.write(check(article)) };
}

/** The format with an id. */
export function findFormat(id: string): Format | undefined {
  return FORMATS.find((format) => format.id === id);
}
