/** Quick fixes of an article in both scripts. */
import { CodeActionKind, type CodeAction, type Range } from 'vscode-languageserver';
import type { Analysis } from '../document/analysis';
import type { Edit } from '../script/alignment';
import { findMixedScript, type MixedScript } from '../script/mixedScript';
import { protectedTermsOf } from './converting';
import type { Snapshot } from './documents';
import { choose, type Speech } from './speech';
import { toSpan, toTextEdit } from './toProtocol';

/** Looked for once in each version of a text: an editor asks whenever the cursor moves. */
const known = new WeakMap<Analysis, { key: string; found: MixedScript | undefined }>();

function mixedScriptOf({ analysis, settings }: Snapshot): MixedScript | undefined {
  if (analysis.reading.script !== 'mixed') return undefined;
  const key = settings.conversion.protectedTerms.join('\n');
  let entry = known.get(analysis);
  if (entry?.key !== key) {
    const found = findMixedScript(analysis.reading.raw, protectedTermsOf(settings));
    known.set(analysis, (entry = { key, found }));
  }
  return entry.found;
}

/** Where a range touches a passage in the script that the article has less of: its fix, and one of all of them. */
export function mixedScriptFixes(snapshot: Snapshot, range: Range, speech: Speech): CodeAction[] {
  const { document, settings } = snapshot;
  if (settings.diagnostics.dirt === 'off') return [];
  const mixed = mixedScriptOf(snapshot);
  if (!mixed) return [];
  const asked = toSpan(document, range);
  const here = mixed.passages.filter(({ start, end }) => start <= asked.end && end > asked.start);
  if (here.length === 0) return [];
  const fix = (title: string, edits: readonly Edit[]): CodeAction => ({
    title,
    kind: CodeActionKind.QuickFix,
    edit: {
      changes: {
        [document.uri]: edits.map((one) => toTextEdit(document, one)),
      },
    },
  });
  const { main, passages } = mixed;
  const script =
    main === 'zh-CN'
      ? { zh: '简体', en: 'simplified' }
      : { zh: `繁体（${main}）`, en: `traditional (${main})` };
  const one = fix(
    choose({ en: `Convert this passage to ${script.en}`, zh: `将此处转为${script.zh}` }, speech),
    here.flatMap(({ edits }) => edits),
  );
  if (passages.length === here.length) return [one];
  const count = passages.length;
  const all = fix(
    choose(
      {
        en: `Convert all such passages to ${script.en} (${count})`,
        zh: `将全文统一为${script.zh}（${count} 处）`,
      },
      speech,
    ),
    passages.flatMap(({ edits }) => edits),
  );
  return [one, all];
}
