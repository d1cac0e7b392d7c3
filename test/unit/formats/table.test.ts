import assert from 'node:assert/strict';
import { encode } from 'iconv-lite';
import { emptySidecar } from '../../../server/src/decisions/decision';
import { parseSchema } from '../../../server/src/decisions/parseSchema';
import type { AnnotatedArticle } from '../../../server/src/formats/article';
import { csv as csvOf } from '../../../server/src/formats/csv';
import { csvExcel as csvExcelOf } from '../../../server/src/formats/csvExcel';
import { findLosses } from '../../../server/src/formats/export';
import { importDecisions } from '../../../server/src/formats/import/decisions';
import { meaningsOf } from '../../../server/src/formats/import/meanings';
import { findImporter } from '../../../server/src/formats/import/registry';
import { DEFAULT_OPTIONS, findFormat } from '../../../server/src/formats/registry';
import { tsv as tsvOf } from '../../../server/src/formats/tsv';
import { raw } from '../../../server/src/text/offsets';
import { difficult, plain, slogan, spanOf } from './articles';
import { filesToRead } from './matrix';

const csv = csvOf(DEFAULT_OPTIONS);
const csvExcel = csvExcelOf(DEFAULT_OPTIONS);
const tsv = tsvOf(DEFAULT_OPTIONS);

const HEAD =
  'file,type,start,end,start_codepoint,end_codepoint,text,norm,traditional,kind,count,items,items_span,posts,post_spans,' +
  'value,value_to,unit,bound,indicator,direction,entry,evidence,confidence,article,left,right,encoding,pieces,' +
  'state,tags,notes,annotator,created,modified';

describe('CSV for R and pandas', () => {
  it('begins with the names of its columns and ends lines with LF', () => {
    assert.equal(csv.head(), `${HEAD}\n`);
  });

  it('has a row for each annotation and empty cells where a column does not apply', () => {
    assert.deepEqual(csv.write(plain).split('\n'), [
      'plain.txt,official,3,6,3,6,孙立军,孙立军,孫立軍,,,,,市领导,0..3,,,,,,,,group-title,0.95,,市领导,、马文出席会议，强调践行“四下基层”，推动高质量发展，办结13项,utf-8,,,,,,,',
      'plain.txt,official,7,9,7,9,马文,马文,馬文,,,,,市领导,0..3,,,,,,,,group-title|name-list,0.9,,市领导孙立军、,出席会议，强调践行“四下基层”，推动高质量发展，办结13项重点任,utf-8,,,,,,,',
      'plain.txt,formula,19,23,19,23,四下基层,四下基层,四下基層,counted,4,宣传下基层|调研下基层,33..35,,,,,,,,,si-xia-jiceng,glossary|quoted,0.97,,市领导孙立军、马文出席会议，强调践行“,”，推动高质量发展，办结13项重点任务，增长3至5个百分点。,utf-8,,,,,,,',
      'plain.txt,slogan,27,32,27,32,高质量发展,高质量发展,高質量發展,,,,,,,,,,,,,gaozhiliang-fazhan,glossary,0.88,,市领导孙立军、马文出席会议，强调践行“四下基层”，推动,，办结13项重点任务，增长3至5个百分点。,utf-8,,,,,,,',
      'plain.txt,metric,35,38,35,38,13项,13项,13項,,,,,,,13,,项,exact,重点任务,,,unit,0.9,,孙立军、马文出席会议，强调践行“四下基层”，推动高质量发展，办结,重点任务，增长3至5个百分点。,utf-8,,,,,,,',
      'plain.txt,metric,45,52,45,52,3至5个百分点,3至5个百分点,3至5個百分點,,,,,,,3,5,个百分点,exact,,up,,unit|percentage,0.8,,，强调践行“四下基层”，推动高质量发展，办结13项重点任务，增长,。,utf-8,,,,,,,',
      '',
    ]);
  });

  const CELLS: readonly [what: string, column: string, cell: string][] = [
    ['a rare character before a span', 'start', '6'],
    ['a rare character before a span', 'start_codepoint', '5'],
    ['a rare character before a span', 'end_codepoint', '10'],
    ['a rare character inside a span', 'end', '7'],
    ['a rare character inside a span', 'end_codepoint', '6'],
    ['a byte order mark', 'start', '1'],
    ['a byte order mark', 'start_codepoint', '1'],
    ['CRLF inside a span', 'text', '"走找\r\n\r\n　　想促"'],
    ['CRLF inside a span', 'norm', '走找想促'],
    ['a formula for Excel', 'text', '+实干'],
    ['a formula for Excel', 'file', '=formula.txt'],
    ['Big5', 'encoding', 'big5'],
  ];
  for (const [what, column, cell] of CELLS) {
    it(`with ${what} has ${JSON.stringify(cell)} as ${column}`, () => {
      // None of these cells but the quoted one holds a comma.
      const cells = csv.write(difficult[what]!).trimEnd().split(',');
      assert.equal(cells[HEAD.split(',').indexOf(column)], cell);
    });
  }

  it('doubles quotation marks', () => {
    assert.ok(csv.write(difficult['quotes']!).includes(',"走""找"",想促",'));
  });

  it('shows ends of lines beside an annotation as ⏎, and no half characters', () => {
    const text = `𠮷${'一'.repeat(29)}\r\n高质量\n\n${'二'.repeat(29)}𠮷`;
    const { annotations } = difficult['residue']!;
    const start = 33 as (typeof annotations)[0]['start'];
    const end = 36 as (typeof annotations)[0]['end'];
    const article: AnnotatedArticle = {
      name: 'a.txt',
      text,
      annotations: [{ ...annotations[0]!, start, end, text: '高质量' }],
    };
    const [left, right] = csv.write(article).split(',').slice(HEAD.split(',').indexOf('left'));
    assert.equal(left, `${'一'.repeat(29)}⏎`);
    assert.equal(right, `⏎⏎${'二'.repeat(29)}`);
  });

  it('writes nothing below the names where nothing is annotated', () => {
    assert.equal(csv.write(difficult['nothing']!), '');
  });

  it('loses “|” in lists only', () => {
    assert.deepEqual(findLosses([plain, ...Object.values(difficult)], csv), []);
    const official = plain.annotations[0]!;
    const annotations = [
      { ...official, posts: ['副市长|局长'] },
    ] as AnnotatedArticle['annotations'];
    const article = { ...plain, annotations };
    assert.ok(csv.write(article).includes(',副市长｜局长,'));
    assert.equal(findLosses([article], csv).length, 1);
  });
});

