/** The decisions of annotators on articles of the command line. */
import { basename, dirname, join, relative } from 'node:path';
import { effectiveAnnotations } from '../decisions/effective';
import { sidecarName } from '../decisions/sidecarName';
import type { Annotation } from '../document/annotation';
import { takeEffective, type TakenAnnotations } from '../formats/effective';
import { asksForDecisions, type DecisionOptions } from './decisionOptions';
import { labelOf, type Input } from './inputs';
import { describeOrphan } from './orphans';
import { annotatorsOf, placeSidecar, sidecarsWithoutArticle } from './sidecars';
import type { Terminal } from './terminal';

/** What stands in an article after a person's decisions. */
export interface DecidedAnnotations extends TakenAnnotations {
  /** False where decisions could not be read or have no certain place; that has been said. */
  readonly isWhole: boolean;
}

/** Puts decisions over what was found in an article. */
export type Decide = (
  input: Input,
  text: string,
  found: readonly Annotation[],
) => Promise<DecidedAnnotations>;

/**
 * How decisions are put over suggestions, as the options ask for it.
 *
 * @returns undefined where they ask for suggestions as they are found.
 */
export function decisionsFor(options: DecisionOptions, terminal: Terminal): Decide | undefined {
  if (!asksForDecisions(options)) return undefined;
  const { decided = false, annotator } = options;
  const looked = new Set<string>();
  /** Says once for each folder which decisions nobody will see, since their article has another name by now. */
  const warnOfRenamed = async (article: string): Promise<void> => {
    const folder = dirname(article);
    if (options.decisionsFolder !== undefined || looked.has(folder)) return;
    looked.add(folder);
    for (const one of await sidecarsWithoutArticle(folder)) {
      terminal.say(
        `${one.path}: these decisions are on ${one.article}, which is not there; if it was renamed, give this file its name, too`,
      );
    }
  };
  return async (input, text, found) => {
    const { path, annotators } = input.path
      ? await findSidecar(input.path, input.name, options)
      : { path: undefined, annotators: [] };
    if (input.path) await warnOfRenamed(input.path);
    if (path === undefined && annotator !== undefined) {
      const others = annotators.length > 0 ? `; there are those of ${annotators.join(', ')}` : '';
      const missing = `has no decisions of ${annotator}${others}`;
      // Without decisions nothing is decided, which is another thing than that somebody accepted nothing.
      if (decided) throw new Error(missing);
      terminal.say(`${labelOf(input)}: ${missing}`);
    }
    if (path === undefined && annotator === undefined && decided) {
      terminal.say(`note: ${labelOf(input)}: nobody has decided on it`);
    }
    const { placed, orphans, relations, isWhole } =
      path === undefined
        ? { placed: [], orphans: [], relations: [], isWhole: true }
        : await placeSidecar(path, input.name, text, terminal);
    for (const orphan of orphans) {
      terminal.say(describeOrphan(labelOf(input), text, orphan).trimEnd());
    }
    const effective = effectiveAnnotations(found, placed);
    return {
      ...takeEffective(effective, text, decided ? 'decided' : 'suggestions', relations),
      isWhole: isWhole && orphans.length === 0,
    };
  };
}

/**
 * The sidecar of an article, left out where nobody decided on it or not the one who is named, and who did.
 *
 * @throws where there are several and no annotator is named.
 */
async function findSidecar(
  article: string,
  name: string,
  { annotator, decisionsFolder }: DecisionOptions,
): Promise<{ readonly path?: string; readonly annotators: readonly string[] }> {
  // In a folder of their own sidecars have the paths of their articles below the folder of the project.
  const places =
    decisionsFolder === undefined
      ? [article]
      : [relative('.', article), name, basename(article)].map((path) =>
          join(decisionsFolder, path),
        );
  const all = new Set<string>();
  for (const place of places) {
    const annotators = await annotatorsOf(place);
    for (const one of annotators) all.add(one);
    const chosen = annotator ?? annotators[0];
    if (annotator === undefined && annotators.length > 1) {
      throw new Error(`has decisions of ${annotators.join(', ')}: say whose with --annotator`);
    }
    if (chosen !== undefined && annotators.includes(chosen)) {
      return { path: join(dirname(place), sidecarName(basename(place), chosen)), annotators };
    }
  }
  return { annotators: [...all].sort() };
}
