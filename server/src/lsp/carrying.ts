import type { Alignment } from '../script/alignment';
import { shareSidecar } from '../script/carryDecisions';
import type { SidecarPlace, Sidecars } from './sidecars';

/** What is needed to take decisions along. */
export interface CarryingHost {
  readonly sidecars: Sidecars;
  /** Resolves when decisions in memory are in their files. */
  readonly savedDecisions: () => Promise<void>;
}

/** A text that was made of an article, and the address of its file. */
export interface MadeFile {
  readonly uri: string;
  readonly text: string;
  /** From the article to it. */
  readonly alignment: Alignment;
}

/**
 * Writes the decisions on an article for the texts that were made of it, merged with what stands there.
 *
 * @param made Where they are several, each holds another part of the article.
 * @returns How many decisions have no certain place; they are kept with their words.
 * @throws (rejects) where decisions cannot be read or written.
 */
export async function carryDecisions(
  { sidecars, savedDecisions }: CarryingHost,
  article: string,
  text: string,
  made: readonly MadeFile[],
): Promise<number> {
  const annotators = await sidecars.annotators(article);
  if (annotators.length === 0) return 0;
  await savedDecisions();
  const placeOf = async (uri: string, annotator: string): Promise<SidecarPlace> => {
    const place = await sidecars.placeOf(uri, annotator);
    if (typeof place === 'string') throw new Error(place);
    return place;
  };
  let lost = 0;
  for (const annotator of annotators) {
    const { sidecar } = await sidecars.load(await placeOf(article, annotator));
    const places = await Promise.all(made.map(({ uri }) => placeOf(uri, annotator)));
    const shared = shareSidecar(
      sidecar,
      text,
      made.map((one, index) => ({ ...one, source: places[index]!.source })),
    );
    for (const [index, one] of shared.sidecars.entries()) {
      const isEmpty = one.decisions.length + one.relations.length + one.unreadable.length === 0;
      if (!isEmpty) await sidecars.save(places[index]!, one);
    }
    lost += shared.lost.length;
  }
  return lost;
}
