/** Agreement with the gold annotations beside the checkout, where they are, and exports of the articles there. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyze } from '../../../server/src/document/analysis';
import type { AnnotationType } from '../../../server/src/document/annotation';
import { evaluate, type Evaluation } from '../../../server/src/evaluate/evaluate';
import { assertSpansMatch } from '../../../server/src/formats/article';
import { readRecord, toStored } from '../../../server/src/formats/readRecord';
import { toAnnotationRecord } from '../../../server/src/formats/record';
import { exportArticles } from '../../../server/src/formats/export';
import { FORMATS } from '../../../server/src/formats/registry';
import { testLexicon } from '../../support/lexicon';
import { needsShared, SHARED } from '../../support/shared';

/** Least F1 on exact spans. */
const FLOORS: Readonly<Record<AnnotationType, number>> = {
  formula: 0.98,
  official: 0.98,
  metric: 0.97,
  slogan: 0.9,
};

const articleText = (name: string): string => readFileSync(join(SHARED, 'articles', name), 'utf8');

function evaluateGold(): Evaluation {
  const names = readdirSync(join(SHARED, 'gold')).filter((name) => name.endsWith('.json'));
  return evaluate(
    names.map((name) => {
      const record = readRecord(readFileSync(join(SHARED, 'gold', name), 'utf8'));
      const text = articleText(record.file);
      assertSpansMatch({ name: record.file, text, annotations: record.annotations });
      const { annotations } = analyze(text, testLexicon());
      return {
        file: record.file,
        gold: record.annotations,
        found: annotations.map(toAnnotationRecord).map(toStored),
      };
    }),
  );
}

describe('agreement with the gold standard', () => {
  let evaluation: Evaluation;
  before(function () {
    needsShared(this, 'gold');
    evaluation = evaluateGold();
  });

  for (const [type, floor] of Object.entries(FLOORS)) {
    it(`on spans of type ${type} is at least ${floor}`, () => {
      const { f1 } = evaluation.types[type as AnnotationType];
      assert.ok(f1 !== null && f1 >= floor, `F1 is ${f1?.toFixed(3)}`);
    });
  }
});

describe('the articles beside the checkout', () => {
  before(function () {
    needsShared(this, 'articles');
  });

  for (const format of FORMATS) {
    it(`are written as ${format.id}`, async () => {
      const names = readdirSync(join(SHARED, 'articles'));
      for (const name of names) {
        const text = articleText(name);
        const { annotations } = analyze(text, testLexicon());
        assert.ok(annotations.length > 0, name);
        await assert.doesNotReject(exportArticles([{ name, text, annotations }], format), name);
      }
    });
  }
});
