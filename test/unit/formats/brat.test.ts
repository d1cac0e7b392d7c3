import assert from 'node:assert/strict';
import { parseSchema } from '../../../server/src/decisions/parseSchema';
import type { OfficialAnnotation } from '../../../server/src/document/annotation';
import type { AnnotatedArticle } from '../../../server/src/formats/article';
import { brat as bratOf } from '../../../server/src/formats/brat';
import { DEFAULT_OPTIONS } from '../../../server/src/formats/registry';
import { findLosses } from '../../../server/src/formats/export';
import { fromAscii, toAscii } from '../../../server/src/formats/bratNames';
import { findImporter } from '../../../server/src/formats/import/registry';
import { bratNames } from '../../support/brat';
import { difficult, plain, spanOf } from './articles';

const brat = bratOf(DEFAULT_OPTIONS);
const annOf = (article: AnnotatedArticle): string => brat.write(article)[0].content;

describe('brat standoff', () => {
  it('declares the relations of the project in ASCII, as brat demands', () => {
    const { common } = bratOf({
      ...DEFAULT_OPTIONS,
      schema: parseSchema('relations: { 主管: {}, led-by: { label: 牵头, from: official } }')
        .schema,
    });
    const contentOf = (name: string) => common.find((file) => file.name === name)!.content;
    assert.match(
      contentOf('annotation.conf'),
      /\[relations\]\nHolds\t.*\n_4e3b__7ba1_\tArg1:<ENTITY>, Arg2:<ENTITY>\nled-by\tArg1:Official, Arg2:<ENTITY>\n/,
    );
    assert.match(contentOf('visual.conf'), /\n_4e3b__7ba1_ \| 主管\nled-by \| 牵头\n/);
  });

  it('gives every name back that it wrote in ASCII', () => {
    for (const name of ['主管', 'led-by', '_A_', '𠮷県_x', '_61_', 'a_4e3b_b']) {
      assert.match(toAscii(name), /^[\w-]+$/);
      if (name !== 'a_4e3b_b') assert.equal(fromAscii(toAscii(name)), name);
    }
  });

  it('has entities, posts as relations, choices as attributes and the rest as notes', () => {
    assert.deepEqual(annOf(plain).split('\n'), [
      'T1\tOfficial 3 6\t孙立军',
      'T2\tPost 0 3\t市领导',
      'R1\tHolds Arg1:T1 Arg2:T2',
      '#1\tAnnotatorNotes T1\tnorm: 孙立军; evidence: group-title; confidence: 0.95',
      'T3\tOfficial 7 9\t马文',
      'R2\tHolds Arg1:T3 Arg2:T2',
      '#2\tAnnotatorNotes T3\tnorm: 马文; evidence: group-title, name-list; confidence: 0.9',
      'T4\tFormula 19 23\t四下基层',
      'A1\tKind T4 counted',
      '#3\tAnnotatorNotes T4\tnorm: 四下基层; count: 4; items: 宣传下基层, 调研下基层; entry: si-xia-jiceng; evidence: glossary, quoted; confidence: 0.97',
      'T5\tSlogan 27 32\t高质量发展',
      '#4\tAnnotatorNotes T5\tnorm: 高质量发展; entry: gaozhiliang-fazhan; evidence: glossary; confidence: 0.88',
      'T6\tMetric 35 38\t13项',
      'A2\tBound T6 exact',
      '#5\tAnnotatorNotes T6\tnorm: 13项; value: 13; unit: 项; indicator: 重点任务; evidence: unit; confidence: 0.9',
      'T7\tMetric 45 52\t3至5个百分点',
      'A3\tBound T7 exact',
      'A4\tDirection T7 up',
      '#6\tAnnotatorNotes T7\tnorm: 3至5个百分点; value: 3; valueTo: 5; unit: 个百分点; evidence: unit, percentage; confidence: 0.8',
      '',
    ]);
  });

  const SPANS: readonly [what: string, line: string][] = [
    ['residue', 'T1\tSlogan 2 12\t高質(zhì)量發展'],
    // Fragments of lines, without indentation, joined by one space; CRLF counts as two.
    ['CRLF inside a span', 'T1\tSlogan 3 5;11 13\t走找 想促'],
    ['a line separator inside a span', 'T1\tSlogan 0 2;3 5;6 7\t走找 想促 好'],
    ['a byte order mark', 'T1\tSlogan 1 6\t高质量发展'],
    // Offsets count code points.
    ['a rare character before a span', 'T1\tSlogan 5 10\t高质量发展'],
    ['a rare character inside a span', 'T1\tSlogan 2 6\t𠮷祥行动'],
    ['a tab inside a span', 'T1\tSlogan 3 8\t走找\t想促'],
  ];
  for (const [what, line] of SPANS) {
    it(`counts as brat does with ${what}`, () => {
      assert.equal(annOf(difficult[what]!).split('\n')[0], line);
    });
  }

  it('has the text beside the annotations, under the name that brat looks for', () => {
    const names = (name: string) => brat.write({ ...plain, name }).map((file) => file.name);
    assert.deepEqual(names('2020/a.txt'), ['2020/a.ann', '2020/a.txt']);
    assert.deepEqual(names('a.zw.txt'), ['a.zw.ann', 'a.zw.txt']);
    assert.deepEqual(names('a.md'), ['a.md.ann', 'a.md.txt']);
    assert.equal(brat.write(plain)[1]!.content, plain.text);
  });

  it('configures every name that it uses, in ASCII, with a Chinese label', () => {
    const [annotation, visual] = brat.common.map(({ content }) => content);
    const used = new Set(annOf(plain).match(/(?<=^[TRA]\d+\t)\S+/gm));
    assert.deepEqual([...used].sort(), [
      'Bound',
      'Direction',
      'Formula',
      'Holds',
      'Kind',
      'Metric',
      'Official',
      'Post',
      'Slogan',
    ]);
    for (const name of used) {
      assert.match(name, /^[a-zA-Z0-9_-]+$/);
      assert.match(annotation!, new RegExp(`^${name}$|^${name}\t`, 'm'));
      assert.match(visual!, new RegExp(`^${name} \\| \\p{Script=Han}+`, 'mu'));
    }
  });

  it('has a key of its own for each entity', () => {
    const contentOf = (name: string): string =>
      brat.common.find((file) => file.name === name)!.content;
    const shortcuts = contentOf('kb_shortcuts.conf').trimEnd().split('\n');
    const types = shortcuts.map((line) => /^[A-Z] (\w+)$/.exec(line)?.[1]);
    assert.deepEqual(types.sort(), bratNames(contentOf('annotation.conf'), 'entities').sort());
    assert.equal(new Set(shortcuts.map((line) => line.charAt(0))).size, shortcuts.length);
  });

  /** An official, the posts of whom differ from what stands at their places or stand nowhere, and how brat has them. */
  const POSTS: readonly (readonly [
    what: string,
    text: string,
    posts: readonly string[],
    places: readonly string[],
    lines: readonly string[],
  ])[] = [
    [
      'whose post is as the text has it, in another script and with residue',
      '副縣長(zhǎng)方远',
      ['副县长'],
      ['副縣長(zhǎng)'],
      ['T2\tPost 0 10\t副縣長(zhǎng)', 'R1\tHolds Arg1:T1 Arg2:T2'],
    ],
    [
      'whose post a caption stands in',
      '区河长办\n一景。\n副主任方远',
      ['区河长办副主任'],
      ['区河长办\n一景。\n副主任'],
      [
        'T2\tPost 0 4;5 8;9 12\t区河长办 一景。 副主任',
        '#1\tAnnotatorNotes T2\tnorm: 区河长办副主任',
        'R1\tHolds Arg1:T1 Arg2:T2',
      ],
    ],
    [
      'one of whose posts stands nowhere',
      '副县长方远',
      ['市长', '副县长'],
      ['副县长'],
      [
        'T2\tPost 0 3\t副县长',
        'R1\tHolds Arg1:T1 Arg2:T2',
        '#2\tAnnotatorNotes T1\t{"posts":["市长","副县长"]}',
      ],
    ],
    [
      'whose post stands nowhere',
      '方远',
      ['市长'],
      [],
      ['#2\tAnnotatorNotes T1\t{"posts":["市长"]}'],
    ],
  ];
  for (const [what, text, posts, places, lines] of POSTS) {
    it(`keeps the posts of an official ${what}`, async () => {
      const postSpans = places.map((place) => spanOf(text, place));
      const person: OfficialAnnotation = {
        type: 'official',
        ...spanOf(text, '方远'),
        text: '方远',
        norm: '方远',
        posts,
        postSpans,
        evidence: ['post-before'],
        confidence: 0.75,
      };
      const article = { name: 'a.txt', text, annotations: [person] };
      assert.deepEqual(
        annOf(article)
          .trimEnd()
          .split('\n')
          .filter((line) => !/^T1\t|AnnotatorNotes T1\tnorm: /.test(line)),
        lines,
      );
      const [imported] = await findImporter('brat')!.read(
        brat.write(article).map(({ name, content }) => ({ name, content })),
      );
      const { attributes } = imported!.annotations[0]!;
      assert.deepEqual(attributes['posts'], posts);
      assert.deepEqual(
        attributes['postSpans'],
        postSpans.map(({ start, end }) => [start, end]),
      );
    });
  }

  it('is empty where nothing is annotated, and there', () => {
    assert.equal(annOf(difficult['nothing']!), '');
  });

  it('says what brat cannot hold', () => {
    assert.deepEqual(findLosses([difficult['nothing']!], brat), []);
    assert.deepEqual(findLosses([plain, difficult['Big5']!], brat), [
      'Attributes that are not a choice, such as norm and value, are notes in brat.',
      'Where a list stands that a formula counts is not written.',
      'brat reads UTF-8 only: the text is written in UTF-8.',
    ]);
  });
});
