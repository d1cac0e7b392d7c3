/** Doubts as an editor shows them: diagnostics, and quick fixes for each. */
import {
  CodeActionKind,
  type CodeAction,
  type Diagnostic,
  type Range,
} from 'vscode-languageserver';
import { formatProtectedTerm } from '../script/protectedTerms';
import type { ClientAbilities } from './abilities';
import type { Snapshot } from './documents';
import type { Doubt } from './doubts';
import { PROTECT_TERM_COMMAND } from './protocol';
import { SEVERITIES, toRange, toSpan } from './toProtocol';

/** Doubts as diagnostics, as loudly as the settings of the document want it. */
export function toDoubtDiagnostics(
  { document, settings }: Snapshot,
  doubts: readonly Doubt[],
  { chinese }: Pick<ClientAbilities, 'chinese'>,
): Diagnostic[] {
  const level = settings.diagnostics.ambiguity;
  if (level === 'off') return [];
  return doubts.map((doubt) => ({
    range: toRange(document, doubt),
    severity: SEVERITIES[level],
    source: 'zhengwen',
    code: 'conversion-in-doubt',
    message: messageOf(doubt, chinese),
  }));
}

function messageOf({ ambiguity, stage }: Doubt, chinese: boolean): string {
  const isConverted = stage !== 'before';
  const { character, used, alternatives, name } = ambiguity;
  if (chinese) {
    const others = alternatives.map((one) => `“${one}”`).join('、');
    const where = name === '' ? '' : `（${name}）`;
    const what = isConverted ? `“${character}”转成了` : `“${character}”会转为`;
    return `${what}“${used}”，也可作${others}，请核对${where}`;
  }
  const others = alternatives.join(', ');
  const where = name === '' ? '' : ` (in ${name})`;
  const what = isConverted ? `${character} became` : `${character} will become`;
  return `${what} ${used}; it could be ${others}${where}: please check`;
}

/** The fixes of the doubts in a range: other writings, and terms to remember. */
export function doubtFixes(
  snapshot: Snapshot,
  doubts: readonly Doubt[],
  range: Range,
  abilities: Pick<ClientAbilities, 'chinese'>,
): CodeAction[] {
  const { document } = snapshot;
  const { chinese } = abilities;
  const asked = toSpan(document, range);
  return doubts
    .filter(({ start, end }) => start <= asked.end && end >= asked.start)
    .flatMap((doubt): CodeAction[] => {
      const diagnostics = toDoubtDiagnostics(snapshot, [doubt], abilities);
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
        change(chinese ? `改为“${alternative}”` : `Change to ${alternative}`, [doubt], alternative),
        ...(count > 1
          ? [
              change(
                chinese
                  ? `全文“${ambiguity.name}”中都改为“${alternative}”（${count} 处）`
                  : `Change to ${alternative} in every ${ambiguity.name} (${count})`,
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
        const title = chinese ? `今后“${name}”转为“${as}”` : `Always convert ${name} to ${as}`;
        return remember(title, formatProtectedTerm({ term: name, as }));
      });
      const ask = chinese ? '添加不转换的词…' : 'Protect a term…';
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
