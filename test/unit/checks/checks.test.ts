/** What the checks find, and what they leave alone, in sentences written for it. */
import assert from 'node:assert/strict';
import type { CheckId } from '../../../server/src/checks/check';
import { CHECKS, prepareChecks, runChecks, stepChecks } from '../../../server/src/checks/registry';
import { analyze } from '../../../server/src/document/analysis';
import { createLexicon } from '../../../server/src/lexicon/lexicon';
import { lexiconData, testLexicon } from '../../support/lexicon';

/** A text, what is marked in it, and what the text reads after the fix; nothing where nothing is found. */
type Case = readonly [text: string, marked?: string, mended?: string];

const CASES: Readonly<Record<CheckId, readonly Case[]>> = {
  'misquoted-term': [
    ['着力解决群众“急难愁盼”问题。'],
    ['着力解决群众“急难仇盼”问题。', '急难仇盼', '着力解决群众“急难愁盼”问题。'],
    ['弘扬“艰苦奋斗”“实事求事”的作风。', '实事求事', '弘扬“艰苦奋斗”“实事求是”的作风。'],
    ['持续优化“营商环境”，坚持“高质量发展”。'],
    ['坚持“以人民为中心的发展思相”。', '以人民为中心的发展思相', '坚持“以人民为中心的发展思想”。'],
    ['共建“已带一路”。', '已带一路', '共建“一带一路”。'],
    ['推进京津翼协同发展。', '京津翼协同发展', '推进京津冀协同发展。'],
    // The fix is written as the article is.
    ['著力解決群眾「急難仇盼」問題。', '急難仇盼', '著力解決群眾「急難愁盼」問題。'],
    [
      '全黨要為群眾謀福祉，深化「放管福」改革。',
      '放管福',
      '全黨要為群眾謀福祉，深化「放管服」改革。',
    ],
    // Traditional script and residue are no errors.
    ['著力解決群眾“急難愁盼”問題。'],
    ['着力解决群众“急難(nán)愁盼”问题。'],
    // Made after a set phrase on purpose.
    ['推行“最多填一次”改革。'],
    ['推动“高效办成一件事”向“高效办成一类事”集成升级。'],
    ['坚持“新官理旧账”。'],
    ['推进“三维一体”建设。'],
    ['这是“民有所呼、法有所应”的实践。'],
    // Written so again and again.
    ['群众“急难仇盼”。\n\n群众“急难仇盼”。'],
  ],
  'wrong-count': [
    [
      '增强“四个意识”、坚定“五个自信”、做到“两个维护”。',
      '五个自信',
      '增强“四个意识”、坚定“四个自信”、做到“两个维护”。',
    ],
    ['增强“四个意识”、坚定“四个自信”、做到“两个维护”。'],
    [
      '增強「四個意識」、堅定「五個自信」、做到「兩個維護」。',
      '五個自信',
      '增強「四個意識」、堅定「四個自信」、做到「兩個維護」。',
    ],
    // A place's own formula with the same words.
    ['县里实施“七大工程”。'],
    ['常态化开展“三个意识”教育。'],
    ['推行“四会一课”制度。'],
  ],
  'item-order': [
    [
      '坚定理论自信、道路自信、制度自信和文化自信。',
      '理论自信、道路自信、制度自信和文化自信',
      '坚定道路自信、理论自信、制度自信和文化自信。',
    ],
    [
      '堅定理論自信、道路自信、制度自信、文化自信。',
      '理論自信、道路自信、制度自信、文化自信',
      '堅定道路自信、理論自信、制度自信、文化自信。',
    ],
    ['坚定道路自信、理论自信、制度自信、文化自信。'],
    ['坚定文化自信，也要有道路自信。'],
  ],
  'enumeration-count': [
    ['落实“三找准”，即找准方向、找准问题、找准办法、找准时机。', '三找准'],
    ['落实“三找准”，即找准方向、找准问题、找准办法。'],
    ['落实“三找准”，即日起开展活动。'],
    // A part of what is counted, and clauses behind it.
    ['落实“四抓”思路，抓项目、抓产业，推动发展。'],
    ['落实“两抓”思路，抓项目、抓产业，推动发展上台阶。'],
    ['落实“三抓”要求，抓项目、抓产业，强化服务，抓队伍。'],
    ['落实“三个结合”要求，把学习与工作结合起来、学习与调研结合起来。'],
    ['（一）修路。\n（二）项目建设。\n（三）引水。'],
    ['根据该条第（二）项、第（四）项办理。'],
  ],
  total: [
    ['修建水渠12公里、道路30公里，共计52公里。', '52公里'],
    ['修建水渠12公里、道路30公里，共计42公里。'],
    ['合作社从300家增加到420家，增长50%。', '50%'],
    ['合作社从300家增加到420家，年均增长12%。'],
    ['全村639户中，601户完成改厕，占98%。', '98%'],
    // Rounding, and kinds that need not be all.
    ['粮食产量由12万吨提高到15万吨，增长20%。'],
    ['全县共有学校85所，其中小学60所、初中18所、高中5所。'],
    ['登记商户18家，其中城区6家，乡镇10家，园区2家。'],
    ['新增就业5200人，占全省的12%。'],
  ],
  'conflicting-posts': [
    ['合肥市委书记唐国良主持会议。\n\n六安市委书记唐国良作部署。', '六安市委书记'],
    ['合肥市委书记唐国良主持会议。\n\n时任六安市委书记唐国良作部署。'],
    ['省委常委、合肥市委书记唐国良主持会议。'],
    // Posts that one person holds, and says so once.
    ['县委书记、县人大常委会主任唐国良讲话。\n\n县委书记唐国良调研。'],
    ['县委书记唐国良讲话。\n\n县人大常委会主任唐国良调研。'],
    [
      '县发改局局长、粮食局局长唐国良讲话。\n\n县发改局局长唐国良调研。\n\n县粮食局局长唐国良答问。',
    ],
    ['青石镇党委书记、镇长唐国良讲话。\n\n青石镇镇长唐国良调研。'],
  ],
  'name-variant': [
    [
      '青石县委书记唐国良主持会议。唐国良强调，要抓好落实。\n\n青石县委书记唐国梁出席。',
      '唐国梁',
      '青石县委书记唐国良主持会议。唐国良强调，要抓好落实。\n\n青石县委书记唐国良出席。',
    ],
    ['青石县副县长唐国良主持会议。\n\n青石县副县长唐国梁出席。'],
    // Members of a body may have like names.
    ['县人大代表唐国良发言。唐国良说，要修路。\n\n县人大代表唐国梁也作了发言。'],
    [
      '青石縣委書記唐國良主持會議。唐國良強調，要抓好落實。\n\n青石縣委書記唐國梁出席。',
      '唐國梁',
      '青石縣委書記唐國良主持會議。唐國良強調，要抓好落實。\n\n青石縣委書記唐國良出席。',
    ],
    ['青石县委书记唐国良主持会议。\n\n白河县委书记唐国梁出席。'],
  ],
};

