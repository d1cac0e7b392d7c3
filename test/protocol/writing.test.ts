/** Completion of set phrases, and hints behind annotations. */
import assert from 'node:assert/strict';
import {
  CompletionRequest,
  CompletionTriggerKind,
  InlayHintRequest,
  type CompletionContext,
  type CompletionList,
  type TextEdit,
} from 'vscode-languageserver-protocol';
import { CAPABILITIES, TestClient } from './client';

const INVOKED: CompletionContext = { triggerKind: CompletionTriggerKind.Invoked };
const QUOTE: CompletionContext = {
  triggerKind: CompletionTriggerKind.TriggerCharacter,
  triggerCharacter: '“',
};

describe('completion', () => {
  let client: TestClient;
  let count = 0;
  before(async () => {
    ({ client } = await TestClient.start());
  });
  after(async () => {
    assert.deepEqual(client.errors, []);
    assert.equal(await client.stop(), 0);
  });

  /** What is offered at a `|` in a text, as text that would stand there. */
  async function offered(marked: string, context = INVOKED): Promise<string[]> {
    const at = marked.indexOf('|');
    const text = marked.replace('|', '');
    const uri = `file:///writing/${++count}.zw.txt`;
    await client.open(uri, text);
    const before = text.slice(0, at).split('\n');
    const position = { line: before.length - 1, character: before.at(-1)!.length };
    const { items } = (await client.connection.sendRequest(CompletionRequest.type, {
      textDocument: { uri },
      position,
      context,
    })) as CompletionList;
    return items.map(({ textEdit }) => {
      const { range, newText } = textEdit as TextEdit;
      assert.deepEqual(range.end, position);
      return before.at(-1)!.slice(0, range.start.character) + newText;
    });
  }

  for (const [marked, expected] of [
    ['要践行四下|', '要践行四下基层'],
    ['要践行“四|', '要践行“四下基层'],
    ['要践行“四下|”。', '要践行“四下基层'],
    ['要践行“sxjc|', '要践行“四下基层'],
    ['要践行sxjc|', '要践行四下基层'],
    ['第一行。\n要践行sixiajc|', '要践行四下基层'],
  ] as const) {
    it(`goes on from ${JSON.stringify(marked)}`, async () => {
      assert.ok((await offered(marked)).includes(expected));
    });
  }

  it('offers what the document speaks of first, after an opening quotation mark', async () => {
    const [first] = await offered('推动高质量发展取得新成效。\n要践行“|', QUOTE);
    assert.equal(first, '要践行“高质量发展');
  });

  it('is written in the script of the document', async () => {
    const found = await offered('會議強調，黨員幹部要踐行“四下|', INVOKED);
    assert.ok(found.includes('會議強調，黨員幹部要踐行“四下基層'), found.join());
  });

  for (const marked of ['|', '四|', '要践行。|', 'q|', '要践行四下基层|', '完成13|']) {
    it(`has nothing to add to ${JSON.stringify(marked)}`, async () => {
      const text = marked.replace('|', '');
      assert.deepEqual(
        (await offered(marked)).filter((line) => !line.startsWith(text)),
        [],
      );
    });
  }
});

describe('inlay hints', () => {
  const TEXT =
    '推动高质量发展，办理20余万件，增长6.8%，提高3.5个百分点，产值翻一番，完成13项，投入2.5亿元，五成以上企业复产。\n';

  async function hints(inlayHints?: object): Promise<string[]> {
    const { client } = await TestClient.start({
      capabilities: CAPABILITIES,
      initializationOptions: { annotations: true, settings: { inlayHints } },
    });
    const uri = 'file:///hints.zw.txt';
    await client.open(uri, TEXT);
    const found = await client.connection.sendRequest(InlayHintRequest.type, {
      textDocument: { uri },
      range: { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } },
    });
    assert.equal(await client.stop(), 0);
    return (found ?? []).map(
      ({ position, label, paddingRight }) =>
        `${TEXT.slice(0, position.character).slice(-3)} ${label as string}${paddingRight ? ' ' : ''}`,
    );
  }

  it('are off unless they are switched on', async () => assert.deepEqual(await hints(), []));

  it('are the English of terms and the plain figures of metrics that have none', async () => {
    const found = await hints({ english: true, figures: true });
    assert.match(found[0]!, /^量发展 high-quality development$/i);
    // A word behind a hint stands apart from it.
    assert.deepEqual(found.slice(1), ['余万件 ≥ 200,000', '5亿元 250,000,000', '成以上 ≥ 50% ']);
    assert.equal((await hints({ english: true })).length, 1);
    assert.equal((await hints({ figures: true })).length, 3);
  });
});
