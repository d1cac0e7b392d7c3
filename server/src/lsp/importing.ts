import { ErrorCodes, ResponseError, type Connection } from 'vscode-languageserver';
import type { ImportedArticle } from '../formats/import/importer';
import { emptySidecar } from '../decisions/decision';
import { parseSidecar, serializeSidecar } from '../decisions/sidecar';
import { detectFormat } from '../formats/import/detect';
import { meaningsOf, unknownLabelIn } from '../formats/import/meanings';
import { unknownUnitIn } from '../formats/import/offsetUnits';
import { planImport, type PlannedImport } from '../formats/import/plan';
import { findImporter } from '../formats/import/registry';
import type { LanguageService } from '../service';
import type { Documents } from './documents';
import { namesOf, textOf } from './exporting';
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
import type { Schemas } from './schemas';
import type { Sidecars } from './sidecars';

/** What imports need of the server. */
export interface ImportHost {
  readonly service: () => Promise<LanguageService>;
  readonly documents: Documents;
  readonly files: Pick<WorkspaceFiles, 'readIfThere'>;
  readonly sidecars: Pick<Sidecars, 'placeOf'>;
  readonly schemas: Pick<Schemas, 'ofAll'>;
  /** Resolves when decisions in memory are in their files. */
  readonly savedDecisions: () => Promise<void>;
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
  { files, format, annotator, time, articles, map, unit, rejectMissing = false }: ImportParams,
): Promise<ImportResult> {
  const importer = findImporter(format);
  if (!importer) {
    throw new ResponseError(ErrorCodes.InvalidParams, `The format “${format}” cannot be imported`);
  }
  const schema = await host.schemas.ofAll(articles.map(({ uri }) => uri));
  let imported: readonly ImportedArticle[];
  try {
    imported = await importer.read(
      files.map(({ name, content }) => ({ name, content: fromBase64(content) })),
      meaningsOf(schema, map),
      { maker: annotator, ...(unit === undefined ? {} : { unit }) },
    );
  } catch (error) {
    const { message } = error as Error;
    const units = unknownUnitIn(error);
    if (units) return { changes: [], units: { message, words: units.words } };
    const unknown = unknownLabelIn(error);
    if (!unknown) throw error;
    const { label, kind } = unknown;
    const choices = (kind === 'type' ? schema.types : schema.relations).map((one) => ({
      name: one.name,
      ...(one.label === undefined ? {} : { label: one.label }),
    }));
    return { changes: [], unknown: { label, message, choices } };
  }
  const service = await host.service();
  const paths = namesOf(articles.map(({ uri }) => uri));
  const uriOf = new Map(paths.map((path, index) => [path, articles[index]!]));
  const places = new Map<string, { readonly uri: string; readonly before: string | undefined }>();
  await host.savedDecisions();
  const planned = await planImport(
    imported,
    {
      paths,
      read: async (path) => (await textOf(uriOf.get(path)!, host)).text,
      suggest: (text) => service.analyze(text).annotations,
      async sidecar(path) {
        const place = await host.sidecars.placeOf(uriOf.get(path)!.uri, annotator);
        if (typeof place === 'string') throw new Error(`${path}: ${place}`);
        const { uri, source } = place;
        const before = await host.files.readIfThere(uri);
        places.set(path, { uri, before });
        return before === undefined ? emptySidecar(source) : parseSidecar(before, source).sidecar;
      },
    },
    { creator: annotator, time },
    rejectMissing,
  );
  return {
    changes: planned.map((plan) => ({
      article: uriOf.get(plan.path)!.uri,
      sidecar: places.get(plan.path)!.uri,
      before: places.get(plan.path)!.before ?? null,
      content: serializeSidecar(plan.sidecar, places.get(plan.path)!.before),
      added: plan.added,
      changed: plan.changed,
      unchanged: plan.unchanged,
      rejected: plan.rejected,
      numberless: plan.numberless,
      notices: plan.notices,
      orphans: orphansOf(plan),
    })),
  };
}

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
