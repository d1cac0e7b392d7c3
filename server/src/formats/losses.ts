/** What an export could not hold, put down for whoever works with it later. */

/** Something of an article that was lost. */
export interface Loss {
  /** One English sentence. */
  readonly sentence: string;
  /** Whose loss it is, in UTF-16 code units of the article; left out where it concerns all of the article. */
  readonly where?: readonly LostSpan[];
}

export interface LostSpan {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Something that was lost, and where. */
export interface LossOf {
  /** One English sentence. */
  readonly sentence: string;
  /** The names of the articles, in their order, each with the places in it where these are known. */
  readonly articles: readonly string[];
}

/** Collects what is lost, article by article. */
export class LossReport {
  readonly #articles = new Map<string, string[]>();

  add(article: string, losses: readonly Loss[]): void {
    for (const { sentence, where = [] } of losses) {
      const line = where.length > 0 ? `${article}: ${describePlaces(where)}` : article;
      const known = this.#articles.get(sentence);
      if (known) known.push(line);
      else this.#articles.set(sentence, [line]);
    }
  }

  /** In the order in which they were met. */
  get losses(): LossOf[] {
    return [...this.#articles].map(([sentence, articles]) => ({ sentence, articles }));
  }
}

/** How many places of one article a report names. */
const MOST_PLACES = 50;

/** How much of the words at a place is shown, in UTF-16 code units. */
const MOST_WORDS = 24;

/** How many annotations there are, and where: `2 (12–16 走找想促, 45–49 一单两制)`. */
function describePlaces(spans: readonly LostSpan[]): string {
  const places = spans
    .slice(0, MOST_PLACES)
    .map(({ start, end, text }) => `${start}–${end} ${shortened(text)}`);
  const rest = spans.length - places.length;
  return `${spans.length} (${places.join(', ')}${rest > 0 ? ` and ${rest} more` : ''})`;
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= MOST_WORDS
    ? line
    : `${line.slice(0, MOST_WORDS).replace(/[\uD800-\uDBFF]$/, '')}…`;
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
