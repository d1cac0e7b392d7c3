import assert from 'node:assert/strict';
import { analyze } from '../../../server/src/document/analysis';
import { concordanceOf, sortConcordance } from '../../../server/src/workspace/concordance';
import { testLexicon } from '../../support/lexicon';

const find = (text: string, term: string, width = 4) =>
  concordanceOf(analyze(text, testLexicon()), term, width);

/** `left[raw words]right` of each occurrence. */
const show = (text: string, term: string, width?: number): string[] =>
  find(text, term, width).map(
    ({ start, end, left, right }) => `${left}[${text.slice(start, end)}]${right}`,
  );

describe('concordance', () => {
  const TABLE: readonly [what: string, text: string, term: string, shown: readonly string[]][] = [
    ['none', '办结13项任务。', '林远舟', []],
    ['no words', '办结13项任务。', ' ', []],
    [
      'at both ends of a paragraph',
      '任务重，干劲足，完成任务',
      '任务',
      ['[任务]重，干劲', '足，完成[任务]'],
    ],
    [
      'traditional text',
      '要推動高質量發展，再上臺階。',
      '高质量发展',
      ['要推動[高質量發展]，再上臺'],
    ],
    ['traditional term', '要推动高质量发展。', '高質量發展', ['要推动[高质量发展]。']],
    ['the particle of Taiwan by that of others', '群眾說著話。', '说着', ['群眾[說著]話。']],
    ['the particle of others by that of Taiwan', '群众说着话。', '說著', ['群众[说着]话。']],
    ['著 where it is to write', '他是著名作家。', '著名', ['他是[著名]作家。']],
    ['words of Taiwan', '縣府推動網路安全。', '网络安全', ['縣府推動[網路安全]。']],
    ['a word of Taiwan', '县里推动网络安全。', '網路', ['县里推动[网络]安全。']],
    ['a word of Taiwan, simplified', '程序员写软件。', '软体', ['程序员写[软件]。']],
    ['long terms', '要最佳化營商環境。', '优化营商环境', ['要[最佳化營商環境]。']],
    ['a word that both have', '內核和核心', '核心', ['內核和[核心]']],
    ['a character that words simplify otherwise', '乾隆年間建橋。', '乾隆', ['[乾隆]年間建橋']],
    ['spaces inside', '要推动高质量 发展。', '高质量发展', ['要推动[高质量 发展]。']],
    ['marks are no pattern', '实施“1+3.0”工程，不是113000。', '1+3.0', ['实施“[1+3.0]”工程，']],
    ['characters of two code units', '𠮷𠮷𠮷任务𠮷𠮷', '任务', ['𠮷𠮷𠮷[任务]𠮷𠮷']],
    ['adjacent', '任务任务', '任务', ['[任务]任务', '任务[任务]']],
  ];
  for (const [what, text, term, shown] of TABLE) {
    it(what, () => {
      assert.deepEqual(show(text, term), shown);
    });
  }

  it('looks through line breaks that layout made', () => {
    const text = [
      '全县上下要把思想和行动统一到决策部署上来，坚定不移地推动高质量',
      '发展，不断开创各项工作的新局面，让群众的日子一天比一天过得更好',
      '，为建设更加美好的家园作出新的更大的贡献，这是我们的共同的心愿',
      '。大家要一起努力，把各项工作做实做细做好。',
    ].join('\n');
    assert.deepEqual(show(text, '高质量发展'), ['移地推动[高质量\n发展]，不断开']);
  });

  it('shows what the article writes, without what hides it', () => {
    const text = '堅(jiān)持推動高質(zhì)量發(fā)展,全縣(xiàn)一盤棋。\n';
    assert.deepEqual(
      find(text, '高质量发展', 5).map(({ left, words, right }) => [left, words, right]),
      [['堅持推動', '高質量發展', ',全縣一盤']],
    );
  });

  it('finds a person by surname and post where nobody else is meant', () => {
    const text =
      '县长陆文清出席会议。陆县长强调，要抓好落实。\n书记林远舟、书记林远山出席。林书记强调，要抓好落实。\n';
    const shown = (term: string) =>
      find(text, term).map(
        ({ start, end, isBySurname }) => `${text.slice(start, end)} ${isBySurname}`,
      );
    assert.deepEqual(shown('陆文清'), ['陆文清 false', '陆 true']);
    assert.deepEqual(shown('林远舟'), ['林远舟 false']);
  });

  it('sorts the scripts among each other', () => {
    const lines = find('任务發；任务发；任务法；任务發', '任务', 1);
    const sorted = sortConcordance(lines, 'right').map(({ right }) => right);
    assert.deepEqual(sorted, ['發', '发', '發', '法']);
  });

  it('sorts outwards from the word', () => {
    const lines = find('甲丙任务丁；乙甲任务乙；丙乙任务丙', '任务', 2);
    const by = (order: 'left' | 'right' | 'file') =>
      sortConcordance(lines, order).map(({ left, right }) => `${left}-${right}`);
    assert.deepEqual(by('file'), ['甲丙-丁；', '乙甲-乙；', '丙乙-丙']);
    assert.deepEqual(by('left'), ['甲丙-丁；', '丙乙-丙', '乙甲-乙；']);
    assert.deepEqual(by('right'), ['甲丙-丁；', '丙乙-丙', '乙甲-乙；']);
  });
});
