import assert from 'node:assert/strict';
import { assign, type Edge } from '../../../server/src/evaluate/assign';
import {
  bestAlignment,
  dissimilarity,
  expectedDisorder,
  gamma,
  measureGamma,
  positionalDissimilarity,
  type Unit,
} from '../../../server/src/evaluate/gamma';
import { numbersFrom } from '../../../server/src/evaluate/random';

/** `S0-4 F6-9` */
const units = (text: string): Unit[] =>
  [...text.matchAll(/(\p{L})(\d+)-(\d+)/gu)].map(([, type, start, end]) => ({
    type: type!,
    start: Number(start),
    end: Number(end),
  }));

const gammaOf = (first: string, second: string, length: number): number | null =>
  gamma(measureGamma({ length, first: units(first), second: units(second) }, [length]));

const show = (first: string, second: string): string =>
  bestAlignment(units(first), units(second))
    .map((one) =>
      [one.first, one.second]
        .map((unit) => (unit ? `${unit.type}${unit.start}-${unit.end}` : '∅'))
        .join('='),
    )
    .join(' ');

describe('gamma', () => {
  // Figure 10 of Mathet, Widlöcher and Métivier (2015), as the tests of pygamma-agreement have it (test_dissimilarity.py),
  // to the digits that are printed there.
  const FIGURE_10: readonly [a: string, b: string, dissimilarity: number, digits: number][] = [
    ['x4-14', 'x40-44', 22.2, 1],
    ['x4-14', 'x4-14', 0, 1],
    ['x4-14', 'x20-25', 3.2, 0],
    ['x4-14', 'x14-24', 1, 1],
    ['x20-30', 'x20-25', 0.11, 2],
    ['x20-25', 'x14-24', 0.22, 2],
  ];
  for (const [a, b, expected, digits] of FIGURE_10) {
    it(`gives the positional dissimilarity of ${a} and ${b}`, () => {
      const [one, other] = [units(a)[0]!, units(b)[0]!];
      const found = positionalDissimilarity(one, other);
      assert.ok(Math.abs(found - expected) <= 0.5 * 10 ** -digits, String(found));
      assert.equal(positionalDissimilarity(other, one), found);
    });
  }

  it('gives the positional dissimilarities of the tests of pygamma-agreement', () => {
    // test_positional_dissimilarity, with Δ∅ = 0.5 there; the units are in the order of their starts.
    const liza = units('x1-5 x6-8 x7-20 x12-18');
    const pierrot = units('x2-6 x7-8 x7-19 x8-10 x12-18');
    const found = liza.flatMap((a) =>
      pierrot.map((b) => positionalDissimilarity(a, b, { deltaEmpty: 0.5 })),
    );
    const expected = [
      [0.03125, 1.62, 0.78125, 2.0, 2.88],
      [0.5, 0.05555555555555555, 0.36734693877551017, 0.5, 2.0],
      [0.6245674740484429, 0.36734693877551017, 0.0008, 0.26888888888888884, 0.06786703601108032],
      [2.42, 2.2959183673469385, 0.05555555555555555, 1.125, 0.0],
    ].flat();
    for (const [i, value] of expected.entries()) {
      assert.ok(Math.abs(found[i]! - value) < 0.001, `${i}: ${found[i]} is not ${value}`);
    }
  });

  it('weighs places and types as the tests of pygamma-agreement do', () => {
    // test_combi_categorical_dissimilarity (test_dissimilarity.py, commit 011dc148): α = 3, β = 1, Δ∅ = 0.5.
    const liza = units('C1-5 B6-8 A7-20 C12-18');
    const pierrot = units('C2-6 B7-8 J7-19 A8-10 A12-18');
    const expected = [
      [0.09375, 5.11, 2.69375, 6.15, 8.79],
      [1.75, 0.16666666666666666, 1.3020408163265305, 1.8, 6.3],
      [2.02370242214533, 1.40204081632653, 0.3524, 0.8066666666666665, 0.203601108033241],
      [7.26, 7.137755102040815, 0.5166666666666666, 3.525, 0.15],
    ];
    // Types there are more or less alike; here they are the same or not.
    const ALIKE: Readonly<Record<string, number>> = {
      BC: 0.5,
      AC: 0.3,
      CJ: 0.7,
      AB: 0.6,
      BJ: 0.4,
      AJ: 0.7,
    };
    for (const [i, a] of liza.entries()) {
      for (const [j, b] of pierrot.entries()) {
        const alike = a.type === b.type ? 0 : ALIKE[[a.type, b.type].sort().join('')]! - 1;
        const found = dissimilarity(a, b, { alpha: 3, beta: 1, deltaEmpty: 0.5 }) + alike * 0.5;
        assert.ok(Math.abs(found - expected[i]![j]!) < 1e-9, `${i} ${j}: ${found}`);
      }
    }
  });

  it('gives the disorder of three annotators that the tests of pygamma-agreement have', () => {
    // test_gamma_alexpaulsuzan (test_gammas.py) over AlexPaulSuzan.csv: α = 3, β = 1, Δ∅ = 1; six unitary alignments, whose
    // disorder is 0.96 to 1 %. Alex, Paul and Suzan; “x” where one has no unit.
    const TUPLES = [
      'a2-9 a2-9 a2-9',
      'b11-17 c11-17 d11-17',
      'e24-30 e19-25 e21-27',
      'f32-36 x f32-36',
      'f36-44 f32-44 f36-40',
      'g44-60 x f40-44',
    ];
    const weights = { alpha: 3, beta: 1, deltaEmpty: 1 };
    let disorder = 0;
    for (const tuple of TUPLES) {
      const three = tuple.split(' ').map((text) => units(text)[0]);
      for (const [i, j] of [
        [0, 1],
        [0, 2],
        [1, 2],
      ] as const) {
        const [a, b] = [three[i], three[j]];
        disorder += (a && b ? dissimilarity(a, b, weights) : weights.deltaEmpty) / 3;
      }
    }
    const unitsOfEach = 16 / 3;
    assert.ok(Math.abs(disorder / unitsOfEach / 0.96 - 1) < 0.01, String(disorder / unitsOfEach));
  });

  it('aligns by the weights', () => {
    const pairs = (alpha: number, beta: number, first: string, second: string): number =>
      bestAlignment(units(first), units(second), { alpha, beta, deltaEmpty: 1 }).filter(
        (one) => one.first && one.second,
      ).length;
    // As far apart as they are long: 1 · α, less than two units alone below 2.
    assert.equal(pairs(1.9, 1, 'S0-10', 'S10-20'), 1);
    assert.equal(pairs(2.1, 1, 'S0-10', 'S10-20'), 0);
    assert.equal(pairs(3, 1.9, 'S0-10', 'F0-10'), 1);
    assert.equal(pairs(3, 2.1, 'S0-10', 'F0-10'), 0);
    // 81 · α; where places count little, units find each other far away, and where they do not count, anywhere.
    assert.equal(pairs(0.02, 1, 'S0-10', 'S90-100'), 1);
    assert.equal(pairs(0.03, 1, 'S0-10', 'S90-100'), 0);
    assert.equal(pairs(0, 1, 'S0-10', 'S9000-9010'), 1);
  });

  it('is the same whatever a unit without a partner costs', () => {
    const pair = {
      length: 400,
      first: units('S0-4 F20-40 S90-95'),
      second: units('S1-4 F25-40 F91-95'),
    };
    const [one, other] = [1, 7].map((deltaEmpty) =>
      gamma(measureGamma(pair, [400], { alpha: 3, beta: 1, deltaEmpty })),
    ) as [number, number];
    assert.ok(Math.abs(one - other) < 1e-9, `${one} ${other}`);
  });

  it('does not depend on the scale (figure 20 of the paper)', () => {
    const [a, b, c, d] = units('x0-7 x0-10 x0-21 x0-30') as [Unit, Unit, Unit, Unit];
    assert.equal(positionalDissimilarity(a, b), positionalDissimilarity(c, d));
  });

  const ALIGNMENTS: readonly [a: string, b: string, shown: string][] = [
    ['', '', ''],
    ['S0-4', '', 'S0-4=∅'],
    ['S0-4 S6-9', 'S6-9 S0-4', 'S0-4=S0-4 S6-9=S6-9'],
    // Far apart, both stay alone.
    ['S0-4', 'S40-44', 'S0-4=∅ ∅=S40-44'],
    // Another type alone costs 1, less than two units alone.
    ['S0-4', 'F0-4', 'S0-4=F0-4'],
    // S0-4 would rather have S1-4 (0.02), but then S1-5 would be alone: 0.06 + 0.02 is less than 0.02 + 2.
    ['S0-4 S1-5', 'S1-4', 'S0-4=S1-4 S1-5=∅'],
    // Types decide between units at one place.
    ['S0-4 F0-4', 'F0-4 S0-4', 'S0-4=S0-4 F0-4=F0-4'],
  ];
  for (const [a, b, shown] of ALIGNMENTS) {
    it(`aligns ${a || 'nothing'} with ${b || 'nothing'}`, () => {
      assert.equal(show(a, b), shown);
    });
  }

  it('finds the cheapest pairing of all', () => {
    const random = numbersFrom(7);
    for (let round = 0; round < 300; round++) {
      const [rows, columns] = [1 + Math.floor(random() * 5), 1 + Math.floor(random() * 5)];
      const edges = Array.from({ length: rows }, () =>
        Array.from({ length: columns }, (_, to): Edge => ({ to, cost: random() * 3 })).filter(
          () => random() < 0.7,
        ),
      );
      const cost = assign(edges, columns, 1).reduce(
        (sum, to, row) =>
          sum + (to === -1 ? 1 : edges[row]!.find((edge) => edge.to === to)!.cost - 1),
        columns,
      );
      assert.ok(Math.abs(cost - cheapest(edges, columns)) < 1e-9);
    }
  });

  it('is 1 for the same, null for nothing, and about 0 for chance', () => {
    assert.equal(gammaOf('S0-4 F6-9', 'S0-4 F6-9', 100), 1);
    assert.equal(gammaOf('', '', 100), null);
    const random = numbersFrom(11);
    const scatter = () =>
      Array.from({ length: 60 }, (_, i) => {
        const start = i * 100 + Math.floor(random() * 85);
        return `${random() < 0.5 ? 'S' : 'F'}${start}-${start + 10}`;
      }).join(' ');
    const value = gammaOf(scatter(), scatter(), 6000)!;
    assert.ok(Math.abs(value) < 0.12, String(value));
  });

  // Two annotators of the documented example of pygamma-agreement (quickstart.rst), in tenths of a second.
  const FIRST = 'P25-43 Q46-74 Q82-114 R135-160';
  const SECOND = 'P23-45 Q43-72 R79-112 P130-161';

  it('has the disorder of a whole continuum that formula 3 gives by hand', () => {
    // Each unit has its counterpart; the last two differ in type, too.
    const places = [4 / 40, 5 / 57, 5 / 65, 6 / 56].map((share) => share ** 2);
    const expected = places.reduce((a, b) => a + b) + 2;
    const found = bestAlignment(units(FIRST), units(SECOND)).map(({ disorder }) => disorder);
    assert.equal(found.length, 4);
    assert.ok(Math.abs(found.reduce((a, b) => a + b) - expected) < 1e-9);
  });

  it('of a whole continuum is that of all shifts instead of samples, and of all pairings', () => {
    const length = 170;
    const [first, second] = [units(FIRST), units(SECOND)];
    const all = [...first, ...second];
    const apart = all.reduce((sum, { start, end }) => sum + end - start, 0) / all.length / 2;
    const shift = (some: readonly Unit[], by: number): Unit[] =>
      some.map(({ type, start, end }) => {
        const begin = (start + by) % length;
        return { type, start: begin, end: begin + end - start };
      });
    let sum = 0;
    let count = 0;
    for (let by = 0; by < length; by++) {
      // What matters is how far one is shifted against the other, and where each is cut.
      for (let other = by % 5; other < length; other += 5) {
        const distance = (other - by + length) % length;
        if (distance < apart || distance > length - apart) continue;
        for (const one of [first, second]) {
          for (const two of [first, second]) {
            sum += leastDisorder(shift(one, by), shift(two, other)) / 4;
            count++;
          }
        }
      }
    }
    const observed = leastDisorder(first, second) / 4;
    const exact = 1 - observed / (sum / count);
    const found = gammaOf(FIRST, SECOND, length)!;
    // The samples give the expected disorder to 5 % in 95 of 100 cases.
    assert.ok(Math.abs(found - exact) < 0.05 * (1 - exact), `${found} is not ${exact}`);
  }).timeout(20_000);

  it('is less the further boundaries are away, and less with another type', () => {
    const base = 'S100-110 S300-310 S500-510 S700-710 S900-910';
    const values = [0, 1, 3, 5].map((by) => {
      const moved = base.replace(
        /(\d+)-(\d+)/g,
        (_, a, b) => `${Number(a) + by}-${Number(b) + by}`,
      );
      return gammaOf(base, moved, 1000)!;
    });
    assert.deepEqual(
      values,
      [...values].sort((a, b) => b - a),
    );
    assert.equal(values[0], 1);
    assert.ok(gammaOf(base, base.replace('S500', 'F500'), 1000)! < 1);
  });

  it('gives the same samples in any run, and the same sum over stretches', () => {
    const pair = { length: 60, first: units('S0-4 S20-24'), second: units('S1-4 S40-44') };
    assert.equal(expectedDisorder(pair), expectedDisorder(pair));
    const whole = gamma(measureGamma(pair, [60]))!;
    assert.ok(Math.abs(gamma(measureGamma(pair, [10, 30, 60]))! - whole) < 1e-12);
  });
});

/** The disorder of the best alignment, by trying all pairings. */
function leastDisorder(first: readonly Unit[], second: readonly Unit[]): number {
  return cheapest(
    first.map((a) => second.map((b, to): Edge => ({ to, cost: dissimilarity(a, b) }))),
    second.length,
  );
}

/** By trying all. */
function cheapest(edges: readonly (readonly Edge[])[], columns: number): number {
  const search = (row: number, taken: ReadonlySet<number>): number => {
    if (row === edges.length) return columns - taken.size;
    let best = 1 + search(row + 1, taken);
    for (const { to, cost } of edges[row]!) {
      if (!taken.has(to)) best = Math.min(best, cost + search(row + 1, new Set([...taken, to])));
    }
    return best;
  };
  return search(0, new Set());
}
