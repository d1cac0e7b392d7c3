/** What each program is given, by hand, of one short article with everything in it. */
import assert from 'node:assert/strict';
import type { AnnotatedArticle } from '../../../server/src/formats/article';
import { exportArticles } from '../../../server/src/formats/export';
import type { FormatOptions, TextFile } from '../../../server/src/formats/format';
import { findImporter } from '../../../server/src/formats/import/registry';
import { findFormat } from '../../../server/src/formats/registry';
import { difficult, slogan, spanOf } from './articles';

const TEXT = '𠮷县长方远：\r\n办结1+8项真抓实干';

/** An official behind a post and a rare character, a metric in Latin signs, a slogan at the end, a line break before. */
const article: AnnotatedArticle = {
  name: 'a.txt',
  text: TEXT,
  annotations: [
    {
      type: 'official',
      ...spanOf(TEXT, '方远'),
      text: '方远',
      norm: '方远',
      posts: ['县长'],
      postSpans: [spanOf(TEXT, '县长')],
      evidence: ['post-before'],
      confidence: 0.9,
    },
    {
      type: 'metric',
      ...spanOf(TEXT, '8项'),
      text: '8项',
      norm: '8项',
      value: 8,
      unit: '项',
      bound: 'exact',
      indicator: null,
      evidence: ['unit'],
      confidence: 0.8,
    },
    slogan(TEXT, '真抓实干'),
  ],
};

/** The files of an article. */
function filesOf(
  id: string,
  what: AnnotatedArticle = article,
  options: Partial<FormatOptions> = {},
): readonly TextFile[] {
  const format = findFormat(id, options)!;
  assert.equal(format.scope, 'article');
  return format.scope === 'article' ? format.write(what) : [];
}

/** What one article is in a format that holds many. */
function entryOf(id: string, options: Partial<FormatOptions> = {}): unknown {
  const format = findFormat(id, options)!;
  assert.equal(format.scope, 'corpus');
  return format.scope === 'corpus' ? JSON.parse(format.write(article)) : undefined;
}

const commonOf = (id: string, options: Partial<FormatOptions> = {}): TextFile =>
  findFormat(id, options)!.common[0]!;

