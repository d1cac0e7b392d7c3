/**
 * Agreement with annotations made by hand on texts of the pool beside the checkout. `test/gold` holds offsets and values
 * only: the texts belong to their publishers. Three annotators annotated them by the guide, without the engine.
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyze } from '../../../server/src/document/analysis';
import { ANNOTATION_TYPES, type AnnotationType } from '../../../server/src/document/annotation';
import { testLexicon } from '../../support/lexicon';
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

  it(`on ${names.length} texts of the pool`, function () {
    needsShared(this, 'pool');
    const lexicon = testLexicon();
    const counts = Object.fromEntries(
      ANNOTATION_TYPES.map((type) => [type, { found: 0, right: 0, gold: 0 }]),
    ) as Record<AnnotationType, { found: number; right: number; gold: number }>;
    for (const name of names) {
      const gold = JSON.parse(readFileSync(join(GOLD, name), 'utf8')) as Gold;
      const key = ({ type, start, end }: Gold['annotations'][number]) => `${type} ${start}-${end}`;
      const expected = new Set(gold.annotations.map(key));
      for (const { type } of gold.annotations) counts[type].gold++;
      for (const annotation of analyze(textOf(gold), lexicon).annotations) {
        counts[annotation.type].found++;
        if (expected.has(key(annotation))) counts[annotation.type].right++;
      }
    }
    for (const type of ANNOTATION_TYPES) {
      const { found, right, gold } = counts[type];
      const f1 = (2 * right) / (found + gold);
      assert.ok(gold > 50, `${type}: ${gold} in the gold`);
      assert.ok(f1 >= FLOORS[type], `${type}: F1 ${f1.toFixed(3)}, at least ${FLOORS[type]}`);
    }
  });
});
