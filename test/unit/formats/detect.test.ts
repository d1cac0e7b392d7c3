/** Every export is taken for what it is. */
import assert from 'node:assert/strict';
import { detectFormat } from '../../../server/src/formats/import/detect';
import { IMPORT_IDS } from '../../../server/src/formats/import/registry';
import { findFormat } from '../../../server/src/formats/registry';
import { BEGINNING } from '../../../server/src/lsp/protocol';
import { CASES, filesToRead } from './matrix';

describe('the format of a file', () => {
  for (const id of IMPORT_IDS) {
    // What they write differs in nothing that a reader could tell.
    const expected = id === 'tei-inline' ? 'tei' : id;
    it(`is ${expected} where it is an export of ${id}`, async () => {
      for (const [what, { article }] of Object.entries(CASES)) {
        const [file] = await filesToRead(findFormat(id)!, article);
        const { name, content } = file!;
        const beginning = typeof content === 'string' ? content.slice(0, BEGINNING) : '';
        assert.equal(detectFormat(name, beginning), expected, what);
      }
    });
  }

  // What tells them apart may stand behind the text.
  for (const id of ['jsonl', 'doccano', 'spacy', 'prodigy', 'label-studio', 'json', 'cas-json']) {
    it(`is ${id} where the text is long`, async () => {
      const text = '要推动高质量发展。'.repeat(3000);
      const article = { name: 'a.txt', text, annotations: [] };
      const [file] = await filesToRead(findFormat(id)!, article);
      assert.equal(detectFormat(file!.name, (file!.content as string).slice(0, BEGINNING)), id);
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
    // What doccano takes for its labels.
    ['label_config.json', '[{"text":"slogan","suffix_key":"s"}]', undefined],
    ['tasks.json', '[\n]', 'label-studio'],
    // It is refused with what to do instead.
    ['min.json', '[{"text":"真抓实干","label":[{"start":0,"labels":["slogan"]}]}]', 'label-studio'],
    ['numbers.json', '[1]', undefined],
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
