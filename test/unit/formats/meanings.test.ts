/** Labels of the project: which come in as what, and what is said of those that nobody declared. */
import assert from 'node:assert/strict';
import { parseSchema } from '../../../server/src/decisions/parseSchema';
import {
  LEFT_OUT,
  meaningsOf,
  POST,
  unknownLabelIn,
} from '../../../server/src/formats/import/meanings';
import { findImporter } from '../../../server/src/formats/import/registry';

const { schema } = parseSchema(`
types:
  机构: { label: 单位 }
  Policy: { label: 政策 }
relations:
  主管: { label: 管 }
`);

describe('what labels mean', () => {
  const meanings = meaningsOf(schema, { PER: 'official', LOC: '', 'a=b': 'Policy', X: '主管' });
  const types: readonly [label: string, type: string | undefined][] = [
    ['机构', '机构'],
    ['单位', '机构'],
    ['policy', 'Policy'],
    [' 政策 ', 'Policy'],
    ['slogan', 'slogan'],
    ['口号提法', 'slogan'],
    ['职务', POST],
    ['PER', 'official'],
    ['LOC', LEFT_OUT],
    ['a=b', 'Policy'],
    ['ORG', undefined],
    // A relation is no type.
    ['X', undefined],
  ];
  for (const [label, type] of types) {
    it(`${label} is ${type ?? 'unknown'}`, () => assert.equal(meanings.type(label), type));
  }
  it('relations have meanings of their own', () => {
    const found = ['主管', '管', 'X', 'holds', '机构'].map((label) => meanings.relation(label));
    assert.deepEqual(found, ['主管', '主管', '主管', POST, undefined]);
  });
});

/** 民政局 stands at 0–3, 方案 at 4–6. */
const TEXT = '民政局发方案';

/** How each format says that 民政局 is a 机构 and 方案 is a {@link label}. */
const FILES: Readonly<Record<string, (label: string) => Readonly<Record<string, string>>>> = {
  json: (label) => ({
    'a.json': `{"schema":1,"file":"a.txt","annotations":[
{"type":"机构","start":0,"end":3,"text":"民政局"},
{"type":"${label}","start":4,"end":6,"text":"方案"}]}`,
  }),
  csv: (label) => ({
    'a.csv': `file,type,start,end,text\na.txt,机构,0,3,民政局\na.txt,${label},4,6,方案\n`,
  }),
  brat: (label) => ({
    'a.txt': TEXT,
    'a.ann': `T1\t_673a__6784_ 0 3\t民政局\nT2\t${label} 4 6\t方案\n`,
  }),
  doccano: (label) => ({
    'a.jsonl': `{"text":"${TEXT}","label":[[0,3,"机构"],[4,6,"${label}"]]}`,
  }),
  'label-studio': (label) => {
    const region = (start: number, end: number, name: string): object => ({
      type: 'labels',
      value: { start, end, labels: [name] },
    });
    const result = [region(0, 3, '机构'), region(4, 6, label)];
    return { 'a.json': JSON.stringify([{ data: { text: TEXT }, annotations: [{ result }] }]) };
  },
  'cas-json': (label) => {
    const entity = (begin: number, end: number, value: string): object => ({
      '%TYPE': 'de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity',
      '@sofa': 1,
      begin,
      end,
      value,
    });
    const sofa = { '%ID': 1, '%TYPE': 'uima.cas.Sofa', sofaString: TEXT };
    const all = [sofa, entity(0, 3, '机构'), entity(4, 6, label)];
    return { 'a.json': JSON.stringify({ '%FEATURE_STRUCTURES': all }) };
  },
  'webanno-tsv': (label) => ({
    'a.tsv': `#FORMAT=WebAnno TSV 3.3
#T_SP=x.Span|value


#Text=${TEXT}
1-1\t0-3\t民政局\t机构\t
1-2\t3-4\t发\t_\t
1-3\t4-6\t方案\t${label}\t
`,
  }),
  conll: (label) => ({ 'a.conll': `民政局 B-机构\n发 O\n方案 B-${label}\n` }),
  spacy: (label) => ({
    'a.jsonl': `{"text":"${TEXT}","entities":[[0,3,"机构"],[4,6,"${label}"]]}`,
  }),
  prodigy: (label) => ({
    'a.jsonl': `{"text":"${TEXT}","spans":[{"start":0,"end":3,"label":"机构"},{"start":4,"end":6,"label":"${label}"}]}`,
  }),
  tei: (label) => ({
    'a.xml': `<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listAnnotation>
<annotation target="#string-range(p1,0,3)" ana="#机构"/>
<annotation target="#string-range(p1,4,2)" ana="#${label}"/>
</listAnnotation></standOff><text><body><p xml:id="p1">${TEXT}</p></body></text></TEI>`,
  }),
  'web-annotation': (label) => {
    const item = (start: number, end: number, value: string): object => ({
      body: { purpose: 'tagging', value },
      target: { selector: { type: 'TextPositionSelector', start, end } },
    });
    return {
      'a.txt': TEXT,
      'a.jsonld': JSON.stringify([item(0, 3, '机构'), item(4, 6, label)]),
    };
  },
};

describe('types of the project', () => {
  const read = async (format: string, label: string, map: Record<string, string> = {}) => {
    const files = Object.entries(FILES[format]!(label)).map(([name, content]) => ({
      name,
      content,
    }));
    const [article] = await findImporter(format)!.read(files, meaningsOf(schema, map));
    return article!.annotations.map(({ type, text }) => `${type} ${text}`);
  };

  for (const format of Object.keys(FILES)) {
    it(`come in from ${format}`, async () => {
      assert.deepEqual(await read(format, 'Policy'), ['机构 民政局', 'Policy 方案']);
    });

    it(`${format} is refused with the label that nobody declared, and read where it is said`, async () => {
      await assert.rejects(read(format, 'ORG'), (error: Error) => {
        assert.equal(error.name, 'MalformedFileError');
        assert.match(error.message, /^a\.\w+:\d+: .*"ORG"$/);
        assert.equal(unknownLabelIn(error)?.label, 'ORG');
        return true;
      });
      assert.deepEqual(await read(format, 'ORG', { ORG: 'Policy' }), [
        '机构 民政局',
        'Policy 方案',
      ]);
      assert.deepEqual(await read(format, 'ORG', { ORG: '' }), ['机构 民政局']);
    });
  }
});
