/** Articles with annotations made by hand, with what formats stumble over. */
import type { Annotation } from '../../../server/src/document/annotation';
import type { AnnotatedArticle } from '../../../server/src/formats/article';
import { raw, type RawSpan } from '../../../server/src/text/offsets';

/** Where the words stand in a text, the first time from an offset on. */
export function spanOf(text: string, words: string, from = 0): RawSpan {
  const start = text.indexOf(words, from);
  if (start < 0) throw new Error(`${words} does not stand in the text`);
  return { start: raw(start), end: raw(start + words.length) };
}

/** What all annotations have, of words that stand in a text once. */
const base = (text: string, words: string, norm = words) => ({
  ...spanOf(text, words),
  text: words,
  norm,
});

const PLAIN =
  '市领导孙立军、马文出席会议，强调践行“四下基层”，推动高质量发展，办结13项重点任务，增长3至5个百分点。';

/** One annotation of each type with all its attributes, and a title that two people share. */
export const plain: AnnotatedArticle = {
  name: 'plain.txt',
  text: PLAIN,
  annotations: [
    {
      type: 'official',
      ...base(PLAIN, '孙立军'),
      posts: ['市领导'],
      postSpans: [spanOf(PLAIN, '市领导')],
      evidence: ['group-title'],
      confidence: 0.95,
    },
    {
      type: 'official',
      ...base(PLAIN, '马文'),
      posts: ['市领导'],
      postSpans: [spanOf(PLAIN, '市领导')],
      evidence: ['group-title', 'name-list'],
      confidence: 0.9,
    },
    {
      type: 'formula',
      ...base(PLAIN, '四下基层'),
      kind: 'counted',
      count: 4,
      items: ['宣传下基层', '调研下基层'],
      itemsSpan: spanOf(PLAIN, '办结'),
      entry: 'si-xia-jiceng',
      evidence: ['glossary', 'quoted'],
      confidence: 0.97,
    },
    {
      type: 'slogan',
      ...base(PLAIN, '高质量发展'),
      entry: 'gaozhiliang-fazhan',
      evidence: ['glossary'],
      confidence: 0.88,
    },
    {
      type: 'metric',
      ...base(PLAIN, '13项'),
      value: 13,
      unit: '项',
      bound: 'exact',
      indicator: '重点任务',
      evidence: ['unit'],
      confidence: 0.9,
    },
    {
      type: 'metric',
      ...base(PLAIN, '3至5个百分点'),
      value: 3,
      valueTo: 5,
      unit: '个百分点',
      bound: 'exact',
      indicator: null,
      direction: 'up',
      evidence: ['unit', 'percentage'],
      confidence: 0.8,
    },
  ],
};

/** A slogan with nothing beside it but its words. */
export const slogan = (text: string, words: string, norm?: string): Annotation => ({
  type: 'slogan',
  ...base(text, words, norm),
  evidence: ['quoted'],
  confidence: 0.5,
});

const article = (name: string, text: string, words: string, norm?: string): AnnotatedArticle => ({
  name,
  text,
  annotations: [slogan(text, words, norm)],
});

/** Articles of one slogan each, by what is difficult about them. */
export const difficult: Readonly<Record<string, AnnotatedArticle>> = {
  residue: article('residue.txt', '推動高質(zhì)量發展。', '高質(zhì)量發展', '高质量发展'),
  'CRLF inside a span': article(
    'crlf.txt',
    '推动“走找\r\n\r\n　　想促”活动。',
    '走找\r\n\r\n　　想促',
    '走找想促',
  ),
  'a line separator inside a span': article(
    'ls.txt',
    '走找\u2028想促\u0085好',
    '走找\u2028想促\u0085好',
    '走找想促好',
  ),
  'a byte order mark': article('bom.txt', '\uFEFF高质量发展', '高质量发展'),
  'a rare character before a span': article('rare.txt', '𠮷林省推动高质量发展', '高质量发展'),
  'a rare character inside a span': article('inside.txt', '推动𠮷祥行动', '𠮷祥行动'),
  'a tab inside a span': article('tab.txt', '推动“走找\t想促”', '走找\t想促', '走找想促'),
  quotes: article('quotes.txt', '推动走"找",想促', '走"找",想促'),
  'a formula for Excel': article('=formula.txt', '推动+实干活动', '+实干'),
  Big5: { ...article('big5.txt', '推動高質量發展', '高質量發展', '高质量发展'), encoding: 'big5' },
  'a no-break space': article('nbsp.txt', '推动“走\u00A0找&想”', '走\u00A0找&想', '走找&想'),
  nothing: { name: 'empty.txt', text: '', annotations: [] },
};
