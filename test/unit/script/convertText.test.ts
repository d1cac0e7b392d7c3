/** Converting articles: which script they are in, terms that stay, characters in doubt and what does not come back. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import {
  convertText,
  type ConvertedText,
  type ConvertOptions,
} from '../../../server/src/script/convertText';
import type { Annotation } from '../../../server/src/document/annotation';
import type { Range } from '../../../server/src/script/alignment';
import type { ProtectedTerm } from '../../../server/src/script/protectedTerms';
import { findDoubts, reportConversion } from '../../../server/src/script/report';
import type { RecognitionDifferences } from '../../../server/src/script/roundTrip';
import { VARIETIES, type Variety } from '../../../server/src/script/variety';
import { analyze } from '../../../server/src/document/analysis';
import { countScriptMarks } from '../../../server/src/text/simplify';
import { testLexicon } from '../../support/lexicon';

describe('converting an article', function () {
  this.timeout(30_000);

  const SOURCES = [
    {
      name: 'simplified',
      text: '会议强调，要认真学习。',
      from: 'zh-CN',
      to: '會議強調，要認真學習。',
    },
    { name: 'traditional', text: '會議強調。', from: 'zh-Hant', to: '會議強調。' },
    {
      name: 'traditional with forms of Taiwan',
      text: '群眾秘書登峰。',
      from: 'zh-TW',
      to: '羣衆祕書登峯。',
    },
    { name: 'no script', text: 'GDP 8.5%\n', from: 'none', to: 'GDP 8.5%\n' },
    {
      name: 'both, line by line',
      text: '会议强调发展。\n2023\n會議裡強調發展。\n',
      from: 'mixed',
      to: '會議強調發展。\n2023\n會議裏強調發展。\n',
    },
  ] as const;
  for (const { name, text, from, to } of SOURCES) {
    it(`takes a text for ${name}`, () => {
      const converted = convertText(text, { from: 'auto', to: 'zh-Hant' });
      assert.deepEqual([converted.from, converted.text], [from, to]);
    });
  }

  it('leaves a line of the target script in a text of both as it is', () => {
    const text = '会议强调，乾隆年间。\n會議強調發展。\n';
    assert.equal(
      convertText(text, { from: 'auto', to: 'zh-CN' }).text,
      '会议强调，乾隆年间。\n会议强调发展。\n',
    );
  });

  for (const [text, simplified, traditional] of [
    [
      '縣裡推進高質量發展，优化营商环境。',
      '县里推进高质量发展，优化营商环境。',
      '縣裏推進高質量發展，優化營商環境。',
    ],
    [
      '县里召开会议，會後調研，推進产业发展。',
      '县里召开会议，会后调研，推进产业发展。',
      '縣裏召開會議，會後調研，推進產業發展。',
    ],
    ['會議强调發展头绪', '会议强调发展头绪', '會議強調發展頭緒'],
    // Words in both scripts; characters that both have in words that are told; a clause keeps what it is all in.
    ['剪了头髮，麵粉加工厂。', '剪了头发，面粉加工厂。', '剪了頭髮，麪粉加工廠。'],
    [
      '縣裡的后面有农产品，皇后與王子。',
      '县里的后面有农产品，皇后与王子。',
      '縣裏的後面有農產品，皇后與王子。',
    ],
    // What either script may have does not make a clause one of both.
    ['乾隆年间的县城，發展林业。', '乾隆年间的县城，发展林业。', '乾隆年間的縣城，發展林業。'],
  ] as const) {
    it(`leaves nothing of either script in a line of both: ${text}`, () => {
      const into = (to: Variety, from: ConvertOptions['from'] = 'auto') =>
        convertText(text, { from, to }).text;
      assert.equal(into('zh-CN'), simplified);
      assert.equal(into('zh-Hant'), traditional);
      // Whatever it is said to be in.
      for (const from of VARIETIES) assert.equal(into('zh-CN', from), simplified, from);
    });
  }

  it('leaves few characters of the other script in no text, but those that it has, too', () => {
    const text = `${'会议强调，要认真学习。'.repeat(20)}毕昇於2016年任职，乾坤已定，瞭望远方。`;
    const converted = convertText(text, { from: 'auto', to: 'zh-CN' });
    assert.equal(converted.text, text.replace('於', '于'));
    assert.equal(converted.from, 'mixed');
  });

  it('leaves nothing of the other script in any text in both', () => {
    const texts = fc.string({ unit: fc.constantFrom(...'会會议議强強调調发發髮里裡后後体體，a') });
    fc.assert(
      fc.property(texts, fc.constantFrom(...VARIETIES), (text, to) => {
        const converted = convertText(text, { from: 'auto', to });
        const marks = countScriptMarks(converted.text);
        assert.equal(to === 'zh-CN' ? marks.traditional : marks.simplified, 0);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps protected terms, the longest that begins at a place', () => {
    const options: ConvertOptions = {
      from: 'zh-CN',
      to: 'zh-TW',
      protectedTerms: [
        { term: '林松', as: '林松' },
        { term: '林松云', as: '林松雲' },
        { term: '云岭', as: '云岭' },
      ],
    };
    const text = '林松云在云岭镇发言，林松发言。';
    const converted = convertText(text, options);
    assert.equal(converted.text, '林松雲在云岭鎮發言，林松發言。');
    const { start, end } = converted.alignment.toTarget({ start: 4, end: 7 });
    assert.equal(converted.text.slice(start, end), '云岭鎮');
  });

  it('aligns any text in any script with any protected terms', () => {
    const texts = fc.string({ unit: fc.constantFrom(...'会會议議软件軟體裡里台\n😀a') });
    const varieties = fc.constantFrom(...VARIETIES);
    const terms = fc.array(
      fc.record({ term: texts.map((s) => s.slice(0, 2)), as: fc.constantFrom('', '议', '𠵾𠵾') }),
      { maxLength: 3 },
    );
    fc.assert(
      fc.property(
        texts,
        fc.oneof(fc.constant('auto' as const), varieties),
        varieties,
        terms,
        (text, from, to, protectedTerms) => {
          const { text: target, alignment } = convertText(text, { from, to, protectedTerms });
          assert.equal(alignment.sourceLength, text.length);
          assert.equal(alignment.targetLength, target.length);
          let source = 0;
          let rebuilt = '';
          for (const change of alignment.changes) {
            rebuilt += text.slice(source, change.source.start);
            rebuilt += target.slice(change.target.start, change.target.end);
            source = change.source.end;
          }
          assert.equal(rebuilt + text.slice(source), target);
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** Ambiguities as `name:character=used?alternatives`; outside names and words the name is `·`. */
function doubts(text: string, to: Variety): string[] {
  const lexicon = testLexicon();
  const conversion = convertText(text, { from: 'auto', to });
  return findDoubts(analyze(text, lexicon), conversion, to, lexicon).map(
    ({ name, character, used, alternatives, source, target }) => {
      assert.equal(text.slice(source.start, source.end), character);
      assert.equal(conversion.text.slice(target.start, target.end), used);
      return `${name === '' ? '·' : name}:${character}=${used}?${alternatives.join('')}`;
    },
  );
}

