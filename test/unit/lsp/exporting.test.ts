import { DEFAULT_SCHEMA } from '../../../server/src/decisions/schema';
import assert from 'node:assert/strict';
import { addAnnotation, decideSuggestion } from '../../../server/src/decisions/decide';
import { emptySidecar, type Sidecar } from '../../../server/src/decisions/decision';
import { Skeleton } from '../../../server/src/decisions/skeleton';
import type { Documents } from '../../../server/src/lsp/documents';
import { exportDocuments, formatInfos } from '../../../server/src/lsp/exporting';
import type { ExportParams, ExportResult } from '../../../server/src/lsp/protocol';
import type { Runtime, StoredText } from '../../../server/src/lsp/runtime';
import { DEFAULT_SETTINGS, type SettingsStore } from '../../../server/src/lsp/settings';
import type { Sidecars } from '../../../server/src/lsp/sidecars';
import { createLanguageService } from '../../../server/src/service';
import { raw } from '../../../server/src/text/offsets';
import { createIntlSegmenter } from '../../../server/src/text/segmenter';
import { testLexicon } from '../../support/lexicon';

const TEXT = '县委书记林远舟强调，要推动高质量发展，办结13项任务。\n';

/** Files by their addresses. */
const FILES: Readonly<Record<string, StoredText>> = {
  'file:///c/2020/a.txt': { text: TEXT },
  'file:///c/2021/a.txt': { text: `\uFEFF${TEXT}`, encoding: 'utf-16le' },
  'file:///c/%E8%A6%81%E9%97%BB.txt': { text: TEXT },
  'file:///c/%E8.txt': { text: TEXT },
  'file:///c/note.txt': { text: 'Nothing Chinese here.\n' },
};

const runtime: Pick<Runtime, 'readText' | 'setImmediate'> = {
  readText: (uri) =>
    FILES[uri] ? Promise.resolve(FILES[uri]) : Promise.reject(new Error('no such file or folder')),
  setImmediate(callback) {
    callback();
    return { cancel: () => {} };
  },
};

/** The decisions of annotators on every article. */
const sidecarsOf = (byAnnotator: Readonly<Record<string, Sidecar>>): Sidecars =>
  ({
    annotators: () => Promise.resolve(Object.keys(byAnnotator)),
    annotatorOf: () => Promise.resolve('林'),
    placeOf: (uri: string, annotator: string) => Promise.resolve({ uri, source: '', annotator }),
    load: ({ annotator }: { annotator: string }) =>
      Promise.resolve({ sidecar: byAnnotator[annotator]!, problems: [], conflicts: 0 }),
  }) as unknown as Sidecars;

/** Exports files that are not open. */
async function run(
  uris: readonly string[],
  params: Omit<ExportParams, 'documents'>,
  token = { isCancellationRequested: false },
  sidecars: Readonly<Record<string, Sidecar>> = {},
): Promise<{ result: ExportResult; reports: [number, string][] }> {
  const reports: [number, string][] = [];
  const service = createLanguageService({ lexicon: testLexicon() });
  const host = {
    service: () => Promise.resolve(service),
    documents: { text: () => undefined } as unknown as Documents,
    settings: {
      get: () => Promise.resolve(DEFAULT_SETTINGS),
      drop: () => {},
    } as unknown as SettingsStore,
    runtime: runtime as Runtime,
    segmenter: () => Promise.resolve(createIntlSegmenter()),
    sidecars: sidecarsOf(sidecars),
    schemas: { ofAll: () => Promise.resolve(DEFAULT_SCHEMA) },
    savedDecisions: () => Promise.resolve(),
  };
  const result = await exportDocuments(
    host,
    { documents: uris.map((uri) => ({ uri })), ...params },
    token as Parameters<typeof exportDocuments>[2],
    (percentage, name) => reports.push([percentage, name]),
  );
  return { result, reports };
}

