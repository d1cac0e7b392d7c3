/** From an article to other places: definitions, references and symbols over the files of a folder. */
import assert from 'node:assert/strict';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import {
  DefinitionRequest,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  FileChangeType,
  HoverRequest,
  ReferencesRequest,
  WorkspaceSymbolRequest,
  type Location,
  type LocationLink,
  type MarkupContent,
  type SymbolInformation,
} from 'vscode-languageserver-protocol';
import { CAPABILITIES, TestClient } from './client';
import { TestFolder } from './workspace';

const A = '2024年3月5日 来源：云溪日报\n\n云溪市委书记林远舟主持会议，强调践行“四下基层”。\n';
const B =
  '四下基层即干部送政策下基层、访民情下基层、接来信下基层、解难题下基层。\r\n云溪市长林远舟参加。\r\n';
const C = '林远舟指出，要践行“四下基层”，推动高质量发展。\n林远舟强调，要抓好落实。\n';

describe('from one file to others', () => {
  let folder: TestFolder;
  let client: TestClient;
  before(async () => {
    folder = await TestFolder.create({
      'a.zw.txt': A,
      'sub/乙.zw.txt': `\ufeff${B}`,
      'c.zw.txt': '',
      'notes.txt': 'Nothing here is an article about 林远舟.',
      'node_modules/x.zw.txt': A,
    });
    ({ client } = await TestClient.start({
      capabilities: {
        ...CAPABILITIES,
        window: { workDoneProgress: true },
        workspace: { workspaceFolders: true, textDocumentContent: {} },
      },
      folder: folder.uri,
    }));
    await client.open(folder.uriOf('c.zw.txt'), C);
  });
  after(async () => {
    assert.deepEqual(client.errors, []);
    assert.equal(await client.stop(), 0);
    await folder.remove();
  });

  /** A place as file, line, character and end character. */
  const shown = ({ uri, range: { start, end } }: Location): string =>
    `${decodeURIComponent(uri.slice(folder.uri.length + 1))} ${start.line}:${start.character}-${end.character}`;

  const params = (words: string) => ({
    textDocument: { uri: folder.uriOf('c.zw.txt') },
    position: { line: 0, character: C.indexOf(words) + 1 },
  });
  const definition = async (words: string) =>
    (await client.connection.sendRequest(DefinitionRequest.type, params(words))) as
      Location[] | LocationLink[] | null;
  const references = async (words: string, includeDeclaration = true) =>
    (await client.connection.sendRequest(ReferencesRequest.type, {
      ...params(words),
      context: { includeDeclaration },
    }))!.map(shown);
  const symbols = async (query: string) =>
    ((await client.connection.sendRequest(WorkspaceSymbolRequest.type, { query })) as
      SymbolInformation[] | null)!;

  it('goes to the articles that introduce a person', async () => {
    const found = (await definition('林远舟')) as Location[];
    assert.deepEqual(found.map(shown), ['a.zw.txt 2:6-9', 'sub/乙.zw.txt 1:4-7']);
  });

  it('goes to the article that spells a formula out, and to its entry', async () => {
    const found = (await definition('四下基层')) as Location[];
    assert.equal(shown(found[0]!), 'sub/乙.zw.txt 0:0-4');
    assert.match(found[1]!.uri, /^zhengwen-glossary:\/.*\?sixia-jiceng$/);
    assert.equal(found.length, 2);
  });

  it('goes to the entry of what no article explains, and nowhere from plain words', async () => {
    const found = (await definition('高质量发展')) as Location[];
    assert.equal(found.length, 1);
    assert.match(found[0]!.uri, /^zhengwen-glossary:/);
    assert.equal(await definition('要践行'), null);
  });

  it('goes to the words in which the article itself explains a term', async () => {
    const uri = folder.uriOf('d.zw.txt');
    await client.open(uri, '会议部署任务清单和讲评制、通报制“一单两制”。\n各镇落实“一单两制”。\n');
    const found = (await client.connection.sendRequest(DefinitionRequest.type, {
      textDocument: { uri },
      position: { line: 1, character: 6 },
    })) as Location[];
    await client.connection.sendNotification(DidCloseTextDocumentNotification.type, {
      textDocument: { uri },
    });
    assert.deepEqual(found.map(shown), ['d.zw.txt 0:4-16']);
  });

  it('finds all references, the document’s own first, with and without introductions', async () => {
    assert.deepEqual(await references('林远舟'), [
      'c.zw.txt 0:0-3',
      'c.zw.txt 1:0-3',
      'a.zw.txt 2:6-9',
      'sub/乙.zw.txt 1:4-7',
    ]);
    assert.deepEqual(await references('林远舟', false), ['c.zw.txt 0:0-3', 'c.zw.txt 1:0-3']);
    assert.deepEqual(await references('四下基层'), [
      'c.zw.txt 0:10-14',
      'a.zw.txt 2:19-23',
      'sub/乙.zw.txt 0:0-4',
    ]);
  });

  it('finds people and terms by name, pinyin and initials', async () => {
    for (const query of ['林远', 'linyuanzhou', 'lyz', 'LYZ']) {
      const [first] = await symbols(query);
      // With what the letters stand for: an editor shows only what has them.
      assert.equal(first?.name, query === '林远' ? '林远舟' : '林远舟 lin yuan zhou', query);
      assert.equal(first.containerName, '2 files');
      assert.equal(shown(first.location), 'a.zw.txt 2:6-9');
    }
    assert.deepEqual(await symbols('王王王'), []);
    assert.ok((await symbols('')).length >= 3);
  });

  it('gives hovers the posts of other articles', async () => {
    const textDocument = { uri: folder.uriOf('e.zw.txt') };
    await client.open(textDocument.uri, '云溪市委书记林远舟参加活动。');
    const answer = await client.connection.sendRequest(HoverRequest.type, {
      textDocument,
      position: { line: 0, character: 7 },
    });
    await client.connection.sendNotification(DidCloseTextDocumentNotification.type, {
      textDocument,
    });
    const { value } = answer!.contents as MarkupContent;
    assert.match(value, /云溪市委书记/);
    assert.match(value, /2024\\-03\\-05/);
    assert.match(value, /云溪市长/);
  });

  it('gives hovers one row for each post, with dates and places, and what contradicts', async () => {
    const files = {
      'p1.zw.txt': '2023年1月5日 来源：云溪日报\n\n中共云溪市委书记孟知远主持会议。\n',
      'p2.zw.txt': '2023年6月5日 来源：云溪日报\n\n云溪市委书记孟知远主持会议。\n',
      'p3.zw.txt': '2023年3月5日 来源：云溪日报\n\n云溪市长孟知远主持会议。\n',
      'p4.zw.txt': '2023年5月5日 来源：云溪日报\n\n云溪市长孟知远主持会议。\n',
    };
    for (const [name, text] of Object.entries(files)) await client.open(folder.uriOf(name), text);
    const answer = await client.connection.sendRequest(HoverRequest.type, {
      textDocument: { uri: folder.uriOf('p1.zw.txt') },
      position: { line: 2, character: 9 },
    });
    for (const name of Object.keys(files)) {
      await client.connection.sendNotification(DidCloseTextDocumentNotification.type, {
        textDocument: { uri: folder.uriOf(name) },
      });
    }
    const { value } = answer!.contents as MarkupContent;
    const plain = value.replace(/\\/g, '').replace(/\(<[^>]*>\)/g, '');
    assert.deepEqual(
      plain.split('\n').filter((line) => /^- |矛盾/.test(line)),
      [
        '- 2023-01-05 – 2023-06-05 云溪市委书记 (secretary of the Yunxi municipal Party committee) [p1.zw.txt] · [p2.zw.txt]',
        '- 2023-03-05 – 2023-05-05 云溪市长 (mayor of Yunxi) [p3.zw.txt] · [p4.zw.txt]',
        '**职务矛盾 Contradiction** 云溪市委书记（2023-01-05 – 2023-06-05）；云溪市长（2023-03-05 – 2023-05-05）',
      ],
    );
  });

  it('knows what is typed at once, and what is written on disk when it is told', async () => {
    const uri = folder.uriOf('d.zw.txt');
    await client.open(uri, '县长王启明调研。');
    assert.equal((await symbols('wqm'))[0]?.name, '王启明 wang qi ming');
    await client.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version: 2 },
      contentChanges: [{ text: '县长张望北调研。' }],
    });
    assert.deepEqual(await symbols('wqm'), []);
    assert.equal((await symbols('zwb'))[0]?.name, '张望北 zhang wang bei');
    await folder.remove('sub');
    await client.changed(folder.uriOf('sub/乙.zw.txt'));
    // The file is read behind the answer to the first question at the latest, since nothing else is waiting.
    let left = await references('林远舟');
    for (let asked = 0; left.length > 3 && asked < 100; asked++) left = await references('林远舟');
    assert.deepEqual(left, ['c.zw.txt 0:0-3', 'c.zw.txt 1:0-3', 'a.zw.txt 2:6-9']);
  });

  it('knows what lies in a folder that comes, has another name or goes, of which only the folder is told', async () => {
    const { Created, Deleted } = FileChangeType;
    // Asked again until what was told has been read; mocha ends the wait for what never comes.
    const become = async (...expected: readonly string[]): Promise<void> => {
      for (;;) {
        const files = (await references('林远舟'))
          .map((place) => place.slice(0, place.indexOf(' ')))
          .filter((name) => name.includes('/'))
          .sort();
        if (isDeepStrictEqual(files, expected)) return;
      }
    };
    await folder.write('三月/上/e.zw.txt', '云溪市长林远舟调研。\n');
    await folder.write('三月旧/f.zw.txt', '云溪市长林远舟主持会议。\n');
    await folder.write('三月旧/node_modules/g.zw.txt', '云溪市长林远舟主持会议。\n');
    await client.happened(
      { uri: folder.uriOf('三月'), type: Created },
      { uri: folder.uriOf('三月旧'), type: Created },
      { uri: folder.uriOf('notes.txt'), type: Created },
      { uri: folder.uriOf('nothing'), type: Created },
    );
    await become('三月/上/e.zw.txt', '三月旧/f.zw.txt');

    await rename(join(folder.path, '三月'), join(folder.path, '四月'));
    await client.happened(
      { uri: folder.uriOf('三月'), type: Deleted },
      { uri: folder.uriOf('四月'), type: Created },
    );
    await become('三月旧/f.zw.txt', '四月/上/e.zw.txt');

    await folder.remove('四月');
    await folder.remove('三月旧');
    await client.happened(
      { uri: folder.uriOf('四月'), type: Deleted },
      { uri: folder.uriOf('三月旧'), type: Deleted },
    );
    await become();
  });
});
