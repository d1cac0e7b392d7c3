/** What hovers say, of annotations found in short texts, with a glossary of two entries. */
import assert from 'node:assert/strict';
import { explain } from '../../../server/src/explain/explain';
import type { ExplainOptions } from '../../../server/src/explain/known';
import { renderPlainText } from '../../../server/src/explain/render';
import type { PostRecord } from '../../../server/src/explain/timeline';
import type { ExplanationLanguage } from '../../../server/src/explain/words';
import { analyze } from '../../../server/src/document/analysis';
import { createLexicon } from '../../../server/src/lexicon/lexicon';
import type { GlossaryEntry } from '../../../server/src/lexicon/glossary';
import type { RawOffset } from '../../../server/src/text/offsets';
import { lexiconData } from '../../support/lexicon';

const WEEDING: GlossaryEntry = {
  id: 'sanqing-siqu',
  kind: 'formula',
  term: '三清四去',
  variants: ['三清和四去'],
  count: 3,
  items: [{ zh: '清沟', en: 'clear ditches' }, { zh: '清路', en: 'clear roads' }, { zh: '清田' }],
  english: [{ text: 'Three Clearings', source: 'a made-up gazette' }],
  meaning: { zh: '冬季整治村庄。', en: 'A winter clean-up of villages.' },
  origin: { who: '青石县委', when: '2019', occasion: '冬季动员会' },
  period: { from: '2019', to: '2022' },
  related: ['qingshi-jingshen', 'nowhere'],
  sources: [
    { url: 'https://www.example.org/a/1.html', states: ['meaning'] },
    { url: 'https://news.example.org/2', states: ['items'] },
  ],
};
const SPIRIT: GlossaryEntry = {
  id: 'qingshi-jingshen',
  kind: 'slogan',
  term: '青石精神',
  meaning: { zh: '', en: '' },
  sources: [],
  senses: [
    { label: '县', meaning: { zh: '县里的说法。', en: 'As the county has it.' }, sources: [] },
    { label: '镇', meaning: { zh: '镇里的说法。', en: 'As the town has it.' }, sources: [] },
  ],
};

const NEW_THREE: GlossaryEntry = {
  id: 'xin-sanqing',
  kind: 'formula',
  term: '新三清',
  count: 3,
  items: [{ zh: '清沟' }, { zh: '清路' }, { zh: '清田' }],
  meaning: { zh: '冬季整治村庄。', en: 'A winter clean-up of villages.' },
  related: ['sanqing-siqu'],
  sources: [{ url: 'https://example.org/3', states: ['items'] }],
};

const FOUR_NEW: GlossaryEntry = {
  id: 'siqing',
  kind: 'formula',
  term: '四清四亮',
  meaning: { zh: '两地各有一个。', en: 'Two places have one each.' },
  sources: [{ url: 'https://example.org/0', states: ['meaning'] }],
  senses: [
    {
      label: '青石县水利局（2019年）',
      count: 4,
      items: ['清渠', '清塘', '清库', '清井'].map((zh) => ({ zh })),
      meaning: { zh: '清理水源。', en: 'Cleaning of waters.' },
      sources: [{ url: 'https://example.org/1', states: ['items'] }],
    },
    {
      label: '白河县教育局（2022年）',
      count: 4,
      items: ['清账', '清欠', '清档', '清册'].map((zh) => ({ zh })),
      meaning: { zh: '清理账目。', en: 'Cleaning of accounts.' },
      sources: [{ url: 'https://example.org/2', states: ['items'] }],
    },
  ],
};

