import type { Connection } from 'vscode-languageserver';
import type { CheckId } from '../checks/check';
import { CHECKS } from '../checks/registry';
import { ANNOTATION_TYPES } from '../document/annotation';
import { DIRT_KINDS, type DirtKind } from '../script/cleaning/dirt';
import { VARIETIES } from '../script/variety';
import type { ServerSettings } from './protocol';
import { describe } from './runSafe';
import type { Log } from './runtime';

/** The section of all settings. */
export const SECTION = 'zhengwen';

const LEVELS = ['off', 'hint', 'information', 'warning', 'error'] as const;

/** The name of a check in the settings: `misquoted-term` is `checks.misquotedTerm`. */
export const settingOf = (id: CheckId): string =>
  id.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

export const DEFAULT_SETTINGS: ServerSettings = parseSettings(undefined);

/** Reads settings as a client sends them. What is missing, or is no value of its setting, is the default. */
export function parseSettings(value: unknown): ServerSettings {
  const highlight = property(value, 'highlight');
  return {
    activation: oneOf(property(value, 'activation'), ['auto', 'on', 'off']),
    highlight: Object.fromEntries(
      ANNOTATION_TYPES.map((type) => [type, property(highlight, type) !== false]),
    ) as ServerSettings['highlight'],
    hover: {
      language: oneOf(property(property(value, 'hover'), 'language'), ['both', 'zh', 'en']),
    },
    diagnostics: {
      residue: oneOf(property(property(value, 'diagnostics'), 'residue'), [
        'hint',
        'off',
        'information',
        'warning',
      ]),
      dirt: oneOf(property(property(value, 'diagnostics'), 'dirt'), [
        'hint',
        'off',
        'information',
        'warning',
      ]),
      ambiguity: oneOf(property(property(value, 'diagnostics'), 'ambiguity'), [
        'information',
        'off',
        'hint',
        'warning',
      ]),
    },
    conversion: {
      target: oneOf(property(property(value, 'conversion'), 'target'), ['off', ...VARIETIES]),
      protectedTerms: strings(property(property(value, 'conversion'), 'protectedTerms')),
    },
    cleaning: {
      keep: strings(property(property(value, 'cleaning'), 'keep')).filter(isDirtKind),
    },
    checks: Object.fromEntries(
      CHECKS.map(({ id, severity }) => [
        id,
        oneOf(property(property(value, 'checks'), settingOf(id)), [severity, ...LEVELS]),
      ]),
    ) as ServerSettings['checks'],
    glossary: { paths: strings(property(property(value, 'glossary'), 'paths')) },
    annotator: words(property(value, 'annotator')),
    decisions: { folder: words(property(property(value, 'decisions'), 'folder')) },
    index: { limit: count(property(property(value, 'index'), 'limit'), 20_000) },
    inlayHints: {
      english: property(property(value, 'inlayHints'), 'english') === true,
      figures: property(property(value, 'inlayHints'), 'figures') === true,
    },
  };
}

function isDirtKind(name: string): name is DirtKind {
  return (DIRT_KINDS as readonly string[]).includes(name);
}

/** The texts of a list, without empty ones. */
function strings(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value.filter((item): item is string => typeof item === 'string' && item.trim() !== '');
}

function words(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

/** A whole number that is not negative, else the default. */
function count(value: unknown, otherwise: number): number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : otherwise;
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

/** The value if it is one of those allowed, else the first of them. */
function oneOf<T extends string>(value: unknown, allowed: readonly [T, ...T[]]): T {
  return allowed.find((candidate) => candidate === value) ?? allowed[0];
}

/** The settings of each resource, asked once and kept until something changes. */
export class SettingsStore {
  readonly #connection: Connection;
  readonly #log: Log;
  readonly #byUri = new Map<string, Promise<ServerSettings>>();
  #pulls = false;
  #pushed = DEFAULT_SETTINGS;

  constructor(connection: Connection, log: Log) {
    this.#connection = connection;
    this.#log = log;
  }

  /** Says what the client can do. A client that cannot be asked has sent its settings, or sends them later. */
  initialize(canBeAsked: boolean, sent: unknown): void {
    this.#pulls = canBeAsked;
    this.#pushed = parseSettings(sent);
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
    const section = property(sent, SECTION);
    if (section !== undefined) this.#pushed = parseSettings(section);
  }

  /** Forgets what was asked: files may now lie in other folders, with settings of their own. */
  forget(): void {
    this.#byUri.clear();
  }

  async #ask(scopeUri: string | undefined): Promise<ServerSettings> {
    const item = { section: SECTION, ...(scopeUri === undefined ? {} : { scopeUri }) };
    try {
      return parseSettings(await this.#connection.workspace.getConfiguration(item));
    } catch (error) {
      const of = scopeUri === undefined ? '' : ` for ${scopeUri}`;
      this.#log.warn(`The settings${of} could not be read: ${describe(error)}`);
      return DEFAULT_SETTINGS;
    }
  }
}
