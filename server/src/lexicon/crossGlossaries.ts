/** What is wrong between the glossaries of a person's own: each of them may be whole by itself. */
import type { GlossaryProblem, PlacedEntry } from './readGlossary';

/** A glossary file with what it holds. */
export interface GlossaryFile {
  readonly uri: string;
  /** The file's name, for messages. */
  readonly name: string;
  readonly entries: readonly PlacedEntry[];
}

/**
 * References that lead nowhere, and ids and terms that a file of higher rank has as well. All are warnings: the entry is
 * used, but for one whose id another file has, which takes its place.
 *
 * @param files In the order of rank, the highest last.
 * @param isBuiltIn Whether an id is one of the built-in glossary.
 * @returns By the address of the file, in the order of the file; files without a problem are left out.
 */
export function crossGlossaries(
  files: readonly GlossaryFile[],
  isBuiltIn: (id: string) => boolean,
): ReadonlyMap<string, readonly GlossaryProblem[]> {
  const ids = new Set(files.flatMap(({ entries }) => entries.map(({ entry }) => entry.id)));
  const holders = { id: new Map<string, string>(), term: new Map<string, string>() };
  const found = new Map<string, readonly GlossaryProblem[]>();
  for (const { uri, name, entries } of [...files].reverse()) {
    const problems = entries.flatMap((placed) => [
      ...duplicates(placed, holders),
      ...unresolved(placed, (id) => ids.has(id) || isBuiltIn(id)),
    ]);
    // Within a file the reader of it has said so already.
    for (const { entry } of entries) {
      if (!holders.id.has(entry.id)) holders.id.set(entry.id, name);
      if (!holders.term.has(entry.term)) holders.term.set(entry.term, name);
    }
    if (problems.length > 0) found.set(uri, problems);
  }
  return found;
}

type Holders = Readonly<Record<'id' | 'term', ReadonlyMap<string, string>>>;

/** An id or a term that another file has. Of an entry with both the id is said: the other entry replaces all of it. */
function duplicates({ entry, idSpan, termSpan }: PlacedEntry, holders: Holders): GlossaryProblem[] {
  const { id, term } = entry;
  const byId = holders.id.get(id);
  if (byId !== undefined) {
    return [
      {
        ...idSpan,
        code: 'duplicate',
        severity: 'warning',
        message: {
          zh: `id“${id}”在“${byId}”中也有，以该文件的词条为准。`,
          en: `The id “${id}” is in “${byId}”, too; the entry there is used.`,
        },
      },
    ];
  }
  const byTerm = holders.term.get(term);
  if (byTerm === undefined) return [];
  return [
    {
      ...termSpan,
      code: 'duplicate',
      severity: 'warning',
      message: {
        zh: `词条“${term}”在“${byTerm}”中也有，以该文件的词条为准。`,
        en: `The term “${term}” is in “${byTerm}”, too; the entry there is used.`,
      },
    },
  ];
}

const unresolved = (
  { entry, relatedSpans }: PlacedEntry,
  isKnown: (id: string) => boolean,
): GlossaryProblem[] =>
  (entry.related ?? []).flatMap((id, index) =>
    isKnown(id)
      ? []
      : [
          {
            ...relatedSpans[index]!,
            code: 'unresolved' as const,
            severity: 'warning' as const,
            message: {
              zh: `“related”中的“${id}”没有对应的词条。`,
              en: `There is no entry “${id}”, which “related” names.`,
            },
          },
        ],
  );
