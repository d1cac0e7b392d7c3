/** Annotations through conversion: on texts marked by hand, arbitrary ones, and articles of others. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { analyze } from '../../../server/src/document/analysis';
import type { Annotation } from '../../../server/src/document/annotation';
import { Alignment, applyEdits } from '../../../server/src/script/alignment';
import { carryAnnotations, carrySpans } from '../../../server/src/script/carry';
import { convertText } from '../../../server/src/script/convertText';
import { reportConversion } from '../../../server/src/script/report';
import { compareRecognition } from '../../../server/src/script/roundTrip';
import { VARIETIES, type Variety } from '../../../server/src/script/variety';
import { testLexicon } from '../../support/lexicon';
import { needsShared, SHARED } from '../../support/shared';

const SAMPLES = join(__dirname, '../../samples');

describe('annotations of a converted text', function () {
  this.timeout(60_000);

  it('stand at their words, with their posts, through changes of length', () => {
    const text = '软件局局长林远舟、程序员陈志远强调“优化程序”，办结13项任务。';
    const { annotations } = analyze(text, testLexicon());
    const converted = convertText(text, { from: 'auto', to: 'zh-TW-phrases' });
    const carried = carryAnnotations(annotations, converted.alignment, converted.text);
    assert.deepEqual(carried.lost, []);
    assert.deepEqual(
      carried.annotations.map((annotation) => [
        annotation.type,
        annotation.text,
        ...(annotation.type === 'official'
          ? annotation.postSpans.map(({ start, end }) => converted.text.slice(start, end))
          : []),
      ]),
      annotations.map((annotation) => {
        const convert = (part: string) =>
          convertText(part, { from: 'zh-CN', to: 'zh-TW-phrases' }).text;
        return [
          annotation.type,
          convert(annotation.text),
          ...(annotation.type === 'official'
            ? annotation.postSpans.map(({ start, end }) => convert(text.slice(start, end)))
            : []),
        ];
      }),
    );
    assert.ok(carried.annotations.some(({ type }) => type === 'official'));
  });

  it('share a word that changed as a whole and they both stood in', () => {
    const alignment = Alignment.ofEdits([{ start: 0, end: 4, replacement: '甲乙丙丁戊己' }], 6);
    const spans = [
      { start: 0, end: 2 },
      { start: 2, end: 5 },
    ];
    assert.deepEqual(carrySpans(spans, alignment, '甲乙丙丁戊己庚辛'), [
      { start: 0, end: 3 },
      { start: 3, end: 7 },
    ]);
  });

  it('are lost where nothing of their words is left, and nowhere else', () => {
    const edits = [{ start: 1, end: 3, replacement: '' }];
    const text = applyEdits('甲乙丙丁', edits);
    const spans = [
      { start: 0, end: 1 },
      { start: 1, end: 3 },
      { start: 3, end: 4 },
    ];
    assert.deepEqual(carrySpans(spans, Alignment.ofEdits(edits, 4), text), [
      { start: 0, end: 1 },
      undefined,
      { start: 1, end: 2 },
    ]);
  });

  it('never overlap and are all there, wherever they stood', () => {
    const texts = fc.string({ unit: fc.constantFrom(...'软件程序员网络會後台裡為發展😀a，') });
    fc.assert(
      fc.property(
        texts,
        fc.array(fc.nat(30), { maxLength: 8 }),
        fc.constantFrom(...VARIETIES),
        fc.constantFrom(...VARIETIES),
        (text, cuts, from, to) => {
          const boundaries = [...new Set(cuts.map((cut) => Math.min(cut, text.length)))]
            .filter((cut) => !/[\uDC00-\uDFFF]/.test(text[cut] ?? ''))
            .sort((a, b) => a - b);
          const spans = boundaries
            .slice(1)
            .map((end, index) => ({ start: boundaries[index]!, end }));
          const converted = convertText(text, { from, to });
          let last = 0;
          for (const span of carrySpans(spans, converted.alignment, converted.text)) {
            if (span === undefined) continue;
            assert.ok(span.start >= last && span.start < span.end);
            assert.ok(span.end <= converted.text.length);
            last = span.end;
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  /** Converts there and back; what is found each time, and what was carried. */
  function journey(text: string, to: Variety) {
    const lexicon = testLexicon();
    const { annotations } = analyze(text, lexicon);
    const there = convertText(text, { from: 'auto', to });
    if (there.from === 'mixed' || there.from === 'none') return undefined;
    const carried = carryAnnotations(annotations, there.alignment, there.text);
    const back = convertText(there.text, { from: to, to: there.from });
    const carriedBack = carryAnnotations(carried.annotations, back.alignment, back.text);
    return {
      from: there.from,
      text,
      there,
      lost: [...carried.lost, ...carriedBack.lost],
      carried: carried.annotations,
      differences: compareRecognition(
        carried.annotations,
        analyze(there.text, lexicon).annotations,
      ),
    };
  }

  /** Whether a span of a text with the words of Taiwan holds a word that Taiwan replaces, or stands beside one. */
  function holdsReplacedWord(
    { start, end }: Annotation,
    { from, text, there }: NonNullable<ReturnType<typeof journey>>,
  ): boolean {
    const source = there.alignment.toSource({ start: start - 1, end: end + 1 });
    const target = there.alignment.toTarget(source);
    const words = there.text.slice(target.start, target.end);
    return convertText(text.slice(source.start, source.end), { from, to: 'zh-TW' }).text !== words;
  }

  /** What a list lacks and has beyond another, as the fewest changes that make one of the other tell it. */
  function compareLists<T>(
    before: readonly T[],
    after: readonly T[],
    key: (one: T) => string,
  ): { readonly gone: T[]; readonly come: T[] } {
    const lengths = Array.from({ length: before.length + 1 }, () =>
      new Array<number>(after.length + 1).fill(0),
    );
    for (let i = before.length - 1; i >= 0; i--) {
      for (let j = after.length - 1; j >= 0; j--) {
        lengths[i]![j] =
          key(before[i]!) === key(after[j]!)
            ? lengths[i + 1]![j + 1]! + 1
            : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
      }
    }
    const gone: T[] = [];
    const come: T[] = [];
    for (let i = 0, j = 0; i < before.length || j < after.length;) {
      if (i < before.length && j < after.length && key(before[i]!) === key(after[j]!)) {
        i++;
        j++;
      } else if (
        j === after.length ||
        (i < before.length && lengths[i + 1]![j]! >= lengths[i]![j + 1]!)
      ) {
        gone.push(before[i++]!);
      } else come.push(after[j++]!);
    }
    return { gone, come };
  }

  /**
   * Annotates, converts, converts back and annotates again by the engine alone, and holds what differs against the report:
   * in the text, where the report tells each replacement, and among the annotations.
   *
   * @returns How many annotations there are, and how many spans of them differ there or back.
   */
  function checkReport(text: string, to: Variety, name: string) {
    const lexicon = testLexicon();
    const analysis = analyze(text, lexicon);
    const there = convertText(text, { from: 'auto', to });
    const report = reportConversion(analysis, there, to, lexicon);
    if (there.from === 'none') return { annotations: 0, differing: 0 };
    const returned =
      there.from === 'mixed'
        ? undefined
        : convertText(there.text, { from: to, to: there.from }).text;

    // Character by character where the length stays, so that spans in between keep their ends.
    const edits = report.losses.flatMap(({ source: { start, end }, returned: replacement }) =>
      end - start === replacement.length
        ? replacement.split('').map((one, index) => ({
            start: start + index,
            end: start + index + 1,
            replacement: one,
          }))
        : [{ start, end, replacement }],
    );
    const rebuilt = applyEdits(text, edits);
    if (returned !== undefined) assert.equal(rebuilt, returned, name);
    for (const { source, target, back, ...loss } of report.losses) {
      assert.equal(loss.text, text.slice(source.start, source.end));
      assert.equal(loss.converted, there.text.slice(target.start, target.end));
      assert.equal(loss.returned, rebuilt.slice(back.start, back.end));
      assert.notEqual(loss.text, loss.returned);
    }

    const { annotations } = analysis;
    const again = analyze(rebuilt, lexicon).annotations;
    const lost = new Set(report.back.missing.map((one) => JSON.stringify(one)));
    const found = new Set(report.back.added.map((one) => JSON.stringify(one)));
    // Words that the report says come back otherwise are no difference of a span.
    const map = Alignment.ofEdits(edits, text.length);
    const words = (one: Annotation): string => {
      const { start, end } = map.toTarget(one);
      return `${one.type} ${rebuilt.slice(start, end)}`;
    };
    const { gone, come } = compareLists(
      [...annotations.map((one) => ({ one, key: words(one) }))],
      again.map((one) => ({ one, key: `${one.type} ${one.text}` })),
      ({ key }) => key,
    );
    for (const { one } of gone) {
      const named = report.back.missing.some(({ type, ...span }) => {
        const place = report.back.alignment.toSource(span);
        return type === one.type && place.start <= one.start && place.end >= one.end;
      });
      assert.ok(named, `${name} to ${to}: ${one.text} is lost and not named`);
    }
    for (const { one } of come) {
      assert.ok(
        found.has(JSON.stringify(one)),
        `${name} to ${to}: ${one.text} is new and not named`,
      );
    }
    // Nothing is named that does not differ.
    assert.equal(lost.size, gone.length, name);
    assert.equal(found.size, come.length, name);
    return { annotations: annotations.length, differing: lost.size + found.size };
  }

  for (const to of VARIETIES) {
    it(`are found again in ${to} and on the way back, in the articles of others, but for what the report names`, function () {
      needsShared(this, 'articles');
      let compared = 0;
      let differing = 0;
      for (const name of readdirSync(join(SHARED, 'articles'))) {
        const text = readFileSync(join(SHARED, 'articles', name), 'utf8');
        const checked = checkReport(text, to, name);
        compared += checked.annotations;
        differing += checked.differing;
        const trip = journey(text, to);
        if (!trip) continue;
        assert.deepEqual(trip.lost, []);
        const there = [...trip.differences.missing, ...trip.differences.added];
        if (to !== 'zh-TW-phrases') {
          assert.deepEqual([there, checked.differing], [[], 0], name);
        } else {
          for (const annotation of there) {
            assert.ok(holdsReplacedWord(annotation, trip), `${name}: ${annotation.text}`);
          }
        }
      }
      console.log(`      ${compared} annotations, ${differing} differ after the way back`);
      assert.ok(differing <= compared * 0.02);
    });

    it(`are found again in ${to} and on the way back, in the samples`, () => {
      for (const name of readdirSync(SAMPLES)) {
        const text = readFileSync(join(SAMPLES, name), 'utf8');
        checkReport(text, to, name);
        const trip = journey(text, to);
        if (!trip) continue;
        assert.deepEqual(trip.lost, [], name);
        if (to === 'zh-TW-phrases') continue;
        const { missing, added } = trip.differences;
        assert.deepEqual([missing, added], [[], []], name);
      }
    });
  }
});
