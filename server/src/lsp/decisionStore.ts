import { MessageType, ShowMessageNotification, type Connection } from 'vscode-languageserver';
import { decoded, liesIn, nameOf } from '../text/addresses';
import { ArticleDecisions } from './articleDecisions';
import { DecisionHistory } from './decisionHistory';
import type { Documents, DocumentEdit } from './documents';
import { describe, messageOf } from './runSafe';
import type { Cancellable, Log, Runtime } from './runtime';
import type { SidecarPlace, Sidecars } from './sidecars';
import { choose, type Speech } from './speech';

/** How long the server waits for the next keystroke before it looks for what lost its place, in milliseconds. */
const SETTLE = 120;

/** How long after a failure writing is tried again, in milliseconds. */
const RETRY = 15_000;

export interface DecisionStoreHost {
  readonly documents: Documents;
  readonly sidecars: Sidecars;
  readonly runtime: Runtime;
  readonly log: Log;
  readonly abilities: () => Speech;
  /** Is told which sidecars are read, and may be written by others. */
  readonly watch: (sidecar: string) => void;
}

/** The person's decisions on the articles that are open or were decided on: read, followed, written, never given up. */
export class DecisionStore {
  readonly history = new DecisionHistory();
  readonly #connection: Connection;
  readonly #host: DecisionStoreHost;
  readonly #changed: (uri: string) => void;
  readonly #articles = new Map<string, ArticleDecisions>();
  /** The same by the addresses of their sidecars, as {@link decoded} gives them. */
  readonly #bySidecar = new Map<string, ArticleDecisions>();
  /** The reading and writing of each sidecar, one after another. */
  readonly #queues = new Map<string, Promise<unknown>>();
  readonly #timers = new Map<string, Cancellable>();
  readonly #said = new Set<string>();

