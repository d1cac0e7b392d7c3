import { existsSync } from 'node:fs';
import { CHANGED_TAG, type Decision } from '../decisions/decision';
import type { Orphan } from '../decisions/reanchor';
import { EXIT } from './failure';
import { describeOrphan } from './orphans';
import { placeOf } from './report';
import { placeSidecar, readArticleText } from './sidecars';
import type { Terminal } from './terminal';

export interface ReanchorOptions {
  /** JSON for programs instead of lines. */
  readonly json?: boolean;
}

/**
 * Says where the decisions of a sidecar stand in an article as it is now, and which have lost their place. No file is
 * changed.
 *
 * @returns The exit code: 1 where there are orphans or lines that cannot be read.
 * @throws where article or sidecar cannot be read.
 */
export async function reanchorSidecar(
  article: string,
  sidecar: string,
  { json }: ReanchorOptions,
  terminal: Terminal,
): Promise<number> {
  const text = await readArticleText(article);
  // A sidecar that is not there is an empty one elsewhere; here somebody named it.
  if (!existsSync(sidecar)) throw new Error(`${sidecar}: no such file`);
  const { placed, orphans, isWhole } = await placeSidecar(sidecar, article, text, terminal);
  if (json) {
    const result = {
      article,
      placed: placed.map(toPlacedRecord),
      orphans: orphans.map(toOrphanRecord),
    };
    await terminal.write(`${JSON.stringify(result, null, 2)}\n`);
  } else {
    const show = ({ start, end }: { start: number; end: number }): string =>
      JSON.stringify(text.slice(start, end));
    for (const { state, type, tags, pieces } of placed) {
      const isChanged = tags.includes(CHANGED_TAG);
      const now = pieces.map(show).join(' … ');
      const was = pieces.map(({ exact }) => JSON.stringify(exact)).join(' … ');
      const words = isChanged ? `${now}  ${now === was ? 'to be checked' : `was ${was}`}` : now;
      await terminal.write(
        `${placeOf(article, text, pieces[0].start)}  ${isChanged ? 'CHANGED ' : ''}${state} ${type}  ${words}\n`,
      );
    }
    for (const orphan of orphans) await terminal.write(describeOrphan(article, text, orphan));
    const changed = placed.filter(({ tags }) => tags.includes(CHANGED_TAG)).length;
    const ofThem = changed > 0 ? ` (${changed} with changed words)` : '';
    terminal.say(`${placed.length} placed${ofThem}, ${orphans.length} without a certain place`);
  }
  return orphans.length === 0 && isWhole ? EXIT.done : EXIT.incomplete;
}

const toPlacedRecord = ({ id, state, type, tags, pieces }: Decision): object => ({
  id,
  state,
  type,
  ...(tags.includes(CHANGED_TAG) && { changed: true }),
  pieces: pieces.map(({ start, end, exact }) => ({ start, end, quote: exact })),
});

const toOrphanRecord = ({ decision, places }: Orphan): object => ({
  id: decision.id,
  state: decision.state,
  type: decision.type,
  pieces: decision.pieces.map(({ start, end, exact }, i) => ({
    was: { start, end },
    quote: exact,
    places: places[i],
  })),
});
