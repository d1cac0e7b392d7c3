/** TEI as people mark it up by hand, in our exports and elsewhere. */
import assert from 'node:assert/strict';
import { DEFAULT_SCHEMA } from '../../../server/src/decisions/schema';
import { exportArticles } from '../../../server/src/formats/export';
import { meaningsOf } from '../../../server/src/formats/import/meanings';
import { findImporter } from '../../../server/src/formats/import/registry';
import { findFormat } from '../../../server/src/formats/registry';
import { plain } from './articles';

const read = async (content: string, map: Record<string, string> = {}) => {
  const meanings = meaningsOf(DEFAULT_SCHEMA, map);
  const [article] = await findImporter('tei')!.read([{ name: 'a.xml', content }], meanings);
  return article!;
};

const document = (body: string) => `<TEI xmlns="http://www.tei-c.org/ns/1.0">
<text><body>${body}</body></text></TEI>`;

describe('TEI with elements in the text', () => {
  const ELEMENTS: readonly (readonly [xml: string, found: readonly unknown[]])[] = [
    ['<persName>方远</persName>', ['official', '方远', {}]],
    ['<persName><surname>方</surname>远</persName>', ['official', '方远', {}]],
    ['<seg ana="#slogan">真抓实干</seg>', ['slogan', '真抓实干', {}]],
    [
      '<term type="formula" key="si-xia">四下基层</term>',
      ['formula', '四下基层', { entry: 'si-xia' }],
    ],
    ['<term type="slogan" unit="项">实干</term>', ['slogan', '实干', {}]],
    ['<rs type="官员">方远</rs>', ['official', '方远', {}]],
    ['<rs ana="#x #own.metric">3项</rs>', ['metric', '3项', {}]],
    [
      '<measure atLeast="3" unit="项" commodity="任务">3项以上</measure>',
      ['metric', '3项以上', { value: 3, bound: 'atLeast', unit: '项', indicator: '任务' }],
    ],
    ['<measure min="3" max="5">3至5</measure>', ['metric', '3至5', { value: 3, valueTo: 5 }]],
  ];
  for (const [xml, found] of ELEMENTS) {
    it(`reads ${xml}`, async () => {
      const { text, annotations, notices } = await read(document(`<p>今天𠮷${xml}。</p>`));
      assert.deepEqual(
        annotations.map((one) => [one.type, one.text, one.attributes]),
        [found],
      );
      assert.equal(annotations[0]!.start, 4);
      assert.equal(text, `今天𠮷${String(found[1])}。`);
      assert.equal(notices, undefined);
    });
  }

  const BODY =
    '<head>题</head>\n<p><rs>方远</rs><lb/>到<placeName type="村">方村</placeName>\n<rs>他</rs></p>';

  it('says what it does not understand, with the line of the first', async () => {
    const { annotations, notices } = await read(document(BODY));
    assert.deepEqual(annotations, []);
    assert.deepEqual(notices, [
      'a.xml:3: left out: <rs>, which means no type, and 1 more',
      'a.xml:3: left out: <placeName type="村">, which means no type',
    ]);
  });

  it('is told what elements mean, and which to leave out', async () => {
    const { annotations, notices } = await read(document(BODY), { rs: 'official', 村: '' });
    assert.deepEqual(
      annotations.map(({ type, text }) => [type, text]),
      [
        ['official', '方远'],
        ['official', '他'],
      ],
    );
    assert.equal(notices, undefined);
  });

  it('names other parts of a text', async () => {
    const { notices } = await read(
      '<TEI><text><front><p>序</p></front><body><p>文</p></body></text></TEI>',
    );
    assert.deepEqual(notices, ['a.xml:1: left out: another part of the text, <front>']);
  });

  it('refuses a quantity that is no number with its line', async () => {
    await assert.rejects(read(document('\n<p><measure quantity="许多">3</measure></p>')), {
      message: 'a.xml:3: has "许多" as quantity',
    });
  });

  it('keeps what an export has beside what somebody added', async () => {
    const [file] = (await exportArticles([plain], findFormat('tei-inline')!)).files;
    const exported = String(file!.content);
    const before = await read(exported);
    const after = await read(
      exported.replace(/(<body.*?)领导/s, '$1<seg ana="#slogan">领导</seg>'),
    );
    assert.deepEqual(
      after.annotations.filter(({ text }) => text !== '领导'),
      before.annotations,
    );
    assert.equal(after.annotations.length, before.annotations.length + 1);
  });
});
