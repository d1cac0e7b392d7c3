/** Explanations as Markdown: nothing of an article may take effect as markup. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  escapeMarkdown,
  renderMarkdown,
  renderPlainText,
} from '../../../server/src/explain/render';

describe('escaping for Markdown', () => {
  const rows: readonly (readonly [text: string, escaped: string])[] = [
    ['高质量发展', '高质量发展'],
    ['**粗**', '\\*\\*粗\\*\\*'],
    ['[链接](https://example.org)', '\\[链接\\]\\(https\\:\\/\\/example\\.org\\)'],
    ['<img src=x>', '&lt;img src\\=x&gt;'],
    ['$(alert)', '&#36;\\(alert\\)'],
    ['# 一\n- 二', '\\# 一 \\- 二'],
    ['左\u202e右', '左 右'],
    ['\ud800', '\ufffd'],
  ];
  for (const [text, escaped] of rows) {
    it(JSON.stringify(text), () => assert.equal(escapeMarkdown(text), escaped));
  }

  it('leaves no ASCII punctuation bare in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const bare = escapeMarkdown(text)
          .replace(/\\[!-/:-@[-`{-~]/g, '')
          .replace(/&(?:amp|lt|gt|#36);/g, '');
        assert.doesNotMatch(bare, /[!-/:-@[-`{-~]/);
      }),
    );
  });
});

describe('explanations', () => {
  const explanation = {
    title: '四下*基层',
    parts: [
      { kind: 'line', content: [{ strong: '含义' }, ' ', '到基层去'] },
      { kind: 'list', ordered: true, items: [['一'], ['二']] },
      { kind: 'rule' },
      {
        kind: 'line',
        content: [
          { text: '出处', href: 'https://example.org/a_(b)' },
          { text: '命令', href: 'command:workbench.action.quit' },
        ],
      },
    ],
  } as const;

  it('are written as Markdown, with links of trusted schemes only', () => {
    assert.equal(
      renderMarkdown(explanation as unknown as Parameters<typeof renderMarkdown>[0]),
      [
        '**四下\\*基层**',
        '**含义** 到基层去',
        '1. 一\n2. 二',
        '---',
        '[出处](<https://example.org/a%5F%28b%29>)命令\n',
      ].join('\n\n'),
    );
  });

  it('are written as plain text', () => {
    assert.equal(
      renderPlainText(explanation as unknown as Parameters<typeof renderPlainText>[0]),
      '四下*基层\n含义 到基层去\n1. 一\n2. 二\n\n出处命令',
    );
  });
});
