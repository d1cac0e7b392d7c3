import type { Decision } from '../decisions/decision';
import { counts, effectiveAnnotations } from '../decisions/effective';
import type { Analysis } from '../document/analysis';
import { ANNOTATION_TYPES, type Annotation, type AnnotationType } from '../document/annotation';
import type { Noise } from '../text/reading';
import { raw, type RawSpan } from '../text/offsets';
import { firstEndingAfter } from '../text/spans';

/** What may be said of a token beside its type. */
export const TOKEN_MODIFIERS = [
  'quoted', // in quotation marks
  'established', // known from elsewhere in the document
  'uncertain', // a careful annotator may well disagree
] as const;
export type TokenModifier = (typeof TOKEN_MODIFIERS)[number];

/** The legend of the semantic tokens. The manifest repeats it, and a test compares the two. */
export const TOKEN_LEGEND = { types: ANNOTATION_TYPES, modifiers: TOKEN_MODIFIERS } as const;

/** A piece of an annotation to colour: it never crosses a line break. */
export interface SemanticToken extends RawSpan {
  readonly type: AnnotationType;
  readonly modifiers: readonly TokenModifier[];
}

/** What tokens are made of: an annotation as it was found, or as a person left it. */
export type ColoredSpan = RawSpan & Pick<Annotation, 'type' | 'evidence' | 'confidence'>;

/** Below this confidence an annotation is shown as uncertain. */
const UNCERTAIN_BELOW = 0.6;

/**
 * The tokens of a document, or of the part of it that touches a span, in order and never overlapping.
 *
 * @param types The types to colour; all where left out.
 * @param annotations What to colour, in order and not overlapping; what was found where left out.
 */
export function getSemanticTokens(
  analysis: Analysis,
  within?: RawSpan,
  types: ReadonlySet<AnnotationType> = new Set(ANNOTATION_TYPES),
  annotations: readonly ColoredSpan[] = analysis.annotations,
): SemanticToken[] {
  const tokens: SemanticToken[] = [];
  const end = within?.end ?? Infinity;
  for (let i = within ? firstEndingAfter(annotations, within.start) : 0; ; i++) {
    const annotation = annotations[i];
    if (!annotation || annotation.start >= end) return tokens;
    if (!types.has(annotation.type)) continue;
    const modifiers = modifiersOf(annotation);
    for (const piece of visiblePieces(analysis, annotation)) {
      tokens.push({ ...piece, type: annotation.type, modifiers });
    }
  }
}

/**
 * The annotations where a person has decided: everything as it stands now, nothing that was rejected or was given a type of
 * the person's own.
 *
 * @param decisions Placed in the same text.
 * @param types Only these types; all where left out.
 * @returns in the order of the text, every piece for itself.
 */
export function standingSpans(
  { annotations }: Pick<Analysis, 'annotations'>,
  decisions: readonly Decision[],
  types: ReadonlySet<string> = new Set(ANNOTATION_TYPES),
): readonly ColoredSpan[] {
  if (decisions.length === 0) return annotations;
  return effectiveAnnotations(annotations, decisions)
    .filter((one) => counts(one, 'suggestions') && types.has(one.type))
    .flatMap(({ type, pieces, suggestion }): ColoredSpan[] =>
      pieces.map(({ start, end }) => ({
        start,
        end,
        type: type as AnnotationType,
        evidence: suggestion?.evidence ?? [],
        confidence: suggestion?.confidence ?? 1,
      })),
    )
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

/** {@link standingSpans} to be coloured: of what overlaps only the first, since tokens never do. */
export function coloredSpans(
  ...standing: Parameters<typeof standingSpans>
): readonly ColoredSpan[] {
  let end = 0;
  return standingSpans(...standing).filter((span) => {
    if (span.start < end) return false;
    end = span.end;
    return true;
  });
}

function modifiersOf(annotation: ColoredSpan): TokenModifier[] {
  const modifiers: TokenModifier[] = [];
  if (annotation.evidence.includes('quoted')) modifiers.push('quoted');
  if (annotation.evidence.includes('established')) modifiers.push('established');
  if (annotation.confidence < UNCERTAIN_BELOW) modifiers.push('uncertain');
  return modifiers;
}

/**
 * The parts of a span that belong to it on the page: without the line breaks, captions and page furniture that layout
 * put into the sentence, one piece per line, white space at the edges left off.
 */
export function visiblePieces(analysis: Analysis, span: RawSpan): RawSpan[] {
  const { raw: text, noise } = analysis.reading;
  const pieces: RawSpan[] = [];
  let start: number = span.start;
  for (const hole of layoutBreaksIn(noise, span)) {
    pushLines(text, start, hole.start, pieces);
    start = Math.max(start, hole.end);
  }
  pushLines(text, start, span.end, pieces);
  return pieces;
}

function* layoutBreaksIn(noise: readonly Noise[], span: RawSpan): Generator<Noise> {
  let low = 0;
  let high = noise.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (noise[middle]!.end > span.start) high = middle;
    else low = middle + 1;
  }
  for (let i = low; i < noise.length && noise[i]!.start < span.end; i++) {
    if (noise[i]!.kind === 'layout-break') yield noise[i]!;
  }
}

const LINE = /[^\r\n]+/g;

function pushLines(text: string, start: number, end: number, into: RawSpan[]): void {
  if (start >= end) return;
  for (const match of text.slice(start, end).matchAll(LINE)) {
    const line = match[0];
    const from = start + match.index + (line.length - line.trimStart().length);
    const to = start + match.index + line.trimEnd().length;
    if (from < to) into.push({ start: raw(from), end: raw(to) });
  }
}
