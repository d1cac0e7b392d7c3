/** Merging two versions of one decision, or of one relation. */
import {
  isSameJson,
  type Anchor,
  type Decision,
  type DecisionState,
  type Fields,
  type ForeignFields,
  type Json,
  type Note,
  type Relation,
} from './decision';
import { splitId } from './id';
import { skeletonOf } from './skeleton';
import {
  canonical,
  compareTimes,
  mergeFields,
  mergeLists,
  pick,
  type Side,
  type Versions,
} from './threeWay';

/** Two versions, the later one and the other one, and the one that both began with, where it is known. */
interface Sides<T> extends Versions {
  readonly last: T;
  readonly other: T;
  readonly base?: T;
}

/** What is not taken of each side, by the name of the field. */
type Losses = Readonly<Record<Side, Map<string, Json>>>;

/**
 * Merges two versions of a decision; see `mergeSidecars`.
 *
 * @returns one decision, or two where the sides are about different words: the later one has the id.
 */
export function mergeDecision(ours: Decision, theirs: Decision, base?: Decision): Decision[] {
  const sides = sidesOf(ours, theirs, base, (one) => quotesOf(one) + canonical(one));
  const { last, other } = sides;
  if (isAboutOtherWords(sides)) return [last, { ...other, id: splitId(other.id, quotesOf(other)) }];
  const before = sides.base;
  const losses: Losses = { last: new Map(), other: new Map() };
  const lose = (side: Side, name: string, value: Json): void => {
    losses[side].set(name, value);
  };
  const state = mergeState(sides, lose);
  const type = pick(sides, last.type, other.type, before?.type, (side, value) =>
    lose(side, 'type', value),
  );
  const attributes = mergeFields(
    sides,
    last.attributes,
    other.attributes,
    before?.attributes,
    lose,
  );
  const foreign = mergeForeign(sides, last.foreign, other.foreign, before?.foreign, lose);
  const suggestion = pick(sides, last.suggestion, other.suggestion, before?.suggestion);
  const [creator, created] = pick(sides, madeBy(last), madeBy(other), before && madeBy(before));
  const notes = mergeLists(
    sides,
    [...last.notes, ...noteOf(last, losses.last)],
    [...other.notes, ...noteOf(other, losses.other)],
    before?.notes ?? [],
    ({ created: time, creator: who, text }) => JSON.stringify([time, who, text]),
  );
  return [
    {
      id: last.id,
      state,
      type,
      pieces: mergePieces(sides),
      attributes,
      tags: mergeLists(sides, last.tags, other.tags, before?.tags ?? [], (tag) => tag),
      notes,
      ...(suggestion && { suggestion }),
      creator,
      created,
      modified: last.modified,
      ...(foreign && { foreign }),
    },
  ];
}

/** Merges two versions of a relation. */
export function mergeRelation(ours: Relation, theirs: Relation, base?: Relation): Relation[] {
  const sides = sidesOf(ours, theirs, base, canonical);
  const { last, other } = sides;
  const foreign = mergeForeign(sides, last.foreign, other.foreign, base?.foreign);
  return [
    {
      ...last,
      state: pick(sides, last.state, other.state, base?.state),
      type: pick(sides, last.type, other.type, base?.type),
      from: pick(sides, last.from, other.from, base?.from),
      to: pick(sides, last.to, other.to, base?.to),
      ...(foreign && { foreign }),
    },
  ];
}

/** @param rankOf Says which of two versions of the same time counts as the later one. */
function sidesOf<T extends Pick<Decision, 'created' | 'modified'>>(
  ours: T,
  theirs: T,
  known: T | undefined,
  rankOf: (item: T) => string,
): Sides<T> {
  const order = compareTimes(ours.modified, theirs.modified);
  const isOurs = order === 0 ? rankOf(ours) >= rankOf(theirs) : order > 0;
  const [last, other] = isOurs ? [ours, theirs] : [theirs, ours];
  // A version that was not changed since it was made is what the other one was made of.
  const isUnchanged =
    order !== 0 && last.created === other.created && other.modified === other.created;
  const base = known ?? (isUnchanged ? other : undefined);
  return { last, other, ...(base && { base }), isTie: order === 0, hasBase: base !== undefined };
}