describe('an export of documents', () => {
  const NAMES: readonly [uris: string[], names: string[]][] = [
    [['file:///c/2020/a.txt'], ['a.txt']],
    [
      ['file:///c/2020/a.txt', 'file:///c/2021/a.txt'],
      ['2020/a.txt', '2021/a.txt'],
    ],
    [
      ['file:///c/2020/a.txt', 'file:///c/%E8%A6%81%E9%97%BB.txt'],
      ['2020/a.txt', '要闻.txt'],
    ],
    [['file:///c/%E8.txt'], ['%E8.txt']],
  ];
  for (const [uris, names] of NAMES) {
    it(`names ${uris.join(' and ')} ${names.join(' and ')}`, async () => {
      const { result, reports } = await run(uris, { format: 'csv' });
      const rows = result.files[0]!.content.trimEnd().split('\n').slice(1);
      assert.deepEqual([...new Set(rows.map((row) => row.split(',')[0]))], names);
      assert.deepEqual(
        reports.map(([, name]) => name),
        names,
      );
    });
  }

  it('says how far it is, how a file is encoded, and what it counted', async () => {
    const uris = ['file:///c/2020/a.txt', 'file:///c/2021/a.txt'];
    const { result, reports } = await run(uris, { format: 'json' });
    assert.deepEqual(
      reports.map(([percentage]) => percentage),
      [0, 50],
    );
    assert.deepEqual(
      result.files.map(({ name }) => name),
      ['a.txt.json', 'a (2).txt.json'],
    );
    const [first, second] = result.files.map(
      ({ content }) =>
        JSON.parse(content) as { encoding?: string; annotations: { start: number }[] },
    );
    assert.deepEqual([first!.encoding, second!.encoding], [undefined, 'utf-16le']);
    assert.deepEqual([first!.annotations[0]!.start, second!.annotations[0]!.start], [4, 5]);
    assert.deepEqual([result.count, result.documents, result.skipped], [6, 2, []]);
  });

  it('carries binary files as Base64', async () => {
    const { result } = await run(['file:///c/2020/a.txt'], { format: 'xlsx' });
    const [file] = result.files;
    assert.deepEqual([file!.name, file!.encoding], ['a.txt.xlsx', 'base64']);
    // What a zip file begins with.
    assert.deepEqual([...Buffer.from(file!.content, 'base64').subarray(0, 4)], [80, 75, 3, 4]);
  });

  it('leaves out what is no article and what cannot be read, with the reason', async () => {
    const uris = ['file:///c/note.txt', 'file:///c/gone.txt'];
    const { result } = await run(uris, { format: 'json', articlesOnly: true });
    assert.deepEqual(result, {
      files: [],
      count: 0,
      losses: [],
      documents: 0,
      skipped: [
        { uri: uris[0], reason: 'not-an-article' },
        { uri: uris[1], reason: 'unreadable', message: 'no such file or folder' },
      ],
    });
  });

  it('takes for an article what somebody decided on', async () => {
    const text = FILES['file:///c/note.txt']!.text;
    const place = { start: raw(0), end: raw(7) };
    const made = { creator: '林', time: '2026-03-01T08:00:00Z' };
    const decision = addAnnotation(new Skeleton(text), 'slogan', [place], {}, made, new Set());
    const sidecar = { ...emptySidecar('note.txt'), decisions: [decision] };
    const { result } = await run(
      ['file:///c/note.txt'],
      { format: 'json', articlesOnly: true },
      undefined,
      { 林: sidecar },
    );
    assert.deepEqual([result.documents, result.count, result.skipped], [1, 1, []]);
  });

  it('stops when it is cancelled', async () => {
    const token = { isCancellationRequested: true };
    const { result } = await run(['file:///c/2020/a.txt'], { format: 'json' }, token);
    assert.equal(result.documents, 0);
  });

  it('refuses a format that is not registered', async () => {
    await assert.rejects(run([], { format: 'xml' }), { message: /no export format “xml”/ });
  });

  it('offers the registered formats', () => {
    assert.deepEqual(formatInfos()[0], {
      id: 'json',
      label: 'JSON',
      description: 'Everything that is known about each annotation, one file for each article.',
      extension: 'json',
      isReadable: true,
    });
  });

  it('has the text, the types and the tokens that were chosen', async () => {
    const uris = ['file:///c/2020/a.txt'];
    const settings = { types: ['slogan'], tokens: 'word', scheme: 'bmes', labels: 'zh' };
    const { result } = await run(uris, { format: 'conll', settings });
    const [file] = result.files;
    const tags = file!.content.split(/\n/).flatMap((line) => line.split(/\s/).at(-1) ?? []);
    assert.deepEqual(
      tags.filter((tag) => /^[BMES]-/.test(tag)),
      ['B-口号提法', 'M-口号提法', 'E-口号提法'],
    );
    const traditional = await run(uris, { format: 'brat', settings: { text: 'traditional' } });
    assert.ok(traditional.result.files.some(({ content }) => content.includes('高質量發展')));
  });

  it('knows only choices that there are', async () => {
    for (const settings of [{ text: 'bold' }, { types: [] }, { colour: 'red' }]) {
      await assert.rejects(run([], { format: 'json', settings }), /“(?:text|types|colour)”/);
    }
  });

  describe('with decisions', () => {
    const uris = ['file:///c/2020/a.txt'];
    const skeleton = new Skeleton(TEXT);
    const at = (words: string) => {
      const start = TEXT.indexOf(words);
      return { start: raw(start), end: raw(start + words.length) };
    };
    const by = { creator: '林', time: '2026-01-01T00:00:00.000Z' };
    const suggestion = { type: 'slogan', ...at('高质量发展') };
    const rejected = decideSuggestion(skeleton, suggestion, { state: 'rejected' }, by, new Set());
    const added = addAnnotation(skeleton, 'slogan', [at('强调')], { note: '核对' }, by, new Set());
    const mine: Sidecar = { ...emptySidecar('a.txt'), decisions: [rejected, added] };
    const others: Sidecar = { ...emptySidecar('a.txt'), decisions: [] };

    const wordsOf = async (
      params: Partial<ExportParams>,
      sidecars: Record<string, Sidecar>,
    ): Promise<string[]> => {
      const { result } = await run(uris, { format: 'json', ...params }, undefined, sidecars);
      const { annotations } = JSON.parse(result.files[0]!.content) as {
        annotations: { text: string }[];
      };
      return annotations.map(({ text }) => text);
    };

    const cases: readonly (readonly [
      string,
      Partial<ExportParams>,
      Record<string, Sidecar>,
      string[],
    ])[] = [
      ['nobody decided on', {}, {}, ['林远舟', '高质量发展', '13项']],
      ['was not rejected', {}, { 林: mine }, ['林远舟', '强调', '13项']],
      ['was decided', { settings: { annotations: 'decided' } }, { 林: mine }, ['强调']],
      [
        'was found',
        { settings: { annotations: 'found' } },
        { 林: mine },
        ['林远舟', '高质量发展', '13项'],
      ],
      [
        'another decided',
        { annotator: '王' },
        { 林: mine, 王: others },
        ['林远舟', '高质量发展', '13项'],
      ],
      ['the person at work decided', {}, { 林: mine, 王: others }, ['林远舟', '强调', '13项']],
    ];
    for (const [what, params, sidecars, words] of cases) {
      it(`has what ${what}`, async () => assert.deepEqual(await wordsOf(params, sidecars), words));
    }

    it('says what is not in it', async () => {
      const { result } = await run(uris, { format: 'conll' }, undefined, { 林: mine });
      const sentence = 'Notes and tags, such as unsure, and who decided when are left out.';
      const lost = result.losses.filter((loss) => loss.sentence === sentence);
      assert.deepEqual(lost, [{ sentence, articles: ['a.txt: 1 (7–9 强调)'] }]);
    });

    it('leaves out an article on which others decided, and says so', async () => {
      const { result } = await run(uris, { format: 'json' }, undefined, { 王: mine, 李: mine });
      assert.match(result.skipped[0]!.message!, /^has decisions of 王, 李; /);
    });
  });
});
