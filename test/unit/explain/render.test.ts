import assert from 'node:assert/strict';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { figure } from '../../../server/src/explain/figures';
import { labelled, type Explanation } from '../../../server/src/explain/explanation';
import { renderMarkdown, renderPlainText } from '../../../server/src/explain/render';

/** As an editor's hover: with bare addresses made links, and HTML. */
const markdown = new MarkdownIt({ html: true, linkify: true });

/** Kinds of what a Markdown text consists of beyond plain words. */
function markupOf(text: string): string[] {
  const kinds = new Set<string>();
  for (const block of markdown.parse(text, {})) {
    if (block.type !== 'inline') kinds.add(block.type);
    for (const { type } of block.children ?? []) kinds.add(type);
  }
  return [...kinds].sort();
}

/** The words that a Markdown text shows. */
const wordsOf = (text: string): string =>
  markdown
    .parse(text, {})
    .flatMap(({ children }) => children ?? [])
    .map(({ content }) => content)
    .join('');

const titled = (title: string): Explanation => ({ title, parts: [] });

const PLAIN = ['paragraph_close', 'paragraph_open', 'strong_close', 'strong_open', 'text'];

describe('an explanation in Markdown', () => {
  const TEXTS = [
    '# 标题',
    '1. 一、加强',
    '- 条目\n- 条目',
    '**粗** _斜_ ~~删~~ `码`',
    '[点](command:workbench.action.quit)',
    '![图](https://example.org/a.png)',
    '<img src=x onerror=alert(1)>',
    'https://example.org www.example.org a@example.org',
    '&lt; &copy; &#35;',
    '| a | b |\n|---|---|',
    '$(zap) $(sync~spin)',
    '\\*反斜\\',
    '```\n块\n```',
    '---',
    '> 引',
  ];
  for (const text of TEXTS) {
    it(`shows ${JSON.stringify(text)} as it is written`, () => {
      const rendered = renderMarkdown(titled(text));
      assert.deepEqual(
        markupOf(rendered).filter((kind) => !PLAIN.includes(kind)),
        rendered.includes('\\') || rendered.includes('&') ? special(rendered) : [],
      );
      assert.equal(wordsOf(rendered), text.replace(/\s+/g, ' '));
      assert.doesNotMatch(rendered, /\$\(/);
    });
  }

  it('shows any text as it is written, wherever it stands', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const explanation: Explanation = {
          title: '题',
          parts: [
            labelled('标', text),
            { kind: 'list', ordered: true, items: [[text]] },
            { kind: 'line', content: [{ strong: '粗' }, ' ', text] },
          ],
        };
        const allowed = [...PLAIN, 'text_special', 'softbreak', 'hardbreak'].concat(
          ['ordered_list', 'list_item'].flatMap((kind) => [`${kind}_open`, `${kind}_close`]),
        );
        const unexpected = markupOf(renderMarkdown(explanation)).filter(
          (kind) => !allowed.includes(kind),
        );
        assert.deepEqual(unexpected, []);
      }),
    );
  });

  /** What a reader of Markdown makes of it: each block with its lines. */
  const blocksOf = (text: string): string[][] =>
    markdown
      .parse(text, {})
      .filter(({ type }) => type === 'inline' || type === 'hr')
      .map(({ children }) =>
        (children ?? [])
          .map(({ type, content }) => (type === 'hardbreak' ? '\n' : content))
          .join('')
          .split('\n'),
      );

  it('sets lines below one another, and apart what is no line', () => {
    const explanation: Explanation = {
      title: '题',
      parts: [
        { kind: 'line', content: ['数字提法'] },
        labelled('含义', '甲'),
        { kind: 'line', content: [''] },
        labelled('内容'),
        { kind: 'list', ordered: true, items: [['1. 一'], ['二']] },
        labelled('提出', '- 乙'),
        labelled('出典', '丙'),
        { kind: 'rule' },
        labelled('本文', '2 处'),
        labelled('依据', '# 丁'),
      ],
    };
    assert.deepEqual(blocksOf(renderMarkdown(explanation)), [
      ['题', '数字提法'],
      ['含义 甲', '内容'],
      ['1. 一'],
      ['二'],
      ['提出 - 乙', '出典 丙'],
      [''],
      ['本文 2 处', '依据 # 丁'],
    ]);
  });

  it('leads to addresses that it trusts, and to no other', () => {
    const link = (href: string) =>
      renderMarkdown({
        title: '题',
        parts: [{ kind: 'line', content: [{ text: '出典', href }] }],
      });
    assert.match(
      link('https://example.org/(a)?b=1'),
      /\[出典\]\(<https:\/\/example\.org\/%28a%29\?b=1>\)/,
    );
    assert.match(link('file:///a%20b.txt#L3'), /\(<file:\/\/\/a%20b\.txt#L3>\)/);
    for (const href of ['command:x', 'javascript:alert(1)', 'data:text/html,x', '']) {
      assert.doesNotMatch(link(href), /\]\(/, href);
    }
  });

  it('lets no mark through that turns the direction of what follows', () => {
    assert.doesNotMatch(renderMarkdown(titled('a\u202Eb\u2066c\0d')), /[\u202E\u2066\0]/);
  });
});

/** Escapes are tokens of their own. */
const special = (rendered: string): string[] =>
  markupOf(rendered).includes('text_special') ? ['text_special'] : [];

describe('an explanation in plain text', () => {
  it('keeps lists and leaves out markup', () => {
    const explanation: Explanation = {
      title: '*题*',
      parts: [
        labelled('标', '文', { text: '链', href: 'https://example.org' }),
        { kind: 'list', ordered: true, items: [['一'], ['二']] },
        { kind: 'list', ordered: false, items: [['三']] },
      ],
    };
    assert.equal(renderPlainText(explanation), '*题*\n标 文链\n1. 一\n2. 二\n- 三');
  });
});

describe('figures', () => {
  const FIGURES: readonly [value: number, text: string][] = [
    [0, '0'],
    [13, '13'],
    [999, '999'],
    [1000, '1,000'],
    [5_400_000, '5,400,000'],
    [8.5, '8.5'],
    [1234.5, '1,234.5'],
    [2.3 * 10_000, '23,000'],
    [-1234, '-1,234'],
    [1e21, '1e+21'],
  ];
  for (const [value, text] of FIGURES) {
    it(`writes ${value} as ${text}`, () => assert.equal(figure(value), text));
  }
});