/** Slogans that differ in what is known of their time. */
const DATED = (
  [
    ['青石先锋', { origin: { when: '2019' }, period: { from: '2019' } }],
    ['青石样板', { origin: { when: '2019' }, period: { from: '2019', to: '2022' } }],
    ['青石速度', { period: { from: '1993（政府工作报告）' } }],
    ['青石力量', { period: { from: '1993（政府工作报告）', to: '2003（政府工作报告）' } }],
    ['青石动能', { period: { from: '1969（中共九大报告）' } }],
    ['青石活力', { period: { from: '2002（中共十六大报告）', to: '2022（中共二十大报告）' } }],
    ['青石品质', { period: { from: '2027（中共二十一大报告）' } }],
    ['青石底色', { period: { from: '2021（青石县工作报告）' } }],
  ] as const
).map(([term, dates], index): GlossaryEntry => ({
  id: `dated-${index}`,
  kind: 'slogan',
  term,
  meaning: { zh: '县里的说法。', en: 'As the county has it.' },
  sources: [{ url: 'https://example.org/3', states: ['meaning'] }],
  ...dates,
}));

const lexicon = createLexicon({
  ...lexiconData(),
  origins: {
    ...lexiconData().origins,
    labels: { '白河县教育局（2022年）': 'Baihe county education bureau (2022)' },
  },
  glossary: [...lexiconData().glossary, WEEDING, SPIRIT, FOUR_NEW, NEW_THREE, ...DATED],
});

/** The lines of the hover on the first annotation with the words given. */
function hover(
  text: string,
  words: string,
  language: ExplanationLanguage = 'both',
  more: Partial<ExplainOptions> = {},
): string[] {
  const analysis = analyze(text, lexicon);
  const annotation = analysis.annotations.find((candidate) => candidate.text === words);
  assert.ok(annotation, `nothing found reads ${words}`);
  const explanation = explain(analysis, annotation, lexicon, {
    language,
    locate: (offset) => ({ line: text.slice(0, offset).split('\n').length }),
    ...more,
  });
  return renderPlainText(explanation)
    .split('\n')
    .filter((line) => line !== '');
}

/** All but the last line, which says why something was annotated. */
const content = (...args: Parameters<typeof hover>): string[] => hover(...args).slice(0, -1);

describe('when a term was used', () => {
  for (const [term, lines] of [
    ['青石先锋', []],
    ['青石样板', ['Used 2019 – 2022']],
    // A report that uses it shows only that it was there by then.
    ['青石速度', ['In use by 1993 (government work report)']],
    ['青石力量', ['In use by 1993 (government work report) – 2003 (government work report)']],
    ['青石动能', ['In use by 1969 (report to the 9th Party congress)']],
    [
      '青石活力',
      [
        'In use by 2002 (report to the 16th Party congress) – 2022 (report to the 20th Party congress)',
      ],
    ],
    ['青石品质', ['In use by 2027 (report to the 21st Party congress)']],
    // What has no name in English stays as it is.
    ['青石底色', ['In use by 2021（青石县工作报告）']],
  ] as const) {
    it(`${term}: ${lines.join() || 'its origin says it'}`, () => {
      const written = content(`全县弘扬${term}。`, term, 'en');
      assert.deepEqual(
        written.filter((line) => /^(?:Used|In use)/.test(line)),
        lines,
      );
    });
  }
});

describe('when a term was used, in both languages', () => {
  it('names the report side by side', () => {
    const written = content('全县弘扬青石速度。', '青石速度', 'both');
    assert.ok(
      written.includes('最迟见于 In use by 1993（政府工作报告 government work report）'),
      written.join('\n'),
    );
  });
});

