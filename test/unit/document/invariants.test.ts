/** The invariants of ARCHITECTURE.md that hold for any text and any sequence of edits. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyze, createAnalysisCache, type Analysis } from '../../../server/src/document/analysis';
import { raw, reading } from '../../../server/src/text/offsets';
import { readArticle } from '../../../server/src/text/read';
import { testLexicon } from '../../support/lexicon';

/** What articles are made of, clean and dirty, so that random texts reach every recogniser. */
const PIECES = [
  '安徽省委书记陈志远',
  '副市长李明、王丽华',
  '陳志遠(yuǎn)指出',
  '高質(zhì)量發(fā)展',
  '“四下基层”',
  '「三個一批」',
  '“1+8+1”落实体系',
  '“走找想促”活动',
  '13项重点任务',
  '增长8.5%',
  '20万以上',
  '全省第3家',
  '事事有回音、件件有着落',
  '《关于高质量发展的意见》',
  '记者 王某某',
  '▶▶下转08版',
  '努尔·买买提主席',
  '2023年10月10日',
  '。',
  '，',
  '、',
  '“',
  '”',
  '（',
  '\n',
  '\r\n',
  '\n\n',
  '　　',
  '\u{20000}',
  '😀',
  '\ud800',
  '\udc00',
  '\ufeff',
  '(zhì)',
  '?qǐng)',
] as const;

const articles = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...PIECES) },
      fc.string({ unit: 'binary', maxLength: 6 }),
    ),
    {
      maxLength: 40,
    },
  )
  .map((pieces) => pieces.join(''));

const anyText = fc.oneof(
  articles,
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
);

const isInsidePair = (text: string, offset: number): boolean =>
  offset > 0 &&
  offset < text.length &&
  /[\ud800-\udbff]/.test(text[offset - 1]!) &&
  /[\udc00-\udfff]/.test(text[offset]!);

const plain = ({ annotations }: Analysis) => JSON.stringify(annotations);

describe('the invariants of the engine', () => {
  const lexicon = testLexicon();

  it('keeps text equal to the raw slice, on code point boundaries, in order and without overlaps', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let last = 0;
        for (const { start, end, text: slice } of analyze(text, lexicon).annotations) {
          assert.equal(slice, text.slice(start, end));
          assert.ok(start < end && start >= last, `${start}-${end} after ${last}`);
          assert.ok(!isInsidePair(text, start) && !isInsidePair(text, end));
          last = end;
        }
      }),
      { numRuns: 500 },
    );
  });

  it('keeps posts and items inside the raw text, with posts as the reading has them', () => {
    fc.assert(
      fc.property(articles, (text) => {
        const { annotations, reading: read } = analyze(text, lexicon);
        for (const annotation of annotations) {
          if (annotation.type !== 'official') continue;
          assert.equal(annotation.posts.length, annotation.postSpans.length);
          annotation.postSpans.forEach(({ start, end }, i) => {
            const words = read.text.slice(read.toReading(start), read.toReading(end));
            assert.ok(start < end && end <= text.length);
            assert.ok(
              words.startsWith(annotation.posts[i]!),
              `${words} for ${annotation.posts[i]}`,
            );
          });
        }
      }),
      { numRuns: 300 },
    );
  });

  it('analyses the same text to the same annotations after any edits as it would cold', () => {
    const edits = fc.array(
      fc.record({
        at: fc.nat(400),
        remove: fc.nat(30),
        insert: fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 4 })),
      }),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(articles, edits, (start, changes) => {
        const cache = createAnalysisCache();
        let text = start;
        analyze(text, lexicon, cache);
        for (const { at, remove, insert } of changes) {
          const from = Math.min(at, text.length);
          text = text.slice(0, from) + insert + text.slice(from + remove);
          assert.equal(plain(analyze(text, lexicon, cache)), plain(analyze(text, lexicon)));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('maps every unit of the reading into the raw text and back', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const read = readArticle(text);
        for (let i = 0; i < read.text.length; i++) {
          const span = read.toRaw(reading(i), reading(i + 1));
          assert.ok(span.start >= 0 && span.end <= text.length && span.start <= span.end);
          assert.ok(!isInsidePair(text, span.start) && !isInsidePair(text, span.end));
        }
        for (let k = 0; k <= text.length; k++) {
          const offset = read.toReading(raw(k));
          assert.ok(offset >= 0 && offset <= read.text.length);
        }
      }),
      { numRuns: 500 },
    );
  });
});
