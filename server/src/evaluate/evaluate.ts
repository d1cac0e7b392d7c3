import { ANNOTATION_TYPES, type AnnotationType } from '../document/annotation';
import type { StoredAnnotation } from '../formats/readRecord';
import { compare, ERROR_KINDS, type Difference, type ErrorKind, type Match } from './compare';

/** What was found in an article beside what the gold standard says. */
export interface EvaluatedArticle {
  readonly file: string;
  readonly gold: readonly StoredAnnotation[];
  readonly found: readonly StoredAnnotation[];
}

/** Agreement on spans. */
export interface Score {
  /** How many annotations the gold standard has. */
  readonly gold: number;
  readonly found: number;
  /** How many have the right type and exactly the right span. */
  readonly right: number;
  /** Of what was found, the share that is right; null where nothing was found. */
  readonly precision: number | null;
  /** Of the gold standard, the share that was found; null where it is empty. */
  readonly recall: number | null;
  /** The harmonic mean of both; null where there is nothing on either side. */
  readonly f1: number | null;
  /** Errors by kind; one over two types is counted with the type of the gold standard. */
  readonly errors: Readonly<Record<ErrorKind, number>>;
}

/** Agreement on an attribute, over the matched spans for which the gold standard gives it. */
export interface AttributeScore {
  readonly right: number;
  readonly of: number;
}

export type EvaluationError = Difference & { readonly file: string };

/** A matched span with a wrong attribute. */
export interface AttributeError extends Match {
  readonly file: string;
  readonly attribute: string;
}

/** For the suggested types, then for those of one's own. */
export type ByType<T> = Readonly<Record<AnnotationType, T> & Record<string, T>>;

export interface Evaluation {
  readonly articles: number;
  readonly types: ByType<Score>;
  /** Over all types together (micro average). */
  readonly total: Score;
  readonly attributes: ByType<Readonly<Record<string, AttributeScore>>>;
  readonly errors: readonly EvaluationError[];
  readonly attributeErrors: readonly AttributeError[];
}

/** The attributes of suggested types that are compared, in the order in which they are reported. */
const ATTRIBUTES: Readonly<Record<AnnotationType, readonly string[]>> = {
  slogan: ['norm'],
  formula: ['norm', 'kind', 'count', 'items'],
  official: ['norm', 'posts', 'postSpans'],
  metric: ['norm', 'value', 'unit', 'bound', 'indicator', 'direction'],
};

/** What the attributes of types of one's own are not. */
const NOT_COMPARED = new Set(['norm', 'evidence', 'confidence']);

/** The attributes that are compared: of a type of one's own those that the gold standard gives. */
function attributesOf(type: string, gold: readonly StoredAnnotation[]): readonly string[] {
  if (isSuggested(type)) return ATTRIBUTES[type];
  const names = gold
    .filter((one) => one.type === type)
    .flatMap(({ attributes }) => Object.keys(attributes));
  return [...new Set(names)].filter((name) => !NOT_COMPARED.has(name)).sort();
}

const isSuggested = (type: string): type is AnnotationType =>
  (ANNOTATION_TYPES as readonly string[]).includes(type);

/** Measures how what was found agrees with a gold standard, over all articles together. */
export function evaluate(articles: readonly EvaluatedArticle[]): Evaluation {
  const pairs = articles.map(({ file, gold, found }) => ({ file, ...compare(gold, found) }));
  const matches = pairs.flatMap(({ file, matches }) =>
    matches.map((match) => ({ file, ...match })),
  );
  const errors: EvaluationError[] = pairs.flatMap(({ file, differences }) =>
    differences.map((difference) => ({ file, ...difference })),
  );
  const gold = articles.flatMap((article) => article.gold);
  const found = articles.flatMap((article) => article.found);
  const scoreOf = (isCounted: (annotation: StoredAnnotation) => boolean): Score =>
    score(
      gold.filter(isCounted).length,
      found.filter(isCounted).length,
      matches.filter((match) => isCounted(match.gold)).length,
      errors.filter((error) => isCounted(error.gold ?? error.found)),
    );
  const own = new Set(
    [...gold, ...found].map(({ type }) => type).filter((type) => !isSuggested(type)),
  );
  const types = [...ANNOTATION_TYPES, ...[...own].sort()];
  const byType = <T>(make: (type: string) => T): ByType<T> =>
    Object.fromEntries(types.map((type) => [type, make(type)])) as ByType<T>;
  const compared = byType((type) => attributesOf(type, gold));
  const attributes = byType((type) => {
    const ofType = matches.filter((match) => match.gold.type === type);
    return Object.fromEntries(
      compared[type]!.map((name) => [name, attributeScore(name, ofType)] as const),
    );
  });
  return {
    articles: articles.length,
    types: byType((type) => scoreOf((annotation) => annotation.type === type)),
    total: scoreOf(() => true),
    attributes,
    errors,
    attributeErrors: matches.flatMap((match) =>
      compared[match.gold.type]!.filter(
        (name) => isGiven(name, match) && !isRight(name, match),
      ).map((attribute) => ({ ...match, attribute })),
    ),
  };
}

function score(gold: number, found: number, right: number, errors: readonly Difference[]): Score {
  return {
    gold,
    found,
    right,
    precision: ratio(right, found),
    recall: ratio(right, gold),
    f1: ratio(2 * right, gold + found),
    errors: Object.fromEntries(
      ERROR_KINDS.map((kind) => [kind, errors.filter((error) => error.kind === kind).length]),
    ) as Record<ErrorKind, number>,
  };
}

const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

function attributeScore(name: string, matches: readonly Match[]): AttributeScore {
  const given = matches.filter((match) => isGiven(name, match));
  return { right: given.filter((match) => isRight(name, match)).length, of: given.length };
}

const isGiven = (name: string, { gold }: Match): boolean => gold.attributes[name] !== undefined;

/** Attributes are plain JSON: numbers, words and lists, whose order counts. */
const isRight = (name: string, { gold, found }: Match): boolean =>
  JSON.stringify(gold.attributes[name]) === JSON.stringify(found.attributes[name]);
