import { decode as decodeLegacy } from 'iconv-lite';

/** An encoding that texts of this trade come in, by its name in the WHATWG standard. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5';

/** A text as offsets count in it. */
export interface DecodedText {
  /** The whole text. A byte order mark stays in it as U+FEFF, so that offsets are those of the file as stored. */
  readonly text: string;
  readonly encoding: Encoding;
  /** How many characters the bytes do not give; U+FFFD stands for each. */
  readonly damaged: number;
}

/** Bytes that are no text, or text in an encoding that is not known. */
export class UnreadableTextError extends Error {
  override readonly name = 'UnreadableTextError';
}

/**
 * Decodes a file: by its byte order mark; as UTF-8 where every byte is; else by the encoding in which it reads most like
 * Chinese.
 *
 * @throws {UnreadableTextError} where the bytes are no text; the message completes “FILE: …”.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (UTF_32_MARKS.some((mark) => startsWith(bytes, mark))) {
    throw new UnreadableTextError('is UTF-32, which few programs read; save it as UTF-8 first');
  }
  const marked = MARKS.find(({ mark }) => startsWith(bytes, mark));
  if (marked) return decodeAs(bytes, marked.encoding);
  const binary = BINARIES.find(({ magic }) => startsWith(bytes, magic));
  if (binary) throw new UnreadableTextError(`is ${binary.what}, not text; save it as text first`);
  if (!bytes.includes(0)) {
    const text = decodeStrictly(bytes);
    if (text !== undefined) {
      return decodeByChance(bytes, text) ?? { text, encoding: 'utf-8', damaged: 0 };
    }
  }
  return decodeAs(bytes, guess(bytes));
}

const MARKS: readonly { readonly mark: readonly number[]; readonly encoding: Encoding }[] = [
  { mark: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
  { mark: [0x84, 0x31, 0x95, 0x33], encoding: 'gb18030' },
];

/** The first begins as the mark of UTF-16LE does. */
const UTF_32_MARKS: readonly (readonly number[])[] = [
  [0xff, 0xfe, 0x00, 0x00],
  [0x00, 0x00, 0xfe, 0xff],
];

const ascii = (text: string): number[] => [...text].map((character) => character.charCodeAt(0));

/** Files that people take for texts. Some of them would pass as ASCII. */
const BINARIES: readonly { readonly magic: readonly number[]; readonly what: string }[] = [
  { magic: ascii('%PDF-'), what: 'a PDF file' },
  { magic: ascii('{\\rtf'), what: 'a Rich Text file' },
  { magic: ascii('PK\x03\x04'), what: 'a Word, Excel or ZIP file' },
  { magic: [0xd0, 0xcf, 0x11, 0xe0], what: 'an old Word or Excel file' },
];

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);

