/** Settings: asked for each resource, changed while documents are open. */
import assert from 'node:assert/strict';
import {
  ConfigurationRequest,
  DidChangeConfigurationNotification,
  DidChangeWorkspaceFoldersNotification,
  FoldingRangeRequest,
  HoverRequest,
  RegistrationRequest,
  SemanticTokensRefreshRequest,
  SemanticTokensRequest,
  type MarkupContent,
} from 'vscode-languageserver-protocol';
import { CAPABILITIES, TestClient } from './client';

const ARTICLE =
  '县委书记唐国良主持召开会议，研究部署乡村振兴、安全生产和基层党建工作。' +
  '会议强调，各级各部门要提高政治站位，压实工作责任，推动高质量发展，全年办结13项任务。\n';
const STORY =
  '春天来了，花园里的花开了，红的黄的都有。小猫在树下睡觉，小鸟在枝头唱歌。' +
  '孩子们在草地上放风筝，笑声传得很远很远。园里来了120人，有的看书，有的喝茶，一切都很安静。\n';

describe('settings', () => {
  /** By the beginning of an address. */
  let settings: Record<string, unknown>;
  let client: TestClient;
  const asked: string[] = [];
  const registered: string[] = [];
  let refreshed: () => void;

  before(async () => {
    ({ client } = await TestClient.start({
      capabilities: {
        ...CAPABILITIES,
        workspace: {
          configuration: true,
          didChangeConfiguration: { dynamicRegistration: true },
          semanticTokens: { refreshSupport: true },
          workspaceFolders: true,
        },
      },
    }));
    client.connection.onRequest(ConfigurationRequest.type, ({ items }) =>
      items.map(({ scopeUri, section }) => {
        asked.push(`${section} ${scopeUri}`);
        return Object.entries(settings).find(([start]) => scopeUri?.startsWith(start))?.[1] ?? null;
      }),
    );
    client.connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
      registered.push(...registrations.map(({ method }) => method));
    });
    client.connection.onRequest(SemanticTokensRefreshRequest.type, () => refreshed());
  });
  beforeEach(() => {
    settings = {};
    refreshed = () => {};
  });
  after(async () => {
    assert.deepEqual(client.errors, []);
    assert.equal(await client.stop(), 0);
  });

  const change = () =>
    client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });

  it('are asked once for each document, of two folders their own', async () => {
    settings = { 'file:///a/': { activation: 'off' }, 'file:///b/': { activation: 'on' } };
    const a = await client.open('file:///a/1.txt', ARTICLE, 'plaintext');
    const b = await client.open('file:///b/1.txt', STORY, 'plaintext');
    const c = await client.open('file:///c/1.txt', STORY, 'plaintext');
    assert.deepEqual(
      [a, b, c].map(({ recognized }) => recognized),
      [false, true, false],
    );
    assert.equal(b.counts.metric, 1);
    await client.connection.sendRequest(FoldingRangeRequest.type, {
      textDocument: { uri: 'file:///b/1.txt' },
    });
    assert.deepEqual(asked, [
      // For the glossaries, before there is any document.
      'zhengwen undefined',
      'zhengwen file:///a/1.txt',
      'zhengwen file:///b/1.txt',
      'zhengwen file:///c/1.txt',
    ]);
    assert.deepEqual(registered, ['workspace/didChangeConfiguration']);
  });

  it('never take the language of its own away', async () => {
    settings = { 'file:///d/': { activation: 'off' } };
    const { recognized } = await client.open('file:///d/1.zw.txt', STORY, 'zhengwen');
    assert.equal(recognized, true);
  });

  it('recognise an article in Markdown and in plain text, unless told otherwise', async () => {
    const markdown = await client.open('file:///e/1.md', `# 要闻\n\n${ARTICLE}`, 'markdown');
    const plain = await client.open('file:///e/1.txt', ARTICLE, 'plaintext');
    assert.deepEqual([markdown.recognized, plain.recognized], [true, true]);
  });

  it('hold from the moment they change, and the client is told to ask for tokens again', async () => {
    const textDocument = { uri: 'file:///f/1.txt' };
    const before = await client.open(textDocument.uri, ARTICLE, 'plaintext');
    assert.equal(before.ranges.metric.length, 4);
    settings = { 'file:///f/': { highlight: { metric: false } } };
    const again = new Promise<void>((resolve) => (refreshed = resolve));
    const said = client.annotationsOf(textDocument.uri);
    await change();
    const after = await said;
    await again;
    assert.equal(after.counts.metric, before.counts.metric);
    assert.deepEqual(after.ranges.metric, []);
    const tokens = await client.connection.sendRequest(SemanticTokensRequest.type, {
      textDocument,
    });
    const types = new Set(tokens!.data.filter((_, index) => index % 5 === 3));
    assert.ok(types.has(2), 'officials are still there');
    assert.ok(!types.has(3), 'metrics are not');
  });

  it('are asked again when a folder comes or goes', async () => {
    await client.open('file:///g/1.txt', ARTICLE, 'plaintext');
    settings = { 'file:///g/': { activation: 'off' } };
    const said = client.annotationsOf('file:///g/1.txt');
    await client.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
      event: { added: [{ uri: 'file:///g', name: 'g' }], removed: [] },
    });
    assert.equal((await said).recognized, false);
  });

  it('choose the language of hovers', async () => {
    const position = { line: 0, character: ARTICLE.indexOf('高质量发展') };
    const hover = async (uri: string) => {
      await client.open(uri, ARTICLE);
      const answer = await client.connection.sendRequest(HoverRequest.type, {
        textDocument: { uri },
        position,
      });
      return (answer!.contents as MarkupContent).value;
    };
    settings = {
      'file:///zh/': { hover: { language: 'zh' } },
      'file:///en/': { hover: { language: 'en' } },
    };
    const [zh, en, both] = [
      await hover('file:///zh/1'),
      await hover('file:///en/1'),
      await hover('file:///both/1'),
    ];
    assert.deepEqual([/含义/.test(zh), /Meaning/.test(zh)], [true, false]);
    assert.deepEqual([/含义/.test(en), /Meaning/.test(en)], [false, true]);
    assert.deepEqual([/含义/.test(both), /Meaning/.test(both)], [true, true]);
  });

  it('decide how residue is reported', async () => {
    settings = {
      'file:///w/': { diagnostics: { residue: 'warning' } },
      'file:///o/': { diagnostics: { residue: 'off' } },
    };
    const uri = 'file:///w/1';
    const reported = client.diagnosticsOf(uri);
    await client.open(uri, '推動高質(zhì)量發(fā)展。');
    assert.equal((await reported).diagnostics[0]!.severity, 2);
    settings = { 'file:///w/': { diagnostics: { residue: 'off' } } };
    const cleared = client.diagnosticsOf(uri);
    await change();
    assert.deepEqual((await cleared).diagnostics, []);
  });
});

describe('residue', () => {
  it('is named in Chinese to those who read it', async () => {
    const { client } = await TestClient.start({ locale: 'zh-cn' });
    const reported = client.diagnosticsOf('file:///1');
    await client.open('file:///1', '推動高質(zhì)量發(fā)展。');
    assert.equal((await reported).diagnostics[0]!.message, '注音残留：“質(zhì)”。本段另有 1 处');
    assert.equal(await client.stop(), 0);
  });
});
