import assert from 'node:assert/strict';
import { measureAgreement } from '../../../server/src/evaluate/agreement';
import {
  expectedDisagreement,
  krippendorffsAlpha,
  observedDisagreement,
  type Continuum,
} from '../../../server/src/evaluate/alpha';
import type { MarkedSpan } from '../../../server/src/evaluate/compared';
import { cohensKappa } from '../../../server/src/evaluate/kappa';

/** `S0-4 F6-9` */
const spans = (text: string): MarkedSpan[] =>
  [...text.matchAll(/([SF])(\d+)-(\d+)/g)].map(([, type, start, end]) => ({
    type: type!,
    start: Number(start),
    end: Number(end),
  }));

const continuum = (length: number, ...annotators: string[]): Continuum => ({
  length,
  units: annotators.map((units) => spans(units).map(({ start, end }) => ({ start, end }))),
});

const isNear = (actual: number | null, expected: number, precision = 0.00005) => {
  assert.ok(
    actual !== null && Math.abs(actual - expected) < precision,
    `${actual} is not ${expected}`,
  );
};

describe('agreement of annotators', () => {
  // The example of Krippendorff (2004), shifted by 150; the figures without intermediate rounding are those of DKPro
  // Statistics, which has it among its tests.
  const c = continuum(300, 'S75-145 S220-250', 'S70-150 S205-225 S250-270');
  const k = continuum(300, 'S30-90 S150-200', 'S30-90 S150-200');

  it("gives the figures of Krippendorff's example", () => {
    isNear(observedDisagreement(c), 0.0144);
    isNear(expectedDisagreement(c), 0.0532);
    isNear(observedDisagreement(k), 0);
    isNear(expectedDisagreement(k), 0.049, 0.0001);
    isNear(krippendorffsAlpha([c]), 0.7285, 0.0001);
    isNear(krippendorffsAlpha([k]), 1);
    isNear(krippendorffsAlpha([c, k]), 0.8587, 0.0001);
  });

  // The worked example of Cohen, A Coefficient of Agreement for Nominal Scales (1960), table 1, of 200 cases: observed
  // 0.70, by chance 0.41, kappa 0.492.
  it("gives the figure of Cohen's example", () => {
    const table = { A: [88, 14, 18], B: [10, 40, 10], C: [2, 6, 12] };
    const counts = new Map(
      Object.entries(table).map(([label, row]) => [
        label,
        new Map(row.map((n, i) => ['ABC'[i]!, n])),
      ]),
    );
    isNear(cohensKappa([counts]), 0.492, 0.0005);
  });

  // By hand: of 20 characters both mark 4, the first alone 1, the second alone 2, nobody 13:
  // observed 17/20, expected (5 · 6 + 15 · 14)/400 = 0.6, kappa (0.85 − 0.6)/0.4.
  it('gives kappa over characters', () => {
    const text = '甲'.repeat(20);
    const { types } = measureAgreement([{ text, first: spans('S0-5'), second: spans('S1-7') }]);
    isNear(types['S']!.kappa.value, 0.625);
  });

  it('counts a character outside the Basic Multilingual Plane once', () => {
    const at = (first: string, second: string, text: string) =>
      measureAgreement([{ text, first: spans(first), second: spans(second) }]).total.kappa.value;
    assert.equal(at('S0-4', 'S2-6', '𠮷𠮷𠮷𠮷'), at('S0-2', 'S1-3', '甲甲甲甲'));
  });

  // The example in the documentation of seqeval, which follows conlleval: MISC over three tokens where two annotators
  // begin it differently, and the same PER in the sentence behind: 0.50.
  it("gives the F1 of seqeval's example", () => {
    const article = {
      text: '甲'.repeat(10),
      first: spans('S3-6 F7-9'),
      second: spans('S2-6 F7-9'),
    };
    const { total } = measureAgreement([article]);
    assert.deepEqual([total.exact.value, total.overlapping.value], [0.5, 1]);
  });

  const TABLE: readonly [
    what: string,
    a: string,
    b: string,
    exact: number | null,
    over: number | null,
  ][] = [
    ['the same', 'S0-4 F6-9', 'F6-9 S0-4', 1, 1],
    ['nothing', '', '', null, null],
    ['one side only', 'S0-4', '', 0, 0],
    // The long span leaves the partner that the short one needs, which a first choice would have taken.
    ['spans of one annotator that overlap', 'S0-9 S1-2', 'S0-2 S5-8', 0, 1],
    ['three of them in a chain', 'S0-9 S1-2 S3-4', 'S0-2 S3-5 S7-9', 0, 1],
    ['more of them than there are partners', 'S0-9 S1-2 S1-3', 'S0-2 S1-2', 2 / 5, 4 / 5],
    ['overlapping spans of other types', 'S0-9 S1-2', 'S0-2 F5-8', 0, 2 / 4],
    ['another boundary', 'S0-4', 'S1-4', 0, 1],
    ['another type', 'S0-4', 'F0-4', 0, 0],
    ['one cut in two', 'S0-4', 'S0-2 S2-4', 0, 2 / 3],
    ['half', 'S0-4 S5-7', 'S0-4 S8-9', 0.5, 0.5],
    ['a duplicate is one too many', 'S0-4', 'S0-4 S0-4', 2 / 3, 2 / 3],
  ];
  for (const [what, a, b, exact, over] of TABLE) {
    it(`gives F1 of spans: ${what}`, () => {
      const article = { text: '甲'.repeat(10), first: spans(a), second: spans(b) };
      const { total } = measureAgreement([article]);
      assert.deepEqual([total.exact.value, total.overlapping.value], [exact, over]);
    });
  }

  it('is the same in any run, with intervals around it', () => {
    const articles = [2, 3, 4, 5, 6, 7].map((n) => ({
      text: `${'甲'.repeat(10)}\n`,
      first: spans('S0-4 F6-9'),
      second: spans(`S0-${n} F6-9`),
    }));
    const report = measureAgreement(articles);
    assert.deepEqual(measureAgreement(articles), report);
    isNear(report.total.exact.value, 14 / 24);
    const [low, high] = report.total.exact.interval!;
    assert.ok(low >= 0.5 && low < 14 / 24 && high > 14 / 24 && high < 1);
    assert.deepEqual(report.types['F']!.alpha, { value: 1, interval: [1, 1] });
  });

  it('has no interval where there is one line', () => {
    const { total } = measureAgreement([{ text: '甲乙', first: spans('S0-1'), second: [] }]);
    assert.equal(total.exact.interval, null);
  });
});
