/** Titles of articles as people read them. */
import { writtenWords } from './clean';
import { joinHeadline } from './headline';
import { titleWords } from './read';
import type { Article, Reading } from './reading';

/** The title of an article in its own script, without noise; a headline of several lines on one. */
export function writtenTitle(reading: Reading, { titleSpan, hasHeadline }: Article): string {
  const text = reading.raw.slice(titleSpan.start, titleSpan.end);
  return titleWords(hasHeadline ? joined(text) : writtenWords(text), hasHeadline);
}

const joined = (headline: string): string => {
  const lines = headline.split(/[\r\n]+/).map((line) => writtenWords(line).trim());
  return joinHeadline(lines.filter((line) => line !== ''));
};