describe('CSV for Excel', () => {
  it('begins with a byte order mark, once, and ends lines with CRLF', () => {
    assert.equal(csvExcel.head(), `\uFEFF${HEAD}\r\n`);
    const rows = csvExcel.write(plain);
    assert.ok(!rows.includes('\uFEFF'));
    assert.equal(rows.split('\r\n').length, 7);
  });

  it('runs no formulas and says that it changed cells', () => {
    const article = difficult['a formula for Excel']!;
    assert.ok(csvExcel.write(article).startsWith("'=formula.txt,slogan,2,5,2,5,'+实干,'+实干,"));
    assert.deepEqual(findLosses([article], csvExcel), [
      'Cells that Excel would run as formulas have an apostrophe before them.',
    ]);
  });

  for (const sign of ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) {
    it(`defuses ${JSON.stringify(sign)}`, () => {
      const text = `${sign}1`;
      const { annotations } = difficult['residue']!;
      const annotation = {
        ...annotations[0]!,
        text,
        start: 0,
        end: 2,
        norm: '',
      } as (typeof annotations)[0];
      const written = csvExcel.write({ name: 'a.txt', text, annotations: [annotation] });
      assert.match(written, /^a\.txt,slogan,0,2,0,2,"?'/);
    });
  }

  const SHOWN: readonly [text: string, changed: boolean][] = [
    ['1-2', true],
    ['3/8', true],
    ['2024-3', true],
    ['1-2-3', true],
    ['1033-1037', false],
    ['007', true],
    ['1234567890123456', true],
    ['554', false],
    ['1+8+1', false],
    ['13项', false],
  ];
  for (const [text, changed] of SHOWN) {
    it(`says ${changed ? 'that' : 'nothing, for'} Excel shows ${text} ${changed ? 'otherwise' : 'as it is'}`, () => {
      const article = { name: 'a.txt', text, annotations: [slogan(text, text)] };
      const losses = findLosses([article], csvExcel);
      assert.equal(
        losses.some((loss) => loss.startsWith('Excel shows texts such as')),
        changed,
      );
    });
  }

  it('writes where a post stands so that Excel makes no date of it', () => {
    const official = { ...plain.annotations[0]!, postSpans: [{ start: raw(4), end: raw(8) }] };
    const article = { ...plain, annotations: [official as (typeof plain.annotations)[0]] };
    assert.match(csvExcel.write(article), /,4\.\.8,/);
    assert.deepEqual(findLosses([article], csvExcel), []);
  });

  it('leaves negative numbers alone', () => {
    const metric = { ...plain.annotations[4]!, value: -3.2 } as AnnotatedArticle['annotations'][0];
    assert.ok(csvExcel.write({ ...plain, annotations: [metric] }).includes(',-3.2,,项,'));
  });
});

describe('TSV', () => {
  it('has the same table with tabs', () => {
    assert.equal(tsv.head(), `${HEAD.replaceAll(',', '\t')}\n`);
    assert.ok(tsv.write(difficult['a tab inside a span']!).includes('\t"走找\t想促"\t走找想促\t'));
  });
});

describe('tables that a spreadsheet saved', () => {
  const LINES = ['type,start,end,text,file', 'slogan,2,4,实干,一.txt', ''];
  const saved = (delimiter: string, end = '\r\n', below = ''): string =>
    LINES.join(end).replaceAll(',', delimiter) + below;

  const FILES: readonly (readonly [what: string, name: string, content: string | Uint8Array])[] = [
    ['semicolons', 'a.csv', saved(';')],
    ['tabs in a CSV', 'a.csv', saved('\t')],
    ['GB18030', 'a.csv', encode(saved(','), 'gb18030')],
    ['UTF-16 with tabs', 'a.csv', encode(saved('\t'), 'utf-16le', { addBOM: true })],
    ['a byte order mark', 'a.csv', `\uFEFF${saved(',')}`],
    ['empty rows and lines below', 'a.csv', saved(',', '\n', ',,,,\n\n')],
    ['offsets with a point', 'a.csv', saved(',').replace('2,4', '2.0,4.0')],
    [
      'quoted names',
      'a.csv',
      saved(',').replace('type,start,end,text,file', '"type","start","end","text","file"'),
    ],
  ];
  for (const [what, name, content] of FILES) {
    it(`are read with ${what}`, async () => {
      const articles = await findImporter('csv')!.read([{ name, content }]);
      assert.deepEqual(
        articles.map((article) => [
          article.name,
          article.annotations.map(({ type, start, end, text }) => [type, start, end, text]),
        ]),
        [['一.txt', [['slogan', 2, 4, '实干']]]],
      );
    });
  }

  it('are read with decimal commas where none separates cells, but for words', async () => {
    const head = 'file;type;start;end;text;value;unit;indicator;confidence;attr_cost;attr_name';
    const { schema } = parseSchema(
      'types: { metric: { attributes: { cost: number, name: text } } }',
    );
    for (const delimiter of [';', '\t']) {
      const content = `${head}\na;metric;0;4;6,8%;-6,8;%;1,5;0,95;12,5;3,4\n`.replaceAll(
        ';',
        delimiter,
      );
      const [article] = await findImporter('csv')!.read(
        [{ name: 'a.csv', content }],
        meaningsOf(schema),
      );
      const { value, indicator, confidence, cost, name } = article!.annotations[0]!.attributes;
      assert.deepEqual(
        [value, indicator, confidence, cost, name],
        [-6.8, '1,5', 0.95, 12.5, '3,4'],
      );
    }
    const content = 'file,type,start,end,text,confidence\na,slogan,0,1,x,"0,95"\n';
    await assert.rejects(async () => findImporter('csv')!.read([{ name: 'a.csv', content }]));
  });

  it('are read with NA where R left cells empty, but for words', async () => {
    const content =
      'file,type,start,end,text,pieces,notes,tags,state\nNA,slogan,2,4,NA,NA,NA,NA,NA\n';
    const [article] = await findImporter('csv')!.read([{ name: 'a.csv', content }]);
    const [{ text, attributes, pieces }] = article!.annotations as [
      (typeof article & object)['annotations'][0],
    ];
    assert.deepEqual(
      [article!.name, text, attributes['review'], pieces],
      ['NA', 'NA', undefined, undefined],
    );
  });

  it('are read with LF in cells where the article has CRLF, as their offsets say', async () => {
    const content =
      'type,start,end,text,file\nslogan,2,8,"实干\n担当",一.txt\nslogan,2,7,"实干\n担当",二.txt\n';
    const articles = await findImporter('csv')!.read([{ name: 'a.csv', content }]);
    assert.deepEqual(
      articles.map(({ annotations }) => annotations.map(({ text }) => text)),
      [['实干\r\n担当'], ['实干\n担当']],
    );
  });

  for (const [what, breaks] of [
    ['CRLF', ['\r\n', '\r\n']],
    ['CRLF and LF', ['\r\n', '\n']],
  ] as const) {
    it(`give an annotation of several pieces back from a workbook over ${what}`, async () => {
      const text = `走找${breaks[0]}路上${breaks[1]}想促`;
      const pieces = [spanOf(text, '走找'), spanOf(text, '想促')];
      const [{ start }, { end }] = [pieces[0]!, pieces[1]!];
      const whole = { ...slogan(text, text, '走找想促'), start, end, pieces };
      const article = { name: 'a.txt', text, annotations: [whole] };
      const [imported] = await findImporter('xlsx')!.read(
        await filesToRead(findFormat('xlsx')!, article),
      );
      const target = { text, suggestions: [], sidecar: emptySidecar('a.txt') };
      const { sidecar } = importDecisions(imported!, target, { creator: '林', time: '' });
      assert.deepEqual(
        sidecar.decisions.map((decision) => decision.pieces.map(({ exact }) => exact)),
        [['走找', '想促']],
      );
    });
  }

  for (const [pieces, reason] of [
    ['2..4|6..9', 'has the pieces "2..4|6..9"'],
    ['6..8|2..4', 'has the pieces "6..8|2..4"'],
    ['2..6|4..8', 'has the pieces "2..6|4..8"'],
    ['2..4|90..92', 'has the pieces "2..4|90..92"'],
    ['2..4|6..8', 'says "实干担当" where the span [2,8] has 6 characters'],
  ]) {
    it(`are refused with the pieces ${pieces} where these do not fit`, async () => {
      const content = `file,type,start,end,text,pieces\n一.txt,slogan,2,8,实干担当,${pieces}\n`;
      await assert.rejects(
        async () => findImporter('csv')!.read([{ name: 'a.csv', content }]),
        (error) => (error as Error).message === `a.csv:2: ${reason}`,
      );
    });
  }
});
