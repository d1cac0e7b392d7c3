/** Every export is taken for what it is. */
import assert from 'node:assert/strict';
import { detectFormat } from '../../../server/src/formats/import/detect';
import { IMPORT_IDS } from '../../../server/src/formats/import/registry';
import { findFormat } from '../../../server/src/formats/registry';
import { CASES, filesToRead } from './matrix';

describe('the format of a file', () => {
  for (const id of IMPORT_IDS) {
    // What they write differs in nothing that a reader could tell.
    const expected = id === 'tei-inline' ? 'tei' : id;
    it(`is ${expected} where it is an export of ${id}`, async () => {
      for (const [what, { article }] of Object.entries(CASES)) {
        const [file] = await filesToRead(findFormat(id)!, article);
        const { name, content } = file!;
        const beginning = typeof content === 'string' ? content.slice(0, 4096) : '';
        assert.equal(detectFormat(name, beginning), expected, what);
      }
    });
  }

  const cases: readonly (readonly [string, string, string | undefined])[] = [
    [
      'export.jsonl',
      '{"id":1,"text":"真抓实干","label":[[0,4,"slogan"]],"Comments":[]}',
      'doccano',
    ],
    [
      'export.jsonl',
      '{"text":"a","entities":[{"id":1,"start_offset":0}],"relations":[]}',
      'doccano',
    ],
    ['train.jsonl', '{"text":"a","entities":[[0,1,"slogan"]]}', 'spacy'],
    ['tasks.json', '[{"id":1,"data":{"text":"a"},"annotations":[]}]', 'label-studio'],
    ['CURATION_USER.XMI', '<?xml version="1.0"?>', 'xmi'],
    ['a.docx', 'PK', undefined],
    ['a.xml', '<html/>', undefined],
  ];
  for (const [name, beginning, id] of cases) {
    it(`${name} beginning with ${beginning.slice(0, 30)} is ${id}`, () => {
      assert.equal(detectFormat(name, beginning), id);
    });
  }
});
