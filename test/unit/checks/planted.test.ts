/**
 * Slips as proofreaders find them, planted one by one in sentences written for it: every one is found, and the sentence
 * without it is left alone.
 */
import assert from 'node:assert/strict';
import type { CheckId } from '../../../server/src/checks/check';
import { runChecks } from '../../../server/src/checks/registry';
import { analyze } from '../../../server/src/document/analysis';
import { testLexicon } from '../../support/lexicon';

/** `⟦slip→right⟧` stands for what is wrong and what it should be; a finding touches the slip. */
const PLANTED: Readonly<Record<CheckId, readonly string[]>> = {
  'misquoted-term': [
    // One character that sounds the same.
    '着力解决群众“⟦急难仇盼→急难愁盼⟧”问题。',
    '县里坚持和发展新时代“⟦枫侨→枫桥⟧经验”。',
    '深化“⟦放管福→放管服⟧”改革，激发市场活力。',
    '全会号召大家“撸起袖子加⟦由→油⟧干”。',
    '他常说，“打铁必⟦需→须⟧自身硬”。',
    '认真学习“三个⟦带→代⟧表”重要思想。',
    '全镇开展“不忘初⟦新→心⟧、牢记使命”主题教育。',
    '推动构建“人类命⟦韵→运⟧共同体”。',
    '常态化推进“我为群众⟦半→办⟧实事”实践活动。',
    '坚持“江山就是人民、人民就是⟦将→江⟧山”。',
    // One that looks alike.
    '践行“绿水青山就是金山⟦很→银⟧山”理念。',
    '落实“四下基⟦屋→层⟧”制度。',
    '全县推行“最多跑一⟦此→次⟧”改革。',
    '弘扬“自力更生、艰苦奋⟦头→斗⟧”的作风。',
    // Another word in a long phrase.
    '践行“绿水青山就是金山银⟦水→山⟧”理念。',
    // Not in quotation marks.
    '坚持以人民为中心的发展思⟦相→想⟧，办好民生实事。',
    '推动构建人类命运共同⟦休→体⟧，走和平发展道路。',
    '铸牢中华民⟦簇→族⟧共同体意识，促进各民族交往。',
    '我们要把绿水青山就是金山银⟦衫→山⟧的理念讲清楚。',
    '始终坚持稳中求⟦近→进⟧工作总基调，抓好各项工作。',
    '加快构建以国内大循环为主⟦休→体⟧、国内国际双循环相互促进的新发展格局。',
    '推进国家治理体系和治理能力现⟦带→代⟧化。',
    // Two changed about, one left out, one too many.
    '发挥“总⟦全揽→揽全⟧局、协调各方”的作用。',
    '践行“绿水青山⟦是→就是⟧金山银山”理念。',
    '坚持“房子是用来住的、不是⟦用用→用⟧来炒的”定位。',
  ],
  'wrong-count': [
    '增强“四个意识”、坚定“⟦五→四⟧个自信”、做到“两个维护”。',
    '增强⟦五→四⟧个意识、坚定四个自信、做到两个维护。',
    '深刻领悟“⟦三→两⟧个确立”的决定性意义，做到“两个维护”。',
    '统筹推进“⟦四→五⟧位一体”总体布局，协调推进“四个全面”战略布局。',
    '统筹推进“五位一体”总体布局，协调推进“⟦五→四⟧个全面”战略布局。',
    '严格落实中央⟦九→八⟧项规定精神，持续纠治“四风”。',
  ],
  'item-order': [
    '坚定⟦理论自信、道路自信→道路自信、理论自信⟧、制度自信、文化自信。',
    '增强政治意识、⟦核心意识、大局意识→大局意识、核心意识⟧、看齐意识。',
    '倡导⟦富强、和谐、文明、民主→富强、民主、文明、和谐⟧，倡导自由、平等、公正、法治，倡导爱国、敬业、诚信、友善。',
    '完整准确全面贯彻⟦创新、绿色、协调→创新、协调、绿色⟧、开放、共享的新发展理念。',
    '统筹推进经济建设、⟦文化建设、政治建设→政治建设、文化建设⟧、社会建设、生态文明建设。',
    '一体推进⟦不能腐、不敢腐→不敢腐、不能腐⟧、不想腐。',
    '全面推进科学立法、⟦公正司法、严格执法→严格执法、公正司法⟧、全民守法。',
  ],
  'enumeration-count': [
    '落实“⟦三→四⟧找准”，即找准方向、找准问题、找准办法、找准时机。',
    '乡里推行“⟦四→三⟧联工作法”，即支部联建、产业联营、服务联办。',
    '做好⟦三→四⟧个方面工作：一是修好水渠；二是种好林子；三是办好学校；四是管好垃圾。',
    '重点抓好以下⟦五→四⟧件事。一是修路，年内通车。二是引水，入户到家。三是办学，添置课桌。四是防火，备足器材。',
    '会议提出三点要求：一要认清形势，⟦三→二⟧要压实责任，三要严格督查。',
    '他讲了⟦四→三⟧点意见。第一，思想要统一。第二，措施要具体。第三，监督要到位。',
  ],
  total: [
    '修建水渠12公里、道路30公里，共计⟦52→42⟧公里。',
    '全村现有党员⟦120→130⟧名，其中男党员70名、女党员60名。',
    '全村639户中，601户完成改厕，占⟦98→94⟧%。',
    '合作社从300家增加到420家，增长⟦50→40⟧%。',
    '合作社从300家增加到420家，增加⟦100→120⟧家。',
    '投入资金⟦450→500⟧万元，其中省级资金300万元、县级资金200万元。',
    '立案由去年的30件增加到今年的45件，增长⟦40→50⟧%。',
    '全县共评选先进集体⟦25→27⟧个，优秀奖3个、优胜奖8个、鼓励奖16个。',
  ],
  'conflicting-posts': [
    '合肥市委书记唐国良主持会议。\n\n⟦六安→合肥⟧市委书记唐国良作部署。',
    '青石县县长唐国良主持会议。\n\n会后，青石县⟦副→⟧县长唐国良到村里走访。',
    '县委书记唐国良讲话。\n\n⟦县委副书记→县委书记⟧唐国良最后提出要求。',
    '青石县县长唐国良主持会议。\n\n青石县⟦县委书记→县长⟧唐国良到村里走访。',
  ],
  'name-variant': [
    '青石县委书记唐国良主持会议。唐国良强调，要抓好落实。\n\n青石县委书记唐国⟦梁→良⟧出席。',
    '青石县委书记唐国良主持会议。唐国良强调，要抓好落实。\n\n县委书记⟦康→唐⟧国良出席。',
    '青石县委书记唐国良主持会议。唐国良强调，要抓好落实。\n\n唐国⟦粮→良⟧指出，责任要到人。',
    '青石县委书记唐国良主持会议。唐国良强调，要抓好落实。\n\n青石县委书记⟦唐良→唐国良⟧出席。',
    '副县长江雨晴到会。江雨晴说，要修好水渠。\n\n江雨⟦睛→晴⟧表示，年内完工。',
  ],
};

const SLIP = /⟦([^→⟧]*)→([^⟧]*)⟧/g;

describe('planted slips', () => {
  for (const [rule, texts] of Object.entries(PLANTED)) {
    for (const planted of texts) {
      const wrong = planted.replace(SLIP, '$1');
      const right = planted.replace(SLIP, '$2');
      const found = (text: string) => runChecks(analyze(text, testLexicon()), testLexicon());

      it(`${rule}: ${planted.replace(/\n+/g, ' / ')}`, () => {
        let shift = 0;
        const slips = [...planted.matchAll(SLIP)].map((match) => {
          const start = match.index - shift;
          shift += match[0].length - match[1]!.length;
          return { start, end: start + match[1]!.length };
        });
        const findings = found(wrong);
        for (const { start, end } of slips) {
          assert.ok(
            findings.some(
              ({ check, span }) => check === rule && span.start <= end && span.end >= start,
            ),
            `not found: ${wrong.slice(start, end)}`,
          );
        }
        assert.deepEqual(
          found(right).map(({ message }) => message.zh),
          [],
        );
      });
    }
  }
});
