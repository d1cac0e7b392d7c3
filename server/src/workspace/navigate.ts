import type { Analysis } from '../document/analysis';
import type { Annotation } from '../document/annotation';
import { introduces, occurrencesOf } from '../document/occurrences';
import { subjectAt } from '../features/find';
import type { RawOffset, RawSpan } from '../text/offsets';
import { identityOf } from './summary';
import type { Place, WorkspaceIndex } from './workspaceIndex';

/** A document, and the index of the workspace that it belongs to. */
export interface Located {
  readonly uri: string;
  readonly analysis: Analysis;
  readonly index: WorkspaceIndex;
}

/** Where something is explained. */
export type Target =
  | { readonly kind: 'here'; readonly span: RawSpan }
  | { readonly kind: 'elsewhere'; readonly place: Place }
  | { readonly kind: 'entry'; readonly id: string };

export interface Definition {
  /** The part of the text that was pointed at. */
  readonly origin: RawSpan;
  /** Never none. */
  readonly targets: readonly Target[];
}

/** More articles than this that introduce the same thing are not listed. */
const MOST_INTRODUCTIONS = 50;

/**
 * Where the thing at an offset is explained: where the article itself introduces the person or spells the term out; where
 * it does not, or this is the very place, where other articles do; else the entry of the glossary.
 */
export function findDefinition(
  { uri, analysis, index }: Located,
  offset: RawOffset,
): Definition | undefined {
  const subject = subjectAt(analysis, offset, true);
  if (!subject) return undefined;
  const { annotation, span: origin } = subject;
  const here = occurrencesOf(analysis, annotation).find(introduces);
  if (here && here !== annotation) {
    return { origin, targets: [{ kind: 'here', span: spanOf(here) }] };
  }
  const identity = identityOf(annotation);
  const elsewhere = identity
    ? index
        .introductions(identity.key, MOST_INTRODUCTIONS + 1)
        .filter((place) => place.uri !== uri)
        .slice(0, MOST_INTRODUCTIONS)
        .map((place): Target => ({ kind: 'elsewhere', place }))
    : [];
  const entry = 'entry' in annotation ? annotation.entry : undefined;
  const targets: Target[] = [
    ...(here ? [{ kind: 'here', span: spanOf(here) } as const] : []),
    ...elsewhere,
    // A term is spelled out in many articles; what it stands for everywhere is in the glossary.
    ...(entry === undefined ? [] : [{ kind: 'entry', id: entry } as const]),
  ];
  return targets.length > 0 ? { origin, targets } : undefined;
}

/** All places of a thing: those of the document itself, and those of other files. */
export interface References {
  readonly here: readonly RawSpan[];
  readonly elsewhere: readonly Place[];
}

/**
 * Everywhere the thing at an offset is mentioned. A term is the same in all the forms that its entry lists.
 *
 * @param introductions Whether places that introduce it are among them.
 */
export function findReferences(
  { uri, analysis, index }: Located,
  offset: RawOffset,
  introductions = true,
): References {
  const subject = subjectAt(analysis, offset, true);
  if (!subject) return { here: [], elsewhere: [] };
  const identity = identityOf(subject.annotation);
  const here: readonly Annotation[] = identity
    ? analysis.annotations.filter((other) => identityOf(other)?.key === identity.key)
    : occurrencesOf(analysis, subject.annotation);
  const elsewhere = identity ? index.places(identity.key) : [];
  return {
    here: here.filter((one) => introductions || !introduces(one)).map(spanOf),
    elsewhere: elsewhere.filter(
      (place) => place.uri !== uri && (introductions || !place.introduces),
    ),
  };
}

const spanOf = ({ start, end }: RawSpan): RawSpan => ({ start, end });
