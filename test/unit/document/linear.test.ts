/** Time grows with the length of a text, not with its square: of every pattern that repeats, a long run of what it repeats. */
import assert from 'node:assert/strict';
import { analyze } from '../../../server/src/document/analysis';
import { testLexicon } from '../../support/lexicon';

const SHORT = 20_000;
const TIMES = 4;
/** Time that grows with the square grows sixteenfold; what a busy machine adds is allowed for. */
const MOST = 10;
const SLACK_MS = 150;

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
];

describe('the time that an analysis takes', () => {
  const lexicon = testLexicon();
  const milliseconds = (length: number, repeated: string, end = ''): number => {
    const text = repeated.repeat(Math.ceil(length / repeated.length)) + end;
    const begun = performance.now();
    analyze(text, lexicon);
    return performance.now() - begun;
  };

  for (const [repeated, end] of RUNS) {
    it(`grows with the length of “${repeated}…${end ?? ''}”`, () => {
      milliseconds(SHORT, repeated, end);
      const short = milliseconds(SHORT, repeated, end);
      const long = milliseconds(SHORT * TIMES, repeated, end);
      assert.ok(
        long < short * MOST + SLACK_MS,
        `${Math.round(short)} ms, then ${Math.round(long)}`,
      );
    }).timeout(60_000);
  }
});
