import assert from 'node:assert/strict';
import { Echoes } from '../../../client/src/review/echoes';

/**
 * Steps at an editor, one character each: a capital is selected for the person, the small letter is reported by the editor,
 * `!` is the person moving the cursor, a digit lets so many times ten seconds pass.
 */
function settled(steps: string, shown: string): string {
  const echoes = new Echoes<string>((a, b) => a === b);
  let now = 0;
  for (const step of steps) {
    if (step === '!') echoes.forget();
    else if (/\d/.test(step)) now += Number(step) * 10_000;
    else if (step === step.toUpperCase()) echoes.expect(step, now);
    else echoes.hear(step.toUpperCase());
  }
  return echoes.settle(shown, now);
}

describe('what an editor shows while it reports late', () => {
  for (const [steps, shown, expected, why] of [
    ['', 'A', 'A', 'nothing was selected'],
    ['AB', 'B', 'B', 'nothing is reported yet'],
    ['ABa', 'A', 'B', 'the first is reported'],
    ['AB1a1', 'A', 'B', 'the first is reported late'],
    ['ABab', 'A', 'A', 'all is reported, then the first is chosen'],
    ['ABb', 'A', 'A', 'the editor passed over the first'],
    ['ABAa', 'A', 'A', 'the same twice'],
    ['ABAab', 'B', 'A', 'the same twice, and between them another'],
    ['ABC', 'X', 'X', 'something else is chosen'],
    ['ABa!', 'A', 'A', 'the person has gone back'],
    ['AB4', 'A', 'A', 'the last one was shown already, and is never reported'],
  ] as const) {
    it(`is ${expected} where it shows ${shown}: ${why}`, () => {
      assert.equal(settled(steps, shown), expected);
    });
  }
});
