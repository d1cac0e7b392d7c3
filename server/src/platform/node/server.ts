/** Entry of the language server as a process: `--node-ipc` under VS Code, `--stdio` under other editors. */
import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import type { Runtime } from '../../lsp/runtime';
import { startServer } from '../../lsp/server';
import { findFiles, isThere, readTextFile } from './files';
import { readLexicon } from './lexicon';
import { loadSegmenter } from './segmenter';
import { loadSidecar, replaceFile, saveSidecar } from './sidecar';
import { userName } from './userName';

const runtime: Runtime = {
  host: `Node.js ${process.versions.node}`,
  loadLexicon: () => Promise.resolve(readLexicon(join(__dirname, 'lexicon.json'))),
  loadSegmenter: (log) => loadSegmenter(join(__dirname, 'jieba.wasm'), log),
  async readText(uri) {
    if (!uri.startsWith('file:')) throw new Error('only files can be read');
    const { text, encoding } = await readTextFile(fileURLToPath(uri));
    return { text, ...(encoding === 'utf-8' ? {} : { encoding }) };
  },
  isThere: (uri) => isThere(fileURLToPath(uri)),
  reaches: (uri) => uri.startsWith('file:'),
  async findFiles(folder, pattern) {
    const path = fileURLToPath(folder);
    const found = await findFiles(path, pattern);
    return found.map((file) => pathToFileURL(join(path, file)).href);
  },
  resolvePath(path, folder) {
    const written = path.replace(/^~(?=$|[/\\])/, homedir());
    if (isAbsolute(written)) return pathToFileURL(written).href;
    if (!folder?.startsWith('file:')) return undefined;
    return pathToFileURL(resolve(fileURLToPath(folder), written)).href;
  },
  writeText: (uri, text) => replaceFile(fileURLToPath(uri), text),
  sidecars: {
    load: (uri, source) => loadSidecar(fileURLToPath(uri), source),
    save: (uri, sidecar, base) => saveSidecar(fileURLToPath(uri), sidecar, base),
  },
  userName: (folder) => userName(folder?.startsWith('file:') ? fileURLToPath(folder) : undefined),
  timestamp: () => new Date().toISOString(),
  now: () => performance.now(),
  setImmediate(callback) {
    const handle = setImmediate(callback);
    return { cancel: () => clearImmediate(handle) };
  },
  setTimeout(callback, milliseconds) {
    const handle = setTimeout(callback, milliseconds);
    return { cancel: () => clearTimeout(handle) };
  },
};

const TRANSPORT = /^--(?:node-ipc|stdio|(?:socket|pipe)(?:=.+)?)$/;

if (process.argv.some((argument) => TRANSPORT.test(argument))) {
  startServer(createConnection(ProposedFeatures.all), runtime);
} else {
  console.error(
    'zhengwen: say how to talk to the server: --stdio, --node-ipc, --socket=PORT or --pipe=NAME',
  );
  process.exitCode = 2;
}
