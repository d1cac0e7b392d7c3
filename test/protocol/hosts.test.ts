/** The two bundles of the server, each on its host: as a process, and as a worker that has no files. */
import assert from 'node:assert/strict';
import { fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  createMessageConnection,
  IPCMessageReader,
  IPCMessageWriter,
  type DataCallback,
  type Disposable,
  type Message,
} from 'vscode-jsonrpc/node';
import {
  DidOpenTextDocumentNotification,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  SelectionRangeRequest,
  SemanticTokensRequest,
  ShutdownRequest,
  type SelectionRange,
} from 'vscode-languageserver-protocol';
import { RESOURCE_METHOD, type ResourceParams } from '../../server/src/lsp/protocol';

const DIST = join(__dirname, '../../dist');

describe('the server as a process', () => {
  it('speaks over the channel between processes of Node.js, as VS Code does', async () => {
    const child = fork(join(DIST, 'server.js'), ['--node-ipc']);
    const connection = createMessageConnection(
      new IPCMessageReader(child),
      new IPCMessageWriter(child),
    );
    connection.listen();
    const { serverInfo } = await connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- the handshake requires it
      rootUri: null,
      capabilities: {},
    });
    assert.equal(serverInfo!.name, 'zhengwen');
    const exited = once(child, 'exit');
    await connection.sendRequest(ShutdownRequest.type);
    await connection.sendNotification(ExitNotification.type);
    assert.deepEqual(await exited, [0, null]);
    connection.dispose();
  });

  it('says what it wants when no transport is named', () => {
    const { status, stderr } = spawnSync(process.execPath, [join(DIST, 'server.js')], {
      encoding: 'utf8',
    });
    assert.equal(status, 2);
    assert.match(stderr, /--stdio/);
    assert.equal(stderr.trimEnd().split('\n').length, 1);
  });
});

/** Makes of a thread of Node.js what a web worker is to its script, as far as the server uses it. */
const AS_WEB_WORKER = `
  const { parentPort, workerData } = require('node:worker_threads');
  globalThis.self = {
    postMessage: (message) => parentPort.postMessage(message),
    addEventListener() {},
    set onmessage(listener) {
      parentPort.on('message', (data) => listener({ data }));
    },
  };
  require('node:vm').runInThisContext(workerData);
`;

class WorkerReader extends AbstractMessageReader {
  constructor(readonly worker: Worker) {
    super();
  }
  listen(callback: DataCallback): Disposable {
    this.worker.on('message', callback);
    return { dispose: () => void this.worker.off('message', callback) };
  }
}

class WorkerWriter extends AbstractMessageWriter {
  constructor(readonly worker: Worker) {
    super();
  }
  write(message: Message): Promise<void> {
    this.worker.postMessage(message);
    return Promise.resolve();
  }
  end(): void {}
}

describe('the server as a worker', () => {
  it('asks for what it needs, and answers', async () => {
    const script = readFileSync(join(DIST, 'browser/server.js'), 'utf8');
    const worker = new Worker(AS_WEB_WORKER, { eval: true, workerData: script });
    try {
      const connection = createMessageConnection(
        new WorkerReader(worker),
        new WorkerWriter(worker),
      );
      const asked: string[] = [];
      connection.onRequest(RESOURCE_METHOD, ({ name }: ResourceParams) => {
        asked.push(name);
        return new Uint8Array(readFileSync(join(DIST, name)));
      });
      connection.listen();
      await connection.sendRequest(InitializeRequest.type, {
        processId: null,
        // eslint-disable-next-line @typescript-eslint/no-deprecated -- the handshake requires it
        rootUri: null,
        capabilities: {},
      });
      await connection.sendNotification(InitializedNotification.type, {});
      const textDocument = { uri: 'vscode-vfs://web/a.zw.txt' };
      await connection.sendNotification(DidOpenTextDocumentNotification.type, {
        textDocument: {
          ...textDocument,
          languageId: 'zhengwen',
          version: 1,
          text: '会议强调，完成13项任务。',
        },
      });
      const tokens = await connection.sendRequest(SemanticTokensRequest.type, { textDocument });
      assert.deepEqual(tokens!.data, [0, 7, 3, 3, 0]);
      assert.deepEqual(asked, ['lexicon.json']);
      const [{ range }] = (await connection.sendRequest(SelectionRangeRequest.type, {
        textDocument,
        positions: [{ line: 0, character: 3 }],
      })) as [SelectionRange];
      assert.deepEqual([range.start.character, range.end.character], [2, 4]);
      assert.deepEqual(asked, ['lexicon.json', 'jieba.wasm']);
      connection.dispose();
    } finally {
      await worker.terminate();
    }
  });
});