describe('the explanation of a term in the glossary', () => {
  it('gives related terms with their English, in English', () => {
    const related = (language: ExplanationLanguage) =>
      content('全县推进“新三清”。', '新三清', language).find((line) =>
        /^(?:相关|Related)/.test(line),
      );
    assert.equal(related('en'), 'Related 三清四去 (Three Clearings)');
    assert.equal(related('both'), '相关 Related 三清四去');
  });

  it('gives everything that the entry holds, in both languages', () => {
    assert.deepEqual(
      content('全县开展“三清四去”。', '三清四去'),
      [
        '三清四去',
        '数字提法 numbered formula · 3 项 3 items',
        '英文 English  Three Clearings',
        '含义  冬季整治村庄。',
        'Meaning  A winter clean-up of villages.',
        '内容 Items',
        '1. 清沟 – clear ditches',
        '2. 清路 – clear roads',
        '3. 清田',
        '提出 Origin  青石县委，2019，冬季动员会',
        '使用时期 Used  2019 – 2022',
        '相关 Related  青石精神',
        '出典 Sources  example.org · news.example.org',
      ].map((line) => line.replace(/ {2}/g, ' ')),
    );
  });

  it('gives who put it forward and when in English, where the lexicon knows it', () => {
    const origin = (language: 'zh' | 'en' | 'both') =>
      content('全县学习“四个合格”。', '四个合格', language).filter((line) =>
        /^(?:提出|Origin)/.test(line),
      );
    const zh = '提出 习近平，对推进“两学一做”学习教育常态化制度化作出的重要指示';
    const en = 'Origin Xi Jinping, instruction on making study of Party rules and speeches regular';
    assert.deepEqual(origin('zh'), [zh]);
    assert.deepEqual(origin('en'), [en]);
    assert.deepEqual(origin('both'), [zh, en]);
  });

  it('gives Chinese alone', () => {
    const lines = content('全县开展“三清四去”。', '三清四去', 'zh');
    assert.deepEqual(lines.slice(1, 6), [
      '数字提法 · 3 项',
      '英文 Three Clearings',
      '含义 冬季整治村庄。',
      '内容',
      '1. 清沟',
    ]);
  });

  it('gives English alone', () => {
    const lines = content('全县开展“三清四去”。', '三清四去', 'en');
    assert.deepEqual(lines.slice(1, 6), [
      'numbered formula · 3 items',
      'English Three Clearings',
      'Meaning A winter clean-up of villages.',
      'Items',
      '1. 清沟 – clear ditches',
    ]);
  });

  it('says what a variant stands for', () => {
    const lines = content('全县开展“三清和四去”。', '三清和四去');
    assert.equal(lines[2], '即 Stands for 三清四去');
  });

  it('sets the senses of one label side by side', () => {
    const lines = content('弘扬青石精神。', '青石精神', 'zh');
    assert.deepEqual(lines, [
      '青石精神',
      '口号·提法',
      '县',
      '含义 县里的说法。',
      '镇',
      '含义 镇里的说法。',
    ]);
  });

  it('says how the article writes it', () => {
    const lines = content('全縣開展“三清(qīng)四去”。', '三清(qīng)四去', 'zh');
    assert.equal(lines[0], '三清四去');
    assert.equal(lines[2], '原文 三清(qīng)四去');
  });
});

describe('the explanation of a label with several senses', () => {
  const TEXTS: readonly [why: string, text: string, sense: string | undefined][] = [
    ['by the body', '县水利局开展工作。青石县水利局推进“四清四亮”。', '青石县水利局（2019年）'],
    ['by an item', '推进“四清四亮”，先从清账做起。', '白河县教育局（2022年）'],
    ['by the year', '2022年以来推进“四清四亮”。', '白河县教育局（2022年）'],
    ['by nothing', '各地推进“四清四亮”。', undefined],
  ];
  for (const [why, text, sense] of TEXTS) {
    it(`chooses ${why}`, () => {
      const lines = content(text, '四清四亮', 'zh');
      const here = lines.find((line) => line.startsWith('此处指'));
      assert.equal(here, sense === undefined ? undefined : `此处指 ${sense}`);
    });
  }

  it('shows the one that fits whole and the others in a line', () => {
    assert.deepEqual(content('推进“四清四亮”，先从清账做起。', '四清四亮', 'zh'), [
      '四清四亮',
      '数字提法 · 4 项',
      '含义 两地各有一个。',
      '此处指 白河县教育局（2022年）',
      '含义 清理账目。',
      '内容',
      '1. 清账',
      '2. 清欠',
      '3. 清档',
      '4. 清册',
      '其他所指',
      '- 青石县水利局（2019年）：清渠、清塘、清库、清井',
      '出典 example.org · example.org (2) · example.org (3)',
    ]);
  });
});

