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
    if (text !== undefined) return { text, encoding: 'utf-8', damaged: 0 };
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

/** How many bytes are looked at to tell encodings apart. */
const SAMPLE = 65_536;

/**
 * The encoding in which bytes read most like Chinese. UTF-8 is among them: a file may be damaged.
 *
 * @throws {UnreadableTextError} where they do in none.
 */
function guess(bytes: Uint8Array): Encoding {
  const sample = bytes.subarray(0, SAMPLE);
  const candidates: readonly Encoding[] = [
    'utf-8',
    'gb18030',
    'big5',
    // Only these have zeros, in spaces, digits and ends of lines.
    ...(sample.includes(0) ? (['utf-16le', 'utf-16be'] as const) : []),
  ];
  const [best] = candidates
    .map((encoding) => ({ encoding, likeness: likeness(decode(sample, encoding)) }))
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

/**
 * How much a text is like Chinese, for each character that is not ASCII: 3 for the commonest ones, 2 for Chinese
 * punctuation, nothing for other Chinese characters, −3 for what no text has. A wrong encoding gives rare characters
 * and characters of other scripts.
 */
function likeness(text: string): number {
  let characters = 0;
  let sum = 0;
  for (const character of text) {
    if (character >= ' ' && character <= '~') continue;
    if (/[\t\n\r\f]/.test(character)) continue;
    characters += 1;
    if (COMMON.has(character)) sum += 3;
    else if (PUNCTUATION.has(character)) sum += 2;
    else if (!/[\p{Script=Han}！-～０-９]/u.test(character)) sum -= 3;
  }
  return characters === 0 ? 0 : sum / characters;
}
