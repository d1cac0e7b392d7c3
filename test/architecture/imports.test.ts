import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { ICruiseResult, IDependency } from 'dependency-cruiser';
import ROOMS from './rooms.json';

const ROOT = join(__dirname, '../..');

/** The one file of a higher room that every room may know: what an annotation is. */
const ANNOTATION = 'server/src/document/annotation.ts';
/** The one file of the server that the client may know. */
const PROTOCOL = 'server/src/lsp/protocol.ts';

const PURE = Object.keys(ROOMS);

/** Packages that only hosts and transports may know. */
const OUTSIDE = /^(vscode($|-)|node:)/;

interface Import {
  readonly from: string;
  readonly to: string;
  /** What stands in the source. */
  readonly written: string;
  readonly builtin: boolean;
  readonly cycle: readonly string[] | undefined;
}

/** The room of a file, such as `text` or `lsp`; the file itself where it stands in none. */
const roomOf = (path: string): string => /^server\/src\/([^/]+)\//.exec(path)?.[1] ?? path;

async function readImports(): Promise<Import[]> {
  const { cruise } = await import('dependency-cruiser');
  const { default: extractTSConfig } =
    await import('dependency-cruiser/config-utl/extract-ts-config');
  const { output } = await cruise(
    ['client/src', 'server/src'],
    {
      baseDir: ROOT,
      // Imports of types bind rooms too.
      tsPreCompilationDeps: true,
      tsConfig: { fileName: join(ROOT, 'tsconfig.json') },
      doNotFollow: { path: 'node_modules' },
      ruleSet: { forbidden: [{ name: 'cycle', from: {}, to: { circular: true } }] },
      validate: true,
    },
    undefined,
    { tsConfig: extractTSConfig(join(ROOT, 'tsconfig.json')) },
  );
  return (output as ICruiseResult).modules.flatMap(({ source, dependencies }) =>
    dependencies.map((dependency: IDependency) => ({
      from: source,
      to: dependency.resolved,
      written: dependency.module,
      builtin: dependency.dependencyTypes.includes('core'),
      cycle: dependency.cycle?.map(({ name }) => name),
    })),
  );
}

describe('imports', function () {
  this.timeout(60_000);
  let imports: Import[];
  before(async () => {
    imports = await readImports();
  });

  /** Asserts that no import is one of those that a rule forbids. */
  const none = (forbidden: (one: Import) => boolean) =>
    assert.deepEqual(
      imports.filter(forbidden).map(({ from, written }) => `${from} imports ${written}`),
      [],
    );

  it('are all seen', () => {
    const sources = new Set(imports.map(({ from }) => from));
    assert.ok(sources.has('client/src/node/main.ts') && sources.has('server/src/service.ts'));
    assert.ok(imports.length > 300, String(imports.length));
  });

  it('make no circle', () => {
    assert.deepEqual(
      imports.flatMap(({ from, cycle }) => (cycle ? [`${from} → ${cycle.join(' → ')}`] : [])),
      [],
    );
  });

  for (const [room, allowed] of Object.entries(ROOMS)) {
    it(`of ${room} reach ${allowed.join(', ') || 'no other room'} alone`, () => {
      none(
        ({ from, to }) =>
          roomOf(from) === room &&
          to.startsWith('server/src/') &&
          to !== ANNOTATION &&
          ![room, ...allowed].includes(roomOf(to)),
      );
    });
  }

  it('of pure rooms know no host and no protocol', () => {
    const pure = new Set([...PURE, 'server/src/service.ts']);
    none(
      ({ from, written, builtin }) => pure.has(roomOf(from)) && (builtin || OUTSIDE.test(written)),
    );
  });

  it('of the façade reach pure rooms alone', () => {
    none(
      ({ from, to }) =>
        from === 'server/src/service.ts' && to.startsWith('server/') && !PURE.includes(roomOf(to)),
    );
  });

  it('of the transport know no host', () => {
    none(
      ({ from, to, builtin, written }) =>
        roomOf(from) === 'lsp' &&
        (builtin ||
          ['platform', 'cli'].includes(roomOf(to)) ||
          /^vscode$|^vscode-languageserver\//.test(written)),
    );
  });

  it('of hosts do not reach the command line, nor one host the other', () => {
    none(({ from, to }) => roomOf(from) === 'platform' && roomOf(to) === 'cli');
    none(
      ({ from, to, builtin }) =>
        from.startsWith('server/src/platform/browser/') &&
        (builtin || to.startsWith('server/src/platform/node/')),
    );
  });

  it('of the client reach the types of the protocol alone', () => {
    none(
      ({ from, to }) => from.startsWith('client/') && to.startsWith('server/') && to !== PROTOCOL,
    );
  });

  it('of the client use Node in its own entry alone', () => {
    none(
      ({ from, builtin }) =>
        from.startsWith('client/') && !from.startsWith('client/src/node/') && builtin,
    );
  });

  it('of the server never reach the client', () => {
    none(({ from, to }) => from.startsWith('server/') && to.startsWith('client/'));
  });
});
