import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { type IGrammar, INITIAL, parseRawGrammar, Registry } from 'vscode-textmate';

const GRAMMAR = new URL('../../../syntaxes/zhengwen.tmLanguage.json', import.meta.url);

async function loadGrammar(): Promise<IGrammar> {
  const wasm = readFileSync(
    createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm'),
  );
  await loadWASM(wasm);
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: () =>
      Promise.resolve(parseRawGrammar(readFileSync(GRAMMAR, 'utf8'), GRAMMAR.pathname)),
  });
  return (await registry.loadGrammar('text.zhengwen'))!;
}

/** Scopes by the first letters of their names, the innermost that says something. */
const SHORT = {
  headline: 'markup.heading',
  comment: 'comment.',
  dateline: 'entity.other.attribute-name.dateline',
  quote: 'string.quoted',
  title: 'support.class.title',
  enumeration: 'keyword.other.enumeration',
  number: 'constant.numeric',
} as const;

describe('the grammar', () => {
  let grammar: IGrammar;
  before(async () => {
    grammar = await loadGrammar();
  });

  /** The parts of a line that have a scope, as `scope:text`; neighbours of one scope joined. */
  function scopesOf(line: string): string[] {
    const parts: { scope: string; text: string }[] = [];
    for (const token of grammar.tokenizeLine(line, INITIAL).tokens) {
      const scope = [...token.scopes]
        .reverse()
        .flatMap((name) =>
          Object.entries(SHORT).flatMap(([short, prefix]) =>
            name.startsWith(prefix) ? [short] : [],
          ),
        )[0];
      const text = line.slice(token.startIndex, token.endIndex);
      const last = parts.at(-1);
      if (last && last.scope === (scope ?? '')) last.text += text;
      else parts.push({ scope: scope ?? '', text });
    }
    return parts.filter(({ scope }) => scope).map(({ scope, text }) => `${scope}:${text}`);
  }

  const CASES: readonly (readonly [what: string, line: string, expected: readonly string[]])[] = [
    [
      'a headline',
      '跳起摸高冲刺四季度 全力打好攻坚战',
      ['headline:跳起摸高冲刺四季度 全力打好攻坚战'],
    ],
    ['a headline that asks', '先锋岗怎么选人？', ['headline:先锋岗怎么选人？']],
    [
      'a headline with a name in quotation marks',
      '石桥镇“党员先锋岗”办成实事',
      ['headline:石桥镇', 'quote:“党员先锋岗”', 'headline:办成实事'],
    ],
    ['no headline in a sentence', '会议强调，要抓好落实。', []],
    ['no headline in half a sentence', '市领导高砚秋、陆怀民、', []],
    ['no headline in the end of a sentence', '民，抓好改造；', []],
    ['no headline in a word', '摘要', []],
    ['a byline', '记者 唐晓棠', ['comment:记者 唐晓棠']],
    ['a byline in traditional script', '記者 王小棠', ['comment:記者 王小棠']],
    [
      'a byline in brackets',
      '（记者 唐晓棠 通讯员 罗一鸣）',
      ['comment:（记者 唐晓棠 通讯员 罗一鸣）'],
    ],
    ['the editors of a page', '编辑/尹小禾 校对/姚远', ['comment:编辑/尹小禾 校对/姚远']],
    ['source and date', '澜江日报 2024-04-18 20:15', ['comment:澜江日报 2024-04-18 20:15']],
    ['a date alone', '2024年4月26日', ['comment:2024年4月26日']],
    [
      'what a report opens with',
      '澜江日报讯（全媒体记者/唐晓棠） 会议召开。',
      ['dateline:澜江日报讯', 'comment:（全媒体记者/唐晓棠）'],
    ],
    [
      'the dateline of an agency',
      '云川社枫林11月3日电 深秋时节。',
      ['dateline:云川社枫林11月3日电'],
    ],
    ['a jump line', '▶▶下转03版', ['comment:▶▶下转03版']],
    ['a jump in brackets', '（下转第2版）', ['comment:（下转第2版）']],
    ['a jump behind a sentence', '不重不漏。（下转第2版）', ['comment:（下转第2版）']],
    ['a caption', '图为学习会现场。', ['comment:图为学习会现场。']],
    [
      'a numbered heading',
      '一、2023年工作回顾',
      ['enumeration:一、', 'number:2023', 'headline:年工作回顾'],
    ],
    [
      'a bracketed number before a sentence',
      '（一）改革开放推进。深化改革。',
      ['enumeration:（一）'],
    ],
    ['an Arabic number', '1. 加快建设；', ['enumeration:1.']],
    ['a number with a decimal point, not a list', '1.36亿元投资；', ['number:1.36亿']],
    [
      'points of a speech',
      '就是：一是抓项目；二是抓服务。',
      ['enumeration:一是', 'enumeration:二是'],
    ],
    ['no point where 一 belongs to a word', '统一是前提。', []],
    ['a title', '印发《关于开展行动的通知》。', ['title:《关于开展行动的通知》']],
    ['quotation marks', '推行“一线工作法”，', ['quote:“一线工作法”']],
    ['corner brackets', '聚焦「兩個免於提交」，', ['quote:「兩個免於提交」']],
    ['an opening mark without its end', '会议指出“要抓落实。', []],
    ['residue', '推動高質(zhì)量發(fā)展，', ['comment:(zhì)', 'comment:(fā)']],
    ['residue in full-width brackets', '落實（shí）責任，', ['comment:（shí）']],
    ['residue that lost a bracket', '履責(zé於行，擔責?zé)於身。', ['comment:(zé', 'comment:?zé)']],
    [
      'residue inside quotation marks',
      '“實(shí)幹”，',
      ['quote:“實', 'comment:(shí)', 'quote:幹”'],
    ],
    ['no residue in an abbreviation', '使用系统(app)，', []],
    ['a figure', '增长6.5%，达到1286.4亿元，', ['number:6.5%', 'number:1286.4亿']],
  ];

  for (const [what, line, expected] of CASES) {
    it(`scopes ${what}: ${line}`, () => assert.deepEqual(scopesOf(line), expected));
  }

  it('needs no more than linear time for a paragraph of one line', () => {
    const line = '会议强调，要抓好“五场硬仗”（一期）和1200余件实事、(zhì'.repeat(2000);
    assert.ok(grammar.tokenizeLine(line, INITIAL, 0).tokens.length > 1000);
  });
});
