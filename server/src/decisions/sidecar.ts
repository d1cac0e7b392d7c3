/**
 * The file in which an annotator's decisions on one article are kept: annotations in the W3C Web Annotation model, one on
 * each line, in the order of the article. Offsets of its position selectors count UTF-16 code units, as everywhere here.
 */
import {
  CONTEXT,
  emptySidecar,
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
import { mergeSidecars } from './merge';
import { MalformedAnnotationError, readEntry } from './readEntry';
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

/**
 * Reads a sidecar. Total: what cannot be read is reported and kept. Of conflicts that git marked both sides are taken;
 * lines with one id are versions of one decision, and merged.
 */
export function parseSidecar(text: string, source: string): ReadSidecar {
  let conflicts = 0;
  let isBase = false;
  const problems: SidecarProblem[] = [];
  const unreadable: string[] = [];
  const decisions: Decision[] = [];
  const relations: Relation[] = [];
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|[\r\n]/);
  for (const [index, line] of lines.entries()) {
    if (OURS.test(line)) conflicts++;
    if (isMark(line)) isBase = BASE.test(line);
    else if (line.trim() !== '' && !isBase) {
      try {
        const entry = readEntry(line);
        if (entry.kind === 'relation') relations.push(entry.relation);
        else decisions.push(entry.decision);
      } catch (error) {
        if (!(error instanceof MalformedAnnotationError)) throw error;
        problems.push({ line: index + 1, message: error.message, said: error.said });
        unreadable.push(line);
      }
    }
  }
  // The merge makes one of the versions of a decision.
  const all = { source, decisions, relations, unreadable };
  return { sidecar: sorted(mergeSidecars(emptySidecar(source), all)), problems, conflicts };
}

const isMark = (line: string): boolean =>
  [OURS, BASE, THEIRS, CONFLICT_END].some((mark) => mark.test(line));

/** Writes a sidecar: the same decisions give the same text, in whatever order they were made. */
export function serializeSidecar(sidecar: Sidecar): string {
  const { source, decisions, relations, unreadable } = sorted(sidecar);
  return [
    ...decisions.map((decision) => JSON.stringify(toAnnotation(decision, source))),
    ...relations.map((relation) => JSON.stringify(toLink(relation))),
    ...unreadable,
  ]
    .map((line) => `${line}\n`)
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
function toSuggestion({ suggestion, pieces }: Decision): Fields {
  const { type, anchor } = suggestion!;
  const isTarget =
    pieces.length === 1 && isSameJson(withoutForeign(pieces[0]), withoutForeign(anchor));
  return { type, ...(isTarget ? {} : { selector: toSelectors(anchor) }) };
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

function toTarget(anchor: Anchor, source: string): Fields {
  const { selector: others, ...foreign } = anchor.foreign ?? {};
  const more = Array.isArray(others) ? (others as readonly Json[]) : [];
  return { source, ...foreign, selector: [...toSelectors(anchor), ...more] };
}

const toSelectors = ({ start, end, exact, prefix, suffix }: Anchor): Json[] => [
  { type: 'TextQuoteSelector', exact, prefix, suffix },
  { type: 'TextPositionSelector', start, end },
];

const sortedFields = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).sort(([a], [b]) => compare(a, b)));
