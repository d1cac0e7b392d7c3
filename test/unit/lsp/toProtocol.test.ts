import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { SymbolKind } from 'vscode-languageserver';
import type { FoldingRange } from '../../../server/src/features/folding';
import type { Snapshot } from '../../../server/src/lsp/documents';
import { parseSettings } from '../../../server/src/lsp/settings';
import {
  toAnnotations,
  toDiagnostics,
  toFoldingRanges,
  toSelectionRange,
  toSpan,
  toSymbolInformation,
} from '../../../server/src/lsp/toProtocol';
import { createLanguageService } from '../../../server/src/service';
import { raw } from '../../../server/src/text/offsets';
import { testLexicon } from '../../support/lexicon';

const service = createLanguageService({ lexicon: testLexicon() });

function snapshot(text: string, settings?: unknown): Snapshot {
  return {
    document: TextDocument.create('file:///a.txt', 'zhengwen', 3, text),
    analysis: service.analyze(text),
    settings: parseSettings(settings),
    service,
  };
}

describe('what is said of a document', () => {
  it('gives each line of an annotation a range, and says which go on', () => {
    const text = '会议强调，要推动高\n质量发展迈上新台阶，办结13项任务，让群众满意。';
    const { uri, version, counts, ranges, continued } = toAnnotations(snapshot(text));
    assert.deepEqual([uri, version], ['file:///a.txt', 3]);
    assert.deepEqual(counts, { slogan: 1, formula: 0, official: 0, metric: 1 });
    assert.deepEqual(ranges.slogan, [0, 8, 0, 9, 1, 0, 1, 4]);
    assert.deepEqual(continued.slogan, [1]);
    assert.deepEqual(ranges.metric, [1, 12, 1, 15]);
    assert.deepEqual(continued.metric, []);
  });

  it('counts kinds that are switched off, without their ranges', () => {
    const settings = { highlight: { metric: false } };
    const { counts, ranges } = toAnnotations(snapshot('办结13项任务。', settings));
    assert.deepEqual([counts.metric, ranges.metric], [1, []]);
  });
});

describe('folding ranges', () => {
  const document = TextDocument.create('file:///a.txt', 'zhengwen', 1, '零\n一\n二\n三\n四');
  const range = (kind: FoldingRange['kind'], from: number, to: number): FoldingRange => ({
    kind,
    start: raw(2 * from),
    end: raw(2 * to + 1),
  });

  it('are one for each line, the outermost, and of several lines', () => {
    const ranges = [
      range('article', 0, 4),
      range('paragraph', 0, 1),
      range('section', 2, 4),
      range('list', 3, 3),
    ];
    assert.deepEqual(toFoldingRanges(document, ranges), [
      { startLine: 0, endLine: 4, kind: 'region' },
      { startLine: 2, endLine: 4, kind: 'region' },
    ]);
  });

  it('are as many as the client takes', () => {
    const ranges = [range('article', 0, 4), range('paragraph', 1, 2), range('paragraph', 3, 4)];
    assert.deepEqual(toFoldingRanges(document, ranges, 2), [
      { startLine: 0, endLine: 4, kind: 'region' },
      { startLine: 1, endLine: 2 },
    ]);
  });
});

describe('places', () => {
  const document = TextDocument.create('file:///a.txt', 'zhengwen', 1, '零一\r\n二三');
  const ROWS: readonly [start: [number, number], end: [number, number], span: [number, number]][] =
    [
      [
        [0, 1],
        [1, 1],
        [1, 5],
      ],
      [
        [0, 9],
        [1, 9],
        [2, 6],
      ],
      [
        [1, 1],
        [0, 0],
        [5, 5],
      ],
      [
        [7, 0],
        [9, 9],
        [6, 6],
      ],
    ];
  for (const [[line, character], [endLine, endCharacter], [from, to]] of ROWS) {
    it(`from ${line}:${character} to ${endLine}:${endCharacter} are ${from} to ${to}`, () =>
      assert.deepEqual(
        toSpan(document, {
          start: { line, character },
          end: { line: endLine, character: endCharacter },
        }),
        { start: from, end: to },
      ));
  }

  it('of a selection are nested from the innermost', () => {
    const spans = [
      { start: raw(0), end: raw(1) },
      { start: raw(0), end: raw(6) },
    ];
    const at = (line: number, character: number) => ({ line, character });
    assert.deepEqual(toSelectionRange(document, spans), {
      range: { start: at(0, 0), end: at(0, 1) },
      parent: { range: { start: at(0, 0), end: at(1, 2) } },
    });
  });
});

describe('an outline as a list', () => {
  it('names what holds each symbol', () => {
    const { document, analysis } = snapshot('县里召开推进会\n\n办结13项任务，让群众满意。');
    const symbols = toSymbolInformation(document, service.getDocumentSymbols(analysis));
    assert.deepEqual(
      symbols.map(({ name, kind, containerName }) => [name, kind, containerName]),
      [
        ['县里召开推进会', SymbolKind.Module, undefined],
        ['13项', SymbolKind.Number, '县里召开推进会'],
      ],
    );
  });
});

describe('diagnostics', () => {
  const TEXT = '推動高質(zhì)量發(fā)展，堅持問題導(dǎo)向。';

  it('name the first residue of a paragraph, and the others as related places', () => {
    const [problem, ...more] = toDiagnostics(snapshot(TEXT), { chinese: false, related: true });
    assert.deepEqual(more, []);
    assert.equal(problem!.message, 'Pinyin residue: 質(zhì), and 2 more in this paragraph');
    assert.equal(problem!.severity, 4);
    assert.deepEqual(problem!.range, {
      start: { line: 0, character: 4 },
      end: { line: 0, character: 9 },
    });
    assert.deepEqual(
      problem!.relatedInformation!.map(({ message }) => message),
      ['(fā)', '(dǎo)'],
    );
  });

  it('list few places, for a hover shows them above what it explains', () => {
    const many = '推動高質(zhì)量發(fā)展，堅持問題導(dǎo)向，聚焦任務(wù)清單，形成機(jī)制。';
    const [problem] = toDiagnostics(snapshot(many), { chinese: false, related: true });
    assert.equal(problem!.message, 'Pinyin residue: 質(zhì), and 4 more in this paragraph');
    assert.equal(problem!.relatedInformation!.length, 3);
  });

  it('leave related places out for a client that shows none', () => {
    const [problem] = toDiagnostics(snapshot(TEXT), { chinese: true, related: false });
    assert.equal(problem!.relatedInformation, undefined);
    assert.equal(problem!.message, '注音残留：“質(zhì)”。本段另有 2 处');
  });

  it('are none where they are switched off', () => {
    const settings = { diagnostics: { residue: 'off' } };
    assert.deepEqual(
      toDiagnostics(snapshot(TEXT, settings), { chinese: false, related: true }),
      [],
    );
  });
});
