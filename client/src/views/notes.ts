import {
  type Comment,
  type CommentController,
  CommentMode,
  type CommentReply,
  type CommentThread,
  CommentThreadCollapsibleState,
  comments,
  commands,
  type Disposable,
  l10n,
  Range,
  type TextDocument,
  window,
  workspace,
} from 'vscode';
import type { DecisionItem, ItemNote } from '../../../server/src/lsp/protocol';
import { spanOf } from '../review/items';
import { nameOfType, shortText } from '../review/labels';
import type { ReviewMode } from '../review/mode';
import type { ReviewStore } from '../review/store';
import { ZHENGWEN } from '../settings';
import { toEditorRange } from './ranges';
import { say } from './say';
import { itemsTouched } from './touched';

/** A note as the editor shows it. */
export interface NoteComment extends Comment {
  readonly note: ItemNote;
}

/** The notes on one annotation. */
interface NoteThread {
  readonly thread: CommentThread;
  readonly document: TextDocument;
  /** The key of the annotation. */
  readonly key: string;
  /** What the thread shows, to tell whether it has changed. */
  readonly shown: string;
}

/** Shows the notes on annotations as comments beside the text: one thread for each annotation that has some. */
export class Notes implements Disposable {
  readonly #store: ReviewStore;
  readonly #mode: ReviewMode;
  readonly #controller: CommentController;
  readonly #subscriptions: Disposable[];
  readonly #threads = new Map<string, NoteThread[]>();

