/** What must hold of any text and any span: tried on arbitrary ones. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Annotation } from '../../../server/src/document/annotation';
import type { AnnotatedArticle } from '../../../server/src/formats/article';
import { brat } from '../../../server/src/formats/brat';
import { codePoints } from '../../../server/src/formats/codePoints';
import { findImporter } from '../../../server/src/formats/import/registry';
import { jsonl } from '../../../server/src/formats/jsonl';
import { readRecord } from '../../../server/src/formats/readRecord';
import { DEFAULT_OPTIONS, findFormat, FORMATS } from '../../../server/src/formats/registry';
import { raw } from '../../../server/src/text/offsets';
import { differences, roundTrip } from './matrix';

const PIECES = [
  '市',
  '长',
  '𠮷',
  '(zhì)',
  ' ',
  '　',
  '\t',
  '\n',
  '\r\n',
  '\u2028',
  '\u0085',
  '"',
  ',',
];

/** Texts of what formats stumble over, with annotations between their pieces. */
const articles: fc.Arbitrary<AnnotatedArticle> = fc
  .array(fc.tuple(fc.constantFrom(...PIECES), fc.boolean()), { maxLength: 30 })
  .map((pieces) => {
    const text = pieces.map(([piece]) => piece).join('');
    const cuts: number[] = [];
    let offset = 0;
    for (const [piece, isCut] of pieces) {
      if (isCut) cuts.push(offset);
      offset += piece.length;
    }
    const annotations = cuts
      .map((start, index) => ({ start, end: cuts[index + 1] ?? text.length }))
      .filter(({ start, end }) => /[^\s\u0085]/.test(text.slice(start, end)))
      .map(({ start, end }): Annotation => {
        const words = text.slice(start, end);
        const span = { start: raw(start), end: raw(end), text: words, norm: words };
        return { type: 'slogan', ...span, evidence: [], confidence: 1 };
      });
    return { name: 'a.txt', text, annotations };
  });

describe('any article', () => {
  it('in JSON Lines stands on one line and comes back with the same spans', () => {
    fc.assert(
      fc.property(articles, (article) => {
        const line = jsonl.write(article);
        assert.equal(line.indexOf('\n'), line.length - 1);
        const spans = (annotations: readonly { start: number; end: number; text: string }[]) =>
          annotations.map(({ start, end, text }) => [start, end, text]);
        assert.deepEqual(spans(readRecord(line).annotations), spans(article.annotations));
      }),
    );
  });

  it('in brat has lines whose words are the fragments of the text, joined by a space', () => {
    fc.assert(
      fc.property(articles, (article) => {
        const [{ content }] = brat(DEFAULT_OPTIONS).write(article);
        // As Python reads lines, and counts characters.
        const lines = content.split(/[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/).filter(Boolean);
        const characters = [...article.text];
        let count = 0;
        for (const line of lines) {
          const [, id, spans, words] = /^(T|#)\d+\t\w+ ([^\t]+)\t(.*)$/.exec(line) ?? [];
          assert.ok(id, JSON.stringify(line));
          if (id !== 'T') continue;
          count += 1;
          let last = -1;
          const fragments = spans!.split(';').map((span) => {
            const [start, end] = span.split(' ').map(Number);
            assert.ok(last < start! && start! < end!, spans);
            last = end!;
            return characters.slice(start, end).join('');
          });
          assert.equal(words, fragments.join(' '));
        }
        assert.equal(count, article.annotations.length);
      }),
    );
  });

  for (const { id } of FORMATS) {
    if (!findImporter(id)) continue;
    it(`in ${id} comes back but for what is said to be lost`, () =>
      fc.assert(
        fc.asyncProperty(articles, async (article) => {
          const format = findFormat(id)!;
          const lost = differences(article, await roundTrip(format, article));
          const said = format.limits
            .filter((limit) => limit.concerns(article))
            .flatMap(({ loses }) => loses);
          assert.deepEqual(
            lost.filter((name) => !said.includes(name)),
            [],
          );
        }),
        { numRuns: 50 },
      ));
  }

  it('has as many code points before an offset as it has characters there', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (parts) => {
        const points = codePoints(parts.join(''));
        let before = '';
        for (const part of parts) {
          const count = [...before].length;
          assert.equal(points.at(before.length), count);
          assert.equal(points.unitAt(count), before.length);
          before += part;
        }
      }),
    );
  });
});
