/** The arithmetic of paragraphs whose numbers were found by the engine; expected relations written by hand. */
import assert from 'node:assert/strict';
import { analyze } from '../../../server/src/document/analysis';
import { relationsOf } from '../../../server/src/explain/paragraph';
import type { Relation } from '../../../server/src/explain/arithmetic';
import { slackOf } from '../../../server/src/explain/quantities';
import { testLexicon } from '../../support/lexicon';

/** Relations as one line each: 13项 = 3项 + 10项. A mismatch reads ≠. */
function relations(text: string): string[] {
  const analysis = analyze(text, testLexicon());
  return relationsOf(analysis).map(({ relation, metrics }) => {
    const words = (index: number) => metrics[index]!.norm;
    return line(relation, words);
  });
}

function line(relation: Relation, words: (index: number) => string): string {
  const sign = relation.holds ? '=' : '≠';
  switch (relation.kind) {
    case 'sum':
      return `${words(relation.whole)} ${sign} ${relation.parts.map(words).join(' + ')}`;
    case 'share': {
      const percent = `${Number(relation.percent.toFixed(1))}%`;
      const stated = relation.stated === undefined ? percent : words(relation.stated);
      const is = relation.holds ? '' : ` (${percent})`;
      return `${words(relation.part)} / ${words(relation.whole)} ${sign} ${stated}${is}`;
    }
    case 'change': {
      const stated = relation.stated === undefined ? '' : ` ${sign} ${words(relation.stated)}`;
      return `${words(relation.from)} → ${words(relation.to)} (${relation.difference})${stated}`;
    }
    case 'growth':
      return `${words(relation.by)} / ${relation.from} ${sign} ${words(relation.stated)}`;
  }
}

