import type { CancellationToken } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { exportArticles } from '../formats/export';
import { findFormat, FORMATS } from '../formats/registry';
import type { AnnotatedArticle } from '../formats/article';
import type { LanguageService } from '../service';
import type { Documents } from './documents';
import type { ExportDocument, ExportParams, ExportResult, FormatInfo } from './protocol';
import type { Runtime, StoredText } from './runtime';
import { toSpan } from './toProtocol';

/** The registered formats, as a client offers them. */
export const formatInfos = (): FormatInfo[] =>
  FORMATS.map(({ id, label, description, extension }) => ({ id, label, description, extension }));

/** What an export needs of the server. */
export interface ExportHost {
  readonly service: () => Promise<LanguageService>;
  readonly documents: Documents;
  readonly runtime: Runtime;
}

type Skipped = ExportResult['skipped'][number];

/**
 * Exports the annotations of documents: one file where the format holds a corpus, files of their own for each document
 * where it does not.
 *
 * @param report Is told before each document what share is done, in percent, and the document's name.
 * @throws where the format is not registered.
 */
export async function exportDocuments(
  { service, documents, runtime }: ExportHost,
  params: ExportParams,
  token: CancellationToken,
  report: (percentage: number, name: string) => void,
): Promise<ExportResult> {
  const format = findFormat(params.format);
  if (!format) throw new Error(`There is no export format “${params.format}”`);
  const engine = await service();
  const names = namesOf(params.documents.map(({ uri }) => uri));
  const articles: AnnotatedArticle[] = [];
  const skipped: Skipped[] = [];
  for (const [index, document] of params.documents.entries()) {
    if (token.isCancellationRequested) break;
    report(Math.round((index / params.documents.length) * 100), names[index]!);
    let stored;
    try {
      stored = await textOf(document, documents, runtime);
    } catch (error) {
      skipped.push({ uri: document.uri, reason: 'unreadable', message: messageOf(error) });
      continue;
    }
    const analysis = engine.analyze(stored.text);
    if (params.articlesOnly && !isArticle(engine, document, documents, analysis)) {
      skipped.push({ uri: document.uri, reason: 'not-an-article' });
      continue;
    }
    articles.push({
      name: names[index]!,
      ...stored,
      annotations: inRange(document, stored.text, analysis.annotations),
    });
    // A cancellation that waits behind this document is seen before the next one.
    await new Promise<void>((resolve) => void runtime.setImmediate(resolve));
  }
  return { ...exportArticles(articles, format), documents: articles.length, skipped };
}

async function textOf(
  { uri, text, fromDisk }: ExportDocument,
  documents: Documents,
  runtime: Runtime,
): Promise<StoredText> {
  const known = text ?? (fromDisk ? undefined : documents.text(uri)?.getText());
  return known === undefined ? runtime.readText(uri) : { text: known };
}

/** Files of the language itself are articles because someone said so. */
function isArticle(
  engine: LanguageService,
  { uri }: ExportDocument,
  documents: Documents,
  { reading }: ReturnType<LanguageService['analyze']>,
): boolean {
  const language = documents.text(uri)?.languageId;
  return (
    language === 'zhengwen' ||
    /\.(?:zw\.txt|zhengwen)$/i.test(uri) ||
    engine.isGovernmentArticle(reading)
  );
}

function inRange(
  { range, uri }: ExportDocument,
  text: string,
  annotations: AnnotatedArticle['annotations'],
): AnnotatedArticle['annotations'] {
  if (!range) return annotations;
  // An editor hides a byte order mark, so that its positions on the first line count from behind it.
  const mark = text.startsWith('\ufeff') ? 1 : 0;
  const { start, end } = toSpan(TextDocument.create(uri, 'zhengwen', 0, text.slice(mark)), range);
  return annotations.filter(
    (annotation) => annotation.start >= start + mark && annotation.end <= end + mark,
  );
}

/** Documents by their paths below the folder that they share, as a person reads them: one by its file name. */
function namesOf(uris: readonly string[]): string[] {
  const paths = uris.map((uri) => decoded(uri.replace(/[?#].*$/, '')).split('/'));
  const [first = []] = paths;
  const differs = first.findIndex((part, index) => paths.some((path) => path[index] !== part));
  return paths.map((path) => {
    const shared = Math.min(differs === -1 ? path.length : differs, path.length - 1);
    return path.slice(shared).join('/');
  });
}

function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