describe('the labels of senses', () => {
  const labels = (language: ExplanationLanguage) =>
    content('推进“四清四亮”，先从清账做起。', '四清四亮', language).filter((line) =>
      /^(?:此处指|Here|- )/.test(line),
    );

  it('are in the language asked for, where the lexicon knows them', () => {
    assert.deepEqual(labels('zh'), [
      '此处指 白河县教育局（2022年）',
      '- 青石县水利局（2019年）：清渠、清塘、清库、清井',
    ]);
    assert.deepEqual(labels('en'), [
      'Here Baihe county education bureau (2022)',
      '- 青石县水利局（2019年）: Cleaning of waters.',
    ]);
  });
});

describe('a hover with conversion to traditional script', () => {
  const more = {
    traditional: (words: string) => words.replace('两清', '兩清').replace('国', '國'),
  };

  it('gives a term in both scripts', () => {
    const lines = hover('全县推进“两清一改”。', '两清一改', 'en', more);
    assert.equal(lines[2], 'Traditional 兩清一改');
  });

  it('does not say twice how a traditional article writes it', () => {
    const lines = hover('全縣推進“兩清一改”。', '兩清一改', 'en', more);
    assert.equal(lines[0], '两清一改');
    assert.deepEqual(
      lines.filter((line) => line.includes('兩清一改')),
      ['Traditional 兩清一改'],
    );
  });

  it('gives a name in both scripts', () => {
    const lines = hover('青石县委书记唐国良主持会议。', '唐国良', 'en', more);
    assert.equal(lines[2], 'Traditional 唐國良');
  });
});

describe('the explanation of a term that is not in the glossary', () => {
  it('says so, and why it was annotated', () => {
    assert.deepEqual(hover('县里开展“看听问记”活动。', '看听问记', 'en').map(withoutFigures), [
      '看听问记',
      'set phrase',
      'The glossary does not explain it yet.',
      'Evidence quoted; before a noun such as campaign, idea or mechanism; introduced by a verb such as 提出 (confidence N %)',
    ]);
  });

  it('gives the list that the article spells out, and where', () => {
    const text = '县里提出“三个找准”。\n\n“三个找准”，即找准方向、找准问题、找准办法。';
    const lines = content(text, '三个找准', 'zh');
    assert.deepEqual(lines, [
      '三个找准',
      '数字提法 · 3 项',
      '本文列举 第 3 行',
      '1. 找准方向',
      '2. 找准问题',
      '3. 找准办法',
      '术语表尚无解释。',
      '构成 数字加所数之物',
      '本文 2 处：第 1、3 行',
    ]);
  });
});

describe('a list of the article beside that of the glossary', () => {
  const LISTS: readonly [items: string, lines: readonly string[]][] = [
    ['清沟、清路、清田', ['本文列举 第 1 行', '内容']],
    ['清路、清沟、清田', ['本文列举（次序与通行的不同） 第 1 行', '通行的列法']],
    ['清沟、清塘、清田', ['本文列举（与通行的列法有出入） 第 1 行', '通行的列法']],
  ];
  for (const [items, lines] of LISTS) {
    it(`${items}: ${lines[0]!}`, () => {
      assert.deepEqual(
        content(`全县推进“新三清”，即${items}。`, '新三清', 'zh').filter((line) =>
          /^(?:本文列举|内容|通行)/.test(line),
        ),
        lines,
      );
    });
  }
});

