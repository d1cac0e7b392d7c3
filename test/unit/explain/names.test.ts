import assert from 'node:assert/strict';
import { nameInTraditional, namePinyin } from '../../../server/src/explain/names';
import { getConverter } from '../../../server/src/script/convert';
import { testLexicon } from '../../support/lexicon';

describe('a name in pinyin', () => {
  const NAMES: readonly [name: string, pinyin: string][] = [
    ['唐国良', 'Táng Guóliáng'],
    ['韩俊', 'Hán Jùn'],
    // Words of posts are none of names.
    ['林长河', 'Lín Chánghé'],
    ['田长霖', 'Tián Chánglín'],
    // Surnames that are read in a way of their own.
    ['单志强', 'Shàn Zhìqiáng'],
    ['曾庆丰', 'Zēng Qìngfēng'],
    ['任建国', 'Rén Jiànguó'],
    ['仇小平', 'Qiú Xiǎopíng'],
    ['解学恭', 'Xiè Xuégōng'],
    ['区少华', 'Ōu Shàohuá'],
    // Surnames of two characters.
    ['欧阳明', 'Ōuyáng Míng'],
    ['司马建安', "Sīmǎ Jiàn'ān"],
    ['王', 'Wáng'],
    ['艾力·买买提', 'Àilì·Mǎimǎití'],
  ];
  for (const [name, pinyin] of NAMES) {
    it(`${name} is ${pinyin}`, () =>
      assert.equal(namePinyin(name, testLexicon().compoundSurnames), pinyin));
  }
});

describe('a name in traditional script', () => {
  const convert = getConverter('zh-CN', 'zh-Hant');
  const NAMES: readonly [name: string, traditional: string][] = [
    ['韩俊', '韓俊'],
    ['于建国', '于建國'],
    ['范志刚', '范志剛'],
    ['余秋里', '余秋里'],
    ['张国松', '張國松'],
    ['钟发', '鍾發'],
  ];
  for (const [name, traditional] of NAMES) {
    it(`${name} is ${traditional}`, () =>
      assert.equal(
        nameInTraditional(name, (words) => convert(words).text),
        traditional,
      ));
  }
});
