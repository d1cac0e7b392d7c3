import { type Disposable, Range, type TextEditor, type Uri, window, workspace } from 'vscode';
import { ANNOTATION_TYPES, type AnnotationType } from '../../server/src/lsp/protocol';
import type { AnnotationStore } from './annotations';
import { Pens } from './pens';
import { paintDecisions } from './review/paint';
import type { ReviewMode } from './review/mode';
import type { ReviewStore } from './review/store';
import { HIGHLIGHT_SETTINGS, highlightedTypes, highlightStyle } from './settings';

/** Marks the annotations of all visible editors as with a highlighter pen, and what was decided on them. */
export class Highlights implements Disposable {
  readonly #store: AnnotationStore;
  readonly #review: ReviewStore;
  readonly #mode: ReviewMode;
  readonly #pens = new Pens();
  readonly #subscriptions: Disposable[];

  constructor(store: AnnotationStore, review: ReviewStore, mode: ReviewMode) {
    this.#store = store;
    this.#review = review;
    this.#mode = mode;
    this.#subscriptions = [
      ...[store, review, mode].map(({ onDidChange }) =>
        onDidChange((uri) => this.#paintDocument(uri)),
      ),
      window.onDidChangeVisibleTextEditors(() => this.#paintAll()),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(HIGHLIGHT_SETTINGS)) this.#paintAll();
      }),
    ];
    this.#paintAll();
  }

  dispose(): void {
    for (const disposable of [...this.#subscriptions, this.#pens]) disposable.dispose();
  }

  #paintDocument(uri: Uri): void {
    for (const editor of window.visibleTextEditors) {
      if (editor.document.uri.toString() === uri.toString()) this.#paint(editor);
    }
  }

  #paintAll(): void {
    for (const editor of window.visibleTextEditors) this.#paint(editor);
  }

  #paint(editor: TextEditor): void {
    const { document } = editor;
    const found = this.#store.get(document);
    const types = new Set(found ? highlightedTypes(document) : []);
    const style = found ? highlightStyle(document) : 'none';
    const decided = found && this.#review.get(document);
    const isReviewed = this.#mode.has(document);
    const isMarked = isReviewed || style !== 'none';
    if (decided && isMarked && (isReviewed || decided.items.some(({ id }) => id !== undefined))) {
      this.#pens.apply(
        editor,
        paintDecisions(decided.items, this.#review.schema(document), {
          // Whoever reviews an article sees what there is to decide on.
          isShown: (type) => isReviewed || types.has(type as AnnotationType) || !isSuggested(type),
          isReviewed,
        }),
      );
      return;
    }
    const strokes = new Map<string, { type: string; fill: boolean; ranges: Range[] }>();
    for (const { type, pieces } of style === 'none' ? [] : (found?.annotations ?? [])) {
      if (!types.has(type)) continue;
      const stroke = strokes.get(type) ?? { type, fill: style === 'pen', ranges: [] };
      strokes.set(type, stroke);
      for (const { start, end } of pieces) {
        stroke.ranges.push(new Range(start.line, start.character, end.line, end.character));
      }
    }
    this.#pens.apply(editor, [...strokes.values()]);
  }
}

const isSuggested = (type: string): boolean =>
  (ANNOTATION_TYPES as readonly string[]).includes(type);
