import type { Reading } from './reading';
import { raw, reading } from './offsets';

/** Makes the reading of a raw text. Total: any string has a reading. */
export function readArticle(text: string): Reading {
  return {
    raw: text,
    text,
    blocks: [],
    articles: [],
    noise: [],
    script: 'none',
    toRaw: (start, end) => ({ start: raw(start), end: raw(end) }),
    toReading: (offset) => reading(offset),
  };
}
