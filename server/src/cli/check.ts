import { analyze } from '../document/analysis';
import { EXIT } from './failure';
import { loadProjectLexicon, type GlossaryOptions } from './glossary';
import { lineAndColumn, placeOf } from './report';
import { rewriteArticles, type RewriteInput } from './rewrite';
import { findingsOf, RULES, type RuleFinding, type RuleId } from './rules';
import { count, type Terminal } from './terminal';

export interface CheckOptions extends GlossaryOptions {
  /** The rules to run; all where it is missing. */
  readonly only?: readonly RuleId[];
  /** Rules that are not run. */
  readonly skip: readonly RuleId[];
  /** Write each finding as a line of JSON. */
  readonly json?: boolean;
  /** The language of the messages. */
  readonly lang: 'zh' | 'en';
}

/**
 * Looks in articles for what a proofreader should look at. No file is changed.
 *
 * @returns The exit code; 1 where something was found or some article could not be read.
 */
export async function check(
  paths: readonly string[],
  { only = RULES.map(({ id }) => id), skip, json = false, lang, ...options }: CheckOptions,
  terminal: Terminal,
): Promise<number> {
  const lexicon = await loadProjectLexicon(paths[0]!, options, terminal);
  const on = new Set(only.filter((id) => !skip.includes(id)));
  const counts = new Map<RuleId, number>();
  const code = await rewriteArticles(paths, { looksOnly: true }, terminal, async (input) => {
    const findings = findingsOf(analyze(input.text, lexicon), lexicon, (id) => on.has(id));
    for (const finding of findings) {
      counts.set(finding.check, (counts.get(finding.check) ?? 0) + 1);
      const line = json ? JSON.stringify(toRecord(input, finding)) : describe(input, finding, lang);
      await terminal.write(`${line}\n`);
    }
    return [];
  });
  const total = [...counts.values()].reduce((sum, number) => sum + number, 0);
  if (total === 0) return code;
  const byRule = RULES.flatMap(({ id }) => (counts.has(id) ? `${counts.get(id)} ${id}` : []));
  terminal.say(`${count(total, 'finding')}: ${byRule.join(', ')}`);
  return EXIT.found;
}

/** `FILE:LINE:COLUMN: rule: message`, as compilers write it, so that terminals and editors link it to its place. */
function describe(
  { label, text }: RewriteInput,
  { check: rule, span, message, fix }: RuleFinding,
  lang: 'zh' | 'en',
): string {
  const mended = fix ? ` → ${oneLine(fix.text)}` : '';
  return `${placeOf(label, text, span.start)}: ${rule}: ${message[lang]}${mended}`;
}

const oneLine = (words: string): string => words.replace(/\r\n|[\r\n]/g, '⏎');

/** A finding as programs read it, with offsets in UTF-16 code units into the text. */
const toRecord = (
  { label, text }: RewriteInput,
  { check: rule, span, message, fix, related }: RuleFinding,
) => ({
  file: label,
  ...lineAndColumn(text, span.start),
  start: span.start,
  end: span.end,
  text: text.slice(span.start, span.end),
  rule,
  message,
  ...(fix && { fix: { start: fix.span.start, end: fix.span.end, text: fix.text } }),
  ...(related && {
    related: related.map((one) => ({
      start: one.span.start,
      end: one.span.end,
      text: text.slice(one.span.start, one.span.end),
      message: one.message,
    })),
  }),
});
