import type { Analysis } from '../document/analysis';

/** Dates as sources and datelines write them: 2024-03-05, 2024年3月5日, 2024/3/5, 2024.3.5. */
const DATE = /((?:19|20)\d{2})\s*[-年/.]\s*(\d{1,2})\s*[-月/.]\s*(\d{1,2})(?!\d)/;

/** Kinds of blocks that say when an article was published, the surest first. */
const DATED = ['dateline', 'byline', 'furniture'] as const;

/** For each article of a file where it begins and the date that it gives, as `YYYY-MM-DD`. */
export function articleDates({ reading }: Analysis): { start: number; date: string | undefined }[] {
  const { articles, blocks, text } = reading;
  return articles.map(({ start }, article) => {
    const own = blocks.filter((block) => block.article === article);
    for (const kind of DATED) {
      for (const block of own) {
        if (block.kind !== kind) continue;
        const date = readDate(text.slice(block.start, block.end));
        if (date !== undefined) return { start, date };
      }
    }
    return { start, date: undefined };
  });
}

/** The first date in a text, as `YYYY-MM-DD`. */
export function readDate(text: string): string | undefined {
  const [, year, month, day] = DATE.exec(text) ?? [];
  if (year === undefined || Number(month) > 12 || Number(day) > 31) return undefined;
  return `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
}
