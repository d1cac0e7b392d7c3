/** What an export takes of the decisions on an article. */
import { effectiveAnnotations } from '../decisions/effective';
import { reanchor } from '../decisions/reanchor';
import type { Annotation } from '../document/annotation';
import { takeEffective, type TakenAnnotations } from '../formats/effective';
import type { Sidecars } from './sidecars';

/** What is left out where an article has changed too much. */
export const NO_PLACE = 'Decisions without a certain place in the article are left out.';

/**
 * Puts decisions over what was found in an article: those of the person at work, else those of the only annotator.
 *
 * @param uri The address of the article.
 * @param annotator Whose decisions, where others are wanted.
 * @returns what was found where nobody decided on anything.
 * @throws (rejects) where decisions cannot be read, or several people made some and none of them is meant.
 */
export async function decidedAnnotations(
  uri: string,
  text: string,
  found: readonly Annotation[],
  undecided: 'suggestions' | 'decided',
  annotator: string | undefined,
  sidecars: Sidecars,
): Promise<TakenAnnotations> {
  const names = await sidecars.annotators(uri);
  const own = annotator ?? (names.length > 1 ? await sidecars.annotatorOf(uri) : names[0]);
  if (own === undefined || !names.includes(own)) {
    if (names.length > 1) {
      throw new Error(
        `has decisions of ${names.join(', ')}; the setting zhengwen.annotator says whose`,
      );
    }
    return takeEffective(effectiveAnnotations(found, []), text, undecided);
  }
  const place = await sidecars.placeOf(uri, own);
  if (typeof place === 'string') throw new Error(place);
  const { sidecar } = await sidecars.load(place);
  const standing = sidecar.decisions.filter(({ state }) => state !== 'withdrawn');
  const { placed, orphans } = reanchor(standing, text);
  const effective = effectiveAnnotations(found, placed);
  const taken = takeEffective(effective, text, undecided, sidecar.relations);
  return orphans.length === 0
    ? taken
    : { ...taken, losses: [...taken.losses, { sentence: NO_PLACE }] };
}
