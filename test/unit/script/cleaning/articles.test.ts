/** Cleaning and the annotations of an article: the same as before, moved. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { analyze } from '../../../../server/src/document/analysis';
import { evaluate } from '../../../../server/src/evaluate/evaluate';
import { readRecord, toStored } from '../../../../server/src/formats/readRecord';
import { toAnnotationRecord } from '../../../../server/src/formats/record';
import { carryAnnotations, carrySpans } from '../../../../server/src/script/carry';
import { clean, type CleanedText } from '../../../../server/src/script/cleaning/clean';
import { DIRT_KINDS, type DirtKind } from '../../../../server/src/script/cleaning/dirt';
import { compareRecognition } from '../../../../server/src/script/roundTrip';
import { testLexicon } from '../../../support/lexicon';
import { needsShared, SHARED } from '../../../support/shared';

const SAMPLES = join(__dirname, '../../../samples');

/** Lines that are no part of the article; what is annotated there goes with them. */
const LINES: readonly DirtKind[] = ['copyright', 'link-list', 'jump-line', 'page-furniture'];

function assertSameAnnotations(text: string): { found: number; lost: number } {
  const cleaned = clean(text);
  const { annotations } = analyze(text, testLexicon());
  const carried = carryAnnotations(annotations, cleaned.alignment, cleaned.text);
  const inLine = ({ start, end }: { start: number; end: number }): boolean =>
    cleaned.edits.some(
      (edit) =>
        edit.start <= start && end <= edit.end && edit.kinds.some((kind) => LINES.includes(kind)),
    );
  assert.ok(carried.lost.every(inLine));
  const { missing, added } = compareRecognition(
    carried.annotations,
    analyze(cleaned.text, testLexicon()).annotations,
  );
  assert.deepEqual([missing, added], [[], []]);
  assert.deepEqual(clean(cleaned.text).edits, []);
  return { found: annotations.length, lost: carried.lost.length };
}

describe('annotations of a cleaned article', function () {
  this.timeout(60_000);

  for (const name of readdirSync(SAMPLES)) {
    it(`are those of ${name}, moved`, () => {
      assertSameAnnotations(readFileSync(join(SAMPLES, name), 'utf8'));
    });
  }

  it('are those of the articles of others, moved', function () {
    needsShared(this, 'articles');
    for (const path of globSync(['articles/*.txt', 'pool/guomeicms_local/*.txt'], {
      cwd: SHARED,
    })) {
      const { found, lost } = assertSameAnnotations(readFileSync(join(SHARED, path), 'utf8'));
      if (lost > 0) console.log(`      ${path}: ${lost} of ${found} went with lists of links`);
    }
  });

  it('agree with the gold standard as those of the article itself', function () {
    needsShared(this, 'gold');
    const score = (prepare: (text: string) => CleanedText) => {
      const names = readdirSync(join(SHARED, 'gold')).filter((name) => name.endsWith('.json'));
      const articles = names.map((name) => {
        const record = readRecord(readFileSync(join(SHARED, 'gold', name), 'utf8'));
        const text = readFileSync(join(SHARED, 'articles', record.file), 'utf8');
        const prepared = prepare(text);
        const spans = carrySpans(record.annotations, prepared.alignment, prepared.text);
        const gold = record.annotations.flatMap((annotation, index) => {
          const span = spans[index];
          return span
            ? [{ ...annotation, ...span, text: prepared.text.slice(span.start, span.end) }]
            : [];
        });
        const { annotations } = analyze(prepared.text, testLexicon());
        return {
          file: record.file,
          gold,
          found: annotations.map(toAnnotationRecord).map(toStored),
        };
      });
      return evaluate(articles).total.f1!;
    };
    const asIs = score((text) => clean(text, { keep: new Set(DIRT_KINDS) }));
    const cleaned = score((text) => clean(text));
    console.log(`      F1 ${asIs.toFixed(4)} as it is, ${cleaned.toFixed(4)} cleaned`);
    assert.ok(Math.abs(asIs - cleaned) <= 0.005);
  });
});
