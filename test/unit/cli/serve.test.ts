import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { COMMAND } from './zhengwen';

interface InitializeResult {
  readonly capabilities: { readonly hoverProvider?: unknown };
  readonly serverInfo?: { readonly name: string };
}

describe('zhengwen serve', function () {
  this.timeout(30_000);

  for (const args of [['serve'], ['serve', '--stdio']]) {
    it(`speaks the Language Server Protocol: ${args.join(' ')}`, async () => {
      const child = spawn(process.execPath, [COMMAND, ...args]);
      const closed = new Promise((resolve) => child.on('close', resolve));
      const connection = createMessageConnection(
        new StreamMessageReader(child.stdout),
        new StreamMessageWriter(child.stdin),
      );
      connection.listen();
      const params = { processId: null, rootUri: null, capabilities: {} };
      const result = await connection.sendRequest<InitializeResult>('initialize', params);
      assert.equal(result.serverInfo?.name, 'zhengwen');
      assert.ok(result.capabilities.hoverProvider);
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      assert.equal(await closed, 0);
      connection.dispose();
    });
  }
});
