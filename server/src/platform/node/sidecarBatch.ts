/** Several sidecars saved as one: all of them, or none. */
import { readFile, rm } from 'node:fs/promises';
import type { Sidecar } from '../../decisions/decision';
import { SaidError } from '../../decisions/said';
import { saidReasonOf } from './files';
import { replaceFile, saveSidecar, SidecarError } from './sidecar';

/** A sidecar that is to be saved; see {@link saveSidecar}. */
export interface SidecarChange {
  readonly path: string;
  readonly sidecar: Sidecar;
  readonly base: Sidecar;
}

/**
 * Saves sidecars one after the other. Where one cannot be written those before it are put back as they were, unless
 * somebody else has changed them since.
 *
 * @param finish Belongs to it, and comes last: where it fails all sidecars are put back, too.
 * @throws {SidecarError} where one could not be written; the message begins with its path.
 */
export async function saveSidecars(
  changes: readonly SidecarChange[],
  finish?: () => Promise<void>,
): Promise<void> {
  const done: { readonly path: string; readonly before?: Buffer; readonly after?: Buffer }[] = [];
  for (const { path, sidecar, base } of changes) {
    const before = await bytesAt(path);
    try {
      await saveSidecar(path, sidecar, base);
    } catch (error) {
      for (const one of done.reverse()) await putBack(one);
      const { en, zh } = error instanceof SaidError ? error.said : saidReasonOf(error);
      throw new SidecarError(
        { en: `${path}: ${en}; nothing was saved`, zh: `${path}：${zh}；什么都没有保存` },
        { cause: error },
      );
    }
    const after = await bytesAt(path);
    done.push({ path, ...(before && { before }), ...(after && { after }) });
  }
  try {
    await finish?.();
  } catch (error) {
    for (const one of done.reverse()) await putBack(one);
    throw error;
  }
}

async function putBack({
  path,
  before,
  after,
}: {
  readonly path: string;
  readonly before?: Buffer;
  readonly after?: Buffer;
}): Promise<void> {
  const now = await bytesAt(path);
  if (!now || !after?.equals(now)) return;
  // A sidecar was read as UTF-8 before it was changed.
  if (before) await replaceFile(path, before.toString('utf8'));
  else await rm(path);
}

const bytesAt = (path: string): Promise<Buffer | undefined> =>
  readFile(path).catch(() => undefined);