describe('characters in doubt', () => {
  const ROWS: readonly {
    readonly name: string;
    readonly text: string;
    readonly to: Variety;
    readonly expected: readonly string[];
  }[] = [
    {
      name: 'are those of a name that could be written otherwise',
      text: '市委书记钟松云强调，要抓好落实。',
      to: 'zh-Hant',
      expected: ['钟松云:钟=鍾?鐘', '钟松云:云=雲?云'],
    },
    {
      name: 'are in doubt where chance puts a word into a name (发指), and written as the variety does',
      text: '市长周里发指出，要抓好落实。',
      to: 'zh-TW',
      expected: ['周里发:里=裡?里', '周里发:发=髮?發'],
    },
    {
      name: 'are not those that a word tells the writing of',
      text: '太后的头发很干燥，发展后台。',
      to: 'zh-Hant',
      expected: [],
    },
    {
      name: 'are not those of places that the dictionary lists',
      text: '余姚市与丰台区相邻，台州市不在此列。',
      to: 'zh-Hant',
      expected: [],
    },
    {
      name: 'are those of a place where a word across its border (在台) decides',
      text: '会议在台州市召开。',
      to: 'zh-Hant',
      expected: ['台州市:台=臺?台檯颱'],
    },
    {
      name: 'are those of rare contexts whose writing is a guess',
      text: '请干！',
      to: 'zh-Hant',
      expected: ['·:干=幹?乾干'],
    },
    {
      name: 'are told from traditional, too',
      text: '市長魏徵鍾指出，要認真學習。',
      to: 'zh-CN',
      expected: ['魏徵鍾:徵=徵?征', '魏徵鍾:鍾=钟?锺'],
    },
  ];
  for (const { name, text, to, expected } of ROWS) {
    it(name, () => assert.deepEqual(doubts(text, to), expected));
  }

  /** Of people who hold no post, and of places below the county; what is a word is no name. */
  const NAMES: readonly (readonly [text: string, ...expected: string[]])[] = [
    // What only persons do stands behind the name.
    ['后胜军说，这里的变化很大。', '后胜军:后=後?后'],
    ['范仲发介绍，去年收入翻番。', '范仲发:范=範?范'],
    ['干文华表示，日子好了。', '干文华:干=幹?乾干'],
    ['干文华同志先进事迹', '干文华:干=幹?乾干'],
    // A role stands before it; spaces and colons may be between them.
    ['（记者 范仲发）', '范仲发:范=範?范'],
    ['带头人于洋在村里建厂。', '于洋:于=於?于'],
    // Somebody was met.
    ['会后，记者采访了后胜军。', '后胜军:后=後?后'],
    // In a list beside a person; bare, where the text names the person elsewhere.
    [
      '家长沈冬云、岳志发称赞学校。',
      '沈冬云:沈=沈?瀋',
      '沈冬云:云=雲?云',
      '岳志发:岳=嶽?岳',
      '岳志发:志=志?誌',
    ],
    ['后胜军说，不难。大家都信后胜军的话。', '后胜军:后=後?后', '后胜军:后=後?后'],
    // What people do at meetings; labels of minutes; what somebody is given; the end of a name is no deed.
    // 于 as a given name, which running text has as a word; 髮 is in none.
    ['镇长沈于到村里察看水渠。', '沈于:沈=沈?瀋', '沈于:于=於?于'],
    ['居民范女士说，于某和余某某在场。', '范:范=範?范', '于某:于=於?于', '余某某:余=餘?余'],
    ['位于某地的规范某种，其余某些不变。'],
    ['沈于说，水渠修好了。', '沈于:沈=沈?瀋', '沈于:于=於?于'],
    ['会议由沈于主持，张于任镇党委副书记。', '沈于:沈=沈?瀋', '沈于:于=於?于', '张于:于=於?于'],
    ['列席的有：张于、范明。', '张于:于=於?于', '范明:范=範?范'],
    ['村民沈于清说，水渠修好了。', '沈于清:沈=沈?瀋', '沈于清:于=於?于'],
    ['镇长张发说，水渠修好了。'],
    ['干部严于律己、甘于奉献，收成高于去年，村民安于现状、乐于助人。'],
    ['会议由范晓主持，于伟作报告。', '范晓:范=範?范', '于伟:于=於?于'],
    ['缺席：于伟\n组  长：后勇', '于伟:于=於?于', '后勇:后=後?后'],
    ['参会领导：范晓、后胜军', '范晓:范=範?范', '后胜军:后=後?后'],
    ['于伟任县委组织部副部长', '于伟:于=於?于'],
    ['据于伟介绍，产量增长。', '于伟:于=於?于'],
    ['“感谢党！”范晓笑着说。', '范晓:范=範?范'],
    ['网格员于伟挨家走访，走进于海家。', '于伟:于=於?于', '于海:于=於?于'],
    ['范围广、范本多、范例好，干部和干流办，网格员于次日来。'],
    // A short name, too, where no word lies across its ends.
    ['记者 于海\n同行的于海来到位于海边的村庄，基于海量数据。', '于海:于=於?于', '于海:于=於?于'],
    // Places: a word across the border (在后) decides, or none at all.
    ['工厂建在后里区。', '后里区:后=後?后', '后里区:里=裡?里'],
    ['他们是松里村人。', '松里村:里=裡?里'],
    ['他住在台阳社区。', '台阳社区:台=臺?檯颱台'],
    ['全县有干沟镇、面铺乡、里山乡。', '面铺乡:面=面?麵', '里山乡:里=裡?里'],
    // Lists of names: three and more, or two full ones; what they do may stand behind.
    ['参加会议的有：于海、王强、范明、后勇。', '于海:于=於?于', '范明:范=範?范', '后勇:后=後?后'],
    ['后胜军、李明文出席活动。', '后胜军:后=後?后'],
    ['陪同调研的有余建国、党云峰。', '余建国:余=餘?余', '党云峰:党=黨?党', '党云峰:云=雲?云'],
    // Two of any length, where people are told of before or behind; with commas and spaces between, too.
    ['还有于伟、后胜军。', '于伟:于=於?于', '后胜军:后=後?后'],
    ['列席的有：于伟，范晓，后胜军。', '于伟:于=於?于', '范晓:范=範?范', '后胜军:后=後?后'],
    ['会上，范晓、于伟等同志发言。', '范晓:范=範?范', '于伟:于=於?于'],
    ['选举范晓、后勇为副主任。', '范晓:范=範?范', '后勇:后=後?后'],
    ['名单：\n于伟  台建国\n', '于伟:于=於?于', '台建国:台=臺?檯颱台'],
    ['（记者 于海波 范晓）', '于海波:于=於?于', '范晓:范=範?范'],
    // Lines that name who made a text, who somebody is, who speaks.
    ['责任编辑：于伟 校对 后军', '于伟:于=於?于', '后军:后=後?后'],
    ['文/于海 图/范晓', '于海:于=於?于', '范晓:范=範?范'],
    ['干文华，女，汉族，中共党员。', '干文华:干=幹?乾干'],
    ['余建国：请大家发言。', '余建国:余=餘?余'],
    ['审稿人：于海', '于海:于=於?于'],
    ['向于伟同志学习。', '于伟:于=於?于'],
    ['分析师于丽娟介绍，价格平稳。', '于丽娟:于=於?于'],
    ['审核于明日完成，由于同志们的努力，对于同志要爱护。'],
    ['后天，大家出发；于是，后来。有余粮、干菜，由于天气、台风。'],
    // A title of office, an appointment, and roles before a name that no known verb ends.
    ['副县长后胜军出席。', '后胜军:后=後?后'],
    ['决定免去后志军的职务。', '后志军:后=後?后', '后志军:志=志?誌'],
    ['村医范立强走进农家', '范立强:范=範?范'],
    ['农民工于海说', '于海:于=於?于'],
    // Honours before a name, posts that somebody is given, villages by their families.
    ['全国劳模于建军介绍经验，大赛标兵范小红说。', '于建军:于=於?于', '范小红:范=範?范'],
    ['于海任组长，范明任副组长。', '于海:于=於?于', '范明:范=範?范'],
    ['他走进于家岭，看望范家沟的乡亲，来到后家湾。', '于家岭:于=於?于', '后家湾:后=後?后'],
    ['关于国家山林，专家村民各有说法。'],
    // A surname that is nothing else where it is in no word, and one that nothing is counted from.
    ['学习范长河的新闻精神。', '范长河:范=範?范'],
    ['余敏在会上作报告。', '余敏:余=餘?余'],
    // Names from abroad are spelled with characters that no word tells.
    ['总统马扎里奇表示，愿加强合作。', '马扎里奇:扎=紮?扎', '马扎里奇:里=裡?里'],
    ['总统马克夫表示，愿加强合作。'],
    // Places that the dictionary lists by themselves, whatever stands before them; the ends of other words.
    ['寄希望于台湾人民，解放台湾。'],
    ['粮食大丰收，处于洪水警戒状态，新能源汇集站建成。'],
    ['筑牢农村防线，整治背街小巷，获批省级园区，发展自驾游线路。'],
    // Words beside which no name stands.
    ['先调研，后决策；折粽叶、填糯米。'],
    ['防范化解风险，发挥模范作用，规范和引导发展。'],
    ['广东和辽宁的干部在田野里走了三十分钟。'],
    // The dictionary lists them.
    ['台中市后里区，家住后港镇。'],
    // Words, not names.
    ['群众后来表示满意，会后表示感谢。'],
    ['党中央强调，全市上下说干就干，在开发区、社区。'],
    ['记者采访时表示，云计算发展很快。'],
  ];
  const INTO_SIMPLIFIED: readonly (readonly [text: string, ...expected: string[]])[] = [
    ['副縣長馮徵出席會議。', '馮徵:徵=征?徵'],
    ['馮徵、李乾、王明三人當選。', '馮徵:徵=征?徵', '李乾:乾=干?乾'],
    ['由於天氣，位於山上的工廠於昨日停工，衣服乾了。'],
    ['縣長沈立軍表示，要落實。'],
    ['位於鬧市區，低於市場預期。關於鄉村建設，釐清路徑。'],
  ];
  for (const [text, ...expected] of INTO_SIMPLIFIED) {
    it(`are told in ${text}`, () => assert.deepEqual(doubts(text, 'zh-CN'), expected));
  }

  for (const [text, ...expected] of NAMES) {
    it(`are told in ${text}`, () => assert.deepEqual(doubts(text, 'zh-TW-phrases'), expected));
  }

  /** Words that the dictionaries find across the borders of others, and words of two writings. */
  const CONTEXTS: readonly (readonly [text: string, ...expected: string[]])[] = [
    ['社区治理发展报告', '发展:发=髮?發'],
    ['请按下面条款办理。', '下面:面=麪?面'],
    ['履行党参政议政职能。', '参政:参=蔘?參'],
    ['党组负责人参加会议。', '参加:参=蔘?參'],
    ['奋进新征程，踏上新征途。', '征程:征=徵?征', '征途:征=徵?征'],
    ['收割机出征收官之战', '出征:征=徵?征'],
    ['每台风机都要检查，32台风电机组并网。', '·:台=颱?臺檯台', '·:台=颱?臺檯台'],
    ['要更加注重民生，为发展指明了方向。', '注重:注=註?注', '·:了=瞭?了'],
    ['一个中国原则，百年历史。', '一个:个=箇?個', '历史:历=曆?歷'],
    ['随即并成立专班。', '·:并=併?並'],
    ['传统制造业，财产制度。', '制造:制=制?製', '制度:制=製?制'],
    ['走了十几分钟。', '分钟:钟=鍾?鐘'],
    ['事事有回音，坚决执行八个不准。', '·:回=迴?回', '·:准=準?准'],
    ['新增发卡银行，白干一场。', '·:发=髮?發', '·:干=乾?幹干'],
    // Whole words, though others could be cut.
    ['台风登陆，理发店开门，面条可口，人参丰收，征收官员到场。'],
    ['制造业和制度，历史和日历，注重和注册，国家干部，并且成立。'],
    // In a text in both scripts the traditional half may be so in halves.
    ['会议强调发展，皇后與太后后來到縣裡。', '·:后=后?後'],
    // Either is right.
    ['会上了解到，对外发布。'],
  ];
  for (const [text, ...expected] of CONTEXTS) {
    it(`are told in ${text}`, () => assert.deepEqual(doubts(text, 'zh-Hant'), expected));
  }

  it('name the word that tells the other writing, as it is written by itself', () => {
    const text = '奋进新征程，治理发展，随即并成立专班。';
    const converted = convertText(text, { from: 'zh-CN', to: 'zh-HK' });
    const found = findDoubts(analyze(text, testLexicon()), converted, 'zh-HK', testLexicon());
    assert.deepEqual(
      found.map(({ name, nameForms }) => [name, ...nameForms]),
      [['征程', '征程'], ['发展', '發展'], ['']],
    );
  });

  it('of long stretches without marks are found as fast as others', function () {
    this.timeout(5_000);
    const text = '社区治理发展报告'.repeat(2_000);
    assert.equal(doubts(text, 'zh-Hant').length, 2_000);
  });

  it('are all that opencc-js converts otherwise than these names are written', () => {
    const written: readonly (readonly [text: string, right: string])[] = [
      ['后胜军说，', '后勝軍說，'],
      ['范仲发介绍', '范仲發介紹'],
      ['干文华表示', '干文華表示'],
      ['带头人于洋在这', '帶頭人于洋在這'],
      ['建在后里区。', '建在后里區。'],
    ];
    for (const [text, right] of written) {
      const conversion = convertText(text, { from: 'zh-CN', to: 'zh-TW-phrases' });
      const found = findDoubts(
        analyze(text, testLexicon()),
        conversion,
        'zh-TW-phrases',
        testLexicon(),
      );
      for (let i = 0; i < right.length; i++) {
        if (conversion.text[i] === right[i]) continue;
        const doubt = found.find(({ target }) => target.start === i);
        assert.ok(doubt?.alternatives.includes(right[i]!), `${text}: ${right[i]}`);
      }
    }
  });
});

