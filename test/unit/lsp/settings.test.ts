import assert from 'node:assert/strict';
import type { Connection } from 'vscode-languageserver';
import { CHECKS } from '../../../server/src/checks/registry';
import type { Log } from '../../../server/src/lsp/runtime';
import {
  DEFAULT_SETTINGS,
  parseSettings,
  settingOf,
  SettingsStore,
} from '../../../server/src/lsp/settings';
import { DIRT_KINDS } from '../../../server/src/script/cleaning/dirt';
import { VARIETIES } from '../../../server/src/script/variety';
import { manifest } from '../manifest/manifest';

describe('the settings of the server', () => {
  it('have the defaults of the manifest', () => {
    const defaults: Record<string, unknown> = {};
    for (const { properties } of manifest.contributes.configuration) {
      for (const [name, property] of Object.entries(properties)) defaults[name] = property.default;
    }
    const { activation, checks, diagnostics, glossary, highlight, hover, index, inlayHints } =
      DEFAULT_SETTINGS;
    const { cleaning, conversion } = DEFAULT_SETTINGS;
    assert.equal(diagnostics.ambiguity, defaults['zhengwen.diagnostics.ambiguity']);
    assert.equal(conversion.target, defaults['zhengwen.conversion.target']);
    assert.deepEqual(conversion.protectedTerms, defaults['zhengwen.conversion.protectedTerms']);
    assert.deepEqual(cleaning.keep, defaults['zhengwen.cleaning.keep']);
    assert.equal(activation, defaults['zhengwen.activation']);
    assert.equal(hover.language, defaults['zhengwen.hover.language']);
    assert.equal(diagnostics.residue, defaults['zhengwen.diagnostics.residue']);
    assert.equal(diagnostics.dirt, defaults['zhengwen.diagnostics.dirt']);
    for (const { id } of CHECKS) {
      assert.equal(checks[id], defaults[`zhengwen.checks.${settingOf(id)}`], id);
    }
    assert.deepEqual(glossary.paths, defaults['zhengwen.glossary.paths']);
    assert.equal(index.limit, defaults['zhengwen.index.limit']);
    assert.equal(inlayHints.english, defaults['zhengwen.inlayHints.english']);
    assert.equal(inlayHints.figures, defaults['zhengwen.inlayHints.figures']);
    for (const [type, on] of Object.entries(highlight)) {
      assert.equal(on, defaults[`zhengwen.highlight.${type}`], type);
    }
  });

  it('offer every variety and every kind of dirt', () => {
    const settings = Object.assign(
      {},
      ...manifest.contributes.configuration.map(({ properties }) => properties),
    ) as Record<string, { enum?: string[]; items?: { enum?: string[] } }>;
    assert.deepEqual(settings['zhengwen.conversion.target']!.enum, ['off', ...VARIETIES]);
    assert.deepEqual(settings['zhengwen.cleaning.keep']!.items!.enum, DIRT_KINDS);
  });

  const BROKEN: readonly unknown[] = [
    undefined,
    null,
    7,
    'on',
    [],
    { activation: 'sometimes', highlight: 3, hover: null, diagnostics: { residue: true } },
    { glossary: { paths: 'a.yaml' }, index: { limit: -1 }, inlayHints: { english: 'yes' } },
    { glossary: { paths: [7, ' '] }, index: { limit: 2.5 }, inlayHints: true },
    { cleaning: { keep: ['dust'] }, conversion: { target: 'zh', protectedTerms: 'x' } },
  ];
  for (const value of BROKEN) {
    it(`are the defaults where a client sends ${JSON.stringify(value)}`, () =>
      assert.deepEqual(parseSettings(value), DEFAULT_SETTINGS));
  }

  it('are taken as sent where they are values of their setting', () => {
    const sent = {
      activation: 'off',
      highlight: { slogan: true, formula: false, official: true, metric: false },
      hover: { language: 'en' },
      diagnostics: { residue: 'warning', dirt: 'off', ambiguity: 'hint' },
      conversion: { target: 'zh-TW', protectedTerms: ['云岭', '钟松云=鍾松雲'] },
      cleaning: { keep: ['jump-line', 'layout-break'] },
      checks: {
        'misquoted-term': 'error',
        'wrong-count': 'off',
        'item-order': 'hint',
        'enumeration-count': 'information',
        total: 'off',
        'conflicting-posts': 'off',
        'name-variant': 'hint',
      },
      glossary: { paths: ['~/terms.yaml', 'glossaries'] },
      annotator: '林',
      decisions: { folder: '标注' },
      index: { limit: 500 },
      inlayHints: { english: true, figures: false },
    };
    const checks = Object.fromEntries(CHECKS.map(({ id }) => [settingOf(id), sent.checks[id]]));
    assert.deepEqual(parseSettings({ ...sent, checks, wrapArticles: false }), sent);
  });
});