const CASES: readonly [text: string, expected: string[]][] = [
  // Wholes and their parts.
  ['全年承担任务13项，其中重点3项、一般10项。', ['13项 = 3项 + 10项', '3项 / 13项 = 23.1%']],
  ['排查隐患47处（道路21处、桥梁26处）。', ['47处 = 21处 + 26处']],
  ['排查隐患47处（道路21处、桥梁25处）。', ['47处 ≠ 21处 + 25处']],
  ['修建水渠12公里、道路30公里，共计42公里。', ['42公里 = 12公里 + 30公里']],
  ['修建水渠12公里、道路30公里，共计52公里。', ['52公里 ≠ 12公里 + 30公里']],
  [
    '投入资金1.2亿元，其中中央资金0.7亿元、地方资金5000万元。',
    ['1.2亿元 = 0.7亿元 + 5000万元', '0.7亿元 / 1.2亿元 = 58.3%'],
  ],
  [
    '年初承诺任务13项，目前完成3项，其他10项进展顺利。',
    ['13项 = 3项 + 10项', '3项 / 13项 = 23.1%'],
  ],
  ['收回选票186张，其中有效票184张、废票2张。', ['186张 = 184张 + 2张', '184张 / 186张 = 98.9%']],
  // One rounded number may hide half of its last place, two do not add up to a whole one.
  [
    '投入资金1.5亿元，其中中央资金1.1亿元、地方资金5000万元。',
    ['1.5亿元 ≠ 1.1亿元 + 5000万元', '1.1亿元 / 1.5亿元 = 73.3%'],
  ],
  [
    '投入资金1.2亿元，其中财政资金9000万元，银行贷款5500万元。',
    ['1.2亿元 ≠ 9000万元 + 5500万元', '9000万元 / 1.2亿元 = 75%'],
  ],
  [
    '投入资金1.5亿元，其中财政资金9000万元，银行贷款5500万元。',
    ['1.5亿元 = 9000万元 + 5500万元', '9000万元 / 1.5亿元 = 60%'],
  ],
  // Lists that say that they are all: given out, behind a colon, kinds that leave nothing out.
  [
    '三个县投资分别为3.2亿元、4.1亿元、5.3亿元，合计12.6亿元。',
    ['12.6亿元 = 3.2亿元 + 4.1亿元 + 5.3亿元'],
  ],
  [
    '三个县投资分别为3.2亿元、4.1亿元、5.3亿元，合计13.6亿元。',
    ['13.6亿元 ≠ 3.2亿元 + 4.1亿元 + 5.3亿元'],
  ],
  [
    '总计投入人力560人次：干部120人次，民警200人次，志愿者260人次。',
    ['560人次 ≠ 120人次 + 200人次 + 260人次'],
  ],
  [
    '总计投入人力580人次：干部120人次，民警200人次，志愿者260人次。',
    ['580人次 = 120人次 + 200人次 + 260人次'],
  ],
  ['共投入经费90万元，分别为20万元、30万元、50万元。', ['90万元 ≠ 20万元 + 30万元 + 50万元']],
  ['全年完成投资11.4亿元，上半年4.6亿元，下半年5.8亿元。', ['11.4亿元 ≠ 4.6亿元 + 5.8亿元']],
  [
    '上半年完成投资4.6亿元，下半年完成投资5.8亿元，全年共完成投资11.4亿元。',
    ['11.4亿元 ≠ 4.6亿元 + 5.8亿元'],
  ],
  ['一等奖3名、二等奖8名、三等奖15名，获奖者共28名。', ['28名 ≠ 3名 + 8名 + 15名']],
  [
    '全市进出口210亿元，增长6.2%。其中，出口120亿元，增长5%；进口80亿元，增长8%。',
    ['210亿元 ≠ 120亿元 + 80亿元'],
  ],
  // A stock and what was added to it; averages of which one is between the others.
  ['新建学校3所，改造学校5所，全县学校总数达到62所。', []],
  ['全市人均可支配收入36000元，城镇居民48000元，农村居民22000元。', []],
  // Not a list of all parts: it need not add up.
  ['全年承担任务13项，其中重点3项、急办2项。', ['3项 / 13项 = 23.1%']],
  // Nothing says that the numbers belong together.
  ['新建学校3所。改造学校10所。新增学校13所。', []],
  // Limits add up to nothing certain.
  ['排查隐患近50处（道路21处、桥梁26处）。', []],
  // Shares.
  ['全村639户中，601户完成改厕，占94%。', ['601户 / 639户 = 94%']],
  ['全村639户中，601户完成改厕，占98%。', ['601户 / 639户 ≠ 98% (94.1%)']],
  ['受理诉求400件，办结388件，办结率97%。', ['388件 / 400件 = 97%']],
  ['受理诉求400件，办结388件，办结率99%。', ['388件 / 400件 ≠ 99% (97%)']],
  ['受理诉求400件，办结388件，满意率99%。', []],
  ['出口商品300万吨，其中农产品100万吨，占全省的12%。', ['100万吨 / 300万吨 = 33.3%']],
  ['累计发现问题639个，解决601个。', ['601个 / 639个 = 94.1%']],
  ['新增就业5200人，完成全年目标5000人的104%。', ['5200人 / 5000人 = 104%']],
  ['会议应到代表250名，实到235名，出席率95%。', ['235名 / 250名 ≠ 95% (94%)']],
  ['全村639户，已有601户完成改厕，占总户数的98%。', ['601户 / 639户 ≠ 98% (94.1%)']],
  ['应检车辆500辆，已检450辆，检测率95%。', ['450辆 / 500辆 ≠ 95% (90%)']],
  ['共发放问卷1000份，收回980份，回收率95%。', ['980份 / 1000份 ≠ 95% (98%)']],
  ['计划投资50亿元，已完成35亿元，占计划的75%。', ['35亿元 / 50亿元 ≠ 75% (70%)']],
  ['完成投资50亿元，已验收35亿元，占计划的75%。', []],
  // Changes.
  ['今年新增企业240家，去年为200家，同比增长25%。', ['200家 → 240家 (40) ≠ 25%']],
  ['游客由上年的250万人次增加到300万人次，同比增长25%。', ['250万人次 → 300万人次 (500000) ≠ 25%']],
  ['游客由2019年的250万人次增加到300万人次，同比增长5%。', ['250万人次 → 300万人次 (500000)']],
  ['发放补贴2.4亿元，比上年增加4000万元，增长20%。', ['4000万元 / 200000000 = 20%']],
  ['发放补贴2.4亿元，比上年增加4000万元，增长30%。', ['4000万元 / 200000000 ≠ 30%']],
  ['失业率由5.4%降至4.9%，下降0.8个百分点。', ['5.4% → 4.9% (-0.5) ≠ 0.8个百分点']],
  ['接待游客360万人次，比上年的300万人次增长20%。', ['300万人次 → 360万人次 (600000) = 20%']],
  ['合作社从300家增加到420家，增长40%。', ['300家 → 420家 (120) = 40%']],
  ['合作社从300家增加到420家，增长50%。', ['300家 → 420家 (120) ≠ 50%']],
  ['合作社从300家增加到420家，增加120家。', ['300家 → 420家 (120) = 120家']],
  ['产值由100亿元增加到150亿元，年均增长8.4%。', ['100亿元 → 150亿元 (5000000000)']],
  ['产量由四亿吨增加到五亿吨，增长百分之二十五。', ['四亿吨 → 五亿吨 (100000000) = 百分之二十五']],
  ['覆盖率由81.5%提高到86%，提高4.5个百分点。', ['81.5% → 86% (4.5) = 4.5个百分点']],
  ['办理时限由20个工作日压缩至5个工作日。', ['20个工作日 → 5个工作日 (-15)']],
];

describe('the arithmetic of a paragraph', () => {
  for (const [text, expected] of CASES) {
    it(text, () => assert.deepEqual(relations(text), expected));
  }

  it('does not reach from one paragraph into the next', () => {
    assert.deepEqual(relations('全年承担任务13项。\n\n其中重点3项、一般10项。'), []);
  });
});

describe('what a number may be off by rounding', () => {
  const SLACK: readonly [written: string, slack: number, unit?: string][] = [
    ['601户', 0],
    ['94%', 0.5],
    ['94.1%', 0.05],
    ['2.5万条', 500],
    ['1,234.5元', 0.05],
    ['3亿元', 5e7],
    ['百分之二十八', 0.5],
    ['百分之六十四点八', 0.05],
    ['八亿二千万吨', 5e6],
    ['一千五百五十九亿元', 5e7],
    ['三十二人', 0],
    // Units that begin with a number.
    ['36.5亿千瓦', 5e6, '千瓦'],
    ['0.8个百分点', 0.05, '个百分点'],
  ];
  for (const [written, slack, unit] of SLACK) {
    it(`of ${written} is ${slack}`, () => assert.equal(slackOf(written, unit), slack));
  }
});
