import { strict as assert } from 'node:assert';
import { withoutUnit } from '../../../server/src/lexicon/divisions';

describe('names of divisions without the word for what they are', () => {
  for (const [name, short] of [
    ['安徽省', '安徽'],
    ['广西壮族自治区', '广西'],
    ['宁夏回族自治区', '宁夏'],
    ['新疆维吾尔自治区', '新疆'],
    ['内蒙古自治区', '内蒙古'],
    ['延边朝鲜族自治州', '延边'],
    ['巴音郭楞蒙古自治州', '巴音郭楞'],
    ['黔东南苗族侗族自治州', '黔东南'],
    ['龙胜各族自治县', '龙胜'],
    ['香港特别行政区', '香港'],
    ['大兴安岭地区', '大兴安岭'],
    ['沙县', '沙县'],
  ] as const) {
    it(`${name} is ${short}`, () => {
      assert.equal(withoutUnit(name), short);
    });
  }
});
