/** Files with several articles: links between the ends of one that jumps, and the request to take a file apart. */
import type { Connection, DocumentLink } from 'vscode-languageserver';
import { parseSidecar, serializeSidecar } from '../decisions/sidecar';
import { readSidecarName, sidecarName } from '../decisions/sidecarName';
import { shareSidecar } from '../script/carryDecisions';
import { splitArticles } from '../script/split';
import { splitIntoFiles } from '../script/splitFiles';
import { readArticle } from '../text/read';
import type { ClientAbilities } from './abilities';
import type { Documents, Snapshot } from './documents';
import { decoded, textOf } from './exporting';
import type { WorkspaceFiles } from './files';
import { SPLIT_METHOD, type SplitParams, type SplitResult } from './protocol';
import { openly, safely } from './runSafe';
import type { Log, Runtime } from './runtime';
import { toRange } from './toProtocol';

export interface SplittingHost {
  readonly documents: Documents;
  readonly files: Pick<WorkspaceFiles, 'read'>;
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
      return snapshot && abilities().lineLinks ? jumpLinks(snapshot, abilities().chinese) : null;
    }),
  );
  connection.onRequest(
    SPLIT_METHOD,
    openly(host, 'split', (params: SplitParams) => split(host, params)),
  );
}

/** From each end of an article that goes on elsewhere in the file to the other end. */
function jumpLinks({ document, analysis }: Snapshot, chinese: boolean): DocumentLink[] {
  const parts = splitArticles(analysis.reading);
  return parts.flatMap(({ jumps }, index) =>
    jumps.map(({ span, to }): DocumentLink => {
      const target = parts[to]!;
      const end = target.jumps.find((jump) => jump.to === index)?.span ?? target;
      const { line } = document.positionAt(end.start);
      return {
        range: toRange(document, span),
        target: `${document.uri}#L${line + 1}`,
        tooltip: chinese ? `转到“${target.title}”` : `Go to “${target.title}”`,
      };
    }),
  );
}

/** @throws (rejects) where a file cannot be read. */
async function split(
  host: SplittingHost,
  { document, sidecars }: SplitParams,
): Promise<SplitResult> {
  const { text } = await textOf(document, host);
  const name = nameOf(document.uri);
  const [, base = name, extension = ''] = /^(.+?)((?:\.zw)?\.[^.]*)$/.exec(name) ?? [];
  const articles = splitIntoFiles(readArticle(text), base, extension);
  const files = articles.map((article) => ({ name: article.name, content: article.text }));
  if (articles.length === 1) return { articles: 1, files };
  const made = articles.map((article) => ({ ...article, source: article.name }));
  for (const uri of sidecars) {
    const annotator = readSidecarName(nameOf(uri))?.annotator;
    if (annotator === undefined) continue;
    const { sidecar } = parseSidecar(await host.files.read(uri), name);
    for (const one of shareSidecar(sidecar, text, made).sidecars) {
      const content = serializeSidecar(one);
      if (content !== '') files.push({ name: sidecarName(one.source, annotator), content });
    }
  }
  return { articles: articles.length, files };
}

const nameOf = (uri: string): string => decoded(uri).slice(decoded(uri).lastIndexOf('/') + 1);
