import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';

const ROOT = join(__dirname, '../..');

/** Everything an installed extension needs, and nothing else. */
const ALLOWED =
  /^(package(\.nls(\.[a-z-]+)?)?\.json|README\.md|CHANGELOG\.md|LICENSE|dist\/(client|server|cli)\.js|dist\/browser\/(client|server)\.js|dist\/lib\/[\w-]+\.js|dist\/(lexicon\.json|jieba\.wasm)|server\/data\/glossary\.schema\.json|client\/(l10n|media)\/.+\.(json|svg|png)|snippets\/[^/]+\.json|syntaxes\/[^/]+\.json)$/;

/** Files that the manifest names, wherever in it: relative paths to something that is there. */
function named(value: unknown): string[] {
  if (typeof value === 'string') {
    const path = value.replace(/^\.\//, '');
    const isPath = /^[\w-]+(\/[\w.-]+)*\/[\w.-]+\.(js|json|svg|png)$/.test(path);
    return isPath ? [path] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(named);
}

describe('the package of the extension', function () {
  this.timeout(60_000);
  let files: string[];
  before(async () => {
    files = await listFiles({ cwd: ROOT, packageManager: PackageManager.None });
  });

  it('has no file but those that an installation needs', () => {
    assert.deepEqual(
      files.filter((file) => !ALLOWED.test(file)),
      [],
    );
  });

  it('has the bundles of both hosts, the lexicon and the segmenter', () => {
    for (const file of [
      'dist/client.js',
      'dist/server.js',
      'dist/cli.js',
      'dist/lib/pinyin-pro.js',
      'dist/browser/client.js',
      'dist/browser/server.js',
      'dist/lexicon.json',
      'dist/jieba.wasm',
    ]) {
      assert.ok(files.includes(file), file);
    }
  });

  it('has every file that the manifest names', () => {
    const manifest: unknown = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    const paths = named(manifest);
    assert.ok(paths.length > 10);
    assert.deepEqual(
      paths.filter((path) => !files.includes(path)),
      [],
    );
  });

  it('has every picture of the README', () => {
    const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
    const pictures = [...readme.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map(([, path]) => path!);
    assert.deepEqual(
      pictures.filter((path) => !files.includes(path)),
      [],
    );
  });

  it('keeps to its budget, before the bundles are minified', () => {
    const megabytes = files.reduce((sum, file) => sum + statSync(join(ROOT, file)).size, 0) / 1e6;
    assert.ok(megabytes < 27, `${megabytes.toFixed(1)} MB`);
  });
});
