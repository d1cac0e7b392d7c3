/**
 * Characters whose conversion is in doubt: before an article is converted, in one that was converted just now, and in views
 * of articles in another script.
 */
import type { Connection } from 'vscode-languageserver';
import type { Ambiguity } from '../script/ambiguity';
import { convertText } from '../script/convertText';
import type { ProtectedTerm } from '../script/protectedTerms';
import type { Variety } from '../script/variety';
import type { Analysis } from '../service';
import { raw, type RawSpan } from '../text/offsets';
import { protectedTermsOf } from './converting';
import type { Documents, Snapshot } from './documents';
import { CONVERTED_METHOD, type ConvertedParams } from './protocol';
import type { SettingsStore } from './settings';

/** A character in doubt as a document has it. */
export interface Doubt extends RawSpan {
  readonly ambiguity: Ambiguity;
  /**
   * - `before`: in the article that is to be converted
   * - `converted`: in the result, where the character can be changed
   * - `view`: in a result that only shows what the article would become
   */
  readonly stage: 'before' | 'converted' | 'view';
  /** The article whose settings hold the protected terms. */
  readonly article: string;
}

/** What a view of an article was made of. */
interface View extends Pick<ConvertedParams, 'source' | 'to'> {
  readonly from: Variety | 'auto';
  readonly article: string;
  readonly protectedTerms: readonly ProtectedTerm[];
}

/** The doubts of open documents; those of documents that were converted while they were open move with what is typed. */
export class Doubts {
  readonly #documents: Documents;
  readonly #settings: SettingsStore;
  readonly #converted = new Map<string, ConvertedDoubts>();
  readonly #views = new Map<string, View>();
  readonly #known = new WeakMap<Analysis, { key: string | View; doubts: readonly Doubt[] }>();

  constructor(
    connection: Connection,
    documents: Documents,
    settings: SettingsStore,
    onChange: (uri: string) => void,
  ) {
    this.#documents = documents;
    this.#settings = settings;
    connection.onNotification(CONVERTED_METHOD, async (params: ConvertedParams) => {
      await (params.viewOf === undefined
        ? this.#accept(params)
        : this.#acceptView(params, params.viewOf));
      onChange(params.textDocument.uri);
    });
    documents.onDidChange(({ document }) => {
      const doubts = this.#converted.get(document.uri);
      if (doubts?.follow(document.getText()) === false) this.#converted.delete(document.uri);
    });
    documents.onDidClose(({ document }) => {
      this.#converted.delete(document.uri);
      this.#views.delete(document.uri);
    });
  }

  /** The doubts of a document, in order. */
  of(snapshot: Snapshot): readonly Doubt[] {
    const { document, settings } = snapshot;
    if (settings.diagnostics.ambiguity === 'off') return [];
    const view = this.#views.get(document.uri);
    if (view) return this.#remembered(snapshot, view, () => doubtsOfView(snapshot, view));
    const converted = this.#converted.get(document.uri);
    if (converted) {
      const settled = new Set(protectedTermsOf(settings).map(({ term }) => term));
      return converted.doubts.filter(({ ambiguity }) => !settled.has(ambiguity.name));
    }
    const { target, protectedTerms } = settings.conversion;
    if (target === 'off') return [];
    const key = `${target} ${protectedTerms.join('\n')}`;
    return this.#remembered(snapshot, key, () => doubtsBefore(snapshot, target));
  }

  /** What an editor asks for whenever the cursor moves is found once for each state of a text. */
  #remembered(
    { analysis }: Snapshot,
    key: string | View,
    find: () => readonly Doubt[],
  ): readonly Doubt[] {
    const known = this.#known.get(analysis);
    if (known?.key === key) return known.doubts;
    const doubts = find();
    this.#known.set(analysis, { key, doubts });
    return doubts;
  }

  async #accept({
    textDocument: { uri },
    source,
    from = 'auto',
    to,
  }: ConvertedParams): Promise<void> {
    const snapshot = await this.#documents.snapshot(uri);
    if (!snapshot) return;
    const { document, service, settings } = snapshot;
    const protectedTerms = protectedTermsOf(settings);
    const conversion = convertText(source, { from, to, protectedTerms });
    const found = service.findDoubts(service.analyze(source), conversion, to, protectedTerms);
    const doubts = new ConvertedDoubts(source, conversion.text, uri, found);
    if (doubts.follow(document.getText())) this.#converted.set(uri, doubts);
  }

  async #acceptView(
    { textDocument: { uri }, source, from = 'auto', to }: ConvertedParams,
    article: string,
  ): Promise<void> {
    const protectedTerms = protectedTermsOf(await this.#settings.get(article));
    this.#views.set(uri, { source, from, to, article, protectedTerms });
  }
}

function doubtsBefore(
  { document, analysis, settings, service }: Snapshot,
  to: ConvertedParams['to'],
): readonly Doubt[] {
  const protectedTerms = protectedTermsOf(settings);
  const conversion = convertText(document.getText(), { from: 'auto', to, protectedTerms });
  return service
    .findDoubts(analysis, conversion, to, protectedTerms)
    .map((ambiguity) => toDoubt(ambiguity, ambiguity.source, 'before', document.uri));
}

/** The text of a view arrives by itself, before or behind what it was made of: until the two agree there are none. */
function doubtsOfView(
  { document, service }: Snapshot,
  { source, from, to, article, protectedTerms }: View,
): readonly Doubt[] {
  const conversion = convertText(source, { from, to, protectedTerms });
  if (conversion.text !== document.getText()) return [];
  return service
    .findDoubts(service.analyze(source), conversion, to, protectedTerms)
    .map((ambiguity) => toDoubt(ambiguity, ambiguity.target, 'view', article));
}

const toDoubt = (
  ambiguity: Ambiguity,
  { start, end }: { readonly start: number; readonly end: number },
  stage: Doubt['stage'],
  article: string,
): Doubt => ({ start: raw(start), end: raw(end), ambiguity, stage, article });

/** The doubts of one converted text. */
class ConvertedDoubts {
  readonly #source: string;
  #text: string;
  #doubts: readonly Doubt[];

  constructor(source: string, text: string, uri: string, found: readonly Ambiguity[]) {
    this.#source = source;
    this.#text = text;
    this.#doubts = found.map((one) => toDoubt(one, one.target, 'converted', uri));
  }

  get doubts(): readonly Doubt[] {
    return this.#doubts;
  }

  /**
   * Moves with a change of the text. A character that was replaced is in doubt no longer; where a change is no
   * replacement of characters one by one, neither is what stood between its first and its last difference.
   *
   * @returns false where none is left, or the conversion was undone.
   */
  follow(text: string): boolean {
    if (text === this.#source) return false;
    const before = this.#text;
    const most = Math.min(before.length, text.length);
    let head = 0;
    while (head < most && before[head] === text[head]) head++;
    let tail = 0;
    while (tail < most - head && before[before.length - 1 - tail] === text[text.length - 1 - tail])
      tail++;
    const shift = text.length - before.length;
    const changedEnd = before.length - tail;
    this.#doubts = this.#doubts.flatMap((doubt) => {
      if (doubt.end <= head) return doubt;
      if (doubt.start >= changedEnd) {
        return shift === 0
          ? doubt
          : { ...doubt, start: raw(doubt.start + shift), end: raw(doubt.end + shift) };
      }
      const isSame = text.slice(doubt.start, doubt.end) === before.slice(doubt.start, doubt.end);
      return shift === 0 && isSame ? doubt : [];
    });
    this.#text = text;
    return this.#doubts.length > 0;
  }
}
