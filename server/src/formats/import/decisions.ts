/** What a file of annotations says, as decisions of the person who made it. */
import {
  addAnnotation,
  changeDecision,
  decideSuggestion,
  relate,
  type Change,
} from '../../decisions/decide';
import {
  isSameJson,
  type Anchor,
  type Authorship,
  type Decision,
  type Fields,
  type Json,
  type Relation,
  type Sidecar,
} from '../../decisions/decision';
import { decisionId } from '../../decisions/id';
import { reanchor, type Orphan } from '../../decisions/reanchor';
import { Skeleton, skeletonOf } from '../../decisions/skeleton';
import type { Annotation } from '../../document/annotation';
import { markedAnnotation } from '../../document/marked';
import { raw, type RawSpan } from '../../text/offsets';
import { attributesOf, type Attributes } from '../attributes';
import { toStored } from '../choices';
import { toSameText, toSameWords } from '../sameText';
import { codePoints } from '../codePoints';
import { changeBy, reviewIn, withNotes, withTimes } from './review';
import { contextOf } from '../context';
import type { Review } from '../review';
import type { ImportedAnnotation, ImportedArticle, ImportedRelation } from './importer';

/** The article that annotations are imported into, and what is known of it. */
export interface ImportTarget {
  /** The raw text as it is stored. */
  readonly text: string;
  /** What the analysis finds in it. */
  readonly suggestions: readonly Annotation[];
  /** What the annotator decided so far. */
  readonly sidecar: Sidecar;
}

/** What an import makes of a sidecar. */
export interface ImportOutcome {
  readonly sidecar: Sidecar;
  /** How many annotations became new decisions, changed earlier ones, or said what these say already. */
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Ids of the decisions that the file speaks for. */
  readonly confirmed: readonly string[];
  /** How many are metrics without a number, which exports leave out until somebody sets one. */
  readonly numberless: number;
  /** How many relations are new. */
  readonly related: number;
  /** The places of what others made in the file, by {@link placeKey}: it is there, but not taken over. */
  readonly held: readonly string[];
  /** How many of these have no certain place. */
  readonly heldElsewhere: number;
  /** What a person should know, above all what is left out. */
  readonly notices: readonly string[];
  /** Those without a certain place in the article. The sidecar has them, too, with the places that they had. */
  readonly orphans: readonly Orphan[];
}

/**
 * Takes the annotations of an article over as decisions that accept them: of a suggestion where the analysis finds the
 * same, else as added by hand. Where the file has another text than the article, their places are looked for. Importing
 * a file again changes nothing.
 *
 * @param given Of one article; offsets count in its own text, else in the article's.
 */
