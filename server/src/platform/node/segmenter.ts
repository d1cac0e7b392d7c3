import { readFile } from 'node:fs/promises';
import type { Log } from '../../lsp/runtime';
import { createIntlSegmenter, type Segmenter } from '../../text/segmenter';
import { createWasmSegmenter } from '../wasmSegmenter';

/**
 * The best segmenter that this installation has: nodejieba where its native module can be loaded, else jieba compiled to
 * WebAssembly, else the host's own.
 *
 * @param wasmPath Where the build puts the WebAssembly module.
 */
export async function loadSegmenter(wasmPath: string, log: Log): Promise<Segmenter> {
  for (const load of [loadNodejieba, async () => createWasmSegmenter(await readFile(wasmPath))]) {
    try {
      const segmenter = await load();
      log.info(`Words by ${segmenter.name}`);
      return segmenter;
    } catch (error) {
      log.debug(`A segmenter is not there: ${String(error)}`);
    }
  }
  const segmenter = createIntlSegmenter();
  log.info(`Words by ${segmenter.name}`);
  return segmenter;
}

/** @throws (rejects) where the optional native module is not installed, or was built for another host. */
async function loadNodejieba(): Promise<Segmenter> {
  const { default: jieba } = await import('nodejieba');
  jieba.load();
  return { name: 'nodejieba', cut: (text) => jieba.cut(text, true) };
}
