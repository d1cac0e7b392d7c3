import type { Spool } from './format';

/** A spool for what fits into memory. */
export function memorySpool(): Spool {
  const parts: Uint8Array[] = [];
  return {
    write(bytes) {
      parts.push(bytes);
      return Promise.resolve();
    },
    read: () => parts,
  };
}