describe('the place where the article names what the glossary lists', () => {
  const TEXTS: readonly [text: string, line: string | undefined][] = [
    ['部署“新三清”。\n\n干部带头清沟，清路，清田，简称“新三清”，已有三年。', '本文列举 第 3 行'],
    ['做到沟渠常清。清沟、抓好清路，再清田，这就是“新三清”。', '本文列举 第 1 行'],
    // In another order, in two sentences, or only in part.
    ['干部清路之后清沟，再来清田，简称“新三清”。', undefined],
    ['干部先清沟，天天如此。后来清路、也清田，简称“新三清”。', undefined],
    ['干部带头清沟，清路，简称“新三清”。', undefined],
  ];
  for (const [text, expected] of TEXTS) {
    it(`${expected ?? 'is none'} in ${text.replace(/\n+/g, ' / ')}`, () => {
      const lines = content(text, '新三清', 'zh');
      assert.equal(
        lines.find((line) => line.startsWith('本文列举')),
        expected,
      );
      // The list itself once, that of the glossary.
      assert.deepEqual(
        lines.filter((line) => /^\d\. /.test(line)),
        ['1. 清沟', '2. 清路', '3. 清田'],
      );
    });
  }
});

describe('the explanation that the article itself gives', () => {
  const TEXTS: readonly [text: string, words: string, line: string | undefined][] = [
    [
      '全县推进“两清一改”。\n\n“两清一改”是指清沟渠、清杂物和改陋习。',
      '两清一改',
      '本文解释 第 3 行：清沟渠、清杂物和改陋习',
    ],
    [
      '开展“看听问记”活动，即走进群众、找准问题；效果很好。',
      '看听问记',
      '本文解释 第 1 行：走进群众、找准问题',
    ],
    [
      '推行“青石之约”（即干部与群众每月一谈）。',
      '青石之约',
      '本文解释 第 1 行：干部与群众每月一谈',
    ],
    ['开展“看听问记”活动，即日起报名。', '看听问记', undefined],
    ['开展“看听问记”活动，即将结束。', '看听问记', undefined],
  ];
  for (const [text, words, expected] of TEXTS) {
    it(`${expected === undefined ? 'is none' : 'is found'} in ${text.replace(/\n+/g, ' / ')}`, () => {
      const line = content(text, words, 'zh').find((one) => one.startsWith('本文解释'));
      assert.equal(line, expected);
    });
  }
});

describe('the mentions of a term in the workspace', () => {
  const places = [
    { uri: 'file:///w/%E7%94%B2.txt', href: 'file:///w/%E7%94%B2.txt#L3' },
    { uri: 'file:///w/b.txt', href: 'file:///w/b.txt#L1' },
  ];
  const lines = (found: typeof places) =>
    content('全县开展“三清四去”。', '三清四去', 'zh', {
      elsewhere: () => ({ mentions: 9, files: 3, places: found }),
    }).filter((line) => line.startsWith('工作区'));

  it('are counted, with the first of some other files', () => {
    assert.deepEqual(lines(places), ['工作区 3 篇 9 处：甲.txt · b.txt']);
  });

  it('are left out where no other file has any', () => assert.deepEqual(lines([]), []));
});

describe('a list that stands right before a formula', () => {
  const TEXTS: readonly [text: string, words: string, items: string[]][] = [
    [
      '重新梳理重点任务、重要问题、重大改革“三个清单”。',
      '三个清单',
      ['1. 重点任务', '2. 重要问题', '3. 重大改革'],
    ],
    [
      '实行问题清单和讲评制、通报制“一单两制”。',
      '一单两制',
      ['1. 问题清单', '2. 讲评制', '3. 通报制'],
    ],
    [
      '听取了县委常委、副县长江雨晴关于水渠改造、“百村”道路建设及农田整理等“三项工程”的汇报。',
      '三项工程',
      ['1. 水渠改造', '2. “百村”道路建设', '3. 农田整理'],
    ],
    ['推进道路、桥梁建设“三个清单”。', '三个清单', []],
    ['实行讲评制、通报制、公示办法“一单两制”。', '一单两制', []],
  ];
  for (const [text, words, items] of TEXTS) {
    it(text, () => {
      const lines = content(text, words, 'zh').filter((line) => /^\d\. /.test(line));
      assert.deepEqual(lines, items);
    });
  }
});