  /** @param changed Is told of every article whose decisions, or their places, have changed. */
  constructor(connection: Connection, host: DecisionStoreHost, changed: (uri: string) => void) {
    this.#connection = connection;
    this.#host = host;
    this.#changed = changed;
    const { documents } = host;
    documents.onDidOpen(({ document: { uri } }) => {
      if (this.#articles.has(uri)) void this.#run(uri, () => this.#read(uri));
    });
    documents.onDidEdit((edit) => this.#follow(edit));
    documents.onDidChange(({ document }) => this.#later(document.uri));
    documents.onDidSave(({ document: { uri } }) => {
      const article = this.#articles.get(uri);
      if (article?.isDirty || article?.isMoved) void this.#run(uri, () => this.#write(uri));
    });
    documents.onDidClose(({ document }) => this.#close(document.uri));
  }

  /** What is in memory of an article. */
  peek(uri: string): ArticleDecisions | undefined {
    return this.#articles.get(uri);
  }

  uris(): string[] {
    return [...this.#articles.keys()];
  }

  /** What is in memory of the article that a sidecar belongs to. */
  ofSidecar(sidecar: string): ArticleDecisions | undefined {
    return this.#bySidecar.get(decoded(sidecar));
  }

  /**
   * The decisions on an article, read where they are not in memory.
   *
   * @param text The article as it is now, where it is not open.
   * @returns a sentence for the person where decisions cannot be kept for it.
   */
  async get(uri: string, text?: string): Promise<ArticleDecisions | string> {
    const place = await this.#host.sidecars.placeOf(uri);
    if (typeof place === 'string') return place;
    const known = this.#articles.get(uri);
    if (!known || !isSamePlace(known.place, place)) {
      await this.#run(uri, () => this.#load(uri, place, text));
    }
    const article = this.#articles.get(uri);
    if (!article) return this.#words('The article is closed.', '文章已关闭。');
    const now = this.#host.documents.text(uri)?.getText() ?? text;
    if (now !== undefined && now !== article.skeleton.raw) {
      this.history.replaceText(uri);
      article.replaceText(now);
    }
    return article;
  }

  /** Takes note that decisions were made on an article that is in memory, and writes them soon. */
  decided(uri: string): void {
    this.#changed(uri);
    void this.#run(uri, () => this.#write(uri));
  }

  /**
   * Reads sidecars again that others may have written.
   *
   * @param changed Sidecars, and folders of some, as {@link decoded} gives them.
   */
  reread(changed: ReadonlySet<string>): void {
    for (const [uri, { place }] of this.#articles) {
      if (changed.has(decoded(place.uri)) || liesIn(place.uri, changed)) {
        void this.#run(uri, () => this.#read(uri));
      }
    }
  }

  /** Looks again where sidecars are and whose they are, for settings have changed. */
  relocate(): void {
    for (const uri of this.#articles.keys()) {
      this.get(uri).then(
        () => this.#changed(uri),
        (error: unknown) => this.#host.log.error(describe(error)),
      );
    }
  }

  /**
   * Writes what is not written, of one article or of all.
   *
   * @returns why not, a sentence for each file.
   */
  async flush(only?: string): Promise<string[]> {
    const uris = only === undefined ? this.uris() : [only];
    await Promise.all(uris.map((uri) => this.#run(uri, () => this.#write(uri))));
    return uris.flatMap((uri) => {
      const article = this.#articles.get(uri);
      return article?.isDirty && article.failure !== undefined ? [article.failure] : [];
    });
  }

  /** Runs something with an article's sidecar after what is running with it. Failures are logged, not thrown. */
  #run(uri: string, work: () => Promise<void>): Promise<void> {
    const done = (this.#queues.get(uri) ?? Promise.resolve())
      .then(work)
      .catch((error: unknown) => this.#host.log.error(`${uri}: ${describe(error)}`));
    this.#queues.set(uri, done);
    return done;
  }

  async #load(uri: string, place: SidecarPlace, closedText?: string): Promise<void> {
    const { documents, sidecars } = this.#host;
    const old = this.#articles.get(uri);
    if (old && isSamePlace(old.place, place)) return;
    if (old) {
      await this.#write(uri);
      // Decisions that could not be written stay where they are.
      if (old.isDirty) return;
    }
    let found;
    let failure: string | undefined;
    try {
      found = await sidecars.load(place);
    } catch (error) {
      failure = this.#complain(place, 'read', error);
    }
    const text = documents.text(uri)?.getText() ?? closedText;
    if (text === undefined) return;
    const article = new ArticleDecisions(uri, place, text);
    if (found) article.read(found);
    article.failure = failure;
    if (old) this.#forget(old);
    this.#articles.set(uri, article);
    this.#bySidecar.set(decoded(place.uri), article);
    this.#host.watch(place.uri);
    this.#warn(article);
    if (article.isDirty) void this.#run(uri, () => this.#write(uri));
  }

  async #read(uri: string): Promise<void> {
    const article = this.#articles.get(uri);
    if (!article) return;
    try {
      const found = await this.#host.sidecars.load(article.place);
      if (!article.read(found)) return;
    } catch (error) {
      article.failure = this.#complain(article.place, 'read', error);
    }
    this.#warn(article);
    this.#changed(uri);
    if (article.isDirty) await this.#write(uri);
  }

  async #write(uri: string): Promise<void> {
    const article = this.#articles.get(uri);
    if (!article) return;
    while (article.isDirty || article.isMoved) {
      const sent = article.sidecar();
      const wasDirty = article.isDirty;
      // A sidecar is made by a decision, not by an edit of the article.
      if (!wasDirty && sent.decisions.length + sent.relations.length === 0) return;
      article.isDirty = false;
      article.isMoved = false;
      const hadFailed = article.failure !== undefined;
      try {
        const found = await this.#host.sidecars.save(article.place, sent, article.base);
        const isNew = article.written(sent, found);
        this.#warn(article);
        const isAwaited = article.isAwaited && article.isSaved;
        if (isAwaited) article.isAwaited = false;
        if (isNew || hadFailed || isAwaited) this.#changed(uri);
        if (hadFailed) this.#said.clear();
      } catch (error) {
        article.isDirty ||= wasDirty;
        article.isMoved = true;
        article.hasFailed ||= wasDirty;
        article.failure = this.#complain(article.place, 'write', error);
        if (!hadFailed) this.#changed(uri);
        this.#host.runtime.setTimeout(() => {
          if (article.isDirty) void this.#run(uri, () => this.#write(uri));
        }, RETRY);
        return;
      }
    }
  }

  #follow({ uri, edits, before, after }: DocumentEdit): void {
    const article = this.#articles.get(uri);
    if (!article) return;
    if (article.skeleton.raw === before) {
      article.edit(edits, before, after);
      this.history.edit(uri, edits, before);
    } else {
      article.replaceText(after);
      this.history.replaceText(uri);
    }
  }

  /** When typing pauses. */
  #later(uri: string): void {
    if (this.#host.documents.isOther(uri)) return;
    this.#timers.get(uri)?.cancel();
    const timer = this.#host.runtime.setTimeout(() => {
      this.#timers.delete(uri);
      this.get(uri).then(
        (article) => {
          if (typeof article !== 'string') article.settle();
          this.#changed(uri);
        },
        (error: unknown) => this.#host.log.error(`${uri}: ${describe(error)}`),
      );
    }, SETTLE);
    this.#timers.set(uri, timer);
  }