  constructor(store: ReviewStore, mode: ReviewMode) {
    this.#store = store;
    this.#mode = mode;
    this.#controller = comments.createCommentController(
      `${ZHENGWEN}.notes`,
      l10n.t('Notes on annotations'),
    );
    this.#controller.options = {
      prompt: l10n.t('Add a note…'),
      placeHolder: l10n.t('A note on this annotation'),
    };
    const register = <T>(name: string, run: (argument: T) => unknown) =>
      commands.registerCommand(`${ZHENGWEN}.${name}`, (argument: T) => say(() => run(argument)));
    this.#subscriptions = [
      store.onDidChange((uri) => this.#update(uri.toString())),
      mode.onDidChange(() => this.#offer()),
      register('sendNote', (reply: CommentReply) => this.#send(reply)),
      register('editNote', (comment: NoteComment) => this.#setMode(comment, CommentMode.Editing)),
      register('cancelNote', (comment: NoteComment) => this.#setMode(comment, CommentMode.Preview)),
      register('saveNote', (comment: NoteComment) => this.#edit(comment, textOf(comment))),
      register('deleteNote', (comment: NoteComment) => this.#edit(comment, '')),
    ];
    this.#offer();
    for (const { uri } of workspace.textDocuments) this.#update(uri.toString());
  }

  /** The threads of an article, in the order of the text. */
  threads({ uri }: Pick<TextDocument, 'uri'>): readonly CommentThread[] {
    return (this.#threads.get(uri.toString()) ?? []).map(({ thread }) => thread);
  }

  dispose(): void {
    for (const { thread } of [...this.#threads.values()].flat()) thread.dispose();
    for (const disposable of [...this.#subscriptions, this.#controller]) disposable.dispose();
  }

  /** Offers to begin a thread on every line with annotations, in articles under review: readers see no more than there is. */
  #offer(): void {
    this.#controller.commentingRangeProvider = {
      provideCommentingRanges: (document) => {
        if (!this.#mode.has(document)) return [];
        const spans = this.#store.get(document)?.items.flatMap((item) => spanOf(item) ?? []) ?? [];
        return spans.map(({ start, end }) => new Range(start.line, 0, end.line, 0));
      },
    };
  }

  #update(address: string): void {
    const document = workspace.textDocuments.find(({ uri }) => uri.toString() === address);
    const list = document && this.#store.get(document);
    const noted = (list?.items ?? []).filter((item) => item.notes.length > 0 && spanOf(item));
    const old = this.#threads.get(address) ?? [];
    const left = new Set(old);
    const threads = !document
      ? []
      : noted.map((item) => {
          const known = old.find((one) => one.key === item.key && left.has(one));
          if (known) left.delete(known);
          return this.#show(document, item, known);
        });
    for (const { thread } of left) thread.dispose();
    if (threads.length > 0) this.#threads.set(address, threads);
    else this.#threads.delete(address);
  }

  #show(document: TextDocument, item: DecisionItem, known: NoteThread | undefined): NoteThread {
    const range = toEditorRange(spanOf(item)!);
    const comments = item.notes.map(toComment);
    const thread =
      known?.thread ?? this.#controller.createCommentThread(document.uri, range, comments);
    if (!known) thread.collapsibleState = CommentThreadCollapsibleState.Collapsed;
    if (!thread.range?.isEqual(range)) thread.range = range;
    const { types } = this.#store.schema(document);
    const label = `${nameOfType(item.type, types)} · ${shortText(item)}`;
    if (thread.label !== label) thread.label = label;
    const shown = JSON.stringify(item.notes);
    // Comments that are given anew lose what a person is writing into them.
    if (known && known.shown !== shown) thread.comments = comments;
    thread.contextValue = 'notes';
    return { thread, document, key: item.key, shown };
  }

  #threadOf(thread: CommentThread): NoteThread | undefined {
    return [...this.#threads.values()].flat().find((one) => one.thread === thread);
  }

  #ownerOf(comment: NoteComment): NoteThread | undefined {
    return [...this.#threads.values()]
      .flat()
      .find(({ thread }) => thread.comments.includes(comment));
  }

  /** Adds a note to the thread's annotation, or to the one where a new thread was begun. */
  async #send({ thread, text }: CommentReply): Promise<void> {
    const note = text.trim();
    if (note === '') return;
    const known = this.#threadOf(thread);
    const document = known?.document ?? (await workspace.openTextDocument(thread.uri));
    const key = known?.key ?? (await this.#annotationFor(document, thread.range));
    if (key === undefined) return;
    await this.#store.decide(
      document,
      [{ kind: 'change', item: key, change: { note } }],
      l10n.t('Note'),
    );
    // The annotation has a thread of its own by now.
    if (!known) thread.dispose();
  }

  async #annotationFor(
    document: TextDocument,
    range: Range | undefined,
  ): Promise<string | undefined> {
    const list = await this.#store.fresh(document);
    const touched = list && range ? itemsTouched(list.items, range) : [];
    if (touched.length === 0) throw new Error(l10n.t('No annotation is here.'));
    if (touched.length === 1) return touched[0]!.key;
    const { types } = this.#store.schema(document);
    const chosen = await window.showQuickPick(
      touched.map((item) => ({
        key: item.key,
        label: shortText(item),
        description: nameOfType(item.type, types),
      })),
      { placeHolder: l10n.t('Which annotation is the note on?') },
    );
    return chosen?.key;
  }

  /** Gives a note other words; none take it away. */
  async #edit(comment: NoteComment, text: string): Promise<void> {
    const owner = this.#ownerOf(comment);
    if (!owner) return;
    await this.#store.decide(
      owner.document,
      [{ kind: 'editNote', item: owner.key, note: comment.note, text }],
      text.trim() === '' ? l10n.t('Delete a note') : l10n.t('Edit a note'),
    );
    // Where nothing has changed, no news of it comes.
    this.#setMode(comment, CommentMode.Preview);
  }

  /** Begins or ends writing; what was written is as it was where it was not saved. */
  #setMode(comment: NoteComment, mode: CommentMode): void {
    const thread = this.#ownerOf(comment)?.thread;
    if (!thread) return;
    thread.comments = thread.comments.map((one) =>
      one === comment ? ({ ...toComment(comment.note), mode } satisfies NoteComment) : one,
    );
  }
}

function toComment(note: ItemNote): NoteComment {
  return {
    note,
    // Plain text, no Markdown: what a colleague wrote must make no links and no pictures.
    body: note.text,
    mode: CommentMode.Preview,
    author: { name: note.creator },
    timestamp: new Date(note.created),
    contextValue: 'note',
  };
}

const textOf = ({ body }: Comment): string => (typeof body === 'string' ? body : body.value);
