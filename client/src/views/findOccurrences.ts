/** Asking the server where a term stands. */
import {
  type CancellationToken,
  l10n,
  ProgressLocation,
  type TextDocumentShowOptions,
  type TextEditor,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type Occurrence,
  OCCURRENCES_METHOD,
  type OccurrencesParams,
  type OccurrencesResult,
} from '../../../server/src/lsp/protocol';
import { select } from '../review/selection';
import { toEditorRange } from './ranges';

/**
 * Looks for a term, which the person may stop.
 *
 * @returns undefined where it was stopped.
 * @throws (rejects) with a message for the person.
 */
export async function findOccurrences(
  client: BaseLanguageClient,
  params: OccurrencesParams,
): Promise<OccurrencesResult | undefined> {
  const title = l10n.t('Looking for “{0}”', params.term);
  return window.withProgress(
    { location: ProgressLocation.Notification, title, cancellable: true },
    async (_, token: CancellationToken) => {
      try {
        return await client.sendRequest<OccurrencesResult>(OCCURRENCES_METHOD, params, token);
      } catch (error) {
        if (token.isCancellationRequested) return undefined;
        throw error;
      }
    },
  );
}

/** Tells the person what could not be looked at, and whether there is more. */
export function warnOfGaps({ skipped, isCut, occurrences }: OccurrencesResult): void {
  const [first] = skipped;
  if (first) {
    const name = workspace.asRelativePath(Uri.parse(first.uri));
    void window.showWarningMessage(
      l10n.t('{0} files were left out, such as {1}: {2}', skipped.length, name, first.reason),
    );
  }
  if (isCut) {
    void window.showWarningMessage(
      l10n.t('Only the first {0} occurrences are shown.', occurrences.length),
    );
  }
}

/**
 * Shows an occurrence in its article.
 *
 * @throws (rejects) with a message for the person where it stands there no longer.
 */
export async function showOccurrence(
  occurrence: Occurrence,
  options: TextDocumentShowOptions = {},
): Promise<TextEditor> {
  const document = await workspace.openTextDocument(Uri.parse(occurrence.uri));
  const shown = window.visibleTextEditors.find((editor) => editor.document === document);
  const editor = await window.showTextDocument(document, {
    ...(shown?.viewColumn !== undefined && { viewColumn: shown.viewColumn }),
    ...options,
  });
  if (document.getText(toEditorRange(occurrence.range)) !== occurrence.text) {
    throw new Error(l10n.t('The text has changed. Please try again.'));
  }
  select(editor, occurrence.range);
  return editor;
}

/** Where an occurrence stands, for people: `reports/2024.txt:12`. */
export const placeOf = ({ uri, range }: Occurrence): string =>
  `${workspace.asRelativePath(Uri.parse(uri))}:${range.start.line + 1}`;

/** Names places by their files alone, where no two files of different folders have one name. */
export function shortPlaces(occurrences: readonly Occurrence[]): (one: Occurrence) => string {
  const short = (one: Occurrence): string => placeOf(one).replace(/^.*\//, '');
  const fileOf = (place: string): string => place.slice(0, place.lastIndexOf(':'));
  const paths = new Set(occurrences.map((one) => fileOf(placeOf(one))));
  const names = new Set(occurrences.map((one) => fileOf(short(one))));
  return names.size === paths.size ? short : placeOf;
}