describe('the explanation of an official', () => {
  const TEXT = [
    '青石县委书记唐国良主持会议。',
    '唐国良指出，要抓好落实。',
    '县防汛指挥部政委唐国良作部署。',
  ].join('\n\n');

  it('gives the posts here and through the file', () => {
    const lines = content(TEXT, '唐国良');
    assert.deepEqual(lines.slice(0, 7), [
      '唐国良',
      '官员 official',
      '拼音 Pinyin Táng Guóliáng',
      '此处职务 Posts here 青石县委书记 (secretary of the Qingshi county Party committee)',
      '职务级别（推断） Rank of the post (derived) 县处级正职（正处级） division or county level, head · ' +
        '县级行政区 county-level division · 公务员级别 18–12 级 civil service grades 18–12',
      '推断依据 Derived from 职务与所在地；个人可能高配。 ' +
        'post and place; a holder may rank higher. m.163.com · dzyyw.com',
      '本文所见职务 Posts in this file',
    ]);
    assert.equal(
      lines[7],
      '- 青石县委书记 (secretary of the Qingshi county Party committee) · ' +
        '县处级正职（正处级） division or county level, head 第 1 行',
    );
    assert.match(lines[8]!, /^- .*政委 第 5 行$/);
    assert.match(lines[9]!, /^本文 In this file 3 处 3 times/);
  });

  it('names the place that only the article tells', () => {
    const rank = (language: ExplanationLanguage) =>
      content('滨州市召开会议。市委书记唐国良讲话。', '唐国良', language).find((line) =>
        /^(?:职务级别|Rank)/.test(line),
      );
    assert.match(rank('zh')!, / · 地级行政区（滨州市） · /);
    assert.match(rank('en')!, / · prefecture-level division \(Binzhou\) · /);
  });

  it('gives one post in two forms once', () => {
    const text = '安徽省省长唐国良讲话。\n\n安徽省长唐国良调研。\n\n唐国良还看望了职工。';
    assert.deepEqual(
      content(text, '唐国良', 'zh').filter((line) => /^(?:本文所见职务|- )/.test(line)),
      [],
    );
    const last = analyze(text, lexicon).annotations.findLast(({ text }) => text === '唐国良')!;
    const said = renderPlainText(
      explain(analyze(text, lexicon), last, lexicon, {
        language: 'zh',
        locate: (offset) => ({ line: text.slice(0, offset).split('\n').length }),
      }),
    );
    assert.deepEqual(
      said.split('\n').filter((line) => line.startsWith('- ')),
      ['- 安徽省省长 · 省部级正职（正部级） 第 1、3 行'],
    );
  });

  const LISTED: readonly [text: string, posts: readonly string[]][] = [
    // All that is to be said of posts of one rank is said above.
    ['青石县委常委、副县长唐国良主持会议。', []],
    [
      '安徽省委常委、合肥市委书记唐国良主持会议。',
      [
        '- 安徽省委常委 · 省部级副职（副部级） 第 1 行',
        '- 合肥市委书记 · 厅局级正职（正厅级） 第 1 行',
      ],
    ],
    // A title by itself is the post that ends in it, unless that is a deputy's or there are several.
    ['青石县委书记唐国良主持会议。\n\n唐国良书记强调，要抓好落实。', []],
    [
      '青石县副县长唐国良主持会议。\n\n唐国良县长强调，要抓好落实。',
      ['- 青石县副县长 · 县处级副职（副处级） 第 1 行', '- 县长 · 县处级正职（正处级） 第 3 行'],
    ],
  ];
  for (const [text, posts] of LISTED) {
    it(`lists ${posts.length || 'no'} posts of ${text.replace(/\n+/g, ' / ')}`, () => {
      const lines = content(text, '唐国良', 'zh').filter((line) => line.startsWith('- '));
      assert.deepEqual(lines, posts);
    });
  }

  it('gives the posts in articles of the workspace where others than this one have any', () => {
    const text = '青石县委书记唐国良主持会议。';
    const record = (uri: string, post: string, start: number): PostRecord => ({
      uri,
      post,
      span: { start: start as RawOffset, end: (start + post.length) as RawOffset },
    });
    const here = record('file:///here.txt', '青石县委书记', 0);
    const over = (...given: readonly PostRecord[]): string[] =>
      content(text, '唐国良', 'zh', { records: () => given }).filter((line) =>
        line.startsWith('- '),
      );
    assert.deepEqual(over(here), []);
    assert.deepEqual(over(here, record('file:///b.txt', '青石县长', 3)), [
      '- — 青石县委书记 here.txt',
      '- — 青石县长 b.txt',
    ]);
    // A title by itself is no post of its own.
    assert.deepEqual(over(here, record('file:///b.txt', '书记', 3)), [
      '- — 青石县委书记 b.txt · here.txt',
    ]);
  });

  it('gives leaders named together the least grade that they may have', () => {
    const text = '合肥市领导唐国良、江雨晴参加会议。';
    assert.match(
      content(text, '唐国良', 'en').join('\n'),
      /or above · .*· civil service grade 15 or higher$/m,
    );
  });

  it('gives a bare mention the posts of the others', () => {
    const text = '唐国良指出，要抓好落实。\n\n青石县委书记唐国良主持会议。';
    assert.deepEqual(content(text, '唐国良', 'en'), [
      '唐国良',
      'official',
      'Pinyin Táng Guóliáng',
      'Rank of the post (derived) division or county level, head · county-level division · civil service grades 18–12',
      'Derived from post and place; a holder may rank higher. m.163.com · dzyyw.com',
      'Posts in this file',
      '- secretary of the Qingshi county Party committee (青石县委书记) · division or county level, head – line 3',
      'In this file 2 times: lines 1, 3',
    ]);
  });

  it('keeps people apart of whom only the surname is given', () => {
    const text = '王副市长作部署。\n\n王局长汇报。\n\n王副市长强调，要抓好落实。';
    assert.deepEqual(content(text, '王', 'en'), [
      '王',
      'official',
      'Pinyin Wáng',
      'Posts here vice mayor (副市长)',
      'Rank of the post cannot be derived. The post names no body or place, or no source tells its rank. hbol.net',
      'In this file 2 times: lines 1, 5',
    ]);
  });

  it('says of a post that it is past', () => {
    const of = (text: string) =>
      content(text, '唐国良', 'zh').find((line) => line.startsWith('此处职务'));
    assert.equal(of('时任青石县委书记唐国良主持会议。'), '此处职务 时任青石县委书记');
    assert.equal(of('原青石县副县长唐国良受审。'), '此处职务 原青石县副县长');
    assert.equal(of('青石县委书记唐国良主持会议。'), '此处职务 青石县委书记');
  });

  it('says when the file names no post', () => {
    assert.ok(
      content('习近平指出，要抓好落实。', '习近平', 'en').includes('This file names no post.'),
    );
  });
});

