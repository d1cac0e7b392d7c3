/** Articles that were edited between an export and its import: every annotation finds its words, or is named. */
import assert from 'node:assert/strict';
import { emptySidecar } from '../../../server/src/decisions/decision';
import type { AnnotatedArticle } from '../../../server/src/formats/article';
import { chosen } from '../../../server/src/formats/choices';
import { findFormat } from '../../../server/src/formats/registry';
import { importDecisions } from '../../../server/src/formats/import/decisions';
import { findImporter, IMPORT_IDS } from '../../../server/src/formats/import/registry';
import { raw } from '../../../server/src/text/offsets';
import { slogan, spanOf } from './articles';
import { filesToRead, official } from './matrix';

const LINES = [
  '县长方远在会上强调真抓实干，要求各部门把任务落到田间地头。',
  '与会者认为真抓实干贵在坚持，不能虎头蛇尾。',
  '会后，方远到三个乡镇走访，再次谈到真抓实干。',
];
const TEXT = LINES.join('\n');

/** Each place of some words in a text. */
const placesOf = (words: string, text: string): number[] =>
  Array.from(text.matchAll(new RegExp(words, 'g')), ({ index }) => index);

const [person] = official('places.txt', TEXT, '方远', '县长').annotations;
const ARTICLE: AnnotatedArticle = {
  name: 'places.txt',
  text: TEXT,
  annotations: [
    person!,
    ...placesOf('真抓实干', TEXT).map((start) => ({
      ...slogan(TEXT.slice(start), '真抓实干'),
      start: start as (typeof person & object)['start'],
      end: (start + 4) as (typeof person & object)['end'],
    })),
  ],
};

const before = '本报讯　昨日，全县召开工作推进会，部署下一阶段重点工作。\n';
const inside = '记者在现场看到，会场里座无虚席，不少村干部认真记着笔记。';

/** An edit, and the annotation of the article that has no place afterwards. */
const EDITS: readonly [what: string, text: string, orphan?: string][] = [
  ['as it was', TEXT],
  ['with a paragraph before it', before + TEXT],
  ['with a paragraph in it', [LINES[0], inside, LINES[1], LINES[2]].join('\n')],
  [
    'with both, and CRLF',
    (before + [LINES[0], inside, ...LINES.slice(1)].join('\n')).replaceAll('\n', '\r\n'),
  ],
  ['without a sentence', [LINES[0], LINES[2]].join('\n'), '真抓实干'],
];

const authorship = { creator: '林', time: '2026-03-01T08:00:00Z' };

describe('an export of an article that was edited since', () => {
  for (const id of IMPORT_IDS) {
    for (const [what, text, orphan] of EDITS) {
      it(`${id}: ${what}`, async () => {
        const files = await filesToRead(findFormat(id)!, ARTICLE);
        const [imported] = await findImporter(id)!.read(files);
        const target = { text, suggestions: [], sidecar: emptySidecar('places.txt') };
        const { sidecar, orphans } = importDecisions(imported!, target, authorship);
        assert.deepEqual(
          orphans.map(({ decision }) => decision.pieces[0].exact),
          orphan === undefined ? [] : [orphan],
        );
        const lost = new Set(orphans.map(({ decision }) => decision.id));
        const found = sidecar.decisions
          .filter((decision) => !lost.has(decision.id))
          .map(({ pieces: [{ start, end }] }) => `${start} ${text.slice(start, end)}`);
        const expected = [
          `${text.indexOf('方远')} 方远`,
          ...placesOf('真抓实干', text).map((start) => `${start} 真抓实干`),
        ];
        assert.deepEqual(found.sort(), expected.sort());
      });
    }
  }
});

