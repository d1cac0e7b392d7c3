import { clean } from '../../server/src/script/cleaning/clean';
import { convertText } from '../../server/src/script/convertText';
import { readArticle } from '../../server/src/text/read';
import { repeated } from './articles';
import { measure, type Report } from './report';

/** How many times the long text is as long as the short one. */
const LONGER = 8;

/** A time per character that grows with the text more than this is not linear. */
const LINEAR = 1.8;

/** A text is read once between two changes, and cleaned in a few steps: cleaning may take so many readings. */
const READINGS = 12;

/** Cleaning and conversion of whole texts: their speed, and whether time grows with length alone. */
export default function rewriting(report: Report): void {
  const [short, long] = [repeated(2), repeated(2 * LONGER)];
  const convert = (text: string): number =>
    convertText(text, { from: 'auto', to: 'zh-TW-phrases' }).alignment.changes.length;
  const measured = measure({
    read: () => readArticle(long).blocks.length,
    cleanShort: () => clean(short).edits.length,
    cleanLong: () => clean(long).edits.length,
    convertShort: () => convert(short),
    convertLong: () => convert(long),
  });
  const { cleanShort, cleanLong, convertShort, convertLong, read } = measured;
  report.expectCount('edits of the long text', cleanLong.count, cleanShort.count * LONGER, 0.1);
  report.expectCount('changes of script', convertLong.count, convertShort.count * LONGER, 0.1);
  for (const [name, shorter, longer] of [
    ['clean', cleanShort, cleanLong],
    ['convert', convertShort, convertLong],
  ] as const) {
    report.figure(name, long.length / longer.ms / 1000, 'M chars/s', `${long.length} characters`);
    report.ratio(
      `${name} linearity`,
      longer.ms / long.length,
      shorter.ms / short.length,
      `time per character, ${long.length} characters ÷ ${short.length}`,
      LINEAR,
    );
  }
  report.ratio('clean ÷ read', cleanLong.ms, read.ms, 'the same text', READINGS);
}