for (const { id } of CHECKS) {
  describe(`the check ${id}`, () => {
    for (const [text, marked, mended] of CASES[id]) {
      it(`${marked === undefined ? 'finds nothing' : `marks ${marked}`} in ${text.replace(/\n+/g, ' / ')}`, () => {
        const found = runChecks(analyze(text, testLexicon()), testLexicon(), (one) => one === id);
        assert.deepEqual(
          found.map(({ span }) => text.slice(span.start, span.end)),
          marked === undefined ? [] : [marked],
        );
        const fix = found[0]?.fix;
        assert.equal(
          fix && text.slice(0, fix.span.start) + fix.text + text.slice(fix.span.end),
          mended,
        );
      });
    }
  });
}

describe('the check item-order', () => {
  const said = (text: string) =>
    runChecks(analyze(text, testLexicon()), testLexicon()).map(({ message }) => message.zh);

  it('says what stands there and what usually does', () => {
    assert.deepEqual(said('坚定理论自信、道路自信、制度自信和文化自信。'), [
      '“理论自信、道路自信、制度自信和文化自信”的次序通常是“道路自信、理论自信、制度自信和文化自信”（“四个自信”）',
    ]);
  });

  it('tells a list that is its own name once', () => {
    assert.deepEqual(said('让群众有更多的安全感、获得感、幸福感。'), [
      '“安全感、获得感、幸福感”的次序通常是“获得感、幸福感、安全感”',
    ]);
  });
});

describe('the checks', () => {
  it('run as they are switched on', () => {
    const text = '着力解决群众“急难仇盼”问题。修建水渠12公里、道路30公里，共计52公里。';
    const ids = (isOn?: (id: CheckId) => boolean) =>
      runChecks(analyze(text, testLexicon()), testLexicon(), isOn).map(({ check }) => check);
    assert.deepEqual(ids(), ['misquoted-term', 'total']);
    assert.deepEqual(
      ids((id) => id === 'total'),
      ['total'],
    );
  });

  it('run one at each step, with the same findings', () => {
    const lexicon = createLexicon(lexiconData());
    const text = '增强三个意识，推进急难仇盼问题整改。修建水渠12公里、道路30公里，共计52公里。';
    const analysis = analyze(text, lexicon);
    const steps = stepChecks(analysis, lexicon);
    let pauses = 0;
    let step = steps.next();
    for (; !step.done; step = steps.next()) pauses++;
    assert.equal(pauses, CHECKS.length);
    // What was built beforehand changes how long it takes and nothing else.
    Array.from(prepareChecks(lexicon));
    assert.deepEqual(step.value, runChecks(analysis, lexicon));
    assert.ok(step.value.length > 0);
  });

  it('have ids of their own and say what they look for', () => {
    assert.equal(new Set(CHECKS.map(({ id }) => id)).size, CHECKS.length);
    for (const { what } of CHECKS) assert.ok(what.zh !== '' && what.en !== '');
  });
});
