import assert from 'node:assert/strict';
import {
  CancellationTokenSource,
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
} from 'vscode-languageserver';
import { openly, safely } from '../../../server/src/lsp/runSafe';
import type { Runtime } from '../../../server/src/lsp/runtime';

/** A host whose next tick comes when the test says so. */
function context() {
  const errors: string[] = [];
  const ticks: (() => void)[] = [];
  const runtime = {
    now: () => 0,
    setImmediate(callback: () => void) {
      ticks.push(callback);
      return { cancel: () => {} };
    },
  } as unknown as Runtime;
  const log = {
    error: (message: string) => void errors.push(message),
    warn: () => {},
    info: () => {},
    debug: () => {},
  };
  return { errors, runtime, log, tick: () => ticks.shift()?.() };
}

const token = { isCancellationRequested: false } as CancellationToken;
const fail = () => {
  throw new Error('broken');
};

describe('a guarded request', () => {
  it('begins its work a tick later', async () => {
    const host = context();
    let begun = false;
    const answer = safely(host, 'x', 0, () => {
      begun = true;
      return 1;
    })(undefined, token);
    assert.equal(begun, false);
    host.tick();
    assert.equal(await answer, 1);
  });

  it('answers a failure neutrally and logs it', async () => {
    const host = context();
    const answer = safely(host, 'hover', null, fail)(undefined, token);
    host.tick();
    assert.equal(await answer, null);
    assert.match(host.errors[0]!, /^hover failed: Error: broken/);
  });

  it('answers a failure by its message where a person asked', async () => {
    const host = context();
    const answer = openly(host, 'export', fail)(undefined, token);
    host.tick();
    const error = await answer;
    assert.ok(error instanceof ResponseError);
    assert.deepEqual([error.code, error.message], [LSPErrorCodes.RequestFailed, 'broken']);
  });

  it('does nothing when it was cancelled before it began', async () => {
    const host = context();
    const source = new CancellationTokenSource();
    const answer = safely(host, 'x', 0, fail)(undefined, source.token);
    source.cancel();
    host.tick();
    const error = await answer;
    assert.ok(error instanceof ResponseError);
    assert.equal(error.code, LSPErrorCodes.RequestCancelled);
    assert.deepEqual(host.errors, []);
  });

  it('does not answer when it is cancelled meanwhile', async () => {
    const host = context();
    const source = new CancellationTokenSource();
    const answer = safely(host, 'x', 0, () => {
      source.cancel();
      return 1;
    })(undefined, source.token);
    host.tick();
    assert.ok((await answer) instanceof ResponseError);
  });
});
