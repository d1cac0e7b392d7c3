/** What an export could not hold, put down for whoever works with it later. */

/** Something that was lost, and where. */
export interface LossOf {
  /** One English sentence. */
  readonly sentence: string;
  /** The names of the articles, in their order. */
  readonly articles: readonly string[];
}

/** Collects what is lost, article by article. */
export class LossReport {
  readonly #articles = new Map<string, string[]>();

  add(article: string, sentences: readonly string[]): void {
    for (const sentence of sentences) {
      const known = this.#articles.get(sentence);
      if (known) known.push(article);
      else this.#articles.set(sentence, [article]);
    }
  }

  /** In the order in which they were met. */
  get losses(): LossOf[] {
    return [...this.#articles].map(([sentence, articles]) => ({ sentence, articles }));
  }
}

/** The extension of a file with losses; such files are no articles. */
export const LOSSES_EXTENSION = '.losses.txt';

/** Losses as a text: each sentence, and below it the articles that it concerns. */
export const describeLosses = (losses: readonly LossOf[]): string =>
  losses
    .map(
      ({ sentence, articles }) => `${sentence}\n${articles.map((name) => `  ${name}\n`).join('')}`,
    )
    .join('\n');
