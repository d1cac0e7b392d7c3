/** Messages that arrive at the server in one piece, written by hand. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { StreamMessageReader } from 'vscode-jsonrpc/node';
import { DIST } from './client';

interface Answer {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly code: number };
}

const frame = (body: string): string => `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

const message = (content: object): string => frame(JSON.stringify({ jsonrpc: '2.0', ...content }));

const textDocument = { uri: 'file:///wire.txt' };

const HANDSHAKE = [
  { id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } },
  { method: 'initialized', params: {} },
  {
    method: 'textDocument/didOpen',
    params: {
      textDocument: { ...textDocument, languageId: 'zhengwen', version: 1, text: '办结13项。' },
    },
  },
].map(message);

const tokens = (id: number): string =>
  message({ id, method: 'textDocument/semanticTokens/full', params: { textDocument } });

/** Sends everything at once, and gives the answers to the requests with these ids. */
async function send(messages: readonly string[], ids: readonly number[]): Promise<Answer[]> {
  const server = spawn(process.execPath, [join(DIST, 'server.js'), '--stdio'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  try {
    const answers = new Map<number, Answer>();
    await new Promise<void>((resolve, reject) => {
      server.on('exit', (code) => reject(new Error(`the server ended with ${code}`)));
      new StreamMessageReader(server.stdout).listen((received) => {
        const answer = received as Answer;
        if (answer.id === undefined) return;
        answers.set(answer.id, answer);
        if (ids.every((id) => answers.has(id))) resolve();
      });
      server.stdin.write([...HANDSHAKE, ...messages].join(''));
    });
    return ids.map((id) => answers.get(id)!);
  } finally {
    server.removeAllListeners('exit');
    server.kill();
  }
}

const REQUEST_CANCELLED = -32800;

describe('the server on the wire', () => {
  it('gives up a request whose cancellation comes with it, and answers the others', async () => {
    const [before, cancelled, after] = await send(
      [tokens(2), tokens(3), tokens(4), message({ method: '$/cancelRequest', params: { id: 3 } })],
      [2, 3, 4],
    );
    assert.equal(cancelled!.error?.code, REQUEST_CANCELLED);
    for (const { result } of [before!, after!]) {
      assert.deepEqual((result as { data: number[] }).data, [0, 2, 3, 3, 0]);
    }
  });

  it('answers what comes behind a notification that makes no sense', async () => {
    const [answer] = await send(
      [
        message({ method: 'textDocument/didChange', params: { textDocument } }),
        message({ method: 'textDocument/didChange', params: 7 }),
        message({ method: 'zhengwen/unknown', params: {} }),
        message({ method: '$/cancelRequest', params: { id: 99 } }),
        tokens(2),
      ],
      [2],
    );
    assert.deepEqual((answer!.result as { data: number[] }).data, [0, 2, 3, 3, 0]);
  });

  it('answers what comes behind a message that is no JSON', async () => {
    const [answer] = await send([frame('{"jsonrpc": nonsense'), tokens(2)], [2]);
    assert.deepEqual((answer!.result as { data: number[] }).data, [0, 2, 3, 3, 0]);
  });
});
