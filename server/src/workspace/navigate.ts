import type { Analysis } from '../document/analysis';
import type { Annotation, FormulaAnnotation, SloganAnnotation } from '../document/annotation';
import { introduces, occurrencesOf } from '../document/occurrences';
import { findDefinition as findExplanation } from '../explain/definition';
import type { Elsewhere } from '../explain/known';
import { subjectAt } from '../features/find';
import { reading as readingOffset, type RawOffset, type RawSpan } from '../text/offsets';
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
export function findDefinition(located: Located, offset: RawOffset): Definition | undefined {
  const { uri, analysis, index } = located;
  const thing = thingAt(located, offset);
  if (!thing) return undefined;
  const { annotation, span: origin, key } = thing;
  const occurrences = annotation ? occurrencesOf(analysis, annotation) : [];
  const here = occurrences.find(introduces);
  if (here && here !== annotation) {
    return { origin, targets: [{ kind: 'here', span: spanOf(here) }] };
  }
  // What a hover quotes as the article's own explanation.
  const explained = here ? undefined : findExplanation(analysis, occurrences.filter(isTerm));
  if (explained) return { origin, targets: [{ kind: 'here', span: explained.span }] };
  const elsewhere =
    key === undefined
      ? []
      : index
          .introductions(key, MOST_INTRODUCTIONS + 1)
          .filter((place) => place.uri !== uri)
          .slice(0, MOST_INTRODUCTIONS);
  const entry = annotation && 'entry' in annotation ? annotation.entry : undefined;
  const targets: Target[] = [
    ...(here ? [{ kind: 'here', span: spanOf(here) } as const] : []),
    ...elsewhere.map((place): Target => ({ kind: 'elsewhere', place })),
    // A term is spelled out in many articles; what it stands for everywhere is in the glossary.
    ...(entry === undefined ? [] : [{ kind: 'entry', id: entry } as const]),
  ];
  return targets.length > 0 ? { origin, targets } : undefined;
}

const isTerm = (annotation: Annotation): annotation is SloganAnnotation | FormulaAnnotation =>
  annotation.type === 'slogan' || annotation.type === 'formula';

/** What stands at an offset. */
interface Thing {
  /** The part of the text that was pointed at. */
  readonly span: RawSpan;
  /** Left out for a person whom this article does not introduce, and another one does. */
  readonly annotation?: Annotation;
  /** Left out for what is not looked for across files. */
  readonly key?: string;
}

function thingAt({ analysis, index }: Located, offset: RawOffset): Thing | undefined {
  const subject = subjectAt(analysis, offset, true);
  if (!subject) return personAt(analysis, index, offset);
  const { annotation, span } = subject;
  const key = identityOf(annotation)?.key;
  return { annotation, span, ...(key === undefined ? {} : { key }) };
}

/** Names of more characters than this stand with their posts. */
const LONGEST_NAME = 4;

/** A person at an offset whom only other articles introduce: the longest name that holds the character there. */
function personAt(
  { reading }: Analysis,
  index: WorkspaceIndex,
  offset: RawOffset,
): Thing | undefined {
  const { text } = reading;
  const at = reading.toReading(offset);
  for (let length = LONGEST_NAME; length >= 2; length--) {
    for (let start = Math.max(0, at - length + 1); start <= at; start++) {
      const end = start + length;
      const key = `person ${text.slice(start, end)}`;
      if (end > text.length || !index.mentionsThing(key)) continue;
      return { span: reading.toRaw(readingOffset(start), readingOffset(end)), key };
    }
  }
  return undefined;
}

/** So many other files are named of those that mention a thing. */
const NAMED_FILES = 5;

/** How often the files of a workspace mention what an annotation stands for, and where some others than this one do. */
export function findElsewhere(
  index: WorkspaceIndex,
  uri: string,
  annotation: Annotation,
  addressOf: (place: Place) => string,
): Elsewhere | undefined {
  const key = identityOf(annotation)?.key;
  if (key === undefined) return undefined;
  const places = index
    .firstPlaces(key, NAMED_FILES + 1)
    .filter((place) => place.uri !== uri)
    .slice(0, NAMED_FILES)
    .map((place) => ({ uri: place.uri, href: addressOf(place) }));
  return { ...index.count(key), places };
}

/** Everywhere a name stands in a document. */
function namesIn({ reading }: Analysis, name: string): RawSpan[] {
  const spans: RawSpan[] = [];
  for (let at = reading.text.indexOf(name); at >= 0; at = reading.text.indexOf(name, at + 1)) {
    spans.push(reading.toRaw(readingOffset(at), readingOffset(at + name.length)));
  }
  return spans;
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
  located: Located,
  offset: RawOffset,
  introductions = true,
): References {
  const { uri, analysis, index } = located;
  const thing = thingAt(located, offset);
  if (!thing) return { here: [], elsewhere: [] };
  const { annotation, key } = thing;
  return {
    here: annotation
      ? mentionsIn(analysis, annotation, key)
          .filter((one) => introductions || !introduces(one))
          .map(spanOf)
      : namesIn(analysis, key!.replace(/^person /, '')),
    elsewhere:
      key === undefined
        ? []
        : index
            .places(key)
            .filter((place) => place.uri !== uri && (introductions || !place.introduces)),
  };
}

const mentionsIn = (
  analysis: Analysis,
  annotation: Annotation,
  key: string | undefined,
): readonly Annotation[] =>
  key === undefined
    ? occurrencesOf(analysis, annotation)
    : analysis.annotations.filter((other) => identityOf(other)?.key === key);

const spanOf = ({ start, end }: RawSpan): RawSpan => ({ start, end });
