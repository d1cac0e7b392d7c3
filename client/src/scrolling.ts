/** Editors that scroll along with another one that shows the same lines. */
import {
  type Disposable,
  type Position,
  Range,
  type TextDocument,
  type TextEditor,
  TextEditorRevealType,
  window,
} from 'vscode';

/** Where an editor is being scrolled to. */
interface Aim {
  /** What its first row shall show, as an offset in code units. */
  readonly wanted: number;
  steps: number;
}

/**
 * What is revealed at the top stands some rows below it: as many as sticky scroll may take, or as shall surround the cursor.
 * How much text that is depends on where lines wrap, so that it is seen from where an editor went, and mended.
 */
const MOST_STEPS = 5;

/**
 * An editor that went nowhere tells of nothing; from then on it is the person who scrolls it. A busy machine takes its
 * time to tell of one that went.
 */
const PATIENCE_MS = 1500;

export class Scrolling implements Disposable {
  readonly #aims = new Map<TextEditor, Aim>();
  /** How far behind what an editor shall show first that lies which had to be revealed, in code units. */
  readonly #lead = new WeakMap<TextEditor, number>();
  readonly #areTogether: (one: TextDocument, other: TextDocument) => boolean;
  readonly #subscription: Disposable;

  /** @param areTogether Tells documents that scroll together; they have the same lines. */
  constructor(areTogether: (one: TextDocument, other: TextDocument) => boolean) {
    this.#areTogether = areTogether;
    this.#subscription = window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => {
      // Only the editor that a person is in leads; otherwise each would answer the other.
      if (window.activeTextEditor === textEditor) this.follow(textEditor);
      else this.#mend(textEditor);
    });
  }

  /** Scrolls the partners of an editor to what it shows first. */
  follow(leader: TextEditor): void {
    const top = leader.visibleRanges[0]?.start;
    if (!top) return;
    for (const partner of window.visibleTextEditors) {
      if (partner === leader || !this.#areTogether(leader.document, partner.document)) continue;
      const wanted = partner.document.offsetAt(partner.document.validatePosition(top));
      if (firstOffset(partner) === wanted) continue;
      const aim: Aim = { wanted, steps: 0 };
      this.#aims.set(partner, aim);
      this.#expect(partner, aim);
      reveal(partner, wanted + (this.#lead.get(partner) ?? 0));
    }
  }

  /** Gives up what an editor is scrolled to where it takes no step. */
  #expect(editor: TextEditor, aim: Aim): void {
    const { steps } = aim;
    setTimeout(() => {
      if (this.#aims.get(editor) === aim && aim.steps === steps) this.#aims.delete(editor);
    }, PATIENCE_MS);
  }

  /** Scrolls an editor on that did not get to where it shall be. */
  #mend(editor: TextEditor): void {
    const aim = this.#aims.get(editor);
    const first = firstOffset(editor);
    if (!aim || first === undefined) return;
    if (first === aim.wanted || ++aim.steps > MOST_STEPS) {
      this.#aims.delete(editor);
      return;
    }
    const lead = Math.max(0, (this.#lead.get(editor) ?? 0) + aim.wanted - first);
    this.#lead.set(editor, lead);
    this.#expect(editor, aim);
    reveal(editor, aim.wanted + lead);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#aims.clear();
  }
}

function firstOffset({ document, visibleRanges }: TextEditor): number | undefined {
  const start: Position | undefined = visibleRanges[0]?.start;
  return start && document.offsetAt(start);
}

function reveal(editor: TextEditor, offset: number): void {
  const position = editor.document.positionAt(offset);
  editor.revealRange(new Range(position, position), TextEditorRevealType.AtTop);
}
