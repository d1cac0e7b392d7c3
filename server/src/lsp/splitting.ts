/** Files with several articles: links between the ends of one that jumps, and the request to take a file apart. */
import type { Connection, DocumentLink } from 'vscode-languageserver';
import { splitArticles } from '../script/split';
import { splitIntoFiles } from '../script/splitFiles';
import { readArticle } from '../text/read';
import type { ClientAbilities } from './abilities';
import { carryDecisions, type CarryingHost } from './carrying';
import type { Documents, Snapshot } from './documents';
import { folderOf, nameOf } from '../text/addresses';
import { linkedFiles } from '../text/jumps';
import { raw } from '../text/offsets';
import { textOf } from './exporting';
import { SPLIT_METHOD, type SplitParams, type SplitResult } from './protocol';
import { openly, safely } from './runSafe';
import type { Log, Runtime } from './runtime';
import { choose, type Speech } from './speech';
import { toRange } from './toProtocol';

export interface SplittingHost extends CarryingHost {
  readonly documents: Documents;
  readonly abilities: () => ClientAbilities;
  readonly runtime: Runtime;
  readonly log: Log;
}

/** Serves links in documents, and the request to split a file. */
export function serveSplitting(connection: Connection, host: SplittingHost): void {
  const { documents, abilities } = host;
  connection.onDocumentLinks(
    safely(host, 'links', null, async ({ textDocument }) => {
      const snapshot = await documents.snapshot(textDocument.uri);
      if (!snapshot) return null;
      const links = abilities().lineLinks ? jumpLinks(snapshot, abilities()) : [];
      return [...links, ...fileLinks(snapshot, abilities())];
    }),
  );
  connection.onRequest(
    SPLIT_METHOD,
    openly(host, 'split', (params: SplitParams) => split(host, params)),
  );
}

/** From each end of an article that goes on elsewhere in the file to the other end. */
function jumpLinks({ document, analysis }: Snapshot, speech: Speech): DocumentLink[] {
  const parts = splitArticles(analysis.reading);
  return parts.flatMap(({ jumps }, index) =>
    jumps.map(({ span, to }): DocumentLink => {
      const target = parts[to]!;
      const end = target.jumps.find((jump) => jump.to === index)?.span ?? target;
      const { line } = document.positionAt(end.start);
      return {
        range: toRange(document, span),
        target: `${document.uri}#L${line + 1}`,
        tooltip: choose({ en: `Go to “${target.title}”`, zh: `转到“${target.title}”` }, speech),
      };
    }),
  );
}

/** From the jump of an article that was split off to the file that its other half is in, beside its own. */
function fileLinks({ document, analysis }: Snapshot, speech: Speech): DocumentLink[] {
  return linkedFiles(analysis.reading.raw).map(({ name, start }) => ({
    range: toRange(document, { start: raw(start), end: raw(start + name.length) }),
    target: `${folderOf(document.uri)}/${encodeURIComponent(name)}`,
    tooltip: choose({ en: `Open “${name}”`, zh: `打开“${name}”` }, speech),
  }));
}

/** @throws (rejects) where the file cannot be read or decisions cannot be written. */
async function split(host: SplittingHost, { document, folder }: SplitParams): Promise<SplitResult> {
  const { text } = await textOf(document, host);
  const name = nameOf(document.uri);
  const [, base = name, extension = ''] = /^(.+?)((?:\.zw)?\.[^.]*)$/.exec(name) ?? [];
  const articles = splitIntoFiles(readArticle(text), base, extension);
  if (folder !== undefined && articles.length > 1) {
    const uriOf = (file: string): string =>
      `${folder.replace(/\/+$/, '')}/${encodeURIComponent(file)}`;
    const made = articles.map((article) => ({ ...article, uri: uriOf(article.name) }));
    await carryDecisions(host, document.uri, text, made);
  }
  return {
    files: articles.map((article) => ({ name: article.name, content: article.text })),
  };
}