export function importDecisions(
  given: ImportedArticle,
  { text, suggestions, sidecar }: ImportTarget,
  authorship: Authorship,
): ImportOutcome {
  const imported = inCodeUnits(given, text);
  const skeleton = new Skeleton(text);
  const decisions = new Map(sidecar.decisions.map((decision) => [decision.id, decision]));
  const known = new Map<string, Decision>();
  for (const { id, type, pieces } of reanchor(sidecar.decisions, text).placed) {
    preferStanding(known, placeKey(type, pieces), decisions.get(id)!);
  }
  const suggested = new Map(suggestions.map((one) => [placeKey(one.type, [one]), one]));
  const counts = { added: 0, changed: 0, unchanged: 0 };
  const taken = new Set(decisions.keys());
  const put = (decision: Decision, how: keyof typeof counts): void => {
    decisions.set(decision.id, decision);
    taken.add(decision.id);
    counts[how] += 1;
  };

  const { placed, orphans, soughtFor } = place(imported, skeleton, authorship);
  const idOf = new Map<ImportedAnnotation, string>();
  let numberless = 0;
  for (const { annotation, pieces } of placed) {
    const { type } = annotation;
    const key = placeKey(type, pieces);
    const suggestion = suggested.get(key);
    const earlier = known.get(key);
    const review = reviewIn(annotation.attributes);
    const change = changeOf(annotation, review, suggestion, earlier);
    let decision: Decision;
    if (earlier) {
      decision = withNotes(
        changeDecision(skeleton, earlier, change, authorship),
        review,
        authorship,
      );
      put(decision, decision === earlier ? 'unchanged' : 'changed');
    } else {
      const made = suggestion
        ? decideSuggestion(skeleton, suggestion, change, authorship, taken)
        : addAnnotation(skeleton, type, pieces, change, authorship, taken);
      decision = withTimes(withNotes(made, review, authorship), review);
      put(decision, 'added');
    }
    if (!suggestion && isNumberless(decision)) numberless += 1;
    known.set(key, decision);
    idOf.set(annotation, decision.id);
  }
  for (const { decision, annotation } of orphans) {
    idOf.set(annotation, decision.id);
    if (decisions.has(decision.id)) counts.unchanged += 1;
    else put(decision, 'added');
  }
  const { relations, related } = relateAll(imported.relations ?? [], idOf, sidecar, authorship);
  const { others = [], notices = [] } = imported;
  const held = place({ ...imported, annotations: others }, skeleton, authorship);
  return {
    sidecar: { ...sidecar, decisions: [...decisions.values()], relations },
    ...counts,
    numberless,
    confirmed: [...idOf.values()],
    related,
    held: held.placed.map(({ annotation, pieces }) => placeKey(annotation.type, pieces)),
    heldElsewhere: held.orphans.length,
    notices: [...notices, ...(soughtFor === undefined ? [] : [soughtFor])],
    orphans: orphans.map(({ decision, places }) => ({ decision, places })),
  };
}

/** Relates decisions as the file relates its annotations; what is related already stays. */
function relateAll(
  imported: readonly ImportedRelation[],
  idOf: ReadonlyMap<ImportedAnnotation, string>,
  { relations: before }: Sidecar,
  authorship: Authorship,
): { readonly relations: readonly Relation[]; readonly related: number } {
  const relations = new Map(before.map((relation) => [relation.id, relation]));
  let related = 0;
  for (const { type, from, to } of imported) {
    const [source, target] = [idOf.get(from), idOf.get(to)];
    if (source === undefined || target === undefined) continue;
    const known = [...relations.values()].filter(
      (one) => one.type === type && one.from === source && one.to === target,
    );
    if (known.some(({ state }) => state === 'accepted')) continue;
    const [withdrawn] = known;
    const relation: Relation = withdrawn
      ? { ...withdrawn, state: 'accepted', modified: authorship.time }
      : relate(type, source, target, authorship, new Set(relations.keys()));
    relations.set(relation.id, relation);
    related += 1;
  }
  return { relations: [...relations.values()], related };
}

/** What stands where, to tell whether two annotations are the same. */
export const placeKey = (type: string, pieces: readonly RawSpan[]): string =>
  `${type} ${pieces.map(({ start, end }) => `${start} ${end}`).join(' ')}`;

/** Where the words of an annotation stand, in the text of its own file. */
const piecesOf = ({ start, end, pieces = [{ start, end }] }: ImportedAnnotation): RawSpan[] =>
  pieces.map((piece) => ({ start: raw(piece.start), end: raw(piece.end) }));

/** Of several decisions on one place the one that was not withdrawn. */
function preferStanding(known: Map<string, Decision>, key: string, decision: Decision): void {
  if (decision.state !== 'withdrawn' || !known.has(key)) known.set(key, decision);
}

interface Placed {
  readonly annotation: ImportedAnnotation;
  /** In the article as it is stored. */
  readonly pieces: readonly RawSpan[];
}

interface Unplaced extends Orphan {
  readonly annotation: ImportedAnnotation;
}

