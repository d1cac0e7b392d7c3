/** Quick fixes of what is wrong with a text, and the request behind the command that cleans it. */
import {
  CodeActionKind,
  type CodeAction,
  type Connection,
  type Range,
} from 'vscode-languageserver';
import type { Decision } from '../decisions/decision';
import type { Edit } from '../script/alignment';
import { clean } from '../script/cleaning/clean';
import type { DirtKind } from '../script/cleaning/dirt';
import type { RawSpan } from '../text/offsets';
import type { ClientAbilities } from './abilities';
import { checkFixes } from './checks';
import { DIRT_WORDS, isRemovable, keptKinds, reportedDirt } from './dirt';
import { doubtFixes } from './doubtFixes';
import type { Doubts } from './doubts';
import type { Documents, Snapshot } from './documents';
import { mixedScriptFixes } from './mixedScript';
import { CLEAN_METHOD, KEEP_DIRT_COMMAND, type CleanParams, type CleanResult } from './protocol';
import { openly, safely } from './runSafe';
import type { Log, Runtime } from './runtime';
import type { SettingsStore } from './settings';
import { choose, type Speech } from './speech';
import { toSpan, toTextEdit } from './toProtocol';

export interface RewritingHost {
  readonly documents: Documents;
  readonly settings: SettingsStore;
  readonly doubts: Doubts;
  /** What was decided on an article, where that stands in its text. */
  readonly decided: (uri: string) => Promise<readonly Decision[]>;
  readonly abilities: () => ClientAbilities;
  readonly runtime: Runtime;
  readonly log: Log;
}

/** The source action that takes away all dirt; `editor.codeActionsOnSave` may name it. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.zhengwen`;

/** What code actions there are. */
export const CODE_ACTION_KINDS = [CodeActionKind.QuickFix, FIX_ALL];

/** Serves code actions, and the request to clean. */
export function serveRewriting(connection: Connection, host: RewritingHost): void {
  const { documents, abilities, doubts } = host;
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
              ...quickFixes(snapshot, range, abilities()),
              ...mixedScriptFixes(snapshot, range, abilities()),
              ...doubtFixes(snapshot, doubts.of(snapshot), range, abilities()),
            ]
          : []),
        // Cleaning an article takes a while: only who asks for it gets it.
        ...(context.only && wants(FIX_ALL) ? fixAll(snapshot, abilities()) : []),
      ];
    }),
  );
  connection.onRequest(
    CLEAN_METHOD,
    openly(host, 'clean', async ({ textDocument }: CleanParams): Promise<CleanResult> => {
      const keep = keptKinds(await host.settings.get(textDocument.uri));
      const document = documents.text(textDocument.uri);
      if (!document) throw new Error(`${textDocument.uri} is not open`);
      const decided = await host.decided(textDocument.uri);
      const { text, edits, remarks, alignment } = clean(document.getText(), { keep });
      const isLost = (span: RawSpan): boolean => {
        const { start, end } = alignment.toTarget(span);
        return start === end;
      };
      return {
        version: document.version,
        text,
        edits: edits.map((edit) => toTextEdit(document, edit)),
        remarks: remarks.length,
        lost: decided
          .filter(({ pieces }) => pieces.some(isLost))
          .map(({ pieces }) => pieces.map(({ exact }) => exact).join('…')),
      };
    }),
  );
}

/** Whether a kind of code action is another one or a kind of it. */
const isWithin = (kind: string, other: string): boolean =>
  kind === other || kind.startsWith(`${other}.`) || other === '';

/** What a fix does with dirt, in words. */
interface Verb {
  readonly en: (dirt: string) => string;
  readonly zh: (dirt: string) => string;
}

const REMOVE: Verb = { en: (dirt) => `Remove ${dirt}`, zh: (dirt) => `清除${dirt}` };
/** What is not taken away but written otherwise. */
const FIX_VERBS: Readonly<Partial<Record<DirtKind, Verb>>> = {
  'half-width-punctuation': {
    en: (dirt) => `Make ${dirt} full-width`,
    zh: (dirt) => `将${dirt}改为全角`,
  },
};

/** For each kind of dirt in a range a fix of what stands there, and one of all in the document. */
function quickFixes(snapshot: Snapshot, range: Range, speech: Speech): CodeAction[] {
  const { document } = snapshot;
  const dirt = reportedDirt(snapshot);
  const span = toSpan(document, range);
  const here = dirt.filter(({ start, end }) => start <= span.end && end >= span.start);
  const actions: CodeAction[] = [];
  const kinds = new Set(here.map((one) => one.kind));
  for (const kind of kinds) {
    const some = here.filter((one) => one.kind === kind).filter(isRemovable);
    const all = dirt.filter((one) => one.kind === kind).filter(isRemovable);
    if (some.length === 0) continue;
    const words = DIRT_WORDS[kind];
    const verb = FIX_VERBS[kind] ?? REMOVE;
    const fix = (title: string, edits: readonly Edit[]): CodeAction => ({
      title,
      kind: CodeActionKind.QuickFix,
      edit: { changes: { [document.uri]: edits.map((edit) => toTextEdit(document, edit)) } },
    });
    actions.push(fix(choose({ en: verb.en(words.en), zh: verb.zh(words.zh) }, speech), some));
    if (all.length > some.length) {
      const title = {
        en: `${verb.en(`all ${words.en} in the file`)} (${all.length})`,
        zh: `${verb.zh(`全文${words.zh}`)}（${all.length} 处）`,
      };
      actions.push(fix(choose(title, speech), all));
    }
  }
  for (const kind of kinds) {
    const { en, zh } = DIRT_WORDS[kind];
    const words = { en: `Keep ${en}: do not report it again`, zh: `保留${zh}，不再提示` };
    const title = choose(words, speech);
    const command = { title, command: KEEP_DIRT_COMMAND, arguments: [document.uri, kind] };
    actions.push({ title, kind: CodeActionKind.QuickFix, command });
  }
  return actions;
}

function fixAll({ document, settings }: Snapshot, speech: Speech): CodeAction[] {
  const { edits } = clean(document.getText(), { keep: keptKinds(settings) });
  if (edits.length === 0) return [];
  return [
    {
      title: choose({ en: 'Clean the article', zh: '清理全文' }, speech),
      kind: FIX_ALL,
      edit: { changes: { [document.uri]: edits.map((edit) => toTextEdit(document, edit)) } },
    },
  ];
}
