/**
 * The file in which an annotator's decisions on one article are kept: annotations in the W3C Web Annotation model, one on
 * each line, in the order of the article. Offsets of its position selectors count UTF-16 code units, as everywhere here.
 */
import {
  CONTEXT,
  isSameJson,
  person,
  type Anchor,
  type Decision,
  type DecisionState,
  type Fields,
  type Json,
  type Note,
  type Relation,
  type Sidecar,
} from './decision';
import { writeExactly } from './exactNumbers';
import { mergeSidecars, mergeVersions } from './merge';
import { isForeignSource, MalformedAnnotationError, readEntry } from './readEntry';
import { rewriteLine } from './rewriteLine';
import type { Said } from './said';

/** Something that is wrong with a line of a sidecar. */
export interface SidecarProblem {
  /** From 1. */
  readonly line: number;
  /** Completes “FILE:LINE: …”, in English. */
  readonly message: string;
  /** The same in both languages. */
  readonly said: Said;
}

export interface ReadSidecar {
  readonly sidecar: Sidecar;
  readonly problems: readonly SidecarProblem[];
  /** How many conflicts of git were resolved, by keeping both sides. */
  readonly conflicts: number;
}

const OURS = /^<{7}(?: |$)/;
const BASE = /^\|{7}(?: |$)/;
const THEIRS = /^={7}$/;
const CONFLICT_END = /^>{7}(?: |$)/;

/** Which versions a line belongs to: that of one side of a conflict, of what both began with, or of both sides. */
type Part = 'both' | 'ours' | 'base' | 'theirs';

/**
 * Reads a sidecar. Total: what cannot be read is reported and kept. Of conflicts that git marked both sides are merged, by
 * what they began with where git wrote that; other lines with one id are versions of one decision, and merged.
 *
 * @param source What the file calls its article; where left out, as it stands in the file.
 */
export function parseSidecar(text: string, source?: string): ReadSidecar {
  let conflicts = 0;
  let part: Part = 'both';
  const problems: SidecarProblem[] = [];
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|[\r\n]/);
  const name = source ?? sourceIn(lines);
  const parts: Record<Part, Lines> = {
    both: noLines(),
    ours: noLines(),
    base: noLines(),
    theirs: noLines(),
  };
  for (const [index, line] of lines.entries()) {
    if (OURS.test(line)) conflicts++;
    const next = partBehind(line);
    if (next) part = next;
    else if (line.trim() !== '') {
      try {
        readLine(line, name, parts[part]);
      } catch (error) {
        if (!(error instanceof MalformedAnnotationError)) throw error;
        // What both sides began with says nothing that is not on one of them, too.
        if (part === 'base') continue;
        problems.push({ line: index + 1, message: error.message, said: error.said });
        parts[part].unreadable.push(line);
      }
    }
  }
  const { both, ours, base, theirs } = parts;
  const one = mergeVersions({ source: name, ...joined(both, ours) });
  const sidecar = mergeSidecars(one, { source: name, ...theirs }, { source: name, ...base });
  return { sidecar: sorted(mergeVersions(sidecar)), problems, conflicts };
}

interface Lines {
  readonly decisions: Decision[];
  readonly relations: Relation[];
  readonly unreadable: string[];
}

const noLines = (): Lines => ({ decisions: [], relations: [], unreadable: [] });

const joined = (a: Lines, b: Lines): Lines => ({
  decisions: [...a.decisions, ...b.decisions],
  relations: [...a.relations, ...b.relations],
  unreadable: [...a.unreadable, ...b.unreadable],
});

/** Which part begins behind a line, where it is a mark of a conflict. */
function partBehind(line: string): Part | undefined {
  if (OURS.test(line)) return 'ours';
  if (BASE.test(line)) return 'base';
  if (THEIRS.test(line)) return 'theirs';
  return CONFLICT_END.test(line) ? 'both' : undefined;
}

function readLine(line: string, source: string, { decisions, relations }: Lines): void {
  const entry = readEntry(line, source);
  if (entry.kind === 'relation') {
    const { relation } = entry;
    const isOurs = writeExactly(toLink(relation)) === line;
    relations.push(isOurs ? relation : { ...relation, foreign: { ...relation.foreign, line } });
  } else {
    const { decision } = entry;
    const isOurs = writeExactly(toAnnotation(decision, source)) === line;
    decisions.push(isOurs ? decision : { ...decision, foreign: { ...decision.foreign, line } });
  }
}

/** What a file calls its article: the first name in it. */
function sourceIn(lines: readonly string[]): string {
  for (const line of lines) {
    const source = sourcesOf(line).find((one) => !isForeignSource(one, ''));
    if (typeof source === 'string') return source;
  }
  return '';
}

function sourcesOf(line: string): Json[] {
  try {
    const { target } = JSON.parse(line) as { readonly target?: unknown };
    return [target].flat().flatMap((one) => {
      const source = (one as { readonly source?: Json } | null | undefined)?.source;
      return source === undefined ? [] : [source];
    });
  } catch {
    return [];
  }
}

/**
 * Writes a sidecar: the same decisions give the same text, in whatever order they were made.
 *
 * @param replaced The text in whose place it is written. Where all its lines end in CRLF, as git checks files out on
 *   Windows, so do those that are written.
 */
