/** What reports of local news measure and name, found and not found, by the annotation guide. Expected values were written by hand. */
import assert from 'node:assert/strict';
import { analyze } from '../../../server/src/document/analysis';
import { testLexicon } from '../../support/lexicon';
import { describeMarked } from '../../support/marked';

const TABLE: Readonly<Record<string, readonly string[]>> = {
  'plans for a period and wardens are no terms, codes with a long head are': [
    '落实“三年行动计划”和“五年行动方案”，加紧补短。',
    '县里印发“四年规划”，推进“两年行动”“十年禁渔计划”。',
    '实施“{F:三年大变样}”工作。',
    '构建“{F:2356}农村基层治理体系”。',
    '形成“{F:10+3}”产业布局。',
    '出席东盟“10+3”财长会议。',
    '推行“田长制”“山长制”“河湖长制”。',
  ],
  'sizes without a digit are quantities, classes are none': [
    '茶厂产值达{M:百亿元}，茶园面积达{M:万亩}。',
    '园区总投资达{M:千万元}。',
    '接待游客达{M:百万人次}，点击量达{M:千万次}。',
    '亩产值达{M:万元}，园区产值{M:百亿元}。',
    '全村净增耕地{M:百亩}，新建{M:百亩}果园。',
    '万亩良田连成片，培育百亿企业，引进亿元项目，服务千家万户，出了万元户，造出产值百亿元企业。',
    '新增亿元企业，打造千亿级产业。',
  ],
  'ratios, grades and times to respond are measured, scores and standing services are not': [
    '全县师生比{M:1:14}，杠杆比{M:1:6.5}，收入比{M:2.2:1}。',
    '主队以总比分3:1取胜，图纸比例尺1:500。',
    '最大风力达{M:8级}，震级{M:4.2级}，里氏{M:3.6级}。',
    '启动防台风四级应急响应，茶厂获评4A级。',
    '队伍{M:20分钟内}响应，实行{M:1小时}响应，24小时响应不打烊。',
  ],
  'what is counted by its name or for so many each is no quantity': [
    '财政八项支出增长{M:4.2%}。',
    '每10万人拥有医生{M:260名}。',
    '鄂湘赣三省共建，三省八县联动，四省边际结缘，苏南五市、川渝两地签约。',
  ],
  'units that are made of two': [
    '出动巡警{M:260警次}，义诊{M:150诊次}，派船{M:40艇次}，劝导{M:80余起次}，检查{M:130门店次}。',
    '培训{M:60标准课时}，空中巡护{M:50飞行小时}。',
    '修通{M:3条}次要道路，售出月饼{M:260单}次日送达。',
  ],
};

describe('terms and quantities of local news', () => describeMarked(TABLE));

describe('what quantities of local news measure', () => {
  const measured: readonly (readonly [string, readonly (string | null)[]])[] = [
    [
      '城镇居民人均收入3.2万元、农村居民1.6万元，分别增长5%、7%。',
      ['城镇居民人均收入', '农村居民', '城镇居民人均收入', '农村居民'],
    ],
    [
      '接待游客30万人次、实现旅游收入2亿元，同比分别增长12%、15%。',
      ['游客', '旅游收入', '游客', '旅游收入'],
    ],
    ['茶叶产量30吨，增长5%；比上年增长6%。', ['茶叶产量', '茶叶产量', '茶叶产量']],
    ['第一、二、三产业分别增长2%、4%、7%。', ['第一产业', '第二产业', '第三产业']],
    ['茶叶、竹笋产量分别增长2%、4%。', ['茶叶', '竹笋产量']],
    ['“一窗通办”率达96%。', ['“一窗通办”率']],
    ['65岁以上老年人口占比19.2%。', ['老年人口占比']],
    ['驻村工作队带领村民种植油茶200亩。', ['油茶']],
    ['油茶种植面积200亩。', ['油茶种植面积']],
    ['到窗口接访群众6批20人次。', ['群众', '群众']],
    ['帮扶车间16个吸纳农户就业。', ['帮扶车间']],
    ['抽调130名干部组成专班。', ['干部']],
    ['该项目总投资2亿元。', ['项目总投资']],
    ['这项改革惠及农户300户。', ['农户']],
    ['茶厂年产值可达600万元。', ['茶厂年产值']],
    ['茶园每亩纯收入在4000元以上。', ['茶园每亩纯收入']],
    ['举办培训班16期。', ['培训班']],
    ['发放许可180件。', ['许可']],
  ];
  for (const [text, indicators] of measured) {
    it(`${indicators.join(', ')} in ${text}`, () => {
      assert.deepEqual(
        analyze(text, testLexicon()).annotations.flatMap((one) =>
          one.type === 'metric' ? [one.indicator] : [],
        ),
        indicators,
      );
    });
  }
});
