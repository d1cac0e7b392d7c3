import assert from 'node:assert/strict';
import { parseSchema } from '../../../server/src/decisions/parseSchema';
import { sidecarName } from '../../../server/src/decisions/sidecarName';
import type { Documents } from '../../../server/src/lsp/documents';
import { importDocuments } from '../../../server/src/lsp/importing';
import type { ImportParams } from '../../../server/src/lsp/protocol';
import type { Runtime } from '../../../server/src/lsp/runtime';
import { createLanguageService } from '../../../server/src/service';
import { testLexicon } from '../../support/lexicon';

const TEXT = '县委书记林远舟强调，要推动高质量发展，办结13项任务。\n';

/** Files by their addresses. */
function hostOf(files: Readonly<Record<string, string>>, schema = '') {
  const service = createLanguageService({ lexicon: testLexicon() });
  const read = (uri: string) =>
    files[uri] === undefined
      ? Promise.reject(new Error('no such file or folder'))
      : Promise.resolve(files[uri]);
  return {
    service: () => Promise.resolve(service),
    documents: { text: () => undefined } as unknown as Documents,
    files: { readIfThere: (uri: string) => Promise.resolve(files[uri]) },
    // Beside the article, as where no setting says otherwise.
    sidecars: {
      placeOf: (uri: string, annotator = '') => {
        const name = decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
        const sidecar = `${uri.slice(0, uri.lastIndexOf('/'))}/${sidecarName(name, annotator)}`;
        return Promise.resolve({ uri: sidecar, source: name, annotator });
      },
    },
    schemas: { ofAll: () => Promise.resolve(parseSchema(schema).schema) },
    savedDecisions: () => Promise.resolve(),
    runtime: { readText: async (uri: string) => ({ text: await read(uri) }) } as Runtime,
  };
}

const FILES = {
  'file:///c/%E8%A6%81%E9%97%BB.txt': TEXT,
  'file:///c/sub/b.txt': '另一篇文章。\n',
};

const paramsOf = (line: object, change: Partial<ImportParams> = {}): ImportParams => ({
  files: [{ name: 'labels.jsonl', content: Buffer.from(JSON.stringify(line)).toString('base64') }],
  format: 'doccano',
  annotator: '林 A.',
  time: '2026-01-01T00:00:00.000Z',
  articles: Object.keys(FILES).map((uri) => ({ uri })),
  ...change,
});

const LINE = { file: '要闻.txt', text: TEXT, label: [[13, 18, 'slogan']] };

describe('an import into documents', () => {
  it('gives the file with the decisions, to stand beside the article', async () => {
    const { changes } = await importDocuments(hostOf(FILES), paramsOf(LINE));
    const [change] = changes;
    assert.equal(changes.length, 1);
    assert.equal(change!.article, 'file:///c/%E8%A6%81%E9%97%BB.txt');
    assert.equal(change!.sidecar, 'file:///c/要闻.txt.林 A%2e.anno.jsonl');
    assert.deepEqual([change!.before, change!.added, change!.orphans], [null, 1, []]);
    const { target } = JSON.parse(change!.content) as {
      target: { selector: [{ exact: string }, { start: number; end: number }] };
    };
    assert.deepEqual(
      [target.selector[0].exact, target.selector[1].start, target.selector[1].end],
      ['高质量发展', 13, 18],
    );
  });

  it('adds to what was decided before', async () => {
    const first = await importDocuments(hostOf(FILES), paramsOf(LINE));
    const { content } = first.changes[0]!;
    const sidecar = 'file:///c/要闻.txt.林 A%2e.anno.jsonl';
    const { changes } = await importDocuments(
      hostOf({ ...FILES, [sidecar]: content }),
      paramsOf({ ...LINE, label: [...LINE.label, [21, 24, 'metric']] }),
    );
    const [change] = changes;
    assert.deepEqual([change!.before, change!.added, change!.unchanged], [content, 1, 1]);
    assert.ok(change!.content.startsWith(content));
  });

  it('lists what has no certain place', async () => {
    const other = { file: '要闻.txt', text: '要守正创新。', label: [[1, 5, 'slogan']] };
    const { changes } = await importDocuments(hostOf(FILES), paramsOf(other));
    assert.deepEqual(
      changes[0]!.orphans.map(({ type, quote }) => [type, quote]),
      [['slogan', '守正创新']],
    );
  });

  const ORG = { ...LINE, label: [[0, 2, 'ORG']] };
  const SCHEMA = 'types:\n  机构: { label: 单位 }\n';

  it('asks what a label means that the schema does not have', async () => {
    const { changes, unknown } = await importDocuments(hostOf(FILES, SCHEMA), paramsOf(ORG));
    assert.deepEqual(changes, []);
    assert.equal(unknown!.label, 'ORG');
    assert.match(unknown!.message, /^labels\.jsonl:1: .*"ORG"$/);
    assert.deepEqual(unknown!.choices.at(-1), { name: '机构', label: '单位' });
  });

  it('takes what a person said that a label means', async () => {
    const params = paramsOf(ORG, { map: { ORG: '机构' } });
    const { changes } = await importDocuments(hostOf(FILES, SCHEMA), params);
    const { body } = JSON.parse(changes[0]!.content) as { body: readonly { value: string }[] };
    assert.equal(body[0]!.value, '机构');
  });

  it('asks what offsets count where the file does not say it', async () => {
    const text = '𠮷县方远：真抓实干';
    const files = { 'file:///c/a.txt': text };
    const line = { text, label: [[5, 8, 'slogan']] };
    const change = { articles: [{ uri: 'file:///c/a.txt' }] };
    const { changes, units } = await importDocuments(hostOf(files), paramsOf(line, change));
    assert.deepEqual(changes, []);
    assert.deepEqual(units!.words, { 'utf-16': '：真抓', 'code-points': '真抓实' });
    assert.match(units!.message, /^labels\.jsonl:1: /);
    const said = paramsOf(line, { ...change, unit: 'code-points' });
    const [done] = (await importDocuments(hostOf(files), said)).changes;
    assert.match(done!.content, /"exact":"真抓实"/);
  });

  it('rejects what the file lacks only where that is wanted', async () => {
    const rejected = async (change: Partial<ImportParams>) =>
      (await importDocuments(hostOf(FILES), paramsOf(LINE, change))).changes[0]!.rejected;
    assert.equal(await rejected({}), 0);
    // 林远舟 and 13项 are suggested, too.
    assert.equal(await rejected({ rejectMissing: true }), 2);
  });

  const refused: readonly (readonly [string, ImportParams, RegExp])[] = [
    ['another format', paramsOf(LINE, { format: 'html' }), /“html” cannot be imported/],
    ['a broken file', paramsOf({ text: '真抓', label: [[0, 9, 'slogan']] }), /labels\.jsonl:1: /],
    ['an unknown article', paramsOf({ text: '别的', label: [] }), /no article for labels\.jsonl/],
  ];
  for (const [what, params, message] of refused) {
    it(`refuses ${what}`, () => assert.rejects(importDocuments(hostOf(FILES), params), message));
  }
});
