/** Doubts as an editor shows them: diagnostics, and quick fixes for each. */
import {
  CodeActionKind,
  type CodeAction,
  type Diagnostic,
  type Range,
} from 'vscode-languageserver';
import type { Said } from '../decisions/said';
import { formatProtectedTerm } from '../script/protectedTerms';
import { raw, type RawSpan } from '../text/offsets';
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
      const ofName = doubts.filter(({ ambiguity: other }) => name !== '' && other.name === name);
      const wanted = new Set([...nameForms.slice(1), withFirstWays(ofName)]);
      const keptForms = canChange && ambiguity.where !== 'text' ? [...wanted] : [];
      const kept = keptForms.map((as): CodeAction => {
        const words = {
          en: `Change every ${nameForms[0]} to ${as} and keep it so`,
          zh: `“${nameForms[0]}”全部改为“${as}”，今后也这样转`,
        };
        const edits = nameSpans(document.getText(), ofName, as).map((span) => ({
          range: toRange(document, span),
          newText: as,
        }));
        return {
          ...remember(choose(words, speech), formatProtectedTerm({ term: name, as })),
          edit: { changes: { [document.uri]: edits } },
        };
      });
      const ask = choose({ en: 'Protect a term…', zh: '添加不转换的词…' }, speech);
      return [
        ...(canChange ? changes : []),
        ...protections,
        ...kept,
        ...(name === '' && !canChange ? [remember(ask)] : []),
      ];
    });
}

/** A name with the likeliest other way of each of its characters in doubt. */
function withFirstWays(doubts: readonly Doubt[]): string {
  const characters = [...(doubts[0]?.ambiguity.nameForms[0] ?? '')];
  for (const { ambiguity } of doubts) {
    const [used = '', first = ''] = ambiguity.nameForms;
    const before = [...used];
    for (const [index, character] of [...first].entries()) {
      if (character !== before[index]) characters[index] = character;
    }
  }
  return characters.join('');
}

/** Shortest name that is looked for as it stands; what is shorter may be a word elsewhere. */
const NAME_MIN = 3;

/** Where a name stands that is written otherwise than somebody wants it, in order. */
function nameSpans(text: string, doubts: readonly Doubt[], wanted: string): RawSpan[] {
  const starts = new Map<number, number>();
  for (const { start, ambiguity } of doubts) {
    const [used = '', first = ''] = ambiguity.nameForms;
    let at = 0;
    while (at < used.length && used[at] === first[at]) at++;
    // An astral character differs in its second half only.
    if (at > 0 && /[\ud800-\udbff]/.test(used[at - 1]!)) at--;
    starts.set(start - at, used.length);
  }
  for (const form of new Set(doubts.flatMap(({ ambiguity }) => ambiguity.nameForms))) {
    if (form.length < NAME_MIN) continue;
    for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + form.length)) {
      starts.set(at, form.length);
    }
  }
  return [...starts]
    .sort(([a], [b]) => a - b)
    .map(([start, length]) => ({ start: raw(start), end: raw(start + length) }))
    .filter(({ start, end }) => text.slice(start, end) !== wanted);
}

/** Whether two doubts are about one character of one name. */
const isOfOneName = ({ ambiguity: one }: Doubt, { ambiguity: other }: Doubt): boolean =>
  one.name !== '' &&
  one.name === other.name &&
  one.character === other.character &&
  one.used === other.used;
