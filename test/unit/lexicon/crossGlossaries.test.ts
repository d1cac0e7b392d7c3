/** What is wrong between glossary files, where it stands in them. */
import assert from 'node:assert/strict';
import { crossGlossaries } from '../../../server/src/lexicon/crossGlossaries';
import { readGlossary } from '../../../server/src/lexicon/readGlossary';

const entry = (id: string, term: string, related = ''): string =>
  `- id: ${id}\n  kind: slogan\n  term: ${term}\n${related === '' ? '' : `  related: [${related}]\n`}`;

const TABLE: readonly (readonly [
  name: string,
  files: readonly string[],
  /** By file, lowest rank first: what each problem is, and the words that it underlines. */
  said: readonly (readonly string[])[],
])[] = [
  ['files apart', [entry('a', '村村有戏'), entry('b', '一码到底')], [[], []]],
  ['an id in two', [entry('a', '村村有戏'), entry('a', '一码到底')], [['duplicate a'], []]],
  ['a term in two', [entry('a', '村村有戏'), entry('b', '村村有戏')], [['duplicate 村村有戏'], []]],
  [
    'both in two, said once',
    [entry('a', '村村有戏'), entry('a', '村村有戏')],
    [['duplicate a'], []],
  ],
  [
    'a term in three',
    [entry('a', '村村有戏'), entry('b', '村村有戏'), entry('c', '村村有戏')],
    [['duplicate 村村有戏'], ['duplicate 村村有戏'], []],
  ],
  [
    'references: own, of another file, built-in, to nowhere',
    [entry('a', '村村有戏', 'a, b, built-in, nowhere'), entry('b', '一码到底')],
    [['unresolved nowhere'], []],
  ],
  [
    'references behind an error of syntax',
    [`- id: x\n\tkind: slogan\n${entry('a', '村村有戏', 'nowhere')}`],
    [['unresolved nowhere']],
  ],
];

describe('glossary files beside each other', () => {
  for (const [name, texts, expected] of TABLE) {
    it(name, () => {
      const files = texts.map((text, index) => ({
        uri: `file:///${index}`,
        name: `${index}.yaml`,
        entries: readGlossary(text).entries,
      }));
      const found = crossGlossaries(files, (id) => id === 'built-in');
      const said = files.map(({ uri }, index) =>
        (found.get(uri) ?? []).map(({ code, severity, start, end }) => {
          assert.equal(severity, 'warning');
          return `${code} ${texts[index]!.slice(start, end)}`;
        }),
      );
      assert.deepEqual(said, expected);
    });
  }

  it('names the file whose entry is used', () => {
    const files = ['low.yaml', 'high.yaml'].map((name) => ({
      uri: name,
      name,
      entries: readGlossary(entry('a', '村村有戏')).entries,
    }));
    const [problem] = crossGlossaries(files, () => false).get('low.yaml')!;
    assert.equal(problem!.message.zh, 'id“a”在“high.yaml”中也有，以该文件的词条为准。');
  });
});
