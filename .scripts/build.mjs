/**
 * Bundles the extension, the language server and the command line into `dist`, and compiles the lexicon.
 *
 *   node .scripts/build.mjs [--production] [--watch]
 *
 * `--production` minifies and leaves source maps out, for a package; `--watch` builds again after every change.
 *
 * Segmenters: `nodejieba` is native and stays outside the bundles. It is taken from `node_modules` where that lies beside
 * `dist` (a checkout, an npm installation) and is not part of the VSIX. `jieba-wasm` is bundled for every host, through
 * its `jieba-wasm/web` entry, which is given the bytes of `dist/jieba.wasm` instead of looking for a file itself.
 */
import { chmod, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { inProject, isMain, root } from './lib/project.mjs';

/** Every bundle: its entry, its output, and the host it runs on. */
const BUNDLES = [
  { entry: 'client/src/node/main.ts', out: 'dist/client.js', platform: 'node' },
  { entry: 'server/src/platform/node/server.ts', out: 'dist/server.js', platform: 'node' },
  { entry: 'server/src/cli/main.ts', out: 'dist/cli.js', platform: 'node', executable: true },
  { entry: 'client/src/browser/main.ts', out: 'dist/browser/client.js', platform: 'browser' },
  {
    entry: 'server/src/platform/browser/server.ts',
    out: 'dist/browser/server.js',
    platform: 'browser',
    format: 'iife', // A worker script, not a module.
  },
];

/** What stands for `import.meta.url` in the bundles for Node, and the line that defines it there. */
const MODULE_URL = 'bundleUrl';
const MODULE_URL_BANNER = `const ${MODULE_URL} = require('node:url').pathToFileURL(__filename).href;`;

/**
 * Libraries that most runs never get to, by their names in `dist/lib`: files of their own, which the bundles of the server
 * load where they come to them. Nobody waits until all of them are read.
 */
const APART = {
  encodings: 'iconv-lite/encodings',
  hyparquet: 'hyparquet',
  'hyparquet-writer': 'hyparquet-writer',
  'pinyin-pro': 'pinyin-pro',
  'read-excel-file': 'read-excel-file/universal',
  'write-excel-file': 'write-excel-file/universal',
  zip: '@zip.js/zip.js',
  yaml: 'yaml',
};

/** Leaves what stands apart out of a bundle, which requires it. */
const apart = {
  name: 'apart',
  setup({ onResolve }) {
    onResolve({ filter: /^(\.\.\/encodings$|[@a-z])/ }, ({ path, importer }) => {
      // The tables of encodings are what the library itself loads late.
      const asked = path === '../encodings' ? 'iconv-lite/encodings' : path;
      if (asked === path && importer.includes('node_modules')) return undefined;
      const [name] = Object.entries(APART).find(([, library]) => library === asked) ?? [];
      return name && { path: `./lib/${name}.js`, external: true };
    });
  },
};

const DATA = inProject('server/data');
const COMPILER = inProject('server/src/lexicon/compile.ts');

/** What is said of every bundle for a host. */
const shared = (platform, production) => ({
  absWorkingDir: root,
  bundle: true,
  platform,
  target: platform === 'node' ? 'node20' : 'es2022',
  // Dictionaries are half as long as with escapes, and read in half the time. Some hosts take scripts for Latin-1.
  charset: platform === 'node' ? 'utf8' : 'ascii',
  // The CommonJS builds of the language server libraries hide their `require` calls from bundlers.
  mainFields: platform === 'node' ? ['module', 'main'] : ['browser', 'module', 'main'],
  minify: production,
  logLevel: 'warning',
});

function options({ entry, out, platform, format = 'cjs', executable }, production) {
  const isNode = platform === 'node';
  const isServer = entry.startsWith('server/');
  const banner = [
    ...(executable ? ['#!/usr/bin/env node'] : []),
    ...(isNode ? [MODULE_URL_BANNER] : []),
  ];
  return {
    ...shared(platform, production),
    entryPoints: [inProject(entry)],
    outfile: inProject(out),
    format,
    external: ['vscode', 'nodejieba'],
    plugins: isNode && isServer ? [apart] : [],
    // What stands apart is CommonJS, and is required when its time has come.
    supported: isNode && isServer ? { 'dynamic-import': false } : {},
    define: isNode
      ? // Libraries that are modules ask for their URL, which CommonJS has no word for.
        { 'import.meta.url': MODULE_URL }
      : // A schema validator builds its base from the address of its page; that of a worker made from a blob is none.
        { ...(isServer && { 'self.location': 'undefined' }) },
    banner: { js: banner.join('\n') },
    sourcemap: !production,
    // jieba-wasm mentions `import.meta.url` as a default that is never used here.
    logOverride: { 'empty-import-meta': 'silent' },
  };
}

/** Options of the libraries that stand apart; see {@link APART}. */
const libraryOptions = (production) => ({
  ...shared('node', production),
  entryPoints: APART,
  outdir: inProject('dist/lib'),
  format: 'cjs',
});

/** All files of `server/data` that hold data, in a stable order, with paths relative to it. */
async function readData() {
  const entries = await readdir(DATA, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.') && !entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Promise.all(
    paths.map(async (path) => ({
      path: path.slice(DATA.length + 1).replaceAll('\\', '/'),
      text: await readFile(path, 'utf8'),
    })),
  );
}

/** Writes `dist/lexicon.json` by way of the compiler that the engine brings. */
async function compileLexicon() {
  const { tsImport } = await import('tsx/esm/api');
  const { compileLexicon: compile } = await tsImport(COMPILER, import.meta.url);
  await writeFile(inProject('dist/lexicon.json'), JSON.stringify(compile(await readData())));
}

/**
 * Builds everything once.
 *
 * @throws where a bundle or the lexicon cannot be built; what is wrong has been printed.
 */
export async function build({ production = false } = {}) {
  const { build: bundle } = await import('esbuild');
  if (production) await rm(inProject('dist'), { recursive: true, force: true });
  await mkdir(inProject('dist'), { recursive: true });
  await Promise.all([
    ...BUNDLES.map((item) => bundle(options(item, production))),
    bundle(libraryOptions(production)),
    compileLexicon(),
    cp(
      inProject('node_modules/jieba-wasm/pkg/web/jieba_rs_wasm_bg.wasm'),
      inProject('dist/jieba.wasm'),
    ),
  ]);
  await Promise.all(
    BUNDLES.filter((item) => item.executable).map((item) => chmod(inProject(item.out), 0o755)),
  );
}

/** Builds, and builds again what a change touches, until the process is ended. */
async function buildAndWatch() {
  await build();
  const { context } = await import('esbuild');
  for (const item of BUNDLES) {
    const bundle = await context({ ...options(item, false), logLevel: 'info' });
    await bundle.watch();
  }
  let timer;
  watch(DATA, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => compileLexicon().catch((error) => console.error(error.message)), 100);
  });
}

if (isMain(import.meta)) {
  const started = performance.now();
  try {
    await (process.argv.includes('--watch')
      ? buildAndWatch()
      : build({ production: process.argv.includes('--production') }));
    console.log(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
