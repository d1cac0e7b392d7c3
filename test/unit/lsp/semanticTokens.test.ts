import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { SemanticToken } from '../../../server/src/features/tokens';
import { diffTokens, encodeTokens, SentTokens } from '../../../server/src/lsp/semanticTokens';
import { raw } from '../../../server/src/text/offsets';

const token = (
  start: number,
  end: number,
  type: SemanticToken['type'],
  ...modifiers: SemanticToken['modifiers']
): SemanticToken => ({ start: raw(start), end: raw(end), type, modifiers });

describe('encoded tokens', () => {
  it('are relative to the token before, modifiers as bits', () => {
    const document = TextDocument.create('file:///a', 'zhengwen', 1, '零一二三四\r\n五六七\n八');
    const tokens = [
      token(1, 3, 'slogan', 'quoted'),
      token(3, 4, 'metric'),
      token(8, 10, 'official', 'established', 'uncertain'),
    ];
    assert.deepEqual(encodeTokens(document, tokens), [
      ...[0, 1, 2, 0, 0b001],
      ...[0, 2, 1, 3, 0b000],
      ...[1, 1, 2, 2, 0b110],
    ]);
  });
});

const A = [0, 1, 2, 0, 0];
const B = [0, 5, 1, 3, 0];
const C = [1, 0, 4, 1, 1];

describe('the difference of two encodings', () => {
  const ROWS: readonly [what: string, before: number[], after: number[], edits: unknown[]][] = [
    ['of equal ones', [...A, ...B], [...A, ...B], []],
    ['of empty ones', [], [], []],
    ['of all new ones', [], A, [{ start: 0, deleteCount: 0, data: A }]],
    ['of none left', A, [], [{ start: 0, deleteCount: 5, data: [] }]],
    [
      'of one put between',
      [...A, ...C],
      [...A, ...B, ...C],
      [{ start: 5, deleteCount: 0, data: B }],
    ],
    [
      'of one taken out',
      [...A, ...B, ...C],
      [...A, ...C],
      [{ start: 5, deleteCount: 5, data: [] }],
    ],
    [
      'of one moved by a character, as a whole token',
      [...A, ...B],
      [...A, 0, 6, 1, 3, 0],
      [{ start: 5, deleteCount: 5, data: [0, 6, 1, 3, 0] }],
    ],
    ['of one repeated', [...A, ...A], [...A, ...A, ...A], [{ start: 10, deleteCount: 0, data: A }]],
  ];
  for (const [what, before, after, edits] of ROWS) {
    it(what, () => assert.deepEqual(diffTokens(before, after), edits));
  }

  it('gives the one when applied to the other, in whole tokens', () => {
    const tokens = fc.array(fc.constantFrom(A, B, C), { maxLength: 8 });
    fc.assert(
      fc.property(tokens, tokens, (one, other) => {
        const [before, after] = [one.flat(), other.flat()];
        const result = [...before];
        for (const { start, deleteCount, data = [] } of diffTokens(before, after)) {
          assert.deepEqual([start % 5, deleteCount % 5, data.length % 5], [0, 0, 0]);
          result.splice(start, deleteCount, ...data);
        }
        assert.deepEqual(result, after);
      }),
    );
  });
});

describe('sent tokens', () => {
  it('answer with what changed since the last result only', () => {
    const sent = new SentTokens();
    const first = sent.full('file:///a', A);
    const second = sent.delta('file:///a', first.resultId!, [...A, ...B]);
    assert.deepEqual(second, {
      resultId: second.resultId,
      edits: [{ start: 5, deleteCount: 0, data: B }],
    });
    assert.notEqual(second.resultId, first.resultId);
    const third = sent.delta('file:///a', first.resultId!, A);
    assert.deepEqual(third, { resultId: third.resultId, data: A });
  });

  it('are of one document each, and forgotten when it is closed', () => {
    const sent = new SentTokens();
    const { resultId } = sent.full('file:///a', A);
    assert.ok('data' in sent.delta('file:///b', resultId!, A));
    sent.drop('file:///a');
    assert.ok('data' in sent.delta('file:///a', resultId!, A));
  });
});
