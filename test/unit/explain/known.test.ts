import assert from 'node:assert/strict';
import { sourceLinks } from '../../../server/src/explain/known';

const names = (urls: readonly string[], titles?: Readonly<Record<string, string>>): string[] =>
  sourceLinks(urls, titles).flatMap((part) =>
    typeof part === 'object' && 'text' in part ? [part.text] : [],
  );

describe('links to sources', () => {
  it('are named by their hosts, several of one host by numbers', () => {
    assert.deepEqual(
      names(['https://www.example.org/1', 'https://example.org:81/2', 'https://example.com/']),
      ['example.org', 'example.org (2)', 'example.com'],
    );
  });

  it('are named by the title of the page of a wiki, cut where it is long', () => {
    assert.deepEqual(
      names([
        'https://zh.wikisource.org/wiki/%E9%9D%92%E7%9F%B3_%E5%8E%BF',
        `https://zh.wikisource.org/wiki/${'长'.repeat(30)}`,
        'https://zh.wikisource.org/wiki/%E9',
      ]),
      [
        '青石 县 (zh.wikisource.org)',
        `${'长'.repeat(24)}… (zh.wikisource.org)`,
        'zh.wikisource.org',
      ],
    );
  });

  it('are named by the titles that are given', () => {
    assert.deepEqual(names(['https://example.org/1'], { 'https://example.org/1': '青石县志' }), [
      '青石县志 (example.org)',
    ]);
  });

  it('stand once each', () => {
    assert.deepEqual(names(['https://example.org/1', 'https://example.org/1']), ['example.org']);
  });
});
