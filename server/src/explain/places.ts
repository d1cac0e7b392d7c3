import { nameOf } from '../text/addresses';
import type { RawOffset } from '../text/offsets';
import type { Inline } from './explanation';
import type { ExplanationLanguage } from './words';

/** Where something stands, as a reader is told. */
export interface Place {
  /** One-based. */
  readonly line: number;
  /** An address that leads there, where there is one. */
  readonly href?: string;
}

export type Locate = (offset: RawOffset) => Place;

/** More places than this are counted, not listed. */
const LISTED_PLACES = 12;

/** “第 3、8 行”, “lines 3, 8”: the lines on which things stand, each once, linked where they can be. */
export function linesOf(
  offsets: readonly RawOffset[],
  locate: Locate,
  language: ExplanationLanguage,
): Inline[] {
  const places = new Map<number, Place>();
  for (const offset of offsets) {
    const place = locate(offset);
    if (!places.has(place.line)) places.set(place.line, place);
  }
  const listed = [...places.values()].slice(0, LISTED_PLACES);
  const content: Inline[] = [language === 'en' ? (places.size === 1 ? 'line ' : 'lines ') : '第 '];
  listed.forEach(({ line, href }, index) => {
    if (index > 0) content.push(language === 'en' ? ', ' : '、');
    content.push(href ? { text: String(line), href } : String(line));
  });
  if (places.size > listed.length) content.push(' …');
  if (language !== 'en') content.push(' 行');
  return content;
}

/** The last part of a path, as people name a file. */
export const nameOfFile = (uri: string): string => nameOf(uri.split(/[?#]/)[0]!);
