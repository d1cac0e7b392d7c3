/** The shapes in which servers and libraries give Web Annotations out. */
import assert from 'node:assert/strict';
import { exportArticles } from '../../../server/src/formats/export';
import { detectFormat } from '../../../server/src/formats/import/detect';
import { findImporter } from '../../../server/src/formats/import/registry';
import { findFormat } from '../../../server/src/formats/registry';
import { CASES } from './matrix';

const TEXT = '𠮷县长说：真抓实干，久久为功。';

const quote = (exact: string) => ({
  type: 'TextQuoteSelector',
  exact,
  prefix: '𠮷县长说：',
  suffix: '，久久为功。',
});
/** 真抓实干, in code points. */
const POSITION = { type: 'TextPositionSelector', start: 5, end: 9 };

const target = (source: string) => ({ source, selector: [quote('真抓实干'), POSITION] });

const annotation = (fields: object = {}) => ({
  id: 'https://example.org/anno/1',
  type: 'Annotation',
  body: { type: 'TextualBody', purpose: 'tagging', value: 'slogan' },
  target: target('https://example.org/texts/%E7%9C%9F.txt?v=2#top'),
  ...fields,
});

/** What an annotation of Recogito's Text Annotator looks like before its adapter makes it one of the W3C's. */
const OWN_MODEL = {
  id: 'b1',
  bodies: [{ id: 'b2', annotation: 'b1', purpose: 'tagging', value: 'slogan' }],
  target: {
    annotation: 'b1',
    selector: [{ id: 'b3', quote: '真抓实干', start: 6, end: 10 }],
    creator: { id: 'u1', name: '林' },
  },
};

const SHAPES: readonly (readonly [what: string, value: object])[] = [
  ['a single annotation', annotation()],
  ['a page', { type: 'AnnotationPage', items: [annotation()] }],
  ['a collection with its first page', { first: { items: [annotation()] } }],
  ['a list of Text Annotator', [OWN_MODEL]],
  ['a single annotation of Text Annotator', OWN_MODEL],
  ['a page of Text Annotator', { items: [OWN_MODEL] }],
];

const read = (name: string, value: unknown, text?: string) =>
  findImporter('web-annotation')!.read([
    { name, content: JSON.stringify(value) },
    ...(text === undefined ? [] : [{ name: 'a.txt', content: text }]),
  ]);

