import assert from 'node:assert/strict';
import fc from 'fast-check';
import { convertText } from '../../../server/src/script/convertText';
import { detectVariety, type DetectedVariety } from '../../../server/src/script/detectVariety';

describe('the variety of a text', () => {
  const ROWS: readonly {
    readonly name: string;
    readonly expected: DetectedVariety;
    readonly texts: readonly string[];
  }[] = [
    { name: 'none without a character that tells', expected: 'none', texts: ['', '三月一日', 'A'] },
    { name: 'simplified', expected: 'zh-CN', texts: ['市长强调要落实工作。'] },
    { name: 'mixed', expected: 'mixed', texts: ['市长强调要落实。\n市長強調要落實。'] },
    {
      name: 'the standard where nothing tells a region, and by its own characters',
      expected: 'zh-Hant',
      texts: [
        '市長強調要落實工作。',
        '爲民服務，羣衆關心。',
        '市長到現場檢查麪粉。',
        // One word of Taiwan is chance, however often it comes.
        '軟體',
        '縣委書記調研軟體產業園，強調要做強軟體產業。',
      ],
    },
    {
      name: 'Taiwan by its characters',
      expected: 'zh-TW',
      texts: [
        '市政府在會議裡說明，要為民眾服務。',
        '麵粉價格上漲，群眾關心。',
        '縣長在峰會上說，工程正順利進行著。',
        // Words that both sides have tell nothing.
        '市府核心團隊建立機制，為長者開啟線上服務。',
        // So do words of Taiwan that the mainland has for something else: to examine, formulaic, correspondents.
        '黨委會議裡要求檢視問題，通訊員為此新增專欄。',
        `${'縣委在會議裡強調，要為群眾辦實事。'.repeat(100)}不搞程式化總結。`,
        `縣委在會議裡強調，要為群眾辦實事，建好軟體產業園，${'壯大縣域經濟，'.repeat(8)}發展軟體產業。`,
      ],
    },
    {
      name: 'Taiwan with its words',
      expected: 'zh-TW-phrases',
      texts: [
        '程式設計師用軟體處理網路資訊。',
        '市長表示，為提升服務品質，計程車可刷悠遊卡。',
        '縣府說明，數位學習平台的伺服器已經上線。',
        '部長訪問寮國和葉門，雙方為合作簽約。',
      ],
    },
    {
      name: 'Hong Kong by its characters',
      expected: 'zh-HK',
      texts: [
        '政府在會議裏強調，要為市民着想。',
        '衞生署署長説，市民應注意個人衞生。',
        // Both regions write 為; Taiwan would have 網路 and 資訊.
        '網絡和信息產業為經濟帶來動力。',
      ],
    },
  ];
  for (const { name, expected, texts } of ROWS) {
    it(`is ${name}`, () => {
      for (const text of texts) assert.equal(detectVariety(text), expected, text);
    });
  }

  it('is what a conversion goes by: words of Taiwan come back', () => {
    const ROWS: readonly (readonly [source: string, simplified: string])[] = [
      ['程式設計師用軟體處理網路資訊。', '程序员用软件处理网络信息。'],
      ['衞生署署長説，要在社區裏推動。', '卫生署署长说，要在社区里推动。'],
      ['麵包店裡的群眾', '面包店里的群众'],
    ];
    for (const [source, simplified] of ROWS) {
      assert.equal(convertText(source, { from: 'auto', to: 'zh-CN' }).text, simplified);
    }
    const park = convertText('縣委書記調研軟體產業園。', { from: 'auto', to: 'zh-HK' });
    assert.equal(park.text, '縣委書記調研軟體產業園。');
    const { text } = convertText('麵包店裡的群眾說著話', { from: 'auto', to: 'zh-HK' });
    assert.equal(text, '麪包店裏的羣眾説着話');
  });

  it('is told by the whole article for a stretch of it', () => {
    const within = '程式設計師用軟體處理網路資訊，長期支援。';
    const convert = (text: string) => convertText(text, { from: 'auto', to: 'zh-CN', within }).text;
    assert.equal(convert('長期支援。'), '长期支持。');
    assert.equal(convert('长期支援。'), '长期支援。');
  });

  it('is taken of the traditional lines alone where an article is in both scripts', () => {
    const text = '程序员写代码，为群众服务。\n程式設計師用軟體處理網路資訊。\n';
    const converted = convertText(text, { from: 'auto', to: 'zh-CN' });
    assert.equal(converted.from, 'mixed');
    assert.equal(converted.text, '程序员写代码，为群众服务。\n程序员用软件处理网络信息。\n');
  });

  it('is told of any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.equal(typeof detectVariety(text), 'string');
      }),
      { numRuns: 200 },
    );
  });
});
