import {
  ErrorCodes,
  ResponseError,
  WorkDoneProgress,
  type CancellationToken,
  type Connection,
  type WorkDoneProgressBegin,
  type WorkDoneProgressEnd,
  type WorkDoneProgressReport,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { partsOf, type AnnotatedArticle, type ArticleAnnotation } from '../formats/article';
import { ChoiceError, CHOICES, readSettings, type ExportSettings } from '../formats/choiceList';
import { chosen, lossesOfChoice } from '../formats/choices';
import { exportArticles, lossesOf } from '../formats/export';
import type { FormatFile } from '../formats/format';
import { LossReport } from '../formats/losses';
import { findImporter } from '../formats/import/registry';
import { findFormat, FORMATS } from '../formats/registry';
import type { LanguageService } from '../service';
import type { Segmenter } from '../text/segmenter';
import { decoded } from '../text/addresses';
import { decidedAnnotations } from './exportedDecisions';
import { languageOf, readsAsArticle, type Documents } from './documents';
import {
  CHOICES_METHOD,
  EXPORT_METHOD,
  FORMATS_METHOD,
  type ChoiceInfo,
  type ExportDocument,
  type ExportedFile,
  type ExportParams,
  type ExportResult,
  type FormatInfo,
} from './protocol';
import { describe, messageOf, openly } from './runSafe';
import type { Log, Runtime, StoredText } from './runtime';
import type { SettingsStore } from './settings';
import type { Schemas } from './schemas';
import type { Sidecars } from './sidecars';
import { toSpan } from './toProtocol';

/** What exports need of the server. */
export interface ExportHost {
  readonly service: () => Promise<LanguageService>;
  readonly documents: Documents;
  readonly settings: SettingsStore;
  readonly runtime: Runtime;
  /** Splits sentences into words; loaded when it is first asked for. */
  readonly segmenter: () => Promise<Segmenter>;
  readonly sidecars: Sidecars;
  readonly schemas: Pick<Schemas, 'ofAll'>;
  /** Resolves when decisions in memory are in their files. */
  readonly savedDecisions: () => Promise<void>;
}

/** Answers the requests around exports. */
export function serveExports(
  connection: Connection,
  host: ExportHost & { readonly log: Log },
): void {
  connection.onRequest(FORMATS_METHOD, formatInfos);
  connection.onRequest(CHOICES_METHOD, (): readonly ChoiceInfo[] => CHOICES);
  connection.onRequest(
    EXPORT_METHOD,
    openly(host, 'export', async (params: ExportParams, token) => {
      const progress = progressTo(connection, params.workDoneToken, host.log);
      progress({ kind: 'begin', title: 'Exporting annotations', percentage: 0, cancellable: true });
      try {
        return await exportDocuments(host, params, token, (percentage, message) =>
          progress({ kind: 'report', percentage, message }),
        );
      } finally {
        progress({ kind: 'end' });
      }
    }),
  );
}

/** The registered formats, as a client offers them. */
export const formatInfos = (): FormatInfo[] =>
  FORMATS.map(({ id, label, description, extension }) => ({
    id,
    label,
    description,
    extension,
    isReadable: findImporter(id) !== undefined,
  }));

type Step = WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd;

/** Says how far a request has come, to a client that gave a token for it. */
function progressTo(
  connection: Connection,
  token: string | number | undefined,
  log: Log,
): (step: Step) => void {
  if (token === undefined) return () => {};
  return (step) =>
    void connection
      .sendProgress(WorkDoneProgress.type, token, step)
      .catch((error: unknown) => log.warn(describe(error)));
}

type Skipped = ExportResult['skipped'][number];

/**
 * Exports the annotations of documents: one file where the format holds a corpus, files of their own for each document
 * where it does not. Ends early where it is cancelled.
 *
 * @param report Is told before each document what share is done, in percent, and the document's name.
 * @throws {ResponseError} where the format is not registered, or the documents are no list.
 */
export async function exportDocuments(
  host: ExportHost,
  { documents, format: id, settings = {}, annotator, articlesOnly = false }: ExportParams,
  token: CancellationToken,
  report: (percentage: number, name: string) => void,
): Promise<ExportResult> {
  const choices = settingsOf(settings);
  // Asked of an unknown, so that the items keep their type.
  const given: unknown = documents;
  if (!Array.isArray(given)) throw invalid('The documents to export must be a list');
  const schema = await host.schemas.ofAll(documents.map(({ uri }) => uri));
  const format = findFormat(id, {
    ...choices,
    schema,
    ...(choices.tokens === 'word' ? { segmenter: await host.segmenter() } : {}),
  });
  if (!format) throw invalid(`There is no export format “${id}”`);
  const service = await host.service();
  const names = namesOf(documents.map(({ uri }) => uri));
  const articles: AnnotatedArticle[] = [];
  const skipped: Skipped[] = [];
  const losses = new LossReport();
  if (choices.annotations !== 'found') await host.savedDecisions();
  for (const [index, document] of documents.entries()) {
    if (token.isCancellationRequested) break;
    report(Math.round((index / documents.length) * 100), names[index]!);
    let stored;
    try {
      stored = await textOf(document, host);
    } catch (error) {
      skipped.push({ uri: document.uri, reason: 'unreadable', message: messageOf(error) });
      continue;
    }
    const { text } = stored;
    const judge = () => service.isGovernmentArticle(text);
    if (
      articlesOnly &&
      !(await isArticle(document.uri, host, judge)) &&
      // What somebody decided on is an article, however short.
      (await host.sidecars.annotators(document.uri)).length === 0
    ) {
      skipped.push({ uri: document.uri, reason: 'not-an-article' });
      continue;
    }
    const { annotations: found, reading } = service.analyze(text);
    let annotations: readonly ArticleAnnotation[] = found;
    let relations: AnnotatedArticle['relations'] = [];
    if (choices.annotations !== 'found') {
      try {
        const taken = await decidedAnnotations(
          document.uri,
          text,
          found,
          choices.annotations,
          annotator,
          host.sidecars,
        );
        ({ annotations, relations } = taken);
        losses.add(names[index]!, taken.losses);
      } catch (error) {
        skipped.push({ uri: document.uri, reason: 'unreadable', message: messageOf(error) });
        continue;
      }
    }
    const article = {
      name: names[index]!,
      ...stored,
      annotations: inRange(document, text, annotations),
      relations,
      ...partsOf(reading),
    };
    const made = chosen(article, choices);
    articles.push(made);
    losses.add(names[index]!, [
      ...lossesOfChoice(article, choices, made),
      ...lossesOf(made, format),
    ]);
    // A cancellation that waits behind this document is seen before the next one.
    await new Promise<void>((resolve) => void host.runtime.setImmediate(resolve));
  }
  const { files, count } = await exportArticles(articles, format);
  return {
    files: files.map(toExported),
    count,
    losses: losses.losses,
    documents: articles.length,
    skipped,
  };
}

/** A file as a message can carry it. */
const toExported = ({ name, content }: FormatFile): ExportedFile =>
  typeof content === 'string'
    ? { name, content }
    : { name, content: toBase64(content), encoding: 'base64' };

/** In pieces, since a call takes only so many arguments. */
function toBase64(bytes: Uint8Array): string {
  const PIECE = 0x8000;
  let binary = '';
  for (let start = 0; start < bytes.length; start += PIECE) {
    binary += String.fromCharCode(...bytes.subarray(start, start + PIECE));
  }
  return btoa(binary);
}

/** @throws {ResponseError} where there is no such choice. */
function settingsOf(given: Readonly<Record<string, unknown>>): ExportSettings {
  try {
    return readSettings(given);
  } catch (error) {
    throw error instanceof ChoiceError ? invalid(error.message) : error;
  }
}

const invalid = (message: string) => new ResponseError<void>(ErrorCodes.InvalidParams, message);

/** The text of a document as the client says. @throws (rejects) where it cannot be read. */
export async function textOf(
  { uri, text, fromDisk }: ExportDocument,
  { documents, runtime }: Pick<ExportHost, 'documents' | 'runtime'>,
): Promise<StoredText> {
  const known = text ?? (fromDisk ? undefined : documents.text(uri)?.getText());
  return known === undefined ? runtime.readText(uri) : { text: known };
}

/** Whether a document, open or not, is to be read as an article. */
export async function isArticle(
  uri: string,
  { documents, settings }: Pick<ExportHost, 'documents' | 'settings'>,
  judge: () => boolean,
): Promise<boolean> {
  const own = await settings.get(uri);
  const open = documents.text(uri);
  if (!open) settings.drop(uri);
  return readsAsArticle(open?.languageId ?? languageOf(uri), own, judge);
}

function inRange(
  { range, uri }: ExportDocument,
  text: string,
  annotations: readonly ArticleAnnotation[],
): readonly ArticleAnnotation[] {
  if (!range) return annotations;
  // An editor hides a byte order mark, so that its positions on the first line count from behind it.
  const mark = text.startsWith('\ufeff') ? 1 : 0;
  const { start, end } = toSpan(TextDocument.create(uri, '', 0, text.slice(mark)), range);
  return annotations.filter(
    (annotation) => annotation.start >= start + mark && annotation.end <= end + mark,
  );
}

/** Documents by their paths below the folder that they share, as a person reads them: one by its file name. */
export function namesOf(uris: readonly string[]): string[] {
  const paths = uris.map((uri) => decoded(uri.replace(/[?#].*$/, '')).split('/'));
  const [first = []] = paths;
  const differs = first.findIndex((part, index) => paths.some((path) => path[index] !== part));
  return paths.map((path) => {
    const shared = Math.min(differs === -1 ? path.length : differs, path.length - 1);
    return path.slice(shared).join('/');
  });
}
