import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { TOKEN_LEGEND } from '../../../server/src/features/tokens';
import { ANNOTATION_TYPES, LANGUAGE_IDS } from '../../../server/src/lsp/protocol';
import { inProject, manifest, readJson } from './manifest';

const { contributes } = manifest;
const settings = Object.assign(
  {},
  ...contributes.configuration.map(({ properties }) => properties),
) as (typeof contributes.configuration)[number]['properties'];

describe('the manifest', () => {
  it('repeats the legend of the server', () => {
    assert.deepEqual(
      contributes.semanticTokenTypes.map(({ id }) => id),
      TOKEN_LEGEND.types,
    );
    assert.deepEqual(
      contributes.semanticTokenModifiers.map(({ id }) => id),
      TOKEN_LEGEND.modifiers,
    );
  });

  it('gives every token type a standard super type and scopes that themes colour', () => {
    const [{ scopes } = { scopes: {} }] = contributes.semanticTokenScopes;
    for (const { id, superType } of contributes.semanticTokenTypes) {
      assert.match(superType, /^(keyword|enumMember|variable|number)$/);
      assert.match(scopes[id]?.[0] ?? '', /^(constant|keyword|variable|string|entity)\./);
    }
  });

  it('never claims plain text or Markdown', () => {
    const extensions = contributes.languages.map((language) => language.extensions);
    assert.deepEqual(extensions, [['.zw.txt', '.zhengwen'], ['.kwic']]);
    assert.deepEqual(
      Object.keys(contributes.configurationDefaults),
      contributes.languages.map(({ id }) => `[${id}]`),
      'the defaults of other languages stay as they are',
    );
  });

  it('is activated by the languages that it does not contribute but serves, and by glossaries', () => {
    const own = contributes.languages.map(({ id }) => id);
    assert.deepEqual(manifest.activationEvents, [
      ...LANGUAGE_IDS.filter((id) => !own.includes(id)).map((id) => `onLanguage:${id}`),
      'workspaceContains:.zhengwen/glossary/*',
    ]);
  });

  it('offers the settings that client and server read, with these defaults', () => {
    const defaults = Object.fromEntries(
      Object.entries(settings).map(([id, setting]) => [id, setting.default]),
    );
    assert.deepEqual(defaults, {
      'zhengwen.activation': 'auto',
      'zhengwen.hover.language': 'both',
      'zhengwen.diagnostics.residue': 'hint',
      'zhengwen.diagnostics.dirt': 'hint',
      'zhengwen.diagnostics.ambiguity': 'information',
      'zhengwen.conversion.target': 'off',
      'zhengwen.conversion.protectedTerms': [],
      'zhengwen.cleaning.keep': [],
      'zhengwen.wrapArticles': true,
      'zhengwen.highlight.slogan': true,
      'zhengwen.highlight.formula': true,
      'zhengwen.highlight.official': true,
      'zhengwen.highlight.metric': true,
      'zhengwen.highlight.style': 'pen',
      'zhengwen.checks.misquotedTerm': 'warning',
      'zhengwen.checks.wrongCount': 'warning',
      'zhengwen.checks.itemOrder': 'warning',
      'zhengwen.checks.enumerationCount': 'warning',
      'zhengwen.checks.total': 'warning',
      'zhengwen.checks.conflictingPosts': 'warning',
      'zhengwen.checks.nameVariant': 'warning',
      'zhengwen.glossary.paths': [],
      'zhengwen.index.limit': 20_000,
      'zhengwen.inlayHints.english': false,
      'zhengwen.inlayHints.figures': false,
      'zhengwen.export.include': '**/*.{txt,md,zhengwen}',
      'zhengwen.annotator': '',
      'zhengwen.decisions.folder': '',
      'zhengwen.trace.server': 'off',
    });
  });

  for (const [id, setting] of Object.entries(settings)) {
    it(`describes and labels ${id}`, () => {
      assert.ok(setting.markdownDescription);
      assert.equal(setting.enumItemLabels?.length, setting.enum?.length);
      if (setting.enum) assert.ok(setting.enum.includes(setting.default as string));
    });
  }

  it('orders its settings without doubt', () => {
    for (const group of [
      contributes.configuration,
      ...contributes.configuration.map((g) => Object.values(g.properties)),
    ]) {
      const orders = group.map(({ order }) => order);
      assert.deepEqual(
        orders,
        [...new Set(orders)].sort((a, b) => a - b),
      );
    }
  });

  it('puts every command of a menu, key or walkthrough into the list of commands', () => {
    const known = new Set(contributes.commands.map(({ command }) => command));
    const used = [
      ...contributes.keybindings.map(({ command }) => command),
      ...Object.values(contributes.menus).flatMap((items) => items.map(({ command }) => command)),
      ...contributes.walkthroughs
        .flatMap(({ steps }) => steps.flatMap(({ completionEvents }) => completionEvents))
        .filter((event) => event.startsWith('onCommand:'))
        .map((event) => event.slice('onCommand:'.length)),
    ];
    assert.deepEqual(
      used.filter((command) => !known.has(command)),
      [],
    );
  });

  it('binds keys only where an article is shown', () => {
    for (const { when } of contributes.keybindings) {
      assert.match(
        when,
        /zhengwen\.(?:recognized|reviewing)|resourceScheme == zhengwen-concordance/,
      );
    }
  });

  it('names only files that exist', () => {
    const paths = [
      manifest.icon,
      manifest.l10n,
      ...contributes.languages.flatMap(({ configuration, icon }) => [
        ...(configuration === undefined ? [] : [configuration]),
        icon.light,
        icon.dark,
      ]),
      ...contributes.grammars.map(({ path }) => path),
      ...contributes.snippets.map(({ path }) => path),
      ...contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.svg)),
    ];
    assert.deepEqual(
      paths.filter((path) => !existsSync(inProject(path))),
      [],
    );
  });

  it('has an icon of 256 by 256 pixels and no more keywords than the Marketplace shows', () => {
    const png = readFileSync(inProject(manifest.icon));
    assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [256, 256]);
    assert.ok(manifest.keywords.length <= 5);
  });
});