describe('Web Annotations', () => {
  for (const [what, value] of SHAPES) {
    for (const name of ['a.jsonld', 'a.json']) {
      it(`are read from ${what} in ${name}`, async () => {
        assert.equal(detectFormat(name, JSON.stringify({ '@context': CONTEXT, ...value })), ID);
        const [article, ...others] = await read(name, value, TEXT);
        assert.deepEqual(others, []);
        assert.equal(article!.name, 'a.txt');
        const found = article!.annotations.map(({ type, start, end, text }) => [
          ...[type, start, end, text],
        ]);
        assert.deepEqual(found, [['slogan', 6, 10, '真抓实干']]);
      });
    }
  }

  it('of Text Annotator say who made them', async () => {
    const [article] = await read('a.json', [OWN_MODEL], TEXT);
    assert.deepEqual(article!.annotations[0]!.attributes, { review: { creator: '林' } });
  });

  it('come back from what Text Annotator made of an export', async () => {
    const { parseW3CTextAnnotation } = await import('@recogito/text-annotator');
    const { article } = CASES['emoji']!;
    const format = findFormat('web-annotation', { profile: 'recogito' })!;
    const [file, text] = (await exportArticles([article], format)).files;
    const list = JSON.parse(String(file!.content)) as Parameters<
      typeof parseW3CTextAnnotation
    >[0][];
    const own = list.map((one) => parseW3CTextAnnotation(one).parsed);
    const [back] = await findImporter('web-annotation')!.read([
      { name: 'emoji.json', content: JSON.stringify(own) },
      text!,
    ]);
    assert.deepEqual(
      back!.annotations.map(({ type, start, end }) => [type, start, end]),
      article.annotations.map(({ type, start, end }) => [type, start, end]),
    );
  });

  const BODIES = [
    { type: 'TextualBody', purpose: 'tagging', value: '待议' },
    { type: 'TextualBody', purpose: 'tagging', value: 'slogan' },
    {
      purpose: 'commenting',
      value: '出处？',
      creator: { type: 'Person', name: '林' },
      created: '2026-01-02T03:04:05.000Z',
    },
    { purpose: 'replying', value: '见报告。', creator: { id: 'https://example.org/wu' } },
    { purpose: 'assessing', value: '好' },
    { purpose: 'assessing', value: '很好' },
  ];
  const SAID = {
    review: {
      notes: [
        { text: '出处？', creator: '林', created: '2026-01-02T03:04:05.000Z' },
        { text: '见报告。', creator: 'https://example.org/wu' },
      ],
      tags: ['待议'],
    },
  };
  const COMMENTED: readonly (readonly [what: string, value: object])[] = [
    ['the W3C’s model', { items: [annotation({ body: BODIES })] }],
    [
      'Text Annotator’s model',
      {
        items: [{ ...OWN_MODEL, target: { selector: OWN_MODEL.target.selector }, bodies: BODIES }],
      },
    ],
  ];
  for (const [what, value] of COMMENTED) {
    it(`in ${what} have comments and replies as notes, further tags as marks, and the rest is said`, async () => {
      const [article] = await read('a.jsonld', value, TEXT);
      const [one] = article!.annotations;
      assert.deepEqual([one!.type, one!.attributes], ['slogan', SAID]);
      assert.deepEqual(article!.notices, [
        'left out: a body for assessing in “items.0”, and 1 more',
      ]);
    });
  }

  it('have bodies for what they are for themselves', async () => {
    const [article] = await read(
      'a.jsonld',
      annotation({ motivation: 'tagging', body: { value: 'slogan' } }),
      TEXT,
    );
    assert.equal(article!.annotations[0]!.type, 'slogan');
  });

  for (const profile of ['spec', 'recogito'] as const) {
    it(`show notes as comments and have them back, in the profile ${profile}`, async () => {
      const [first] = CASES['emoji']!.article.annotations;
      const review = {
        tags: ['unsure'],
        notes: [
          { text: '存疑', creator: '林', created: '2026-01-02T03:04:05.000Z' },
          { text: '已核', creator: '吴', created: '2026-01-03T03:04:05.000Z' },
        ],
        state: 'accepted' as const,
        creator: '林',
        created: '2026-01-01T03:04:05.000Z',
        modified: '2026-01-01T03:04:05.000Z',
      };
      const article = { ...CASES['emoji']!.article, annotations: [{ ...first!, review }] };
      const format = findFormat('web-annotation', { profile })!;
      const [file, text] = (await exportArticles([article], format)).files;
      const json = JSON.parse(String(file!.content)) as { items?: { body: object[] }[] };
      const [item] = (json.items ?? json) as { body: { purpose: string; value: string }[] }[];
      assert.deepEqual(item!.body.slice(2), [
        {
          type: 'TextualBody',
          purpose: 'commenting',
          value: '存疑',
          format: 'text/plain',
          creator: { type: 'Person', name: '林' },
          created: '2026-01-02T03:04:05.000Z',
        },
        {
          type: 'TextualBody',
          purpose: 'commenting',
          value: '已核',
          format: 'text/plain',
          creator: { type: 'Person', name: '吴' },
          created: '2026-01-03T03:04:05.000Z',
        },
      ]);
      assert.doesNotMatch(item!.body[1]!.value, /存疑/);
      const [back] = await findImporter('web-annotation')!.read([file!, text!]);
      assert.deepEqual(back!.annotations[0]!.attributes['review'], review);
    });
  }

  it('without a text beside them are found by their quotations in the articles that they name', async () => {
    const second = { ...annotation(), id: 'https://example.org/anno/2', target: target('b.txt') };
    const articles = await read('page.jsonld', { items: [annotation(), second] });
    assert.deepEqual(
      articles.map(({ name, text, annotations }) => [name, text, annotations.length]),
      [
        ['真.txt', undefined, 1],
        ['b.txt', undefined, 1],
      ],
    );
    const [{ text, context }] = articles[0]!.annotations as [
      (typeof articles)[0]['annotations'][0],
    ];
    assert.equal(text, '真抓实干');
    assert.deepEqual(context, { prefix: '𠮷县长说：', suffix: '，久久为功。' });
  });

  const REFUSED: readonly (readonly [what: string, value: object, message: RegExp])[] = [
    [
      'that name no source',
      annotation({ target: { selector: [quote('真抓实干')] } }),
      /^a\.jsonld: has no \.txt file beside it$/,
    ],
    [
      'without a quotation',
      annotation({ target: { source: 'a.txt', selector: [POSITION] } }),
      /^a\.jsonld:1: the whole has no TextQuoteSelector, and there is no \.txt file beside it$/,
    ],
    [
      'of several pieces',
      { items: [annotation({ target: [target('a.txt'), target('a.txt')] })] },
      /^a\.jsonld:1: “items\.0” has several targets, which need the text beside the file$/,
    ],
  ];
  for (const [what, value, message] of REFUSED) {
    it(`${what} are refused without a text`, async () => {
      await assert.rejects(async () => read('a.jsonld', value), { message });
    });
  }
});

const ID = 'web-annotation';
const CONTEXT = 'http://www.w3.org/ns/anno.jsonld';
