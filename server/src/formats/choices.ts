/** What of an article is exported, and in which text. */
import type { AnnotationType } from '../document/annotation';
import type { Alignment } from '../script/alignment';
import { clean } from '../script/cleaning/clean';
import { convertText } from '../script/convertText';
import { detectVariety } from '../script/detectVariety';
import type { Variety } from '../script/variety';
import { raw, type RawSpan } from '../text/offsets';
import type { AnnotatedArticle, ArticleAnnotation, TextForm } from './article';
import { carried } from './carried';
import type { Loss } from './losses';

/** The texts that an export may count in: as stored, or a text made from it. */
export const TEXT_FORMS = ['raw', 'clean', 'simplified', 'traditional'] as const;

export interface ExportChoices {
  /**
   * `raw` as stored; `clean` without pinyin residue and what layout left; `simplified` and `traditional` clean and in
   * one script.
   */
  readonly text: (typeof TEXT_FORMS)[number];
  /** Only these types; `own` for all types of one's own. */
  readonly types: readonly (AnnotationType | 'own')[];
  /** Only what is at least so sure, from 0 to 1. */
  readonly minConfidence: number;
}

/** An article as somebody wants it exported. Its annotations stand at the same words; those without words are gone. */
export function chosen(
  article: AnnotatedArticle,
  { text, types, minConfidence }: ExportChoices,
): AnnotatedArticle {
  const kept = wanted(article, { types, minConfidence });
  return text === 'raw' ? kept : inForm(kept, text);
}

function wanted(
  article: AnnotatedArticle,
  { types, minConfidence }: Omit<ExportChoices, 'text'>,
): AnnotatedArticle {
  const annotations = article.annotations.filter(
    ({ type, confidence }) => types.includes(type) && confidence >= minConfidence,
  );
  return { ...article, annotations };
}

/** What a text in another form has no words for. */
export const GONE =
  'Annotations of what cleaning takes away, such as page furniture, are left out.';

/**
 * What {@link chosen} lost of an article beside what nobody wanted.
 *
 * @param made What it made of it.
 */
export function lossesOfChoice(
  article: AnnotatedArticle,
  choices: ExportChoices,
  made: AnnotatedArticle,
): Loss[] {
  if (choices.text === 'raw') return [];
  const { annotations } = wanted(article, choices);
  if (made.annotations.length === annotations.length) return [];
  const steps = formsOf(clean(article.text), choices.text);
  const isGone = (annotation: ArticleAnnotation): boolean => {
    let left = [annotation];
    for (const { text, alignment } of steps) left = carried(left, alignment, text);
    return left.length === 0;
  };
  return [{ sentence: GONE, where: annotations.filter(isGone) }];
}

function inForm(article: AnnotatedArticle, form: TextForm): AnnotatedArticle {
  return formsOf(clean(article.text), form).reduce(
    (before, { text, alignment }) => ({
      ...before,
      form,
      text,
      annotations: carried(before.annotations, alignment, text),
      ...carriedParts(before, alignment),
    }),
    article,
  );
}

/** A text made from another one. */
interface Rewritten {
  readonly text: string;
  /** From the text before. */
  readonly alignment: Alignment;
}

/** A cleaned text in a form, step by step: cleaned, then converted. */
function formsOf(cleaned: Rewritten, form: TextForm): Rewritten[] {
  if (form === 'clean') return [cleaned];
  const to = form === 'simplified' ? 'zh-CN' : 'zh-Hant';
  return [cleaned, convertText(cleaned.text, { from: sourceOf(cleaned.text, to), to })];
}

/**
 * From a text that {@link chosen} made to the text that it was made from.
 *
 * @param stored The text as stored.
 * @param toMade From what is at hand to one of the forms of the stored text, if it is of that form.
 * @returns undefined where it is of none.
 */
export function toStored(
  stored: string,
  toMade: (made: string) => ((span: RawSpan) => RawSpan) | undefined,
): ((span: RawSpan) => RawSpan) | undefined {
  const cleaned = clean(stored);
  for (const form of TEXT_FORMS) {
    if (form === 'raw') continue;
    const steps = formsOf(cleaned, form);
    const move = toMade(steps.at(-1)!.text);
    if (!move) continue;
    return (span) => {
      let range: { readonly start: number; readonly end: number } = move(span);
      for (const { alignment } of [...steps].reverse()) range = alignment.toSource(range);
      return { start: raw(range.start), end: raw(range.end) };
    };
  }
  return undefined;
}

/** What puts a text into a script and leaves its words alone: 軟體 is 软体, as in `norm`, and 裡 stays as Taiwan writes it. */
function sourceOf(text: string, to: 'zh-CN' | 'zh-Hant'): Variety | 'auto' {
  const variety = detectVariety(text);
  if (to === 'zh-CN') return variety === 'zh-TW-phrases' ? 'zh-TW' : 'auto';
  const isTraditional = variety !== 'zh-CN' && variety !== 'mixed' && variety !== 'none';
  return isTraditional ? to : 'auto';
}

/** The articles of a file in a text made from its own. */
const carriedParts = (
  { parts }: AnnotatedArticle,
  alignment: Alignment,
): Pick<AnnotatedArticle, 'parts'> =>
  parts === undefined
    ? {}
    : {
        parts: parts.map(({ title, start, end }) => {
          const target = alignment.toTarget({ start, end });
          return { title, start: raw(target.start), end: raw(target.end) };
        }),
      };
