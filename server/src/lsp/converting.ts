/** The requests behind the commands that convert: a text, a file with its decisions, a report, a file's encoding. */
import type { Connection } from 'vscode-languageserver';
import { convertText } from '../script/convertText';
import { detectVariety } from '../script/detectVariety';
import { groupEdits } from '../script/groupEdits';
import { parseProtectedTerm, type ProtectedTerm } from '../script/protectedTerms';
import type { RawSpan } from '../text/offsets';
import type { ClientAbilities } from './abilities';
import { carryDecisions, type CarryingHost } from './carrying';
import { describeReport } from './conversionReport';
import { isArticle, textOf, type ExportHost } from './exporting';
import {
  CONVERSION_REPORT_METHOD,
  CONVERT_FILE_METHOD,
  CONVERT_METHOD,
  DETECT_VARIETY_METHOD,
  ENCODING_METHOD,
  type ConversionReportParams,
  type ConversionReportResult,
  type ConvertFileParams,
  type ConvertFileResult,
  type ConvertParams,
  type ConvertResult,
  type DetectVarietyParams,
  type DetectVarietyResult,
  type EncodingParams,
  type ServerSettings,
} from './protocol';
import { openly, safely } from './runSafe';
import type { Log } from './runtime';

/** What conversions need of the server. */
export interface ConvertingHost
  extends CarryingHost, Pick<ExportHost, 'service' | 'documents' | 'settings' | 'runtime'> {
  readonly abilities: () => ClientAbilities;
  /** What a person decided on in an open document, and what was suggested there. */
  readonly decidedSpans: (uri: string) => Promise<readonly RawSpan[]>;
  readonly log: Log;
}

/** The protected terms of settings; what is none is passed over. */
export const protectedTermsOf = ({
  conversion,
}: Pick<ServerSettings, 'conversion'>): ProtectedTerm[] =>
  conversion.protectedTerms.flatMap((text) => parseProtectedTerm(text) ?? []);

/** Answers the requests around conversion. */
export function serveConverting(connection: Connection, host: ConvertingHost): void {
  connection.onRequest(
    CONVERT_METHOD,
    openly(host, 'convert', (params: ConvertParams) => convertStretch(host, params)),
  );
  connection.onRequest(
    DETECT_VARIETY_METHOD,
    openly(host, 'detect variety', ({ text }: DetectVarietyParams): DetectVarietyResult => ({
      variety: detectVariety(text),
    })),
  );
  connection.onRequest(
    CONVERT_FILE_METHOD,
    openly(host, 'convert file', (params: ConvertFileParams) => convertFile(host, params)),
  );
  connection.onRequest(
    ENCODING_METHOD,
    safely(host, 'encoding', null, async ({ uri }: EncodingParams) => {
      if (!host.runtime.reaches(uri)) return null;
      return (await host.runtime.readText(uri)).encoding ?? null;
    }),
  );
  connection.onRequest(
    CONVERSION_REPORT_METHOD,
    openly(host, 'conversion report', (params: ConversionReportParams) => report(host, params)),
  );
}

/** More edits than this are joined: an editor takes its time for each, and so does who follows them. */
const MOST_EDITS = 10_000;

/** Converts a text, or a stretch of an open document. */
async function convertStretch(
  host: ConvertingHost,
  { text, from = 'auto', to, uri, start = 0 }: ConvertParams,
): Promise<ConvertResult> {
  const protectedTerms = protectedTermsOf(await host.settings.get(uri));
  const within = uri === undefined ? undefined : host.documents.text(uri)?.getText();
  const converted = convertText(text, {
    from,
    to,
    protectedTerms,
    ...(within !== undefined && { within }),
  });
  const edits = converted.alignment.edits(converted.text);
  const decided = uri === undefined ? [] : await host.decidedSpans(uri);
  const kept = decided.map((span) => ({ start: span.start - start, end: span.end - start }));
  return {
    text: converted.text,
    from: converted.from,
    edits: groupEdits(text, edits, kept, MOST_EDITS).map(({ replacement, ...range }) => ({
      ...range,
      newText: replacement,
    })),
  };
}

/**
 * Converts a file, and writes the decisions on it for the result.
 *
 * @throws (rejects) where the article cannot be read or decisions cannot be written.
 */
export async function convertFile(
  host: ConvertingHost,
  { document, from = 'auto', to, articlesOnly = false, target }: ConvertFileParams,
): Promise<ConvertFileResult> {
  const [{ text, encoding }, service, settings] = await Promise.all([
    textOf(document, host),
    host.service(),
    host.settings.get(document.uri),
  ]);
  const unchanged = { text, from: 'none', doubts: 0, lost: 0 } as const;
  if (articlesOnly) {
    const judge = () => service.isGovernmentArticle(text);
    if (!(await isArticle(document.uri, host, judge))) return { ...unchanged, isArticle: false };
  }
  const protectedTerms = protectedTermsOf(settings);
  const converted = convertText(text, { from, to, protectedTerms });
  const lost = await carryDecisions(host, document.uri, text, [{ ...converted, uri: target }]);
  const doubts = service.findDoubts(service.analyze(text), converted, to, protectedTerms);
  return {
    isArticle: true,
    text: converted.text,
    from: converted.from,
    ...(encoding !== undefined && { encoding }),
    doubts: doubts.length,
    lost,
  };
}

/** @throws (rejects) where the document is not open, or is no article. */
async function report(
  { documents, abilities }: ConvertingHost,
  { textDocument: { uri }, from = 'auto', to, link = uri }: ConversionReportParams,
): Promise<ConversionReportResult> {
  const snapshot = await documents.snapshot(uri);
  if (!snapshot) throw new Error(`${uri} is not open as an article`);
  const { analysis, service, settings, document } = snapshot;
  const protectedTerms = protectedTermsOf(settings);
  const converted = convertText(document.getText(), { from, to, protectedTerms });
  const found = service.reportConversion(analysis, converted, to, protectedTerms);
  return {
    from: converted.from,
    ...describeReport(document, converted, found, { to, link, speech: abilities() }),
  };
}
