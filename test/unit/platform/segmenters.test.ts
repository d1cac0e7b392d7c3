import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Log } from '../../../server/src/lsp/runtime';
import { loadSegmenter } from '../../../server/src/platform/node/segmenter';
import { createWasmSegmenter } from '../../../server/src/platform/wasmSegmenter';
import { createIntlSegmenter, type Segmenter, wordSpans } from '../../../server/src/text/segmenter';

const WASM = createRequire(__filename).resolve('jieba-wasm/web').replace(/\.js$/, '_bg.wasm');

/** A log that keeps what it is told. */
function keepingLog(): Log & { readonly lines: string[] } {
  const lines: string[] = [];
  const keep = (message: string) => void lines.push(message);
  return { lines, error: keep, warn: keep, info: keep, debug: keep };
}

const SEGMENTERS: Readonly<Record<string, () => Promise<Segmenter> | Segmenter>> = {
  'the segmenter of this installation': () => loadSegmenter(WASM, keepingLog()),
  'jieba-wasm': () => createWasmSegmenter(readFileSync(WASM)),
  'Intl.Segmenter': createIntlSegmenter,
};

for (const [name, load] of Object.entries(SEGMENTERS)) {
  describe(name, () => {
    let segmenter: Segmenter;
    before(async () => {
      segmenter = await load();
    });

    it('finds words', () => {
      assert.deepEqual(segmenter.cut('会议强调基层治理'), ['会议', '强调', '基层', '治理']);
    });

    const TEXTS = [
      '',
      '会议强调，要抓好落实。\r\n',
      '𠮷林\u{1F600}与\u3000空格',
      '前\ud800后\udc00',
      'a\0b\uFEFF',
    ];
    for (const text of TEXTS) {
      it(`covers ${JSON.stringify(text)} without gaps`, () => {
        let end = 0;
        for (const span of wordSpans(segmenter, text)) {
          assert.equal(span.start, end);
          assert.ok(span.end > span.start);
          end = span.end;
        }
        assert.equal(end, text.length);
      });
    }
  });
}

describe('choosing a segmenter', () => {
  it('says which one it is', async () => {
    const log = keepingLog();
    const { name } = await loadSegmenter(WASM, log);
    assert.ok(['nodejieba', 'jieba-wasm'].includes(name));
    assert.equal(log.lines.at(-1), `Words by ${name}`);
  });
});

describe('words of a segmenter that loses characters', () => {
  it('are single characters, so that offsets stay right', () => {
    const lossy: Segmenter = { name: 'lossy', cut: (text) => [text.replaceAll(' ', '')] };
    assert.deepEqual(wordSpans(lossy, '你 好'), [
      { start: 0, end: 1 },
      { start: 1, end: 2 },
      { start: 2, end: 3 },
    ]);
  });
});
