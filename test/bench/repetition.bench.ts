import { analyze } from '../../server/src/document/analysis';
import { testLexicon } from '../support/lexicon';
import { measure, type Report } from './report';

/** The shorter text in UTF-16 code units, and how many times the longer one is as long. */
const SHORT = 20_000;
const LONGER = 4;

/** A time per character that grows by more is not linear: one that grows with the length grows fourfold. */
const LINEAR = 2.2;

/** What is repeated, and what stands at the end, without which some patterns are not looked for. */
const RUNS: readonly (readonly [repeated: string, end?: string])[] = [
  ['县长'],
  ['埃米尔'],
  ['镇、）县长'],
  ['学习学习、', '讲'],
  ['最大、'],
  ['谋深、'],
  ['大安全、大应急、'],
  ['张三、'],
  ['三大战略'],
  ['数十'],
  ['连续3年'],
  ['增长5.2%、'],
  ['“五个坚持”'],
  ['边学'],
  ['一企一策、'],
  ['早开工、'],
  ['促改革、'],
  ['想群众所想、', '急'],
  ['12:45:43、', '比'],
  ['开局即决战、'],
  ['县教育局王建军'],
];

/** Runs of what patterns repeat: time grows with the length of a text, not with its square, whatever it is made of. */
export default function repetition(report: Report): void {
  const lexicon = testLexicon();
  for (const [repeated, end = ''] of RUNS) {
    const text = (length: number) => repeated.repeat(Math.ceil(length / repeated.length)) + end;
    const [short, long] = [text(SHORT), text(SHORT * LONGER)];
    // Most of it is nothing: what counts is the text that was gone through.
    const read = (one: string) => analyze(one, lexicon).reading.text.length;
    const measured = measure({ short: () => read(short), long: () => read(long) });
    report.expectCount(
      `${repeated} read`,
      measured.long.count,
      measured.short.count * LONGER,
      0.01,
    );
    report.ratio(
      `${repeated}…${end}`,
      measured.long.ms / LONGER,
      measured.short.ms,
      `time per character, ${SHORT * LONGER} to ${SHORT} characters`,
      LINEAR,
    );
  }
}
