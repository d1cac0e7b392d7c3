import { open } from 'node:fs/promises';
import { BEGINNING } from '../lsp/protocol';

/** So much of a file as says what format it is, read as UTF-8. */
export async function beginningOf(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(BEGINNING), 0, BEGINNING, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}
