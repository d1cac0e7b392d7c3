/** What a file says of decisions beside what they are about: tags, notes and who decided when. */
import type { Change } from '../../decisions/decide';
import type { Authorship, Decision } from '../../decisions/decision';
import type { Attributes } from '../attributes';
import type { NoteRecord, Review } from '../review';
import { isObject } from './json';

/** The review that attributes hold; what is not as it should be there is left out. A bare `note` is a remark, too. */
export function reviewIn({ review, note }: Attributes): Review {
  const { tags, notes, state, ...others } = isObject(review) ? review : {};
  const tagged = Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [];
  const noted = [...(Array.isArray(notes) ? (notes as unknown[]) : []), note].flatMap(toNote);
  return {
    ...(tagged.length > 0 ? { tags: tagged } : {}),
    ...(noted.length > 0 ? { notes: noted } : {}),
    ...(state === 'open' || state === 'accepted' ? { state } : {}),
    ...wordsIn(others, ['creator', 'created', 'modified']),
  };
}

function toNote(value: unknown): NoteRecord[] {
  const fields = typeof value === 'string' ? { text: value } : isObject(value) ? value : {};
  const text = typeof fields['text'] === 'string' ? fields['text'].trim() : '';
  return text === '' ? [] : [{ text, ...wordsIn(fields, ['creator', 'created']) }];
}

const wordsIn = (fields: Attributes, names: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = fields[name];
      return typeof value === 'string' && value !== '' ? [[name, value]] : [];
    }),
  );

/** Attributes with further notes in their review. */
export function withNoteRecords(attributes: Attributes, notes: readonly NoteRecord[]): Attributes {
  if (notes.length === 0) return attributes;
  const review = isObject(attributes['review']) ? attributes['review'] : {};
  const earlier: readonly unknown[] = Array.isArray(review['notes']) ? review['notes'] : [];
  return { ...attributes, review: { ...review, notes: [...earlier, ...notes] } };
}

/** Attributes with further tags in their review. */
export function withTags(attributes: Attributes, tags: readonly string[]): Attributes {
  if (tags.length === 0) return attributes;
  const review = isObject(attributes['review']) ? attributes['review'] : {};
  const earlier: readonly unknown[] = Array.isArray(review['tags']) ? review['tags'] : [];
  return { ...attributes, review: { ...review, tags: [...new Set([...earlier, ...tags])] } };
}

/** The state and the tags that a review asks for. What a program without states annotated is accepted. */
export const changeBy = ({ state = 'accepted', tags = [] }: Review): Change => ({
  state,
  ...(tags.length > 0 ? { tags: Object.fromEntries(tags.map((tag) => [tag, true])) } : {}),
});

/** The decision with the notes of a review that it lacks, each by the one who wrote it where that is known. */
export function withNotes(
  decision: Decision,
  { notes = [] }: Review,
  { creator, time }: Authorship,
): Decision {
  const known = new Set(decision.notes.map(({ text }) => text));
  const added = notes.filter(({ text }) => !known.has(text));
  if (added.length === 0) return decision;
  const all = added.map((note) => ({ creator, created: time, ...note }));
  return { ...decision, notes: [...decision.notes, ...all], modified: time };
}

/** A new decision at the times that a review gives, where the same person made that. */
export const withTimes = (decision: Decision, { creator, created, modified }: Review): Decision =>
  creator === decision.creator && created !== undefined
    ? { ...decision, created, modified: modified ?? created }
    : decision;
