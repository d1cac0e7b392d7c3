import { MessageType, ShowMessageNotification, type Connection } from 'vscode-languageserver';
import { createLexicon, type LexiconData } from '../lexicon/lexicon';
import { mergeGlossaries } from '../lexicon/mergeGlossaries';
import { createLanguageService, type LanguageService } from '../service';
import type { Glossaries } from './glossaries';
import { describe } from './runSafe';
import type { Log, Runtime } from './runtime';
import { inSteps } from './steps';

/** How long after the service is made there is time for what it can do beforehand, in milliseconds. */
const IDLE = 100;

/** The language service, made when it is first needed, and made again when a person's own glossary changes. */
export class Services {
  readonly #connection: Connection;
  readonly #glossaries: Glossaries;
  readonly #runtime: Runtime;
  readonly #log: Log;
  #data: Promise<LexiconData> | undefined;
  #service: Promise<LanguageService> | undefined;
  #reloading: Promise<unknown> = Promise.resolve();
  /** What the service in use was made with. */
  #own = '';

  constructor(
    connection: Connection,
    glossaries: Glossaries,
    { runtime, log }: { readonly runtime: Runtime; readonly log: Log },
  ) {
    this.#connection = connection;
    this.#glossaries = glossaries;
    this.#runtime = runtime;
    this.#log = log;
  }

  /**
   * The service as it is now.
   *
   * @throws (rejects) where the lexicon is broken, which the person has been told.
   */
  readonly current = (): Promise<LanguageService> => (this.#service ??= this.#first());

  /**
   * Reads the glossaries again.
   *
   * @returns whether there is a new service.
   */
  reload(): Promise<boolean> {
    // One after another: files may change again while they are read.
    const reloaded = this.#reloading.then(() => this.#reload());
    this.#reloading = reloaded.catch(() => false);
    return reloaded;
  }

  async #reload(): Promise<boolean> {
    // Nothing needs one yet, and the first one reads them.
    if (!this.#service) return false;
    await this.#service;
    await this.#glossaries.load(this.#data!);
    if (JSON.stringify(this.#glossaries.entries()) === this.#own) return false;
    this.#service = this.#make();
    await this.#service;
    return true;
  }

  async #first(): Promise<LanguageService> {
    try {
      this.#data = this.#runtime.loadLexicon();
      await this.#glossaries.load(this.#data);
      return await this.#make();
    } catch (error) {
      const message = 'Zhengwen cannot read its lexicon; please install it again.';
      this.#connection
        .sendNotification(ShowMessageNotification.type, { type: MessageType.Error, message })
        .catch((failure: unknown) => this.#log.warn(describe(failure)));
      throw error;
    }
  }

  async #make(): Promise<LanguageService> {
    const data = await this.#data!;
    const started = this.#runtime.now();
    const own = this.#glossaries.entries();
    this.#own = JSON.stringify(own);
    const lexicon = createLexicon(mergeGlossaries(data, own));
    const service = createLanguageService({ lexicon });
    this.#log.info(
      `Lexicon made in ${(this.#runtime.now() - started).toFixed(0)} ms on ${this.#runtime.host}, ` +
        `with ${own.length} entries of the person's own`,
    );
    this.#runtime.setTimeout(() => {
      inSteps(service.prepare(), this.#runtime).catch((error: unknown) =>
        this.#log.warn(describe(error)),
      );
    }, IDLE);
    return service;
  }
}
