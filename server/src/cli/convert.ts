import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { analyze } from '../document/analysis';
import type { Lexicon } from '../lexicon/lexicon';
import { reasonOf } from '../platform/node/files';
import { loadLexicon } from '../platform/node/lexicon';
import { findAmbiguities } from '../script/ambiguity';
import { carryAnnotations } from '../script/carry';
import {
  convertText,
  type ConvertedText,
  type ConvertOptions as TextOptions,
  type ProtectedTerm,
} from '../script/convertText';
import { findNames } from '../script/names';
import { compareRecognition, findRoundTripLosses } from '../script/roundTrip';
import { UsageError } from './failure';
import { placeOf } from './report';
import { rewriteArticles, type RewriteInput } from './rewrite';
import type { Terminal } from './terminal';

export interface ConvertOptions extends Pick<TextOptions, 'from' | 'to'> {
  readonly out?: string;
  /** Terms as `TERM` or `TERM=FORM`. */
  readonly protect: readonly string[];
  /** A file of such terms, one a line. */
  readonly protectFile?: string;
  /** Whether is said what a person should look at. */
  readonly report?: boolean;
}

/**
 * Converts articles to another variety.
 *
 * @returns The exit code.
 * @throws {UsageError} where nothing can be done.
 */
export async function convert(
  paths: readonly string[],
  { from, to, out, protect, protectFile, report }: ConvertOptions,
  terminal: Terminal,
): Promise<number> {
  const listed = protectFile === undefined ? [] : await readTerms(protectFile);
  const protectedTerms = [...protect, ...listed].map(parseTerm);
  const lexicon = report ? loadLexicon(join(__dirname, 'lexicon.json')) : undefined;
  const options = { ...(out === undefined ? {} : { out }), done: `in ${to}` };
  return rewriteArticles(paths, options, terminal, (input) => {
    const converted = convertText(input.text, { from, to, protectedTerms });
    if (converted.from === 'mixed') {
      terminal.say(`${input.label}: is in both scripts; each line was taken by its own`);
    } else if (converted.from === to) {
      terminal.say(`${input.label}: is in ${to} already`);
    }
    if (lexicon) {
      for (const line of describeConversion(input, converted, to, lexicon)) terminal.say(line);
    }
    return [{ name: input.name, text: converted.text, alignment: converted.alignment }];
  });
}

async function readTerms(path: string): Promise<string[]> {
  try {
    const lines = (await readFile(path, 'utf8')).replace(/^\uFEFF/, '').split(/\r\n|[\r\n]/);
    return lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
  } catch (error) {
    throw new UsageError(`--protect-file ${path}: ${reasonOf(error)}`);
  }
}

/** A term that stays as it is, or `TERM=FORM`. */
function parseTerm(text: string): ProtectedTerm {
  const [term = '', as = term] = text.split('=', 2).map((part) => part.trim());
  if (term === '' || as === '') throw new UsageError(`${text} is neither TERM nor TERM=FORM`);
  return { term, as };
}

/** What a person should look at, each on a line that terminals link to its place in the source. */
function* describeConversion(
  { label, text }: RewriteInput,
  converted: ConvertedText,
  to: TextOptions['to'],
  lexicon: Lexicon,
): Generator<string> {
  const { from } = converted;
  if (from === to || from === 'none') return;
  const analysis = analyze(text, lexicon);
  const names = findNames(analysis, lexicon);
  for (const doubt of findAmbiguities(text, converted, from, to, names)) {
    const { source, character, used, alternatives, name } = doubt;
    const where = name === '' ? '' : `  in ${name}`;
    const others = alternatives.join(' ');
    yield `${placeOf(label, text, source.start)}  in doubt  ${character} became ${used}, could be ${others}${where}`;
  }
  if (from !== 'mixed') {
    for (const loss of findRoundTripLosses(text, converted, from, to)) {
      yield `${placeOf(label, text, loss.source.start)}  does not come back  ${loss.text} became ${loss.converted}, would return as ${loss.returned}`;
    }
  }
  const { annotations } = carryAnnotations(
    analysis.annotations,
    converted.alignment,
    converted.text,
  );
  const found = analyze(converted.text, lexicon).annotations;
  const { missing, added } = compareRecognition(annotations, found);
  const sourceOf = (start: number, end: number) =>
    placeOf(label, text, converted.alignment.toSource({ start, end }).start);
  for (const { type, start, end, text: words } of missing) {
    yield `${sourceOf(start, end)}  not found again  ${type} ${words}`;
  }
  for (const { type, start, end, text: words } of added) {
    yield `${sourceOf(start, end)}  found only in ${to}  ${type} ${words}`;
  }
}
