/** The decisions on articles of the command line, written beside the texts that are made of these. */
import { basename, dirname, join } from 'node:path';
import { emptySidecar } from '../decisions/decision';
import { sidecarName } from '../decisions/sidecarName';
import { saveSidecars } from '../platform/node/sidecarBatch';
import type { Alignment } from '../script/alignment';
import { shareSidecar } from '../script/carryDecisions';
import { describeOrphan } from './orphans';
import { annotatorsOf, loadNamed } from './sidecars';
import { count, type Terminal } from './terminal';

/** A text that was made of an article. */
export interface MadeText {
  /** Where it was written. */
  readonly path: string;
  readonly text: string;
  /** From the article to it. */
  readonly alignment: Alignment;
}

/**
 * Carries the decisions beside an article over to the texts made of it, and writes them beside these. What stands there
 * from an earlier run is merged, so that no decision made meanwhile is lost.
 *
 * @param article The path of the article.
 * @param made Where they are several, each holds another part of the article.
 * @returns false where something has no certain place or could not be read, which has been said.
 * @throws where a sidecar cannot be read or written.
 */
export async function carryDecisions(
  article: string,
  text: string,
  made: readonly MadeText[],
  terminal: Terminal,
): Promise<boolean> {
  let isWhole = true;
  for (const annotator of await annotatorsOf(article)) {
    const path = join(dirname(article), sidecarName(basename(article), annotator));
    const { sidecar, problems } = await loadNamed(path, basename(article));
    for (const { line, message } of problems) terminal.say(`${path}:${line}: ${message}`);
    const carried = shareSidecar(
      sidecar,
      text,
      made.map((one) => ({ ...one, source: basename(one.path) })),
    );
    for (const [index, { path: target }] of made.entries()) {
      const one = carried.sidecars[index]!;
      if (one.decisions.length + one.relations.length + one.unreadable.length === 0) continue;
      const place = join(dirname(target), sidecarName(basename(target), annotator));
      await saveSidecars([{ path: place, sidecar: one, base: emptySidecar(one.source) }]);
    }
    const { length: lost } = carried.lost;
    if (lost > 0) {
      terminal.say(
        `${path}: ${count(lost, 'decision')} without a certain place in the new text, kept with the old words`,
      );
      for (const decision of carried.lost) {
        terminal.say(describeOrphan(article, text, { decision, places: [] }).trimEnd());
      }
    }
    isWhole &&= problems.length === 0 && lost === 0;
  }
  return isWhole;
}