/** Samples that are written for this project, one of them traditional, one with what web pages leave behind. */
const SAMPLES = [
  ...['county-briefing.zw.txt', 'digital-government-hant.txt', 'newspaper-page.txt'],
  ...['on-site-office.txt', 'work-report-excerpt.txt', 'work-style-residue.txt'],
];

describe('the report of a round trip', () => {
  const reportOn = (text: string, converted: ConvertedText, to: Variety, terms?: ProtectedTerm[]) =>
    reportConversion(analyze(text, testLexicon()), converted, to, testLexicon(), terms);

  const ROWS: readonly {
    readonly name: string;
    readonly text: string;
    readonly to: Variety;
    readonly from?: Variety;
    /** Text, converted, returned. */
    readonly expected: readonly (readonly [string, string, string])[];
  }[] = [
    {
      name: 'is silent where all comes back',
      text: '為群眾裡的程式設計師著想。',
      from: 'zh-TW-phrases',
      to: 'zh-Hant',
      expected: [],
    },
    {
      name: 'names what would not come back',
      text: '资料很多，建立制度。',
      to: 'zh-TW-phrases',
      expected: [
        ['资料', '資料', '数据'],
        ['建立', '建立', '创建'],
      ],
    },
    {
      name: 'names neighbours as one',
      text: '建立资料。会议强调。',
      to: 'zh-TW-phrases',
      expected: [['建立资料', '建立資料', '创建数据']],
    },
    {
      name: 'goes back line by line in an article in both scripts',
      text: '会议建立制度。\n會議裡強調發展。\n',
      to: 'zh-TW-phrases',
      expected: [['建立', '建立', '创建']],
    },
    {
      name: 'is silent about lines that are in the target script already',
      text: '会议建立制度。\n會議裏強調發展。\n',
      to: 'zh-Hant',
      expected: [],
    },
  ];
  for (const { name, text, from, to, expected } of ROWS) {
    it(name, () => {
      const converted = convertText(text, { from: from ?? 'auto', to });
      const { losses } = reportOn(text, converted, to);
      assert.deepEqual(
        losses.map((loss) => [loss.text, loss.converted, loss.returned]),
        expected,
      );
      for (const { source, target, ...loss } of losses) {
        assert.equal(text.slice(source.start, source.end), loss.text);
        assert.equal(converted.text.slice(target.start, target.end), loss.converted);
      }
    });
  }

  it('has no character of a name in doubt that stays, whatever plane it is of', () => {
    const text = '縣委書記林\u{20BB7}峰主持會議，林\u{20BB7}峰強調要落實。';
    const converted = convertText(text, { from: 'zh-TW', to: 'zh-Hant' });
    const found = findDoubts(analyze(text, testLexicon()), converted, 'zh-Hant', testLexicon());
    assert.deepEqual(
      found.map(({ source, target }) => [
        text.slice(source.start, source.end),
        converted.text.slice(target.start, target.end),
      ]),
      [
        ['峰', '峯'],
        ['峰', '峯'],
      ],
    );
  });

  it('has names in doubt that another traditional variety writes otherwise, and no words', () => {
    const text = '市長萬正峰出席會議，副市長張連才主持，審核把關，登上山峰。';
    const converted = convertText(text, { from: 'zh-TW', to: 'zh-Hant' });
    const found = findDoubts(analyze(text, testLexicon()), converted, 'zh-Hant', testLexicon());
    assert.deepEqual(
      found.map(({ character, used, alternatives, name, nameForms }) => [
        character,
        used,
        alternatives,
        name,
        nameForms,
      ]),
      [
        ['峰', '峯', ['峰'], '萬正峰', ['萬正峯', '萬正峰']],
        ['才', '纔', ['才'], '張連才', ['張連纔', '張連才']],
      ],
    );
  });

  it('keeps protected terms on the way back, too', () => {
    const text = '会议建立制度，资料很多。';
    const protectedTerms = [{ term: '建立', as: '建立' }];
    const converted = convertText(text, { from: 'auto', to: 'zh-TW-phrases', protectedTerms });
    const { losses } = reportOn(text, converted, 'zh-TW-phrases', protectedTerms);
    assert.deepEqual(
      losses.map((loss) => loss.text),
      ['资料'],
    );
  });

  it('tells annotations that are found otherwise there, and on the way back', () => {
    // 社群 heads no slogan, and comes back as 社区; 核心 comes back as 内核, which is no word of the term.
    const text = '会议强调，建设老年友好型社区，弘扬社会主义核心价值观。';
    const converted = convertText(text, { from: 'auto', to: 'zh-TW-phrases' });
    const { there, back } = reportOn(text, converted, 'zh-TW-phrases');
    const told = ({ missing, added }: RecognitionDifferences) => [
      missing.map((one) => one.text),
      added.map((one) => one.text),
    ];
    assert.equal(converted.text, '會議強調，建設老年友好型社群，弘揚社會主義核心價值觀。');
    assert.deepEqual(told(there), [['老年友好型社群'], []]);
    assert.deepEqual(told(back), [['社会主义内核价值观'], []]);
  });

  for (const sample of SAMPLES) {
    it(`explains whatever is found otherwise on the way back of ${sample}`, () => {
      const text = readFileSync(join(__dirname, '../../samples', sample), 'utf8');
      for (const to of VARIETIES) {
        const converted = convertText(text, { from: 'auto', to });
        const { losses, there, back } = reportOn(text, converted, to);
        const { alignment, missing, added } = back;
        assert.deepEqual([there.missing, there.added], [[], []], to);
        const touches = (one: Annotation, others: readonly Range[]): boolean =>
          others.some(({ start, end }) => start < one.end && one.start < end);
        const returned = losses.map(({ source }) => alignment.toTarget(source));
        for (const one of missing) assert.ok(touches(one, returned), `${to}: ${one.text}`);
        // A part of what is not found again may be: 新型城镇化 of 以人为内核的新型城镇化.
        const explained = [...returned, ...missing];
        for (const one of added) assert.ok(touches(one, explained), `${to}: ${one.text}`);
      }
    });
  }
});
