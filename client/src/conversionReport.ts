import { commands, l10n, type TextDocument, type Uri, ViewColumn, window, workspace } from 'vscode';
import {
  CONVERSION_REPORT_METHOD,
  type ConversionReportParams,
  type ConversionReportResult,
} from '../../server/src/lsp/protocol';
import type { RewritingContext } from './converting';
import { askDirection, type Direction } from './varieties';

/**
 * Shows what a person should look at in a conversion of the active article, and what would not come back.
 *
 * @param addressOf The address of a report, whose text is that of {@link reportOn}.
 * @returns How much that is; `undefined` where nothing was converted.
 */
export async function showConversionReport(
  context: RewritingContext,
  addressOf: (document: TextDocument, direction: Direction) => Uri,
  given: unknown,
): Promise<number | undefined> {
  const document = window.activeTextEditor?.document;
  if (!document) {
    void window.showInformationMessage(l10n.t('Open the article to convert first.'));
    return undefined;
  }
  const direction = await askDirection(() => context.client(), given, document.getText());
  if (!direction) return undefined;
  const { from, count } = await reportOn(context, document, direction);
  if (from === direction.to || from === 'none') {
    void window.showInformationMessage(l10n.t('There is nothing to convert in this article.'));
    return undefined;
  }
  const report = await workspace.openTextDocument(addressOf(document, direction));
  if (isInside(document)) await commands.executeCommand('markdown.showPreviewToSide', report.uri);
  else await window.showTextDocument(report, ViewColumn.Beside);
  return count;
}

/** The report on a conversion of an article. */
export async function reportOn(
  context: RewritingContext,
  document: TextDocument,
  direction: Direction,
): Promise<ConversionReportResult> {
  const client = await context.client();
  const uri = client.code2ProtocolConverter.asUri(document.uri);
  const path = workspace.asRelativePath(document.uri, false);
  const params: ConversionReportParams = {
    textDocument: { uri },
    ...direction,
    ...(isInside(document) && { link: `/${path.split('/').map(encodeURIComponent).join('/')}` }),
  };
  return client.sendRequest<ConversionReportResult>(CONVERSION_REPORT_METHOD, params);
}

/** A preview follows links below the folder of the workspace, and none with the scheme of files. */
const isInside = ({ uri }: TextDocument): boolean =>
  workspace.getWorkspaceFolder(uri) !== undefined;
