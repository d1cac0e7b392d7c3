import { commands, l10n, ViewColumn, window, workspace } from 'vscode';
import {
  CONVERSION_REPORT_METHOD,
  type ConversionReportParams,
  type ConversionReportResult,
} from '../../server/src/lsp/protocol';
import type { RewritingContext } from './converting';
import { askDirection } from './varieties';

/**
 * Shows what a person should look at in a conversion of the active article, and what would not come back.
 *
 * @returns How much that is; `undefined` where nothing was converted.
 */
export async function showConversionReport(
  context: RewritingContext,
  given: unknown,
): Promise<number | undefined> {
  const document = window.activeTextEditor?.document;
  if (!document) {
    void window.showInformationMessage(l10n.t('Open the article to convert first.'));
    return undefined;
  }
  const direction = await askDirection(() => context.client(), given, document.getText());
  if (!direction) return undefined;
  const client = await context.client();
  const uri = client.code2ProtocolConverter.asUri(document.uri);
  // A preview follows links below the folder of the workspace, and none with the scheme of files.
  const isInside = workspace.getWorkspaceFolder(document.uri) !== undefined;
  const path = workspace.asRelativePath(document.uri, false);
  const params: ConversionReportParams = {
    textDocument: { uri },
    ...direction,
    ...(isInside && { link: `/${path.split('/').map(encodeURIComponent).join('/')}` }),
  };
  const { text, from, count } = await client.sendRequest<ConversionReportResult>(
    CONVERSION_REPORT_METHOD,
    params,
  );
  if (from === direction.to || from === 'none') {
    void window.showInformationMessage(l10n.t('There is nothing to convert in this article.'));
    return undefined;
  }
  const report = await workspace.openTextDocument({ language: 'markdown', content: text });
  if (isInside) await commands.executeCommand('markdown.showPreviewToSide', report.uri);
  else await window.showTextDocument(report, ViewColumn.Beside);
  return count;
}
