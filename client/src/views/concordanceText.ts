/** The layout of a concordance as text: plain data, so that it does not depend on the editor. */

/** One occurrence with its place. */
export interface ConcordanceRow {
  readonly left: string;
  readonly words: string;
  readonly right: string;
  /** Such as `reports/2024.txt:12`. */
  readonly place: string;
}

/** Where the parts of a line stand, in UTF-16 code units. */
export interface LaidOutRow {
  readonly text: string;
  readonly words: { readonly start: number; readonly end: number };
  readonly place: { readonly start: number; readonly end: number };
}

/** How many characters of each width a text has. */
interface Extent {
  readonly wide: number;
  readonly narrow: number;
}

/**
 * Characters as wide as a Chinese one. Quotation marks, dashes and dots of omission are not among them: the fonts of
 * editors have them as narrow as letters.
 */
const WIDE = /[\p{Script=Han}\u3000-\u303f\uff00-\uff60\uffe0-\uffe6]/u;

const WIDE_SPACE = '\u3000';

/**
 * Puts the words of all rows below one another, whatever the font: how wide a Chinese character is beside a letter
 * differs, so that each line is filled up to the same number of wide characters and to the same number of narrow ones.
 */
export function layOut(rows: readonly ConcordanceRow[]): LaidOutRow[] {
  const lefts = rows.map(({ left }) => extentOf(left));
  const rights = rows.map(({ words, right }) => extentOf(`${words} ${right}`));
  const leftMost = widest(lefts);
  const rightMost = widest(rights);
  return rows.map(({ left, words, right, place }, i) => {
    const before = `${filler(lefts[i]!, leftMost)}${left} `;
    const upToPlace = `${before}${words} ${right}${filler(rights[i]!, rightMost)}  `;
    return {
      text: upToPlace + place,
      words: { start: before.length, end: before.length + words.length },
      place: { start: upToPlace.length, end: upToPlace.length + place.length },
    };
  });
}

function extentOf(text: string): Extent {
  const characters = [...text];
  const wide = characters.filter((character) => WIDE.test(character)).length;
  return { wide, narrow: characters.length - wide };
}

const widest = (extents: readonly Extent[]): Extent => ({
  wide: Math.max(0, ...extents.map(({ wide }) => wide)),
  narrow: Math.max(0, ...extents.map(({ narrow }) => narrow)),
});

const filler = (one: Extent, most: Extent): string =>
  WIDE_SPACE.repeat(most.wide - one.wide) + ' '.repeat(most.narrow - one.narrow);
