/** Values of numerals against the specification of Microsoft's Recognizers-Text, where it lies beside the checkout. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { numeralAt } from '../../../server/src/recognize/numeral';
import { readArticle } from '../../../server/src/text/read';
import { needsShared, SHARED } from '../../support/shared';

interface Case {
  readonly Input: string;
  readonly Results?: readonly {
    readonly Start: number;
    readonly End: number;
    readonly Resolution?: { readonly value?: string };
  }[];
}

const SPEC = ['pool', 'recognizers-text', 'Number', 'Chinese', 'NumberModel.json'] as const;

/**
 * What reports do not write and the engine leaves alone: numerals with blanks inside, dozens, powers, exponents, mixed
 * fractions, 兆 (which means a million or a trillion), and tenths in fractions of 百 (the engine keeps percent).
 */
const OUT_OF_SCOPE =
  /\s|[打兆又^eEkK几倆]|[百千佰仟万]分之|\d千零|\d\/\d|[点.]零$|万点|\d万\d+$|零\d/;

describe('numerals of Recognizers-Text', () => {
  it('have the values of the specification', function () {
    needsShared(this, ...SPEC);
    const spec = readFileSync(join(SHARED, ...SPEC), 'utf8').replace(/^\ufeff/, '');
    const wrong: string[] = [];
    let checked = 0;
    for (const { Input, Results = [] } of JSON.parse(spec) as Case[]) {
      const [result, second] = Results;
      if (!result || second) continue;
      const text = readArticle(Input.slice(result.Start, result.End + 1)).text;
      if (OUT_OF_SCOPE.test(text) || !/^[\d一-龥]/.test(text) || /^[负半]/.test(text)) continue;
      checked++;
      const numeral = numeralAt(text, 0);
      const expected = Number(result.Resolution?.value);
      const value = numeral?.end === text.length ? numeral.value : NaN;
      if (!(Math.abs(value - expected) <= 1e-9 * Math.abs(expected)))
        wrong.push(`${text} is ${expected}`);
    }
    assert.ok(checked > 100, `${checked} numerals were checked`);
    assert.deepEqual(wrong, []);
  });
});
