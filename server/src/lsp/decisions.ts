/** A person's decisions on annotations, as an editor asks for them and makes them; see `decisionProtocol.ts`. */
import { LSPErrorCodes, ResponseError, type Connection } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { act, type Action } from '../decisions/act';
import type { BoundaryUnit } from '../decisions/boundary';
import type { Change } from '../decisions/decide';
import type { Authorship, Json } from '../decisions/decision';
import { replay, stepBetween, type Step } from '../decisions/history';
import type { SidecarProblem } from '../decisions/sidecar';
import { placeDecisions, type Standing } from '../decisions/standing';
import type { LanguageService } from '../service';
import type { RawSpan } from '../text/offsets';
import type { Segmenter } from '../text/segmenter';
import type { ArticleDecisions } from './articleDecisions';
import { toDecisionList } from './decisionList';
import type { DecisionStore } from './decisionStore';
import type { Documents } from './documents';
import type { WorkspaceFiles } from './files';
import {
  ANNOTATORS_METHOD,
  DECIDE_METHOD,
  DECISIONS_METHOD,
  ITEM_STATES,
  REDO_DECISION_METHOD,
  SAVE_DECISIONS_METHOD,
  SCHEMA_METHOD,
  UNDO_DECISION_METHOD,
  type AnnotatorsParams,
  type DecideAction,
  type DecideParams,
  type DecideResult,
  type DecisionList,
  type DecisionsParams,
  type ItemChange,
  type ProtocolRange,
  type SaveDecisionsParams,
  type SaveDecisionsResult,
  type Schema,
  type SchemaParams,
  type StateCounts,
  type UndoParams,
  type UndoResult,
} from './protocol';
import { readArticle, type Article } from './readArticle';
import { noArticle } from './refusal';
import type { Retypings } from './retyping';
import { messageOf, openly } from './runSafe';
import type { Log, Runtime } from './runtime';
import type { Schemas } from './schemas';
import type { SettingsStore } from './settings';
import type { Sidecars } from './sidecars';
import { toSpan } from './toProtocol';
import { choose, type Speech } from './speech';

export interface DecisionsHost {
  readonly documents: Documents;
  readonly files: WorkspaceFiles;
  readonly settings: SettingsStore;
  readonly sidecars: Sidecars;
  readonly schemas: Schemas;
  readonly store: DecisionStore;
  readonly retypings: Retypings;
  readonly service: () => Promise<LanguageService>;
  readonly segmenter: () => Promise<Segmenter>;
  readonly runtime: Runtime;
  readonly log: Log;
  readonly abilities: () => Speech;
}

const NO_COUNTS = Object.fromEntries(ITEM_STATES.map((state) => [state, 0])) as StateCounts;

