import { compareAnnotators, type ComparedPair } from '../decisions/adjudicate';
import type { EffectiveAnnotation, Undecided } from '../decisions/effective';
import { lineAndColumn, placeOf } from './report';
import { count, type Terminal } from './terminal';

/** An article that both annotated, with what each made of it. */
export interface AnnotatedTwice {
  readonly article: string;
  readonly text: string;
  readonly first: readonly EffectiveAnnotation[];
  readonly second: readonly EffectiveAnnotation[];
}

/** Lists where two annotators differ, article by article in the order of the text. */
export async function listDisagreements(
  articles: readonly AnnotatedTwice[],
  [first, second]: readonly [string, string],
  undecided: Undecided,
  json: boolean,
  terminal: Terminal,
): Promise<void> {
  let agreed = 0;
  const records: object[] = [];
  for (const article of articles) {
    const comparison = compareAnnotators(article.first, article.second, undecided);
    agreed += comparison.agreed.length;
    for (const pair of comparison.disagreements) {
      records.push(toRecord(article, pair));
      if (!json) await terminal.write(describe(article, pair, first, second));
    }
  }
  if (json) {
    const result = { annotators: [first, second], agreed, disagreements: records };
    await terminal.write(`${JSON.stringify(result, null, 2)}\n`);
  } else {
    terminal.say(`${count(records.length, 'disagreement')}; ${agreed} agreed`);
  }
}

/** What the pair differs in: `only` where one of them has nothing there. */
const kindOf = ({ differences }: ComparedPair): readonly string[] =>
  differences.length > 0 ? differences : ['only'];

const startOf = ({ first, second }: ComparedPair): number =>
  Math.min(first?.pieces[0]!.start ?? Infinity, second?.pieces[0]!.start ?? Infinity);

function describe(
  { article, text }: AnnotatedTwice,
  pair: ComparedPair,
  first: string,
  second: string,
): string {
  const side = (name: string, one: EffectiveAnnotation | undefined): string =>
    `${name}: ${one ? `${one.type} ${quote(text, one)}${attributesOf(one, pair)}` : '–'}`;
  const parts = [
    placeOf(article, text, startOf(pair)),
    kindOf(pair).join('+'),
    side(first, pair.first),
    side(second, pair.second),
  ];
  return `${parts.join('  ')}\n`;
}

const quote = (text: string, { pieces }: EffectiveAnnotation): string =>
  pieces.map(({ start, end }) => JSON.stringify(text.slice(start, end))).join(' … ');

const attributesOf = (
  { attributes }: EffectiveAnnotation,
  { differences }: ComparedPair,
): string => (differences.includes('attributes') ? ` ${JSON.stringify(attributes)}` : '');

function toRecord({ article, text }: AnnotatedTwice, pair: ComparedPair): object {
  const side = (one: EffectiveAnnotation | undefined): object | null =>
    one
      ? {
          ...(one.id === undefined ? {} : { id: one.id }),
          state: one.state,
          type: one.type,
          pieces: one.pieces.map(({ start, end }) => ({
            start,
            end,
            text: text.slice(start, end),
          })),
          attributes: one.attributes,
        }
      : null;
  return {
    file: article,
    ...lineAndColumn(text, startOf(pair)),
    differs: kindOf(pair),
    first: side(pair.first),
    second: side(pair.second),
  };
}
