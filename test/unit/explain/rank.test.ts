/** Ranks of posts, by hand from 公务员法 and the tables that the data names. */
import assert from 'node:assert/strict';
import { rankOfPost, whyUnranked } from '../../../server/src/explain/rank';
import { testLexicon } from '../../support/lexicon';

const RANKS: readonly [post: string, rank: string | undefined][] = [
  // The centre.
  ['中国国家主席', '国家级正职'],
  ['中国外交部副部长', '省部级副职'],
  ['中国石油集团董事长', undefined],
  ['总书记', '国家级正职'],
  ['中共中央总书记', '国家级正职'],
  ['国务院总理', '国家级正职'],
  ['中共中央政治局委员', '国家级副职'],
  ['全国政协副主席', '国家级副职'],
  ['教育部部长', '省部级正职'],
  ['中共中央组织部部长', '省部级正职'],
  ['公安部副部长', '省部级副职'],
  ['财政部预算司司长', '厅局级正职'],
  // Provinces, and municipalities under the central government.
  ['安徽省委书记', '省部级正职'],
  ['中共安徽省委书记', '省部级正职'],
  ['省委常委', '省部级副职'],
  ['省委办公厅副主任', '厅局级副职'],
  ['安徽省副省长', '省部级副职'],
  ['自治区主席', '省部级正职'],
  ['新疆维吾尔自治区党委副书记', '省部级副职'],
  ['上海市市长', '省部级正职'],
  ['重庆市委常委', '省部级副职'],
  ['广东省高级人民法院院长', '省部级副职'],
  ['河北省交通运输厅厅长', '厅局级正职'],
  ['上海市财政局局长', '厅局级正职'],
  ['河北省教育厅副厅长', '厅局级副职'],
  // Deputy-provincial cities.
  ['南京市委书记', '省部级副职'],
  ['南京市副市长', '厅局级正职'],
  ['南京市教育局局长', '厅局级副职'],
  ['南京市江宁区区长', '厅局级副职'],
  ['浦东新区区长', '省部级副职'],
  // Prefectures.
  ['合肥市委书记', '厅局级正职'],
  ['合肥市长', '厅局级正职'],
  ['滨州市副市长', '厅局级副职'],
  ['合肥市人大常委会主任', '厅局级正职'],
  ['滨州市政协副主席', '厅局级副职'],
  ['合肥市中级人民法院院长', '厅局级副职'],
  ['滨州市水利局局长', '县处级正职'],
  ['滨州市委秘书长', '厅局级副职'],
  ['滨州市委组织部部长', '厅局级副职'],
  ['滨州市政府秘书长', '县处级正职'],
  ['青石县县长', '县处级正职'],
  ['海淀区区长', '厅局级正职'],
  // Counties and below.
  ['大埔县委书记', '县处级正职'],
  ['义乌市市长', '县处级正职'],
  ['大埔县代县长', '县处级正职'],
  ['县委常委', '县处级副职'],
  ['合肥市蜀山区副区长', '县处级副职'],
  ['大埔县人民法院院长', '县处级副职'],
  ['大埔县教育局局长', '乡科级正职'],
  ['奉节县县长', '厅局级副职'],
  ['济源市市长', '厅局级副职'],
  ['滨州市水利局规划科科长', '乡科级正职'],
  ['大埔县教育局基础科科长', undefined],
  ['滨州市滨城区青石街道党工委书记', '乡科级正职'],
  ['滨州市滨城区青石街道办事处副主任', '乡科级副职'],
  ['海淀区青石街道党工委书记', undefined],
  ['青石街道办事处主任', undefined],
  ['思茅镇党委书记', '乡科级正职'],
  ['副镇长', '乡科级副职'],
  // Places that no list has.
  ['青石县委书记', '县处级正职'],
  ['大埔县青石镇镇长', '乡科级正职'],
  ['青石市市长', undefined],
  ['上海市嘉定区青石镇镇长', undefined],
  // Nothing certain is known of these.
  ['市委书记', undefined],
  ['区长', undefined],
  ['鼓楼区区长', undefined],
  ['主席', undefined],
  ['法国总统', undefined],
  ['俄罗斯总理', undefined],
  ['越共中央总书记', undefined],
  ['学校领导', undefined],
  ['合肥高新技术产业开发区管委会主任', undefined],
  ['村党支部书记', undefined],
  ['共青团安徽省委书记', undefined],
  ['安徽省能源集团党委书记', undefined],
];

describe('the rank of a post', () => {
  for (const [post, rank] of RANKS) {
    it(`${post}: ${rank ?? 'none'}`, () => {
      const derived = rankOfPost(post, testLexicon());
      assert.equal(derived?.rank.zh.replace(/（.*/, ''), rank);
      if (derived) assert.ok(derived.sources.length > 0);
    });
  }

  it('of a title that a list of leaders shares is the lowest that they can have', () => {
    assert.equal(rankOfPost('合肥市领导', testLexicon())?.rank.zh, '厅局级副职（副厅级）以上');
  });

  it('of a city without a name is that of the city the article speaks of', () => {
    const [city] = testLexicon().divisions.get('宁波市')!;
    const derived = rankOfPost('市委书记', testLexicon(), (level) =>
      level === '市' ? [city!] : [],
    );
    assert.equal(derived?.rank.zh, '省部级副职（副部级）');
    assert.deepEqual(derived.place, {
      zh: '副省级城市（宁波市）',
      en: 'deputy-provincial city (Ningbo)',
    });
  });

  it('of a district whose name several cities have is that of the city the article speaks of', () => {
    const [city] = testLexicon().divisions.get('徐州市')!;
    const derived = rankOfPost('鼓楼区区长', testLexicon(), (level) =>
      level === '市' ? [city!] : [],
    );
    assert.equal(derived?.rank.zh, '县处级正职（正处级）');
  });
});

describe('why a post has no rank', () => {
  const REASONS: readonly [post: string, why: string][] = [
    ['合肥高新区党工委书记', '开发区'],
    ['青石水泥集团董事长', '企业'],
    ['青石大学校长', '高校'],
    ['青石军分区司令员', '军队'],
    ['市委副秘书长', '秘书长'],
    ['青石街道党工委书记', '街道'],
    ['青石村村委会主任', '村'],
    ['省委督导组组长', '兼任'],
    ['法国总统', '外国'],
    ['泰国国王', '外国'],
    ['意大利总理', '外国'],
    ['总理', '没有写明'],
    ['市政协委员', '身份'],
    ['宪法和法律委员会主任', '没有写明'],
    ['农业和农村委员会副主任', '没有写明'],
    ['生态安全委员会秘书长', '秘书长'],
    ['青石村党支部书记', '村'],
    ['科长', '上级机关'],
    ['主任', '没有写明'],
  ];
  for (const [post, why] of REASONS) {
    it(post, () => {
      const unranked = whyUnranked(post, testLexicon());
      assert.ok(unranked.why.zh.includes(why), unranked.why.zh);
      assert.ok(unranked.why.en !== '' && unranked.sources.length > 0);
    });
  }
});
