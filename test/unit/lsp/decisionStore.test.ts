import assert from 'node:assert/strict';
import type { Connection } from 'vscode-languageserver';
import { parseSidecar } from '../../../server/src/decisions/sidecar';
import { DecisionStore, type DecisionStoreHost } from '../../../server/src/lsp/decisionStore';

describe('the decisions in memory', () => {
  const ARTICLE = 'file:///w/a.zw.txt';
  let folder: string;
  let isOpen: boolean;
  let close: (event: object) => void;
  let store: DecisionStore;

  beforeEach(() => {
    folder = 'file:///w';
    isOpen = true;
    const documents = {
      onDidOpen: () => {},
      onDidEdit: () => {},
      onDidChange: () => {},
      onDidSave: () => {},
      onDidClose: (handler: typeof close) => {
        close = handler;
      },
      text: () => (isOpen ? { getText: () => '会议强调，要办好民生实事。' } : undefined),
    };
    const sidecars = {
      placeOf: () =>
        Promise.resolve({ uri: `${folder}/a.zw.txt.%E6%9E%97.anno.jsonl`, annotator: '林' }),
      load: () => Promise.resolve(parseSidecar('', 'a.zw.txt')),
    };
    const host = { documents, sidecars, watch: () => {} };
    store = new DecisionStore({} as Connection, host as unknown as DecisionStoreHost, () => {});
  });

  it('are found by their sidecar, however its address is written', async () => {
    assert.equal(store.ofSidecar('file:///w/a.zw.txt.林.anno.jsonl'), undefined);
    const article = await store.get(ARTICLE);
    for (const name of ['%E6%9E%97', '%e6%9e%97', '林']) {
      assert.equal(store.ofSidecar(`file:///w/a.zw.txt.${name}.anno.jsonl`), article, name);
    }
    assert.equal(store.ofSidecar('file:///w/b.zw.txt.林.anno.jsonl'), undefined);
  });

  it('are found by where their sidecar is now, and no longer by where it was', async () => {
    await store.get(ARTICLE);
    folder = 'file:///decisions';
    const moved = await store.get(ARTICLE);
    assert.equal(store.ofSidecar('file:///w/a.zw.txt.林.anno.jsonl'), undefined);
    assert.equal(store.ofSidecar('file:///decisions/a.zw.txt.林.anno.jsonl'), moved);
  });

  it('are found by no sidecar once their article is closed', async () => {
    await store.get(ARTICLE);
    isOpen = false;
    close({ document: { uri: ARTICLE } });
    await store.flush();
    assert.equal(store.peek(ARTICLE), undefined);
    assert.equal(store.ofSidecar('file:///w/a.zw.txt.林.anno.jsonl'), undefined);
  });
});
