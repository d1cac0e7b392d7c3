/** Files that are not what their format says: refused with the line and the reason. */
import assert from 'node:assert/strict';
import { strToU8, zipSync } from 'fflate';
import { utils, write } from 'xlsx';
import type { ImportFile } from '../../../server/src/formats/import/importer';
import { findImporter } from '../../../server/src/formats/import/registry';

type Case = readonly [
  format: string,
  what: string,
  files: Readonly<Record<string, string | Uint8Array>>,
  message: string | RegExp,
];

const HEAD = 'file,type,start,end,text';
const brat = (ann: string, txt = '实干为要') => ({ 'a.ann': ann, 'a.txt': txt });
const tsv = (...lines: string[]): Record<string, string> => ({
  'a.tsv': ['#FORMAT=WebAnno TSV 3.3', '#T_SP=x.Span|value', '', '', ...lines].join('\n'),
});
const tei = (annotation: string): Record<string, string> => ({
  'a.xml': `<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listAnnotation>
${annotation}
</listAnnotation></standOff><text><body><p xml:id="p1">实干</p></body></text></TEI>`,
});
const web = (item: object): Record<string, string> => ({
  'a.jsonld': `{"items":[\n${JSON.stringify(item)}]}`,
  'a.txt': '实干',
});
const tag = { body: { purpose: 'tagging', value: 'slogan' } };
const position = (start: unknown, end: unknown) => ({ type: 'TextPositionSelector', start, end });

const startingWith = (words: string): RegExp => new RegExp(`^${words.replace(/[.[\]]/g, '\\$&')}`);

