/** Cleaning. Expected texts were written by hand. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits } from '../../../../server/src/script/alignment';
import { clean, findDirt } from '../../../../server/src/script/cleaning/clean';
import { DIRT_KINDS, type DirtKind } from '../../../../server/src/script/cleaning/dirt';
import { BODY, ROWS } from './dirtyTexts';

/** What only looks like dirt. */
const CLEAN = [
  `县里织密守护网 - 安全网\n${BODY}\n综合\n治理成效明显提升\n${BODY}\n`,
  '心里热烫烫的，村村屯屯通了路，屯屯通工程完工，曹锟旧居修好了，元素锘，一斤拷贝纸。\n',
  '未经许可不得采集个人数据，违者依法追究责任\n',
  '曹某某主持并讲话 陈某某出席\n',
  '新华社福州12月6日电 记者从会上获悉，已完成1,234项任务，时间为10:30。\n',
  '参加会议的有：张 三 李四 王五。\n',
  '新华社某地6月1日电（记者张三李　王五六）会议召开。某社（阿某买提江　吴某俊）今天报道。\n',
  '参加会议的有：张三 李四 王五。\n',
  '省领导 张三 李四 王五等出席会议，并讲话。\n',
  '张三 岳云 王五 荀攸 李四 参加会议，并讲话。\n',
  '省委书记 省长 张三 出席，县长 李四在会上指出，要抓落实。\n',
  '出席会议的有 买买提·艾力 古丽·阿不都 王明，会议由市长主持。\n',
  '贾 荣 王小明 李 四 参加会议，并发言。\n',
  '刘 洋 王 芳 陈立新\n',
  '县委常委：劉　洋　王　芳　趙　亮\n',
  '委员：丁  一  于  海  马  强  王小明\n',
  '主 任 刘 洋 王 芳\n',
  '参加会议的有：刘 洋 王 芳 李 明。\n',
  '一江春水 两岸青山，这是好地方。\n',
  '本報訊 會議強調，要壯大產業。\n',
  '新華社北京3月5日電 會議強調，要抓好落實，推動發展。\n',
  '央视网消息 近日，县里召开会议，部署工作。\n',
  '活動啟動，各方稱讚。張三豐 攝影報道\n',
  '第三條 為了加強管理，制定本辦法。\n',
  '县里推出《稳就业 促增收 强信心·访谈》，反响很好。\n',
  '国内快讯：\n（1）各地推进城市更新 打造宜居家园；\n（2）多地迎来降雨 部分列车停运。\n',
  '摄影报道完成，记者 张三 摄  会议当天召开。\n',
  '会议到此结束。  第二天，代表们继续讨论。\n',
  '请看“说明书v1.0.”。\n',
  '相关链接：会议要求抓好落实。\n',
  '资料 | 甲县日报 乙县日报\n',
  `县里召开推进会\n甲县网 | 乙县客户端\n${BODY}\n`,
  '来源：甲县网 作者：王某 编辑：李某\n',
  '凡注明日期的文件，应当执行该版本的规定。\n',
  '推动工作落实（编辑部：甲县）。\n',
  '第一条 为了加强管理，制定本办法。\n',
  '全市“动力党建 幸福河湖”活动启动，成效明显。\n',
  `${BODY}\n主办：甲县文旅局\n地址：甲县文化馆一楼\n`,
  `${BODY}时间：3月2日，推动（责任编辑：张三）落实（责任编辑制度要求谁签字谁负责）。\n`,
  '走进田间地头 了解民情民意，好。聚焦主责主业 着力改善民生，好。\n',
  'The county built three canals in spring and repaired two more of them\n镇里修好了三条水渠。\n',
  '镇里今年春天修好了三条水渠，另外两条也已经整修一新，群众用水更方便了\nThe county built three canals in spring, and repaired two\n村民很满意。\n',
  'The county built three canals in spring and repaired two more.\nThe farmers have water enough for all of their fields now.\n',
  'The rate is 6.8 % now.\n',
  '“重”在这里读作“重(chóng)”，拼音是重(chóng)，又念“重(zhòng)”，注音為重(ㄓㄨㄥˋ)，讀音重 zhòng 聲。\n',
  '“José·某”…、“è”—“à”，30±2°',
  '附件(a1)、平台(app2)，卡尔.马克思\n',
  '“中国”××××，“某某××”——Beyoncé\n',
  '一. 总体要求\n',
  '指标GDP(gross)为Smart City, Inc.所用，a < b & c。\n',
  '他说：“第一段。\n“第二段。”\n',
  '　　正文开始了。　　这里曾是另一段。\n',
];

