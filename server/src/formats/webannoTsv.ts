import { firstEndingAfter } from '../text/spans';
import type { AnnotatedArticle } from './article';
import { ENTITY, RELATION } from './cas';
import { NO_MARK, withoutMark } from './edited';
import { entitiesOf, type Entity } from './entities';
import { EVERY_FIELD } from './fields';
import { onAnnotations, type ArticleFormat, type FormatOptions } from './format';
import { labelOf } from './labels';
import { relationsOf } from './relations';
import { NO_REVIEW } from './remarks';
import { EDGES_IN_TOKENS, tokenize, type Sentence, type Token } from './tokens';

/** The features of the layer “Named entity” that every project has. */
const FEATURES = ['value', 'identifier'] as const;

/**
 * WebAnno TSV 3.3: sentences of tokens with the spans over them, in the layer “Named entity”, and relations between these.
 * A relation layer belongs to one layer of spans: types of one's own are values of that layer, too. Offsets count UTF-16 code
 * units. Tokens are cut where spans begin and end, so that no span needs sub-tokens.
 */
export const webannoTsv = (options: FormatOptions): ArticleFormat => ({
  id: 'webanno-tsv',
  label: 'WebAnno TSV 3.3',
  description: 'Tokens, spans in the layer “Named entity” and relations for INCEpTION and WebAnno.',
  extension: 'tsv',
  scope: 'article',
  common: [],
  holdsRelations: true,
  holdsOverlaps: true,
  limits: [
    {
      sentence:
        'Before INCEpTION reads relations the project needs a relation layer Relation on named entities.',
      loses: [],
      concerns: (article) => relationsOf(article).length > 0,
    },
    NO_MARK,
    {
      sentence:
        'Of an annotation WebAnno TSV holds the type, the span and the glossary entry alone.',
      loses: EVERY_FIELD.filter((name) => name !== 'entry'),
      concerns: ({ annotations }) => annotations.length > 0,
    },
    {
      sentence: 'Posts are named entities of their own; which official holds which is left out.',
      loses: [],
      ...onAnnotations(
        (annotation) => annotation.type === 'official' && annotation.postSpans.length > 0,
      ),
    },
    {
      sentence: 'White space around sentences is written as a line end and spaces.',
      loses: ['text', 'span'],
      concerns(article) {
        const plain = withoutMark(article);
        return rebuilt(plain.text, tokenize(plain, options)) !== plain.text;
      },
    },
    {
      sentence: 'INCEpTION reads no WebAnno TSV without text.',
      loses: [],
      concerns: ({ text }) => text.trim() === '',
    },
    NO_REVIEW,
    EDGES_IN_TOKENS,
  ],
  write: (article) => [
    { name: `${article.name}.tsv`, content: toTsv(withoutMark(article), options) },
  ],
});

/** What a reader makes of the text: behind each sentence a line end, where there is room for it, then spaces. */
function rebuilt(text: string, sentences: readonly Sentence[]): string {
  const parts: string[] = [];
  let last = 0;
  for (const { start, end } of sentences) {
    const lineEnd = last > 0 && start > last ? '\n' : '';
    parts.push(lineEnd.padEnd(start - last, ' '), text.slice(start, end));
    last = end;
  }
  return parts.length === 0 ? '' : `${parts.join('')}\n`;
}

function toTsv(article: AnnotatedArticle, options: FormatOptions): string {
  const { text, annotations } = article;
  const { entities } = entitiesOf(annotations);
  const sentences = tokenize({ text, annotations, cuts: entities }, options);
  const hasRelations = relationsOf(article).length > 0;
  const relation = hasRelations ? `#T_RL=${RELATION}|value|BT_${ENTITY}\n` : '';
  const head = `#FORMAT=WebAnno TSV 3.3\n#T_SP=${[ENTITY, ...FEATURES].join('|')}\n${relation}\n`;
  const cells = new Cells(article, entities, sentences, options);
  return (
    head +
    sentences
      .map(({ start, end, tokens }, index) => {
        const lines = text.slice(start, end).split('\n');
        const rows = tokens.map((token, number) =>
          [
            `${index + 1}-${number + 1}`,
            `${token.start}-${token.end}`,
            text.slice(token.start, token.end),
            ...cells.spansAt(token),
            ...(hasRelations ? cells.relationsAt(token) : []),
            '',
          ].join('\t'),
        );
        return `\n${[...lines.map((line) => `#Text=${escapeText(line)}`), ...rows].join('\n')}\n`;
      })
      .join('')
  );
}

