import { clean as cleanText, type CleanedText } from '../script/cleaning/clean';
import { DIRT_KINDS, type DirtKind } from '../script/cleaning/dirt';
import { holdsHan } from '../script/cleaning/lines';
import { EXIT } from './failure';
import { placeOf } from './report';
import { rewriteArticles, type RewriteInput } from './rewrite';
import { count, type Terminal } from './terminal';

export interface CleanOptions {
  readonly out?: string;
  /** Whether is only said what would change. */
  readonly check?: boolean;
  /** Whether each change is listed. */
  readonly list?: boolean;
  readonly keep: readonly DirtKind[];
}

/**
 * Cleans articles.
 *
 * @returns The exit code; with `check` 1 where something would change.
 * @throws {UsageError} where nothing can be done.
 */
export async function clean(
  paths: readonly string[],
  { out, check = false, list = false, keep }: CleanOptions,
  terminal: Terminal,
): Promise<number> {
  let seen = 0;
  let dirty = 0;
  const options = {
    ...(out === undefined ? {} : { out }),
    looksOnly: check,
    orElse: 'look only, with --check',
    done: 'cleaned',
  };
  const code = await rewriteArticles(paths, options, terminal, async (input) => {
    const cleaned = cleanText(input.text, { keep: new Set(keep) });
    seen += 1;
    if (cleaned.edits.length > 0) dirty += 1;
    // With --check the lines are the result, otherwise they are about it.
    const tell = async (line: string): Promise<void> => {
      if (check) await terminal.write(`${line}\n`);
      else terminal.say(line);
    };
    if (cleaned.edits.length > 0) await tell(`${input.label}: ${summary(cleaned)}`);
    if (list) for (const line of describeEdits(input, cleaned)) await tell(line);
    for (const line of describeRemarks(input, cleaned)) await tell(line);
    return [{ name: input.name, text: cleaned.text, alignment: cleaned.alignment }];
  });
  if (check && seen > 1) terminal.say(`${dirty} of ${count(seen, 'article')} would change`);
  return check && dirty > 0 ? EXIT.wouldChange : code;
}

/** How many changes there are of each kind; one that several kinds share counts for each. */
function summary({ edits }: CleanedText): string {
  return DIRT_KINDS.map(
    (kind) => [kind, edits.filter(({ kinds }) => kinds.includes(kind)).length] as const,
  )
    .filter(([, number]) => number > 0)
    .map(([kind, number]) => `${number} ${kind}`)
    .join(', ');
}

function* describeEdits({ label, text }: RewriteInput, { edits }: CleanedText): Generator<string> {
  for (const { start, end, replacement, kinds } of edits) {
    const before = text.slice(start, end);
    // Words are shown whole: nobody should have to look up what an article loses.
    const shown = holdsHan(before, 0, before.length) ? inQuotes(before) : quote(before);
    const change = `${shown} → ${inQuotes(replacement)}`;
    yield `${placeOf(label, text, start)}  ${kinds.join(' ')}  ${change}`;
  }
}

/** What only a person can put right, by its place in the article as it was. */
function* describeRemarks(
  { label, text }: RewriteInput,
  { remarks, text: cleaned, alignment }: CleanedText,
): Generator<string> {
  for (const { start, end, kind } of remarks) {
    const place = placeOf(label, text, alignment.toSource({ start, end }).start);
    yield `${place}  ${kind}, left as it is  ${quote(cleaned.slice(start, end))}`;
  }
}

const QUOTED_MAX = 40;

function quote(text: string): string {
  const short = text.length > QUOTED_MAX ? `${text.slice(0, QUOTED_MAX)}…` : text;
  return inQuotes(short);
}

const inQuotes = (text: string): string => `“${text.replace(/\r\n|[\r\n]/g, '⏎')}”`;
