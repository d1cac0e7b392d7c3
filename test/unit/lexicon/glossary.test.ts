/** The glossary as reviewed data: its schema, and what holds over all files. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { parse } from 'yaml';
import type { GlossaryEntry } from '../../../server/src/lexicon/glossary';
import { DATA, dataFiles } from '../../support/lexicon';

const files = dataFiles()
  .filter(({ path }) => path.startsWith('glossary/'))
  .map(({ path, text }) => ({ path, entries: parse(text) as GlossaryEntry[] }));
const entries = files.flatMap((file) => file.entries);

/** What is wrong, as a list that a failing test prints whole. */
const none = (problems: readonly string[]) => assert.deepEqual(problems, []);

/** Every entry, and every sense of one, since each has facts of its own. */
const facts = entries.flatMap((entry) => [
  { ...entry, name: entry.id },
  ...(entry.senses ?? []).map((sense) => ({ ...sense, name: `${entry.id}: ${sense.label}` })),
]);

/** What a page may state, and what else it says by stating it: who lists four things has counted them. */
const FIELDS = {
  term: ['term'],
  meaning: ['meaning'],
  count: ['count', 'items'],
  items: ['items'],
  english: ['english'],
  origin: ['origin'],
  period: ['period'],
} as const;

/** Of each field how often it is filled, and where no page is named for it. */
const citations = Object.entries(FIELDS).map(([field, stated]) => {
  const filled = facts.filter((fact) => field in fact);
  const unsourced = filled.filter(
    ({ sources }) => !sources.some(({ states }) => stated.some((one) => states.includes(one))),
  );
  return { field, filled: filled.length, unsourced: unsourced.map(({ name }) => name) };
});

/** What the glossary holds, sourced and filled, for whoever reads the test's title. */
const inventory = [
  `${entries.length} entries, ${facts.length - entries.length} senses of ${entries.filter(({ senses }) => senses).length}`,
  ...citations.map(
    ({ field, filled, unsourced }) => `${field} ${filled - unsourced.length}/${filled}`,
  ),
].join(', ');

/** The values that stand more than once. */
function repeated(values: readonly string[]): string[] {
  const seen = new Set<string>();
  return [...new Set(values.filter((value) => seen.size === seen.add(value).size))];
}

describe('the glossary', () => {
  const validate = new Ajv({ allErrors: true }).compile(
    JSON.parse(readFileSync(join(DATA, 'glossary.schema.json'), 'utf8')) as object,
  );
  for (const { path, entries: content } of files) {
    it(`${path} fits its schema`, () => {
      validate(content);
      none(
        (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`),
      );
    });
  }

  it('has ids that are unique', () => none(repeated(entries.map(({ id }) => id))));

  it('lists no term twice, in whatever form', () => {
    const forms = entries.flatMap((entry) => [
      ...new Set([entry.term, ...(entry.variants ?? []), ...(entry.short ?? [])]),
    ]);
    none(repeated(forms));
  });

  it('refers to entries that are there', () => {
    const ids = new Set(entries.map(({ id }) => id));
    none(
      entries.flatMap(({ id, related = [] }) =>
        related
          .filter((other) => !ids.has(other) || other === id)
          .map((other) => `${id} → ${other}`),
      ),
    );
  });

  it('counts as many items as it lists', () => {
    none(
      entries
        .flatMap((entry) => [
          entry,
          ...(entry.senses ?? []).map((sense) => ({ ...sense, id: `${entry.id}: ${sense.label}` })),
        ])
        .filter(({ count, items }) => count !== undefined && items && items.length !== count)
        .map(({ id, count, items }) => `${id}: ${count}, ${items?.length} items`),
    );
  });

  it('keeps the lists of a label with several senses in the senses', () => {
    none(entries.filter(({ senses, items }) => senses && items).map(({ id }) => id));
  });

  it(`names a page for every fact (sourced/filled: ${inventory})`, () =>
    none(
      citations.flatMap(({ field, unsourced }) => unsourced.map((name) => `${name}: ${field}`)),
    ));

  it('has in English who put terms forward, on what occasion, and what tells senses apart, and no more than that', () => {
    const origins = dataFiles().find(({ path }) => path === 'lexicon/origins.yaml')!;
    const english = parse(origins.text) as Record<
      'who' | 'occasions' | 'labels',
      Record<string, string>
    >;
    // One occasion is a page's own English.
    const used = (field: 'who' | 'occasion'): string[] =>
      facts
        .flatMap(({ origin }) => origin?.[field] ?? [])
        .filter((words) => /\p{Script=Han}/u.test(words));
    assert.deepEqual(Object.keys(english.who).sort(), [...new Set(used('who'))].sort());
    assert.deepEqual(Object.keys(english.occasions).sort(), [...new Set(used('occasion'))].sort());
    const labels = entries.flatMap(({ senses }) => senses?.map(({ label }) => label) ?? []);
    assert.deepEqual(Object.keys(english.labels).sort(), [...new Set(labels)].sort());
    for (const words of Object.values(english).flatMap(Object.values) as string[]) {
      assert.doesNotMatch(words, /\p{Script=Han}/u);
    }
  });

  it('names the page of every English rendering among what it cites', () => {
    none(
      entries
        .filter(({ english, sources }) =>
          english?.some(({ source }) => !sources.some(({ url }) => url === source)),
        )
        .map(({ id }) => id),
    );
  });
});
