/**
 * Runs the checks of the project.
 *
 *   node .scripts/test.mjs [PART…] [--vscode npm|oldest|desktop]
 *
 * Without a part, all of them. The last line printed is `N passed, N failed`; the exit code is 1 where anything failed.
 * `types`, `lint` and `format` count as one check each; the other parts count the tests in the report of their runner. A
 * runner that ends without a report, in disorder or without a single test counts as a failure.
 */
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runNode } from './lib/processes.mjs';
import { inProject, isMain, root } from './lib/project.mjs';
import { setup } from './setup.mjs';

const REPORTS = inProject('.vscode-test/reports');

/** A check that is a program: passed where it ends with exit code 0. */
const program = (path, ...args) =>
  async function check() {
    const { code, output } = await runNode([inProject('node_modules', path), ...args], {
      cwd: root,
      capture: true,
    });
    return code === 0 ? { passed: 1, failures: [] } : { passed: 0, failures: [{ title: output }] };
  };

/** Tests under mocha; `.mocharc.json` says how they are loaded. */
const mocha = (name) =>
  async function test() {
    const report = join(REPORTS, `${name}.json`);
    const { code, output } = await runNode(
      [
        inProject('node_modules/mocha/bin/mocha.js'),
        `test/${name}/**/*.test.ts`,
        ...['--reporter', 'json', '--reporter-option', `output=${report}`],
      ],
      { cwd: root, capture: true },
    );
    return counted(report, code === 0 ? undefined : `${output}\nmocha ended with ${code}.`);
  };

/** Tests inside VS Code. */
const vscode = (host) =>
  async function test() {
    const { runVscodeSuite } = await import('./lib/vscodeSuite.mjs');
    const report = join(REPORTS, 'vscode.json');
    const trouble = await runVscodeSuite(report, { host }).then(
      () => undefined,
      (error) => error.message,
    );
    return counted(report, trouble);
  };

/** The extension in the web worker extension host. */
async function web() {
  const { checkWebHost } = await import('./lib/webHost.mjs');
  return checkWebHost();
}

/**
 * What mocha's report says.
 *
 * @param trouble What went wrong with the run as a whole; explained by failed tests where there are any.
 */
async function counted(report, trouble) {
  const read = await readFile(report, 'utf8').then(JSON.parse, () => undefined);
  if (!read) return { passed: 0, failures: [{ title: trouble ?? 'There is no report.' }] };
  const failures = read.failures.map(({ fullTitle, err }) => ({
    title: fullTitle,
    detail: err.stack ?? err.message,
  }));
  if (failures.length === 0 && trouble) failures.push({ title: trouble });
  if (failures.length === 0 && read.passes.length === 0) {
    failures.push({ title: 'Not a single test has run.' });
  }
  return {
    passed: read.passes.length,
    failures,
    skipped: read.pending.map(({ fullTitle }) => fullTitle),
  };
}

/** All parts, in two lanes of about the same length that run side by side, each from top to bottom. */
const lanes = (host) => [
  {
    types: program('typescript/bin/tsc', '--noEmit'),
    lint: program('eslint/bin/eslint.js', '.', '--max-warnings=0'),
    format: program('prettier/bin/prettier.cjs', '--check', '.', '--log-level=warn'),
    architecture: mocha('architecture'),
    protocol: mocha('protocol'),
    package: mocha('package'),
  },
  {
    unit: mocha('unit'),
    vscode: vscode(host),
    web,
  },
];

/** Runs one part and prints what it found. */
async function runPart(name, part) {
  const started = performance.now();
  const {
    passed,
    failures,
    skipped = [],
  } = await part().catch((error) => ({
    passed: 0,
    failures: [{ title: `${name} could not be run`, detail: error.stack }],
  }));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const counts = [`${passed} passed`, `${failures.length} failed`];
  if (skipped.length > 0) counts.push(`${skipped.length} skipped`);
  console.log(`${name.padEnd(13)} ${counts.join(', ')} (${seconds} s)`);
  for (const title of skipped) console.log(`  skipped: ${title}`);
  for (const { title, detail } of failures) {
    console.log(`  FAILED: ${title.trim()}${detail ? `\n${detail.replace(/^/gm, '    ')}` : ''}`);
  }
  return { passed, failed: failures.length };
}

/**
 * Runs parts.
 *
 * @param names Which; all where there are none.
 * @returns how many checks passed and failed.
 * @throws (rejects) where there is no such part, or the project cannot be set up or built.
 */
async function runParts(names, host) {
  const all = lanes(host);
  const known = all.flatMap((lane) => Object.keys(lane));
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new Error(`No part is called ${unknown.join(', ')}; there are ${known.join(', ')}.`);
  }
  await rm(REPORTS, { recursive: true, force: true });
  await mkdir(REPORTS, { recursive: true });
  const total = { passed: 0, failed: 0 };
  await Promise.all(
    all.map(async (lane) => {
      for (const [name, part] of Object.entries(lane)) {
        if (names.length > 0 && !names.includes(name)) continue;
        const { passed, failed } = await runPart(name, part);
        total.passed += passed;
        total.failed += failed;
      }
    }),
  );
  return total;
}

if (isMain(import.meta)) {
  let total = { passed: 0, failed: 1 };
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { vscode: { type: 'string', default: 'npm' } },
    });
    if (!['npm', 'oldest', 'desktop'].includes(values.vscode)) {
      throw new Error(`--vscode is npm, oldest or desktop, not ${values.vscode}.`);
    }
    await setup();
    const { build } = await import('./build.mjs');
    await build();
    total = await runParts(positionals, values.vscode);
  } catch (error) {
    console.error(error.message);
  }
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}
