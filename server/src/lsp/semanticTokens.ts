import {
  SemanticTokensBuilder,
  type SemanticTokens,
  type SemanticTokensDelta,
  type SemanticTokensEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { TOKEN_LEGEND, type SemanticToken } from '../features/tokens';

/** Tokens in the protocol's encoding: five numbers each, positions relative to the token before. */
export function encodeTokens(document: TextDocument, tokens: readonly SemanticToken[]): number[] {
  const builder = new SemanticTokensBuilder();
  for (const { start, end, type, modifiers } of tokens) {
    const { line, character } = document.positionAt(start);
    const bits = modifiers.reduce(
      (sum, modifier) => sum | (1 << TOKEN_LEGEND.modifiers.indexOf(modifier)),
      0,
    );
    builder.push(line, character, end - start, TOKEN_LEGEND.types.indexOf(type), bits);
  }
  return builder.build().data;
}

const TOKEN_SIZE = 5;

/** The one edit that turns an encoding into another, of whole tokens; none where they are equal. */
export function diffTokens(
  before: readonly number[],
  after: readonly number[],
): SemanticTokensEdit[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  start -= start % TOKEN_SIZE;
  let tail = 0;
  while (
    tail < shorter - start &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  ) {
    tail++;
  }
  tail -= tail % TOKEN_SIZE;
  const deleteCount = before.length - tail - start;
  const data = after.slice(start, after.length - tail);
  return deleteCount === 0 && data.length === 0 ? [] : [{ start, deleteCount, data }];
}

/**
 * Remembers the tokens last sent for each document, so that an edit is answered by what it changed.
 *
 * The library's builder names results by the time of day, under which two of one millisecond are the same; ours are
 * counted.
 */
export class SentTokens {
  readonly #byUri = new Map<string, { readonly id: string; readonly data: readonly number[] }>();
  #count = 0;

  /** Answers with all tokens. */
  full(uri: string, data: number[]): SemanticTokens {
    return { resultId: this.#remember(uri, data), data };
  }

  /** Answers with what changed since a result; with all tokens where that result is not the last one sent. */
  delta(uri: string, previousId: string, data: number[]): SemanticTokens | SemanticTokensDelta {
    const previous = this.#byUri.get(uri);
    if (previous?.id !== previousId) return this.full(uri, data);
    return { resultId: this.#remember(uri, data), edits: diffTokens(previous.data, data) };
  }

  /** Forgets a document that is closed. */
  drop(uri: string): void {
    this.#byUri.delete(uri);
  }

  #remember(uri: string, data: readonly number[]): string {
    const id = String(++this.#count);
    this.#byUri.set(uri, { id, data });
    return id;
  }
}
