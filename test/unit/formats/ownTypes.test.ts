/** How formats write types, attributes and relations of a project, by the rules of their readers. */
import assert from 'node:assert/strict';
import { parseSchema } from '../../../server/src/decisions/parseSchema';
import type { AnnotatedArticle, ArticleAnnotation } from '../../../server/src/formats/article';
import { DEFAULT_CHOICES } from '../../../server/src/formats/choiceList';
import { chosen } from '../../../server/src/formats/choices';
import { exportArticles, findLosses } from '../../../server/src/formats/export';
import { meaningsOf } from '../../../server/src/formats/import/meanings';
import { findImporter } from '../../../server/src/formats/import/registry';
import { findFormat } from '../../../server/src/formats/registry';
import { slogan, spanOf } from './articles';

const { schema } = parseSchema(`
types:
  policy:
    label: 政策
    description: A plan or a rule.
    color: "#204060"
    key: p
    attributes: { level: { values: [省, 市] }, year: number, done: boolean, place: text }
  机构: {}
relations:
  issues: { label: 印发, from: 机构, to: policy }
`);

const TEXT = '市府印发乡村振兴方案。';

const own = (name: string, ...words: readonly string[]): ArticleAnnotation => {
  const pieces = words.map((part) => spanOf(TEXT, part));
  const [{ start }, { end }] = [pieces[0]!, pieces.at(-1)!];
  return {
    type: 'own',
    name,
    start,
    end,
    text: TEXT.slice(start, end),
    norm: words.join(''),
    evidence: [],
    confidence: 1,
    ...(pieces.length > 1 ? { pieces } : {}),
  };
};

const ARTICLE: AnnotatedArticle = {
  name: 'a.txt',
  text: TEXT,
  annotations: [
    { ...own('机构', '市府'), id: 'a' },
    {
      ...own('policy', '乡村', '方案'),
      id: 'b',
      own: { level: '市', year: 2023, done: true, place: '全市' },
    },
    slogan(TEXT, '振兴'),
  ],
  relations: [{ type: 'issues', from: 'a', to: 'b' }],
};

const formatOf = (id: string) => findFormat(id, { schema })!;

/** The files of an export by their names. */
async function filesOf(id: string, article = ARTICLE): Promise<Readonly<Record<string, string>>> {
  const { files } = await exportArticles([article], formatOf(id));
  return Object.fromEntries(files.map(({ name, content }) => [name, content as string]));
}

/** What each format writes, to the letter, among other things. */
const WRITTEN: readonly (readonly [id: string, file: string, part: string])[] = [
  // Discontinuous: code points, fragments parted by semicolons, their words by a space.
  ['brat', 'a.ann', 'T2\tpolicy 4 6;8 10\t乡村 方案\n'],
  ['brat', 'a.ann', 'A1\tlevel T2 市\n'],
  ['brat', 'a.ann', 'A2\tdone T2\n'],
  ['brat', 'a.ann', '\tAnnotatorNotes T2\t{"year":2023,"place":"全市"}\n'],
  ['brat', 'a.ann', 'R1\tissues Arg1:T1 Arg2:T2\n'],
  ['brat', 'annotation.conf', '\nMetric\npolicy\n_673a__6784_\n'],
  ['brat', 'annotation.conf', '\nissues\tArg1:_673a__6784_, Arg2:policy\n'],
  ['brat', 'annotation.conf', '\nlevel\tArg:policy, Value:省|市\ndone\tArg:policy\n'],
  ['brat', 'visual.conf', '\npolicy | 政策\n_673a__6784_ | 机构\n'],
  // 40 % of #204060 on white: dark colours are no ground for black words.
  ['brat', 'visual.conf', '\npolicy\tbgColor:#a6b3bf\n'],
  ['brat', 'kb_shortcuts.conf', '\np policy\n'],
  ['doccano', 'label_config.json', '"text": "policy",\n    "suffix_key": "6"'],
  [
    'doccano',
    'a.txt.jsonl',
    '"label":[[0,2,"机构"],[4,6,"policy"],[6,8,"slogan"],[8,10,"policy"]]',
  ],
  [
    'label-studio',
    'labeling-config.xml',
    '<Label value="policy" background="#204060" hotkey="6"/>',
  ],
  ['label-studio', 'labeling-config.xml', '<Relation value="issues"/>'],
  ['qdc', 'a.txt.qdc', 'name="policy" isCodable="true" color="#204060"'],
  ['qdc', 'a.txt.qdc', '<Description>政策. A plan or a rule.</Description>'],
  ['xmi', 'typesystem.xml', '<name>webanno.custom.policy</name>'],
  ['xmi', 'a.txt.xmi', 'begin="4" end="6" level="市" year="2023" done="true" place="全市"'],
  ['cas-json', 'a.txt.json', '"%NAME":"webanno.custom.T_673a__6784_"'],
  ['cas-json', 'a.txt.json', '"level":"市","year":2023,"done":true,'],
  ['conll', 'labels.txt', '\nB-policy\nI-policy\nB-机构\nI-机构\n'],
  ['conll', 'a.conll', '乡 _ _ B-policy\n村 _ _ I-policy\n振 _ _ B-slogan\n'],
  ['tei', 'a.txt.xml', 'target="#string-range(p1,4,2) #string-range(p1,8,2)" ana="#own.policy"'],
  ['tei', 'a.txt.xml', '<relation name="issues" active="#a1" passive="#a2"/>'],
  ['tei-inline', 'a.txt.xml', '<seg xml:id="e1" ana="#own.机构">市府</seg>'],
  ['csv', 'a.txt.csv', ',attr_level,attr_year,attr_done,attr_place\n'],
  ['csv', 'a.txt.csv', ',市,2023,true,全市\n'],
  ['csv', 'a.txt.csv', ',4..6|8..10,'],
  ['markdown', 'a.txt.md', '**乡村**〔政〕**振兴**〔口〕**方案**〔政〕'],
  ['markdown', 'a.txt.md', '| level：市；year：2023；done：是；place：全市 |'],
  ['html', 'a.txt.html', '<mark class="own1">政策</mark> <span>policy</span>'],
  ['html', 'a.txt.html', '.own1 { background: #a6b3bf; border-bottom-style: solid;'],
];

