/** What formulas stand for, of which kind they are and what they count, by the annotation guide. Expected values were written by hand. */
import assert from 'node:assert/strict';
import { analyze } from '../../../server/src/document/analysis';
import { testLexicon } from '../../support/lexicon';
import { only } from '../../support/marked';

const lexicon = testLexicon();
const analysisOf = (text: string) => analyze(text, lexicon);

describe('what formulas stand for', () => {
  it('is read from brackets behind them', () => {
    const text = '开展“四送”（送政策、送技术、送岗位、送服务）活动。';
    const formula = only(analysisOf(text), 'formula', '四送');
    assert.deepEqual(
      [formula.kind, formula.count, formula.items],
      ['counted', 4, ['送政策', '送技术', '送岗位', '送服务']],
    );
    assert.ok(formula.itemsSpan);
    assert.equal(
      text.slice(formula.itemsSpan.start, formula.itemsSpan.end),
      '送政策、送技术、送岗位、送服务',
    );
  });

  it('is read from a list before them', () => {
    const text = '发展竹笋、茶叶、油茶等“新三宝”。';
    const formula = only(analysisOf(text), 'formula', '新三宝');
    assert.deepEqual(formula.items, ['竹笋', '茶叶', '油茶']);
  });

  it('is read from a list of items of one length without 等', () => {
    const text = '年初,编制山林管护、河道治理、道路养护“三个清单”。';
    const formula = only(analysisOf(text), 'formula', '三个清单');
    assert.deepEqual(formula.items, ['山林管护', '河道治理', '道路养护']);
  });

  it('is read from the quotations before measures taken together', () => {
    const text = '通过“管”“疏”“治”三措并举整治河道。';
    assert.deepEqual(only(analysisOf(text), 'formula', '三措并举').items, ['管', '疏', '治']);
  });

  it('is read from words that repeat their head', () => {
    const text = '推进“三个融入”试点，推动党建融入产业、融入治理、融入服务。';
    assert.deepEqual(only(analysisOf(text), 'formula', '三个融入').items, [
      '融入产业',
      '融入治理',
      '融入服务',
    ]);
  });

  it('is known at every occurrence once the text has said it', () => {
    const text = '开展“四送”（送政策、送技术、送岗位、送服务）活动。\n\n深化“四送”活动。';
    const items = analysisOf(text).annotations.map((a) =>
      a.type === 'formula' ? a.items?.length : 0,
    );
    assert.deepEqual(items, [4, 4]);
  });

  const lists: readonly (readonly [
    text: string,
    formula: string,
    items: readonly string[] | undefined,
  ])[] = [
    ['全区深入推进“五大工程”。', '五大工程', undefined],
    [
      '以“两强两比”为抓手——强作风、强本领，比干劲、比实绩，推动发展。',
      '两强两比',
      ['强作风', '强本领', '比干劲', '比实绩'],
    ],
    [
      '做到“三要”：一要守住底线，二要服务群众，三要敢于担当。',
      '三要',
      ['守住底线', '服务群众', '敢于担当'],
    ],
    ['全县组织开展“十大工程”。', '十大工程', undefined],
    ['作风建设要做到“五个坚持”。', '五个坚持', undefined],
    ['加强“两新”组织党建工作。', '两新', ['新经济组织', '新社会组织']],
    ['加力实施“两新”政策。', '两新', ['大规模设备更新', '消费品以旧换新']],
    ['树牢“四个意识”。', '四个意识', ['政治意识', '大局意识', '核心意识', '看齐意识']],
    [
      '写好“三篇文章”。第一，写好山林文章，种树护树。第二，写好河湖文章。第三，写好海洋文章。',
      '三篇文章',
      ['写好山林文章', '写好河湖文章', '写好海洋文章'],
    ],
    ['推动“四网融合”：路网、水网、气网、信息网。', '四网融合', ['路网', '水网', '气网', '信息网']],
    [
      '坚持“三个聚力”：\n\n一是聚力农业强镇。种好粮。\n\n二是聚力文旅兴镇。\n\n三是聚力生态立镇。',
      '三个聚力',
      ['聚力农业强镇', '聚力文旅兴镇', '聚力生态立镇'],
    ],
    [
      '办好“三件事”。一是修通山路，二是引来清水，三是办好学堂。',
      '三件事',
      ['修通山路', '引来清水', '办好学堂'],
    ],
    ['办好“三件事”。一是修通山路。二是引来清水。三是办好学堂。四是建好诊所。', '三件事', undefined],
    ['办好“三件事”。一是修通山路。二是引来清水。', '三件事', undefined],
    ['用好“望、闻、问、切”四步法。', '四步法', ['望', '闻', '问', '切']],
    ['做到“三心”（耐心、诚心、贴心）。', '三心', ['耐心', '诚心', '贴心']],
    [
      '实施“三个一批”工程，即：新建一批、改造一批、关停一批。',
      '三个一批',
      ['新建一批', '改造一批', '关停一批'],
    ],
    [
      '开展“三个一”活动，即：唱一首老歌、走一段山路、写一封家书信。',
      '三个一',
      ['唱一首老歌', '走一段山路', '写一封家书信'],
    ],
    [
      '落实“三项清单”，具体是：责任、问题反馈、整改情况。',
      '三项清单',
      ['责任', '问题反馈', '整改情况'],
    ],
    ['紧扣“两新一高”（新技术、新业态、高效益）。', '两新一高', ['新技术', '新业态', '高效益']],
    [
      '以“两强两比”为抓手——强作风、强本领，比干劲、比实绩。',
      '两强两比',
      ['强作风', '强本领', '比干劲', '比实绩'],
    ],
    [
      '以党建引领、科技引领、人才引领“三个引领”推动发展。',
      '三个引领',
      ['党建引领', '科技引领', '人才引领'],
    ],
  ];
  for (const [text, formula, items] of lists) {
    it(`${formula}: ${items?.join('、') ?? 'not known'} in ${text}`, () => {
      assert.deepEqual(only(analysisOf(text), 'formula', formula).items, items);
    });
  }

  it('is what the glossary says, where the text speaks for that list', () => {
    const text = '中拉论坛第四届部长级会议开幕式上宣布实施“五大工程”。';
    const [first] = only(analysisOf(text), 'formula', '五大工程').items ?? [];
    assert.equal(first, '团结');
  });

  const kinds: readonly (readonly [string, string, string, number | null])[] = [
    ['落实“1+6+N”体系。', '1+6+N', 'code', null],
    ['“一单两制”制度。', '一单两制', 'compound', null],
    ['实现“双过半”。', '双过半', 'counted', 2],
    ['发展“新三样”。', '新三样', 'counted', 3],
    ['联系两企三新党组织。', '两企三新', 'compound', null],
    ['邀请两代表一委员座谈。', '两代表一委员', 'compound', null],
    ['推行“五心”服务。', '五心', 'counted', 5],
    ['讲课要有“三度”。', '三度', 'counted', 3],
    ['围绕“一个引领”（党建引领）、“两个融合”推进治理。', '一个引领', 'counted', 1],
    ['打好“乡村五仗”。', '乡村五仗', 'counted', 5],
  ];
  for (const [text, formula, kind, count] of kinds) {
    it(`${formula} is ${kind}`, () => {
      const found = only(analysisOf(text), 'formula', formula);
      assert.deepEqual([found.kind, found.count], [kind, count]);
    });
  }
});

describe('what is no formula', () => {
  for (const text of ['大家“一心”为民。', '冠军“两度”旁落。', '办好“一个窗口”。', '学会四步法。']) {
    it(text, () => {
      assert.deepEqual(
        analysisOf(text).annotations.filter(({ type }) => type === 'formula'),
        [],
      );
    });
  }
});
