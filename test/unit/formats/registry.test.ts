import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Annotation } from '../../../server/src/document/annotation';
import type { AnnotatedArticle } from '../../../server/src/formats/article';
import type { Format } from '../../../server/src/formats/format';
import { findFormat, FORMATS } from '../../../server/src/formats/registry';
import { formatInfos } from '../../../server/src/lsp/exporting';
import type { FormatInfo } from '../../../server/src/lsp/protocol';
import { raw } from '../../../server/src/text/offsets';
import { slogan } from './articles';

describe('the format registry', () => {
  it('offers the formats in this order', () => {
    assert.deepEqual(
      FORMATS.map(({ id }) => id),
      [
        ...['json', 'jsonl', 'csv', 'csv-excel', 'tsv', 'xlsx', 'qdpx', 'qdc', 'brat', 'doccano'],
        ...['label-studio', 'cas-json', 'xmi', 'webanno-tsv', 'conll', 'spacy', 'prodigy', 'tei'],
        ...['tei-inline', 'web-annotation', 'html', 'markdown', 'parquet'],
      ],
    );
  });

  it('finds a format by its id', () => {
    assert.equal(findFormat('csv-excel')?.label, 'CSV for Excel');
    assert.equal(findFormat('CSV'), undefined);
  });

  it('describes formats as the protocol does', () => {
    const infos: readonly FormatInfo[] = formatInfos();
    for (const { label, description, extension } of infos) {
      assert.match(label, /^\S.*\S$/);
      assert.match(description, /^\S.*\.$/);
      assert.match(extension, /^\w+$/);
    }
  });

  it('has no format that the README does not name', () => {
    const readme = readFileSync(join(__dirname, '../../../README.md'), 'utf8');
    for (const { id } of FORMATS) assert.ok(readme.includes(`\`${id}\``), id);
  });

  it('streams what has files for each article through formats that it has', () => {
    for (const format of FORMATS) {
      if (format.scope !== 'article' || format.streamsAs === undefined) continue;
      assert.equal(findFormat(format.streamsAs)?.scope, 'corpus');
    }
  });

  const TEXT = '推动高质量发展';
  const right = slogan(TEXT, '高质量');
  const WRONG: Readonly<Record<string, Annotation>> = {
    'other words': { ...right, text: '高品质' },
    'an offset too far': { ...right, start: raw(3), end: raw(6) },
    'an end before the start': { ...right, start: raw(5), end: raw(2), text: '' },
    'nothing at all': { ...right, end: right.start, text: '' },
    'offsets from the end': { ...right, start: raw(-5), end: raw(-2) },
    'more than there is': { ...right, end: raw(99) },
  };
  const write = async (format: Format, article: AnnotatedArticle): Promise<void> => {
    if (format.scope === 'archive') await format.open().add(article);
    else format.write(article);
  };
  for (const format of FORMATS) {
    it(`writes no ${format.id} of spans that do not hold their words`, async () => {
      for (const [what, wrong] of Object.entries(WRONG)) {
        const article = { name: 'a.txt', text: TEXT, annotations: [right, wrong] };
        await assert.rejects(write(format, article), { name: 'SpanMismatchError' }, what);
      }
    });
  }

  it('says which words stand where others should', () => {
    const article = { name: 'a.txt', text: TEXT, annotations: [WRONG['an offset too far']!] };
    return assert.rejects(write(findFormat('json')!, article), {
      message: 'a.txt: the text at 3–6 is "质量发", not "高质量"',
      start: 3,
      end: 6,
      expected: '高质量',
      found: '质量发',
    });
  });
});
