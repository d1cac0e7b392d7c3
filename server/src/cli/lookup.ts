import { lookUp } from '../features/lookup';
import { toPinyin } from '../features/pinyin';
import type { GlossaryEntry, GlossarySense } from '../lexicon/glossary';
import { EXIT, UsageError } from './failure';
import { loadProjectLexicon, type GlossaryOptions } from './glossary';
import type { Terminal } from './terminal';

export interface LookupOptions extends GlossaryOptions {
  /** How many entries at most. */
  readonly limit: number;
  /** JSON for programs: the entries as the glossary has them. */
  readonly json?: boolean;
}

/**
 * Writes the entries of the glossary that answer a query, the best first.
 *
 * @returns The exit code; 1 where there is none.
 * @throws {UsageError} where nothing is asked for.
 */
export async function lookup(
  query: string,
  { limit, json = false, ...options }: LookupOptions,
  terminal: Terminal,
): Promise<number> {
  if (query.trim() === '') throw new UsageError('nothing to look up');
  const lexicon = await loadProjectLexicon('.', options, terminal);
  const entries = lookUp(lexicon, query, limit);
  if (json) await terminal.write(`${JSON.stringify(entries, null, 2)}\n`);
  else if (entries.length > 0) await terminal.write(entries.map(describe).join('\n'));
  if (entries.length > 0) return EXIT.done;
  if (!json) terminal.say(`no entry for ${query}`);
  return EXIT.found;
}

/** An entry in lines, what it says further in under its term. */
function describe(entry: GlossaryEntry): string {
  const { term, variants = [], short = [], full, kind, senses = [] } = entry;
  const forms = [...variants, ...short, ...(full === undefined ? [] : [full])];
  const lines = [
    `${term}  ${toPinyin(term)}  ${kind}`,
    ...(forms.length > 0 ? [`  = ${forms.join('、')}`] : []),
    ...describeSense(entry, '  '),
    ...senses.flatMap((sense) => [`  ${sense.label}`, ...describeSense(sense, '    ')]),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function describeSense(
  { english = [], meaning, items = [], origin = {}, period = {}, sources }: GlossarySense,
  indent: string,
): string[] {
  const { who, when, occasion } = origin;
  const from = [who, when, occasion].filter((part) => part !== undefined).join('，');
  const years =
    period.from === undefined && period.to === undefined
      ? ''
      : `${period.from ?? ''}–${period.to ?? ''}`;
  return [
    ...english.map(({ text }) => text),
    ...[meaning.zh, meaning.en].filter((words) => words !== ''),
    ...items.map(({ zh, en }, index) => `${index + 1}. ${zh}${en === undefined ? '' : ` (${en})`}`),
    ...[from, years].filter((words) => words !== ''),
    ...sources.map(({ url }) => url),
  ].map((line) => indent + line);
}