describe('types of a project', () => {
  for (const [id, file, part] of WRITTEN) {
    it(`are in ${file} of ${id} as ${JSON.stringify(part)}`, async () => {
      const content = (await filesOf(id))[file];
      assert.ok(content !== undefined, Object.keys(await filesOf(id)).join());
      assert.ok(content.includes(part), content);
    });
  }

  it('are targets, one for each piece, of Web Annotations', async () => {
    const { items } = JSON.parse((await filesOf('web-annotation'))['a.jsonld']!) as {
      items: { target: { selector: object[] }[] }[];
    };
    assert.deepEqual(
      items[1]!.target.map(({ selector }) => selector[1]),
      [
        { type: 'TextPositionSelector', start: 4, end: 6 },
        { type: 'TextPositionSelector', start: 8, end: 10 },
      ],
    );
  });

  it('stand in nested marks of a report where they overlap', async () => {
    const annotations = [own('policy', '乡村振兴'), own('机构', '振兴方案')];
    const report = (await filesOf('html', { ...ARTICLE, annotations, relations: [] }))[
      'a.txt.html'
    ]!;
    const shown = /<div class="text">\n<p>(.*)<\/p>/.exec(report)![1]!;
    assert.equal(
      shown.replace(/ title="[^"]*"/g, ''),
      '市府印发<mark class="own1">乡村</mark><mark class="own1"><mark class="own2">振兴</mark></mark><mark class="own2">方案</mark>。',
    );
  });

  it('keep words and pieces in a cleaned and converted text', () => {
    const text = '要乡(xiāng)村\n振兴，推动方案。';
    const span = (words: string) => spanOf(text, words);
    const mark = { type: 'own', name: 'policy', evidence: [], confidence: 1 } as const;
    const over = { ...mark, ...span('乡(xiāng)村\n振'), text: '乡(xiāng)村\n振', norm: '乡村振' };
    const whole = { start: over.start, end: span('方案').end };
    const annotations: ArticleAnnotation[] = [
      over,
      {
        ...mark,
        ...whole,
        text: text.slice(whole.start, whole.end),
        norm: '乡村方案',
        pieces: [span('乡(xiāng)村'), span('方案')],
      },
    ];
    const article = { name: 'a.txt', text, annotations };
    const to = chosen(article, { ...DEFAULT_CHOICES, text: 'traditional' });
    assert.equal(to.text.includes('xiāng'), false);
    const words = to.annotations.map(({ start, end, pieces = [{ start, end }] }) =>
      pieces.map((piece) => to.text.slice(piece.start, piece.end).replace(/\s/g, '')).join('…'),
    );
    assert.deepEqual(words.sort(), ['鄉村…方案', '鄉村振']);
  });

  it('that overlap are chosen by acceptance, then by length, where a format has no room', async () => {
    const annotations = [
      own('policy', '市府印发'),
      { ...slogan(TEXT, '印发乡村振兴'), confidence: 0.9 },
      own('机构', '市府'),
    ].sort((a, b) => a.start - b.start || a.end - b.end);
    const article = { ...ARTICLE, annotations, relations: [] };
    const rows = (await filesOf('conll', article))['a.conll']!.match(/[BI]-\S+/g);
    assert.deepEqual(rows, ['B-policy', 'I-policy', 'I-policy', 'I-policy']);
    assert.ok(
      findLosses([article], formatOf('conll')).includes(
        'Annotations that overlap accepted or longer ones are left out.',
      ),
    );
  });
});

