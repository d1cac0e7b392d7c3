import assert from 'node:assert/strict';
import { mergeGlossaries } from '../../../server/src/lexicon/mergeGlossaries';
import { createLexicon } from '../../../server/src/lexicon/lexicon';
import { readGlossary } from '../../../server/src/lexicon/readGlossary';
import { lexiconData } from '../../support/lexicon';

const entry = (id: string, term: string, more = '') =>
  `- id: ${id}\n  kind: slogan\n  term: ${term}\n${more}` +
  `  meaning:\n    zh: 本地的一项工作方法。\n    en: A local method of work.\n` +
  `  sources:\n    - url: https://example.org/${id}\n      states: [term]\n`;

/** Each problem as line, severity, what is underlined and what is said. */
const said = (text: string) =>
  readGlossary(text).problems.map(({ start, end, severity, message }) => [
    text.slice(0, start).split('\n').length,
    severity,
    text.slice(start, end),
    message.en,
  ]);

const terms = (text: string) => readGlossary(text).entries.map(({ entry: { term } }) => term);

describe('a glossary of one’s own', () => {
  it('is read with the places of its entries', () => {
    const text = entry('a', '一码到底') + entry('b', '村村有戏');
    const { entries, problems } = readGlossary(text);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      entries.map(({ termSpan }) => text.slice(termSpan.start, termSpan.end)),
      ['一码到底', '村村有戏'],
    );
    assert.ok(text.slice(entries[1]!.span.start).startsWith('id: b'));
  });

  it('may be JSON', () => {
    const json = JSON.stringify([{ id: 'a', kind: 'formula', term: '三个一线' }], null, 2);
    assert.deepEqual(terms(json), ['三个一线']);
  });

  for (const empty of ['', '# nothing yet\n', '[]']) {
    it(`may be empty: ${JSON.stringify(empty)}`, () => {
      const { entries } = readGlossary(empty);
      assert.deepEqual(entries, []);
    });
  }

  const BROKEN: readonly (readonly [string, string, unknown[][], string[]])[] = [
    [
      'a field that there is not',
      entry('a', '一码到底', '  terms: 七\n') + entry('b', '村村有戏'),
      [[4, 'warning', 'terms', 'There is no field “terms”.']],
      ['一码到底', '村村有戏'],
    ],
    [
      'an id that is none',
      entry('a', '一码到底').replace('id: a', 'id: A 1') + entry('b', '村村有戏'),
      [[1, 'error', 'A 1', 'An id is lower-case pinyin joined by hyphens, such as sixia-jiceng.']],
      ['村村有戏'],
    ],
    [
      'a number for a term',
      entry('a', '1234'),
      [
        [
          3,
          'error',
          '1234',
          '“term” is to be a text (in quotation marks where it looks like a number).',
        ],
      ],
      [],
    ],
    [
      'no meaning and no source yet',
      '- id: a\n  kind: slogan\n  term: 一码到底\n',
      [
        [1, 'warning', 'id: a', '“meaning” is missing.'],
        [1, 'warning', 'id: a', '“sources” is missing.'],
      ],
      ['一码到底'],
    ],
    [
      'a meaning to be written',
      entry('a', '一码到底').replace('本地的一项工作方法。', "''"),
      [[5, 'warning', "''", '“meaning.zh” is too short.']],
      ['一码到底'],
    ],
    [
      'a count that is not that of its items',
      entry('a', '一码到底', '  count: 3\n  items: [{ zh: 一 }, { zh: 二 }]\n'),
      [[4, 'warning', '3', '“count” is 3, yet “items” has 2.']],
      ['一码到底'],
    ],
    [
      'an id twice',
      entry('a', '一码到底') + entry('a', '村村有戏'),
      [[10, 'error', 'id: a', 'The id “a” is used by an entry above.']],
      ['一码到底'],
    ],
    [
      'a term twice',
      entry('a', '一码到底') + entry('b', '一码到底'),
      [[12, 'error', '一码到底', 'The term “一码到底” has an entry above.']],
      ['一码到底'],
    ],
    [
      'a blank term',
      entry('a', '"  "') + entry('b', '村村有戏'),
      [[3, 'error', '"  "', '“term” is blank.']],
      ['村村有戏'],
    ],
    [
      'an entry that is a word',
      `${entry('a', '一码到底')}- 村村有戏\n`,
      [[10, 'error', '村村有戏', 'An entry is to be a mapping.']],
      ['一码到底'],
    ],
    [
      'a mapping for a list',
      'id: a\nterm: 一码到底\n',
      [[1, 'error', 'id: a', 'A glossary is a list of entries, each beginning with “- id:”.']],
      [],
    ],
  ];
  for (const [name, text, problems, kept] of BROKEN) {
    it(`with ${name} is reported there, and the rest is used`, () => {
      assert.deepEqual(said(text), problems);
      assert.deepEqual(terms(text), kept);
    });
  }

  it('with errors of syntax loses the entries in which they stand', () => {
    const text =
      `- id: a\n  kind: slogan\n\tterm: 一码到底\n${entry('b', '村村有戏')}` +
      `- id: c\n  kind: slogan\n  term: "一码到底\n`;
    assert.deepEqual(
      said(text).map(([line, severity]) => [line, severity]),
      [
        [3, 'error'],
        [15, 'error'],
      ],
    );
    assert.deepEqual(terms(text), ['村村有戏']);
  });

  for (const text of [
    '- *missing\n',
    '- &a [*a]\n',
    '\u0000',
    '- {',
    '- - - -\n',
    ': : :',
    '!!x',
  ]) {
    it(`never throws: ${JSON.stringify(text)}`, () => assert.deepEqual(terms(text), []));
  }

  it('overrides the built-in: forms, ids and lists of what is no term', () => {
    const own = readGlossary(entry('own-sixia', '四下基层') + entry('b', '村村有戏')).entries;
    const data = lexiconData();
    const [not] = data.terms.notTerms;
    const merged = mergeGlossaries(data, [
      ...own.map(({ entry: one }) => one),
      { ...own[1]!.entry, id: 'c', term: not! },
    ]);
    const lexicon = createLexicon(merged);
    assert.equal(lexicon.terms.get('四下基层')?.entry?.id, 'own-sixia');
    assert.equal(lexicon.terms.get('村村有戏')?.type, 'slogan');
    assert.equal(lexicon.terms.get(not!)?.entry?.id, 'c');
    assert.deepEqual(
      merged.glossary.filter(({ term }) => term === '四下基层').map(({ id }) => id),
      ['own-sixia'],
    );
  });

  it('keeps forms that are a known term with filler words around it', () => {
    const own = readGlossary(
      entry('own', '深化放管服') + entry('noted', '推进河长制（青石县）'),
    ).entries;
    const merged = mergeGlossaries(
      lexiconData(),
      own.map(({ entry: one }) => one),
    );
    const lexicon = createLexicon(merged);
    assert.equal(createLexicon(lexiconData()).terms.get('深化放管服'), undefined);
    assert.equal(lexicon.terms.get('深化放管服')?.entry?.id, 'own');
    assert.equal(lexicon.terms.get('推进河长制')?.entry?.id, 'noted');
  });
});