/** Finds the annotations of an import in the article as it is stored. */
function place(
  imported: ImportedArticle,
  article: Skeleton,
  authorship: Authorship,
): { placed: Placed[]; orphans: readonly Unplaced[]; soughtFor?: string } {
  const { text, annotations } = imported;
  const moved = (move: (span: RawSpan) => RawSpan) => ({
    placed: annotations.map((one) => ({ annotation: one, pieces: piecesOf(one).map(move) })),
    orphans: [],
  });
  const toSame = text === undefined ? undefined : toSameText(text, article.raw);
  if (toSame) return moved(toSame);
  const skeleton = text === undefined ? undefined : new Skeleton(text);
  if (skeleton?.text === article.text) {
    // The same words, if in another script or with other line breaks: there is nothing to look for.
    const placed = annotations.flatMap((annotation): Placed[] => {
      const pieces = piecesOf(annotation).flatMap((piece) => {
        const start = skeleton.offsetOf(piece.start);
        const end = skeleton.endOf(piece.end);
        return start < end ? [article.toRaw(start, end)] : [];
      });
      return pieces.length > 0 ? [{ annotation, pieces }] : [];
    });
    if (placed.length === annotations.length) return { placed, orphans: [] };
  }
  const fromMade = fromForm(imported, article.raw);
  if (fromMade) return moved(fromMade);
  const byId = new Map<string, ImportedAnnotation>();
  const taken = new Set<string>();
  const decisions = annotations.map((annotation) => {
    const where = skeleton ?? (isThere(annotation, article.raw) ? article : undefined);
    const review = reviewIn(annotation.attributes);
    const decision = withNotes(
      unplaced(annotation, review, where, authorship, taken),
      review,
      authorship,
    );
    taken.add(decision.id);
    byId.set(decision.id, annotation);
    return decision;
  });
  const { placed, orphans } = reanchor(decisions, article.raw);
  const elsewhere = annotations.filter((one) => !isThere(one, article.raw)).length;
  return {
    ...(elsewhere > 0 ? { soughtFor: sentenceOf(elsewhere, skeleton !== undefined) } : {}),
    placed: placed.map(({ id, pieces }) => ({
      annotation: byId.get(id)!,
      pieces: pieces.map(({ start, end }) => ({ start, end })),
    })),
    orphans: orphans.map((orphan) => ({
      ...orphan,
      annotation: byId.get(orphan.decision.id)!,
    })),
  };
}

/** That places were looked for, and why. */
const sentenceOf = (count: number, hasText: boolean): string =>
  (hasText ? 'the file has another text: ' : 'the file has offsets at which other words stand: ') +
  (count === 1 ? '1 annotation was' : `${count} annotations were`) +
  ' looked for by the words';

/** From a text that an export made of an article's own, cleaned or converted; undefined where it is none of these. */
function fromForm(
  { text, annotations }: ImportedArticle,
  article: string,
): ((span: RawSpan) => RawSpan) | undefined {
  if (text !== undefined) return toStored(article, toSameWords(text));
  if (annotations.every((one) => isThere(one, article))) return undefined;
  // Of a table the words tell what text its offsets count in.
  return toStored(article, (made) =>
    annotations.every((one) => isThere(one, made)) ? (span) => span : undefined,
  );
}

/** An import whose offsets count UTF-16 code units, as those of an article do. */
function inCodeUnits(imported: ImportedArticle, article: string): ImportedArticle {
  if (!imported.inCodePoints) return imported;
  const points = codePoints(article);
  const convert = (annotation: ImportedAnnotation): ImportedAnnotation => ({
    ...annotation,
    start: points.unitAt(annotation.start),
    end: points.unitAt(annotation.end),
  });
  const converted = new Map(imported.annotations.map((one) => [one, convert(one)]));
  const relations = imported.relations?.map((relation) => ({
    ...relation,
    from: converted.get(relation.from)!,
    to: converted.get(relation.to)!,
  }));
  return {
    ...imported,
    annotations: [...converted.values()],
    ...(relations ? { relations } : {}),
    ...(imported.others ? { others: imported.others.map(convert) } : {}),
  };
}