/** The text of bytes that are UTF-8 throughout. */
function decodeStrictly(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Letters of two bytes in UTF-8, two or more of them, and not one ASCII letter. */
const TWO_BYTES = /^[^\u0080-\uffffa-z]*(?:[\u0080-\u07ff][^\u0080-\uffffa-z]*){2,}$/i;

/** A few words in GB18030 whose bytes happen to be UTF-8, as those of 学习 are; no word of a Latin language. */
function decodeByChance(bytes: Uint8Array, asUtf8: string): DecodedText | undefined {
  if (bytes.length > CHANCE || !TWO_BYTES.test(asUtf8)) return undefined;
  const read = decodeAs(bytes, 'gb18030');
  return read.damaged === 0 && likeness(read.text, 'gb18030') >= 1 ? read : undefined;
}

/** Longest such text, in bytes: the chance that more of them are UTF-8 is small. */
const CHANCE = 16;

function decodeAs(bytes: Uint8Array, encoding: Encoding): DecodedText {
  const text = decode(bytes, encoding);
  return { text, encoding, damaged: text.split('\uFFFD').length - 1 };
}

function decode(bytes: Uint8Array, encoding: Encoding): string {
  // Electron's ICU lacks the tables for GB18030 and Big5, so these do not come from the host.
  return encoding === 'gb18030' || encoding === 'big5'
    ? decodeLegacy(Buffer.from(bytes), encoding === 'big5' ? 'big5-hkscs' : encoding, {
        stripBOM: false,
      })
    : new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
}

/** How many bytes are looked at to tell encodings apart, and from where: English pages say little at their beginning. */
const SAMPLE = 65_536;

function sampleOf(bytes: Uint8Array): Uint8Array {
  const start = bytes.subarray(0, SAMPLE);
  if (start.includes(0)) return start;
  const first = Math.max(
    0,
    bytes.findIndex((byte) => byte >= 0x80),
  );
  return bytes.subarray(first, first + SAMPLE);
}

/**
 * The encoding in which bytes read most like Chinese. UTF-8 is among them: a file may be damaged.
 *
 * @throws {UnreadableTextError} where they do in none.
 */
function guess(bytes: Uint8Array): Encoding {
  const sample = sampleOf(bytes);
  const candidates: readonly Encoding[] = [
    'utf-8',
    'gb18030',
    'big5',
    // Only these have zeros, in spaces, digits and ends of lines.
    ...(sample.includes(0) ? (['utf-16le', 'utf-16be'] as const) : []),
  ];
  const [best] = candidates
    .map((encoding) => ({ encoding, likeness: likeness(decode(sample, encoding), encoding) }))
    .sort((a, b) => b.likeness - a.likeness);
  if (best !== undefined && best.likeness >= LEAST_LIKENESS) return best.encoding;
  throw new UnreadableTextError(
    sample.includes(0)
      ? 'is a binary file, not text'
      : 'is neither UTF-8 nor UTF-16, GB18030 or Big5; save it as UTF-8 first',
  );
}

/** What a text must reach to be taken for one. The articles of our measurements reach more than 1.2 in their encoding. */
const LEAST_LIKENESS = 0.5;

/** The commonest characters of official Chinese, simplified and traditional. */
const COMMON = new Set(
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过民产种' +
    '面而方后多定行学法所家进等部度力本高长实加开经理现政业建设展工新全省市县区州镇乡村党委书记领导干群众' +
    '会议组织机关单位改革坚持推动落服务社管体制基层重点项目资金企生活问题情况责任督查办公室主席副日月至及' +
    '合第公外三二四五六十百千万亿内其之与从各强化深入提升质量保障工程农治安' +
    '這為個國時來們於對會發動過產種後學進長實開經現業縣區鎮鄉黨書記領導幹眾議組織機關單體點項資問題況責與' +
    '萬億從強質農東車門見話說見還應當給總統務標準環',
);

const PUNCTUATION = new Set('，。、；：？！“”‘’（）《》〈〉【】「」『』—…·　％');

/** The rows of the characters that each standard puts first, for being common, by their bytes; ends included. */
const COMMON_ROWS: Partial<
  Record<Encoding, { readonly rows: Span; readonly cells: readonly Span[] }>
> = {
  gb18030: { rows: [0xb0, 0xd7], cells: [[0xa1, 0xfe]] },
  big5: {
    rows: [0xa4, 0xc6],
    cells: [
      [0x40, 0x7e],
      [0xa1, 0xfe],
    ],
  },
};
type Span = readonly [first: number, last: number];

const commonOf = new Map<Encoding, ReadonlySet<string>>();

/** The 3755 characters of level 1 of GB 2312, or the 5401 of Big5; none for encodings of all characters. */
function firstCharacters(encoding: Encoding): ReadonlySet<string> {
  let characters = commonOf.get(encoding);
  if (!characters) {
    const bytes: number[] = [];
    const { rows, cells } = COMMON_ROWS[encoding] ?? { rows: [1, 0], cells: [] };
    for (let row = rows[0]; row <= rows[1]; row++) {
      for (const [first, last] of cells) for (let c = first; c <= last; c++) bytes.push(row, c);
    }
    characters = new Set(decode(Uint8Array.from(bytes), encoding).match(/\p{Script=Han}/gu));
    commonOf.set(encoding, characters);
  }
  return characters;
}

/** The fewer characters a text has, from here on, the more the others count: it may have none of the commonest. */
const SHORT = 4;

/**
 * How much a text is like Chinese, for each character that is not ASCII: 3 for the commonest ones, 2 for Chinese
 * punctuation, something for those that the encoding puts first, nothing for other Chinese characters, −3 for what no
 * text has. A wrong encoding gives rare characters and characters of other scripts.
 */
function likeness(text: string, encoding: Encoding): number {
  const first = firstCharacters(encoding);
  let characters = 0;
  let sum = 0;
  let known = 0;
  for (const character of text) {
    if (character >= ' ' && character <= '~') continue;
    if (/[\t\n\r\f]/.test(character)) continue;
    characters += 1;
    if (COMMON.has(character)) sum += 3;
    else if (PUNCTUATION.has(character)) sum += 2;
    else if (first.has(character)) known += 1;
    // GB18030 holds traditional characters, too.
    else if (encoding === 'gb18030' && firstCharacters('big5').has(character)) known += 0.6;
    else if (!/[\p{Script=Han}！-～０-９]/u.test(character)) sum -= 3;
    else sum -= RARE;
  }
  if (characters === 0) return 0;
  return (sum + known * Math.max(KNOWN, Math.min(1, SHORT / characters))) / characters;
}

const RARE = 0.5;
const KNOWN = 0.25;
