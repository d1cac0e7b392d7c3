/** What web pages put around an article: never its title, never a metric. */
import assert from 'node:assert/strict';
import { analyze } from '../../../server/src/document/analysis';
import { readArticle } from '../../../server/src/text/read';
import { testLexicon } from '../../support/lexicon';

const FURNITURE = [
  '首页 > 新闻 > 时政要闻 > 正文',
  '首页 > 要闻',
  '当前位置：首页 > 政务公开 > 领导活动',
  '当前位置: 首页»要闻',
  '您现在的位置：首页>>工作动态>>县区动态',
  '您所在的位置：要闻',
  '政务公开 › 工作动态 › 项目建设',
  '阅读:1532次',
  '阅读量：1.2万+',
  '浏览次数：2,345 次',
  '（点击数：88）',
  '访问量：1532人次',
  '浏览次数：',
  '点击率： 次 【字体：大 中 小】',
  '关注我们',
  '关注我们：微信 微博',
  '邮编：310009',
  '地址：临溪县溪山路9号 邮编：310009',
  '主办：临溪县人民政府 承办：临溪县人民政府办公室',
  '主管单位：临溪县委宣传部 | 承办单位：临溪县融媒体中心 | 电话：0573-5550000',
  '字号：大 中 小',
  '【字号 大 中 小】',
  '字体：【大】【中】【小】',
  '打印 关闭 分享',
  '打印本页 | 关闭窗口',
  '浏览：356  【字号：大 中 小】  打印',
  'A01 要闻',
  '第02版：时政要闻',
  '03版',
  '第四版',
  '相关链接：县政府网 | 市政府网',
  '© 2024 临溪日报社',
  '苏ICP备12345678号-1',
  '苏ICP备12345678号-1 苏公网安备 32010002000123号',
  '扫码关注临溪发布',
  '- 3 -',
  '第1页 共3页',
  'A3综合',
  '03版·民生',
  '01版 要闻 责任编辑：李某 版式/王某',
  'window._bd_share_config={"common":{"bdText":"临溪要闻,时政"},"share":{}};',
  '"bdText" : "临溪要闻,时政",',
  '.TRS_Editor P{margin-top:0px;line-height:1.5;font-family:宋体;}',
  '.main {',
  'text-align:center;',
];

const BESIDE: Readonly<Record<string, string>> = {
  '来源：临溪日报 作者：于安': 'byline',
  '作者：于安 编辑：罗青 阅读：1532次': 'byline',
  '时间：2024-03-02': 'dateline',
  '时间：03-02 10:12': 'dateline',
  '时间：03-02 来源：临溪日报': 'byline',
  '时间：2024-03-02 来源：临溪日报 浏览次数：356 字体：【大 中 小】': 'dateline',
  '来源：临溪县人民政府办公室  发布时间：2024-03-02 10:12  浏览次数：1532次': 'dateline',
  '发布时间：2024年3月2日 信息来源：县政府办 点击：356次': 'dateline',
};

/** Lines that look a little like it. */
const TEXT = [
  '“四张网” - 织密互联网',
  'G7 峰会在临溪开幕',
  '"name": "临溪"',
  '全县点击数字经济新引擎',
  '首页新闻奖揭晓',
  '阅读让生活更美好',
  '大中小学思政课一体化',
  '三版块协同推进',
  '主办：临溪县文旅局 承办：临溪县文化馆',
  '地址：临溪县文化馆一楼',
  '时间：三月二日上午',
  'G20 峰会在杭州开幕暨分会场活动',
];

const BODY = '3月2日，临溪县召开重点项目推进会，部署全年36个项目建设。会议要求压实责任。';

describe('page furniture', () => {
  for (const line of FURNITURE) {
    it(`is ${line}`, () => {
      const raw = [line, '', '临溪县召开项目推进会', '', BODY].join('\n');
      const read = readArticle(raw);
      assert.deepEqual(
        read.blocks.map(({ kind }) => kind),
        ['furniture', 'headline', 'body'],
      );
      assert.deepEqual(
        read.articles.map(({ title }) => title),
        ['临溪县召开项目推进会'],
      );
      const metrics = analyze(raw, testLexicon()).annotations.filter(
        ({ type }) => type === 'metric',
      );
      assert.deepEqual(
        metrics.map(({ text }) => text),
        ['36个'],
      );
    });
  }

  for (const [line, kind] of Object.entries(BESIDE)) {
    it(`leaves who and when, without a metric: ${line}`, () => {
      const raw = ['临溪县召开项目推进会', line, BODY].join('\n');
      assert.deepEqual(
        readArticle(raw).blocks.map((block) => block.kind),
        ['headline', kind, 'body'],
      );
      const metrics = analyze(raw, testLexicon()).annotations.filter(
        ({ type }) => type === 'metric',
      );
      assert.deepEqual(
        metrics.map(({ text }) => text),
        ['36个'],
      );
    });
  }

  for (const line of TEXT) {
    it(`is not ${line}`, () => assert.equal(readArticle(line).blocks[0]!.kind, 'headline'));
  }

  it('is a path with a line for each of its links', () => {
    const raw = ['您的位置:', '首页', '>', '临溪要闻', '>', '正文', '', '', BODY].join('\n');
    assert.deepEqual(
      readArticle(raw).blocks.map(({ kind }) => kind),
      ['furniture', 'furniture', 'furniture', 'furniture', 'furniture', 'furniture', 'body'],
    );
  });

  it('is the foot of a page with a line for each of its fields, of which one is sure', () => {
    const foot = ['主办：临溪县人民政府', '地址：临溪县溪山路9号', '', '电话：0573-5550000'];
    const kinds = (...lines: string[]) =>
      readArticle(lines.join('\n')).blocks.map(({ kind }) => kind);
    const all = ['body', 'furniture', 'furniture', 'furniture', 'furniture'];
    assert.deepEqual(kinds(BODY, ...foot, '邮编：310009'), all);
    assert.deepEqual(kinds(BODY, ...foot, '浙ICP备12345678号-1'), all);
    assert.deepEqual(kinds(BODY, ...foot), ['body', 'headline', 'headline', 'headline']);
  });

  it('does not run on: a sentence ends before a line of fields and none begins in it', () => {
    const open = '会议要求压实各方责任，把全年36个项目建设好，做到月月有进展、';
    for (const line of ['时间：03-02', '浏览次数：', '电话：0573-5550000']) {
      const { blocks, text } = readArticle([open, line, BODY].join('\n'));
      assert.deepEqual(
        blocks.map(({ start, end }) => text.slice(start, end)),
        [open, line, BODY],
      );
    }
  });

  it('does not part a headline from its text, where another article stands above', () => {
    const raw = [BODY, '河长巡河三百次', '阅读：88次', '本报讯（记者 罗青） ' + BODY].join('\n');
    assert.deepEqual(
      readArticle(raw).articles.map(({ title }) => title),
      [BODY.slice(0, 24), '河长巡河三百次'],
    );
  });

  it('leaves text that tells what a reporter learned', () => {
    const raw = '记者从县发改局获悉，今年全县完成投资120亿元';
    assert.deepEqual(
      analyze(raw, testLexicon()).annotations.map(({ text }) => text),
      ['120亿元'],
    );
  });
});
