import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getL10nJson } from '@vscode/l10n-dev';
import { CHOICES } from '../../../server/src/formats/choiceList';
import { LOSSES } from '../../../server/src/formats/effective';
import { GONE } from '../../../server/src/formats/choices';
import { createFormats, DEFAULT_OPTIONS, FORMATS } from '../../../server/src/formats/registry';
import { NO_PLACE } from '../../../server/src/lsp/exportedDecisions';
import { inProject, manifest, readJson } from './manifest';

const LOCALES = ['zh-cn', 'zh-tw'];

/** The placeholders of a message, sorted: {0}, {1}; in Markdown also the settings and commands it links to. */
const placeholders = (message: string): string[] =>
  (message.match(/\{\d+\}|#[\w.]+#|command:[\w.]+|`zhengwen\.[\w.]+`/g) ?? []).sort();

function assertSameKeys(actual: object, expected: object): void {
  assert.deepEqual(Object.keys(actual).sort(), Object.keys(expected).sort());
}

describe('the translations of the manifest', () => {
  const english = readJson<Record<string, string>>('package.nls.json');

  it('have a text for every key of the manifest, and no other', () => {
    const keys = [...JSON.stringify(manifest).matchAll(/"%([\w.]+)%"/g)].map((match) => match[1]!);
    assert.deepEqual([...new Set(keys)].sort(), Object.keys(english).sort());
  });

  for (const locale of LOCALES) {
    it(`are complete in ${locale} and keep links and settings`, () => {
      const translated = readJson<Record<string, string>>(`package.nls.${locale}.json`);
      assertSameKeys(translated, english);
      for (const [key, message] of Object.entries(english)) {
        assert.match(translated[key]!, /\p{Script=Han}/u, key);
        assert.deepEqual(placeholders(translated[key]!), placeholders(message), key);
      }
    });
  }
});

describe('the translations of the client', () => {
  const sources = (readdirSync(inProject('client/src'), { recursive: true }) as string[])
    .filter((path) => path.endsWith('.ts'))
    .map((path) => ({
      extension: '.ts' as const,
      contents: readFileSync(join(inProject('client/src'), path), 'utf8'),
    }));

  for (const locale of LOCALES) {
    it(`are complete in ${locale} and keep placeholders`, async () => {
      // What formats and choices say of themselves comes from the server, in English.
      const others = createFormats({ ...DEFAULT_OPTIONS, lineEnds: 'crlf' });
      const formats = [...FORMATS, ...others].flatMap(({ label, description, limits }) => [
        label,
        description,
        ...limits.map(({ sentence }) => sentence),
      ]);
      const choices = CHOICES.flatMap(({ label, values }) => [
        label,
        ...values.map((value) => value.label),
      ]);
      const losses = [...Object.values(LOSSES), NO_PLACE, GONE];
      const client = Object.keys(await getL10nJson(sources));
      const used = [...client, ...formats, ...choices, ...losses];
      const bundle = readJson<Record<string, string>>(
        join(manifest.l10n, `bundle.l10n.${locale}.json`),
      );
      assertSameKeys(bundle, Object.fromEntries(used.map((key) => [key, key])));
      for (const [key, message] of Object.entries(bundle)) {
        assert.match(message, /\p{Script=Han}/u, key);
        assert.deepEqual(placeholders(message), placeholders(key), key);
      }
    });
  }
});
