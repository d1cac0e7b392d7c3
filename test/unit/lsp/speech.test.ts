import assert from 'node:assert/strict';
import { choose, speechOf } from '../../../server/src/lsp/speech';

describe('what the server says', () => {
  const said = {
    en: '“软件.txt” has no file.',
    zh: '“软件.txt”没有文件，请检查设置。',
  };
  for (const [locale, words] of [
    [undefined, '“软件.txt” has no file.'],
    ['de', '“软件.txt” has no file.'],
    ['zh', '“软件.txt”没有文件，请检查设置。'],
    ['zh-cn', '“软件.txt”没有文件，请检查设置。'],
    ['zh-Hans-HK', '“软件.txt”没有文件，请检查设置。'],
    ['zh-tw', '「软件.txt」沒有檔案，請檢查設定。'],
    ['zh_TW', '「软件.txt」沒有檔案，請檢查設定。'],
    ['zh-Hant', '「软件.txt」沒有檔案，請檢查設定。'],
  ] as const) {
    it(`is in the language and script of the locale ${locale}`, () => {
      assert.equal(choose(said, speechOf(locale)), words);
    });
  }

  it('leaves alone what is only quoted', () => {
    assert.equal(choose({ en: '县长', zh: '县长' }, speechOf('zh-tw')), '县长');
  });
});
