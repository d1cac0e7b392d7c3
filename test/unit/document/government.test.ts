/** Which texts in plain text files are taken for government articles. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isGovernmentArticle } from '../../../server/src/document/government';

const SAMPLES = join(__dirname, '../../samples');

const ARTICLES: Readonly<Record<string, string>> = {
  'a report of a meeting':
    '昨日，市委书记何立新主持召开市委常委会会议，传达学习上级精神，研究部署下一步工作。会议强调，各级各部门要提高认识，压实责任，推动各项任务落地见效。',
  'a report in traditional script with residue':
    '昨日，市委書記何立新主持召開市委常委會會議，傳達(dá)學(xué)習(xí)上級精神，研究部署下一步工作。會議強(qiáng)調(diào)，各級各部門要提高認(rèn)識，壓實(shí)責(zé)任，推動各項(xiàng)任務(wù)落地見效。',
  'a notice':
    '关于做好今冬明春农田水利建设工作的通知。各乡镇人民政府，县直各部门：为认真贯彻落实全县农业农村工作会议精神，扎实推进农田水利建设，现就有关事项通知如下。',
  'a part of a work report':
    '过去一年，全市上下坚持稳中求进工作总基调，统筹推进改革发展稳定各项工作。市政府全面深化重点领域改革，加快项目建设，扎实办好民生实事，基层治理体系不断健全。',
};

const OTHERS: Readonly<Record<string, string>> = {
  'a story':
    '春天来了，花园里的花开了，红的黄的都有。小猫在树下睡觉，小鸟在枝头唱歌，孩子们在草地上放风筝，笑声传得很远很远，母亲坐在藤椅上看书。',
  'a recipe':
    '豆腐切成小块，用盐水泡十分钟。锅里放油烧热，下蒜末和豆瓣酱炒出香味，倒入一碗水烧开，放进豆腐，小火煮五分钟，撒上葱花就可以出锅了，配米饭很好吃。',
  'a match report':
    '昨晚的比赛里，主队开场十分钟就打进一球，此后一直压着对手踢。下半场客队换上两名前锋，在第七十分钟扳平比分，终场前主队队长头球破门，两队比分定格在二比一。',
  'news of a company':
    '该公司昨日发布新款手机，屏幕更大，电池更耐用，售价两千九百元起。首席执行官在发布会上说，这款手机的相机换了新的传感器，夜里拍照也很清楚，下周五开始发货。',
  'a manual with Chinese in it':
    'Run `npm install` first, then `npm start`. 会议 部署 落实 推进 书记 主任 市委 县政府 工作 任务 The options are described in the configuration file, see the section on deployment, scheduling and the naming of committee members in the appendix of this manual.',
  'a text that is too short': '市委书记主持召开会议。',
  nothing: '',
};

describe('a government article', () => {
  for (const [what, text] of Object.entries(ARTICLES)) {
    it(`is ${what}`, () => assert.equal(isGovernmentArticle(text), true));
  }
  for (const [what, text] of Object.entries(OTHERS)) {
    it(`is not ${what}`, () => assert.equal(isGovernmentArticle(text), false));
  }
  it('is told by its beginning, however long it is', () => {
    const article = ARTICLES['a notice']!;
    const story = OTHERS['a story']!;
    assert.equal(isGovernmentArticle(article.repeat(300) + story.repeat(600)), true);
    assert.equal(isGovernmentArticle(story.repeat(300) + article.repeat(600)), false);
  });
  for (const name of readdirSync(SAMPLES)) {
    it(`is the sample ${name}`, () =>
      assert.equal(isGovernmentArticle(readFileSync(join(SAMPLES, name), 'utf8')), true));
  }
});
