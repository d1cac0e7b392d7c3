/**
 * Lint rules: the strict set of typescript-eslint, and the walls between the rooms of the house (see ARCHITECTURE.md). The
 * rules on imports look at one file at a time; `test/architecture` looks at the whole graph.
 */
import { readFileSync } from 'node:fs';
import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/**
 * Rooms of the server that know neither host nor protocol, each with the rooms that it may import. The types of annotations
 * belong to everybody.
 */
const ROOMS = JSON.parse(readFileSync(new URL('test/architecture/rooms.json', import.meta.url)));
const PURE = Object.keys(ROOMS);

/** Everything that only hosts and transports may know. */
const OUTSIDE = {
  regex: '^(vscode|node:)',
  message:
    'The engine knows no host and no protocol: take texts, bytes and times as arguments and let lsp, platform or cli supply them.',
};

const TRANSPORTS = {
  regex: '/(lsp|platform|cli)/',
  message:
    'The engine is called by transports and hosts and calls none of them: pass in what it needs.',
};

const SERVICE = {
  regex: '/service$',
  message: 'service.ts is the façade over this room: import the module that does the work.',
};

/** All rooms but a room's own and those that it may import. */
const roomsAbove = (room, allowed) => {
  const above = PURE.filter((other) => other !== room && !allowed.includes(other));
  return {
    regex: `^(\\.\\./)+(?!document/annotation$)(${above.join('|')})/`,
    message:
      'Imports run downwards (test/architecture/rooms.json): move what is shared into a lower room.',
  };
};

const noImports = (...patterns) => ({
  '@typescript-eslint/no-restricted-imports': ['error', { patterns }],
});

const CLOCK =
  'The same input gives the same output: take the time as an argument; Runtime.now() supplies it.';
const CHANCE = 'The same input gives the same output: derive what varies from the input.';

export default defineConfig(
  globalIgnores(['dist/', '.vscode-test/', 'coverage/', 'test/screenshots/', '.*.ts', '.*.mjs']),
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // What an index finds is checked by the compiler; where the code around it knows better, it says so.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Spreading a string into code points is what is meant here.
      '@typescript-eslint/no-misused-spread': 'off',
      // `read<T>(path): T` says at the call what is expected of a file.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // The token of a request may be cancelled while something is awaited.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // Objects here are plain data with functions; none of these needs a `this`.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-extraneous-class': ['error', { allowConstructorOnly: true }],
      // Tone marks and control characters are what some expressions look for.
      'no-misleading-character-class': 'off',
      'no-control-regex': 'off',
    },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: {
      globals: {
        ...Object.fromEntries(
          [
            'clearTimeout',
            'console',
            'fetch',
            'performance',
            'process',
            'setTimeout',
            'Buffer',
            'URL',
          ].map((name) => [name, 'readonly']),
        ),
      },
    },
  },
  {
    // Functions that run in the editor's page.
    files: ['.scripts/lib/{editorPage,webHost}.mjs'],
    languageOptions: { globals: { document: 'readonly', NodeFilter: 'readonly' } },
  },

  // Rooms.
  {
    files: [...PURE.map((room) => `server/src/${room}/**`), 'server/src/service.ts'],
    rules: {
      ...noImports(OUTSIDE, TRANSPORTS),
      'no-console': ['error'],
      'no-restricted-globals': [
        'error',
        ...['process', 'Buffer', 'window', 'document', 'self', 'navigator', 'fetch', 'require'].map(
          (name) => ({
            name,
            message:
              'The engine runs on every host: let platform supply what differs between them.',
          }),
        ),
        ...['performance', 'setTimeout', 'setInterval', 'setImmediate'].map((name) => ({
          name,
          message: CLOCK,
        })),
        { name: 'crypto', message: CHANCE },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: CLOCK },
        { object: 'Math', property: 'random', message: CHANCE },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: CLOCK },
        { selector: 'CallExpression[callee.name="Date"]', message: CLOCK },
      ],
    },
  },
  ...Object.entries(ROOMS).map(([room, allowed]) => ({
    files: [`server/src/${room}/**`],
    rules: noImports(OUTSIDE, TRANSPORTS, SERVICE, roomsAbove(room, allowed)),
  })),
  {
    files: ['server/src/lsp/**'],
    rules: noImports(
      {
        regex: '^(node:|vscode$|vscode-languageserver/(node|browser))',
        message:
          'The transport runs on every host: ask the Runtime, and let platform implement it.',
      },
      { regex: '/(platform|cli)/', message: 'Hosts start the transport: pass in what it needs.' },
    ),
  },
  {
    files: ['server/src/platform/**'],
    rules: noImports({
      regex: '/cli/',
      message: 'The command line stands on hosts, not the other way round.',
    }),
  },
  {
    files: ['server/src/platform/browser/**'],
    rules: noImports(
      {
        regex: '^node:',
        message: 'There is no Node in a browser: use what the web platform brings.',
      },
      {
        regex: '/(cli|node)/',
        message: 'This runs in a browser: share what both hosts need through lsp or the engine.',
      },
    ),
  },
  {
    files: ['client/src/**'],
    rules: noImports({
      regex: '/server/(?!src/lsp/protocol$)',
      message:
        'The client knows the server by the types of server/src/lsp/protocol alone: ask the server by a request.',
    }),
  },
  {
    files: ['client/src/!(node)/**', 'client/src/*.ts'],
    rules: noImports(
      {
        regex: '^node:',
        message:
          'The client runs in browsers too: use vscode.workspace.fs and vscode.Uri, or put it in client/src/node.',
      },
      {
        regex: '/server/(?!src/lsp/protocol$)',
        message:
          'The client knows the server by the types of server/src/lsp/protocol alone: ask the server by a request.',
      },
    ),
  },
);
