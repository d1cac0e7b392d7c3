import type { Analysis } from '../document/analysis';
import type { Annotation, AnnotationType } from '../document/annotation';
import { writtenWords } from '../text/clean';
import { raw, type RawSpan } from '../text/offsets';
import type { Article, Reading } from '../text/reading';
import { writtenTitle } from '../text/titles';

/** An entry of the outline. */
export interface DocumentSymbol extends RawSpan {
  readonly kind: 'article' | AnnotationType;
  /** The headline, or the annotation, in its own script and without noise. Never empty. */
  readonly name: string;
  /** What is good to know at a glance: posts, what is measured, what is counted. Empty where nothing is known. */
  readonly detail: string;
  /** The part to select: inside the symbol's own span. */
  readonly selection: RawSpan;
  readonly children: readonly DocumentSymbol[];
}

const UNTITLED = '（无题）';

/** The outline: the articles of the file, in each its annotations. Both in the order of the text. */
export function getDocumentSymbols(analysis: Analysis): DocumentSymbol[] {
  const { annotations, reading } = analysis;
  const articles = [...reading.articles].sort((a, b) => a.start - b.start);
  let next = 0;
  const takeUntil = (end: number): DocumentSymbol[] => {
    const taken: DocumentSymbol[] = [];
    while (next < annotations.length && annotations[next]!.end <= end) {
      taken.push(annotationSymbol(annotations[next++]!, reading));
    }
    return taken;
  };
  const symbols: DocumentSymbol[] = [];
  for (const article of articles) {
    symbols.push(...takeUntil(article.start));
    symbols.push({
      kind: 'article',
      name: nameOf(article, reading),
      detail: '',
      start: article.start,
      end: article.end,
      selection: article.titleSpan,
      children: takeUntil(article.end),
    });
  }
  symbols.push(...takeUntil(Infinity));
  return symbols;
}

/** The headline; of an article that has none the first words, with a sign that they go on. */
function nameOf(article: Article, reading: Reading): string {
  const { title, titleSpan, hasHeadline } = article;
  const name = writtenTitle(reading, article).trim();
  if (name === '') return UNTITLED;
  if (hasHeadline) return name;
  const whole = reading.toReading(raw(titleSpan.end - 1)) + 1 - reading.toReading(titleSpan.start);
  return whole > title.length ? `${name}…` : name;
}

function annotationSymbol(annotation: Annotation, reading: Reading): DocumentSymbol {
  return {
    kind: annotation.type,
    name: writtenWords(annotation.text).trim() || UNTITLED,
    detail: detailOf(annotation, reading),
    start: annotation.start,
    end: annotation.end,
    selection: annotation,
    children: [],
  };
}

function detailOf(annotation: Annotation, { raw: text }: Reading): string {
  switch (annotation.type) {
    case 'official':
      return annotation.postSpans
        .map(({ start, end }) => writtenWords(text.slice(start, end)))
        .join('、');
    case 'metric':
      return annotation.indicator ?? '';
    case 'formula':
      return annotation.items?.join('、') ?? '';
    case 'slogan':
      return '';
  }
}
