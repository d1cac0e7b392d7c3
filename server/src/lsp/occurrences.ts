/** Where a term stands in the workspace, and what a decision would do there; see `occurrenceProtocol.ts`. */
import type { CancellationToken, Connection } from 'vscode-languageserver';
import { effectiveAnnotations, type EffectiveAnnotation } from '../decisions/effective';
import { skeletonOf } from '../decisions/skeleton';
import { placeDecisions } from '../decisions/standing';
import {
  CONCORDANCE_ORDERS,
  concordanceOf,
  formsOfTerm,
  sortConcordance,
  type ConcordanceLine,
} from '../workspace/concordance';
import { proposeAt, type WantedDecision } from '../workspace/occurrences';
import { foldScript } from '../text/simplify';
import type { DecisionStore } from './decisionStore';
import {
  ARTICLE_FILES,
  OCCURRENCES_METHOD,
  type Occurrence,
  type OccurrencesParams,
  type OccurrencesResult,
} from './protocol';
import { readArticle, type Article, type ArticleHost } from './readArticle';
import { changedMeanwhile, Refusal } from './refusal';
import { messageOf, openly } from './runSafe';
import type { Log, Runtime } from './runtime';
import type { Sidecars } from './sidecars';
import { toRange } from './toProtocol';
import type { Speech } from './speech';

/** How many occurrences are given at most. */
const MOST = 5_000;

/** One side of a comparison is no article of its own. */
const NO_FILE = /^(?:git|vscode-[\w-]+):/;

export interface OccurrencesHost extends ArticleHost {
  readonly sidecars: Sidecars;
  readonly store: DecisionStore;
  readonly runtime: Runtime;
  readonly log: Log;
  readonly abilities: () => Speech;
}

type Found = ConcordanceLine & { readonly occurrence: Occurrence };

/** Answers the request for occurrences. */
export function serveOccurrences(connection: Connection, host: OccurrencesHost): void {
  connection.onRequest(
    OCCURRENCES_METHOD,
    openly(host, 'occurrences', (params: OccurrencesParams, token) => find(host, params, token)),
  );
}

async function find(
  host: OccurrencesHost,
  { term, textDocument, width, wanted }: OccurrencesParams,
  token: CancellationToken,
): Promise<OccurrencesResult> {
  const forms = formsOfTerm(term);
  if (forms.length === 0)
    throw new Refusal('There are no words to look for.', '没有要查找的字词。');
  const skipped: { uri: string; reason: string }[] = [];
  const uris = textDocument ? [textDocument.uri] : await filesOf(host, skipped);
  const found: Found[] = [];
  let settled = 0;
  let isCut = false;
  for (const uri of uris) {
    if (token.isCancellationRequested || isCut) break;
    // Lets other requests, and a cancellation, be seen between two files.
    await new Promise<void>((resolve) => void host.runtime.setImmediate(resolve));
    try {
      const article = await readArticle(host, uri, (text) => mayHold(text, forms));
      if (!article) continue;
      const lines = concordanceOf(article.analysis, term, width);
      if (lines.length === 0) continue;
      const annotations = wanted ? await annotationsOf(host, article) : [];
      for (const line of lines) {
        const proposal = wanted ? proposeIn(article, line, annotations, wanted) : {};
        if (proposal === 'settled') settled++;
        else if (proposal) {
          found.push({ ...line, occurrence: toOccurrence(article, line, proposal) });
        }
      }
      isCut = found.length > MOST;
    } catch (error) {
      skipped.push({ uri, reason: messageOf(error, host.abilities()) });
    }
  }
  const given = found.slice(0, MOST);
  const numbered = given.map((line, number) => ({ ...line, number }));
  const [left, right] = CONCORDANCE_ORDERS.map((order) =>
    sortConcordance(numbered, order).map(({ number }) => number),
  );
  return {
    occurrences: given.map(({ occurrence }) => occurrence),
    orders: { left: left!, right: right! },
    files: uris.length,
    settled,
    isCut,
    skipped,
  };
}

/** The article files of the workspace and what is open beside them, sorted. */
async function filesOf(
  { files, documents, abilities }: OccurrencesHost,
  skipped: { uri: string; reason: string }[],
): Promise<string[]> {
  const uris = new Set(documents.uris().filter((uri) => !NO_FILE.test(uri)));
  for (const folder of files.folders) {
    try {
      for (const uri of await files.find(folder, ARTICLE_FILES)) uris.add(uri);
    } catch (error) {
      skipped.push({ uri: folder, reason: messageOf(error, abilities()) });
    }
  }
  return [...uris].sort();
}

/** Whether a text has all characters of a form: layout may put them apart, so that no more can be asked for. */
function mayHold(text: string, forms: readonly string[]): boolean {
  const characters = foldScript(skeletonOf(text));
  return forms.some((form) => [...form].every((character) => characters.includes(character)));
}

/**
 * The annotations of an article as they stand now. The sidecar of a file that is not open is read for this answer only.
 *
 * @throws (rejects) where no decisions can be made on it, with a message for the person.
 */
async function annotationsOf(
  { store, sidecars, documents }: OccurrencesHost,
  { document, analysis, version }: Article,
): Promise<EffectiveAnnotation[]> {
  const { uri } = document;
  const text = document.getText();
  if (version !== null || store.peek(uri)) {
    const decisions = await store.get(uri, version === null ? text : undefined);
    if (typeof decisions === 'string') throw new Error(decisions);
    if ((documents.text(uri)?.version ?? null) !== version) {
      throw changedMeanwhile();
    }
    return effectiveAnnotations(analysis.annotations, decisions.standing.placed);
  }
  const place = await sidecars.placeOf(uri);
  if (typeof place === 'string') throw new Error(place);
  const { sidecar } = await sidecars.load(place);
  return effectiveAnnotations(analysis.annotations, placeDecisions(sidecar, text).placed);
}

type Marks = Pick<Occurrence, 'item' | 'doubt' | 'other'>;

/** What the decision would do at an occurrence, as the client is told. */
function proposeIn(
  { document }: Article,
  line: ConcordanceLine,
  annotations: readonly EffectiveAnnotation[],
  wanted: WantedDecision,
): Marks | 'settled' | undefined {
  const proposal = proposeAt(line, annotations, wanted);
  if (proposal === undefined || proposal === 'settled') return proposal;
  const { other, ...marks } = proposal;
  if (!other) return marks;
  const words = other.pieces.map(({ start, end }) => document.getText().slice(start, end));
  return { ...marks, other: { type: other.type, text: words.join('…') } };
}

const toOccurrence = (
  { document, version }: Article,
  { start, end, left, words, right }: ConcordanceLine,
  marks: Marks,
): Occurrence => ({
  uri: document.uri,
  version,
  range: toRange(document, { start, end }),
  text: document.getText().slice(start, end),
  left,
  words,
  right,
  ...marks,
});
