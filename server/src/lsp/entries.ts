/** Entries of the glossary: looked up, shown, and begun. */
import type { Connection, Location } from 'vscode-languageserver';
import { occurrencesOf } from '../document/occurrences';
import { findDefinition } from '../explain/definition';
import { annotationAt, subjectAt } from '../features/find';
import { entryText, newEntry } from '../features/newEntry';
import { toPinyin } from '../features/pinyin';
import type { GlossaryEntry } from '../lexicon/glossary';
import { formsOf } from '../lexicon/mergeGlossaries';
import { readGlossary } from '../lexicon/readGlossary';
import type { LanguageService } from '../service';
import { raw } from '../text/offsets';
import type { Documents, Snapshot } from './documents';
import type { Glossaries } from './glossaries';
import {
  ENTRY_AT_METHOD,
  ENTRY_SCHEME,
  LOOK_UP_METHOD,
  NEW_ENTRY_METHOD,
  type EntryAtParams,
  type FoundEntry,
  type LookUpParams,
  type NewEntry,
  type NewEntryParams,
} from './protocol';
import { openly } from './runSafe';
import type { Log, Runtime } from './runtime';
import { toSpan } from './toProtocol';

export interface EntriesHost {
  readonly service: () => Promise<LanguageService>;
  readonly documents: Documents;
  readonly glossaries: Glossaries;
  readonly runtime: Runtime;
  readonly log: Log;
}

/** Where an entry can be opened: in the glossary that it stands in, or, built-in, in a document that shows it alone. */
export function locateEntry({ id, term }: GlossaryEntry, glossaries: Glossaries): Location {
  const own = glossaries.locate(id);
  if (own) return own;
  const start = { line: 0, character: 0 };
  return {
    uri: `${ENTRY_SCHEME}:/${encodeURIComponent(term)}.yaml?${encodeURIComponent(id)}`,
    range: { start, end: start },
  };
}

/** Answers the requests around entries. */
export function serveEntries(connection: Connection, host: EntriesHost): void {
  const { service, documents, glossaries } = host;

  const found = (entry: GlossaryEntry): FoundEntry => ({
    id: entry.id,
    kind: entry.kind,
    term: entry.term,
    pinyin: toPinyin(entry.term),
    english: entry.english?.[0]?.text ?? '',
    meaning: entry.meaning,
    location: locateEntry(entry, glossaries),
  });

  connection.workspace.textDocumentContent.on(async ({ uri }) => {
    const id = decodeURIComponent(/\?([^#]*)/.exec(uri)?.[1] ?? '');
    const entry = (await service()).getEntry(id);
    return { text: entry ? entryText(entry) : '' };
  });
  connection.onRequest(
    LOOK_UP_METHOD,
    openly(host, 'look up', async ({ query, limit }: LookUpParams) =>
      (await service()).lookUp(query, limit).map(found),
    ),
  );
  connection.onRequest(
    ENTRY_AT_METHOD,
    openly(host, 'entry', async ({ textDocument, position }: EntryAtParams) => {
      const snapshot = await documents.snapshot(textDocument.uri);
      if (!snapshot) return null;
      const { document, analysis } = snapshot;
      const subject = subjectAt(analysis, raw(document.offsetAt(position)), true);
      const id = subject && 'entry' in subject.annotation ? subject.annotation.entry : undefined;
      const entry = id === undefined ? undefined : snapshot.service.getEntry(id);
      return entry ? found(entry) : null;
    }),
  );
  connection.onRequest(
    NEW_ENTRY_METHOD,
    openly(host, 'new entry', async (params: NewEntryParams): Promise<NewEntry> => {
      const { textDocument, glossary = '' } = params;
      const snapshot = textDocument && (await documents.snapshot(textDocument.uri));
      const subject = wordsOf(params, snapshot);
      const known = await service();
      const held = new Set(readGlossary(glossary).entries.map(({ entry }) => entry.id));
      const { snippet, text } = newEntry({
        ...subject,
        taken: (id) => held.has(id) || known.getEntry(id) !== undefined,
      });
      const existing = known
        .lookUp(subject.term, 1)
        .find((entry) => formsOf(entry).includes(subject.term));
      return { text, snippet, ...(existing ? { existing: found(existing) } : {}) };
    }),
  );
}

/** The words that are to become an entry, as the reading has them, and what is annotated there. */
function wordsOf({ words, range }: NewEntryParams, snapshot: Snapshot | undefined) {
  if (!snapshot || !range) return { term: words.replace(/\s+/g, '') };
  const { document, analysis } = snapshot;
  const { start, end } = toSpan(document, range);
  const { reading } = analysis;
  const read =
    end > start
      ? reading.text.slice(reading.toReading(start), reading.toReading(raw(end - 1)) + 1)
      : '';
  const annotation = annotationAt(analysis, start);
  const term = (read === '' ? words : read).replace(/\s+/g, '');
  if (annotation?.norm !== term) return { term };
  const isTerm = annotation.type === 'slogan' || annotation.type === 'formula';
  const definition = isTerm
    ? findDefinition(analysis, occurrencesOf(analysis, annotation))
    : undefined;
  return { term, annotation, ...(definition ? { definition } : {}) };
}
