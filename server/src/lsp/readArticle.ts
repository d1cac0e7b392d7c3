import { TextDocument } from 'vscode-languageserver-textdocument';
import type { LanguageService } from '../service';
import type { DecidedArticle } from './decisionList';
import { languageOf, readsAsArticle, type Documents } from './documents';
import type { WorkspaceFiles } from './files';
import type { SettingsStore } from './settings';

/** An article with its version in the editor; null where it is a file that is not open. */
export interface Article extends DecidedArticle {
  readonly version: number | null;
}

export interface ArticleHost {
  readonly documents: Documents;
  readonly files: WorkspaceFiles;
  readonly settings: SettingsStore;
  readonly service: () => Promise<LanguageService>;
}

/**
 * An article, from the editor or from its file.
 *
 * @param isWorth Whether a file with this text, that is not open, is worth analysing.
 * @returns undefined where it is not to be read as an article, or is not worth it.
 * @throws (rejects) where the file cannot be read.
 */
export async function readArticle(
  { documents, files, settings, service: serviceOf }: ArticleHost,
  uri: string,
  isWorth: (text: string) => boolean = () => true,
): Promise<Article | undefined> {
  if (documents.text(uri)) {
    const snapshot = await documents.snapshot(uri);
    return snapshot && { ...snapshot, version: snapshot.document.version };
  }
  const [text, service, own] = await Promise.all([files.read(uri), serviceOf(), settings.get(uri)]);
  if (!isWorth(text)) return undefined;
  const judge = () => service.isGovernmentArticle(text);
  if (!readsAsArticle(languageOf(uri), own, judge)) return undefined;
  const document = TextDocument.create(uri, languageOf(uri), 0, text);
  return { document, analysis: service.analyze(text), version: null };
}
