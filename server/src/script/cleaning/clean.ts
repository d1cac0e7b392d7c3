/** Cleaning: what is dirt in a text, and the text without it. Pure, and cleaning twice changes nothing. */
import { isProgram } from '../../text/program';
import { readArticle } from '../../text/read';
import type { Reading } from '../../text/reading';
import { Alignment, applyEdits, type Edit } from '../alignment';
import { findDamage } from './damage';
import { DIRT_KINDS, type Dirt, type DirtFinder, type DirtKind, type DirtyText } from './dirt';
import { findFurniture, findLayoutBreaks } from './layout';
import { findMarkup } from './markup';
import { findDoubledMarks, findHalfWidth, findUnpairedQuotes } from './punctuation';
import { findPinyinResidue } from './residue';
import { findInvisible, findStraySpaces } from './spaces';
import { findStraightQuotes } from './straightQuotes';

/** What is looked for together; each step reads the text that the one before left. */
const STEPS: readonly (readonly DirtFinder[])[] = [
  [findMarkup, findInvisible],
  [findPinyinResidue],
  [findFurniture],
  [findLayoutBreaks],
  [findStraySpaces, findStraightQuotes, findHalfWidth, findDoubledMarks],
  // A quotation mark in mojibake is part of it.
  [findDamage, findUnpairedQuotes],
];

/** A change that cleaning makes. */
export interface CleaningEdit extends Edit {
  /** Why, in the order of {@link DIRT_KINDS}; more than one where dirt stood in dirt. */
  readonly kinds: readonly DirtKind[];
}

/** A cleaned text. */
export interface CleanedText {
  readonly text: string;
  /** In order and never overlapping, with offsets into the text as it was. */
  readonly edits: readonly CleaningEdit[];
  /** What only a person can put right, in order, with offsets into the cleaned text. */
  readonly remarks: readonly Dirt[];
  /** From the text as it was to {@link text}. */
  readonly alignment: Alignment;
}

export interface CleaningOptions {
  /** Kinds that stay. */
  readonly keep?: ReadonlySet<DirtKind>;
}

/**
 * Finds the dirt of a text as it stands, in order and never overlapping. To take away some of it may show more, which
 * {@link clean} goes on to.
 *
 * @param reading The reading of `text`, where there is one already.
 */
export function findDirt(
  text: string,
  options: CleaningOptions = {},
  reading: Reading = readArticle(text),
): Dirt[] {
  return findBy(STEPS.flat(), text, options, () => reading);
}

/** Cleans a text. Total: any string is cleaned. */
export function clean(text: string, options: CleaningOptions = {}): CleanedText {
  let current = text;
  let alignment = Alignment.identity(text.length);
  const reasons: { start: number; end: number; kind: DirtKind }[] = [];
  // To read takes longer than to find: a text is read once, and not at all for those who look at its characters.
  let known: Reading | undefined;
  const reading = (): Reading => (known ??= readArticle(current));
  const takeAway = (step: readonly DirtFinder[]): boolean => {
    const edits = findBy(step, current, options, reading).filter(hasReplacement);
    if (edits.length === 0) return false;
    for (const { kind, start, end } of edits) {
      reasons.push({ ...alignment.toSource({ start, end }), kind });
    }
    alignment = alignment.then(Alignment.ofEdits(edits, current.length));
    current = applyEdits(current, edits);
    known = undefined;
    return true;
  };
  // Every edit leaves fewer characters, fewer line breaks or fewer half-width marks, so that this ends: when all steps
  // one after another have found nothing.
  for (let index = 0, idle = 0; idle < STEPS.length; index = (index + 1) % STEPS.length) {
    if (takeAway(STEPS[index]!)) {
      while (takeAway(STEPS[index]!));
      idle = 0;
    }
    idle++;
  }
  return {
    text: current,
    edits: withKinds(alignment, current, reasons),
    remarks: findDirt(current, options, reading()).filter((dirt) => !hasReplacement(dirt)),
    alignment,
  };
}

const hasReplacement = (dirt: Dirt): dirt is Dirt & Edit => dirt.replacement !== undefined;

function findBy(
  finders: readonly DirtFinder[],
  text: string,
  { keep }: CleaningOptions,
  read: () => Reading,
): Dirt[] {
  const taken = new Uint8Array(text.length);
  const isTaken = (offset: number): boolean => taken[offset] === 1;
  const dirty: DirtyText = {
    text,
    isTaken,
    get reading() {
      return read();
    },
  };
  const result: Dirt[] = [];
  // Tags and programs that are to stay are no Chinese text, whatever stands in them.
  if (keep?.has('html')) {
    for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
      if (isProgram(line.trim())) taken.fill(1, index, index + line.length);
    }
    for (const { kind, start, end } of findMarkup(dirty)) {
      if (kind === 'html') taken.fill(1, start, end);
    }
  }
  for (const find of finders) {
    for (const dirt of [...find(dirty)]) {
      if (keep?.has(dirt.kind) || taken.subarray(dirt.start, dirt.end).includes(1)) continue;
      taken.fill(1, dirt.start, dirt.end);
      result.push(dirt);
    }
  }
  return result.sort((a, b) => a.start - b.start);
}

/** The changes of an alignment, each with the kinds of dirt that it takes away. */
function withKinds(
  alignment: Alignment,
  text: string,
  reasons: { start: number; end: number; kind: DirtKind }[],
): CleaningEdit[] {
  reasons.sort((a, b) => a.start - b.start);
  let next = 0;
  return alignment.edits(text).map((edit) => {
    const kinds = new Set<DirtKind>();
    for (; next < reasons.length && reasons[next]!.start <= edit.end; next++) {
      if (reasons[next]!.start === edit.end && edit.end > edit.start) break;
      kinds.add(reasons[next]!.kind);
    }
    return { ...edit, kinds: DIRT_KINDS.filter((kind) => kinds.has(kind)) };
  });
}