describe('cleaning', () => {
  for (const { name, dirty, clean: expected, kinds } of ROWS) {
    it(`takes away ${name}`, () => {
      const { text, edits } = clean(dirty);
      assert.equal(text, expected);
      assert.equal(applyEdits(dirty, edits), expected);
      const found = new Set(edits.flatMap((edit) => edit.kinds));
      assert.deepEqual([...found].sort(), [...kinds].sort());
    });

    it(`keeps ${name} where it is asked to`, () => {
      const keep = new Set(DIRT_KINDS);
      assert.equal(clean(dirty, { keep }).text, dirty);
      const { edits } = clean(dirty, { keep: new Set(kinds) });
      assert.ok(edits.every((edit) => edit.kinds.every((kind) => !kinds.includes(kind))));
    });
  }

  for (const text of CLEAN) {
    it(`leaves ${JSON.stringify(text.slice(0, 24))} as it is`, () => {
      assert.deepEqual(clean(text).edits, []);
    });
  }

  const REMARKS = [
    {
      name: 'two marks of which one is meant',
      text: '会议，、强调。',
      kind: 'doubled-punctuation',
      at: '，、',
    },
    { name: 'three full stops', text: '会议。。。', kind: 'doubled-punctuation', at: '。。。' },
    {
      name: 'pieces of them',
      text: '会议锟斤强调，要拷锟斤拷锟。',
      kind: 'mojibake',
      at: '锟斤',
      also: '拷锟斤拷锟',
    },
    { name: 'memory read as GBK', text: '会议烫烫烫。', kind: 'mojibake', at: '烫烫烫' },
    { name: 'two characters of memory', text: '会议，烫烫。', kind: 'mojibake', at: '烫烫' },
    { name: 'a byte order mark read as GBK', text: '锘会议。', kind: 'mojibake', at: '锘' },
    { name: 'replacement characters', text: '会议\uFFFD强调。', kind: 'mojibake', at: '\uFFFD' },
    { name: 'what GBK makes of them', text: '会议锟斤拷强调。', kind: 'mojibake', at: '锟斤拷' },
    { name: 'UTF-8 read as Latin', text: '会议ä¼šè®®。', kind: 'mojibake', at: 'ä¼šè®®' },
    {
      name: 'UTF-8 read as Latin without the letters that nobody sees',
      text: '会议ä¸å›½。',
      kind: 'mojibake',
      at: 'ä¸å›½',
    },
    {
      name: 'UTF-8 read as Windows-1252, quotation marks in it included',
      text: '会议ä¹¡é•‡å¹²éƒ¨ï¼Œè¦â€œå¿«â€�结束“好”。',
      kind: 'mojibake',
      at: 'ä¹¡é•‡å¹²éƒ¨ï¼Œè¦â€œå¿«â€�',
    },
    {
      name: 'bytes that Windows-1252 has no letter for',
      text: '会议è�½å®ž结束。',
      kind: 'mojibake',
      at: 'è�½å®ž',
    },
    {
      name: 'controls in UTF-8 read as ISO 8859-1',
      text: '会议åå结束。',
      kind: 'mojibake',
      at: 'åå',
    },
    {
      name: 'one character of it',
      text: '气温15â„ƒ，看é•‡。',
      kind: 'mojibake',
      at: 'â„ƒ',
      also: 'é•‡',
    },
    { name: 'a letter of it', text: 'cafÃ©开业，Ã‰cole。', kind: 'mojibake', at: 'Ã©', also: 'Ã‰' },
    {
      name: 'UTF-8 read as Latin twice',
      text: '会议Ã¤Â¸Â\u00adÃ¥â€ºÂ½。',
      kind: 'mojibake',
      at: 'Ã¤Â¸Â\u00adÃ¥â€ºÂ½',
    },
    { name: 'a full-width comma read as Latin', text: '会议ï¼Œ。', kind: 'mojibake', at: 'ï¼Œ' },
    { name: 'GBK read as Latin', text: '会议ÖÐ¹ú。', kind: 'mojibake', at: 'ÖÐ¹ú' },
    { name: 'GBK without a letter', text: '会议¹¤×÷。', kind: 'mojibake', at: '¹¤×÷' },
    {
      name: 'a soft hyphen in it',
      text: '会议ä¸\u00adå›½。',
      kind: 'mojibake',
      at: 'ä¸\u00adå›½',
    },
    {
      name: 'UTF-8 read as GBK',
      text: '会议，鏀垮簻锛屽ソ。',
      kind: 'mojibake',
      at: '鏀垮簻锛屽ソ',
    },
    {
      name: 'UTF-8 read as GBK, to its last lost byte',
      text: '鏀垮簻宸ヤ綔鎶ュ憡鎸囧嚭锛岃鍧氭寔楂樿川閲忓彂灞曘€\ufffd\n',
      kind: 'mojibake',
      at: '鏀垮簻宸ヤ綔鎶ュ憡鎸囧嚭锛岃鍧氭寔楂樿川閲忓彂灞曘€\ufffd',
    },
    { name: 'private characters', text: '会议\uE123。', kind: 'mojibake', at: '\uE123' },
    { name: 'a lost character', text: '县委书记张?主持会议。', kind: 'mojibake', at: '?' },
    {
      name: 'several lost characters',
      text: '县委书记????主持会议，怎么办？？县长??说。',
      kind: 'mojibake',
      at: '????',
      also: '??说',
    },
    { name: 'an opening mark alone', text: '要抓“四下基层。', kind: 'unpaired-quote', at: '“' },
    { name: 'a closing mark alone', text: '要抓四下基层”。', kind: 'unpaired-quote', at: '”' },
    { name: 'a third straight mark', text: '"四"和"下。', kind: 'unpaired-quote', at: '"下' },
    {
      name: 'a jump line inside a sentence',
      text: '会议强调，要扎实开展专项行动，把各项措施落\n▶▶下转03版\n第二条新闻标题\n',
      kind: 'jump-line',
      at: '▶▶下转03版\n',
    },
    {
      name: 'a jump where its sentence is cut',
      text: '会议强调，要扎实开展专项行动，把各项措施落（下转03版）\n第二条新闻标题\n',
      kind: 'jump-line',
      at: '（',
    },
    {
      name: 'a break between two names of a list',
      text: `${BODY}\n在会上发言的有张三、李四、王五\n赵六、钱七、周八出席。\n`,
      kind: 'layout-break',
      at: '\n赵六',
    },
    {
      name: 'a heading that a preposition ends',
      text: `${BODY}\n突出问题导向\n始终坚持问题导向，推动工作。\n`,
      kind: 'layout-break',
      at: '\n始',
    },
  ] as const;
  for (const { name, text, kind, at, ...row } of REMARKS) {
    it(`points out ${name} and leaves it`, () => {
      const { text: cleaned, remarks } = clean(text);
      assert.equal(cleaned, text);
      assert.deepEqual(
        remarks.map((remark) => [remark.kind, remark.start]),
        [at, ...('also' in row ? [row.also] : [])].map((one) => [kind, text.indexOf(one)]),
      );
    });
  }

  /** What lines are made of: words, names, residue, blanks, marks, markup and ends of lines, whole and in halves. */
  const BITS = [
    ...[
      '会议',
      '强调',
      '我',
      '们',
      '推进',
      '改革',
      '张三',
      '李四',
      '王',
      '县长',
      '的',
      '記者',
      '讯',
      '摄',
    ],
    ...[
      '(zhì)',
      '（fā）',
      '?qǐng)',
      'zhì)',
      '(zhì',
      '(de)',
      ' zhì ',
      '((fā',
      'fā))',
      '(ㄓˋ)',
      '(Fā zhǎn…)',
      '读作',
      'A',
      '13',
      '%',
      '第',
      '一',
    ],
    ...[' ', ' ', '  ', '\u3000', '\u3000\u3000', '\t', '\u00a0', '\u200b', '\ufeff'],
    ...[
      '，',
      '。',
      '、',
      '；',
      '：',
      '？',
      ',',
      '.',
      ';',
      ':',
      '!',
      '?',
      '"',
      "'",
      '×',
      '|',
      '·',
      '—',
    ],
    ...['“', '”', '‘', '’', '「', '」', '（', '）', '(', ')', '《', '》', '【', '】'],
    ...[
      '<p>',
      '</p>',
      '<br>',
      '<!--',
      '-->',
      '<script>',
      '</script>',
      '&amp;',
      '&lt;',
      '&nbsp;',
      '&nbsp',
      '&amp',
      '&ldquo',
    ],
    ...['\n', '\n', '\r\n', '\r', '\u2028', 'p&gt;', '\ufffd', '锟斤拷', '\ud842', '𠮷', '👍'],
    ...['相关阅读\n', '相关链接：', '人民网', '打印本页', '版权声明：', '▶▶下转08版', BODY],
  ];
  const dirtyTexts = fc
    .array(
      fc.oneof(
        { weight: 1, arbitrary: fc.constantFrom(...ROWS.map(({ dirty }) => dirty), ...CLEAN) },
        { weight: 1, arbitrary: fc.constantFrom(...REMARKS.map(({ text }) => text)) },
        { weight: 8, arbitrary: fc.constantFrom(...BITS) },
        { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 3 }) },
      ),
      { maxLength: 40 },
    )
    .chain((parts) => {
      const text = parts.join('');
      return fc.nat(text.length).map((cut) => text.slice(cut) + text.slice(0, cut));
    });
  const kept = fc.subarray([...DIRT_KINDS]).map((kinds) => new Set(kinds));

  it('leaves sentences that begin as furniture does', () => {
    const sentences = [
      '版权声明登记工作取得新进展，全县登记作品1200件，增长6.8%。',
      '版权所有人张三向县版权局申请登记。',
      '未经授权不得转载，是媒体版权保护的底线，县委宣传部部长王五说。',
      'Copyright 保护力度加大，县长王五说。',
      '扫一扫二维码即可办理，全县办件量增长6.8%。',
      '分享到会代表的经验，县长王五讲话。',
    ];
    for (const sentence of sentences) {
      assert.equal(
        clean(`${BODY}\n${sentence}\n${BODY}\n`).text,
        `${BODY}\n${sentence}\n${BODY}\n`,
      );
    }
    assert.equal(
      clean(`${BODY}\n(下转第二版)县长王五指出，要抓落实。\n`).text,
      `${BODY}\n县长王五指出，要抓落实。\n`,
    );
    const script = `${BODY}\nvar s="县委"; 会议强调要发展，县长王五出席。\n`;
    assert.ok(clean(script).text.includes('会议强调要发展，县长王五出席。'));
  });

  it('done twice changes nothing more, whatever is kept', () => {
    fc.assert(
      fc.property(dirtyTexts, fc.oneof(fc.constant(new Set<DirtKind>()), kept), (text, keep) => {
        assert.deepEqual(clean(clean(text, { keep }).text, { keep }).edits, []);
      }),
      { numRuns: 500 },
    );
  });

  it('is its edits, which keep apart, say why, and drop no Han character besides', () => {
    const han = (text: string) => text.match(/\p{Script=Han}/gu)?.join('') ?? '';
    fc.assert(
      fc.property(dirtyTexts, (text) => {
        const { text: cleaned, edits, alignment } = clean(text);
        assert.equal(applyEdits(text, edits), cleaned);
        let last = 0;
        let outside = '';
        let inside = '';
        for (const { start, end, replacement, kinds } of edits) {
          assert.ok(start >= last && start <= end);
          assert.ok(kinds.length > 0);
          outside += text.slice(last, start) + replacement;
          inside += text.slice(start, end);
          last = end;
        }
        assert.equal(han(outside + text.slice(last)), han(cleaned));
        // Only what holds words by its kind takes words away.
        for (const edit of edits) {
          const words = han(text.slice(edit.start, edit.end));
          const mayHoldWords = edit.kinds.some((kind) =>
            ['html', 'copyright', 'link-list', 'jump-line', 'page-furniture'].includes(kind),
          );
          assert.ok(words === han(edit.replacement) || mayHoldWords, inside);
        }
        assert.equal(alignment.targetLength, cleaned.length);
      }),
      { numRuns: 500 },
    );
  });

  it('leaves what stands in tags alone where these are to stay', () => {
    const page = '<p class="a" title="会议,强调">市委书记林远舟指出,要抓好"落实"。</p>';
    assert.equal(
      clean(page, { keep: new Set(['html']) }).text,
      '<p class="a" title="会议,强调">市委书记林远舟指出，要抓好“落实”。</p>',
    );
  });

  it('keeps background that stands beneath the head of a list of links', () => {
    const text =
      '会议强调，要抓实抓细。\n\n相关链接\n“四下基层”：宣传下基层、调研下基层\n全市走访群众6.4万户，解决问题1.1万个\n';
    assert.match(clean(text).text, /“四下基层”：宣传下基层、调研下基层\n全市走访群众6.4万户/);
  });

  it('takes no more than linear time over runs of one kind', function () {
    this.timeout(60_000);
    for (const run of ['°±', '"会"', '"', '“"?', 'ä¸', '�会', '会?', '▶▶下转8版', '（下转2版）']) {
      assert.equal(typeof clean(run.repeat(200_000 / run.length)).text, 'string');
    }
  });

  it('finds dirt in order, without overlaps', () => {
    fc.assert(
      fc.property(dirtyTexts, (text) => {
        let last = 0;
        for (const { start, end } of findDirt(text)) {
          assert.ok(start >= last && start < end && end <= text.length);
          last = end;
        }
      }),
      { numRuns: 300 },
    );
  });
});
