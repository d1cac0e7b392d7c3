/** What stands behind annotations, by hand. */
import assert from 'node:assert/strict';
import { analyze } from '../../../server/src/document/analysis';
import { getInlayHints } from '../../../server/src/features/inlayHints';
import { raw } from '../../../server/src/text/offsets';
import { testLexicon } from '../../support/lexicon';

const HINTS: readonly [text: string, hints: readonly string[]][] = [
  ['完成13项，增长6.8%。', []],
  ['办理20余万件，投入2.5亿元。', ['≥ 200,000', '250,000,000']],
  ['全县九类企业参加。', ['9']],
  // A tenth is a share.
  ['五成以上的企业复产。', ['≥ 50%']],
  ['产量增长3成。', ['30%']],
  ['践行“四下基层”。', ['four grassroots initiatives']],
  ['县委书记唐国良到会。', []],
];

describe('inlay hints', () => {
  for (const [text, hints] of HINTS) {
    it(`of ${text}`, () => {
      const whole = { start: raw(0), end: raw(text.length) };
      const found = getInlayHints(analyze(text, testLexicon()), testLexicon(), whole, {
        english: true,
        figures: true,
      });
      assert.deepEqual(
        found.map((hint) => hint.text),
        hints,
      );
    });
  }
});