describe('posts that contradict each other', () => {
  const TEXTS: readonly [text: string, contradiction: string | undefined][] = [
    [
      '合肥市委书记唐国良主持会议。\n\n六安市委书记唐国良作部署。',
      '职务矛盾 合肥市委书记，第 1 行；六安市委书记，第 3 行',
    ],
    ['副市长唐国良主持会议。\n\n市长唐国良作部署。', '职务矛盾 副市长，第 1 行；市长，第 3 行'],
    // Posts that one person holds together.
    ['省委常委、合肥市委书记唐国良主持会议。\n\n合肥市委书记唐国良作部署。', undefined],
    ['市委副书记、市长唐国良主持会议。\n\n市长唐国良作部署。', undefined],
    ['安徽省合肥市委书记唐国良主持会议。\n\n合肥市委书记唐国良作部署。', undefined],
    ['市委书记唐国良主持会议。\n\n合肥市委书记唐国良作部署。', undefined],
    // Posts that the article says are past.
    ['合肥市委书记唐国良主持会议。\n\n时任六安市委书记唐国良作部署。', undefined],
  ];
  for (const [text, contradiction] of TEXTS) {
    it(`${contradiction ? 'found' : 'none'} in ${text.replace(/\n+/g, ' / ')}`, () => {
      const found = content(text, '唐国良', 'zh').find((line) => line.startsWith('职务矛盾'));
      assert.equal(found, contradiction);
    });
  }

  it('are told in English, and where both languages are, in Chinese as above', () => {
    const text = '副市长唐国良主持会议。\n\n市长唐国良作部署。';
    const told = (language: ExplanationLanguage) =>
      content(text, '唐国良', language).find((line) => /职务矛盾|Contradiction/.test(line));
    assert.equal(told('en'), 'Contradiction vice mayor (副市长), line 1; mayor (市长), line 3');
    assert.equal(told('both'), '职务矛盾 Contradiction 副市长，第 1 行；市长，第 3 行');
  });
});

