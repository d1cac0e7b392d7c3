/** Takes note of a value that is none of its setting. @param problem A sentence. */
export type Refuse = (problem: string) => void;

/**
 * Reads the settings of a section as a client sends them. What is missing is the default; what is no value of its setting
 * is, too, and is refused with a reason.
 */
export class SettingReader {
  readonly #value: unknown;
  readonly #name: string;
  readonly #refuse: Refuse;

  /** @param name The section, as a person writes it: `zhengwen.hover`. */
  constructor(value: unknown, name: string, refuse: Refuse) {
    this.#name = name;
    this.#refuse = refuse;
    const isSection = typeof value === 'object' && value !== null && !Array.isArray(value);
    this.#value = isSection ? value : undefined;
    if (!isSection && isGiven(value)) {
      refuse(`${name} is ${shown(value)}, not a group of settings; the defaults are used.`);
    }
  }

  /** A section inside this one. */
  section(name: string): SettingReader {
    return new SettingReader(this.#at(name), this.#nameOf(name), this.#refuse);
  }

  /** One of the values allowed, the first of which is the default. */
  oneOf<T extends string>(name: string, [otherwise, ...others]: readonly [T, ...T[]]): T {
    const value = this.#at(name);
    const allowed = [otherwise, ...others];
    const found = allowed.find((candidate) => candidate === value);
    if (found !== undefined || !isGiven(value)) return found ?? otherwise;
    return this.#instead(name, `none of ${[...new Set(allowed)].join(', ')}`, otherwise);
  }

  boolean(name: string, otherwise: boolean): boolean {
    const value = this.#at(name);
    if (typeof value === 'boolean') return value;
    return isGiven(value) ? this.#instead(name, 'neither true nor false', otherwise) : otherwise;
  }

  /** A whole number that is not negative. */
  count(name: string, otherwise: number): number {
    const value = this.#at(name);
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
    const reason = 'no whole number that is not negative';
    return isGiven(value) ? this.#instead(name, reason, otherwise) : otherwise;
  }

  /** A text without blanks around it, empty by default. */
  words(name: string): string {
    const value = this.#at(name);
    if (typeof value === 'string') return value.trim();
    return isGiven(value) ? this.#instead(name, 'no text', '') : '';
  }

  /** The texts of a list that pass a test; empty ones count as missing. */
  strings<T extends string = string>(
    name: string,
    isAllowed: (text: string) => text is T = (text): text is T => text !== '',
  ): T[] {
    const value = this.#at(name);
    if (!Array.isArray(value)) {
      return isGiven(value) ? this.#instead(name, 'no list', []) : [];
    }
    const taken: T[] = [];
    for (const item of value as unknown[]) {
      if (typeof item === 'string' && item.trim() === '') continue;
      if (typeof item === 'string' && isAllowed(item)) taken.push(item);
      else
        this.#refuse(
          `${this.#nameOf(name)} holds ${shown(item)}, which is not known; it is left out.`,
        );
    }
    return taken;
  }

  #instead<T>(name: string, what: string, otherwise: T): T {
    const [value, used] = [this.#at(name), otherwise].map(shown);
    this.#refuse(`${this.#nameOf(name)} is ${value}, ${what}; ${used} is used.`);
    return otherwise;
  }

  #at(name: string): unknown {
    return (this.#value as Record<string, unknown> | undefined)?.[name];
  }

  #nameOf(name: string): string {
    return `${this.#name}.${name}`;
  }
}

/** Clients send null for what is not set. */
const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

/** Longest value that a message shows whole, in code units. */
const SHOWN_MAX = 60;

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX)}…` : text;
}