/**
 * An annotation as a decision where its own file has it.
 *
 * @param skeleton Of the text that its offsets count in; `undefined` where nobody has that.
 */
function unplaced(
  annotation: ImportedAnnotation,
  review: Review,
  skeleton: Skeleton | undefined,
  authorship: Authorship,
  taken: ReadonlySet<string>,
): Decision {
  const { type, text } = annotation;
  const change = changeOf(annotation, review, undefined, undefined);
  const pieces = piecesOf(annotation);
  if (skeleton) return addAnnotation(skeleton, type, pieces, change, authorship, taken);
  // The words and what stands beside them are all that is known of the text that these offsets count in.
  const { prefix = '', suffix = '' } = annotation.context ?? {};
  const shift = prefix.length - annotation.start;
  const around = new Skeleton(prefix + text + suffix);
  const moved = pieces.map(({ start, end }) => ({
    start: raw(start + shift),
    end: raw(end + shift),
  }));
  const decision = addAnnotation(around, type, moved, change, authorship, new Set());
  const [first, ...others] = decision.pieces.map((anchor): Anchor => ({
    ...anchor,
    start: raw(anchor.start - shift),
    end: raw(anchor.end - shift),
  }));
  const anchors: [Anchor, ...Anchor[]] = [first!, ...others];
  return {
    ...decision,
    id: decisionId(type, anchors, authorship.creator, taken),
    pieces: anchors,
  };
}

/** Whether an annotation stands in a text at its offsets, with the words beside it where these are known. */
function isThere({ start, end, text, context }: ImportedAnnotation, article: string): boolean {
  // Cells of workbooks hold LF for each line end.
  if (withLineFeeds(article.slice(start, end)) !== withLineFeeds(text)) return false;
  if (!context) return true;
  const { prefix, suffix } = contextOf(article, { start: raw(start), end: raw(end) });
  return (
    plain(prefix).endsWith(plain(context.prefix)) && plain(suffix).startsWith(plain(context.suffix))
  );
}

const withLineFeeds = (text: string): string => text.replaceAll('\r\n', '\n');

/** Text without line ends, spaces and control characters, of which a table may have others. */
const plain = (text: string): string => text.replace(/[\s\p{Cc}\uFFFD]/gu, '');

/** What the analysis says of its own find, and where things stand, which an import has no say in. */
const NOT_DECIDED = new Set(['evidence', 'confidence', 'postSpans', 'itemsSpan', 'note', 'review']);

/** What an annotation says beyond what is known already. */
function changeOf(
  { start: from, text, pieces, attributes }: ImportedAnnotation,
  review: Review,
  suggestion: Annotation | undefined,
  earlier: Decision | undefined,
): Change & { readonly attributes: Fields } {
  const words = pieces?.map(({ start, end }) => text.slice(start - from, end - from)).join('');
  const before: Attributes = {
    norm: words ?? text,
    ...(suggestion ? attributesOf(suggestion) : {}),
    ...earlier?.attributes,
  };
  const said = Object.entries(attributes).filter(
    ([name, value]) =>
      !NOT_DECIDED.has(name) &&
      !isSameJson(value, before[name]) &&
      !(isNothing(value) && isNothing(before[name])),
  );
  return {
    ...changeBy(review),
    attributes: Object.fromEntries(said) as Readonly<Record<string, Json>>,
  };
}

/** Whether neither its words nor what was said of it give a metric a number. */
function isNumberless({ type, pieces, attributes }: Decision): boolean {
  if (type !== 'metric' || typeof attributes['value'] === 'number') return false;
  const { start, end } = pieces[0];
  const words = pieces.map(({ exact }) => exact).join('');
  return markedAnnotation('metric', { start, end }, words, skeletonOf(words)) === undefined;
}

const isNothing = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0);