describe('the explanation of a metric', () => {
  const METRICS: readonly [text: string, words: string, lines: string[]][] = [
    ['全年完成重点任务13项。', '13项', ['数值 Value 13 项 (items)', '所指 Measures 重点任务']],
    [
      '浏览量达20万以上。',
      '20万以上',
      ['数值 Value 至少 at least 200,000', '所指 Measures 浏览量'],
    ],
    ['全年督查160个次。', '160个次', ['数值 Value 160 个次 (times)']],
    ['投入资金540多万元。', '540多万元', ['数值 Value 至少 at least 5,400,000 元 (yuan)']],
    ['投资增长8.5%。', '8.5%', ['数值 Value 8.5%', '变化 Change ↑ 上升 up']],
    ['帮扶企业约300家。', '约300家', ['数值 Value 大约 about 300 家 (companies or institutions)']],
    ['销售额居全省第3位。', '第3位', ['名次 Rank 3']],
    ['销售额居全省前十。', '前十', ['名次 Rank 前 10 top 10']],
    ['粮食总产35亿斤。', '35亿斤', ['英文读法 In English 3.5 billion jin']],
    ['完成三分之二以上。', '三分之二以上', ['数值 Value 至少 at least 0.6667']],
    ['流转土地3000亩。', '3000亩', ['折合 Equals 200 公顷 hectares']],
    ['亩均增产120斤。', '120斤', ['折合 Equals 60 公斤 kg']],
    ['新修道路2.5万公里。', '2.5万公里', ['折合 Equals 15,534 英里 miles']],
    ['投入资金540多万元。', '540多万元', ['英文读法 In English at least 5.4 million yuan']],
    ['流转土地30余亩。', '30余亩', ['折合 Equals 至少 at least 2 公顷 hectares']],
    ['流转土地约3000亩。', '约3000亩', ['折合 Equals 大约 about 200 公顷 hectares']],
    [
      '全年承担任务13项，其中重点3项、一般10项。',
      '13项',
      ['本段算式 Arithmetic', '- 13项 = 3项 + 10项', '- 3项 / 13项 = 23.1%'],
    ],
    [
      '修建水渠12公里、道路30公里，共计52公里。',
      '30公里',
      ['- 52公里 ≠ 12公里 + 30公里 不符：应为 42公里 mismatch: 42公里'],
    ],
    [
      '城区投资2.1亿元、乡镇投资0.7亿元，共计3.2亿元。',
      '3.2亿元',
      ['- 3.2亿元 ≠ 2.1亿元 + 0.7亿元 不符：应为 2.8亿元 mismatch: 2.8亿元'],
    ],
    ['合作社从300家增加到420家。', '420家', ['- 300家 → 420家 +120家, +40%']],
    ['覆盖率由81.5%提高到86%。', '86%', ['- 81.5% → 86% +4.5 个百分点 percentage points']],
  ];
  for (const [text, words, expected] of METRICS) {
    it(`of ${words}`, () => {
      const lines = content(text, words);
      assert.deepEqual(lines.slice(0, 2), [words, '指标 metric']);
      for (const line of expected) assert.ok(lines.includes(line), `${line} in ${lines.join('|')}`);
    });
  }
});

const withoutFigures = (line: string): string => line.replace(/\d+ %/, 'N %');
