/** What the tree of annotations shows: grouping, filtering and counting, as plain data. */
import { type DecisionItem, ITEM_STATES, type ItemState } from '../../../server/src/lsp/protocol';

/** What annotations may be grouped by. */
export const GROUPINGS = ['type', 'term', 'person', 'state'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** Which annotations are shown. An empty list or text asks for nothing. */
export interface AnnotationFilter {
  readonly states: readonly ItemState[];
  readonly types: readonly string[];
  /** Only what is tagged as unsure. */
  readonly unsure: boolean;
  /** Only what has notes. */
  readonly noted: boolean;
  /** Stands in the words, as written or simplified, or in a note; capitals do not count. */
  readonly text: string;
}

export const NO_FILTER: AnnotationFilter = {
  states: [],
  types: [],
  unsure: false,
  noted: false,
  text: '',
};

/** Whether a filter may leave anything out. */
export const isFilter = ({ states, types, unsure, noted, text }: AnnotationFilter): boolean =>
  states.length > 0 || types.length > 0 || unsure || noted || text.trim() !== '';

/** Whether a filter shows an annotation. */
export function isShown(
  { state, type, unsure, notes, text, norm }: DecisionItem,
  filter: AnnotationFilter,
): boolean {
  const sought = filter.text.trim().toLowerCase();
  return (
    (filter.states.length === 0 || filter.states.includes(state)) &&
    (filter.types.length === 0 || filter.types.includes(type)) &&
    (!filter.unsure || unsure) &&
    (!filter.noted || notes.length > 0) &&
    [text, norm, ...notes.map((note) => note.text)].some((words) =>
      words.toLowerCase().includes(sought),
    )
  );
}

/**
 * Annotations under one heading.
 *
 * - `type`, `state`: {@link Group.name} is that of the type or the state.
 * - `term`, `person`: the name is that of the term or the person, as the first mention has it.
 * - `rest`: what is no term, or no person.
 * - `orphans`: decisions without a place; always a group of their own.
 */
export interface Group {
  /** Names it among the groups of an article, whatever else changes. */
  readonly id: string;
  readonly kind: Grouping | 'rest' | 'orphans';
  readonly name: string;
  /** In the order of the text. */
  readonly items: readonly DecisionItem[];
}

/**
 * Groups annotations.
 *
 * @param items In the order of the text.
 * @param types The names of the types in the order of the schema; others follow as they come.
 * @returns types and states in their own order, terms and persons by the number of their mentions; what belongs to none
 *   of them and what has no place come last. No group is empty.
 */
export function groupItems(
  items: readonly DecisionItem[],
  grouping: Grouping,
  types: readonly string[],
): Group[] {
  const orphans = items.filter(({ state }) => state === 'orphan');
  const placed = items.filter(({ state }) => state !== 'orphan');
  return [...grouped(placed, grouping, types), ...single('orphans', orphans)];
}

function grouped(
  items: readonly DecisionItem[],
  grouping: Grouping,
  types: readonly string[],
): Group[] {
  switch (grouping) {
    case 'type':
      return inOrder(
        gather(items, 'type', ({ type }) => type),
        types,
      );
    case 'state':
      return inOrder(
        gather(items, 'state', ({ state }) => state),
        ITEM_STATES,
      );
    case 'term':
      return byMentions(items, 'term', ({ type }) => type !== 'official' && type !== 'metric');
    case 'person':
      return byMentions(items, 'person', ({ type }) => type === 'official');
  }
}

/** Groups by a key that is the name, too, in the order in which the names come up. */
function gather(
  items: readonly DecisionItem[],
  kind: 'type' | 'state',
  nameOf: (item: DecisionItem) => string,
): Group[] {
  return collect(items, nameOf).map(([name, some]) => ({
    id: `${kind} ${name}`,
    kind,
    name,
    items: some,
  }));
}

function collect(
  items: readonly DecisionItem[],
  keyOf: (item: DecisionItem) => string,
): [string, DecisionItem[]][] {
  const groups = new Map<string, DecisionItem[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups];
}

function inOrder(groups: readonly Group[], names: readonly string[]): Group[] {
  const rank = ({ name }: Group): number =>
    names.includes(name) ? names.indexOf(name) : names.length;
  return [...groups].sort((a, b) => rank(a) - rank(b));
}

/** Groups by the entry of the glossary where mentions have one, else by their words. */
function byMentions(
  items: readonly DecisionItem[],
  kind: 'term' | 'person',
  isMeant: (item: DecisionItem) => boolean,
): Group[] {
  const meant = items.filter(isMeant);
  // A mention that somebody added has no entry, and belongs to the others all the same.
  const entries = new Map(
    meant.flatMap((item) => (entryOf(item) ? [[item.norm, item] as const] : [])),
  );
  const keyOf = (item: DecisionItem): string =>
    entryOf(item) ?? entryOf(entries.get(item.norm) ?? item) ?? item.norm;
  const groups = collect(meant, keyOf).map(([key, some]): Group => ({
    id: `${kind} ${key}`,
    kind,
    name: some[0]!.norm,
    items: some,
  }));
  groups.sort((a, b) => b.items.length - a.items.length);
  const rest = items.filter((item) => !isMeant(item));
  return [...groups, ...single('rest', rest)];
}

const entryOf = ({ attributes: { entry } }: DecisionItem): string | undefined =>
  typeof entry === 'string' ? `#${entry}` : undefined;

const single = (kind: 'rest' | 'orphans', items: readonly DecisionItem[]): Group[] =>
  items.length > 0 ? [{ id: kind, kind, name: '', items }] : [];

/** How many annotations of a group are decided. Orphans are not: each waits for its place. */
export const decidedOf = (items: readonly DecisionItem[]): number =>
  items.filter(({ state }) => state !== 'undecided' && state !== 'orphan').length;

/**
 * What two characters say of an article's progress: percent, rounded down so that all is never shown too early, and `✓`
 * where all is decided.
 *
 * @returns undefined where there is nothing to say: no annotations, or nothing decided on.
 */
export function progressBadge(decided: number, total: number): string | undefined {
  if (total === 0 || decided === 0) return undefined;
  if (decided >= total) return '✓';
  const percent = Math.floor((decided * 100) / total);
  return percent < 10 ? `${percent}%` : String(percent);
}

/** An article's name that is cut in that of a sidecar, whoever's it is: an annotator may be called like the mark of a cut. */
const CUT = /^(.+?)~[0-9a-f]{8}\./;

/**
 * Whether a sidecar may be one of an article, by their names: its own begins with the article's, or with the part of it
 * that there was room for. Which it is the server knows; here it is enough that none of its own is left out.
 */
export const mayBeOn = (article: string, sidecar: string): boolean =>
  sidecar.startsWith(`${article}.`) || article.startsWith(CUT.exec(sidecar)?.[1] ?? '\0');