export function serializeSidecar(sidecar: Sidecar, replaced = ''): string {
  const end = /\r\n/.test(replaced) && !/(?<!\r)\n/.test(replaced) ? '\r\n' : '\n';
  const { source, decisions, relations, unreadable } = sorted(sidecar);
  return [
    ...decisions.map((decision) => toLine(decision, source)),
    ...relations.map(toLinkLine),
    ...unreadable,
  ]
    .map((line) => line + end)
    .join('');
}

function sorted(sidecar: Sidecar): Sidecar {
  return {
    ...sidecar,
    decisions: [...sidecar.decisions].sort(
      (a, b) =>
        a.pieces[0].start - b.pieces[0].start ||
        a.pieces.at(-1)!.end - b.pieces.at(-1)!.end ||
        compare(a.id, b.id),
    ),
    relations: [...sidecar.relations].sort((a, b) => compare(a.id, b.id)),
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A line of another program's, or of another version's, stays as it was written where nothing of it changed. */
function toLine(decision: Decision, source: string): string {
  const { line } = decision.foreign ?? {};
  const fields = toAnnotation(decision, source);
  if (line === undefined) return writeExactly(fields);
  const entry = readEntry(line, source);
  const isAsRead =
    entry.kind === 'decision' && isSameJson(toAnnotation(entry.decision, source), fields);
  return rewriteLine(line, isAsRead ? withSource(line, source) : fields);
}

function toLinkLine(relation: Relation): string {
  const { line } = relation.foreign ?? {};
  const fields = toLink(relation);
  if (line === undefined) return writeExactly(fields);
  const entry = readEntry(line, '');
  const isAsRead = entry.kind === 'relation' && isSameJson(toLink(entry.relation), fields);
  return isAsRead ? line : rewriteLine(line, fields);
}

/** The fields of a line about an article that has another name by now. */
function withSource(line: string, source: string): Fields {
  const fields = JSON.parse(line) as Fields;
  const renamed = (target: Json): Json => {
    const { source: old } = target as Fields;
    return old === undefined || isForeignSource(old, source)
      ? target
      : { ...(target as Fields), source };
  };
  const { target } = fields;
  return {
    ...fields,
    target: Array.isArray(target) ? (target as Json[]).map(renamed) : renamed(target!),
  };
}

/** How W3C's model says a state: an assessment. An open decision says nothing. */
const assessment = (state: DecisionState): string | undefined =>
  state === 'open' ? undefined : state;

function toAnnotation(decision: Decision, source: string): Fields {
  const { id, state, type, pieces, attributes, tags, notes, suggestion, foreign = {} } = decision;
  const { creator, created, modified } = decision;
  const said = assessment(state);
  const body: Json[] = [
    { ...textualBody('classifying', type), ...foreign.type },
    ...(said === undefined ? [] : [{ ...textualBody('assessing', said), ...foreign.state }]),
    ...tags.map((tag) => ({ ...textualBody('tagging', tag), ...foreign.tags?.[tag] })),
    ...notes.map(toNote),
    ...(foreign.bodies ?? []),
  ];
  return {
    '@context': CONTEXT,
    id,
    type: 'Annotation',
    motivation: 'classifying',
    creator: person(creator),
    created,
    modified,
    body,
    target:
      pieces.length === 1 ? toTarget(pieces[0], source) : pieces.map((p) => toTarget(p, source)),
    ...(Object.keys(attributes).length === 0
      ? {}
      : { 'zhengwen:attributes': sortedFields(attributes) }),
    ...(suggestion ? { 'zhengwen:suggestion': toSuggestion(decision) } : {}),
    ...foreign.annotation,
  };
}

/** Where a suggestion was taken as it is, its type is enough. */
function toSuggestion({ suggestion, pieces, foreign }: Decision): Fields {
  const { type, anchor } = suggestion!;
  const isTarget =
    pieces.length === 1 && !anchor.foreign && isSameJson(withoutForeign(pieces[0]), anchor);
  return { type, ...(isTarget ? {} : { selector: toSelectors(anchor) }), ...foreign?.suggestion };
}

const withoutForeign = ({ start, end, exact, prefix, suffix }: Anchor): Fields => ({
  start,
  end,
  exact,
  prefix,
  suffix,
});

function toLink(relation: Relation): Fields {
  const { id, state, type, from, to, creator, created, modified, foreign = {} } = relation;
  return {
    '@context': CONTEXT,
    id,
    type: 'Annotation',
    motivation: 'linking',
    creator: person(creator),
    created,
    modified,
    body: [
      { ...textualBody('classifying', type), ...foreign.type },
      ...(state === 'accepted' ? [] : [{ ...textualBody('assessing', state), ...foreign.state }]),
      ...(foreign.bodies ?? []),
    ],
    target: [from, to],
    ...foreign.annotation,
  };
}

const textualBody = (purpose: string, value: string): Fields => ({
  type: 'TextualBody',
  purpose,
  value,
});

const toNote = ({ text, creator, created, foreign }: Note): Fields => ({
  ...textualBody('commenting', text),
  creator: person(creator),
  created,
  ...foreign,
});

const toTarget = (anchor: Anchor, source: string): Fields => ({
  source,
  ...anchor.foreign?.target,
  selector: toSelectors(anchor),
});

const toSelectors = ({ start, end, exact, prefix, suffix, foreign }: Anchor): Json[] => [
  { type: 'TextQuoteSelector', exact, prefix, suffix, ...foreign?.quote },
  { type: 'TextPositionSelector', start, end, ...foreign?.position },
  ...(foreign?.selectors ?? []),
];

const sortedFields = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).sort(([a], [b]) => compare(a, b)));
