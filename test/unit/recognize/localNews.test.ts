/** What reports of local news measure and name, found and not found, by the annotation guide. Expected values were written by hand. */
import { describeMarked } from '../../support/marked';

const TABLE: Readonly<Record<string, readonly string[]>> = {
  'plans for a period and wardens are no terms, codes with a long head are': [
    '落实“三年行动计划”和“五年行动方案”，加紧补短。',
    '县里印发“四年规划”。',
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
    '全村净增耕地{M:百亩}，新建{M:百亩}果园。',
    '万亩良田连成片，培育百亿企业，引进亿元项目，服务千家万户，出了万元户。',
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
};

describe('terms and quantities of local news', () => describeMarked(TABLE));
