/** Doubts as an editor shows them: diagnostics, and quick fixes for each. */
import {
  CodeActionKind,
  type CodeAction,
  type Diagnostic,
  type Range,
} from 'vscode-languageserver';
import type { Said } from '../decisions/said';
import { formatProtectedTerm } from '../script/protectedTerms';
import type { Snapshot } from './documents';
import type { Doubt } from './doubts';
import { PROTECT_TERM_COMMAND } from './protocol';
import { choose, type Speech } from './speech';
import { SEVERITIES, toRange, toSpan } from './toProtocol';

/** Doubts as diagnostics, as loudly as the settings of the document want it. */
export function toDoubtDiagnostics(
  { document, settings }: Snapshot,
  doubts: readonly Doubt[],
  speech: Speech,
): Diagnostic[] {
  const level = settings.diagnostics.ambiguity;
  if (level === 'off') return [];
  return doubts.map((doubt) => ({
    range: toRange(document, doubt),
    severity: SEVERITIES[level],
    source: 'zhengwen',
    code: 'conversion-in-doubt',
    message: choose(wordsOf(doubt), speech),
  }));
}

function wordsOf({ ambiguity, stage }: Doubt): Said {
  const isConverted = stage !== 'before';
  const { character, used, alternatives, name } = ambiguity;
  const others = alternatives.map((one) => `“${one}”`).join('、');
  return {
    en:
      `${character} ${isConverted ? 'became' : 'will become'} ${used}; ` +
      `it could be ${alternatives.join(', ')}${name === '' ? '' : ` (in ${name})`}: please check`,
    zh:
      `“${character}”${isConverted ? '转成了' : '会转为'}“${used}”，` +
      `也可作${others}，请核对${name === '' ? '' : `“${name}”`}`,
  };
}

/** The fixes of the doubts in a range: other writings, and terms to remember. */
export function doubtFixes(
  snapshot: Snapshot,
  doubts: readonly Doubt[],
  range: Range,
  speech: Speech,
): CodeAction[] {
  const { document } = snapshot;
  const asked = toSpan(document, range);
  return doubts
    .filter(({ start, end }) => start <= asked.end && end >= asked.start)
    .flatMap((doubt): CodeAction[] => {
      const diagnostics = toDoubtDiagnostics(snapshot, [doubt], speech);
      const { ambiguity, stage, article } = doubt;
      const canChange = stage === 'converted';
      const change = (title: string, some: readonly Doubt[], newText: string): CodeAction => ({
        title,
        kind: CodeActionKind.QuickFix,
        diagnostics,
        edit: {
          changes: {
            [document.uri]: some.map((one) => ({ range: toRange(document, one), newText })),
          },
        },
      });
      const alike = doubts.filter((other) => isOfOneName(other, doubt));
      const count = alike.length;
      const changes = ambiguity.alternatives.flatMap((alternative) => [
        change(
          choose({ en: `Change to ${alternative}`, zh: `改为“${alternative}”` }, speech),
          [doubt],
          alternative,
        ),
        ...(count > 1
          ? [
              change(
                choose(
                  {
                    en: `Change to ${alternative} in every ${ambiguity.name} (${count})`,
                    zh: `全文“${ambiguity.name}”中都改为“${alternative}”（${count} 处）`,
                  },
                  speech,
                ),
                alike,
                alternative,
              ),
            ]
          : []),
      ]);
      const remember = (title: string, ...given: readonly string[]): CodeAction => {
        const command = {
          title,
          command: PROTECT_TERM_COMMAND,
          arguments: [article, ...given],
        };
        return { title, kind: CodeActionKind.QuickFix, diagnostics, command };
      };
      const { name, nameForms } = ambiguity;
      const forms = canChange ? nameForms.slice(0, 1) : nameForms;
      const protections = forms.map((as) => {
        const words = { en: `Always convert ${name} to ${as}`, zh: `今后“${name}”转为“${as}”` };
        return remember(choose(words, speech), formatProtectedTerm({ term: name, as }));
      });
      const ask = choose({ en: 'Protect a term…', zh: '添加不转换的词…' }, speech);
      return [
        ...(canChange ? changes : []),
        ...protections,
        ...(name === '' && !canChange ? [remember(ask)] : []),
      ];
    });
}

/** Whether two doubts are about one character of one name. */
const isOfOneName = ({ ambiguity: one }: Doubt, { ambiguity: other }: Doubt): boolean =>
  one.name !== '' &&
  one.name === other.name &&
  one.character === other.character &&
  one.used === other.used;