const CASES: readonly Case[] = [
  [
    'json',
    'no JSON, said on one line',
    { 'a.json': '{"a": \0\n}' },
    /^a\.json:1: is not JSON: [^\n]+$/,
  ],
  ['json', 'no JSON', { 'a.json': '{\n"file": }' }, /^a\.json:2: is not JSON: /],
  [
    'json',
    'an unknown type',
    {
      'a.json':
        '{"schema":1,"file":"a","annotations":[\n{"type":"slogan","start":0,"end":1,"text":"a"},\n{"type":"x"}]}',
    },
    'a.json:3: annotation 2 has the type "x"',
  ],
  [
    'jsonl',
    'a broken line',
    { 'a.jsonl': '{"file":"a","annotations":[]}\n\n[' },
    /^a\.jsonl:3: is not JSON/,
  ],
  ['jsonl', 'a line without file', { 'a.jsonl': '\n{}' }, 'a.jsonl:2: “file” is not a string'],
  [
    'json',
    'a relation to nothing',
    {
      'a.json':
        '{"file":"a","annotations":[{"type":"slogan","start":0,"end":1,"text":"a"}],\n"relations":[\n{"type":"holds","from":0,"to":1}]}',
    },
    'a.json:3: “relations.0” refers to annotation 1, which does not exist',
  ],
  ['csv', 'nothing in it', { 'a.csv': '' }, 'a.csv:1: has no column “file”'],
  [
    'csv',
    'a missing column',
    { 'a.csv': 'file,type,start\na,slogan,0\n' },
    'a.csv:1: has no column “end”',
  ],
  [
    'csv',
    'an unknown type',
    { 'a.csv': `${HEAD}\na,slogan,0,1,x\na,Ort,1,2,y\n` },
    'a.csv:3: has the unknown label "Ort"',
  ],
  [
    'csv',
    'half an offset',
    { 'a.csv': `${HEAD}\na,slogan,0.5,1,x\n` },
    'a.csv:2: has "0.5" as start',
  ],
  [
    'qdpx',
    'no project at its root',
    { 'a.qdpx': zipSync({ 'x.qde': strToU8('<x/>') }) },
    'a.qdpx/x.qde:1: has no Project at its root',
  ],
  ['csv', 'an empty span', { 'a.csv': `${HEAD}\na,slogan,3,3,x\n` }, 'a.csv:2: has the span 3–3'],
  [
    'csv',
    'rows of different lengths',
    { 'a.csv': `${HEAD}\na,slogan\n` },
    'a.csv:2: has 2 cells where the first row has 5',
  ],
  [
    'csv-excel',
    'an open quotation mark',
    { 'a.csv': `\uFEFF${HEAD}\r\na,"slogan\r\n` },
    'a.csv:2: column 3: the cell has no closing quotation mark',
  ],
  [
    'tsv',
    'a list of spans that is none',
    { 'a.tsv': 'file\ttype\tstart\tend\ttext\tpost_spans\na\tofficial\t0\t1\tx\t1:2\n' },
    'a.tsv:2: has "1:2" as post_spans',
  ],
  [
    'tsv',
    'UTF-8 with a fault in it',
    { 'a.tsv': new Uint8Array([...strToU8('实干\n兴'), 0xff]) },
    'a.tsv:2: is not UTF-8',
  ],
  [
    'parquet',
    'what stops in the middle',
    // The length of what stands before it reaches beyond the beginning.
    { 'a.parquet': new Uint8Array([...strToU8('PAR1'), 0xff, 0xff, 0, 0, ...strToU8('PAR1')]) },
    /^a\.parquet: is no Parquet: [^']+$/,
  ],
  ['xlsx', 'what is no workbook', { 'a.xlsx': 'text' }, /^a\.xlsx: is no workbook: /],
  ['parquet', 'what is no Parquet', { 'a.parquet': 'text' }, /^a\.parquet: is no Parquet: /],
  [
    'label-studio',
    'a relation to nothing',
    {
      'a.json':
        '[{"data":{"text":"实"},"predictions":[{"result":[{"id":"a","type":"labels","value":{"start":0,"end":1,"labels":["slogan"]}},\n{"type":"relation","from_id":"a","to_id":"b","labels":["holds"]}]}]}]',
    },
    'a.json:2: “0.predictions.0.result.1” refers to "b", which does not exist',
  ],
  [
    'brat',
    'a missing text',
    { 'a.ann': 'T1\tSlogan 0 2\t实干\n' },
    'a.ann: has no .txt file beside it',
  ],
  [
    'brat',
    'other words',
    brat('T1\tSlogan 0 2\t实干\nT2\tSlogan 2 4\t实干\n'),
    'a.ann:2: says "实干" where the text has "为要"',
  ],
  [
    'brat',
    'a span outside the text',
    brat('T1\tSlogan 3 5\t要\n'),
    'a.ann:1: has the span [3,5] in a text of 4 characters',
  ],
  [
    'brat',
    'fragments that are none',
    brat('T1\tSlogan 0 2;x\t实干\n'),
    'a.ann:1: has the span "x"',
  ],
  ['brat', 'an unknown type', brat('T1\tOrt 0 2\t实干\n'), 'a.ann:1: has the unknown label "Ort"'],
  [
    'brat',
    'an id twice',
    brat('T1\tSlogan 0 2\t实干\nT1\tSlogan 2 4\t为要\n'),
    'a.ann:2: has the id T1 a second time',
  ],
  [
    'brat',
    'a relation to nothing',
    brat('R1\tHolds Arg1:T1 Arg2:T2\n'),
    'a.ann:1: refers to T1, which does not exist',
  ],
  ['brat', 'a line of something else', brat('hello\n'), 'a.ann:1: is no line of brat standoff'],
  [
    'doccano',
    'an id twice',
    {
      'a.jsonl':
        '{"text":"实干","entities":[{"id":1,"start_offset":0,"end_offset":1,"label":"slogan"},{"id":1,"start_offset":1,"end_offset":2,"label":"slogan"}]}',
    },
    'a.jsonl:1: “entities.1” has the id 1 a second time',
  ],
  ['doccano', 'no text', { 'a.jsonl': '{"label":[]}' }, 'a.jsonl:1: “text” is not a string'],
  [
    'doccano',
    'no labels',
    { 'a.jsonl': '{"text":"实干"}' },
    'a.jsonl:1: has neither “label” nor “entities”',
  ],
  [
    'doccano',
    'a span outside the text',
    {
      'a.jsonl': '{"text":"","label":[]}\n{"text":"实干","label":[[0,2,"slogan"],[1,3,"slogan"]]}',
    },
    'a.jsonl:2: “label.1” has the span [1,3] in a text of 2 characters',
  ],
  [
    'doccano',
    'an unknown label',
    {
      'a.jsonl':
        '{"text":"实干","entities":[{"id":1,"start_offset":0,"end_offset":1,"label":"Ort"}]}',
    },
    'a.jsonl:1: “entities.0” has the unknown label "Ort"',
  ],
  ['label-studio', 'an object', { 'a.json': '{}' }, 'a.json:1: the whole is not a list'],
  [
    'label-studio',
    'other words',
    {
      'a.json':
        '[{"data":{"text":"实干"},\n"annotations":[{"result":[\n{"type":"labels","value":{"start":0,"end":1,"text":"干","labels":["slogan"]}}]}]}]',
    },
    'a.json:3: “0.annotations.0.result.0” says "干" where the text has "实"',
  ],
  [
    'label-studio',
    'a task without results',
    { 'a.json': '[\n{"data":{"text":""}}]' },
    'a.json:2: the task has neither “annotations” nor “predictions”',
  ],
  [
    'label-studio',
    'annotations by two people',
    {
      'a.json':
        '[{"data":{"text":""},\n"annotations":[{"completed_by":7,"result":[]},{"completed_by":{"id":8,"email":"lin@example.cn"},"result":[]}]}]',
    },
    'a.json:2: the task has annotations by 7, lin@example.cn; name one as the annotator or with --by',
  ],
  [
    'label-studio',
    'predictions of two models',
    {
      'a.json':
        '[{"data":{"text":""},\n"predictions":[{"result":[]},{"model_version":"v2","result":[]}]}]',
    },
    'a.json:2: the task has predictions by nobody who is named, v2; name one as the annotator or with --by',
  ],
  [
    'cas-json',
    'no structures',
    { 'a.json': '{}' },
    'a.json:1: “%FEATURE_STRUCTURES” is not a list',
  ],
  ['cas-json', 'no text', { 'a.json': '{"%FEATURE_STRUCTURES":[]}' }, 'a.json:1: holds no text'],
  [
    'cas-json',
    'an entity without value',
    {
      'a.json':
        '{"%FEATURE_STRUCTURES":[{"%ID":1,"%TYPE":"uima.cas.Sofa","sofaString":"实"},\n{"%TYPE":"de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity","@sofa":1,"begin":0,"end":1}]}',
    },
    'a.json:2: “%FEATURE_STRUCTURES.1” has no value',
  ],
  [
    'cas-json',
    'two texts',
    {
      'a.json':
        '{"%FEATURE_STRUCTURES":[{"%ID":1,"%TYPE":"uima.cas.Sofa","sofaString":"实"},\n{"%ID":2,"%TYPE":"uima.cas.Sofa","sofaString":"干"}]}',
    },
    'a.json:2: is a second text; export one view alone',
  ],
  [
    'cas-json',
    'a text that is not there',
    {
      'a.json':
        '{"%FEATURE_STRUCTURES":[{"%ID":1,"%TYPE":"uima.cas.Sofa","sofaString":"实"},\n{"%TYPE":"de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity","@sofa":2,"begin":0,"end":1,"value":"slogan"}]}',
    },
    'a.json:2: “%FEATURE_STRUCTURES.1” refers to the text 2, which does not exist',
  ],
  [
    'cas-json',
    'a relation to nothing',
    {
      'a.json':
        '{"%FEATURE_STRUCTURES":[{"%ID":1,"%TYPE":"uima.cas.Sofa","sofaString":"实"},{"%ID":2,"%TYPE":"de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity","@sofa":1,"begin":0,"end":1,"value":"slogan"},\n{"%ID":3,"%TYPE":"webanno.custom.Holds","@sofa":1,"begin":0,"end":1,"@Governor":2,"@Dependent":9}]}',
    },
    'a.json:2: “%FEATURE_STRUCTURES.2” refers to 9, which does not exist',
  ],
  [
    'cas-json',
    'an id twice',
    {
      'a.json':
        '{"%FEATURE_STRUCTURES":[{"%ID":1,"%TYPE":"uima.cas.Sofa","sofaString":"实"},{"%ID":2,"%TYPE":"de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity","@sofa":1,"begin":0,"end":1,"value":"slogan"},\n{"%ID":2,"%TYPE":"de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity","@sofa":1,"begin":0,"end":1,"value":"slogan"}]}',
    },
    'a.json:2: “%FEATURE_STRUCTURES.2” has the id 2 a second time',
  ],
  [
    'xmi',
    'a relation to nothing',
    {
      'a.xmi':
        '<x:X xmlns:x="x"><x:Sofa xmi:id="1" sofaString="实"/><x:NamedEntity xmi:id="2" sofa="1" begin="0" end="1" value="slogan"/>\n<x:Holds xmi:id="3" sofa="1" begin="0" end="1" Governor="9" Dependent="2"/></x:X>',
    },
    'a.xmi:2: refers to "9", which does not exist',
  ],
  [
    'xmi',
    'an id twice',
    {
      'a.xmi':
        '<x:X xmlns:x="x"><x:Sofa xmi:id="1" sofaString="实"/><x:NamedEntity xmi:id="2" sofa="1" begin="0" end="1" value="slogan"/>\n<x:NamedEntity xmi:id="2" sofa="1" begin="0" end="1" value="slogan"/></x:X>',
    },
    'a.xmi:2: has the id "2" a second time',
  ],
  [
    'xmi',
    'a text that is not there',
    {
      'a.xmi':
        '<x:X xmlns:x="x"><x:Sofa xmi:id="1" sofaString="实"/>\n<x:NamedEntity sofa="2" begin="0" end="1" value="slogan"/></x:X>',
    },
    'a.xmi:2: refers to the text "2", which does not exist',
  ],
  [
    'xmi',
    'two texts',
    {
      'a.xmi':
        '<x:X xmlns:x="x"><x:Sofa xmi:id="1" sofaString="实"/>\n<x:Sofa xmi:id="2" sofaString="干"/></x:X>',
    },
    'a.xmi:2: is a second text; export one view alone',
  ],
  [
    'label-studio',
    'JSON-MIN',
    { 'a.json': '[\n{"text":"实干","label":[{"start":0,"end":2,"labels":["slogan"]}]}]' },
    /^a\.json:2: .*the task has no “data”; export it as JSON, not as JSON-MIN/,
  ],
  ['xmi', 'no XML', { 'a.xmi': '<a>\n</b>' }, /^a\.xmi:2: is not XML: /],
  ['xmi', 'no text', { 'a.xmi': '\n<a/>' }, 'a.xmi:2: holds no text'],
  [
    'xmi',
    'half an offset',
    {
      'a.xmi':
        '<x:X xmlns:x="x"><x:Sofa xmi:id="1" sofaString="实干"/>\n<x:NamedEntity sofa="1" begin="a" end="1" value="slogan"/></x:X>',
    },
    'a.xmi:2: x:NamedEntity has "a" as begin',
  ],
  [
    'webanno-tsv',
    'another format',
    { 'a.tsv': 'a\tb\n' },
    'a.tsv:1: does not begin with “#FORMAT=WebAnno TSV 3.3”',
  ],
  [
    'webanno-tsv',
    'no layer',
    { 'a.tsv': '#FORMAT=WebAnno TSV 3.3\n' },
    'a.tsv:2: has no layer of spans with a feature “value”',
  ],
  [
    'webanno-tsv',
    'other words',
    tsv('#Text=实干', '1-1\t0-1\t干\t_\t'),
    'a.tsv:6: says "干" where the text has "实"',
  ],
  [
    'webanno-tsv',
    'offsets that are none',
    tsv('#Text=实干', '1-1\t0\t实\t_\t'),
    'a.tsv:6: has "0" as offsets',
  ],
  [
    'webanno-tsv',
    'an unknown label',
    tsv('#Text=实干', '1-1\t0-1\t实\tOrt\t', '1-2\t1-2\t干\t_\t'),
    'a.tsv:6: has the unknown label "Ort"',
  ],
  [
    'webanno-tsv',
    'sentences that overlap',
    tsv('#Text=实干', '1-1\t0-2\t实干\t_\t', '', '#Text=干', '2-1\t1-2\t干\t_\t'),
    'a.tsv:9: begins before the last sentence ends',
  ],
  [
    'webanno-tsv',
    'a row that is gone',
    tsv('#Text=实干', '1-1\t0-1\t实\t_\t', '', '#Text=好', '2-1\t3-4\t好\t_\t'),
    'a.tsv:8: ends before the words "干"',
  ],
  [
    'webanno-tsv',
    'its end cut off',
    tsv('#Text=实干', '1-1\t0-1'),
    'a.tsv:6: says "" where the text has "实"',
  ],
  [
    'webanno-tsv',
    'a sentence without tokens',
    tsv('#Text=实干'),
    'a.tsv:5: ends before its tokens',
  ],
  [
    'csv',
    'a span that is longer than its words',
    { 'a.csv': 'file,type,start,end,text\na.txt,slogan,2,99,实干\n' },
    'a.csv:2: says "实干" where the span [2,99] has 97 characters',
  ],
  [
    'csv',
    'a column twice',
    { 'a.csv': 'file,type,start,end,text,type\na.txt,slogan,2,4,实干,metric\n' },
    'a.csv:1: has the column “type” twice',
  ],
  [
    'csv',
    'a cell that goes on behind its quotation marks',
    { 'a.csv': `${HEAD}\na.txt,slogan,0,2,"实""干"为"\n` },
    'a.csv:2: column 24: the cell goes on behind its closing quotation mark',
  ],
  [
    'csv',
    'a quotation mark inside a cell, behind a row of several lines',
    { 'a.csv': `\uFEFF${HEAD}\r\na.txt,slogan,0,4,"实\r\n干"\r\n𠮷"a.txt,slogan,0,2,实\r\n` },
    'a.csv:4: column 3: a quotation mark stands inside a cell without any around it',
  ],
  [
    'csv',
    'a cell that never ends',
    { 'a.csv': `${HEAD}\na.txt,slogan,0,2,"实干\na.txt,slogan,2,4,为要\n` },
    'a.csv:2: column 18: the cell has no closing quotation mark',
  ],
  [
    'csv',
    'a row that is too short',
    { 'a.csv': `${HEAD}\na.txt,slogan,0,2,实干\na.txt,slogan\n` },
    'a.csv:3: has 2 cells where the first row has 5',
  ],
  [
    'csv',
    'a wrong span in a row of several lines, behind another',
    { 'a.csv': `${HEAD}\r\na.txt,slogan,0,4,"实\r\n干"\r\na.txt,slogan,0,9,"实\n\n干"\r\n` },
    /^a\.csv:4: says /,
  ],
  [
    'conll',
    'a tag of another scheme',
    { 'a.conll': '实 O\n干 X-slogan\n' },
    'a.conll:2: has the tag "X-slogan"',
  ],
  [
    'conll',
    'other words',
    { 'a.conll': '实 O\n\n干 O\n', 'a.txt': '实为' },
    'a.conll:3: says "干" where the text has "为"',
  ],
  [
    'conll',
    'an unknown label',
    { 'a.conll': '实 B-Ort\n' },
    'a.conll:1: has the unknown label "Ort"',
  ],
  [
    'conll',
    'another type inside a span that has a beginning',
    { 'a.conll': '实 B-slogan\n干 I-formula\n' },
    'a.conll:2: has the tag "I-formula" inside "slogan"',
  ],
  [
    'conll',
    'a span that ends as another type',
    { 'a.conll': '实 B-slogan\n干 E-formula\n' },
    'a.conll:2: has the tag "E-formula" inside "slogan"',
  ],
  [
    'conll',
    'a span without a beginning where spans have ends',
    { 'a.conll': '实 S-slogan\n干 O\n为 M-slogan\n要 E-slogan\n' },
    'a.conll:3: has the tag "M-slogan" where nothing begins',
  ],
  [
    'conll',
    'a span that does not end where others do',
    { 'a.conll': '实 B-slogan\n干 O\n为 S-slogan\n' },
    'a.conll:2: has the tag "O" before "slogan" ends',
  ],
  [
    'conll',
    'a sentence that ends inside a span',
    { 'a.conll': '为 S-slogan\n实 B-slogan\n\n干 E-slogan\n' },
    'a.conll:2: has the tag "B-slogan" where its sentence ends',
  ],
  ['spacy', 'no entities', { 'a.jsonl': '{"text":"实干"}' }, 'a.jsonl:1: “entities” is not a list'],
  [
    'prodigy',
    'an empty span',
    { 'a.jsonl': '{"text":"实干","spans":[{"start":1,"end":1,"label":"slogan"}]}' },
    'a.jsonl:1: “spans.0” has the span [1,1] in a text of 2 characters',
  ],
  [
    'prodigy',
    'a span that its tokens contradict',
    {
      'a.jsonl':
        '{"text":"实干","tokens":[{"text":"实","start":0,"end":1,"id":0},{"text":"干","start":1,"end":2,"id":1}],"spans":[{"start":0,"end":2,"token_start":1,"token_end":1,"label":"slogan"}]}',
    },
    'a.jsonl:1: “spans.0” has the span [0,2], its tokens [1,2]',
  ],
  [
    'prodigy',
    'an answer that is none',
    { 'a.jsonl': '{"text":"实干","spans":[],"answer":"maybe"}' },
    'a.jsonl:1: “answer” is "maybe", not accept, reject or ignore',
  ],
  ['tei', 'no body', { 'a.xml': '<TEI/>' }, 'a.xml:1: has no body'],
  [
    'tei',
    'a pointer to nothing',
    tei('<annotation target="#string-range(p2,0,1)" ana="#slogan"/>'),
    'a.xml:2: points at "#string-range(p2,0,1)", which does not exist',
  ],
  [
    'tei',
    'an id twice',
    tei('<annotation xml:id="p1" target="#string-range(p1,0,1)" ana="#slogan"/>'),
    'a.xml:3: has the xml:id "p1" a second time',
  ],
  [
    'tei',
    'a relation to nothing',
    tei(
      '<annotation xml:id="a1" target="#string-range(p1,0,1)" ana="#slogan"/>\n<relation name="holds" active="#a1" passive="#a2"/>',
    ),
    'a.xml:3: points at "#a2", which does not exist',
  ],
  [
    'tei-inline',
    'a range outside the text',
    tei('<annotation target="#string-range(p1,1,2)" ana="#slogan"/>'),
    'a.xml:2: has the span [1,3] in a text of 2 characters',
  ],
  [
    'tei',
    'an annotation without type',
    tei('<annotation target="#p1"/>'),
    'a.xml:2: annotation has no ana',
  ],
  [
    'web-annotation',
    'no position',
    web({ ...tag, target: {} }),
    'a.jsonld:2: “items.0” has no TextPositionSelector',
  ],
  ...(
    [
      [0, 'x', '[0,"x"]'],
      [-1, 2, '[-1,2]'],
      [2, 1, '[2,1]'],
      [0, 1.5, '[0,1.5]'],
      [0, null, '[0,null]'],
    ] as const
  ).flatMap(([start, end, span]): Case[] => {
    const item = {
      ...tag,
      target: {
        source: 'a.txt',
        selector: [position(start, end), { type: 'TextQuoteSelector', exact: '实' }],
      },
    };
    const { 'a.jsonld': content } = web(item);
    return [
      [
        'web-annotation',
        `the position ${span}`,
        web(item),
        startingWith(`a.jsonld:2: “items.0” has the span ${span}`),
      ],
      [
        'web-annotation',
        `the position ${span} without its text`,
        { 'a.jsonld': content! },
        `a.jsonld:2: “items.0” has the span ${span}`,
      ],
    ];
  }),
  [
    'web-annotation',
    'a position beyond the text',
    web({ ...tag, target: { selector: [position(0, 3)] } }),
    'a.jsonld:2: “items.0” has the span [0,3] in a text of 2 characters',
  ],
  ['web-annotation', 'no tag', web({ target: {} }), 'a.jsonld:2: the annotation has no tag'],
  [
    'web-annotation',
    'other words',
    web({
      ...tag,
      target: { selector: [position(0, 1), { type: 'TextQuoteSelector', exact: '干' }] },
    }),
    'a.jsonld:2: “items.0” says "干" where the text has "实"',
  ],
];

describe('a malformed file', () => {
  for (const [format, what, contents, message] of CASES) {
    it(`of ${format} with ${what} is refused`, async () => {
      const files = Object.entries(contents).map(([name, content]): ImportFile => ({
        name,
        content,
      }));
      await assert.rejects(async () => findImporter(format)!.read(files), {
        name: 'MalformedFileError',
        message,
      });
    });
  }
});

describe('files of other programs', () => {
  const read = async (format: string, contents: Readonly<Record<string, string>>) => {
    const files = Object.entries(contents).map(([name, content]): ImportFile => ({
      name,
      content,
    }));
    const articles = await findImporter(format)!.read(files);
    return articles.map(({ annotations }) =>
      annotations.map(({ type, start, end, text }) => `${type} ${start}-${end} ${text}`),
    );
  };

  it('of doccano are read by what people changed, in either kind of project', async () => {
    const record =
      '"annotations":[{"type":"slogan","start":0,"end":2,"text":"实干","norm":"实干"}]';
    const old = '"entities":[{"id":1,"start_offset":0,"end_offset":2,"label":"slogan"}]';
    assert.deepEqual(
      await read('doccano', {
        'a.jsonl': `{"text":"实干为要","label":[[0,4,"slogan"]],${old},${record}}`,
      }),
      [['slogan 0-4 实干为要']],
    );
    assert.deepEqual(
      await read('doccano', {
        'a.jsonl': `{"text":"实干为要","label":[[0,2,"slogan"]],"entities":[{"id":1,"start_offset":2,"end_offset":4,"label":"口号提法"}],${record}}`,
      }),
      [['slogan 2-4 为要']],
    );
  });

  it('of Label Studio are read by the first annotation that was not cancelled', async () => {
    const result = (start: number) =>
      `"result":[{"type":"labels","value":{"start":${start},"end":2,"labels":["slogan"]}}]`;
    const task = `[{"data":{"text":"实干"},"predictions":[{${result(0)}}],"annotations":[{"was_cancelled":true,${result(0)}},{${result(1)}}]}]`;
    assert.deepEqual(await read('label-studio', { 'a.json': task }), [['slogan 1-2 干']]);
  });

  for (const [maker, words] of [
    ['7', '实'],
    ['lin@example.cn', '干'],
    ['8', '干'],
    ['lu', '实干'],
  ] as const) {
    it(`of Label Studio are read by the annotation of ${maker} where there are several`, async () => {
      const work = (start: number, end: number, by: string) =>
        `{"completed_by":${by},"result":[{"type":"labels","value":{"start":${start},"end":${end},"labels":["slogan"]}}]}`;
      const several = [
        work(0, 1, '7'),
        work(1, 2, '{"id":8,"email":"lin@example.cn"}'),
        work(0, 2, '{"username":"lu"}'),
      ];
      const content = `[{"data":{"text":"实干"},"annotations":[${several.join(',')}]}]`;
      const files = [{ name: 'a.json', content }];
      const [article] = await findImporter('label-studio')!.read(files, undefined, { maker });
      assert.deepEqual(
        article!.annotations.map(({ text }) => text),
        [words],
      );
    });
  }

  const SLOGAN = 'guid="c" name="slogan"';
  const coding = (start: number, end: number, user: string) =>
    `<PlainTextSelection guid="s${start}" startPosition="${start}" endPosition="${end}" creatingUser="u1"><Coding guid="k${start}" creatingUser="${user}"><CodeRef targetGUID="c"/></Coding></PlainTextSelection>`;
  const item = (start: number, end: number, creator: string) =>
    `{"creator":${creator},"body":{"purpose":"tagging","value":"slogan"},"target":{"selector":{"type":"TextPositionSelector","start":${start},"end":${end}}}}`;
  const answer = (start: number, end: number, who: string) =>
    `{"text":"实干","spans":[{"start":${start},"end":${end},"label":"slogan"}],${who}}`;
  const row = (start: number, text: string, who: string) =>
    `a.txt,slogan,${start},${start + text.length},${text},${who}`;
  /** By format: annotations of 实 by one person (Lin) and of 干 by another one (Lu), and where not everybody has a name. */
  const SEVERAL: readonly (readonly [
    format: string,
    files: Record<string, string | Uint8Array>,
  ])[] = [
    [
      'qdpx',
      {
        'a.qdpx': zipSync({
          'project.qde': strToU8(
            `<Project><Users><User guid="u1" name="Lin"/><User guid="u2" name="Lu"/></Users><CodeBook><Codes><Code ${SLOGAN}/></Codes></CodeBook><Sources><TextSource name="a.txt"><PlainTextContent>实干</PlainTextContent>${coding(0, 1, 'u1')}${coding(1, 2, 'u2')}</TextSource></Sources></Project>`,
          ),
        }),
      },
    ],
    [
      'web-annotation',
      {
        'a.jsonld': `[${item(0, 1, '{"name":"Lin"}')},${item(1, 2, '[{"id":"Lu"}]')},${item(0, 2, '{"type":"Software","name":"x"}')}]`,
        'a.txt': '实干',
      },
    ],
    [
      'prodigy',
      {
        'a.jsonl': `${answer(0, 1, '"_annotator_id":"Lin"')}\n${answer(1, 2, '"_session_id":"Lu"')}\n`,
      },
    ],
    ['csv', { 'a.csv': `${HEAD},annotator\n${row(0, '实', 'Lin')}\n${row(1, '干', 'Lu')}\n` }],
  ];
  for (const [format, files] of SEVERAL) {
    const [first] = Object.keys(files);
    it(`of ${format} are read by the person who is asked for, and refused without`, async () => {
      const all = Object.entries(files).map(([name, content]) => ({ name, content }));
      const readBy = async (maker?: string) => {
        const articles = await findImporter(format)!.read(
          all,
          undefined,
          maker === undefined ? {} : { maker },
        );
        return articles.flatMap(({ annotations }) => annotations.map(({ text }) => text));
      };
      // What a program found is nobody's, and stays.
      const found = format === 'web-annotation' ? ['实干'] : [];
      assert.deepEqual((await readBy('Lin')).sort(), ['实', ...found].sort());
      assert.deepEqual((await readBy('Lu')).sort(), ['干', ...found].sort());
      for (const maker of [undefined, 'Wu']) {
        await assert.rejects(readBy(maker), ({ message }: Error) =>
          new RegExp(`^${first}: has annotations of \\S+ by Lin, Lu; name one`).test(message),
        );
      }
    });
  }

  it('of Web Annotation lose none to another one of the same id', async () => {
    const item = (start: number) =>
      JSON.stringify({
        id: 'urn:x',
        ...tag,
        target: { source: 'a', selector: [position(start, start + 1)] },
      });
    const files = [
      { name: 'a.jsonld', content: `{"items":[\n${item(0)},\n${item(1)}]}` },
      { name: 'a.txt', content: '实干' },
    ];
    await assert.rejects(async () => findImporter('web-annotation')!.read(files), {
      message: 'a.jsonld:3: “items.1” has the id "urn:x" a second time',
    });
  });

  it('of Label Studio have the answers on a region as its note', async () => {
    const regions = [
      '{"id":"r","type":"labels","value":{"start":0,"end":2,"labels":["slogan"]},"meta":{"text":["存疑"]}}',
      '{"id":"r","type":"choices","from_name":"tone","value":{"start":0,"end":2,"choices":["warm","formal"]}}',
      '{"id":"r","type":"textarea","from_name":"why","value":{"start":0,"end":2,"text":["引自报告"]}}',
      '{"id":"r","type":"rating","from_name":"sure","value":{"start":0,"end":2,"rating":4}}',
      '{"id":"q","type":"choices","from_name":"topic","value":{"choices":["economy"]}}',
    ];
    const content = `[{"data":{"text":"实干"},"annotations":[{"result":[${regions.join(',')}]}]}]`;
    const [article] = await findImporter('label-studio')!.read([{ name: 'a.json', content }]);
    assert.deepEqual(article!.annotations[0]!.attributes, {
      note: '存疑\ntone: warm\ntone: formal\n引自报告\nsure: 4',
    });
  });

  it('of Excel are read sheet by sheet, but for sheets that are no tables of annotations', async () => {
    const book = utils.book_new();
    const sheet = (...rows: unknown[][]) => utils.aoa_to_sheet(rows);
    const names = HEAD.split(',');
    utils.book_append_sheet(book, sheet(names, ['a', 'slogan', 0, 2, '实干']), '1');
    utils.book_append_sheet(book, sheet(['notes'], ['实干?']), 'notes');
    utils.book_append_sheet(book, sheet(names, ['b', 'slogan', 1, 2, '干']), '2');
    const content = write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer;
    const articles = await findImporter('xlsx')!.read([
      { name: 'a.xlsx', content: new Uint8Array(content) },
    ]);
    assert.deepEqual(
      articles.map(({ name, annotations }) => [name, annotations.map(({ text }) => text)]),
      [
        ['a', ['实干']],
        ['b', ['干']],
      ],
    );
  });

  it('of Prodigy hold no annotations where they were rejected', async () => {
    const line = (answer: string) =>
      `{"text":"实干","spans":[{"start":0,"end":2,"label":"slogan"}],"answer":"${answer}"}\n`;
    assert.deepEqual(await read('prodigy', { 'a.jsonl': line('accept') + line('reject') }), [
      ['slogan 0-2 实干'],
      [],
    ]);
  });

  it('say of Prodigy and Label Studio what is left out', async () => {
    const noticesOf = async (format: string, content: string) =>
      (await findImporter(format)!.read([{ name: 'a', content }])).flatMap(
        ({ notices = [] }) => notices,
      );
    const span = '{"start":0,"end":2,"label":"slogan"}';
    const tasks = ['accept', 'reject', 'ignore'].map(
      (answer) => `{"text":"实干","spans":[${span},${span}],"answer":"${answer}"}\n`,
    );
    assert.deepEqual(
      await noticesOf('prodigy', `${tasks.join('')}{"text":"实干","answer":"reject"}`),
      [
        'left out: 2 spans of a task with the answer “reject”',
        'left out: 2 spans of a task with the answer “ignore”',
      ],
    );
    const region = (labels: string) =>
      `{"id":"${labels}","type":"labels","value":{"start":0,"end":2,"labels":[${labels}]}}`;
    assert.deepEqual(
      await noticesOf(
        'label-studio',
        `[{"data":{"text":"实干"},"annotations":[{"result":[${region('')}]}]}]`,
      ),
      ['left out: a region without a label in “0.annotations.0.result.0”'],
    );
  });

  it('of taggers are read in IOB1, without a text, article by article', async () => {
    const conll =
      '-DOCSTART- -X- O O\n\n实\tI-slogan\n干\tI-slogan\n好\tB-slogan\n\n-DOCSTART- O\n\n一 S-metric\n';
    assert.deepEqual(await read('conll', { 'a.conll': conll }), [
      ['slogan 0-2 实干', 'slogan 2-3 好'],
      ['metric 0-1 一'],
    ]);
  });

  it('of taggers are read as conlleval reads them where a span has no beginning', async () => {
    const conll = '实 B-slogan\n干 I-slogan\n为 O\n要 I-formula\n好 I-formula\n';
    assert.deepEqual(await read('conll', { 'a.conll': conll }), [
      ['slogan 0-2 实干', 'formula 3-5 要好'],
    ]);
    const iob1 = '实 I-slogan\n干 I-slogan\n要 I-formula\n好 B-formula\n';
    assert.deepEqual(await read('conll', { 'a.conll': iob1 }), [
      ['slogan 0-2 实干', 'formula 2-3 要', 'formula 3-4 好'],
    ]);
  });

  it('of INCEpTION have sub-tokens, stacks and layers before that of spans', async () => {
    const lines = [
      '#FORMAT=WebAnno TSV 3.3',
      '#T_SP=x.Pos|PosValue',
      '#T_SP=x.Span|identifier|value',
      '#T_RL=x.Rel|BT_x.Span',
      '',
      '',
      '#Text=实干为要',
      '1-1\t0-4\t实干为要\tn\t_\t_\t_\t',
      '1-1.1\t0-2\t实干\t_\t*[1]|q[2]\tslogan[1]|metric[2]\t_\t',
      '1-1.2\t2-4\t为要\t_\tq[2]\tmetric[2]\t_\t',
      '',
    ];
    assert.deepEqual(await read('webanno-tsv', { 'a.tsv': lines.join('\n') }), [
      ['slogan 0-2 实干', 'metric 0-4 实干为要'],
    ]);
  });

  it('of INCEpTION say which layers with something in them are left out', async () => {
    const lines = [
      '#FORMAT=WebAnno TSV 3.3',
      '#T_SP=x.Pos|PosValue',
      '#T_SP=x.Span|value',
      '#T_SP=x.Tone|kind|level',
      '#T_SP=x.Empty|kind',
      '',
      '',
      '#Text=实干',
      '1-1\t0-1\t实\t_\tslogan\t_\t_\t_\t',
      '1-2\t1-2\t干\tn\t_\t*\twarm\t_\t',
      '',
    ];
    const content = lines.join('\n');
    const [article] = await findImporter('webanno-tsv')!.read([{ name: 'a.tsv', content }]);
    assert.deepEqual(
      article!.annotations.map(({ text }) => text),
      ['实'],
    );
    assert.deepEqual(article!.notices, [
      'a.tsv:10: left out: the layer x.Pos',
      'a.tsv:10: left out: the layer x.Tone',
    ]);
  });

  it('of Label Studio label pages by offsets in their text', async () => {
    const value = {
      start: '/p[1]/text()[1]',
      end: '/p[1]/text()[1]',
      globalOffsets: { start: 2, end: 4 },
      text: '实干',
      hypertextlabels: ['slogan'],
    };
    const result = [{ id: 'r', type: 'hypertextlabels', value }];
    const task = { data: { text: '真抓实干' }, annotations: [{ result }] };
    assert.deepEqual(await read('label-studio', { 'a.json': JSON.stringify([task]) }), [
      ['slogan 2-4 实干'],
    ]);
  });

  it('of brat and CoNLL may begin with a byte order mark', async () => {
    assert.deepEqual(
      await read('brat', { 'a.ann': '\uFEFFT1\tSlogan 0 2\t实干\n', 'a.txt': '实干' }),
      [['slogan 0-2 实干']],
    );
    assert.deepEqual(await read('conll', { 'a.conll': '\uFEFF-DOCSTART- O\n\n实 B-slogan\n' }), [
      ['slogan 0-1 实'],
    ]);
  });

  it('of brat and UIMA say what they hold that has no place here', async () => {
    const ann =
      'T1\tSlogan 0 2\t实干\nE1\tSlogan:T1\nN1\tReference T1 Wiki:1\t实干\nN2\tReference T1 Wiki:2\t实干\n*\tEquiv T1 T1\n';
    const [inBrat] = await findImporter('brat')!.read([
      { name: 'a.ann', content: ann },
      { name: 'a.txt', content: '实干' },
    ]);
    assert.deepEqual(inBrat!.notices, [
      'a.ann:2: left out: an event',
      'a.ann:3: left out: a normalization, and 1 more',
      'a.ann:5: left out: an equivalence',
    ]);
    const placed = { '@sofa': 1, begin: 0, end: 2 };
    const structures = [
      { '%ID': 1, '%TYPE': 'uima.cas.Sofa', sofaString: '实干' },
      { '%ID': 2, '%TYPE': 'webanno.custom.Tone', ...placed },
      { '%ID': 3, '%TYPE': 'webanno.custom.Echo', '@Governor': 2, '@Dependent': 2, ...placed },
      { '%ID': 4, '%TYPE': 'de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token', ...placed },
    ];
    const content = JSON.stringify({ '%FEATURE_STRUCTURES': structures });
    const [inCas] = await findImporter('cas-json')!.read([{ name: 'a.json', content }]);
    assert.deepEqual(inCas!.notices, [
      'left out: 1 of the layer webanno.custom.Tone, which means no type',
    ]);
    assert.deepEqual(inCas!.annotations, []);
  });

  it('of brat may hold notes of people, which are kept', async () => {
    const [article] = await findImporter('brat')!.read([
      { name: 'a.ann', content: 'T1\tSlogan 0 2\t实干\n#1\tAnnotatorNotes T1\t存疑\n' },
      { name: 'a.txt', content: '实干' },
    ]);
    assert.deepEqual(article!.annotations[0]!.attributes, { note: '存疑' });
  });
});
