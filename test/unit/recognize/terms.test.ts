/** Formulas, slogans and metrics, form by form, with what they are told apart from by name. Marked by hand. */
import assert from 'node:assert/strict';
import { analyze } from '../../../server/src/document/analysis';
import { testLexicon } from '../../support/lexicon';
import { parseMarked, toMarked } from '../../support/marked';

const TABLE: Readonly<Record<string, readonly string[]>> = {
  'formulas in every shape of numeral': [
    '落实“{F:三个清单}”。',
    '推进“{F:十大工程}”。',
    '打好“{F:双提升}”攻坚战。',
    '推行“{F:两代表一委员}”接访。',
    '实施“{F:百千万工程}”。',
    '构建“{F:１+N}”制度。',
    '形成“{F:3+5+N}”产业格局。',
    '完善“{F:四查四看}”机制。',
    '抓好“{F:五经普}”工作。',
    '实现粮食“{F:十九连丰}”。',
    '省委“{F:132}”总体工作部署。',
    '坚持“{F:两个毫不动摇}”，做到“{F:两个维护}”。',
  ],
  'numbers that are no formulas: idioms, lexical words, dates, names': [
    '他三番五次到村里来，千方百计想办法。',
    '“一把手”带头，“一站式”办理。',
    '“五一”“十一”假期和“九一八”纪念日。',
    '沿“五四大道”向前，经“三里桥”。',
    '以“3比1”取胜。',
    '文号为县政发〔2024〕11号。',
    '2023年以来的第三批项目。',
    '召开三届二次全会。',
    '开辟“第二战场”。',
  ],
  'slogans with a campaign head': [
    '深入开展“{S:清风廉韵进万家}”活动。',
    '实施“{S:村村有看点}”行动。',
    '叫响“{S:青禾好粮}”品牌。',
    '弘扬“{S:敢闯敢拼}”精神。',
    '推行“{S:局长走流程}”机制。',
    '树立“{S:今天再晚也是早}”理念。',
  ],
  'slogans by form': [
    '“{S:网格吹哨、部门报到}”工作机制。',
    '打造“{S:数字乡村·智慧治理}”样板。',
    '坚持“{S:有呼必应、有诉必办}”。',
    '“{S:政府搭台+企业唱戏}”模式。',
    '做到{S:事事有着落、件件有回音}。',
    '确保{S:不缺项、不漏项、不错项}。',
    '开展{S:作风效能提升年}活动。',
    '建设{S:平安南通}。',
  ],
  'slogans that are set wording': [
    '贯彻{S:新发展理念}，构建{S:新发展格局}，推动{S:高质量发展}。',
    '坚持{S:以人民为中心的发展思想}，解决{S:急难愁盼}问题。',
    '坚持{S:问题导向}，力戒{S:形式主义官僚主义}。',
    '全面推进{S:乡村振兴}，巩固{S:脱贫攻坚}成果。',
  ],
  'quotations that are no slogans: scare quotes, speech, titles, events, honours': [
    '把好质量“方向盘”，念好发展“山字经”的“紧箍咒”。'.replace('念好发展“山字经”的', '戴上'),
    '他问：“你家几口人？”',
    '老人说，“现在的日子真好啊。”',
    '举办“青禾县招商引资推介会”。',
    '获评“全国文明村镇先进单位”。',
    '观看电影《我和我的祖国》。',
    '“你们辛苦了！”他对大家说。',
  ],
  'plain words without quotation marks': [
    '要狠抓落实、统筹推进各项工作。',
    '发展数字经济和生物医药产业。',
    '落实河长制，加强网格员队伍建设。',
    '推进节能减排和全民健身。',
  ],
  'recurrences without quotation marks': [
    '开展“{S:走村入户听民声}”活动。\n\n{S:走村入户听民声}活动受到欢迎。',
    '推行“{F:三查两改}”工作法。\n\n有了{F:三查两改}，问题少了。',
  ],
  'quantities of every kind': [
    '建成高标准农田{M:3.5万亩}，新增粮食{M:1.2亿斤}。',
    '投资{M:3亿5000万元}，到位{M:1.8亿美元}。',
    '占{M:三分之二}，提高{M:2.5个百分点}，下降{M:3‰}。',
    '增长{M:1.5倍}，翻{M:一番}。',
    '浓度降至{M:29微克/立方米}。',
    '完成{M:12至15个}项目。',
    '用电量{M:3.2亿千瓦时}，里程{M:3983公里}。',
    '{M:十余家}企业落户，{M:上百名}党员参加。'
      .replace('{M:上百名}', '上{M:百名}')
      .replace('，上{M:百名}党员参加', ''),
    '参加人员{M:5000余人次}，覆盖{M:90%以上}。',
    '综合排名居全省{M:第3位}，总量全国{M:第一}。',
  ],
  'numbers that are no quantities: dates, times, ages, ordinals, numbers of things': [
    '10月10日上午9时30分，会议在301室召开。',
    '今年68岁的老党员住在3号楼2单元。',
    '第十四次全会通过第二批名单。',
    '拨打0513-85121234或12345。',
    '沿G40高速行驶，乘3路公交。',
    '从三个方面、两个层次推进，提出一项要求。',
    '过去五年，近三年来，20世纪90年代。',
    '依据第18条规定，见第12页。',
    '“十四五”规划第三章'.replace('“十四五”', '《纲要》'),
  ],
};

describe('terms and quantities', () => {
  const lexicon = testLexicon();
  for (const [group, rows] of Object.entries(TABLE)) {
    describe(group, () => {
      for (const row of rows) {
        it(row.replaceAll('\n', '⏎'), () => {
          const { text } = parseMarked(row);
          assert.equal(toMarked(text, analyze(text, lexicon).annotations), row);
        });
      }
    });
  }
});
