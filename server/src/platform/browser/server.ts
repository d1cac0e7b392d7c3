/** Entry of the language server as a web worker. It has no files: what it needs it asks the client for. */
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from 'vscode-languageserver/browser';
import type { LexiconData } from '../../lexicon/lexicon';
import { RESOURCE_METHOD, type ResourceParams } from '../../lsp/protocol';
import type { Runtime } from '../../lsp/runtime';
import { startServer } from '../../lsp/server';
import { createIntlSegmenter } from '../../text/segmenter';
import { createWasmSegmenter } from '../wasmSegmenter';

/** The worker's own global, which the types of Node do not know. */
declare const self: ConstructorParameters<typeof BrowserMessageReader>[0];

const connection = createConnection(
  ProposedFeatures.all,
  new BrowserMessageReader(self),
  new BrowserMessageWriter(self),
);

const resource = (name: string): Promise<Uint8Array> =>
  connection.sendRequest<Uint8Array>(RESOURCE_METHOD, { name } satisfies ResourceParams);

const runtime: Runtime = {
  host: 'a web worker',
  async loadLexicon() {
    const json = new TextDecoder().decode(await resource('lexicon.json'));
    return JSON.parse(json) as LexiconData;
  },
  async loadSegmenter(log) {
    try {
      return createWasmSegmenter(await resource('jieba.wasm'));
    } catch (error) {
      log.warn(`Words by the browser's own segmenter: ${String(error)}`);
      return createIntlSegmenter();
    }
  },
  readText: () => Promise.reject(new Error('the browser reads no files; pass the text')),
  isThere: () => Promise.resolve(false),
  reaches: () => false,
  findFiles: () => Promise.reject(new Error('the browser finds no files')),
  resolvePath: (path, folder) =>
    folder === undefined || /^(?:[~/\\]|[a-z]:)/i.test(path)
      ? undefined
      : new URL(path.split('/').map(encodeURIComponent).join('/'), `${folder}/`).href,
  writeText: () => Promise.reject(new Error('the browser writes no files')),
  userName: () => Promise.resolve(undefined),
  timestamp: () => new Date().toISOString(),
  now: () => performance.now(),
  setImmediate(callback) {
    const handle = setTimeout(callback, 0);
    return { cancel: () => clearTimeout(handle) };
  },
  setTimeout(callback, milliseconds) {
    const handle = setTimeout(callback, milliseconds);
    return { cancel: () => clearTimeout(handle) };
  },
};

startServer(connection, runtime);
