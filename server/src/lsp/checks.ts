/** What the checks find, as diagnostics with quick fixes. */
import {
  CodeActionKind,
  DiagnosticSeverity,
  type CodeAction,
  type Diagnostic,
  type Range,
} from 'vscode-languageserver';
import type { CheckedFinding } from '../checks/registry';
import type { Analysis } from '../service';
import type { ClientAbilities } from './abilities';
import type { Snapshot } from './documents';
import type { Runtime } from './runtime';
import { choose, type Speech } from './speech';
import { inSteps } from './steps';
import { SEVERITIES, toRange, toSpan } from './toProtocol';

/** How a client shows what is found. */
type CheckAbilities = Speech & Pick<ClientAbilities, 'related'>;

/** What was found in an analysis is found once: an editor asks for fixes whenever the cursor moves. */
const known = new WeakMap<Analysis, readonly CheckedFinding[]>();

/** What the checks that are switched on find. */
function findingsOf({ analysis, service, settings }: Snapshot): readonly CheckedFinding[] {
  let findings = known.get(analysis);
  if (!findings) known.set(analysis, (findings = service.doChecks(analysis)));
  return findings.filter(({ check }) => settings.checks[check] !== 'off');
}

/** Runs the checks one by one, if they have not run yet, so that {@link toCheckDiagnostics} only tells what they found. */
export async function runInSteps(
  { analysis, service }: Snapshot,
  runtime: Runtime,
  goesOn: () => boolean,
): Promise<void> {
  if (known.has(analysis)) return;
  const findings = await inSteps(service.stepChecks(analysis), runtime, goesOn);
  if (findings) known.set(analysis, findings);
}

/** What is to be looked at in a document, as loudly as its settings want it. */
export function toCheckDiagnostics(snapshot: Snapshot, abilities: CheckAbilities): Diagnostic[] {
  return findingsOf(snapshot).map((finding) => toDiagnostic(snapshot, finding, abilities));
}

function toDiagnostic(
  { document, settings }: Snapshot,
  { check, span, message, related: places = [] }: CheckedFinding,
  abilities: CheckAbilities,
): Diagnostic {
  const level = settings.checks[check];
  return {
    range: toRange(document, span),
    severity: level === 'off' ? DiagnosticSeverity.Hint : SEVERITIES[level],
    source: 'zhengwen',
    code: check,
    message: choose(message, abilities),
    ...(abilities.related &&
      places.length > 0 && {
        relatedInformation: places.map((place) => ({
          location: { uri: document.uri, range: toRange(document, place.span) },
          message: choose(place.message, abilities),
        })),
      }),
  };
}

/** The fixes of what was found in a range, each with the diagnostic that it is for. */
export function checkFixes(
  snapshot: Snapshot,
  range: Range,
  abilities: CheckAbilities,
): CodeAction[] {
  const { document } = snapshot;
  const asked = toSpan(document, range);
  return findingsOf(snapshot).flatMap((finding): CodeAction[] => {
    const { span, fix } = finding;
    if (!fix || span.start > asked.end || span.end < asked.start) return [];
    const title = choose({ en: `Change to “${fix.text}”`, zh: `改为“${fix.text}”` }, abilities);
    return [
      {
        title,
        kind: CodeActionKind.QuickFix,
        diagnostics: [toDiagnostic(snapshot, finding, abilities)],
        edit: {
          changes: {
            [document.uri]: [{ range: toRange(document, fix.span), newText: fix.text }],
          },
        },
      },
    ];
  });
}
