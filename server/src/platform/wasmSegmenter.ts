import { cut, initSync } from 'jieba-wasm/web';
import type { Segmenter } from '../text/segmenter';

/**
 * The segmenter that runs on every host.
 *
 * @param bytes The WebAssembly module, which the build puts beside the bundles.
 * @throws where the bytes are no such module.
 */
export function createWasmSegmenter(bytes: Uint8Array): Segmenter {
  initSync({ module: bytes.slice() });
  return { name: 'jieba-wasm', cut: (text) => cut(text, true) };
}