/** What stands behind the tokens. A span over several tokens, and one of several over a token, has a number. */
class Cells {
  readonly #options: FormatOptions;
  /** Over each token, by where it starts. */
  readonly #over = new Map<number, Entity[]>();
  readonly #numbers = new Map<Entity, number>();
  /** The relations to spans that start at a token, by where it starts: name and where they come from. */
  readonly #links = new Map<number, (readonly [name: string, from: string])[]>();

  constructor(
    article: AnnotatedArticle,
    entities: readonly Entity[],
    sentences: readonly Sentence[],
    options: FormatOptions,
  ) {
    this.#options = options;
    const tokens = sentences.flatMap((sentence, index) =>
      sentence.tokens.map((token, number) => ({ ...token, id: `${index + 1}-${number + 1}` })),
    );
    const first = new Map<Entity, (typeof tokens)[number]>();
    const sorted = [...entities].sort((a, b) => a.start - b.start || b.end - a.end);
    for (const entity of sorted) {
      const from = firstEndingAfter(tokens, entity.start);
      for (let at = from; tokens[at] && tokens[at]!.end <= entity.end; at += 1) {
        const { start } = tokens[at]!;
        this.#over.set(start, [...(this.#over.get(start) ?? []), entity]);
        if (at > from) this.#number(entity);
      }
      if (tokens[from]) first.set(entity, tokens[from]);
    }
    for (const stack of this.#over.values()) {
      if (stack.length > 1) for (const entity of stack) this.#number(entity);
    }
    const entityOf = new Map(entities.map((entity) => [entity.annotation, entity]));
    for (const { type, from, to } of relationsOf(article)) {
      const [source, target] = [entityOf.get(from)!, entityOf.get(to)!];
      const [there, here] = [first.get(source), first.get(target)];
      if (!there || !here) continue;
      const numbers = [source, target].map((entity) => this.#numbers.get(entity) ?? 0);
      const ends = numbers.some((number) => number > 0) ? `[${numbers.join('_')}]` : '';
      const links = this.#links.get(here.start) ?? [];
      this.#links.set(here.start, [...links, [escapeValue(type), there.id + ends]]);
    }
  }

  #number(entity: Entity): void {
    if (!this.#numbers.has(entity)) this.#numbers.set(entity, this.#numbers.size + 1);
  }

  spansAt({ start }: Token): string[] {
    const stack = this.#over.get(start);
    if (!stack) return FEATURES.map(() => '_');
    const columns = stack.map((entity) => {
      const { what, annotation } = entity;
      const entry = annotation && 'entry' in annotation ? annotation.entry : undefined;
      const number = this.#numbers.get(entity);
      const suffix = number === undefined ? '' : `[${number}]`;
      return [labelOf(what, this.#options), entry].map(
        (value) => (value === undefined ? '*' : escapeValue(value)) + suffix,
      );
    });
    return FEATURES.map((_, index) => columns.map((column) => column[index]!).join('|'));
  }

  relationsAt({ start }: Token): string[] {
    const links = this.#links.get(start);
    if (!links) return ['_', '_'];
    return [links.map(([name]) => name).join('|'), links.map(([, from]) => from).join('|')];
  }
}

const NAMED: Readonly<Record<string, string>> = {
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  '\b': '\\b',
};

const escapeText = (text: string): string =>
  text.replace(/[\0-\x0A\x0C-\x1F\\]/g, (sign) => NAMED[sign] ?? `\\${sign}`);

const escapeValue = (value: string): string =>
  value.replace(/->|[\\[\]|_;\t\n*]/g, (sign) => NAMED[sign] ?? `\\${sign}`);