/** Answers the requests around decisions. */
export function serveDecisions(connection: Connection, host: DecisionsHost): void {
  const { documents, sidecars, schemas, store, runtime } = host;
  const say = (en: string, zh: string): string => choose({ en, zh }, host.abilities());
  const tell = (problems: readonly SidecarProblem[]): string[] =>
    problems.map(({ line, said: { en, zh } }) =>
      say(`Line ${line} ${en}.`, `第 ${line} 行：${zh}。`),
    );

  connection.onRequest(DECISIONS_METHOD, openly(host, 'decisions', list));
  connection.onRequest(DECIDE_METHOD, openly(host, 'decide', decide));
  connection.onRequest(
    UNDO_DECISION_METHOD,
    openly(host, 'undo decision', (params: UndoParams) => replayStep(params, 'undo')),
  );
  connection.onRequest(
    REDO_DECISION_METHOD,
    openly(host, 'redo decision', (params: UndoParams) => replayStep(params, 'redo')),
  );
  connection.onRequest(
    SAVE_DECISIONS_METHOD,
    openly(
      host,
      'save decisions',
      async ({ textDocument }: SaveDecisionsParams): Promise<SaveDecisionsResult> => {
        const messages = await store.flush(textDocument?.uri);
        return { isSaved: messages.length === 0, messages };
      },
    ),
  );
  connection.onRequest(
    ANNOTATORS_METHOD,
    openly(host, 'annotators', ({ textDocument }: AnnotatorsParams) =>
      sidecars.annotators(textDocument.uri),
    ),
  );
  connection.onRequest(
    SCHEMA_METHOD,
    openly(host, 'schema', ({ textDocument }: SchemaParams): Promise<Schema> =>
      schemas.get(textDocument.uri),
    ),
  );

  async function list({ textDocument, annotator }: DecisionsParams): Promise<DecisionList> {
    const { uri } = textDocument;
    const me = await sidecars.annotatorOf(uri);
    const answer: DecisionList = {
      uri,
      version: documents.text(uri)?.version ?? null,
      recognized: false,
      annotator: annotator ?? me,
      sidecar: null,
      items: [],
      relations: [],
      counts: NO_COUNTS,
      problems: [],
      isSaved: true,
      canUndo: store.history.last('undo', uri) !== undefined,
      canRedo: store.history.last('redo', uri) !== undefined,
    };
    let article: Article | undefined;
    try {
      article = await readArticle(host, uri);
    } catch (error) {
      return { ...answer, problems: [messageOf(error, host.abilities())] };
    }
    if (!article) return answer;
    if (annotator !== undefined && annotator !== me) {
      return listOther(answer, article, annotator);
    }
    const kept = await store.get(uri, closedText(article));
    // It may have been edited meanwhile.
    article = documents.text(uri) ? await readArticle(host, uri) : article;
    if (!article) return answer;
    const { version } = article;
    if (typeof kept === 'string') {
      const none = placeDecisions(
        { source: '', decisions: [], relations: [], unreadable: [] },
        article.document.getText(),
      );
      return {
        ...answer,
        version,
        recognized: true,
        unavailable: kept,
        ...toDecisionList(article, none),
      };
    }
    kept.isAwaited ||= !kept.isSaved;
    return {
      ...answer,
      version,
      recognized: true,
      sidecar: kept.place.uri,
      ...toDecisionList(article, kept.standing),
      problems: [...(kept.failure === undefined ? [] : [kept.failure]), ...tell(kept.problems)],
      isSaved: kept.isSaved,
    };
  }

  /** The decisions of somebody else, read for this answer only. */
  async function listOther(
    answer: DecisionList,
    article: Article,
    annotator: string,
  ): Promise<DecisionList> {
    const said = { ...answer, version: article.version, recognized: true };
    const place = await sidecars.placeOf(answer.uri, annotator);
    if (typeof place === 'string') return { ...said, unavailable: place };
    try {
      const { sidecar, problems } = await sidecars.load(place);
      const standing = placeDecisions(sidecar, article.document.getText());
      return {
        ...said,
        sidecar: place.uri,
        unavailable: say('These are the decisions of somebody else.', '这是他人的标注决定。'),
        ...toDecisionList(article, standing),
        problems: tell(problems),
      };
    } catch (error) {
      return { ...said, problems: [messageOf(error, host.abilities())] };
    }
  }

  async function decide({ articles, label = '', madeIn }: DecideParams): Promise<DecideResult> {
    const needsWords = articles.some(({ actions }) =>
      actions.some((action) => action.kind === 'move' && action.unit === 'word'),
    );
    const segmenter = needsWords ? await host.segmenter() : undefined;
    const kept = new Map<string, ArticleDecisions>();
    const closed = new Map<string, Article>();
    for (const { uri } of articles) {
      const { article, decisions } = await openDecisions(uri);
      kept.set(uri, decisions);
      if (article.version === null) closed.set(uri, article);
    }
    const schemaOf = new Map<string, Schema>();
    for (const { uri } of articles) schemaOf.set(uri, await schemas.get(uri));
    // Read anew: an article that was read first may have changed while the others were.
    const read: Article[] = [];
    for (const { uri } of articles) read.push(closed.get(uri) ?? (await recognized(uri)));
    const time = runtime.timestamp();

    // From here on nothing is awaited, so that all of it is done or nothing.
    const standings = new Map<string, Standing>();
    const result: { uri: string; keys: (string | null)[] }[] = [];
    for (const [index, { uri, version, actions }] of articles.entries()) {
      const article = read[index]!;
      const decisions = kept.get(uri)!;
      const now = documents.text(uri)?.version ?? null;
      if (now !== article.version || (version !== undefined && version !== now)) {
        throw new ResponseError(
          LSPErrorCodes.ContentModified,
          say('The article has changed meanwhile; please try again.', '文章刚刚有改动，请重试。'),
        );
      }
      let standing = standings.get(uri) ?? decisions.standing;
      const keys: (string | null)[] = [];
      const scene = {
        skeleton: decisions.skeleton,
        suggestions: article.analysis.annotations,
        schema: schemaOf.get(uri)!,
        authorship: { creator: decisions.place.annotator, time } satisfies Authorship,
      };
      for (const action of actions) {
        const done = act(standing, scene, toAction(article.document, action, segmenter));
        standing = done.standing;
        keys.push(done.key);
      }
      standings.set(uri, standing);
      result.push({ uri, keys });
    }
    const steps = new Map<string, Step>();
    for (const [uri, standing] of standings) {
      const decisions = kept.get(uri)!;
      const step = stepBetween(decisions.standing, standing);
      if (!step) continue;
      steps.set(uri, step);
      decisions.decide(standing);
    }
    const step = steps.size > 0 ? store.history.push({ label, articles: steps, madeIn }) : null;
    for (const uri of steps.keys()) store.decided(uri);
    return { articles: result, changed: steps.size > 0, step };
  }

  async function replayStep(
    { textDocument, step: only }: UndoParams,
    direction: 'undo' | 'redo',
  ): Promise<UndoResult | null> {
    const wanted = store.history.last(direction, textDocument?.uri, only);
    if (!wanted) return null;
    if (wanted.retyping) {
      const { label, retyping } = wanted;
      const articles = await host.retypings.replay(retyping, direction);
      // Edits meanwhile have made another step of it.
      const now = store.history.last(direction, textDocument?.uri, only);
      if (now?.retyping === retyping) store.history.replayed(now, direction);
      return { label, articles };
    }
    const kept = new Map<string, ArticleDecisions>();
    for (const uri of wanted.articles.keys()) {
      kept.set(uri, (await openDecisions(uri)).decisions);
    }
    // Its places may have moved while files were read.
    const step = store.history.last(direction, textDocument?.uri, only);
    if (!step || [...step.articles.keys()].some((uri) => !kept.has(uri))) return null;
    const time = runtime.timestamp();
    const articles: { uri: string; keys: readonly string[] }[] = [];
    for (const [uri, one] of step.articles) {
      const decisions = kept.get(uri)!;
      const { annotator } = decisions.place;
      const done = replay(decisions.standing, decisions.skeleton, one, direction, {
        creator: annotator,
        time,
      });
      decisions.decide(done.standing);
      articles.push({ uri, keys: done.keys });
    }
    store.history.replayed(step, direction);
    for (const { uri } of articles) store.decided(uri);
    return { label: step.label, articles };
  }

  /** @throws {Error} where no decisions can be made on it, with a message for the person. */
  async function openDecisions(
    uri: string,
  ): Promise<{ readonly article: Article; readonly decisions: ArticleDecisions }> {
    const article = await recognized(uri);
    const decisions = await store.get(uri, closedText(article));
    if (typeof decisions === 'string') throw new Error(decisions);
    return { article, decisions };
  }

  async function recognized(uri: string): Promise<Article> {
    const article = await readArticle(host, uri);
    if (!article) throw noArticle();
    return article;
  }
}