describe('tags of CoNLL', () => {
  it('hold no white space, which ends a column, and mean the label all the same', async () => {
    const { schema: spaced } = parseSchema('types: { policy: { label: 政策　 工具 } }');
    const format = findFormat('conll', { schema: spaced, labels: 'zh' })!;
    const article = { name: 'a.txt', text: TEXT, annotations: [own('policy', '乡村')] };
    const { files } = await exportArticles([article], format);
    const written = files.map(({ name, content }) => ({ name, content: content as string }));
    const content = Object.fromEntries(written.map((file) => [file.name, file.content]));
    assert.ok(content['a.conll']!.includes('乡 _ _ B-政策_工具\n村 _ _ I-政策_工具\n'));
    assert.ok(content['labels.txt']!.includes('\nB-政策_工具\nI-政策_工具\n'));
    const read = await findImporter('conll')!.read(
      written.filter(({ name }) => name.startsWith('a.')),
      meaningsOf(spaced),
    );
    assert.deepEqual(
      read.flatMap(({ annotations }) => annotations.map(({ type, text }) => [type, text])),
      [['policy', '乡村']],
    );
  });
});

describe('relations in WebAnno TSV', () => {
  const HEAD = [
    '#FORMAT=WebAnno TSV 3.3',
    '#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|value|identifier',
    '#T_RL=webanno.custom.Relation|value|BT_de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity',
    '',
    '',
  ];

  it('stand where they end, with the numbers of both ends', async () => {
    const annotations = [
      { ...own('机构', '市府'), id: 'a' },
      { ...own('policy', '方'), id: 'b' },
      { ...own('policy', '案'), id: 'c' },
    ];
    const relations = [
      { type: 'issues', from: 'a', to: 'b' },
      { type: 'issues', from: 'b', to: 'c' },
    ];
    const lines = (await filesOf('webanno-tsv', { ...ARTICLE, annotations, relations }))[
      'a.txt.tsv'
    ]!.split('\n');
    assert.deepEqual(lines.slice(0, 5), HEAD);
    assert.ok(lines.includes('1-1\t0-1\t市\t机构[1]\t*[1]\t_\t_\t'));
    // The second end is alone over its token and has no number.
    assert.ok(lines.includes('1-9\t8-9\t方\tpolicy\t*\tissues\t1-1[1_0]\t'));
    assert.ok(lines.includes('1-10\t9-10\t案\tpolicy\t*\tissues\t1-9\t'));
  });

  it('declare no layer where there are none, which a project may not have', async () => {
    const content = (await filesOf('webanno-tsv', { ...ARTICLE, relations: [] }))['a.txt.tsv']!;
    assert.doesNotMatch(content, /#T_RL/);
  });

  // The example of the format's documentation, with labels.
  const EXAMPLE = `#FORMAT=WebAnno TSV 3.3
#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|value
#T_RL=webanno.custom.Relation|value|BT_de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity


#Text=This is a test .
1-1\t0-4\tThis\tslogan\t_\t_
1-2\t5-7\tis\t_\t_\t_
1-3\t8-9\ta\t_\t_\t_
1-4\t10-14\ttest\t_\t_\t_
1-5\t15-16\t.\tpolicy[1]|机构[2]\tissues\t1-1[0_1]
`;
  const read = async (content: string) => {
    const files = [{ name: 'a.tsv', content }];
    // The example relates what this project does not: here any types may stand at the ends.
    const relations = schema.relations.map((one) => ({ ...one, from: [], to: [] }));
    const meanings = meaningsOf({ ...schema, relations });
    const [article] = await findImporter('webanno-tsv')!.read(files, meanings);
    return (article!.relations ?? []).map(({ type, from, to }) => [from.type, type, to.type]);
  };

  it('are read with the numbers of their ends', async () => {
    assert.deepEqual(await read(EXAMPLE), [['slogan', 'issues', 'policy']]);
    assert.deepEqual(await read(EXAMPLE.replace('[0_1]', '[0_2]')), [['slogan', 'issues', '机构']]);
  });

  it('between spans of other layers are no relations of ours', async () => {
    const other = EXAMPLE.replace(
      /BT_\S+/,
      'BT_de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS',
    );
    assert.deepEqual(await read(other.replace('1-1[0_1]', '1-2')), []);
  });

  it('to nothing are refused with their line', async () => {
    await assert.rejects(read(EXAMPLE.replace('1-1[0_1]', '1-2[0_1]')), {
      message: 'a.tsv:11: refers to 1-2, where there is no span',
    });
  });
});
