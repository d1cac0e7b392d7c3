/** Characters that a decoder damaged or lost. They are pointed out; what stood there nobody can know. */
import { isHan } from '../../text/characters';
import type { Dirt, DirtFinder } from './dirt';
import { findGbkMojibake } from './gbkMojibake';
import { QUESTION } from './punctuation';

/**
 * A byte from 80 to BF as a Latin letter or mark, in ISO 8859-1 and in Windows-1252; the latter has none for five bytes,
 * for which many programs write a replacement character.
 */
const TRAIL =
  '[\\u0080-\\u00bf\\u0152\\u0153\\u0160\\u0161\\u0178\\u017d\\u017e\\u0192\\u02c6\\u02dc\\u2013\\u2014\\u2018-\\u201e\\u2020-\\u2022\\u2026\\u2030\\u2039\\u203a\\u20ac\\u2122\\ufffd]';
/** The same without what text has behind a letter: quotation marks, dashes, dots, degrees, blanks. */
const SURE_TRAIL =
  '[\\u0080-\\u009f\\u00a1-\\u00a6\\u00a8\\u00aa\\u00ac-\\u00af\\u00b2-\\u00b6\\u00b8-\\u00ba\\u00bc-\\u00be\\u0152\\u0153\\u0160\\u0161\\u0178\\u017d\\u017e\\u0192\\u02c6\\u02dc\\u201a\\u201e\\u2020\\u2021\\u2030\\u20ac\\u2122]';
/**
 * What UTF-8 bytes look like when they are read as Latin letters: 中 is ä¸ and one that nobody sees and many programs
 * lose; read so twice it is Ã¤Â¸ and more. A multiplication sign (D7) would begin Hebrew, and stands in Chinese texts for
 * what is left out. Of one character alone all bytes must be there (é is Ã©, ℃ is â„ƒ), and no quotation mark behind Ã.
 */
const UTF8_AS_LATIN = [
  `(?:[\\u00c2-\\u00d6\\u00d8-\\u00df]${TRAIL}|[\\u00e0-\\u00ef]${TRAIL}{1,2}|\\u00f0${TRAIL}{2,3}){2,}`,
  `[\\u00e0-\\u00ef](?=${TRAIL}?${SURE_TRAIL})${TRAIL}{2}`,
  `[\\u00e2\\u00e3]\\u20ac${TRAIL}?`,
  `\\u00ef[\\u00bc\\u00bd]${TRAIL}|\\u00ef\\u00bb\\u00bf`,
  `[\\u00c2\\u00c3](?![\\u2018-\\u201d\\ufffd])${TRAIL}`,
].join('|');
/** How far into a run of marks a letter is looked for, in code units. */
const MARKS_MAX = 64;
/**
 * What two bytes of GBK or Big5 look like when they are read as Latin letters: 中国 is ÖÐ¹ú. Two characters or more with a
 * letter among them, or 工作, which has none.
 */
const GBK_AS_LATIN = `(?=[\\u00a1-\\u00bf\\u00d7\\u00f7]{0,${MARKS_MAX}}(?:[\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u00fe]|[\\u00a1-\\u00aa\\u00ac-\\u00af\\u00b2-\\u00b6\\u00b8-\\u00ba\\u00bc-\\u00bf][\\u00d7\\u00f7]))[\\u00a1-\\u00fe]{4,}`;
export const AS_LATIN = new RegExp(`${UTF8_AS_LATIN}|${GBK_AS_LATIN}`, 'gu');
/**
 * What memory, replacement characters and a byte order mark look like when they are read as GBK, cut off at times. 烫烫 and
 * 屯屯 beside Chinese are words: 热烫烫, 村村屯屯. 曹锟 is a name, 锘 an element.
 */
const AS_GBK =
  /[锟斤拷]*(?:锟斤|拷锟|(?<![0-9０-９一二三四五六七八九十百千万两几半多公市])斤拷(?![贝貝问問打]))[锟斤拷]*|烫{3,}|屯{3,}|(?<!\p{Script=Han})(?:烫烫|屯屯)(?!\p{Script=Han})|^锘/gu;
/** Replacement characters, controls, private and unassigned code points, halves of surrogate pairs. */
const NO_CHARACTER =
  /(?:\uFFFD|[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]|\p{Co}|\p{Noncharacter_Code_Point}|\p{Surrogate})+/gu;
const CLAUSE = /[^，。；！？,;!?]{0,60}$/u;

/** Mojibake, replacement characters, and question marks that stand for a character that was lost. */
export const findDamage: DirtFinder = function* ({ text }) {
  // Before what a run may hold, too: a replacement character or a control in it is part of it.
  for (const [start, end] of findGbkMojibake(text)) yield pointOut(start, end);
  for (const pattern of [AS_LATIN, NO_CHARACTER, AS_GBK]) {
    for (const { 0: found, index } of text.matchAll(pattern)) {
      yield pointOut(index, index + found.length);
    }
  }
  for (const { 0: marks, index } of text.matchAll(/\?+/g)) {
    const end = index + marks.length;
    if (!isHan(text.charCodeAt(index - 1)) || !isHan(text.charCodeAt(end))) continue;
    const clause = CLAUSE.exec(text.slice(Math.max(0, index - 60), index))![0];
    if (!QUESTION.test(clause)) yield pointOut(index, end);
  }
};

const pointOut = (start: number, end: number): Dirt => ({ kind: 'mojibake', start, end });
