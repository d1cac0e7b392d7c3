/**
 * Files that were right and then came to harm, in every format that can be read back: cut off inside a line, with an offset
 * that points elsewhere, and in another encoding. None is read, and each is refused with what and where.
 * Files of something else are none of a format either.
 */
import assert from 'node:assert/strict';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { MalformedFileError, type ImportFile } from '../../../server/src/formats/import/importer';
import { findImporter, IMPORT_IDS } from '../../../server/src/formats/import/registry';
import { findFormat } from '../../../server/src/formats/registry';
import { plain } from './articles';
import { filesToRead } from './matrix';

/** Where an offset, or the tag that stands for one, stands in a format: behind the first group. */
const OFFSETS: Readonly<Record<string, readonly [pattern: RegExp, by: string]>> = {
  json: [/("end": )\d+/, '99999'],
  jsonl: [/("end":)\d+/, '99999'],
  csv: [/^([^,\n]*,official,)\d+/m, '99999'],
  'csv-excel': [/^([^,\n]*,official,)\d+/m, '99999'],
  tsv: [/^([^\t\n]*\tofficial\t)\d+/m, '99999'],
  xlsx: [/(<c r="[A-Z]+2"><v>)\d+/, '99999'],
  qdpx: [/(endPosition=")\d+/, '99999'],
  brat: [/^(T1\t\w+ \d+ )\d+/m, '99999'],
  doccano: [/("label":\[\[\d+,)\d+/, '99999'],
  'label-studio': [/("end": ?)\d+/, '99999'],
  'cas-json': [/(NamedEntity","@sofa":1,"begin":\d+,"end":)\d+/, '99999'],
  xmi: [/(NamedEntity [^>]*end=")\d+/, '99999'],
  'webanno-tsv': [/^(1-2\t\d+-)\d+/m, '99999'],
  conll: [/^(\S+ _ _ )B/m, 'Z'],
  spacy: [/("entities":\[\[\d+,)\d+/, '99999'],
  prodigy: [/("end":)\d+(?=,"token_start":\d+,"token_end":\d+,"label":"official")/, '99999'],
  tei: [/(#string-range\(p1,\d+,)\d+/, '99999'],
  'tei-inline': [/(<ptr type="post" target="#string-range\(p1,\d+,)\d+/, '99999'],
  'web-annotation': [/("TextPositionSelector",\s*"start": ?\d+,\s*"end": ?)\d+/, '99999'],
};

/** Formats whose files are archives or binary, and the part that holds the annotations. */
const BINARY: Readonly<Record<string, string | undefined>> = {
  xlsx: 'xl/worksheets/sheet1.xml',
  qdpx: 'project.qde',
  parquet: undefined,
};

/** The files of an article, the one with the annotations harmed. */
async function harmed<Content extends string | Uint8Array>(
  id: string,
  harm: (content: Content) => string | Uint8Array,
): Promise<readonly [ImportFile, ...ImportFile[]]> {
  const [first, ...others] = await filesToRead(findFormat(id)!, plain);
  const content = harm(first!.content as Content);
  assert.notDeepEqual(content, first!.content);
  return [{ name: first!.name, content }, ...others];
}

/** Cut off in the middle of the line in the middle. */
function cut(content: string): string {
  const middle = content.length >> 1;
  const start = content.lastIndexOf('\n', middle) + 1;
  const end = content.indexOf('\n', middle);
  return content.slice(0, (start + (end < 0 ? content.length : end)) >> 1);
}

/** How a message goes on behind the name of a file: with the line and the reason. */
const LINE = /^:\d+: \S/;
/** With the part of an archive and the line, where there are any, and the reason. */
const PART = /^(?:\/[\w.]+)?(?::\d+)?: \S/;

/** Nothing is read, and the message begins with the name of the file and goes on as it should. */
const refuses = (
  id: string,
  files: readonly [ImportFile, ...ImportFile[]],
  goesOn: RegExp,
): Promise<void> =>
  assert.rejects(
    async () => findImporter(id)!.read(files),
    ({ name, message }: Error) => {
      assert.equal(name, 'MalformedFileError', message);
      const [file] = files;
      assert.ok(message.startsWith(file.name), message);
      assert.match(message.slice(file.name.length), goesOn);
      return true;
    },
  );

/** What spreadsheets save in encodings of their own. */
const SPREADSHEETS = ['csv', 'csv-excel', 'tsv'];

/** Every so many bytes one is changed. */
const STRIDE = 7;

/** What is no file of annotations at all. */
const OTHERS: Readonly<Record<string, string | Uint8Array>> = {
  nothing: '',
  'white space': ' \r\n\n',
  'a byte order mark': '\uFEFF',
  zeros: new Uint8Array(512),
  'a picture': Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000', 'hex'),
  'a zip file': zipSync({ 'a.txt': strToU8('实干') }),
  'an article': '县长方远强调真抓实干。\n要推动高质量发展。\n',
  'a page': '<!doctype html>\n<html><body><p>404</p></body></html>\n',
};

/** What another format may hold and is read all the same: our own record, or a table by its names of columns. */
const READ_AS: Readonly<Record<string, readonly string[]>> = {
  json: ['jsonl', 'doccano'],
  jsonl: ['doccano'],
  csv: SPREADSHEETS,
  'csv-excel': SPREADSHEETS,
  tsv: SPREADSHEETS,
  tei: ['tei-inline'],
  'tei-inline': ['tei'],
};

describe('a file of something else', () => {
  for (const id of IMPORT_IDS) {
    for (const [what, content] of Object.entries(OTHERS)) {
      // brat writes an empty file where nothing is annotated.
      if (id === 'brat' && typeof content === 'string' && content.trim() === '') continue;
      it(`is not read as ${id}: ${what}`, async () => {
        await refuses(id, await harmed(id, () => content), PART);
      });
    }

    it(`is not read as ${id}: what other formats write`, async () => {
      for (const other of IMPORT_IDS) {
        if (other === id || READ_AS[id]?.includes(other)) continue;
        const [file] = await filesToRead(findFormat(other)!, plain);
        await refuses(id, await harmed(id, () => file!.content), PART);
      }
    });
  }
});

describe('a file that came to harm', () => {
  for (const id of IMPORT_IDS) {
    if (id in BINARY) {
      it(`of ${id}, cut off, is refused`, async () => {
        await refuses(
          id,
          await harmed<Uint8Array>(id, (all) => all.slice(0, all.length / 2)),
          PART,
        );
      });
      it(`of ${id}, with other bytes, is refused`, async () => {
        const other = (all: Uint8Array): Uint8Array => all.map((byte, index) => byte ^ index);
        await refuses(id, await harmed(id, other), PART);
      });
    } else {
      it(`of ${id}, cut off in a line, is refused with the line`, async () => {
        await refuses(id, await harmed(id, cut), LINE);
      });
      it(`of ${id} in another encoding is refused`, async () => {
        for (const bytes of [
          // Tables are read in it; see the tables that a spreadsheet saved.
          ...(SPREADSHEETS.includes(id)
            ? []
            : [(all: string) => Buffer.from(`\uFEFF${all}`, 'utf16le')]),
          // Two characters of GB18030 behind UTF-8.
          (all: string) => Buffer.concat([Buffer.from(all), Buffer.from([0xca, 0xb5, 0xb8, 0xc9])]),
        ]) {
          await refuses(id, await harmed(id, bytes), PART);
        }
      });
    }
  }

  for (const [id, [pattern, by]] of Object.entries(OFFSETS)) {
    const change = (content: string): string =>
      content.replace(pattern, (_, before: string) => before + by);
    it(`of ${id}, with a place that is none, is refused with where that stands`, async () => {
      const part = BINARY[id];
      if (part === undefined) return refuses(id, await harmed(id, change), LINE);
      const files = await harmed<Uint8Array>(id, (all) => {
        const parts = unzipSync(all);
        const content = strFromU8(parts[part]!);
        assert.notEqual(change(content), content);
        return zipSync({ ...parts, [part]: strToU8(change(content)) });
      });
      return refuses(id, files, PART);
    });
  }

  for (const id of Object.keys(BINARY)) {
    it(`of ${id}, with one bit changed anywhere, is refused or says the same`, async () => {
      const [file] = await filesToRead(findFormat(id)!, plain);
      const bytes = file!.content as Uint8Array;
      const importer = findImporter(id)!;
      const expected = await importer.read([file!]);
      let refused = 0;
      for (let at = 0; at < bytes.length; at += STRIDE) {
        const content = bytes.slice();
        content[at]! ^= 1 << (at % 8);
        try {
          assert.deepEqual(await importer.read([{ name: file!.name, content }]), expected);
        } catch (error) {
          if (!(error instanceof MalformedFileError)) throw error;
          refused++;
        }
      }
      assert.ok(refused > bytes.length / STRIDE / 2, `only ${refused} are refused`);
    }).timeout(60_000);
  }
});
