import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const HOOK = pathToFileURL(join(__dirname, 'stopAfterWrites.mjs')).href;

/** The environment of a process that is to end as soon as it has replaced so many sidecars and schemas. */
export const stopAfterWrites = (count: number): NodeJS.ProcessEnv => ({
  ...process.env,
  NODE_OPTIONS: `--import=${HOOK}`,
  STOP_AFTER_WRITES: String(count),
});