describe('lines of JSON', () => {
  for (const id of ['jsonl', 'doccano', 'spacy', 'prodigy']) {
    it(`are one line in ${id} for a reader that knows other ends of lines`, async () => {
      const separated = difficult['a line separator inside a span']!;
      const [file] = (await exportArticles([separated], findFormat(id)!)).files;
      // As Python's splitlines does it.
      const lines = (file!.content as string).split(/[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/);
      assert.equal(lines.length, 2);
      assert.ok(JSON.stringify(JSON.parse(lines[0]!)).includes('走找\u2028想促\u0085好'));
    });
  }
});

describe('doccano', () => {
  it('has labels, and entities with relations, in UTF-16 code units', () => {
    const { annotations, ...line } = entryOf('doccano', { labels: 'zh' }) as Record<
      string,
      unknown
    >;
    assert.deepEqual(line, {
      text: TEXT,
      label: [
        [4, 6, '官员'],
        [13, 15, '指标'],
        [15, 19, '口号提法'],
      ],
      entities: [
        { id: 1, start_offset: 4, end_offset: 6, label: '官员' },
        { id: 2, start_offset: 2, end_offset: 4, label: '职务' },
        { id: 3, start_offset: 13, end_offset: 15, label: '指标' },
        { id: 4, start_offset: 15, end_offset: 19, label: '口号提法' },
      ],
      relations: [{ id: 1, from_id: 1, to_id: 2, type: 'holds' }],
      file: 'a.txt',
    });
    assert.equal((annotations as unknown[]).length, 3);
  });

  it('configures its labels', () => {
    const labels = JSON.parse(commonOf('doccano').content) as {
      text: string;
      suffix_key: string;
    }[];
    assert.deepEqual(
      labels.map((label) => `${label.suffix_key} ${label.text}`),
      ['1 slogan', '2 formula', '3 official', '4 metric', '5 post'],
    );
  });
});

describe('Label Studio', () => {
  it('has regions in code points of a text with LF, and relations', () => {
    const task = entryOf('label-studio') as {
      data: object;
      predictions: { result: Record<string, unknown>[] }[];
    };
    assert.deepEqual(task.data, { text: TEXT.replace('\r\n', '\n'), file: 'a.txt' });
    assert.deepEqual(
      task.predictions[0]!.result.map(({ id, type, value, ...rest }) =>
        type === 'labels' ? [id, value] : rest,
      ),
      [
        ['r1', { start: 3, end: 5, text: '方远', labels: ['official'] }],
        ['r2', { start: 1, end: 3, text: '县长', labels: ['post'] }],
        ['r3', { start: 11, end: 13, text: '8项', labels: ['metric'] }],
        ['r4', { start: 13, end: 17, text: '真抓实干', labels: ['slogan'] }],
        { from_id: 'r1', to_id: 'r2', direction: 'right', labels: ['holds'] },
      ],
    );
  });

  it('has a configuration with the names that its regions use', () => {
    assert.deepEqual(commonOf('label-studio', { labels: 'zh' }).content.trimEnd().split('\n'), [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<View>',
      '  <Style>.htx-text { white-space: pre-wrap; }</Style>',
      '  <Relations>',
      '    <Relation value="holds"/>',
      '  </Relations>',
      '  <Labels name="label" toName="text">',
      '    <Label value="口号提法" background="#ffd98a" hotkey="1"/>',
      '    <Label value="数字提法" background="#ecc3da" hotkey="2"/>',
      '    <Label value="官员" background="#b5e0fb" hotkey="3"/>',
      '    <Label value="指标" background="#bfe3bb" hotkey="4"/>',
      '    <Label value="职务" background="#e4f0f8" hotkey="5"/>',
      '  </Labels>',
      '  <Text name="text" value="$text" granularity="symbol"/>',
      '</View>',
    ]);
  });
});

describe('spaCy', () => {
  it('has spans in code points, and posts apart, since entities may not overlap', () => {
    const { text, entities, posts } = entryOf('spacy') as Record<string, unknown>;
    assert.equal(text, TEXT);
    assert.deepEqual(entities, [
      [3, 5, 'official'],
      [12, 14, 'metric'],
      [14, 18, 'slogan'],
    ]);
    assert.deepEqual(posts, [[1, 3, 'post']]);
  });
});

describe('Prodigy', () => {
  const task = entryOf('prodigy') as {
    tokens: { text: string; start: number; end: number; id: number; ws: boolean }[];
    spans: Record<string, unknown>[];
    relations: Record<string, unknown>[];
  };

  it('has tokens that are cut where spans begin, in code points', () => {
    const tokens = task.tokens.map(
      ({ text, start, end, ws }) => `${start}-${end} ${text}${ws ? ' ' : ''}`,
    );
    assert.deepEqual(tokens.slice(0, 7), [
      '0-1 𠮷',
      '1-2 县',
      '2-3 长',
      '3-4 方',
      '4-5 远',
      '5-6 ： ',
      '8-9 办',
    ]);
    assert.deepEqual(tokens.slice(8), [
      '10-12 1+',
      '12-13 8',
      '13-14 项',
      '14-15 真',
      '15-16 抓',
      '16-17 实',
      '17-18 干',
    ]);
    assert.deepEqual(
      task.tokens.map(({ id }) => id),
      task.tokens.map((_, index) => index),
    );
  });

  it('has spans with the index of their last token, and relations between last tokens', () => {
    assert.deepEqual(
      task.spans.map(({ label, start, end, token_start, token_end }) => [
        label,
        start,
        end,
        token_start,
        token_end,
      ]),
      [
        ['post', 1, 3, 1, 2],
        ['official', 3, 5, 3, 4],
        ['metric', 12, 14, 9, 10],
        ['slogan', 14, 18, 11, 14],
      ],
    );
    assert.deepEqual(
      task.relations.map(({ head, child, label }) => [head, child, label]),
      [[4, 2, 'holds']],
    );
  });
});

describe('UIMA CAS', () => {
  const ENTITY = 'de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity';

  it('in JSON has types, structures behind their text, and a view of all', () => {
    const cas = JSON.parse(filesOf('cas-json')[0]!.content) as {
      '%TYPES': Record<string, object>;
      '%FEATURE_STRUCTURES': Record<string, unknown>[];
      '%VIEWS': { _InitialView: { '%SOFA': number; '%MEMBERS': number[] } };
    };
    assert.deepEqual(Object.keys(cas), ['%TYPES', '%FEATURE_STRUCTURES', '%VIEWS']);
    const [sofa, document, ...others] = cas['%FEATURE_STRUCTURES'];
    assert.deepEqual(sofa, {
      '%ID': 1,
      '%TYPE': 'uima.cas.Sofa',
      sofaNum: 1,
      sofaID: '_InitialView',
      mimeType: 'text',
      sofaString: TEXT,
    });
    assert.deepEqual(document, {
      '%ID': 2,
      '%TYPE': 'uima.tcas.DocumentAnnotation',
      '@sofa': 1,
      begin: 0,
      end: 19,
      language: 'zh',
    });
    const entities = others.filter((one) => one['%TYPE'] === ENTITY);
    // UTF-16 code units.
    assert.deepEqual(
      entities.map(({ begin, end, value, norm }) => [begin, end, value, norm]),
      [
        [4, 6, 'official', '方远'],
        [2, 4, 'post', undefined],
        [13, 15, 'metric', '8项'],
        [15, 19, 'slogan', '真抓实干'],
      ],
    );
    const relation = others.at(-1)!;
    assert.deepEqual(
      [relation['%TYPE'], relation['@Governor'], relation['@Dependent'], relation['begin']],
      ['webanno.custom.Holds', entities[0]!['%ID'], entities[1]!['%ID'], 2],
    );
    for (const { '%TYPE': type } of others) assert.ok(String(type) in cas['%TYPES']);
    assert.deepEqual(cas['%VIEWS']._InitialView, {
      '%SOFA': 1,
      '%MEMBERS': cas['%FEATURE_STRUCTURES'].slice(1).map((one) => one['%ID']),
    });
  });

  it('in XMI has the text with its line ends, and structures in the namespaces of their types', () => {
    const short = { ...article, text: '实\r\n干', annotations: [slogan('实\r\n干', '干')] };
    assert.deepEqual(filesOf('xmi', short)[0]!.content.trimEnd().split('\n'), [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmlns:tcas="http:///uima/tcas.ecore" xmlns:segmentation="http:///de/tudarmstadt/ukp/dkpro/core/api/segmentation/type.ecore" xmlns:ner="http:///de/tudarmstadt/ukp/dkpro/core/api/ner/type.ecore" xmi:version="2.0">',
      '  <cas:NULL xmi:id="0"/>',
      '  <tcas:DocumentAnnotation xmi:id="2" sofa="1" begin="0" end="4" language="zh"/>',
      '  <segmentation:Sentence xmi:id="3" sofa="1" begin="0" end="1"/>',
      '  <segmentation:Token xmi:id="4" sofa="1" begin="0" end="1"/>',
      '  <segmentation:Sentence xmi:id="5" sofa="1" begin="3" end="4"/>',
      '  <segmentation:Token xmi:id="6" sofa="1" begin="3" end="4"/>',
      '  <ner:NamedEntity xmi:id="7" sofa="1" begin="3" end="4" value="slogan" norm="干" confidence="0.5" attributes="{&quot;evidence&quot;:[&quot;quoted&quot;]}"/>',
      '  <cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="实&#xD;&#xA;干"/>',
      '  <cas:View sofa="1" members="2 3 4 5 6 7"/>',
      '</xmi:XMI>',
    ]);
  });

  it('declares all types and features that it uses', () => {
    const system = commonOf('xmi').content;
    const names = [...system.matchAll(/<name>(.*?)<\/name>/g)].map(([, name]) => name);
    assert.deepEqual(names, [
      'de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence',
      'de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token',
      ENTITY,
      ...['value', 'identifier', 'norm', 'confidence', 'attributes'],
      'webanno.custom.Holds',
      ...['Governor', 'Dependent'],
      'webanno.custom.Relation',
      ...['Governor', 'Dependent', 'value'],
    ]);
  });
});

describe('WebAnno TSV', () => {
  it('has sentences of tokens; spans of several tokens have numbers', () => {
    assert.equal(
      filesOf('webanno-tsv')[0]!.content,
      [
        '#FORMAT=WebAnno TSV 3.3',
        '#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|value|identifier',
        '',
        '',
        '#Text=𠮷县长方远：',
        '1-1\t0-2\t𠮷\t_\t_\t',
        '1-2\t2-3\t县\tpost[1]\t*[1]\t',
        '1-3\t3-4\t长\tpost[1]\t*[1]\t',
        '1-4\t4-5\t方\tofficial[2]\t*[2]\t',
        '1-5\t5-6\t远\tofficial[2]\t*[2]\t',
        '1-6\t6-7\t：\t_\t_\t',
        '',
        '#Text=办结1+8项真抓实干',
        '2-1\t9-10\t办\t_\t_\t',
        '2-2\t10-11\t结\t_\t_\t',
        '2-3\t11-13\t1+\t_\t_\t',
        '2-4\t13-14\t8\tmetric[3]\t*[3]\t',
        '2-5\t14-15\t项\tmetric[3]\t*[3]\t',
        '2-6\t15-16\t真\tslogan[4]\t*[4]\t',
        '2-7\t16-17\t抓\tslogan[4]\t*[4]\t',
        '2-8\t17-18\t实\tslogan[4]\t*[4]\t',
        '2-9\t18-19\t干\tslogan[4]\t*[4]\t',
        '',
      ].join('\n'),
    );
  });

  it('escapes what has a meaning in it, and has a line of text for each line of a sentence', () => {
    const text = 'a\\b\t真抓\n实干';
    const one = {
      ...slogan(text, '真抓\n实干'),
      entry: 'a_b->c',
    } as AnnotatedArticle['annotations'][0];
    const lines = filesOf('webanno-tsv', { name: 'a', text, annotations: [one] })[0]!.content.split(
      '\n',
    );
    assert.deepEqual(lines.slice(4, 6), ['#Text=a\\\\b\\t真抓', '#Text=实干']);
    assert.equal(lines[9], '1-4\t4-5\t真\tslogan[1]\ta\\_b\\->c[1]\t');
  });
});

describe('CoNLL', () => {
  const tags = (options: Partial<FormatOptions>, what: AnnotatedArticle = article): string[] =>
    filesOf('conll', what, options)[0]!.content.split('\n');

  it('has a token and its tag on each line, and a blank line behind each sentence', () => {
    assert.deepEqual(tags({}), [
      '-DOCSTART- a.txt O O',
      '',
      '𠮷 _ _ O',
      '县 _ _ O',
      '长 _ _ O',
      '方 _ _ B-official',
      '远 _ _ I-official',
      '： _ _ O',
      '',
      '办 _ _ O',
      '结 _ _ O',
      '1+ _ _ O',
      '8 _ _ B-metric',
      '项 _ _ I-metric',
      '真 _ _ B-slogan',
      '抓 _ _ I-slogan',
      '实 _ _ I-slogan',
      '干 _ _ I-slogan',
      '',
      '',
    ]);
  });

  const SCHEMES: readonly [options: Partial<FormatOptions>, tags: string][] = [
    [{ scheme: 'bio' }, 'B-slogan I-slogan I-slogan I-slogan B-slogan'],
    [{ scheme: 'bioes' }, 'B-slogan I-slogan I-slogan E-slogan S-slogan'],
    [{ scheme: 'bmes', labels: 'zh' }, 'B-口号提法 M-口号提法 M-口号提法 E-口号提法 S-口号提法'],
  ];
  for (const [options, expected] of SCHEMES) {
    it(`tags spans side by side by ${options.scheme}`, () => {
      const text = '真抓实干拼';
      const annotations = [slogan(text, '真抓实干'), slogan(text, '拼')];
      const lines = tags(options, { name: 'a', text, annotations });
      assert.equal(
        lines
          .slice(2, 7)
          .map((line) => line.split(' ').at(-1))
          .join(' '),
        expected,
      );
    });
  }

  it('takes words of the segmenter, cut where spans begin and end', () => {
    const segmenter = { name: 'by hand', cut: () => ['要真抓', '实干', '  ', 'ok'] };
    const text = '要真抓实干  ok';
    const lines = tags(
      { tokens: 'word', segmenter },
      {
        name: 'a',
        text,
        annotations: [slogan(text, '真抓实干')],
      },
    );
    assert.deepEqual(lines.slice(2, 6), [
      '要 _ _ O',
      '真抓 _ _ B-slogan',
      '实干 _ _ I-slogan',
      'ok _ _ O',
    ]);
  });

  it('keeps the letters of a residue together that a segmenter cuts at their tones', () => {
    const words = ['高質', '(', 'zh', 'ì', ')', '量', '(', 'lia', '\u0300', 'ng', ')', '2', 'x'];
    const segmenter = { name: 'by hand', cut: () => words };
    const lines = tags(
      { tokens: 'word', segmenter },
      { name: 'a', text: words.join(''), annotations: [] },
    );
    assert.deepEqual(
      lines.slice(2, 12).map((line) => line.split(' ')[0]),
      ['高質', '(', 'zhì', ')', '量', '(', 'lia\u0300ng', ')', '2', 'x'],
    );
  });

  it('ends sentences behind their quotation marks, never inside a span', () => {
    const text = '他说：“干。”好！真抓。实干。';
    const lines = tags({}, { name: 'a', text, annotations: [slogan(text, '真抓。实干')] });
    const sentences = lines.join('\n').split('\n\n').slice(1, -1);
    assert.deepEqual(
      sentences.map((sentence) => sentence.replace(/ _ _ \S+\n?/g, '')),
      ['他说：“干。”', '好！', '真抓。实干。'],
    );
  });

  it('names each article, for a file that holds several', async () => {
    const named = (name: string) => ({ ...article, name });
    const content = ['县 报.txt', '100%.txt']
      .map((name) => filesOf('conll', named(name))[0]!.content)
      .join('');
    assert.ok(content.startsWith('-DOCSTART- 县%20报.txt O O\n\n'));
    const read = await findImporter('conll')!.read([{ name: 'all.conll', content }]);
    assert.deepEqual(
      read.map(({ name }) => name),
      ['县 报.txt', '100%.txt'],
    );
  });

  it('lists its tags, and has the text beside the tokens', () => {
    assert.deepEqual(commonOf('conll', { scheme: 'bmes' }).content.split('\n').slice(0, 5), [
      'O',
      'B-slogan',
      'M-slogan',
      'E-slogan',
      'S-slogan',
    ]);
    assert.deepEqual(filesOf('conll')[1], { name: 'a.txt', content: TEXT });
  });
});

describe('TEI', () => {
  const withoutHeader = (content: string): string[] =>
    content.replace(/<teiHeader>.*<\/teiHeader>/s, '').split('\n');

  it('points into paragraphs in code points; line ends stand between paragraphs', () => {
    assert.deepEqual(withoutHeader(filesOf('tei')[0]!.content), [
      '<?xml version="1.0" encoding="UTF-8"?><TEI xmlns="http://www.tei-c.org/ns/1.0">',
      '',
      '<standOff><listAnnotation>',
      '<annotation xml:id="a1" motivation="tagging" target="#string-range(p1,3,2)" ana="#official"><note type="attributes">{"norm":"方远","posts":["县长"],"evidence":["post-before"],"confidence":0.9}</note><ptr type="post" target="#string-range(p1,1,2)"/></annotation>',
      '<annotation xml:id="a2" motivation="tagging" target="#string-range(p2,4,2)" ana="#metric"><note type="attributes">{"norm":"8项","value":8,"unit":"项","bound":"exact","indicator":null,"evidence":["unit"],"confidence":0.8}</note></annotation>',
      '<annotation xml:id="a3" motivation="tagging" target="#string-range(p2,6,4)" ana="#slogan"><note type="attributes">{"norm":"真抓实干","evidence":["quoted"],"confidence":0.5}</note></annotation>',
      '</listAnnotation></standOff>',
      '<text xml:lang="zh"><body xml:space="preserve"><p xml:id="p1">𠮷县长方远：</p>&#xD;',
      '<p xml:id="p2">办结1+8项真抓实干</p></body></text>',
      '</TEI>',
      '',
    ]);
  });

  it('has elements in the text', () => {
    const lines = withoutHeader(filesOf('tei-inline')[0]!.content);
    assert.deepEqual(lines.slice(-4, -2), [
      '<text xml:lang="zh"><body xml:space="preserve"><p xml:id="p1">𠮷县长<persName xml:id="e1" ana="#official">方远</persName>：</p>&#xD;',
      '<p xml:id="p2">办结1+<measure xml:id="e2" ana="#metric" quantity="8" unit="项">8项</measure><term xml:id="e3" ana="#slogan" type="slogan">真抓实干</term></p></body></text>',
    ]);
    assert.match(lines.join('\n'), /target="#e1" ana="#official"/);
  });

  it('gives ranges and bounds of metrics in their own attributes', () => {
    const metric = article.annotations[1]!;
    const measureOf = (changes: object): string | undefined => {
      const annotations = [{ ...metric, ...changes }] as AnnotatedArticle['annotations'];
      const { content } = filesOf('tei-inline', { ...article, annotations })[0]!;
      return /<measure xml:id="e1" ana="#metric" (.*?)>/.exec(content)?.[1];
    };
    assert.equal(measureOf({ valueTo: 9 }), 'min="8" max="9" unit="项"');
    assert.equal(measureOf({ bound: 'atLeast' }), 'atLeast="8" unit="项"');
    assert.equal(measureOf({ bound: 'atMost', unit: '', indicator: '重点 任务' }), 'atMost="8"');
  });

  it('keeps lines that a span runs across in one paragraph', () => {
    const { content } = filesOf('tei', difficult['CRLF inside a span'])[0]!;
    assert.match(content, /<p xml:id="p1">推动“走找&#xD;\n&#xD;\n\u3000\u3000想促”活动。<\/p>/);
  });
});

describe('Web Annotations', () => {
  it('have a quotation and a position in code points, in a page', () => {
    const [annotations, text] = filesOf('web-annotation');
    const page = JSON.parse(annotations!.content) as {
      type: string;
      items: { id: string; motivation: string; body: object[]; target: object }[];
    };
    assert.equal(page.type, 'AnnotationPage');
    const [first] = page.items;
    assert.match(first!.id, /^urn:uuid:[0-9a-f-]{36}$/);
    assert.deepEqual(first!.body[0], {
      type: 'TextualBody',
      purpose: 'tagging',
      value: 'official',
      format: 'text/plain',
    });
    assert.deepEqual(first!.target, {
      source: 'a.txt',
      selector: [
        {
          type: 'TextQuoteSelector',
          exact: '方远',
          prefix: '𠮷县长',
          suffix: '：\r\n办结1+8项真抓实干',
        },
        { type: 'TextPositionSelector', start: 3, end: 5 },
      ],
    });
    assert.deepEqual(text, { name: 'a.txt', content: TEXT });
  });

  it('for Recogito are a list that its own reader takes, with UTF-16 positions', async () => {
    const { parseW3CTextAnnotation } = await import('@recogito/text-annotator');
    const [file] = filesOf('web-annotation', article, { profile: 'recogito' });
    const list = JSON.parse(file!.content) as Parameters<typeof parseW3CTextAnnotation>[0][];
    const spans = list.map((one) => {
      const { parsed, error } = parseW3CTextAnnotation(one);
      assert.equal(error, undefined);
      const [selector] = parsed!.target.selector;
      return [selector!.start, selector!.end, selector!.quote];
    });
    assert.deepEqual(spans, [
      [4, 6, '方远'],
      [13, 15, '8项'],
      [15, 19, '真抓实干'],
    ]);
  });
});

describe('reports', () => {
  const bodyOf = (id: string, what: AnnotatedArticle): string => {
    const format = findFormat(id)!;
    return format.scope === 'corpus' ? format.write(what) : '';
  };

  it('in HTML have marks with what is known of them, and nothing that loads or runs', () => {
    const html = findFormat('html')!;
    assert.ok(html.scope === 'corpus');
    const body = html.write(article);
    assert.ok(
      body.includes(
        '<p>𠮷县长<mark class="official" title="官员 · 县长 · 90%">方远</mark>：</p>\n<p>办结1+',
      ),
    );
    assert.equal(body.match(/<figure>/g)?.length, 2);
    assert.doesNotMatch(html.head() + body + (html.tail ?? ''), /<script|\bon\w+=|https?:|url\(/);
  });

  it('in HTML take the text of an article for text', () => {
    const text = '<img src=x onerror=alert(1)>&amp;"真抓实干"';
    const body = bodyOf('html', { name: '<b>.txt', text, annotations: [slogan(text, '真抓实干')] });
    assert.ok(body.includes('<h2>&lt;b&gt;.txt</h2>'));
    assert.ok(body.includes('<p>&lt;img src=x onerror=alert(1)&gt;&amp;amp;&quot;<mark'));
  });

  it('in Markdown have bold words with the sign of their type, and a table', () => {
    assert.deepEqual(bodyOf('markdown', article).split('\n\n'), [
      '# a.txt',
      '口号提法〔口〕1 · 数字提法〔数〕0 · 官员〔官〕1 · 指标〔标〕1',
      '𠮷县长**方远**〔官〕：',
      '办结1+**8项**〔标〕**真抓实干**〔口〕',
      '| 类别 | 标注 | 次数 | 说明 |\n| --- | --- | ---: | --- |\n| 口号提法 | 真抓实干 | 1 |  |\n| 官员 | 方远 | 1 | 县长 |\n| 指标 | 8项 | 1 | 8项 |\n',
    ]);
  });

  it('in Markdown take the signs of an article for text', () => {
    const text = '# *a*\n1. b\n- <c>';
    assert.deepEqual(
      bodyOf('markdown', { name: 'a', text, annotations: [] }).split('\n\n').slice(2),
      ['\\# \\*a\\*', '1\\. b', '\\- \\<c\\>\n'],
    );
  });
});