describe('an export of a text in another form', () => {
  const text = '縣長方遠強調高質(zhì)量發(fā)展,\n\n推進(jìn)高質(zhì)量發(fā)展 , 高質量發展。\n';
  const spans = ['方遠', '高質量發展', '高質量發展', '高質量發展'].map((words, index) => {
    const pattern = new RegExp([...words].join('(?:\\(\\p{L}+\\))?'), 'gu');
    const found = [...text.matchAll(pattern)][Math.max(0, index - 1)]!;
    const span = { start: raw(found.index), end: raw(found.index + found[0].length) };
    return { ...slogan('真抓实干', '真抓实干'), ...span, text: found[0], norm: words };
  });
  const article = { name: 'form.txt', text, annotations: spans };

  for (const form of ['clean', 'simplified', 'traditional'] as const) {
    for (const id of IMPORT_IDS) {
      it(`comes back from ${id}, ${form}`, async () => {
        const choices = { text: form, types: ['slogan'], minConfidence: 0 } as const;
        const files = await filesToRead(findFormat(id)!, chosen(article, choices));
        const [imported] = await findImporter(id)!.read(files);
        const target = { text, suggestions: [], sidecar: emptySidecar('form.txt') };
        const { sidecar, orphans } = importDecisions(imported!, target, authorship);
        assert.deepEqual(orphans, []);
        assert.deepEqual(
          sidecar.decisions.map(({ pieces: [{ start, end }] }) => [start, end]),
          spans.map(({ start, end }) => [start, end]),
        );
      });
    }
  }
});

describe('offsets that count code points of an article', () => {
  const text = '𠮷县长说：真抓实干，𠀀村也要真抓实干。';
  const csv = 'file,type,start_codepoint,end_codepoint,text\n';
  const quoted = (start: number, end: number) => ({
    body: { purpose: 'tagging', value: 'slogan' },
    target: {
      source: 'a.txt',
      selector: [
        { type: 'TextQuoteSelector', exact: '真抓实干' },
        { type: 'TextPositionSelector', start, end },
      ],
    },
  });
  const FILES: readonly (readonly [format: string, name: string, content: string])[] = [
    ['csv', 'a.csv', `${csv}a.txt,slogan,5,9,真抓实干\na.txt,slogan,14,18,真抓实干\n`],
    ['web-annotation', 'p.jsonld', JSON.stringify({ items: [quoted(5, 9), quoted(14, 18)] })],
  ];
  for (const [format, name, content] of FILES) {
    it(`are converted by it in ${format}`, async () => {
      const [imported] = await findImporter(format)!.read([{ name, content }]);
      const target = { text, suggestions: [], sidecar: emptySidecar('a.txt') };
      const { sidecar, orphans } = importDecisions(imported!, target, authorship);
      assert.deepEqual(orphans, []);
      const found = sidecar.decisions.map(({ pieces: [{ start }] }) => start);
      assert.deepEqual(found, placesOf('真抓实干', text));
    });
  }
});

describe('white space at the edges of an annotation', () => {
  const TEXTS: Readonly<Record<string, string>> = {
    LF: '县长　方远 说：\n真抓实干，久久为功。\n',
    CRLF: '县长　方远 说：\r\n真抓实干，久久为功。\r\n',
    CR: '县长　方远 说：\r真抓实干，久久为功。\r',
    'a byte order mark': '\uFEFF县长　方远 说：\n真抓实干，久久为功。\n',
    'form feeds': '县长　方远 说：\n真抓实干，\f久久为功。\f',
  };
  for (const [what, text] of Object.entries(TEXTS)) {
    const edge = (words: string) => ({
      ...slogan(text, '真抓实干'),
      ...spanOf(text, words),
      text: words,
    });
    const lineEnd = /\r?\n|\r/.exec(text)![0];
    const annotations = [edge('　方远 '), edge(`${lineEnd}真抓实干`)];
    const article = { name: 'edges.txt', text, annotations };

    for (const id of IMPORT_IDS) {
      const format = findFormat(id)!;
      const saysSo = format.limits.filter(
        (limit) => limit.loses.includes('span') && limit.concerns(article),
      );
      // Tokens have no white space in them, which their format says; tables have no text to move offsets by.
      if (saysSo.some(({ loses }) => !loses.includes('text'))) continue;
      it(`stays in ${id} with ${what}`, async () => {
        const [imported] = await findImporter(id)!.read(await filesToRead(format, article));
        const target = { text, suggestions: [], sidecar: emptySidecar('edges.txt') };
        const { sidecar, orphans } = importDecisions(imported!, target, authorship);
        assert.deepEqual(orphans, []);
        const found = sidecar.decisions.map(({ pieces: [{ start, end }] }) =>
          text.slice(start, end),
        );
        assert.deepEqual(found.sort(), annotations.map(({ text: words }) => words).sort());
      });
    }
  }
});
