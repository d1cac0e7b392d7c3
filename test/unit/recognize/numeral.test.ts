/** Numerals and their values. Worked out by hand. */
import assert from 'node:assert/strict';
import { chineseValue, numeralAt } from '../../../server/src/recognize/numeral';

const CHINESE: readonly (readonly [string, number])[] = [
  ['十', 10],
  ['十二', 12],
  ['二十三', 23],
  ['一百零五', 105],
  ['一百五', 150],
  ['两千零二十三', 2023],
  ['二〇二三', 2023],
  ['一万二', 12000],
  ['三千五百万', 35_000_000],
  ['十二亿三千万', 1_230_000_000],
  ['一万亿', 1e12],
  ['两万五千亿', 2.5e12],
  ['叁佰贰拾', 320],
];

interface Row {
  readonly text: string;
  readonly written: string;
  readonly value: number;
  readonly fraction?: 'percent' | 'permille' | 'ratio';
  readonly approximate?: boolean;
}

const NUMERALS: readonly Row[] = [
  { text: '13项', written: '13', value: 13 },
  { text: '2,300家', written: '2,300', value: 2300 },
  { text: '3.5亿元', written: '3.5亿', value: 350_000_000 },
  { text: '1.2万亿元', written: '1.2万亿', value: 1.2e12 },
  { text: '540多万元', written: '540多万', value: 5_400_000, approximate: true },
  { text: '3亿5000万元', written: '3亿5000万', value: 350_000_000 },
  { text: '25万6千人', written: '25万6千', value: 256_000 },
  { text: '1000 万元', written: '1000 万', value: 10_000_000 },
  { text: '3分之1', written: '3分之1', value: 0.333333333333333, fraction: 'ratio' },
  { text: '20千米', written: '20', value: 20 },
  { text: '3百分点', written: '3', value: 3 },
  { text: '百分之八点五', written: '百分之八点五', value: 8.5, fraction: 'percent' },
  { text: '千分之三', written: '千分之三', value: 3, fraction: 'permille' },
  { text: '四分之三', written: '四分之三', value: 0.75, fraction: 'ratio' },
  { text: '三千余万元', written: '三千余万', value: 30_000_000, approximate: true },
];

describe('numerals', () => {
  for (const [text, value] of CHINESE) {
    it(`${text} is ${value}`, () => assert.equal(chineseValue(text), value));
  }

  for (const text of ['', '人', '二人', '一二三百四五']) {
    it(`“${text}” is none`, () => assert.equal(chineseValue(text), undefined));
  }

  for (const { text, written, value, fraction, approximate = false } of NUMERALS) {
    it(`${text} begins with ${written}`, () => {
      const numeral = numeralAt(text, 0);
      assert.ok(numeral);
      assert.equal(text.slice(numeral.start, numeral.end), written);
      assert.equal(numeral.value, value);
      assert.equal(numeral.fraction, fraction);
      assert.equal(numeral.approximate, approximate);
    });
  }
});
