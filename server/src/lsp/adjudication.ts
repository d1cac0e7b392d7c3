/** Two annotators of an article compared and adjudicated; see `adjudicationProtocol.ts`. */
import type { Connection } from 'vscode-languageserver';
import {
  adjudicate,
  adoptAgreed,
  compareAnnotators,
  isSettled,
  type ComparedPair,
} from '../decisions/adjudicate';
import type { Sidecar } from '../decisions/decision';
import { counts, effectiveAnnotations, type EffectiveAnnotation } from '../decisions/effective';
import { stepBetween } from '../decisions/history';
import { Skeleton } from '../decisions/skeleton';
import { placeDecisions, toSidecar, type Standing } from '../decisions/standing';
import { measureAgreement } from '../evaluate/agreement';
import type { MarkedSpan } from '../evaluate/compared';
import type { ArticleDecisions } from './articleDecisions';
import {
  ADJUDICATE_METHOD,
  ADJUDICATION_METHOD,
  type AdjudicateParams,
  type Adjudication,
  type AdjudicationParams,
  type AdjudicationSide,
  type Disagreement,
} from './protocol';
import type { OccurrencesHost } from './occurrences';
import { readArticle, type Article } from './readArticle';
import { changedMeanwhile, noArticle, Refusal } from './refusal';
import { openly } from './runSafe';
import type { SidecarPlace } from './sidecars';
import { toRange } from './toProtocol';

/** Somebody's decisions on an article: those of the person at work here, or a sidecar that was read for one answer. */
type Kept =
  | { readonly own: ArticleDecisions; readonly standing: Standing }
  | { readonly place: SidecarPlace; readonly base: Sidecar; readonly standing: Standing };

/** Answers the requests around two annotators. */
export function serveAdjudication(connection: Connection, host: OccurrencesHost): void {
  connection.onRequest(
    ADJUDICATION_METHOD,
    openly(host, 'adjudication', async (params: AdjudicationParams) => {
      const { article, sides, final } = await read(host, params);
      const sidecar = toSidecar(final.standing, new Skeleton(article.document.getText()));
      return describe(article, sides, sidecar, params);
    }),
  );
  connection.onRequest(
    ADJUDICATE_METHOD,
    openly(host, 'adjudicate', (params: AdjudicateParams) => choose(host, params)),
  );
}

interface Sides {
  readonly first: readonly EffectiveAnnotation[];
  readonly second: readonly EffectiveAnnotation[];
  readonly orphans: number;
}

/** @throws (rejects) with a message for the person. */
async function read(
  host: OccurrencesHost,
  { textDocument: { uri }, first, second, final }: AdjudicationParams,
): Promise<{ readonly article: Article; readonly sides: Sides; readonly final: Kept }> {
  if (new Set([first, second, final]).size < 3) {
    throw new Refusal(
      'The two annotators and the final set need three different names.',
      '两位标注者和终稿要用三个不同的名字。',
    );
  }
  const article = await readArticle(host, uri);
  if (!article) throw noArticle();
  const [one, other, third] = [
    await keptOf(host, article, first),
    await keptOf(host, article, second),
    await keptOf(host, article, final),
  ];
  if ((host.documents.text(uri)?.version ?? null) !== article.version) {
    throw changedMeanwhile();
  }
  const effective = ({ standing }: Kept): EffectiveAnnotation[] =>
    effectiveAnnotations(article.analysis.annotations, standing.placed);
  const sides: Sides = {
    first: effective(one),
    second: effective(other),
    orphans: one.standing.orphans.length + other.standing.orphans.length,
  };
  return { article, sides, final: third };
}

async function keptOf(
  { sidecars, store }: OccurrencesHost,
  { document, version }: Article,
  annotator: string,
): Promise<Kept> {
  const { uri } = document;
  const text = document.getText();
  if (annotator === (await sidecars.annotatorOf(uri))) {
    const own = await store.get(uri, version === null ? text : undefined);
    if (typeof own === 'string') throw new Error(own);
    return { own, standing: own.standing };
  }
  const place = await sidecars.placeOf(uri, annotator);
  if (typeof place === 'string') throw new Error(place);
  const { sidecar } = await sidecars.load(place);
  return { place, base: sidecar, standing: placeDecisions(sidecar, text) };
}

async function choose(host: OccurrencesHost, params: AdjudicateParams): Promise<Adjudication> {
  const { article, sides, final } = await read(host, params);
  const { uri } = article.document;
  const skeleton = new Skeleton(article.document.getText());
  const authorship = { creator: params.final, time: host.runtime.timestamp() };
  const { agreed, disagreements } = compareAnnotators(sides.first, sides.second, params.undecided);
  const before = toSidecar(final.standing, skeleton);
  const { chosen } = params;
  const pair = disagreements.find(({ key }) => key === chosen?.key);
  if (chosen && !pair) {
    throw new Refusal(
      'The annotators have changed something meanwhile; please try again.',
      '标注者刚刚有改动，请重试。',
    );
  }
  const after =
    chosen && pair
      ? adjudicate(before, pair, chosen.choice, skeleton, authorship)
      : adoptAgreed(before, agreed, skeleton, authorship);
  if ('own' in final) {
    // What has no place keeps none; all else was placed in this text.
    const away = new Set(final.standing.orphans.map(({ decision: { id } }) => id));
    const placed = after.decisions.filter(({ id }) => !away.has(id));
    const standing: Standing = { ...final.standing, placed };
    const step = stepBetween(final.standing, standing);
    final.own.decide(standing);
    const label = `${params.first} – ${params.second}`;
    if (step) host.store.history.push({ label, articles: new Map([[uri, step]]) });
    host.store.decided(uri);
  } else await host.sidecars.save(final.place, after, final.base);
  return describe(article, sides, after, params);
}

function describe(
  { document, version }: Article,
  { first, second, orphans }: Sides,
  final: Sidecar,
  { undecided }: AdjudicationParams,
): Adjudication {
  const { agreed, disagreements } = compareAnnotators(first, second, undecided);
  const text = document.getText();
  const spansOf = (side: readonly EffectiveAnnotation[]): MarkedSpan[] =>
    side
      .filter((one) => counts(one, undecided))
      .flatMap(({ type, pieces }) => pieces.map(({ start, end }) => ({ type, start, end })));
  const toSide = ({ type, pieces, attributes }: EffectiveAnnotation): AdjudicationSide => ({
    type,
    text: pieces.map(({ start, end }) => text.slice(start, end)).join('…'),
    attributes,
  });
  const toDisagreement = (pair: ComparedPair): Disagreement => {
    const both = [pair.first, pair.second].flatMap((one) => one?.pieces ?? []);
    const start = both.reduce((a, b) => (b.start < a.start ? b : a)).start;
    const end = both.reduce((a, b) => (b.end > a.end ? b : a)).end;
    return {
      key: pair.key,
      range: toRange(document, { start, end }),
      ...(pair.first && { first: toSide(pair.first) }),
      ...(pair.second && { second: toSide(pair.second) }),
      differences: pair.differences,
      isSettled: isSettled(pair, final),
    };
  };
  return {
    version,
    disagreements: disagreements.map(toDisagreement),
    agreed: agreed.length,
    agreedOpen: agreed.filter((pair) => !isSettled(pair, final)).length,
    agreement: measureAgreement([{ text, first: spansOf(first), second: spansOf(second) }]),
    orphans,
  };
}
