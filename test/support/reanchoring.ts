/** The benchmark of re-anchoring: revisions of articles, and where their annotations are found again. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { anchorAt } from '../../server/src/decisions/anchor';
import { addAnnotation } from '../../server/src/decisions/decide';
import type { Anchor, Decision } from '../../server/src/decisions/decision';
import { reanchor } from '../../server/src/decisions/reanchor';
import { Skeleton, skeletonOf } from '../../server/src/decisions/skeleton';
import { analyze } from '../../server/src/document/analysis';
import { raw } from '../../server/src/text/offsets';
import { testLexicon } from './lexicon';
import { createRandom, REVISIONS, revise, type Random, type RevisionKind } from './revisions';
import { SHARED } from './shared';

const SAMPLES = join(__dirname, '../samples');

/** An annotation that lost more of its characters may be left to a person, or placed at the rest. */
const WHOLE_ENOUGH = 2 / 3;

/** An annotation that is longer by this factor had something foreign put into it, which a person should see. */
const TORN = 2;

interface Span {
  readonly start: number;
  readonly end: number;
}

const isTorn = ({ start, end }: Span, found: Span): boolean =>
  found.end - found.start > TORN * (end - start) + 32;

/** Whether a string is what is left of another one. */
function isWithin(left: string, whole: string): boolean {
  let i = 0;
  for (const c of whole) if (c === left[i]) i++;
  return i >= left.length;
}

interface Source {
  readonly name: string;
  readonly text: string;
  readonly decisions: readonly Decision[];
}

/** What became of one piece of an annotation. */
export type Outcome = 'right' | 'orphan' | 'wrong';

export interface Case {
  readonly revision: number;
  readonly article: string;
  readonly kinds: readonly RevisionKind[];
  readonly quote: string;
  readonly before: string;
  readonly behind: string;
  readonly outcome: Outcome;
  readonly expected: string;
  readonly found: string;
}

export interface ReanchoringResult {
  readonly revisions: number;
  readonly placements: number;
  readonly right: number;
  readonly orphans: number;
  readonly wrong: number;
  /** Share of wrong places and needless orphans by what happened to the article. */
  readonly byKind: Readonly<Record<RevisionKind, { placements: number; missed: number }>>;
  /** The orphans and wrong places. */
  readonly failures: readonly Case[];
}

/** The articles of the project and, where they are there, those beside it. */
export function sources(): Source[] {
  const folders = [SAMPLES, join(SHARED, 'articles')].filter((folder) => existsSync(folder));
  return folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.txt'))
      .sort()
      .map((name, i) => toSource(name, readFileSync(join(folder, name), 'utf8'), i)),
  );
}

function toSource(name: string, text: string, seed: number): Source {
  const skeleton = new Skeleton(text);
  const authorship = { creator: '测试', time: '2026-01-01T00:00:00Z' };
  const taken = new Set<string>();
  const random = createRandom(seed + 1);
  const spans = analyze(text, testLexicon()).annotations.map(({ start, end }) => [{ start, end }]);
  for (let n = 0; n < 20; n++) spans.push([spanByHand(skeleton, random)]);
  for (let n = 0; n < 3; n++) {
    spans.push([spanByHand(skeleton, random), spanByHand(skeleton, random)]);
  }
  const decisions = spans.map((pieces) => {
    const decision = addAnnotation(skeleton, 'slogan', pieces, {}, authorship, taken);
    taken.add(decision.id);
    return decision;
  });
  return { name, text, decisions };
}

/** Any words within a line, as a person may select them: mostly few, sometimes a sentence or two. */
function spanByHand(skeleton: Skeleton, random: Random) {
  for (;;) {
    const start = Math.floor(random() * (skeleton.text.length - 2));
    const length = random() < 0.8 ? 2 + random() * 10 : 20 + random() * 80;
    const end = Math.min(skeleton.text.length, start + Math.floor(length));
    const span = skeleton.toRaw(start, end);
    const { exact } = anchorAt(skeleton, span);
    if (!/[\n\ud800-\udfff]/.test(exact)) return { start: raw(span.start), end: raw(span.end) };
  }
}

/** Makes revisions and measures where annotations are found. */
export function measure(revisions: number, seed = 1): ReanchoringResult {
  const articles = sources();
  const sentences = articles.map(({ text }) => text.match(/[^。！？\n]{6,}[。！？]/g) ?? []);
  const byKind = Object.fromEntries(
    REVISIONS.map((kind) => [kind, { placements: 0, missed: 0 }]),
  ) as Record<RevisionKind, { placements: number; missed: number }>;
  const failures: Case[] = [];
  let placements = 0;
  for (let i = 0; i < revisions; i++) {
    const random = createRandom(seed * 100_003 + i);
    const index = i % articles.length;
    const article = articles[index]!;
    const others = sentences.filter((_, k) => k !== index).flat();
    // Each kind leads as often as the others; up to three more come behind it.
    const kinds: RevisionKind[] = [REVISIONS[Math.floor(i / articles.length) % REVISIONS.length]!];
    for (let n = Math.floor(random() * 4); n > 0; n--) {
      kinds.push(REVISIONS[Math.floor(random() * REVISIONS.length)]!);
    }
    for (const result of outcomes(i, article, kinds, random, others)) {
      placements++;
      for (const kind of new Set(kinds)) byKind[kind].placements++;
      if (result.outcome === 'right') continue;
      failures.push(result);
      for (const kind of new Set(kinds)) byKind[kind].missed++;
    }
  }
  const wrong = failures.filter(({ outcome }) => outcome === 'wrong').length;
  return {
    revisions,
    placements,
    right: placements - failures.length,
    orphans: failures.length - wrong,
    wrong,
    byKind,
    failures,
  };
}

