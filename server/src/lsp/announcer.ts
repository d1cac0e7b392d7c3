import type { Connection, Diagnostic } from 'vscode-languageserver';
import type { ColoredSpan } from '../features/tokens';
import type { ClientAbilities } from './abilities';
import { runInSteps, toCheckDiagnostics } from './checks';
import { toDirtDiagnostics } from './dirt';
import type { Documents, Snapshot } from './documents';
import { toDoubtDiagnostics } from './doubtFixes';
import type { Doubts } from './doubts';
import { ANNOTATIONS_METHOD } from './protocol';
import { describe } from './runSafe';
import type { Cancellable, Log, Runtime } from './runtime';
import { pause } from './steps';
import { noAnnotations, toAnnotations, toDiagnostics } from './toProtocol';

/** How long the server waits for the next keystroke before it says what a document holds, in milliseconds. */
const SETTLE = 120;

/** The annotations of a document as a person's decisions left them. */
export interface Standing {
  /** Reads the decisions on a document that is read as an article. Never rejects. */
  readonly load: (uri: string) => Promise<void>;
  /** In the order of the text, as far as they are loaded. */
  readonly spans: (snapshot: Snapshot) => readonly ColoredSpan[];
}

/** Tells the client, without being asked, what the open documents hold: their annotations and their problems. */
export class Announcer {
  readonly #connection: Connection;
  readonly #documents: Documents;
  readonly #doubts: Pick<Doubts, 'of'>;
  readonly #standing: Standing;
  readonly #abilities: () => ClientAbilities;
  readonly #runtime: Runtime;
  readonly #log: Log;
  readonly #seen = new Set<string>();
  readonly #pending = new Map<string, Cancellable>();
  /** Documents with problems that the client was told of. */
  readonly #reported = new Set<string>();
  #hasReported = false;
  /** The report that is being made of a document; a later one takes its place. */
  readonly #reporting = new Map<string, object>();

  constructor(
    connection: Connection,
    documents: Documents,
    doubts: Pick<Doubts, 'of'>,
    standing: Standing,
    abilities: () => ClientAbilities,
    { runtime, log }: { readonly runtime: Runtime; readonly log: Log },
  ) {
    this.#connection = connection;
    this.#documents = documents;
    this.#doubts = doubts;
    this.#standing = standing;
    this.#abilities = abilities;
    this.#runtime = runtime;
    this.#log = log;
    documents.onDidChange(({ document: { uri } }) => {
      if (documents.isOther(uri)) return;
      this.#announceIn(this.#seen.has(uri) ? SETTLE : 0, uri);
      this.#seen.add(uri);
    });
    documents.onDidClose(({ document }) => this.#drop(document.uri));
  }

  /** Says anew what all open documents hold, for settings have changed. */
  announceAll(): void {
    for (const uri of this.#documents.uris()) {
      if (!this.#documents.isOther(uri)) this.#announceIn(0, uri);
    }
  }

  /** Says anew what a document holds. */
  announce(uri: string): void {
    this.#announceIn(0, uri);
  }

  #announceIn(delay: number, uri: string): void {
    this.#pending.get(uri)?.cancel();
    const timer = this.#runtime.setTimeout(() => {
      this.#pending.delete(uri);
      this.#announce(uri).catch((error: unknown) => this.#log.error(`${uri}: ${describe(error)}`));
    }, delay);
    this.#pending.set(uri, timer);
  }

  async #announce(uri: string): Promise<void> {
    const { annotations } = this.#abilities();
    if (annotations) await this.#standing.load(uri);
    const snapshot = await this.#documents.snapshot(uri);
    const document = this.#documents.text(uri);
    if (!document) return;
    await Promise.all([
      annotations &&
        this.#connection.sendNotification(
          ANNOTATIONS_METHOD,
          snapshot
            ? toAnnotations(snapshot, this.#standing.spans(snapshot))
            : noAnnotations(document),
        ),
      this.#reportLater(uri, document.version, snapshot),
    ]);
  }

  /** The first checks take a while: what a person asks for meanwhile is answered before them. */
  async #reportLater(uri: string, version: number, snapshot: Snapshot | undefined): Promise<void> {
    const report = {};
    this.#reporting.set(uri, report);
    // What was closed or typed in meanwhile, or is told of anew, is told of on its own.
    const goesOn = () =>
      this.#reporting.get(uri) === report && this.#documents.text(uri)?.version === version;
    if (!this.#hasReported) {
      this.#hasReported = true;
      await new Promise<void>((resolve) => this.#runtime.setTimeout(resolve, SETTLE));
    }
    const diagnostics: Diagnostic[] = [];
    for (const find of snapshot ? this.#problems(snapshot, goesOn) : []) {
      if (!goesOn()) return;
      diagnostics.push(...(await find()));
      await pause(this.#runtime);
    }
    if (!goesOn()) return;
    this.#reporting.delete(uri);
    if (diagnostics.length === 0 && !this.#reported.has(uri)) return;
    if (diagnostics.length > 0) this.#reported.add(uri);
    else this.#reported.delete(uri);
    await this.#connection.sendDiagnostics({ uri, version, diagnostics });
  }

  /** What finds the problems of a document, each in its own time. */
  #problems(
    snapshot: Snapshot,
    goesOn: () => boolean,
  ): readonly (() => Diagnostic[] | Promise<Diagnostic[]>)[] {
    const abilities = this.#abilities();
    return [
      () => toDiagnostics(snapshot, abilities),
      () => toDirtDiagnostics(snapshot, abilities),
      async () => {
        await runInSteps(snapshot, this.#runtime, goesOn);
        return goesOn() ? toCheckDiagnostics(snapshot, abilities) : [];
      },
      () => toDoubtDiagnostics(snapshot, this.#doubts.of(snapshot), abilities),
    ];
  }

  #drop(uri: string): void {
    this.#seen.delete(uri);
    this.#pending.get(uri)?.cancel();
    this.#pending.delete(uri);
    this.#reporting.delete(uri);
    if (!this.#reported.delete(uri)) return;
    this.#connection
      .sendDiagnostics({ uri, diagnostics: [] })
      .catch((error: unknown) => this.#log.warn(describe(error)));
  }
}
