/**
 * Agreement with annotations made by hand. Of texts of the pool beside the checkout `test/gold` holds offsets and values
 * only: the texts belong to their publishers. Three annotators annotated them by the guide, without the engine.
 * `test/gold/written` holds articles that were written for this in the manner of local news, work reports and broadcasts,
 * with their dirt, each marked by its writer by the guide, without the engine: `a` to `i` are the sets of nine writers.
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyze } from '../../../server/src/document/analysis';
import { ANNOTATION_TYPES, type AnnotationType } from '../../../server/src/document/annotation';
import { testLexicon } from '../../support/lexicon';
import { parseMarked } from '../../support/marked';
import { needsShared, SHARED } from '../../support/shared';

interface Gold {
  readonly source: { readonly file: string; readonly field?: string };
  readonly range: readonly [number, number];
  readonly sha256: string;
  readonly annotations: readonly {
    readonly type: AnnotationType;
    readonly start: number;
    readonly end: number;
  }[];
}

const GOLD = join(__dirname, '../../gold');

/** Least F1 on exact spans over all texts. */
const FLOORS: Readonly<Record<AnnotationType, number>> = {
  slogan: 0.85,
  formula: 0.94,
  official: 0.97,
  metric: 0.96,
};

const WRITTEN = join(GOLD, 'written');

/** The same over the articles that were written for it. */
const WRITTEN_FLOORS: Readonly<Record<AnnotationType, number>> = {
  slogan: 0.86,
  formula: 0.94,
  official: 0.97,
  metric: 0.97,
};

/** From the least confidence to below another one. */
const BANDS = [
  [0, 0.7],
  [0.7, 0.9],
  [0.9, 1.01],
] as const;

const keyOf = ({ type, start, end }: Gold['annotations'][number]) => `${type} ${start}-${end}`;

function textOf({ source, range, sha256 }: Gold): string {
  const file = readFileSync(join(SHARED, 'pool', source.file), 'utf8');
  const whole =
    source.field === undefined ? file : (JSON.parse(file) as Record<string, string>)[source.field]!;
  const text = whole.slice(...range);
  assert.equal(createHash('sha256').update(text).digest('hex'), sha256, source.file);
  return text;
}

describe('agreement with annotations made by hand', () => {
  const names = readdirSync(GOLD).filter((name) => name.endsWith('.json'));

  it('is no less likely than the confidence says, and likelier the higher it is', function () {
    needsShared(this, 'pool');
    const lexicon = testLexicon();
    const judged = names.flatMap((name) => {
      const gold = JSON.parse(readFileSync(join(GOLD, name), 'utf8')) as Gold;
      const expected = new Set(gold.annotations.map(keyOf));
      return analyze(textOf(gold), lexicon).annotations.map((annotation) => ({
        confidence: annotation.confidence,
        right: expected.has(keyOf(annotation)),
      }));
    });
    const shares = BANDS.map(([least, below]) => {
      const band = judged.filter(({ confidence }) => confidence >= least && confidence < below);
      assert.ok(band.length >= 25, `${band.length} from ${least} to ${below}`);
      const right = band.filter((one) => one.right).length / band.length;
      const said = band.reduce((sum, { confidence }) => sum + confidence, 0) / band.length;
      assert.ok(right >= said - 0.05, `${least}: said ${said}, right ${right}`);
      return right;
    });
    for (let i = 1; i < shares.length; i++) {
      assert.ok(shares[i]! > shares[i - 1]!, `shares right by confidence: ${shares.join(', ')}`);
    }
  });

  it(`on ${names.length} texts of the pool`, function () {
    needsShared(this, 'pool');
    const golds = names.map((name) => JSON.parse(readFileSync(join(GOLD, name), 'utf8')) as Gold);
    holds(
      golds.map((gold) => ({ text: textOf(gold), expected: gold.annotations })),
      FLOORS,
    );
  });

  const written = readdirSync(WRITTEN);

  it(`on ${written.length} articles that were written for it`, () => {
    const articles = written.map((name) => parseMarked(readFileSync(join(WRITTEN, name), 'utf8')));
    holds(articles, WRITTEN_FLOORS);
  });
});

interface Marked {
  readonly text: string;
  readonly expected: Gold['annotations'];
}

/** Asserts that F1 on exact spans over all texts is no lower, type by type. */
function holds(texts: readonly Marked[], floors: Readonly<Record<AnnotationType, number>>): void {
  const lexicon = testLexicon();
  const counts = Object.fromEntries(
    ANNOTATION_TYPES.map((type) => [type, { found: 0, right: 0, gold: 0 }]),
  ) as Record<AnnotationType, { found: number; right: number; gold: number }>;
  for (const { text, expected } of texts) {
    const keys = new Set(expected.map(keyOf));
    for (const { type } of expected) counts[type].gold++;
    for (const annotation of analyze(text, lexicon).annotations) {
      counts[annotation.type].found++;
      if (keys.has(keyOf(annotation))) counts[annotation.type].right++;
    }
  }
  for (const type of ANNOTATION_TYPES) {
    const { found, right, gold } = counts[type];
    const f1 = (2 * right) / (found + gold);
    assert.ok(gold > 50, `${type}: ${gold} in the gold`);
    assert.ok(f1 >= floors[type], `${type}: F1 ${f1.toFixed(3)}, at least ${floors[type]}`);
  }
}