function* outcomes(
  revision: number,
  { name, text, decisions }: Source,
  kinds: readonly RevisionKind[],
  random: Random,
  others: readonly string[],
): Generator<Case> {
  const revised = revise(text, kinds, random, others);
  const { placed, orphans } = reanchor(decisions, revised.text);
  const skeleton = new Skeleton(revised.text);
  // Spaces and residue at the edges are neither here nor there.
  const core = ({ start, end }: Span): string =>
    `${skeleton.offsetOf(raw(start))} ${skeleton.endOf(raw(end))}`;
  /** Whether a place is the right one, as far as anybody can tell. */
  const isRight = (anchor: Anchor, expected: Span | undefined, found: Span): boolean => {
    const { start, end, exact, prefix, suffix } = anchor;
    if (expected && core(found) === core(expected)) return true;
    const quote = skeletonOf(exact);
    const shown = skeletonOf(shownAt(found));
    if (shown === quote) {
      const whole = skeletonOf(prefix + exact + suffix);
      const left = skeletonOf(revised.text.slice(Math.max(0, found.end - 400), found.end)).endsWith(
        skeletonOf(prefix + exact),
      );
      const right = skeletonOf(revised.text.slice(found.start, found.start + 400)).startsWith(
        skeletonOf(exact + suffix),
      );
      // A copy that stands where the original stood, while that went elsewhere.
      if (left && right && whole !== quote) return true;
      // Words that came in again where they stood.
      if (!expected && revised.isInGap(start, end, found)) return true;
      // Of two equal quotes one went with what lay between them: either may be the one that stayed.
      if (!expected && (left || right) && revised.isEither(start, end, found.start)) return true;
    }
    const copy = revised.copyOf(start, end);
    // The same where the quote was damaged before it was copied, so that the copy is like the original.
    if (copy.first === found.start && copy.last >= 0 && copy.last < found.end) {
      const near = skeletonOf(prefix).slice(-8);
      const next = skeletonOf(suffix).slice(0, 8);
      const isFramed =
        skeletonOf(revised.text.slice(Math.max(0, found.start - 400), found.start)).endsWith(
          near,
        ) && skeletonOf(revised.text.slice(found.end, found.end + 400)).startsWith(next);
      if (isFramed && expected && skeletonOf(shownAt(expected)) === shown) return true;
    }
    if (!expected && copy.first === found.start && copy.last < found.end) return true;
    if (!expected) return false;
    const meant = skeletonOf(shownAt(expected));
    // Where what came in or went ends like what stands beside it, either may be the one that stayed.
    const sharesEdge = found.start === expected.start || found.end === expected.end;
    if (shown === quote && sharesEdge) return true;
    // A character lost beside one that came in is a character misread.
    if (shown.length === quote.length && sharesEdge && shown.length - meant.length === 1)
      return true;
    // Of what is left and what stands beside it either may be the one that stayed: 度 in 季度乃至四季度中.
    if (sharesEdge && shown.length === meant.length + 1 && isWithin(shown, quote)) return true;
    if (quote.endsWith(shown) && shown.endsWith(meant)) return true;
    if (quote.startsWith(shown) && shown.startsWith(meant)) return true;
    // A part was moved away.
    return (
      isTorn(anchor, expected) &&
      found.start >= expected.start &&
      found.end <= expected.end &&
      revised.coverage(start, end, found.start, found.end) >= WHOLE_ENOUGH
    );
  };
  const shownAt = ({ start, end }: Span): string => revised.text.slice(start, end);
  const now = new Map(placed.map((decision) => [decision.id, decision.pieces]));
  const lost = new Map(orphans.map((orphan) => [orphan.decision.id, orphan.places]));
  for (const { id, pieces } of decisions) {
    for (const [i, piece] of pieces.entries()) {
      const { start, end, exact, prefix, suffix } = piece;
      const expected = revised.spanOf(start, end);
      // Pieces may have changed their order; of an orphan's pieces a certain one has a single place.
      const certain = lost.get(id)?.[i]?.filter(({ score }) => score === 1);
      const places = now.get(id) ?? certain ?? [];
      const right = places.find((place) => isRight(piece, expected, place));
      const found = right ?? places[i] ?? places[0];
      const isGone = !expected || expected.kept < WHOLE_ENOUGH || isTorn(piece, expected);
      const outcome = right || (!found && isGone) ? 'right' : found ? 'wrong' : 'orphan';
      const show = (span: Span | undefined): string =>
        span
          ? `${span.start}–${span.end} …${revised.text.slice(Math.max(0, span.start - 12), span.start)}[${revised.text.slice(span.start, span.end)}]${revised.text.slice(span.end, span.end + 12)}…`
          : 'nowhere';
      yield {
        revision,
        article: name,
        kinds,
        quote: exact,
        before: prefix,
        behind: suffix,
        outcome,
        expected: show(expected) + (isGone ? ' (gone)' : ''),
        found: show(found),
      };
    }
  }
}
