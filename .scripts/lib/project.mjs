/** Where things are in the project, for every script. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the project. */
export const root = resolve(fileURLToPath(import.meta.url), '../../..');

/** A path inside the project. */
export const inProject = (...parts) => join(root, ...parts);

/** The manifest as it stands now. */
export const readManifest = () => JSON.parse(readFileSync(inProject('package.json'), 'utf8'));

/** Whether a module was started by `node FILE` rather than imported. */
export const isMain = (meta) => process.argv[1] === fileURLToPath(meta.url);
