import type { FormatFile } from './format';

/** Gives the files of articles names of which no two are one file on any file system. */
export class FileNames {
  readonly #taken = new Set<string>();

  /**
   * The files of an article, under other names where theirs are taken: `a (2).ann` and `a (2).txt`. What stands in them
   * stays, so that the article is known by its own name.
   */
  take<T extends FormatFile>(files: readonly T[]): T[] {
    for (let number = 1; ; number += 1) {
      const named = files.map((file) => ({ ...file, name: numbered(file.name, number) }));
      if (named.some(({ name }) => this.#taken.has(keyOf(name)))) continue;
      for (const { name } of named) this.#taken.add(keyOf(name));
      return named;
    }
  }
}

/** File systems may ignore case. */
const keyOf = (name: string): string => name.toLowerCase();

/** The name with a number before its extensions; the first one has none. */
function numbered(name: string, number: number): string {
  if (number === 1) return name;
  const [, stem, extensions] = /^((?:.*\/)?[^/]+?)((?:\.[^./]*)*)$/.exec(name) ?? ['', name, ''];
  return `${stem} (${number})${extensions}`;
}