describe('a setting that is wrong', () => {
  const PROBLEMS: readonly [sent: unknown, problems: readonly string[]][] = [
    [{}, []],
    [{ activation: null, highlight: null, unknown: 7 }, []],
    ['on', ['zhengwen is "on", not a group of settings; the defaults are used.']],
    [
      { activation: 'sometimes' },
      ['zhengwen.activation is "sometimes", none of auto, on, off; "auto" is used.'],
    ],
    [
      { hover: { language: 'fr' }, inlayHints: { english: 'yes' } },
      [
        'zhengwen.hover.language is "fr", none of both, zh, en; "both" is used.',
        'zhengwen.inlayHints.english is "yes", neither true nor false; false is used.',
      ],
    ],
    [
      { index: { limit: -1 }, annotator: 7, glossary: { paths: 'a.yaml' } },
      [
        'zhengwen.glossary.paths is "a.yaml", no list; [] is used.',
        'zhengwen.annotator is 7, no text; "" is used.',
        'zhengwen.index.limit is -1, no whole number that is not negative; 20000 is used.',
      ],
    ],
    [
      { cleaning: { keep: ['jump-line', 'dust', ' '] } },
      ['zhengwen.cleaning.keep holds "dust", which is not known; it is left out.'],
    ],
  ];
  for (const [sent, problems] of PROBLEMS) {
    it(`is named: ${JSON.stringify(sent)}`, () => {
      const found: string[] = [];
      parseSettings(sent, (problem) => found.push(problem));
      assert.deepEqual(found, problems);
    });
  }
});

describe('settings by resource', () => {
  const warnings: string[] = [];
  const log: Log = {
    error: () => {},
    warn: (message) => void warnings.push(message),
    info: () => {},
    debug: () => {},
  };
  /** A client with an `activation` for each folder, and the questions that it was asked. */
  function client(activations: Record<string, string>) {
    const asked: unknown[] = [];
    const getConfiguration = ({ scopeUri, section }: { scopeUri: string; section: string }) => {
      asked.push([scopeUri, section]);
      const activation = activations[scopeUri];
      return activation ? Promise.resolve({ activation }) : Promise.reject(new Error('no folder'));
    };
    const connection = { workspace: { getConfiguration } } as unknown as Connection;
    return { asked, store: new SettingsStore(connection, log) };
  }

  it('are asked for once for each, until something changes', async () => {
    const activations = { 'file:///a/1': 'on', 'file:///b/1': 'off' };
    const { asked, store } = client(activations);
    store.initialize(true, undefined);
    assert.equal((await store.get('file:///a/1')).activation, 'on');
    assert.equal((await store.get('file:///b/1')).activation, 'off');
    assert.equal((await store.get('file:///a/1')).activation, 'on');
    assert.deepEqual(asked, [
      ['file:///a/1', 'zhengwen'],
      ['file:///b/1', 'zhengwen'],
    ]);
    activations['file:///a/1'] = 'off';
    store.change(null);
    assert.equal((await store.get('file:///a/1')).activation, 'off');
    store.drop('file:///a/1');
    await store.get('file:///a/1');
    assert.equal(asked.length, 4);
  });

  it('are the defaults where the client does not answer, and the log says so', async () => {
    const { store } = client({});
    store.initialize(true, undefined);
    assert.deepEqual(await store.get('file:///c'), DEFAULT_SETTINGS);
    assert.match(warnings.at(-1)!, /file:\/\/\/c.*no folder/);
  });

  it('are said to be wrong once, until something changes', async () => {
    const { store } = client({ 'file:///d/1': 'never', 'file:///d/2': 'never' });
    store.initialize(true, undefined);
    warnings.length = 0;
    await store.get('file:///d/1');
    assert.equal((await store.get('file:///d/2')).activation, 'auto');
    const said = 'Settings: zhengwen.activation is "never", none of auto, on, off; "auto" is used.';
    assert.deepEqual(warnings, [said]);
    store.change(null);
    await store.get('file:///d/1');
    assert.deepEqual(warnings, [said, said]);
  });

  it('are the ones sent, of a client that cannot be asked', async () => {
    const { asked, store } = client({});
    store.initialize(false, { activation: 'on' });
    assert.equal((await store.get('file:///a')).activation, 'on');
    store.change({});
    assert.equal((await store.get('file:///a')).activation, 'on');
    store.change({ zhengwen: { activation: 'off' } });
    assert.equal((await store.get('file:///a')).activation, 'off');
    assert.deepEqual(asked, []);
  });
});