describe('the language configuration', () => {
  const configuration = readJson<{
    brackets: [string, string][];
    wordPattern: { pattern: string; flags: string };
  }>(contributes.languages[0]!.configuration!);

  it('pairs the brackets and quotation marks of Chinese print', () => {
    const pairs = new Set(configuration.brackets.map((pair) => pair.join('')));
    for (const pair of ['（）', '《》', '「」', '『』', '“”', '‘’', '【】', '〔〕'])
      assert.ok(pairs.has(pair), pair);
  });

  for (const [text, words] of [
    ['全市增长6.5%，达到1286.4亿元', ['全市增长', '6.5%', '达到', '1286.4', '亿元']],
    ['按照“1+3+N”架构', ['按照', '1', '3', 'N', '架构']],
    ['𠮷林一网通办', ['𠮷林一网通办']],
    ['PPT+述职 high-tech', ['PPT', '述职', 'high-tech']],
  ] as const) {
    it(`finds the words of ${text}`, () => {
      const pattern = new RegExp(
        configuration.wordPattern.pattern,
        `g${configuration.wordPattern.flags}`,
      );
      assert.deepEqual(text.match(pattern), words);
    });
  }
});

describe('the snippets', () => {
  /** The text of a snippet whose placeholders were left as they are; of choices, the first. */
  const fill = (body: readonly string[]): string =>
    body
      .join('\n')
      .replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
      .replace(/\$\{CURRENT_YEAR\}/g, '2024')
      .replace(/\$\{CURRENT_(?:MONTH|DATE)\}/g, '01')
      .replace(/\$\{\d+:([^}]*)\}/g, '$1')
      .replace(/\$\d+/g, '');
  const snippets = (path: string) =>
    Object.entries(readJson<Record<string, { prefix: string[]; body: string[] }>>(path));

  for (const { path } of contributes.snippets) {
    for (const [name, { prefix, body }] of snippets(path)) {
      it(`${name} can be typed in Latin letters or Chinese and leaves nothing unfilled`, () => {
        assert.ok(prefix.some((word) => /^[a-z-]+$/.test(word)));
        assert.ok(prefix.some((word) => /^\p{Script=Han}+$/u.test(word)));
        assert.doesNotMatch(fill(body), /\$\{/);
      });
    }
  }

  for (const kind of ['slogan', 'formula']) {
    it(`writes a glossary entry for a ${kind} that has what an entry must have`, () => {
      const [, { body }] = snippets('snippets/glossary.json').find(([, { prefix }]) =>
        prefix.includes(`zhengwen-${kind}`),
      )!;
      const [entry] = parse(fill(body)) as [Record<string, unknown>];
      assert.equal(entry['kind'], kind);
      for (const field of ['id', 'term', 'meaning', 'sources']) assert.ok(entry[field], field);
      const { zh, en } = entry['meaning'] as Record<string, string>;
      assert.ok(zh && en);
      if (kind === 'formula') {
        assert.equal((entry['items'] as unknown[]).length, entry['count']);
      }
    });
  }
});

describe('the kinds of annotations', () => {
  for (const type of ANNOTATION_TYPES) {
    it(`${type} has a setting, two colours and a command`, () => {
      assert.ok(settings[`zhengwen.highlight.${type}`]);
      const colors = contributes.colors.map(({ id }) => id);
      assert.ok(colors.includes(`zhengwen.${type}Background`));
      assert.ok(colors.includes(`zhengwen.${type}Line`));
      const command = `zhengwen.toggle${type[0]!.toUpperCase()}${type.slice(1)}s`;
      assert.ok(contributes.commands.some((contributed) => contributed.command === command));
    });
  }
});
