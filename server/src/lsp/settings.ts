import type { Connection } from 'vscode-languageserver';
import type { CheckId } from '../checks/check';
import { CHECKS } from '../checks/registry';
import { ANNOTATION_TYPES } from '../document/annotation';
import { DIRT_KINDS, type DirtKind } from '../script/cleaning/dirt';
import { VARIETIES } from '../script/variety';
import type { ServerSettings } from './protocol';
import { describe } from './runSafe';
import type { Log } from './runtime';
import { SettingReader, type Refuse } from './settingReader';

/** The section of all settings. */
export const SECTION = 'zhengwen';

const LEVELS = ['off', 'hint', 'information', 'warning', 'error'] as const;

/** The name of a check in the settings: `misquoted-term` is `checks.misquotedTerm`. */
export const settingOf = (id: CheckId): string =>
  id.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

export const DEFAULT_SETTINGS: ServerSettings = parseSettings(undefined);

/**
 * Reads settings as a client sends them. What is missing, or is no value of its setting, is the default.
 *
 * @param refuse Is told of each value that is none of its setting.
 */
export function parseSettings(value: unknown, refuse: Refuse = () => undefined): ServerSettings {
  const all = new SettingReader(value, SECTION, refuse);
  const highlight = all.section('highlight');
  const diagnostics = all.section('diagnostics');
  const conversion = all.section('conversion');
  const checks = all.section('checks');
  const inlayHints = all.section('inlayHints');
  return {
    activation: all.oneOf('activation', ['auto', 'on', 'off']),
    highlight: Object.fromEntries(
      ANNOTATION_TYPES.map((type) => [type, highlight.boolean(type, true)]),
    ) as ServerSettings['highlight'],
    hover: { language: all.section('hover').oneOf('language', ['both', 'zh', 'en']) },
    diagnostics: {
      residue: diagnostics.oneOf('residue', ['hint', 'off', 'information', 'warning']),
      dirt: diagnostics.oneOf('dirt', ['hint', 'off', 'information', 'warning']),
      ambiguity: diagnostics.oneOf('ambiguity', ['information', 'off', 'hint', 'warning']),
    },
    conversion: {
      target: conversion.oneOf('target', ['off', ...VARIETIES]),
      protectedTerms: conversion.strings('protectedTerms'),
    },
    cleaning: { keep: all.section('cleaning').strings('keep', isDirtKind) },
    checks: Object.fromEntries(
      CHECKS.map(({ id, severity }) => [id, checks.oneOf(settingOf(id), [severity, ...LEVELS])]),
    ) as ServerSettings['checks'],
    glossary: { paths: all.section('glossary').strings('paths') },
    annotator: all.words('annotator'),
    decisions: { folder: all.section('decisions').words('folder') },
    index: { limit: all.section('index').count('limit', 20_000) },
    inlayHints: {
      english: inlayHints.boolean('english', false),
      figures: inlayHints.boolean('figures', false),
    },
  };
}

function isDirtKind(name: string): name is DirtKind {
  return (DIRT_KINDS as readonly string[]).includes(name);
}

/** The settings of each resource, asked once and kept until something changes. */
export class SettingsStore {
  readonly #connection: Connection;
  readonly #log: Log;
  readonly #byUri = new Map<string, Promise<ServerSettings>>();
  #pulls = false;
  #pushed = DEFAULT_SETTINGS;
  /** What was said already: the same settings are asked for each file. */
  readonly #refused = new Set<string>();

  constructor(connection: Connection, log: Log) {
    this.#connection = connection;
    this.#log = log;
  }

  /** Says what the client can do. A client that cannot be asked has sent its settings, or sends them later. */
  initialize(canBeAsked: boolean, sent: unknown): void {
    this.#pulls = canBeAsked;
    this.#pushed = this.#parse(sent);
  }

  /**
   * The settings for a resource; the defaults where the client does not answer.
   *
   * @param uri Without it, those that hold where no folder has its own.
   */
  get(uri?: string): Promise<ServerSettings> {
    if (!this.#pulls) return Promise.resolve(this.#pushed);
    const key = uri ?? '';
    let settings = this.#byUri.get(key);
    if (!settings) {
      settings = this.#ask(uri);
      this.#byUri.set(key, settings);
    }
    return settings;
  }

  /** Forgets a resource that is closed. */
  drop(uri: string): void {
    this.#byUri.delete(uri);
  }

  /** Takes note that settings have changed; a client that cannot be asked sends the new ones, in their section. */
  change(sent: unknown): void {
    this.forget();
    const section = (sent as Record<string, unknown> | null | undefined)?.[SECTION];
    if (section !== undefined) this.#pushed = this.#parse(section);
  }

  /** Reads settings, and says once what is wrong with them. */
  #parse(value: unknown): ServerSettings {
    return parseSettings(value, (problem) => {
      if (this.#refused.has(problem)) return;
      this.#refused.add(problem);
      this.#log.warn(`Settings: ${problem}`);
    });
  }

  /** Forgets what was asked: files may now lie in other folders, with settings of their own. */
  forget(): void {
    this.#byUri.clear();
    this.#refused.clear();
  }

  async #ask(scopeUri: string | undefined): Promise<ServerSettings> {
    const item = { section: SECTION, ...(scopeUri === undefined ? {} : { scopeUri }) };
    try {
      return this.#parse(await this.#connection.workspace.getConfiguration(item));
    } catch (error) {
      const of = scopeUri === undefined ? '' : ` for ${scopeUri}`;
      this.#log.warn(`The settings${of} could not be read: ${describe(error)}`);
      return DEFAULT_SETTINGS;
    }
  }
}
