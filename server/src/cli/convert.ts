import { readFile } from 'node:fs/promises';
import { analyze } from '../document/analysis';
import type { Lexicon } from '../lexicon/lexicon';
import { reasonOf } from '../platform/node/files';
import type { Alignment, Range } from '../script/alignment';
import {
  convertText,
  type ConvertedText,
  type ConvertOptions as TextOptions,
} from '../script/convertText';
import type { DetectedVariety } from '../script/detectVariety';
import { parseProtectedTerm, type ProtectedTerm } from '../script/protectedTerms';
import { reportConversion } from '../script/report';
import { UsageError } from './failure';
import { loadProjectLexicon, type GlossaryOptions } from './glossary';
import { placeOf } from './report';
import { rewriteArticles, type RewriteInput } from './rewrite';
import type { Terminal } from './terminal';

export interface ConvertOptions extends Pick<TextOptions, 'from' | 'to'>, GlossaryOptions {
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
  { from, to, out, protect, protectFile, report, ...own }: ConvertOptions,
  terminal: Terminal,
): Promise<number> {
  const listed = protectFile === undefined ? [] : await readTerms(protectFile);
  const protectedTerms = [...protect, ...listed].map(parseTerm);
  // A file of terms serves many articles; what was typed was meant for these.
  const unmet = new Set(protect.map((text) => parseTerm(text).term));
  const lexicon = report ? await loadProjectLexicon(paths[0]!, own, terminal) : undefined;
  const options = { ...(out === undefined ? {} : { out }), done: `in ${to}` };
  const code = await rewriteArticles(paths, options, terminal, (input) => {
    for (const term of unmet) if (input.text.includes(term)) unmet.delete(term);
    const converted = convertText(input.text, { from, to, protectedTerms });
    if (converted.from === 'mixed') {
      terminal.say(`${input.label}: is in both scripts; each stretch was taken by its own`);
    } else if (converted.from === to) {
      terminal.say(`${input.label}: is in ${to} already`);
    } else if (from === 'auto' && isRegional(converted.from)) {
      terminal.say(`${input.label}: taken for ${converted.from}; --from says otherwise`);
    }
    if (lexicon) {
      for (const line of describeConversion(input, converted, { to, protectedTerms }, lexicon))
        terminal.say(line);
    }
    return [{ name: input.name, text: converted.text, alignment: converted.alignment }];
  });
  for (const term of unmet) terminal.say(`${term}: protected, and in none of the articles`);
  return code;
}

/** Whether characters and words had to tell one traditional variety from others. */
const isRegional = (variety: DetectedVariety): boolean =>
  variety === 'zh-TW' || variety === 'zh-TW-phrases' || variety === 'zh-HK';

async function readTerms(path: string): Promise<string[]> {
  try {
    const lines = (await readFile(path, 'utf8')).replace(/^\uFEFF/, '').split(/\r\n|[\r\n]/);
    return lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
  } catch (error) {
    throw new UsageError(`--protect-file ${path}: ${reasonOf(error)}`);
  }
}

/** @throws {UsageError} where it is neither TERM nor TERM=FORM. */
function parseTerm(text: string): ProtectedTerm {
  const term = parseProtectedTerm(text);
  if (!term) throw new UsageError(`${text} is neither TERM nor TERM=FORM`);
  return term;
}

/** A stretch with some characters of its line on each side: a character alone says little. */
function around(text: string, { start, end }: Range): string {
  const before = text
    .slice(Math.max(0, start - AROUND), start)
    .split(/[\r\n]/)
    .at(-1)!;
  const behind = text.slice(end, end + AROUND).split(/[\r\n]/, 1)[0]!;
  return (before + text.slice(start, end) + behind).trim();
}

const AROUND = 4;

/** What a person should look at, each on a line that terminals link to its place in the source. */
function* describeConversion(
  { label, text }: RewriteInput,
  converted: ConvertedText,
  { to, protectedTerms }: Pick<TextOptions, 'to' | 'protectedTerms'>,
  lexicon: Lexicon,
): Generator<string> {
  const analysis = analyze(text, lexicon);
  const report = reportConversion(analysis, converted, to, lexicon, protectedTerms);
  for (const { source, character, used, alternatives, name } of report.doubts) {
    const where = `  in ${name === '' ? around(text, source) : name}`;
    const others = alternatives.join(' ');
    yield `${placeOf(label, text, source.start)}  in doubt  ${character} became ${used}, could be ${others}${where}`;
  }
  for (const loss of report.losses) {
    yield `${placeOf(label, text, loss.source.start)}  does not come back  ${loss.text} became ${loss.converted}, would return as ${loss.returned}  in ${around(text, loss.source)}`;
  }
  const place = (alignment: Alignment, span: Range) =>
    placeOf(label, text, alignment.toSource(span).start);
  const { there, back } = report;
  for (const one of there.missing) {
    yield `${place(converted.alignment, one)}  not found again  ${one.type} ${one.text}`;
  }
  for (const one of there.added) {
    yield `${place(converted.alignment, one)}  found only in ${to}  ${one.type} ${one.text}`;
  }
  for (const one of back.missing) {
    yield `${place(back.alignment, one)}  not found after the way back  ${one.type} ${one.text}`;
  }
  for (const one of back.added) {
    yield `${place(back.alignment, one)}  found only after the way back  ${one.type} ${one.text}`;
  }
}
