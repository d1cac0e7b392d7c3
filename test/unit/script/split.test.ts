import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { splitArticles } from '../../../server/src/script/split';
import { readArticle } from '../../../server/src/text/read';
import { needsShared, SHARED } from '../../support/shared';

const joined = (text: string): string =>
  splitArticles(readArticle(text))
    .map(({ start, end }) => text.slice(start, end))
    .join('');

describe('splitting', () => {
  it('gives parts that are the file when joined, whatever the file is', () => {
    const lines = fc.array(
      fc.constantFrom(
        '县里召开推进会',
        '某某日报讯（记者林某某）昨日，县里召开推进会，部署工作，要',
        '记者 林某某',
        '2024-01-05 08:00',
        '▶▶下转03版①',
        '上接01版①',
        '图为会议现场。（林某某 摄）',
        '相关阅读',
        '',
        '\ufeff',
      ),
      { maxLength: 24 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          lines.map((all) => all.join('\n')),
          fc.string(),
        ),
        (text) => {
          assert.equal(joined(text), text);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('takes the newspaper page of the samples apart', () => {
    const text = readFileSync(join(__dirname, '../../samples/newspaper-page.txt'), 'utf8');
    const parts = splitArticles(readArticle(text));
    assert.deepEqual(
      parts.map(({ title }) => title),
      [
        '让好日子比枫叶还红',
        '市委理论学习中心组举行专题学习会',
        '沈立群主持召开市政府常务会议',
        '云川省“十四五”重大工程过半',
      ],
    );
  });

  const BODY = '会议强调，要压实责任，健全“四级联动”机制，推动各项工作落实。';
  const PAGES: readonly {
    readonly name: string;
    readonly page: string;
    /** The headline of each article, and to which one each of its jumps leads. */
    readonly parts: readonly (readonly [title: string, ...to: number[]])[];
  }[] = [
    {
      name: 'jumps in brackets, inside paragraphs and on lines of their own',
      page: [
        '清河市召开现场推进会\n顾某某出席并讲话',
        `本报讯（记者 方某某）3月12日，推进会召开。${BODY}（下转第8版①）`,
        `\n“一窗通办”跑出加速度\n本报记者 沈某某\n${BODY}\n（下转08版②）`,
        `\n春耕备耕有序推进\n本报讯（记者 江某某）${BODY}\n图为春耕。（江某某 摄）`,
        `\n推进会在清河召开\n（上接01版①）${BODY}`,
        `\n“一窗通办”跑出加速度\n▶▶上接01版②\n${BODY}\n责任编辑：李某`,
      ].join('\n'),
      parts: [
        ['清河市召开现场推进会', 3],
        ['“一窗通办”跑出加速度', 4],
        ['春耕备耕有序推进'],
        ['推进会在清河召开', 0],
        ['“一窗通办”跑出加速度', 1],
      ],
    },
    {
      name: 'a page head, traditional characters and residue',
      page: [
        'A01 要聞\n清河市部署防汛備汛工作\n清河日報訊（記者 方某某）會(huì)議召開，市長(cháng)強調要落實。',
        '▶▶下轉08版\n\n數字經(jīng)濟布局見成效\n2024-04-02 08:30 來源：清河日報\n一季度，效益雙提升。',
        '\n清河市部署防汛備汛工作\n▶▶上接01版\n會議要求，確(què)保安全度汛。\n',
      ].join('\n'),
      parts: [['清河市部署防汛備汛工作', 2], ['數字經濟布局見成效'], ['清河市部署防汛備汛工作', 0]],
    },
    {
      name: 'the head of a page, and a second half on another page',
      page: [
        '清河日报\n2024年12月7日\u3000星期六\u3000农历甲辰年十一月初七\n第01版\u3000要闻\n责任编辑：李某',
        `县里开会\n顾某某主持\n本报讯（记者 张某）${BODY}\n（下转第3版①）`,
        `春耕备耕有序推进\n本报讯（记者 江某）${BODY}`,
        `第03版\u3000综合\n（上接第1版①）${BODY}\n`,
      ].join('\n'),
      parts: [['县里开会', 2], ['春耕备耕有序推进'], ['县里开会（续）', 0]],
    },
    {
      name: 'jumps whose order is not that of the pages, and a short headline beneath one',
      page: [
        `第01版\u3000要闻\n县里开会\n本报讯 ${BODY}（下转08版·综合）\n春耕\n本报讯 ${BODY}（下转第3版）`,
        `第03版\u3000综合\n（上接第1版）${BODY}`,
        `第08版\n（上接01版·要闻）${BODY}\n`,
      ].join('\n'),
      parts: [
        ['县里开会', 3],
        ['春耕', 2],
        ['春耕（续）', 1],
        ['县里开会（续）', 0],
      ],
    },
    {
      name: 'a jump that lost its mark',
      page: `县里开会\n本报讯 ${BODY}\n▶▶下转08版①\n\n又一条新闻\n本报讯 ${BODY}\n▶▶上接1版\n${BODY}\n`,
      parts: [['县里开会', 2], ['又一条新闻'], ['县里开会（续）', 0]],
    },
    {
      name: 'a jump back from another page than the one onward tells',
      page: `第01版\u3000要闻\n县里开会\n本报讯 ${BODY}\n▶▶下转08版\n第03版\u3000综合\n又一条新闻\n本报讯 ${BODY}\n▶▶上接01版\n${BODY}\n`,
      parts: [['县里开会'], ['又一条新闻'], ['会议强调，要压实责任，健全“四级联动”机制，推动']],
    },
    {
      name: 'names of sections above headlines',
      page: [
        `要闻\n清河市召开现场推进会\n本报讯（记者 方某某）${BODY}`,
        `民生\n春耕备耕有序推进\n本报讯（记者 江某某）${BODY}\n教育\n${BODY}`,
        `A3综合\n“一窗通办”跑出加速度\n本报讯（记者 沈某某）${BODY}\n`,
      ].join('\n'),
      parts: [['清河市召开现场推进会'], ['春耕备耕有序推进'], ['“一窗通办”跑出加速度']],
    },
    {
      name: 'heads of pages with editors',
      page: [
        `01版 要闻 2024年3月2日 责任编辑：李某 版式：王某\n县里开会\n本报讯（记者 张某）${BODY}`,
        `02版 综合 责编/李某\n春耕备耕有序推进\n本报讯（记者 江某）${BODY}\n`,
      ].join('\n'),
      parts: [['县里开会'], ['春耕备耕有序推进']],
    },
    {
      name: 'titles of web pages, whose tags are no words of theirs',
      page: [
        `<div>\n<h1 class="title" style="text-align:center">县里开会_清河新闻网</h1>\n<p>${BODY}</p>\n<p>${BODY}</p>`,
        `</div>\n<h1>春耕备耕有序推进</h1>\n<p>${BODY}</p>\n`,
      ].join('\n'),
      parts: [['县里开会'], ['春耕备耕有序推进']],
    },
    {
      name: 'headings of Markdown',
      page: [
        `# 清河新闻 2024年12月7日\n\n## 新闻摘要\n\n1.县里开会；\n\n2.春耕备耕有序推进。\n\n（清河新闻 20241207 19:00）\n`,
        `## 详细新闻\n\n### 县里开会\n\n<div><p><strong>央视网消息</strong>（新闻联播）：${BODY}</p>\n`,
        `### 春耕备耕有序推进\n\n央视网消息（新闻联播）：${BODY}${BODY}\n`,
      ].join('\n'),
      parts: [['清河新闻 2024年12月7日'], ['县里开会'], ['春耕备耕有序推进']],
    },
    {
      name: 'a second half without a headline',
      page: `县里开会\n本报讯 ${BODY}\n▶▶下转02版\n\n又一条新闻\n本报讯 ${BODY}\n▶▶上接01版\n顾某某指出，要带头学。\n`,
      parts: [['县里开会', 2], ['又一条新闻'], ['县里开会（续）', 0]],
    },
    {
      name: 'bylines behind a mark, without a date line',
      page: [
        `县里开会\n□ 本报记者 沈某某\n${BODY}\n`,
        `春耕备耕有序推进\n■王小明 李四\n${BODY}\n■ 背景\n${BODY}\n`,
        `“一窗通办”跑出加速度\n◎通讯员 江某某\n${BODY}\n`,
        `河湖治理见实效\n● 方 平\n${BODY}`,
      ].join('\n'),
      parts: [['县里开会'], ['春耕备耕有序推进'], ['“一窗通办”跑出加速度'], ['河湖治理见实效']],
    },
    {
      name: 'a list with marks in one article',
      page: `县里开会\n本报讯 ${BODY}\n\n主要成效\n● 项目建设\n${BODY}\n● 改革开放\n${BODY}`,
      parts: [['县里开会']],
    },
    {
      name: 'a jump line beneath a byline',
      page: `县里开会\n本报讯 ${BODY}（下转第2版）\n\n县里推进会\n□ 沈某某\n（上接01版）\n${BODY}\n`,
      parts: [
        ['县里开会', 1],
        ['县里推进会', 0],
      ],
    },
    {
      name: 'leads of short news, and a correspondent of the paper',
      page: `县里开会\n本报讯 ${BODY}\n本报讯（记者 沈某某）${BODY}\n工业投资“开门红”\n一季度完成32亿元\n本报清河3月5日电（记者 江某）${BODY}\n`,
      parts: [
        ['县里开会'],
        ['本报讯（记者 沈某某）会议强调，要压实责任，健全'],
        ['工业投资“开门红”'],
      ],
    },
    {
      name: 'headlines of several lines',
      page: [
        `市委召开全面从严治党\n暨党风廉政建设工作会议\n顾某某出席并讲话\n本报讯 ${BODY}\n`,
        `市委常委会会议暨全市“四级联动”活动第二次调研情况\n交流会召开\n本报讯 ${BODY}\n`,
        `顾某某主持召开市长办公会强调\n\n紧盯重点 冲刺收官\n\n本报讯 ${BODY}\n`,
        `全市重大项目建设\n现场推进会召开\n本报讯 ${BODY}\n`,
        `春耕备耕有序推进\n完成播种32万亩\n本报讯 ${BODY}\n`,
        `發(fā)展大會(huì)強調\n要抓落實(shí)\n本報訊 會議強調，要壓實責任。\n`,
      ].join('\n'),
      parts: [
        ['市委召开全面从严治党暨党风廉政建设工作会议'],
        ['市委常委会会议暨全市“四级联动”活动第二次调研情况交流会召开'],
        ['顾某某主持召开市长办公会强调 紧盯重点 冲刺收官'],
        ['全市重大项目建设现场推进会召开'],
        ['春耕备耕有序推进'],
        ['發展大會強調 要抓落實'],
      ],
    },
    {
      name: 'the end of an article whose beginning is on another page',
      page: [
        `县里开会\n本报讯 ${BODY}\n`,
        '“一窗通办”跑出加速度\n本报讯 记者获悉，办理时限压缩了一半。各乡镇也在推动\n',
        `创新监督方式，久久为功，助推环境改善。\n\n会议还审议了其他事项。${BODY}\n`,
      ].join('\n'),
      parts: [['县里开会'], ['“一窗通办”跑出加速度'], ['创新监督方式，久久为功，助推环境改善。']],
    },
    {
      name: 'a meeting that the article has told of, behind a broken sentence',
      page: [
        `县里开会\n本报讯 ${BODY}\n`,
        '“一窗通办”跑出加速度\n本报讯 县里举行座谈会。各乡镇也在推动\n',
        `创新监督方式，久久为功，助推环境改善。\n\n会议还审议了其他事项。${BODY}\n`,
      ].join('\n'),
      parts: [['县里开会'], ['“一窗通办”跑出加速度']],
    },
    {
      name: 'a jump line with nothing behind it',
      page: `县里开会\n本报讯 ${BODY}\n（上接01版）\n责任编辑：李某\n`,
      parts: [['县里开会']],
    },
    {
      name: 'both halves of one article put together',
      page: `县里开会\n本报讯 ${BODY}（下转第2版）\n（上接第1版）${BODY}\n`,
      parts: [['县里开会']],
    },
  ];
  for (const { name, page, parts } of PAGES) {
    it(`tells articles apart by ${name}`, () => {
      const found = splitArticles(readArticle(page));
      assert.deepEqual(
        found.map(({ title, jumps }) => [title, ...jumps.map(({ to }) => to)]),
        parts,
      );
      assert.equal(joined(page), page);
    });
  }

  it('puts the head of a page into the article below it', () => {
    const page = `县里开会\n本报讯 ${BODY}\n02版\u3000综合\n春耕备耕有序推进\n本报讯 ${BODY}`;
    const [, second] = splitArticles(readArticle(page));
    assert.equal(page.slice(second!.start).split('\n')[0], '02版\u3000综合');
  });

  it('tells articles apart in columns whose lines are as wide as the headline', () => {
    const page = [
      '干部群众齐心协力，确保“十大工程”落地见效。\n',
      '全市工业经济实现“开门红”\n清河日报讯（记者 江某某）',
      '记者从市工信局获悉，一季\n度全市规模以上工业增加值\n增长9.3%，高于全省平均水',
      '平1.8个百分点。65个重大项\n目集中开工，总投资320亿元。\n',
    ].join('\n');
    const columns = `清河日报讯（记者 沈某某）\n5月6日，市委理论学习中心\n组举行专题学习会，深入学\n习贯彻党的创新理论。市里\n${page}`;
    assert.ok(splitArticles(readArticle(columns)).some(({ title }) => title.endsWith('“开门红”')));
  });

  it('gives parts of the articles of others, each with a headline', function () {
    needsShared(this, 'articles');
    for (const name of readdirSync(join(SHARED, 'articles'))) {
      const text = readFileSync(join(SHARED, 'articles', name), 'utf8');
      assert.equal(joined(text), text);
    }
  });
});
