/** What an import would do to the articles of a folder, worked out before anything is written. */
import type { Authorship, Sidecar } from '../../decisions/decision';
import { skeletonOf } from '../../decisions/skeleton';
import type { Annotation } from '../../document/annotation';
import { importDecisions, type ImportOutcome } from './decisions';
import type { ImportedArticle } from './importer';
import { rejectMissing } from './missing';

/** The articles that annotations may belong to. */
export interface ImportArticles {
  /** Relative, with `/`. */
  readonly paths: readonly string[];
  /** The raw text of an article. */
  read(path: string): Promise<string>;
  /** What the analysis finds in a text. */
  suggest(text: string): readonly Annotation[];
  /** What the annotator decided on an article so far. */
  sidecar(path: string): Promise<Sidecar>;
}

/** What an import does to one article. */
export interface PlannedImport extends ImportOutcome {
  readonly path: string;
  readonly text: string;
  /** What the annotator decided before. */
  readonly base: Sidecar;
  /** How many suggestions were rejected because the file lacks them. */
  readonly rejected: number;
}

/** Annotations of articles that are not there. Nothing has been imported. */
export class UnknownArticlesError extends Error {
  override readonly name = 'UnknownArticlesError';

  constructor(readonly articles: readonly string[]) {
    super(`there is no article for ${articles.join(', ')}`);
  }
}

/**
 * Works out what an import does, article by article. An article is found by the name that the file gives it, else by its
 * text.
 *
 * @param rejectsMissing Whether suggestions that the files lack become rejections; not where an annotation has no certain place.
 * @throws {UnknownArticlesError} (rejects) where an article is not there.
 */
export async function planImport(
  imported: readonly ImportedArticle[],
  articles: ImportArticles,
  authorship: Authorship,
  rejectsMissing = false,
): Promise<PlannedImport[]> {
  const paths = await findArticles(imported, articles);
  const planned = new Map<string, PlannedImport>();
  for (const [index, article] of imported.entries()) {
    const path = paths[index];
    if (path === undefined) continue;
    const earlier = planned.get(path);
    const text = earlier?.text ?? (await articles.read(path));
    const base = earlier?.base ?? (await articles.sidecar(path));
    const target = { text, suggestions: articles.suggest(text), sidecar: earlier?.sidecar ?? base };
    const outcome = importDecisions(article, target, authorship);
    planned.set(path, {
      ...outcome,
      added: outcome.added + (earlier?.added ?? 0),
      changed: outcome.changed + (earlier?.changed ?? 0),
      unchanged: outcome.unchanged + (earlier?.unchanged ?? 0),
      numberless: outcome.numberless + (earlier?.numberless ?? 0),
      related: outcome.related + (earlier?.related ?? 0),
      confirmed: [...(earlier?.confirmed ?? []), ...outcome.confirmed],
      held: [...(earlier?.held ?? []), ...outcome.held],
      heldElsewhere: (earlier?.heldElsewhere ?? 0) + outcome.heldElsewhere,
      notices: [...(earlier?.notices ?? []), ...outcome.notices],
      orphans: [...(earlier?.orphans ?? []), ...outcome.orphans],
      path,
      text,
      base,
      rejected: 0,
    });
  }
  if (!rejectsMissing) return [...planned.values()];
  // Only when all parts of an article are in is it known what they lack.
  const partial = new Set(paths.filter((_, index) => imported[index]!.isPartial));
  return [...planned.values()].map((plan) => {
    // What stands somewhere unknown in the article may be what the analysis suggests.
    if (partial.has(plan.path) || plan.orphans.length > 0 || plan.heldElsewhere > 0) return plan;
    const { text, sidecar, confirmed, held } = plan;
    const target = { text, suggestions: articles.suggest(text), sidecar };
    return { ...plan, ...rejectMissing(target, new Set(confirmed), new Set(held), authorship) };
  });
}

/** By what an article is known: as it is read, else by its characters, where tokens lost the spaces of a residue. */
const keysOf = (text: string): [string, string] => [
  skeletonOf(text),
  `tokens ${text.replace(/[\s\p{Cc}\uFEFF]/gu, '')}`,
];

/** Whether there is neither text nor an annotation, as an empty article leaves it in a file of many. */
const isNothing = ({ text, annotations }: ImportedArticle): boolean =>
  text === '' && annotations.length === 0;

async function findArticles(
  imported: readonly ImportedArticle[],
  { paths, read }: ImportArticles,
): Promise<(string | undefined)[]> {
  const named = new Set(imported.map(({ name }) => name));
  const found = imported.map(({ name }) => {
    const path = findArticle(name, paths);
    // x/a.txt is not y/a.txt where the file speaks of both.
    return path !== undefined && path !== name && named.has(path) ? undefined : path;
  });
  const isLost = ({ text = '' }: ImportedArticle, index: number): boolean =>
    found[index] === undefined && text !== '';
  if (imported.some(isLost)) {
    const byText = new Map<string, string>();
    for (const path of paths) {
      const text = await read(path);
      for (const key of keysOf(text)) byText.set(key, path);
    }
    imported.forEach((article, index) => {
      if (!isLost(article, index)) return;
      const key = keysOf(article.text!).find((one) => byText.has(one));
      found[index] = key === undefined ? undefined : byText.get(key);
    });
  }
  // What holds nothing belongs to no article and needs none.
  const unknown = imported.filter(
    (article, index) => found[index] === undefined && !isNothing(article),
  );
  if (unknown.length > 0) {
    throw new UnknownArticlesError([...new Set(unknown.map(({ name }) => name))]);
  }
  return found;
}

/**
 * The article that a file of annotations means by a name: the path itself, or without what an export put behind it
 * (`a.txt.json`, `a.txt#2`), with `.txt` or without, and in whatever folder where only one has such a file.
 */
export function findArticle(name: string, paths: readonly string[]): string | undefined {
  const slashed = name.replaceAll('\\', '/').replace(/^(?:\.?\/)+/, '');
  const known = new Set(paths);
  for (const wanted of namesOf(slashed)) {
    if (known.has(wanted)) return wanted;
    const base = wanted.slice(wanted.lastIndexOf('/') + 1);
    const [match, ...others] = paths.filter(
      (path) => path.slice(path.lastIndexOf('/') + 1) === base,
    );
    if (match !== undefined && others.length === 0) return match;
  }
  return undefined;
}

/** The name and what it may stand for, the most of it first. */
function* namesOf(name: string): Generator<string> {
  let rest = name;
  while (rest !== '') {
    yield rest;
    yield `${rest}.txt`;
    const shorter = rest.replace(/(?:#\d+|\.[^./]+)$/, '');
    if (shorter === rest || shorter.endsWith('/')) return;
    rest = shorter;
  }
}
