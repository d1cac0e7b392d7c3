/** Cleaning and converting: quick fixes for dirt, and the requests behind the commands. */
import {
  CodeActionKind,
  type CodeAction,
  type Connection,
  type Range,
  type TextEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Edit } from '../script/alignment';
import { clean } from '../script/cleaning/clean';
import { convertText } from '../script/convertText';
import { raw } from '../text/offsets';
import type { ClientAbilities } from './abilities';
import { checkFixes } from './checks';
import { DIRT_WORDS, dirtOf, isRemovable } from './dirt';
import type { Documents, Snapshot } from './documents';
import {
  CLEAN_METHOD,
  CONVERT_METHOD,
  type CleanParams,
  type CleanResult,
  type ConvertParams,
  type ConvertResult,
} from './protocol';
import { openly, safely } from './runSafe';
import type { Log, Runtime } from './runtime';
import { toRange, toSpan } from './toProtocol';

export interface RewritingHost {
  readonly documents: Documents;
  readonly abilities: () => ClientAbilities;
  readonly runtime: Runtime;
  readonly log: Log;
}

/** The source action that takes away all dirt; `editor.codeActionsOnSave` may name it. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.zhengwen`;

/** What code actions there are. */
export const CODE_ACTION_KINDS = [CodeActionKind.QuickFix, FIX_ALL];

/** Serves code actions for dirt, and the requests to convert and to clean. */
export function serveRewriting(connection: Connection, host: RewritingHost): void {
  const { documents, abilities } = host;
  connection.onCodeAction(
    safely(host, 'code actions', null, async ({ textDocument, range, context }) => {
      const snapshot = await documents.snapshot(textDocument.uri);
      if (!snapshot) return null;
      const wants = (kind: string): boolean =>
        context.only === undefined || context.only.some((only) => isWithin(kind, only));
      return [
        ...(wants(CodeActionKind.QuickFix)
          ? [
              ...checkFixes(snapshot, range, abilities()),
              ...quickFixes(snapshot, range, abilities().chinese),
            ]
          : []),
        // Cleaning an article takes a while: only who asks for it gets it.
        ...(context.only && wants(FIX_ALL) ? fixAll(snapshot, abilities().chinese) : []),
      ];
    }),
  );
  connection.onRequest(
    CONVERT_METHOD,
    openly(host, 'convert', ({ text, from = 'auto', to }: ConvertParams): ConvertResult => {
      const converted = convertText(text, { from, to });
      return { text: converted.text, from: converted.from };
    }),
  );
  connection.onRequest(
    CLEAN_METHOD,
    openly(host, 'clean', ({ textDocument }: CleanParams): CleanResult => {
      const document = documents.text(textDocument.uri);
      if (!document) throw new Error(`${textDocument.uri} is not open`);
      const { text, edits, remarks } = clean(document.getText());
      return {
        version: document.version,
        text,
        edits: edits.map((edit) => toEdit(document, edit)),
        remarks: remarks.length,
      };
    }),
  );
}

/** Whether a kind of code action is another one or a kind of it. */
const isWithin = (kind: string, other: string): boolean =>
  kind === other || kind.startsWith(`${other}.`) || other === '';

const toEdit = (document: TextDocument, { start, end, replacement }: Edit): TextEdit => ({
  range: toRange(document, { start: raw(start), end: raw(end) }),
  newText: replacement,
});

/** For each kind of dirt in a range a fix of what stands there, and one of all in the document. */
function quickFixes(
  { document, analysis }: Snapshot,
  range: Range,
  chinese: boolean,
): CodeAction[] {
  const dirt = dirtOf(analysis).filter(isRemovable);
  const span = toSpan(document, range);
  const here = dirt.filter(({ start, end }) => start <= span.end && end >= span.start);
  const actions: CodeAction[] = [];
  for (const kind of new Set(here.map((one) => one.kind))) {
    const some = here.filter((one) => one.kind === kind);
    const all = dirt.filter((one) => one.kind === kind);
    const words = DIRT_WORDS[kind][chinese ? 'zh' : 'en'];
    const fix = (title: string, edits: readonly Edit[]): CodeAction => ({
      title,
      kind: CodeActionKind.QuickFix,
      edit: { changes: { [document.uri]: edits.map((edit) => toEdit(document, edit)) } },
    });
    actions.push(fix(chinese ? `清除${words}` : `Remove ${words}`, some));
    if (all.length > some.length) {
      const title = chinese
        ? `清除全文${words}（${all.length} 处）`
        : `Remove all ${words} in the file (${all.length})`;
      actions.push(fix(title, all));
    }
  }
  return actions;
}

function fixAll({ document }: Snapshot, chinese: boolean): CodeAction[] {
  const { edits } = clean(document.getText());
  if (edits.length === 0) return [];
  return [
    {
      title: chinese ? '清理全文' : 'Clean the article',
      kind: FIX_ALL,
      edit: { changes: { [document.uri]: edits.map((edit) => toEdit(document, edit)) } },
    },
  ];
}
