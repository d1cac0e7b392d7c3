/** Annotations with what was decided on them, as the protocol tells them. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { suggestionKey } from '../decisions/act';
import { CHANGED_TAG, isSameJson, type Decision, type Fields } from '../decisions/decision';
import { effectiveAnnotations, type EffectiveAnnotation } from '../decisions/effective';
import type { Orphan } from '../decisions/reanchor';
import type { Standing } from '../decisions/standing';
import type { Annotation } from '../document/annotation';
import { visiblePieces } from '../features/tokens';
import type { Analysis } from '../service';
import { raw, type RawSpan } from '../text/offsets';
import {
  ITEM_STATES,
  UNSURE_TAG,
  type DecisionItem,
  type DecisionList,
  type ItemNote,
  type ItemState,
  type RelationItem,
} from './protocol';
import { toRange } from './toProtocol';

/** An article in which decisions stand. */
export interface DecidedArticle {
  readonly document: TextDocument;
  readonly analysis: Analysis;
}

/** What {@link DecisionList} says of the decisions in an article. */
export function toDecisionList(
  { document, analysis }: DecidedArticle,
  { placed, orphans, relations }: Standing,
): Pick<DecisionList, 'items' | 'relations' | 'counts'> {
  const effective = effectiveAnnotations(analysis.annotations, placed);
  const items = [
    ...effective.map((annotation) => toItem(document, analysis, annotation)),
    ...orphans
      .filter(({ decision }) => decision.state !== 'withdrawn')
      .map((orphan) => toOrphanItem(document, orphan)),
  ];
  const keys = new Set(items.map(({ key }) => key));
  const counts = Object.fromEntries(
    ITEM_STATES.map((state) => [state, items.filter((item) => item.state === state).length]),
  ) as Record<ItemState, number>;
  return {
    items,
    relations: relations
      .filter(({ state, from, to }) => state === 'accepted' && keys.has(from) && keys.has(to))
      .map(({ id, type, from, to }): RelationItem => ({ id, type, from, to })),
    counts,
  };
}

function toItem(
  document: TextDocument,
  analysis: Analysis,
  annotation: EffectiveAnnotation,
): DecisionItem {
  const { type, pieces, attributes, tags, notes, suggestion, decision } = annotation;
  const suggested = suggestion && type === suggestion.type ? suggestedAttributes(suggestion) : {};
  const suggestedType = decision?.suggestion?.type;
  return {
    key: decision?.id ?? suggestionKey(suggestion!),
    ...(decision && { id: decision.id }),
    state: stateOf(annotation),
    ...doubtsOf(tags),
    type,
    ...(suggestedType !== undefined && suggestedType !== type && { suggestedType }),
    ranges: pieces.map((piece) => toRange(document, piece)),
    paint: pieces
      .flatMap((piece) => visiblePieces(analysis, piece))
      .flatMap((piece) => {
        const { start, end } = toRange(document, piece);
        return [start.line, start.character, end.line, end.character];
      }),
    text: pieces.map(({ start, end }) => analysis.reading.raw.slice(start, end)).join('…'),
    norm: pieces.map((piece) => wordsRead(analysis.reading, piece)).join('…'),
    attributes: { ...suggested, ...attributes },
    set: Object.keys(attributes),
    tags,
    notes: notes.map(toNote),
    ...(suggestion && { confidence: suggestion.confidence }),
    ...(decision && authorship(decision)),
  };
}

/** What a person may want to set otherwise: everything but places and how sure the engine is. */
export function suggestedAttributes(annotation: Annotation): Fields {
  const left = new Set([
    ...['type', 'start', 'end', 'text', 'norm', 'evidence', 'confidence'],
    ...['itemsSpan', 'postSpans'],
  ]);
  return Object.fromEntries(
    Object.entries(annotation).filter(([name, value]) => !left.has(name) && value !== undefined),
  );
}

function stateOf({ state, type, pieces, attributes, decision }: EffectiveAnnotation): ItemState {
  if (state === 'rejected') return 'rejected';
  if (state !== 'accepted') return 'undecided';
  const about = decision?.suggestion;
  if (!about) return 'added';
  const isSame =
    type === about.type &&
    pieces.length === 1 &&
    pieces[0]!.start === about.anchor.start &&
    pieces[0]!.end === about.anchor.end &&
    isSameJson(attributes, {});
  return isSame ? 'accepted' : 'changed';
}

function toOrphanItem(document: TextDocument, { decision, places }: Orphan): DecisionItem {
  const { id, state, type, pieces, attributes, tags, notes, suggestion } = decision;
  const text = document.getText();
  const words = pieces.map(({ exact }) => exact).join('…');
  return {
    key: id,
    id,
    state: 'orphan',
    was: state === 'withdrawn' ? 'open' : state,
    ...doubtsOf(tags),
    type,
    ...(suggestion && suggestion.type !== type && { suggestedType: suggestion.type }),
    ranges: [],
    paint: [],
    text: words,
    norm: words,
    attributes,
    set: Object.keys(attributes),
    tags,
    notes: notes.map(toNote),
    ...authorship(decision),
    places: places.map((some) =>
      some.map(({ start, end, score }) => ({
        range: toRange(document, { start, end }),
        text: text.slice(start, end),
        score,
      })),
    ),
  };
}

function doubtsOf(tags: readonly string[]): Pick<DecisionItem, 'unsure' | 'reworded'> {
  const reworded = tags.includes(CHANGED_TAG);
  return { unsure: reworded || tags.includes(UNSURE_TAG), reworded };
}

/** What the reading has for a raw span, which is not empty. */
const wordsRead = (reading: Analysis['reading'], { start, end }: RawSpan): string =>
  reading.text.slice(reading.toReading(raw(start)), reading.toReading(raw(end - 1)) + 1);

const toNote = ({ text, creator, created }: ItemNote): ItemNote => ({ text, creator, created });

const authorship = ({ creator, created, modified }: Decision) => ({ creator, created, modified });