  #close(uri: string): void {
    this.#timers.get(uri)?.cancel();
    this.#timers.delete(uri);
    void this.#run(uri, async () => {
      const article = this.#articles.get(uri);
      if (article?.isDirty) await this.#write(uri);
      const isNeeded = this.#host.documents.text(uri) || this.history.concerns(uri);
      if (article && !article.isDirty && !isNeeded) this.#forget(article);
    });
  }

  #forget(article: ArticleDecisions): void {
    this.#articles.delete(article.uri);
    const sidecar = decoded(article.place.uri);
    if (this.#bySidecar.get(sidecar) === article) this.#bySidecar.delete(sidecar);
  }

  /** Tells the person what is wrong in a file, once. */
  #warn({ place, problems }: ArticleDecisions): void {
    if (problems.length === 0) return;
    const [first] = problems;
    const { line, said } = first!;
    const others = problems.length - 1;
    const more =
      others > 0 ? this.#words(` (and ${others} more lines)`, `（另有 ${others} 行）`) : '';
    const name = nameOf(place.uri);
    this.#say(
      MessageType.Warning,
      this.#words(
        `${name}, line ${line}: ${said.en}${more}. What cannot be read is kept as it is.`,
        `“${name}”第 ${line} 行：${said.zh}${more}。读不懂的内容保持原样。`,
      ),
      // Such a line moves with every decision that is written before it.
      `${place.uri} ${others} ${said.en}`,
    );
  }

  #complain(place: SidecarPlace, what: 'read' | 'write', error: unknown): string {
    const name = nameOf(place.uri);
    const reason = messageOf(error, this.#host.abilities());
    const message =
      what === 'read'
        ? this.#words(
            `Your decisions could not be read: ${name}: ${reason}.`,
            `无法读取标注决定：${name}：${reason}。`,
          )
        : this.#words(
            `Your decisions could not be written: ${name}: ${reason}. They are kept in memory, and writing is tried again.`,
            `无法写入标注决定：${name}：${reason}。决定保留在内存中，稍后会再次写入。`,
          );
    this.#host.log.error(`${place.uri}: ${messageOf(error)}`);
    this.#say(MessageType.Error, message);
    return message;
  }

  readonly #words = (en: string, zh: string): string => choose({ en, zh }, this.#host.abilities());

  /** @param what Tells messages apart: one is shown once. */
  #say(type: MessageType, message: string, what = message): void {
    if (this.#said.has(what)) return;
    this.#said.add(what);
    this.#connection
      .sendNotification(ShowMessageNotification.type, { type, message })
      .catch((error: unknown) => this.#host.log.warn(describe(error)));
  }
}

const isSamePlace = (a: SidecarPlace, b: SidecarPlace): boolean =>
  a.uri === b.uri && a.annotator === b.annotator;
