import { ErrorCodes, ResponseError, type Connection } from 'vscode-languageserver';
import { emptySidecar } from '../decisions/decision';
import { parseSidecar, serializeSidecar } from '../decisions/sidecar';
import { sidecarName } from '../decisions/sidecarName';
import { detectFormat } from '../formats/import/detect';
import { planImport, type PlannedImport } from '../formats/import/plan';
import { findImporter } from '../formats/import/registry';
import type { LanguageService } from '../service';
import type { Documents } from './documents';
import { decoded, namesOf, textOf } from './exporting';
import type { WorkspaceFiles } from './files';
import {
  DETECT_FORMAT_METHOD,
  IMPORT_METHOD,
  type DetectFormatParams,
  type ImportedDecisions,
  type ImportParams,
  type ImportResult,
} from './protocol';
import { openly, safely } from './runSafe';
import type { Log, Runtime } from './runtime';

/** What imports need of the server. */
export interface ImportHost {
  readonly service: () => Promise<LanguageService>;
  readonly documents: Documents;
  readonly files: Pick<WorkspaceFiles, 'read'>;
  readonly runtime: Runtime;
}

/** Answers the requests around imports. */
export function serveImports(
  connection: Connection,
  host: ImportHost & { readonly log: Log },
): void {
  connection.onRequest(
    DETECT_FORMAT_METHOD,
    safely(
      host,
      'detect',
      null,
      ({ name, beginning }: DetectFormatParams) => detectFormat(name, beginning) ?? null,
    ),
  );
  connection.onRequest(
    IMPORT_METHOD,
    openly(host, 'import', (params: ImportParams) => importDocuments(host, params)),
  );
}

/**
 * Works out what an import does to the files with decisions.
 *
 * @throws (rejects) where anything of it cannot be done.
 */
export async function importDocuments(
  host: ImportHost,
  { files, format, annotator, time, articles, sidecars }: ImportParams,
): Promise<ImportResult> {
  const importer = findImporter(format);
  if (!importer) {
    throw new ResponseError(ErrorCodes.InvalidParams, `The format “${format}” cannot be imported`);
  }
  const imported = await importer.read(
    files.map(({ name, content }) => ({ name, content: fromBase64(content) })),
  );
  const service = await host.service();
  const paths = namesOf(articles.map(({ uri }) => uri));
  const uriOf = new Map(paths.map((path, index) => [path, articles[index]!]));
  const there = new Map(sidecars.map((uri) => [decoded(uri), uri]));
  const before = new Map<string, string>();
  const planned = await planImport(
    imported,
    {
      paths,
      read: async (path) => (await textOf(uriOf.get(path)!, host)).text,
      suggest: (text) => service.analyze(text).annotations,
      async sidecar(path) {
        const name = baseOf(path);
        const article = decoded(uriOf.get(path)!.uri);
        const folder = article.slice(0, article.lastIndexOf('/') + 1);
        const uri = there.get(folder + sidecarName(name, annotator));
        if (uri === undefined) return emptySidecar(name);
        const text = await host.files.read(uri);
        before.set(path, text);
        return parseSidecar(text, name).sidecar;
      },
    },
    { creator: annotator, time },
  );
  return {
    changes: planned.map((plan) => ({
      article: uriOf.get(plan.path)!.uri,
      sidecar: sidecarName(baseOf(plan.path), annotator),
      before: before.get(plan.path) ?? null,
      content: serializeSidecar(plan.sidecar),
      added: plan.added,
      changed: plan.changed,
      unchanged: plan.unchanged,
      orphans: orphansOf(plan),
    })),
  };
}

const baseOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

const fromBase64 = (content: string): Uint8Array =>
  Uint8Array.from(atob(content), (character) => character.charCodeAt(0));

const orphansOf = ({ orphans, text }: PlannedImport): ImportedDecisions['orphans'] =>
  orphans.map(({ decision: { type, pieces }, places }) => ({
    type,
    quote: pieces.map(({ exact }) => exact).join(' … '),
    places: places.flat().map(({ start, end }) => ({
      line: text.slice(0, start).split(/\r\n|[\r\n]/).length,
      text: text.slice(start, end),
    })),
  }));
