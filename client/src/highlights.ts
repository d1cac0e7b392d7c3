import {
  type DecorationRenderOptions,
  type Disposable,
  OverviewRulerLane,
  Range,
  type TextEditor,
  type TextEditorDecorationType,
  ThemeColor,
  type Uri,
  window,
  workspace,
} from 'vscode';
import { ANNOTATION_TYPES, type AnnotationType } from '../../server/src/lsp/protocol';
import type { AnnotationStore } from './annotations';
import {
  HIGHLIGHT_SETTINGS,
  highlightedTypes,
  highlightStyle,
  type HighlightStyle,
} from './settings';

/** What tells the kinds apart without colour: the line under the text, and the lane of the overview ruler. */
const CUES: Readonly<
  Record<AnnotationType, { line: string; width: string; lane: OverviewRulerLane }>
> = {
  slogan: { line: 'solid', width: '2px', lane: OverviewRulerLane.Left },
  formula: { line: 'double', width: '4px', lane: OverviewRulerLane.Center },
  official: { line: 'dotted', width: '2px', lane: OverviewRulerLane.Right },
  metric: { line: 'dashed', width: '1px', lane: OverviewRulerLane.Center },
};

/** Marks the annotations of all visible editors as with a highlighter pen. */
export class Highlights implements Disposable {
  readonly #store: AnnotationStore;
  readonly #pens = new Map<string, TextEditorDecorationType>();
  readonly #subscriptions: Disposable[];

  constructor(store: AnnotationStore) {
    this.#store = store;
    this.#subscriptions = [
      store.onDidChange((uri) => this.#paintDocument(uri)),
      window.onDidChangeVisibleTextEditors(() => this.#paintAll()),
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(HIGHLIGHT_SETTINGS)) this.#paintAll();
      }),
    ];
    this.#paintAll();
  }

  dispose(): void {
    for (const disposable of [...this.#subscriptions, ...this.#pens.values()]) disposable.dispose();
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
    for (const type of ANNOTATION_TYPES) {
      const ranges = (types.has(type) ? (found?.annotations ?? []) : [])
        .filter((annotation) => annotation.type === type)
        .flatMap(({ pieces }) => pieces)
        .map(({ start, end }) => new Range(start.line, start.character, end.line, end.character));
      for (const pen of ['pen', 'line'] as const) {
        this.#apply(editor, type, pen, pen === style ? ranges : []);
      }
    }
  }

  /** A pen is made when it is first needed: most windows never show a government article. */
  #apply(
    editor: TextEditor,
    type: AnnotationType,
    style: Exclude<HighlightStyle, 'none'>,
    ranges: readonly Range[],
  ): void {
    const key = `${type}/${style}`;
    let pen = this.#pens.get(key);
    if (!pen) {
      if (ranges.length === 0) return;
      pen = window.createTextEditorDecorationType(penOptions(type, style));
      this.#pens.set(key, pen);
    }
    editor.setDecorations(pen, ranges);
  }
}

function penOptions(type: AnnotationType, style: HighlightStyle): DecorationRenderOptions {
  const { line, width, lane } = CUES[type];
  const lineColor = new ThemeColor(`zhengwen.${type}Line`);
  return {
    ...(style === 'pen' && { backgroundColor: new ThemeColor(`zhengwen.${type}Background`) }),
    borderColor: lineColor,
    borderStyle: `none none ${line} none`,
    borderWidth: `0 0 ${width} 0`,
    overviewRulerColor: lineColor,
    overviewRulerLane: lane,
  };
}