const closedText = ({ document, version }: Article): string | undefined =>
  version === null ? document.getText() : undefined;

/** An action in offsets of the text. */
function toAction(
  document: TextDocument,
  action: DecideAction,
  segmenter: Segmenter | undefined,
): Action {
  switch (action.kind) {
    case 'change':
      return { ...action, change: toChange(document, action.change) };
    case 'move': {
      const unit: BoundaryUnit =
        action.unit === 'word' && segmenter ? { kind: 'word', segmenter } : { kind: 'character' };
      return { ...action, unit };
    }
    case 'add': {
      const { kind, type, ranges, change = {} } = action;
      return { kind, type, spans: toSpans(document, ranges), change: toChange(document, change) };
    }
    case 'withdraw':
    case 'editNote':
    case 'relate':
    case 'unrelate':
      return action;
    default:
      throw new Error(`There is no action ${JSON.stringify((action as { kind?: unknown }).kind)}.`);
  }
}

function toChange(
  document: TextDocument,
  { state, type, ranges, attributes, tags, note }: ItemChange,
): Change {
  return {
    ...(state !== undefined && { state }),
    ...(type !== undefined && { type }),
    ...(ranges !== undefined && { spans: toSpans(document, ranges) }),
    ...(attributes !== undefined && { attributes: toAttributes(attributes) }),
    ...(tags !== undefined && { tags }),
    ...(note !== undefined && { note }),
  };
}

const toSpans = (document: TextDocument, ranges: readonly ProtocolRange[]): RawSpan[] =>
  ranges.map((range) => toSpan(document, range));

/** JSON has no word for “nothing”: null takes an attribute back. */
const toAttributes = (attributes: Readonly<Record<string, Json>>) =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [name, value === null ? undefined : value]),
  );
