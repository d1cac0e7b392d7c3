import { execFile } from 'node:child_process';
import { userInfo } from 'node:os';

/**
 * The name of who works here: as git has it for a folder, else that of the system's user.
 *
 * @returns undefined where neither knows one.
 */
export async function userName(folder: string | undefined): Promise<string | undefined> {
  return (await gitName(folder)) ?? systemName();
}

/** How long git may take to answer, in milliseconds. */
const PATIENCE = 3_000;

function gitName(folder: string | undefined): Promise<string | undefined> {
  // The folder is named, not gone to: a system may look for programs in the one it is in.
  const place = folder === undefined ? [] : ['-C', folder];
  return new Promise((resolve) => {
    execFile(
      'git',
      [...place, 'config', '--get', 'user.name'],
      { timeout: PATIENCE, windowsHide: true },
      (error, output) => resolve(error || output.trim() === '' ? undefined : output.trim()),
    );
  });
}

function systemName(): string | undefined {
  try {
    return userInfo().username || undefined;
  } catch {
    return undefined;
  }
}
