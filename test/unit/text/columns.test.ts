/** Narrow columns of newspapers: which lines are joined, and which are not. */
import assert from 'node:assert/strict';
import { analyze } from '../../../server/src/document/analysis';
import { readArticle } from '../../../server/src/text/read';
import { testLexicon } from '../../support/lexicon';

const blocksOf = (raw: string): string[] => {
  const read = readArticle(raw);
  return read.blocks.map(({ start, end }) => read.text.slice(start, end));
};

/** Cut by hand at eight to ten characters. */
const COLUMN = [
  '3月2日，临溪县召开',
  '重点项目推进会，市委',
  '副书记、县委书记欧阳',
  '若琳出席。今年全县安',
  '排项目36个，总投资1',
  '234.5亿元，增长12.',
  '5%，到二〇二五年末全',
  '部开工。',
];

const SENTENCES =
  '3月2日，临溪县召开重点项目推进会，市委副书记、县委书记欧阳若琳出席。' +
  '今年全县安排项目36个，总投资1234.5亿元，增长12.5%，到二〇二五年末全部开工。';

describe('a narrow column', () => {
  for (const [name, gap] of [
    ['lines', '\n'],
    ['CRLF lines', '\r\n'],
    ['blank lines between', '\n\n'],
  ] as const) {
    it(`of ${name} is read as whole sentences`, () => {
      assert.deepEqual(blocksOf(COLUMN.join(gap)), [SENTENCES]);
    });
  }

  it('gives names, posts and numbers that the line end broke', () => {
    const raw = COLUMN.join('\n');
    const found = analyze(raw, testLexicon()).annotations.map(({ type, norm, text }) => {
      assert.ok(raw.includes(text));
      return `${type} ${norm}`;
    });
    assert.deepEqual(found, [
      'official 欧阳若琳',
      'metric 36个',
      'metric 1234.5亿元',
      'metric 12.5%',
    ]);
  });

  it('goes on behind a caption', () => {
    const raw = [
      ...COLUMN.slice(0, 4),
      '',
      '图为推进会现场。 记者 于安 摄',
      '',
      ...COLUMN.slice(4),
    ];
    assert.deepEqual(blocksOf(raw.join('\n')), [SENTENCES, '图为推进会现场。 记者 于安 摄']);
  });

  it('keeps headline, byline and signature apart, in each article of a page', () => {
    const raw = [
      '项目建设再提速',
      '记者 于安',
      ...COLUMN,
      '临溪县新闻办公室',
      '2025年3月3日',
      '河长巡河三百次',
      '本报讯（记者 罗青）入',
      '春以来，全县各级河长',
      '巡河三百余次，清理河',
      '道四十五公里，解决问',
      '题二十一个。',
    ];
    const second =
      '本报讯（记者 罗青）入春以来，全县各级河长巡河三百余次，清理河道四十五公里，解决问题二十一个。';
    for (const gap of ['\n', '\n\n']) {
      const text = raw.join(gap);
      assert.deepEqual(blocksOf(text), [
        '项目建设再提速',
        '记者 于安',
        SENTENCES,
        '临溪县新闻办公室',
        '2025年3月3日',
        '河长巡河三百次',
        second,
      ]);
      assert.deepEqual(
        readArticle(text).articles.map(({ title }) => title),
        ['项目建设再提速', '河长巡河三百次'],
      );
    }
  });

  it('is joined across full stops at the line end where paragraphs are indented', () => {
    const raw = [
      '　　会议听取了前三季度',
      '情况汇报，并研究下一步',
      '重点工作。会议强调，要',
      '压实各方责任，加快推进。',
      '要深入一线解决问题，把',
      '全年任务落到实处。',
      '　　会议要求，全县上下',
      '要增强紧迫感，把工作做',
      '细做实。',
    ];
    assert.deepEqual(blocksOf(raw.join('\n')), [
      '会议听取了前三季度情况汇报，并研究下一步重点工作。会议强调，要压实各方责任，加快推进。要深入一线解决问题，把全年任务落到实处。',
      '会议要求，全县上下要增强紧迫感，把工作做细做实。',
    ]);
  });

  it('may count letters and digits as half a character', () => {
    const raw = [
      '截至10月底，全县规模以上',
      '工业企业达到1250家，实现',
      '产值1234.5亿元，增速高于',
      '全市2.3个百分点，其中新能',
      '源产业增长35.6%。',
    ];
    assert.deepEqual(blocksOf(raw.join('\n')), [raw.join('')]);
  });
});

/** Texts whose lines stand for themselves. */
const APART: Readonly<Record<string, readonly string[]>> = {
  'a poem with marks': [
    '春雨如丝细细飘。',
    '小桥流水柳条条。',
    '农家早起忙耕种。',
    '笑语声声过石桥。',
  ],
  'a poem without marks': ['远山含黛水含烟', '一叶扁舟过浅滩', '渔火三更人未睡', '钟声又到小楼前'],
  'a list of names': ['王建国', '李红梅', '欧阳若琳', '陈志远', '赵明', '孙晓东'],
  'a list of names and posts': [
    '王建国 县委书记',
    '李红梅 县委副书记',
    '陈志远 副县长',
    '赵明亮 副县长',
    '孙晓东 办公室主任',
  ],
  headlines: [
    '临溪县召开项目建设推进会',
    '清河镇举行春季义务植树',
    '全市防汛工作会议在澜江举行',
    '我县三项工作获得省级表彰',
    '县医院新院区正式投入使用',
    '第五次经济普查工作全面启动',
  ],
  'a table': [
    '指标 单位 数值',
    '总产值 亿元 234.5',
    '增速 百分比 8.5',
    '企业 家数 125',
    '项目 个数 36',
  ],
  'items of a list': [
    '1.加强组织领导，压实责任',
    '2.加强宣传引导，营造氛围',
    '3.加强督促检查，推动落实',
    '4.加强队伍建设，提升能力',
  ],
  slogans: [
    '坚持预防为主，防治结合',
    '全民动员参与，共建家园',
    '人人讲究卫生，户户清洁',
    '保护绿水青山，造福后代',
  ],
};

describe('lines of one width', () => {
  for (const [what, lines] of Object.entries(APART)) {
    for (const gap of ['\n', '\n\n']) {
      it(`stay apart in ${what}${gap === '\n' ? '' : ' with blank lines'}`, () =>
        assert.deepEqual(blocksOf(lines.join(gap)), lines));
    }
  }

  it('stay apart from a column above and below', () => {
    const names = APART['a list of names']!;
    const raw = [...COLUMN, '', ...names, '', ...COLUMN].join('\n');
    assert.deepEqual(blocksOf(raw), [SENTENCES, ...names, SENTENCES]);
  });
});
