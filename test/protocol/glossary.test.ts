/** Glossaries of one's own: found, checked, used, and used anew when they change. */
import assert from 'node:assert/strict';
import {
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  FileChangeType,
  HoverRequest,
  TextDocumentContentRequest,
  type MarkupContent,
} from 'vscode-languageserver-protocol';
import { readGlossary } from '../../server/src/lexicon/readGlossary';
import {
  ENTRY_AT_METHOD,
  LOOK_UP_METHOD,
  NEW_ENTRY_METHOD,
  type FoundEntry,
  type NewEntry,
} from '../../server/src/lsp/protocol';
import { CAPABILITIES, TestClient } from './client';
import { TestFolder } from './workspace';

const entry = (id: string, term: string, meaning: string) => `- id: ${id}
  kind: slogan
  term: ${term}
  meaning:
    zh: ${meaning}
    en: A local method of work.
  sources:
    - url: https://example.org/
      states: [term]
`;

const OWN = '.zhengwen/glossary/own.yaml';
const BROKEN = '.zhengwen/glossary/broken.yml';
const ARTICLE = '云溪县践行群众说了算，深化“四下基层”，推进村村有戏。\n';

describe('glossaries of one’s own', () => {
  let folder: TestFolder;
  let client: TestClient;
  let articles = 0;

  before(async () => {
    folder = await TestFolder.create({
      [OWN]: entry('qunzhong', '群众说了算', '由群众评议的做法。'),
      [BROKEN]: `- id: X\n  kind: slogan\n  term: 一二三四\n${entry('xi', '村村有戏', '每村都有戏台。')}`,
      'elsewhere/terms.json': JSON.stringify([
        { id: 'own-sixia', kind: 'formula', term: '四下基层', meaning: { zh: '本县另有所指。' } },
      ]),
      // So that there is something to index, and the client knows when the server is ready.
      'a.zw.txt': ARTICLE,
    });
    ({ client } = await TestClient.start({
      capabilities: {
        ...CAPABILITIES,
        window: { workDoneProgress: true },
        workspace: { workspaceFolders: true, textDocumentContent: {} },
      },
      initializationOptions: {
        annotations: true,
        settings: {
          glossary: { paths: ['elsewhere/terms.json', 'elsewhere/missing.yaml', 'named'] },
        },
      },
      folder: folder.uri,
    }));
  });
  after(async () => {
    assert.deepEqual(client.errors, []);
    assert.equal(await client.stop(), 0);
    await folder.remove();
  });

  /** What the hover says of some words of an article. */
  async function hover(uri: string, words: string): Promise<string> {
    const answer = await client.connection.sendRequest(HoverRequest.type, {
      textDocument: { uri },
      position: { line: 0, character: ARTICLE.indexOf(words) },
    });
    return (answer?.contents as MarkupContent | undefined)?.value ?? '';
  }

  const open = async (): Promise<string> => {
    const uri = folder.uriOf(`open-${++articles}.zw.txt`);
    await client.open(uri, ARTICLE);
    return uri;
  };

  it('are used, those of the setting too, over the built-in, and beside what is broken', async () => {
    const uri = await open();
    assert.match(await hover(uri, '群众说了算'), /由群众评议的做法/);
    assert.match(await hover(uri, '村村有戏'), /每村都有戏台/);
    assert.match(await hover(uri, '四下基层'), /本县另有所指/);
  });

  it('are used anew when a file is saved, in open documents without a restart', async () => {
    const uri = await open();
    const said = client.annotationsOf(uri);
    const indexed = client.indexed();
    await folder.write(OWN, entry('qunzhong', '群众说了算', '换了一种说法。'));
    await client.changed(folder.uriOf(OWN));
    await said;
    await indexed;
    assert.match(await hover(uri, '群众说了算'), /换了一种说法/);
  });

  it('are forgotten when their file goes', async () => {
    const name = '.zhengwen/glossary/gone.yaml';
    const uri = await open();
    const there = client.annotationsOf(uri);
    let indexed = client.indexed();
    await folder.write(name, entry('jianxing', '云溪县践行', '用来试验。'));
    await client.changed(folder.uriOf(name));
    assert.equal((await there).counts.slogan, 3);
    await indexed;
    const gone = client.annotationsOf(uri);
    indexed = client.indexed();
    await folder.remove(name);
    await client.changed(folder.uriOf(name));
    assert.equal((await gone).counts.slogan, 2);
    await indexed;
  });

  it('come and go with their folder, of which alone is told', async () => {
    const uri = await open();
    const told = async (type: FileChangeType): Promise<number> => {
      const said = client.annotationsOf(uri);
      const indexed = client.indexed();
      await client.happened({ uri: folder.uriOf('named'), type });
      const { counts } = await said;
      await indexed;
      return counts.slogan;
    };
    await folder.write('named/more/far.yaml', entry('jianxing', '云溪县践行', '用来试验。'));
    assert.equal(await told(FileChangeType.Created), 3);
    await folder.remove('named');
    assert.equal(await told(FileChangeType.Deleted), 2);
  });

  it('are read again where their folder went and came back at once, of which it is told as changed', async () => {
    const uri = await open();
    const name = '.zhengwen/glossary/back.yaml';
    const told = async (): Promise<number> => {
      const said = client.annotationsOf(uri);
      const indexed = client.indexed();
      await client.changed(folder.uriOf('.zhengwen'));
      const { counts } = await said;
      await indexed;
      return counts.slogan;
    };
    await folder.write(name, entry('jianxing', '云溪县践行', '用来试验。'));
    assert.equal(await told(), 3);
    await folder.remove(name);
    assert.equal(await told(), 2);
  });

  it('are checked when they are saved and while they are edited, each problem where it is', async () => {
    const uri = folder.uriOf(BROKEN);
    const opened = client.diagnosticsOf(uri);
    await client.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId: 'yaml', version: 1, text: '- id: X\n  kind: slogan\n' },
    });
    const { diagnostics } = await opened;
    assert.deepEqual(
      diagnostics.map(({ range, severity, code }) => [range.start.line, severity, code]),
      [
        [0, 1, 'glossary-schema'],
        [0, 2, 'glossary-incomplete'],
        [0, 2, 'glossary-incomplete'],
        [0, 1, 'glossary-schema'],
      ],
    );
    const mended = client.diagnosticsOf(uri);
    await client.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version: 2 },
      contentChanges: [{ text: entry('xi', '村村有戏', '每村都有戏台。') }],
    });
    assert.deepEqual(await mended, { uri, version: 2, diagnostics: [] });
  });

  it('point out what another file has as well and references that lead nowhere, and are used', async () => {
    const name = '.zhengwen/glossary/again.yaml';
    const uri = folder.uriOf(name);
    const opened = client.diagnosticsOf(uri);
    const text =
      entry('xi', '戏到家门', '送戏下乡。') +
      entry('xin', '群众说了算', '另一种说法。') +
      '  related: [own-sixia, nowhere]\n';
    await client.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId: 'yaml', version: 1, text },
    });
    const { diagnostics } = await opened;
    assert.deepEqual(
      diagnostics.map(({ range, severity, code }) => [range.start.line, severity, code]),
      [
        [0, 2, 'glossary-duplicate'],
        [11, 2, 'glossary-duplicate'],
        [18, 2, 'glossary-unresolved'],
      ],
    );
  });

  it('are looked up by Chinese, pinyin and initials, and say where they stand', async () => {
    const lookUp = (query: string) =>
      client.connection.sendRequest<FoundEntry[]>(LOOK_UP_METHOD, { query, limit: 5 });
    for (const query of ['村村有戏', '村村', 'cuncun', 'ccyx']) {
      const first = (await lookUp(query)).find(({ id }) => id === 'xi');
      assert.ok(first, query);
      assert.deepEqual(first.location, {
        uri: folder.uriOf(BROKEN),
        range: { start: { line: 5, character: 8 }, end: { line: 5, character: 12 } },
      });
      assert.equal(first.pinyin, 'cun cun you xi');
    }
  });

  it('are found from the cursor; what is built in is shown as a document', async () => {
    const uri = folder.uriOf('entry.zw.txt');
    await client.open(uri, '推动高质量发展，践行“四下基层”，我们都在这里。');
    const at = (character: number) =>
      client.connection.sendRequest<FoundEntry | null>(ENTRY_AT_METHOD, {
        textDocument: { uri },
        position: { line: 0, character },
      });
    const [builtIn, own, none] = [await at(3), await at(12), await at(22)];
    assert.equal(none, null);
    assert.equal(own!.location.uri, folder.uriOf('elsewhere/terms.json'));
    assert.match(builtIn!.location.uri, /^zhengwen-glossary:\/.*\.yaml\?/);
    const { text } = await client.connection.sendRequest(TextDocumentContentRequest.type, {
      uri: builtIn!.location.uri,
    });
    assert.equal(readGlossary(text).entries[0]!.entry.term, '高质量发展');
  });

  it('take a new entry, with the list that the article gives', async () => {
    const uri = folder.uriOf('new.zw.txt');
    const text = '全縣推行“三個一線”：情況在一線掌握、問題在一線解決、幹部在一線成長。';
    await client.open(uri, text);
    const start = text.indexOf('三個一線');
    const made = await client.connection.sendRequest<NewEntry>(NEW_ENTRY_METHOD, {
      words: '三個一線',
      textDocument: { uri },
      range: { start: { line: 0, character: start }, end: { line: 0, character: start + 4 } },
      glossary: '- id: san-ge-yi-xian\n  kind: slogan\n  term: 三个一线\n',
    });
    const { entries, problems } = readGlossary(made.text);
    assert.deepEqual(
      problems.filter(({ severity }) => severity === 'error'),
      [],
    );
    const [{ entry: read }] = entries as [(typeof entries)[number]];
    assert.deepEqual([read.id, read.kind, read.term], ['san-ge-yi-xian-2', 'formula', '三个一线']);
    assert.deepEqual(
      read.items?.map(({ zh }) => zh),
      ['情况在一线掌握', '问题在一线解决', '干部在一线成长'],
    );
    assert.match(made.snippet, /id: \$\{1:san-ge-yi-xian-2\}/);
    assert.equal(made.existing, undefined);
  });

  for (const [text, words, items, meaning] of [
    [
      '会议部署任务清单和讲评制、通报制“一单两制”。',
      '一单两制',
      ['任务清单', '讲评制', '通报制'],
      '',
    ],
    [
      '全县推行“两清一改”，即把账目和家底算明白再动手。',
      '两清一改',
      undefined,
      '把账目和家底算明白再动手',
    ],
  ] as const) {
    it(`take what the article says of ${words}`, async () => {
      const uri = folder.uriOf(`${words}.zw.txt`);
      await client.open(uri, text);
      const start = text.indexOf(words);
      const made = await client.connection.sendRequest<NewEntry>(NEW_ENTRY_METHOD, {
        words,
        textDocument: { uri },
        range: { start: { line: 0, character: start }, end: { line: 0, character: start + 4 } },
      });
      const { entry: read } = readGlossary(made.text).entries[0]!;
      assert.deepEqual(
        read.items?.map(({ zh }) => zh),
        items,
      );
      assert.equal(read.meaning.zh, meaning);
    });
  }
});
