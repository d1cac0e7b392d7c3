/** Helping who writes: completion of set phrases, and hints behind annotations. */
import {
  CompletionItemKind,
  CompletionTriggerKind,
  MarkupKind,
  type CompletionItem,
  type CompletionList,
  type Connection,
  type InlayHint,
} from 'vscode-languageserver';
import type { Completion } from '../features/completion';
import { raw } from '../text/offsets';
import type { Documents } from './documents';
import { safely } from './runSafe';
import type { Log, Runtime } from './runtime';
import { toRange, toSpan } from './toProtocol';

export interface WritingHost {
  readonly documents: Documents;
  readonly runtime: Runtime;
  readonly log: Log;
}

/** The characters after which phrases are offered without being asked for. */
export const OPENING_QUOTES = ['“', '‘', '「', '『'];

export function serveWriting(connection: Connection, host: WritingHost): void {
  const { documents } = host;
  const none: CompletionList = { isIncomplete: false, items: [] };
  connection.onCompletion(
    safely(host, 'completion', none, async ({ textDocument, position, context }) => {
      const snapshot = await documents.snapshot(textDocument.uri);
      if (!snapshot) return none;
      const { document, analysis, service } = snapshot;
      const offset = raw(document.offsetAt(position));
      const letters = context?.triggerKind !== CompletionTriggerKind.TriggerCharacter;
      const { items, incomplete } = service.getCompletions(analysis, offset, letters);
      return {
        isIncomplete: incomplete,
        items: items.map((item, index): CompletionItem => {
          const range = toRange(document, item.span);
          return {
            label: item.text,
            kind: CompletionItemKind.Text,
            // What is written may be letters or traditional script, which no editor finds in the label.
            filterText: document.getText(range),
            sortText: String(index).padStart(3, '0'),
            textEdit: { range, newText: item.text },
            ...explained(item),
          };
        }),
      };
    }),
  );
  connection.languages.inlayHint.on(
    safely(host, 'inlay hints', null, async ({ textDocument, range }) => {
      const snapshot = await documents.snapshot(textDocument.uri);
      if (!snapshot) return null;
      const { document, analysis, service, settings } = snapshot;
      const { english, figures } = settings.inlayHints;
      if (!english && !figures) return null;
      return service
        .getInlayHints(analysis, toSpan(document, range), settings.inlayHints)
        .map(({ offset, text }): InlayHint => ({
          position: document.positionAt(offset),
          label: text,
          paddingLeft: true,
          // Before a mark there is room enough.
          paddingRight: /[\p{L}\p{N}]/u.test(analysis.reading.raw[offset] ?? ''),
        }));
    }),
  );
}

function explained({ entry }: Completion): Partial<CompletionItem> {
  if (!entry) return {};
  const english = entry.english?.[0]?.text;
  const value = [entry.meaning.zh, entry.meaning.en].filter((text) => text !== '').join('\n\n');
  return {
    ...(english === undefined ? {} : { detail: english }),
    ...(value === '' ? {} : { documentation: { kind: MarkupKind.PlainText, value } }),
  };
}
