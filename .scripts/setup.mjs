/**
 * Installs what the project depends on, unless that has been done.
 *
 *   node .scripts/setup.mjs
 *
 * Uses nothing but Node itself: the other scripts call it before they import anything else.
 */
import { existsSync, readFileSync } from 'node:fs';
import { npm } from './lib/processes.mjs';
import { inProject, isMain, readManifest, root } from './lib/project.mjs';

const read = (path) => JSON.parse(readFileSync(inProject(path), 'utf8')).packages;

/**
 * Whether `node_modules` is what `package-lock.json` says. Optional packages may be missing: they are for other platforms,
 * or could not be built on this one.
 */
function isUpToDate() {
  const INSTALLED = 'node_modules/.package-lock.json';
  if (!existsSync(inProject(INSTALLED))) return false;
  const installed = read(INSTALLED);
  return Object.entries(read('package-lock.json')).every(([path, { version, optional }]) => {
    if (path === '') return true;
    const there = installed[path];
    return there ? there.version === version : optional === true;
  });
}

/** @throws where this Node is older than the manifest asks for. */
function checkNode() {
  const [, major, minor] = /(\d+)\.(\d+)/.exec(readManifest().engines.node).map(Number);
  const [ownMajor, ownMinor] = process.versions.node.split('.').map(Number);
  if (ownMajor > major || (ownMajor === major && ownMinor >= minor)) return;
  throw new Error(
    `Node.js ${major}.${minor} or newer is needed; this is ${process.versions.node}.`,
  );
}

/**
 * Installs what is missing. Does nothing, quickly, where nothing is.
 *
 * @throws (rejects) where Node is too old or npm fails.
 */
export async function setup() {
  checkNode();
  if (isUpToDate()) return;
  console.log('Installing the packages that the project depends on …');
  // `ci` begins by deleting the folder, which is for nobody who is working in it.
  const command = existsSync(inProject('node_modules')) ? 'install' : 'ci';
  await npm([command, '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root });
}

if (isMain(import.meta)) {
  try {
    await setup();
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