/** The words of a decision, whatever their script and spaces. */
const quotesOf = ({ pieces }: Decision): string =>
  JSON.stringify(pieces.map(({ exact }) => skeletonOf(exact)));

/** Whether both sides say something of words that the other one does not speak of. */
function isAboutOtherWords({ last, other, base }: Sides<Decision>): boolean {
  const [one, two] = [quotesOf(last), quotesOf(other)];
  if (one === two || last.state === 'withdrawn' || other.state === 'withdrawn') return false;
  const before = base && quotesOf(base);
  return one !== before && two !== before;
}

/** An open decision says less than any other; taking back what the other side has worked on would lose its work. */
function mergeState(
  sides: Sides<Decision>,
  lose: (side: Side, name: string, value: Json) => void,
): DecisionState {
  const { last, other, base } = sides;
  for (const [gone, alive, side] of [
    [last, other, 'last'],
    [other, last, 'other'],
  ] as const) {
    if (gone.state !== 'withdrawn' || alive.state === 'withdrawn' || !base) continue;
    if (base.state === 'withdrawn' || !isReworked(alive, base)) continue;
    lose(side, 'state', gone.state);
    return alive.state;
  }
  let lost: [Side, DecisionState] | undefined;
  const state = pick(sides, last.state, other.state, base?.state, (...one) => {
    lost = one;
  });
  if (!lost) return state;
  if (state === 'open') return lost[1];
  if (lost[1] !== 'open') lose(lost[0], 'state', lost[1]);
  return state;
}

const isReworked = (now: Decision, base: Decision): boolean =>
  now.state !== base.state ||
  now.type !== base.type ||
  quotesOf(now) !== quotesOf(base) ||
  !isSameJson(now.attributes, base.attributes);

const madeBy = ({ creator, created }: Decision): [creator: string, created: string] => [
  creator,
  created,
];

function mergePieces(sides: Sides<Decision>): Decision['pieces'] {
  const { last, other, base } = sides;
  const [first, ...rest] = pick(sides, last.pieces, other.pieces, base?.pieces).map(
    (piece, i): Anchor => {
      const foreignOf = (side?: Decision): Fields => ({ ...side?.pieces[i]?.foreign });
      const foreign = mergeFields(sides, foreignOf(last), foreignOf(other), foreignOf(base));
      const { start, end, exact, prefix, suffix } = piece;
      const anchor = { start, end, exact, prefix, suffix };
      return Object.keys(foreign).length === 0 ? anchor : { ...anchor, foreign };
    },
  );
  return [first!, ...rest];
}

/** Says in a note what of a side was not taken. */
function noteOf({ creator, modified }: Decision, lost: ReadonlyMap<string, Json>): Note[] {
  if (lost.size === 0) return [];
  const fields = [...lost]
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : canonical(value)}`)
    .sort();
  const text = `合并时另有 / also, before a merge: ${fields.join('; ')}`;
  return [{ text, creator, created: modified }];
}

/** The parts of what others wrote that are fields by name. */
const FOREIGN_PARTS = ['annotation', 'type', 'state', 'tags', 'suggestion'] as const;

function mergeForeign(
  versions: Versions,
  last: ForeignFields = {},
  other: ForeignFields = {},
  base: ForeignFields = {},
  lose?: (side: Side, name: string, value: Json) => void,
): ForeignFields | undefined {
  const merged = FOREIGN_PARTS.flatMap((name) => {
    const told = name === 'annotation' ? lose : undefined;
    const fields = mergeFields(versions, last[name], other[name], base[name], told);
    return Object.keys(fields).length > 0 ? [[name, fields]] : [];
  });
  const bodies = mergeLists(
    versions,
    last.bodies ?? [],
    other.bodies ?? [],
    base.bodies ?? [],
    canonical,
  );
  const line = pick(versions, last.line, other.line, base.line);
  const result = {
    ...Object.fromEntries(merged),
    ...(bodies.length > 0 && { bodies }),
    ...(line !== undefined && { line }),
  } as ForeignFields;
  return Object.keys(result).length === 0 ? undefined : result;
}
