/** Checks as diagnostics with quick fixes, each with a severity of its own. */
import assert from 'node:assert/strict';
import { CodeActionRequest, type CodeAction } from 'vscode-languageserver-protocol';
import { TestClient } from './client';

const TEXT = '会议强调，要践行“四下基曾”，坚持“绿水青山就是金山银水”，推动高质量发展。\n';

async function check(settings: object, locale = 'en') {
  const { client } = await TestClient.start({
    initializationOptions: { annotations: true, settings },
    locale,
  });
  const uri = 'file:///checks.zw.txt';
  const textDocument = { uri };
  const reported = client.diagnosticsOf(uri);
  await client.open(uri, TEXT);
  const { diagnostics } = await reported;
  const actions = (await client.connection.sendRequest(CodeActionRequest.type, {
    textDocument,
    range: { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } },
    context: { diagnostics },
  }))! as CodeAction[];
  assert.equal(await client.stop(), 0);
  return { diagnostics, actions };
}

describe('checks', () => {
  it('report a misquoted phrase, and offer what it should be', async () => {
    const { diagnostics, actions } = await check({});
    const [found] = diagnostics.filter(({ code }) => code === 'misquoted-term');
    assert.ok(found, JSON.stringify(diagnostics));
    assert.deepEqual([found.severity, found.source], [2, 'zhengwen']);
    const action = actions.find(({ diagnostics: of }) => of?.[0]?.code === 'misquoted-term')!;
    const [edit] = action.edit!.changes!['file:///checks.zw.txt']!;
    const { start, end } = edit!.range;
    const mended = TEXT.slice(0, start.character) + edit!.newText + TEXT.slice(end.character);
    assert.match(mended, /绿水青山就是金山银山|四下基层/);
    assert.match(action.title, /^Change to/);
  });

  it('speak as loudly as they are told, in the language of the reader', async () => {
    const { diagnostics, actions } = await check({ checks: { misquotedTerm: 'error' } }, 'zh-cn');
    const found = diagnostics.find(({ code }) => code === 'misquoted-term')!;
    assert.equal(found.severity, 1);
    assert.match(found.message as string, /\p{Script=Han}/u);
    assert.ok(actions.some(({ title }) => title.startsWith('改为')));
  });

  it('are worded in the script of the reader, and quote the article as it is', async () => {
    const { diagnostics, actions } = await check({ diagnostics: { dirt: 'hint' } }, 'zh-tw');
    const found = diagnostics.find(({ code }) => code === 'misquoted-term')!;
    assert.equal(found.message, '「四下基曾」與固定提法「四下基层」差一個字');
    assert.ok(actions.some(({ title }) => title === '改為「四下基层」'));
  });

  it('are silent when they are switched off', async () => {
    // The residue check stays, so that there is something to wait for.
    const off = { checks: { misquotedTerm: 'off' }, diagnostics: { dirt: 'hint' } };
    const { client } = await TestClient.start({
      initializationOptions: { annotations: true, settings: off },
    });
    const uri = 'file:///checks.zw.txt';
    const reported = client.diagnosticsOf(uri);
    await client.open(uri, `${TEXT}推動高質(zhì)量發(fā)展。\n`);
    const { diagnostics } = await reported;
    assert.ok(diagnostics.length > 0);
    assert.ok(!diagnostics.some(({ code }) => code === 'misquoted-term'));
    assert.equal(await client.stop(), 0);
  });
});
