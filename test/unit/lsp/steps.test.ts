import assert from 'node:assert/strict';
import { inSteps } from '../../../server/src/lsp/steps';
import type { Runtime } from '../../../server/src/lsp/runtime';

/** A host on which what waits is done as soon as the work pauses. */
const hostWith = (waiting: (() => void)[]): Runtime =>
  ({
    setTimeout(then: () => void) {
      waiting.shift()?.();
      then();
      return { cancel: () => undefined };
    },
  }) as unknown as Runtime;

function* counting(said: string[]): Generator<void, number> {
  for (const step of ['one', 'two', 'three']) {
    said.push(step);
    yield;
  }
  return 3;
}

describe('work in steps', () => {
  it('lets what waits come between two steps', async () => {
    const said: string[] = [];
    const host = hostWith([() => said.push('hover')]);
    assert.equal(await inSteps(counting(said), host), 3);
    assert.deepEqual(said, ['one', 'hover', 'two', 'three']);
  });

  it('is given up where it is not wanted any more', async () => {
    const said: string[] = [];
    let isWanted = true;
    const host = hostWith([() => undefined, () => (isWanted = false)]);
    assert.equal(await inSteps(counting(said), host, () => isWanted), undefined);
    assert.deepEqual(said, ['one', 'two']);
  });
});
