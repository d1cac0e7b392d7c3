/** Growing selections, step by step. */
import assert from 'node:assert/strict';
import { createLanguageService } from '../../../server/src/service';
import { raw } from '../../../server/src/text/offsets';
import type { Segmenter } from '../../../server/src/text/segmenter';
import { testLexicon } from '../../support/lexicon';

const service = createLanguageService({ lexicon: testLexicon() });

/** Knows the words of the texts below and takes all else character by character. */
const WORDS = /会议|强调|深化|道路|修好|清澈|大家|散去|加快|农田|建设|[^]/gu;
const words: Segmenter = { name: 'words', cut: (text) => text.match(WORDS) ?? [] };

/** What a selection grows to from the first place that reads `at`, line breaks shown as ⏎. */
function growing(text: string, at: string, behind = 0): string[] {
  const offset = text.indexOf(at) + behind;
  const [chain] = service.getSelectionRanges(service.analyze(text), [raw(offset)], words);
  return chain!.map(({ start, end }) => text.slice(start, end).replaceAll('\n', '⏎'));
}

describe('a growing selection', () => {
  const TEXT =
    '县委书记唐国良指出，要深化“四下基层”、加快农田建设。他说：“道路要修好。水要清澈。”会后，大家散去。\n\n第二段。';
  const FIRST = TEXT.slice(0, TEXT.indexOf('\n'));
  const SENTENCE = '县委书记唐国良指出，要深化“四下基层”、加快农田建设。';
  const OUTER = [FIRST, `${FIRST}⏎⏎第二段。`];

  const CHAINS: Readonly<Record<string, readonly [at: string, chain: readonly string[]]>> = {
    'takes word, item, clause, sentence, paragraph and text': [
      '农田',
      ['农田', '加快农田建设', '要深化“四下基层”、加快农田建设', SENTENCE, ...OUTER],
    ],
    'takes a set phrase as one word, then its quotation marks': [
      '下基层',
      [
        '四下基层',
        '“四下基层”',
        '要深化“四下基层”',
        '要深化“四下基层”、加快农田建设',
        SENTENCE,
        ...OUTER,
      ],
    ],
    'takes a name, then the name with its post': [
      '国良',
      ['唐国良', '县委书记唐国良', '县委书记唐国良指出', SENTENCE, ...OUTER],
    ],
    'takes a post from within, then the post with its name': [
      '委书',
      ['委', '县委书记', '县委书记唐国良', '县委书记唐国良指出', SENTENCE, ...OUTER],
    ],
    'takes the sentences inside a quotation before the quotation': [
      '清澈',
      [
        '清澈',
        '水要清澈',
        '水要清澈。',
        '道路要修好。水要清澈。',
        '“道路要修好。水要清澈。”',
        '他说：“道路要修好。水要清澈。”',
        ...OUTER,
      ],
    ],
    'begins a new sentence behind a quotation': [
      '散去',
      ['散去', '大家散去', '会后，大家散去。', ...OUTER],
    ],
  };
  for (const [what, [at, chain]] of Object.entries(CHAINS)) {
    it(what, () => assert.deepEqual(growing(TEXT, at), chain));
  }

  it('means the word before the cursor where none begins', () => {
    assert.equal(growing(TEXT, '。他说')[0], '建设');
  });

  it('covers the residue and the line break inside a word', () => {
    assert.deepEqual(growing('會議強調，推動高質(zhì)量\n發(fā)展邁上新臺階。', '質').slice(0, 2), [
      '高質(zhì)量⏎發(fā)展',
      '推動高質(zhì)量⏎發(fā)展邁上新臺階',
    ]);
  });

  it('begins with the residue where the cursor is in it', () => {
    assert.deepEqual(growing('推動高質(zhì)量發(fā)展。', 'zhì', 1).slice(0, 2), [
      '(zhì)',
      '高質(zhì)量發(fā)展',
    ]);
  });

  it('is empty in an empty text', () => {
    const [chain] = service.getSelectionRanges(service.analyze(''), [raw(0)], words);
    assert.deepEqual(chain, [{ start: 0, end: 0 }]);
  });

  it('answers for each place', () => {
    const chains = service.getSelectionRanges(
      service.analyze(TEXT),
      [raw(0), raw(TEXT.length)],
      words,
    );
    assert.deepEqual(
      chains.map((chain) => chain.at(-1)),
      [
        { start: 0, end: TEXT.length },
        { start: 0, end: TEXT.length },
      ],
    );
  });
});
