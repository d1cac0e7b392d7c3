/**
 * Ends a process as a power cut would, behind the replacement of its n-th file of a project: what a file is replaced by
 * stands, and nothing more is done. See `stopAfterWrites.ts`.
 */
import files from 'node:fs/promises';

const { rename } = files;
let left = Number(process.env.STOP_AFTER_WRITES);

files.rename = async (from, to) => {
  await rename(from, to);
  if (/\.(?:jsonl|yaml)$/.test(to) && --left === 0) process.kill(process.pid, 'SIGKILL');
};
