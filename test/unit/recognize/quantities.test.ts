/** The values, units, bounds, directions and indicators of metrics, by the annotation guide. Expected values were written by hand. */
import assert from 'node:assert/strict';
import { analyze } from '../../../server/src/document/analysis';
import { testLexicon } from '../../support/lexicon';
import { only } from '../../support/marked';

const lexicon = testLexicon();
const analysisOf = (text: string) => analyze(text, lexicon);

describe('the values of metrics', () => {
  interface Row {
    readonly text: string;
    readonly metric: string;
    readonly value: number;
    readonly unit: string;
    readonly bound: 'exact' | 'atLeast' | 'atMost' | 'about';
    readonly indicator?: string | null;
    readonly direction?: 'up' | 'down';
  }
  const rows: readonly Row[] = [
    {
      text: '完成重点任务13项。',
      metric: '13项',
      value: 13,
      unit: '项',
      bound: 'exact',
      indicator: '重点任务',
    },
    {
      text: '起草综合文稿600余篇。',
      metric: '600余篇',
      value: 600,
      unit: '篇',
      bound: 'atLeast',
      indicator: '综合文稿',
    },
    {
      text: '浏览量达20万以上。',
      metric: '20万以上',
      value: 200_000,
      unit: '',
      bound: 'atLeast',
      indicator: '浏览量',
    },
    {
      text: '近300家企业参加。',
      metric: '近300家',
      value: 300,
      unit: '家',
      bound: 'atMost',
      indicator: '企业',
    },
    {
      text: '约40名志愿者参与。',
      metric: '约40名',
      value: 40,
      unit: '名',
      bound: 'about',
      indicator: '志愿者',
    },
    {
      text: '分批组织30余个乡镇、县直单位共85人，参加实训。',
      metric: '85人',
      value: 85,
      unit: '人',
      bound: 'exact',
      indicator: null,
    },
    {
      text: '对12个重点工作牵头单位打分。',
      metric: '12个',
      value: 12,
      unit: '个',
      bound: 'exact',
      indicator: '重点工作牵头单位',
    },
    {
      text: '柳河村年均接待游客近10万人次。',
      metric: '近10万人次',
      value: 100_000,
      unit: '人次',
      bound: 'atMost',
      indicator: '游客',
    },
    {
      text: '展会吸引了来自22个国家和地区的超80家企业。',
      metric: '22个',
      value: 22,
      unit: '个',
      bound: 'exact',
      indicator: '国家和地区',
    },
    {
      text: '投资540多万元。',
      metric: '540多万元',
      value: 5_400_000,
      unit: '元',
      bound: 'atLeast',
    },
    {
      text: '面积48万平方米。',
      metric: '48万平方米',
      value: 480_000,
      unit: '平方米',
      bound: 'exact',
      indicator: '面积',
    },
    {
      text: '粮食产量同比增长8.5%。',
      metric: '8.5%',
      value: 8.5,
      unit: '%',
      bound: 'exact',
      indicator: '粮食产量',
      direction: 'up',
    },
    {
      text: 'PM2.5平均浓度下降到35微克/立方米。',
      metric: '35微克/立方米',
      value: 35,
      unit: '微克/立方米',
      bound: 'exact',
      indicator: 'PM2.5平均浓度',
    },
    {
      text: '全县建成5G基站180个。',
      metric: '180个',
      value: 180,
      unit: '个',
      bound: 'exact',
      indicator: '5G基站',
    },
    {
      text: '党员认领“微心愿”560个。',
      metric: '560个',
      value: 560,
      unit: '个',
      bound: 'exact',
      indicator: '微心愿',
    },
    {
      text: '全镇设立代办点23个。',
      metric: '23个',
      value: 23,
      unit: '个',
      bound: 'exact',
      indicator: '代办点',
    },
    {
      text: '项目投产后可实现年产值3亿元。',
      metric: '3亿元',
      value: 300_000_000,
      unit: '元',
      bound: 'exact',
      indicator: '年产值',
    },
    {
      text: '新建高标准农田3.5万亩。',
      metric: '3.5万亩',
      value: 35_000,
      unit: '亩',
      bound: 'exact',
      indicator: '高标准农田',
    },
    {
      text: '带动500户群众增收。',
      metric: '500户',
      value: 500,
      unit: '户',
      bound: 'exact',
      indicator: '群众',
    },
    {
      text: '每万人拥有公交车12辆。',
      metric: '12辆',
      value: 12,
      unit: '辆',
      bound: 'exact',
      indicator: '公交车',
    },
    {
      text: '出口增长9%，高于全省2.1个百分点。',
      metric: '2.1个百分点',
      value: 2.1,
      unit: '个百分点',
      bound: 'exact',
      indicator: '出口',
    },
    {
      text: '占地30余亩的水上公园开放。',
      metric: '30余亩',
      value: 30,
      unit: '亩',
      bound: 'atLeast',
      indicator: '占地',
    },
    {
      text: '大桥工程总投资2亿元。',
      metric: '2亿元',
      value: 200_000_000,
      unit: '元',
      bound: 'exact',
      indicator: '大桥工程总投资',
    },
    {
      text: '每户补助1500元，最高3000元。',
      metric: '3000元',
      value: 3000,
      unit: '元',
      bound: 'exact',
      indicator: '补助',
    },
    {
      text: '单位能耗下降3.1个百分点。',
      metric: '3.1个百分点',
      value: 3.1,
      unit: '个百分点',
      bound: 'exact',
      indicator: '单位能耗',
      direction: 'down',
    },
    {
      text: '增长百分之八。',
      metric: '百分之八',
      value: 8,
      unit: '%',
      bound: 'exact',
      direction: 'up',
    },
    { text: '总量居全国第2位。', metric: '第2位', value: 2, unit: '位', bound: 'exact' },
    {
      text: '三次产业结构由12.4∶45.1∶42.5调整为9.8∶44.2∶46。',
      metric: '9.8∶44.2∶46',
      value: 9.8,
      unit: '',
      bound: 'exact',
      indicator: '三次产业结构',
    },
    {
      text: '城乡收入比缩小到2.1:1左右。',
      metric: '2.1:1左右',
      value: 2.1,
      unit: '',
      bound: 'about',
      indicator: '城乡收入比',
    },
    {
      text: '城乡居民收入倍差从2.42缩小至2.12。',
      metric: '2.12',
      value: 2.12,
      unit: '',
      bound: 'exact',
      indicator: '城乡居民收入倍差',
    },
    {
      text: '增速由8.1%回落到7.5%。',
      metric: '7.5%',
      value: 7.5,
      unit: '%',
      bound: 'exact',
      indicator: '增速',
    },
    {
      text: '开行专车33趟次。',
      metric: '33趟次',
      value: 33,
      unit: '趟次',
      bound: 'exact',
      indicator: '专车',
    },
    { text: '来了七八个人。', metric: '七八个', value: 7, unit: '个', bound: 'exact' },
    { text: '吸引数十家企业。', metric: '数十家', value: 20, unit: '家', bound: 'atLeast' },
    { text: '成本控制在30元以内。', metric: '30元以内', value: 30, unit: '元', bound: 'atMost' },
    { text: '降低到每吨30元左右。', metric: '30元左右', value: 30, unit: '元', bound: 'about' },
  ];
  for (const { text, metric, value, unit, bound, indicator, direction } of rows) {
    it(text, () => {
      const found = only(analysisOf(text), 'metric', metric);
      assert.equal(found.value, value);
      assert.equal(found.unit, unit);
      assert.equal(found.bound, bound);
      assert.equal(found.direction, direction);
      if (indicator !== undefined) assert.equal(found.indicator, indicator);
    });
  }

  const measured: readonly (readonly [string, readonly (string | null)[]])[] = [
    ['全年完成固定资产投资710亿元，净增经营主体4.2万户。', ['固定资产投资', '经营主体']],
    ['每年输送的电量达2.9万度。', ['电量']],
    ['新材料产业产值占全省比重达14%。', ['新材料产业产值占全省比重']],
    ['消费对经济增长的贡献率超过六成。', ['贡献率']],
    ['旅客、货邮吞吐量分别增长14.2%、4.2%。', ['旅客', '货邮吞吐量']],
    ['民营企业数量从17万户增加到23万户。', ['民营企业数量', '民营企业数量']],
    ['办理时限由60个工作日压缩为10个工作日。', ['办理时限', '办理时限']],
    ['铁矿石产量500万吨，居全国第2位。', ['铁矿石产量', '铁矿石产量']],
    ['对外投资增长5%。', ['对外投资']],
    ['尽管已经提前迈过20万亩，仍要努力。', [null]],
    ['尽管已经提前迈过205个达标日的门槛，仍要努力。', ['达标日']],
    ['全县8个脱贫县每个县都有产业，近三成的脱贫人口分享收益。', ['脱贫县', '脱贫人口']],
    ['水果产量30万吨，较去年中秋假期增长15%。', ['水果产量', '水果产量']],
    ['制造业产值增速近9%，比全市水平高出3个百分点。', ['制造业产值增速', '制造业产值增速']],
    ['出席会议的有乡镇干部127人。', ['乡镇干部']],
    ['1—5月份全县用水总量为3亿立方米。', ['用水总量']],
    ['前10个月果品贷款增加14亿元。', ['果品贷款']],
    ['县里派出4个工作组赶赴山区，对21个问题再次检查。', ['工作组', '问题']],
    ['青石县汇聚了全省七成的竹制品研发力量。', ['竹制品研发力量']],
    ['渠道以每天9公里的速度延伸。', ['速度']],
    ['全县财政收入站稳20亿元台阶。', ['财政收入']],
    ['青石县将办证材料从35项精简为4项。', ['办证材料', '办证材料']],
    ['农村教师平均工资提高到6800元。', ['农村教师平均工资']],
    ['县里确定实施重点水利项目100个。', ['重点水利项目']],
    ['跨区输送电量已达42亿千瓦时。', ['跨区输送电量']],
    ['水泵国产化率100%的泵站建成。', ['水泵国产化率']],
    ['危旧房屋639户中601户完成改造。', ['危旧房屋', '危旧房屋']],
    ['事故造成3人死亡、12人受伤。', ['死亡', '受伤']],
    ['该县辖13个乡2个镇163个村。', ['乡', '镇', '村']],
    ['10个县区因推进改革受到表扬，40名学生因病请假。', ['县区', '学生']],
    ['配备20类便民用品，开通6条铁路专用线。', ['便民用品', '铁路专用线']],
    ['暴雨造成受灾人口2万户。', ['受灾人口']],
    ['全镇党员撰写心得体会310篇，干部投入资金40万元。', ['心得体会', '干部投入资金']],
    ['财政收入达到12.6亿元，位列全市第3位、全省前30位。', ['财政收入', '财政收入', '财政收入']],
    ['三个片区分别拆迁25万平方米、22万平方米。', ['拆迁', '拆迁']],
    ['居民消费价格涨幅2%左右。', ['居民消费价格涨幅']],
    ['还有58户中度受损的农户等待修缮。', ['农户']],
    ['全县生产总值（GDP）204.5亿元，同比增长6.8%。', ['生产总值', '生产总值']],
    ['茶叶产量（含春茶）320吨。', ['茶叶产量']],
    ['茶业增加值(不含茶饮)增长8%。', ['茶业增加值']],
    ['拥有志愿者60人，建成文化活动中心（所、站）28个。', ['志愿者', '文化活动中心']],
    ['既有住宅加装（更新）电梯60部。', ['电梯']],
    ['全县进出口总额30亿元人民币，同比增长6%。', ['进出口总额', '进出口总额']],
    ['发放3亿元人民币贷款。', ['贷款']],
    ['生猪价格同比下跌3%，环比上涨0.4%。', ['生猪价格', '生猪价格']],
    ['蔬菜价格比上月上涨0.6%。', ['蔬菜价格']],
    ['蔬菜价格上涨幅度为6%。', ['蔬菜价格上涨幅度']],
    ['蔬菜销售额60万元，较前一日上涨6%。', ['蔬菜销售额', '蔬菜销售额']],
    ['实际使用外资6亿美元，折合42亿元人民币。', ['实际使用外资', '实际使用外资']],
    ['省财政厅下达农田救灾资金4亿元。', ['农田救灾资金']],
    ['茶业总量跃居全省第3位。', ['茶业总量']],
    ['茶农年收入跃升至6万元。', ['茶农年收入']],
    ['森林蓄积量净增3万立方米。', ['森林蓄积量']],
    ['茶企净利润达3亿元。', ['茶企净利润']],
    ['平台活跃用户达3万户。', ['平台活跃用户']],
    ['财政收入30亿元，跻身全省百强县第8位。', ['财政收入', '财政收入']],
    ['全县摩托车保有量已达3万辆。', ['摩托车保有量']],
    ['茶叶市场占有率由3%提高到8%。', ['茶叶市场占有率', '茶叶市场占有率']],
    ['学校现有教职工120人。', ['教职工']],
    ['春粮喜获32万吨。', ['春粮']],
    ['会议应到代表120人，实到115人。', ['代表', '代表']],
    ['九年义务教育巩固率98%。', ['九年义务教育巩固率']],
    ['发现问题345个，整改到位338个，整改率97.97%。', ['问题', '问题', '整改率']],
    ['Ⅲ类以上水质比例95%。', ['Ⅲ类以上水质比例']],
    ['群众就近就业</strong></p><p>茶叶产量达30吨。', ['茶叶产量']],
    ['国有企业利润达3亿元。', ['国有企业利润']],
    ['湖面气温零下30摄氏度。', ['湖面气温']],
    ['茶业增速高于全省0.6个百分点。', ['茶业增速']],
    ['茶厂排名由第五位上升到第二位。', ['茶厂', '茶厂']],
    ['新华社青石10月5日电（记者李文）粮食产量320吨。', ['粮食产量']],
    ['（二）粮食产量320吨。', ['粮食产量']],
  ];
  for (const [text, indicators] of measured) {
    it(`measure ${indicators.join(', ')} in ${text}`, () => {
      const metrics = analysisOf(text).annotations.filter(({ type }) => type === 'metric');
      assert.deepEqual(
        metrics.map((metric) => metric.type === 'metric' && metric.indicator),
        indicators,
      );
    });
  }

  const told: readonly (readonly [string, string, number, string])[] = [
    ['湖面气温零下30摄氏度。', '30摄氏度', -30, '摄氏度'],
    ['水温30摄氏度。', '30摄氏度', 30, '摄氏度'],
    ['茶农培训考核得分92.35分。', '92.35分', 92.35, '分'],
    ['茶园里有1/4的茶农来自外地。', '1/4', 0.25, ''],
    ['全镇1/4以上的村通了公交。', '1/4以上', 0.25, ''],
    ['细颗粒物浓度为56微克每立方米。', '56微克每立方米', 56, '微克每立方米'],
    ['日供水能力10万m3/日。', '10万m3/日', 100000, 'm3/日'],
    ['家里种了三亩地。', '三亩', 3, '亩'],
    ['茶厂排名由第五位上升到第二位。', '第五位', 5, '位'],
    ['竞争力从第8名升至第3名。', '第8名', 8, '名'],
  ];
  for (const [text, metric, value, unit] of told) {
    it(`are ${value} ${unit} in ${text}`, () => {
      const found = only(analysisOf(text), 'metric', metric);
      assert.equal(found.value, value);
      assert.equal(found.unit, unit);
    });
  }

  it('are not read from times, pages and posts', () => {
    for (const text of ['会议8时30分开始。', '见10月1/2版。', '由第一位书记到第二位书记。'])
      assert.deepEqual(
        analysisOf(text).annotations.filter(({ type }) => type === 'metric'),
        [],
      );
  });

  it('go on with what the number before them measured', () => {
    const analysis = analysisOf('来访群众436批667人次。');
    assert.equal(only(analysis, 'metric', '667人次').indicator, '来访群众');
  });
});
