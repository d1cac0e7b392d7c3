/** Readings of dirty texts. Expected readings were written by hand. */
import assert from 'node:assert/strict';
import { reading } from '../../../server/src/text/offsets';
import { readArticle } from '../../../server/src/text/read';

interface Row {
  readonly name: string;
  readonly raw: string;
  /** The blocks of the reading, in order. */
  readonly blocks: readonly string[];
}

const ROWS: readonly Row[] = [
  {
    name: 'residue in ASCII brackets',
    raw: '推動高質(zhì)量發(fā)展。',
    blocks: ['推动高质量发展。'],
  },
  { name: 'residue in full-width brackets', raw: '推進（jìn）工作。', blocks: ['推进工作。'] },
  {
    name: 'readings of several characters in one pair of brackets',
    raw: '深圳（shēn zhèn）市委[shì wěi]落實【luò shí】四下〔sì xià〕。',
    blocks: ['深圳市委落实四下。'],
  },
  {
    name: 'readings between blanks, in capitals, cut off, in two pairs of brackets, in zhuyin',
    raw: '壯 zhuàng 大(DÀ)集體((tǐ))經濟(jīng …)，興(ㄒㄧㄥ)農。',
    blocks: ['壮大集体经济，兴农。'],
  },
  {
    name: 'a reading that the text speaks of',
    raw: '“重”读作“重(chóng)”。',
    blocks: ['“重”读作“重(chóng)”。'],
  },
  {
    name: 'Latin words in brackets, whose ends look like a reading',
    raw: '何塞·马蒂（José Martí）机场，质量（gāo zhìliàng）发展。',
    blocks: ['何塞·马蒂（José Martí）机场，质量（gāo zhìliàng）发展。'],
  },
  {
    name: 'residue at the end of a word',
    raw: '實干先鋒·清風機關(guān)。',
    blocks: ['实干先锋·清风机关。'],
  },
  {
    name: 'damaged residue, whose character is lost',
    raw: '日?qǐng)?bào)訊。',
    blocks: ['日讯。'],
  },
  {
    name: 'brackets that are text',
    raw: '縣(市、區)和GDP(gross)增長。',
    blocks: ['县(市、区)和GDP(gross)增长。'],
  },
  {
    name: 'full-width digits, letters and signs',
    raw: '增长８．５％，共Ａ类１＋２项。',
    blocks: ['增长8.5%，共A类1+2项。'],
  },
  {
    name: 'paragraphs that end in a straight quotation mark or a half-width full stop',
    raw: '五月十一日，全县召开推进会，县委书记林远舟说："要抓好落实。"\n他表示，要让群众满意.\n她说，要抓好\n落实，做到"事事有回音."\n大家听了，都很满意。\n',
    blocks: [
      '五月十一日，全县召开推进会，县委书记林远舟说："要抓好落实。"',
      '他表示，要让群众满意.',
      '她说，要抓好落实，做到"事事有回音."',
      '大家听了，都很满意。',
    ],
  },
  {
    name: 'traditional words in a simplified line',
    raw: '会议指出，要坚持高質(zhì)量發(fā)展，优化营商环境，做強產業。',
    blocks: ['会议指出，要坚持高质量发展，优化营商环境，做强产业。'],
  },
  {
    name: 'traditional characters that simplified text has, alone and in words',
    raw: '乾隆年间的瞭望台，由毕昇、魏徵两位同志看管，后来发展起来了。',
    blocks: ['乾隆年间的瞭望台，由毕昇、魏徵两位同志看管，后来发展起来了。'],
  },
  {
    name: 'traditional characters with several simplified readings',
    raw: '幹部乾燥，以後的皇后。',
    blocks: ['干部干燥，以后的皇后。'],
  },
  {
    name: 'a sentence broken across lines',
    raw: '会议强调，要扎实开展专项行动，把各项措施落\n实到基层，让群众满意。',
    blocks: ['会议强调，要扎实开展专项行动，把各项措施落实到基层，让群众满意。'],
  },
  {
    name: 'CRLF and blank lines between paragraphs',
    raw: '第一段说完了。\r\n\r\n第二段说完了。',
    blocks: ['第一段说完了。', '第二段说完了。'],
  },
  { name: 'BOM and indentation', raw: '\ufeff　　正文开始了。', blocks: ['正文开始了。'] },
  {
    name: 'half-width commas before other marks, which spoil what is copied',
    raw: '沈立群,、秦望舒陪同,。',
    blocks: ['沈立群、秦望舒陪同。'],
  },
  {
    name: 'characters beyond the BMP',
    raw: '村民\u{20BB7}某说，😀好。',
    blocks: ['村民\u{20BB7}某说，😀好。'],
  },
];

describe('the reading', () => {
  for (const { name, raw, blocks } of ROWS) {
    it(`of ${name}`, () => {
      const read = readArticle(raw);
      assert.deepEqual(
        read.blocks.map(({ start, end }) => read.text.slice(start, end)),
        blocks,
      );
    });
  }

  it('maps a word with residue inside to the raw range that covers it', () => {
    const raw = '堅持高質(zhì)量發(fā)展不動搖。';
    const read = readArticle(raw);
    const start = read.text.indexOf('高质量发展');
    const span = read.toRaw(reading(start), reading(start + 5));
    assert.equal(raw.slice(span.start, span.end), '高質(zhì)量發(fā)展');
  });

  it('leaves residue behind the last character of a word outside', () => {
    const raw = '打造在前機關(guān)，服務大局。';
    const read = readArticle(raw);
    const start = read.text.indexOf('机关');
    const span = read.toRaw(reading(start), reading(start + 2));
    assert.equal(raw.slice(span.start, span.end), '機關');
  });

  it('keeps lone surrogates where they are', () => {
    const raw = '会议\ud800召开\udc00了。';
    assert.equal(readArticle(raw).text, raw);
  });

  it('tells the script of an article', () => {
    assert.equal(readArticle('会议强调要认真学习贯彻精神。').script, 'hans');
    assert.equal(readArticle('會議強調要認真學習貫徹精神。').script, 'hant');
    assert.equal(readArticle('GDP 8.5%').script, 'none');
  });

  it('marks furniture, bylines, captions and jump lines for what they are', () => {
    const raw = [
      '县里召开推进会议部署秋冬工作',
      '',
      '记者 李某某',
      '',
      '昨日，县里召开推进会议，部署秋冬季重点工作。会议要求，各乡镇要抓好落实。',
      '',
      '▶▶下转03版',
    ].join('\n');
    assert.deepEqual(
      readArticle(raw).blocks.map(({ kind }) => kind),
      ['headline', 'byline', 'body', 'jump'],
    );
  });
});
