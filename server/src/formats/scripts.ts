/** The words of annotations in the script that their `norm` is not in. */
import { traditionalTerm } from '../script/traditionalTerm';
import { cleanText, decode, writtenWords } from '../text/clean';
import { countScriptMarks } from '../text/simplify';
import type { ArticleAnnotation } from './article';

const FULL_WIDTH = /[０-９Ａ-Ｚａ-ｚ％＋．／－]/g;

/**
 * The words of an annotation in traditional characters and without noise: as they are written where they are, else
 * `norm` converted by OpenCC's standard, which knows nothing of the names in it.
 */
export function traditionalOf({ text, norm, pieces }: ArticleAnnotation): string {
  const { traditional, simplified } = countScriptMarks(text);
  if (!pieces && traditional > simplified) {
    const { words, inSimplified } = withoutNoise(text);
    if (inSimplified === norm) return words;
  }
  return traditionalTerm(norm, 'zh-Hant');
}

/** What a reader sees of a piece of text, as it is written and as the reading simplifies it. */
function withoutNoise(text: string): { words: string; inSimplified: string } {
  const clean = cleanText(text);
  let inSimplified = '';
  for (const { start, end } of clean.lines) inSimplified += decode(clean.units, start, end);
  return {
    words: writtenWords(text, clean.noise).replace(FULL_WIDTH, (letter) =>
      letter.normalize('NFKC'),
    ),
    inSimplified,
  };
}
