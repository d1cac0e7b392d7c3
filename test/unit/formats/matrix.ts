/** Articles that formats stumble over, and what differs when they are read back. */
import { isDeepStrictEqual } from 'node:util';
import type { Fields } from '../../../server/src/decisions/decision';
import { fieldsOf } from '../../../server/src/decisions/fields';
import type { Annotation } from '../../../server/src/document/annotation';
import type {
  AnnotatedArticle,
  ArticleAnnotation,
  ArticleRelation,
} from '../../../server/src/formats/article';
import { exportArticles } from '../../../server/src/formats/export';
import type { Format, FormatFile, FormatOptions } from '../../../server/src/formats/format';
import { findFormat } from '../../../server/src/formats/registry';
import type {
  ImportedAnnotation,
  ImportedArticle,
} from '../../../server/src/formats/import/importer';
import { findImporter } from '../../../server/src/formats/import/registry';
import { toStored } from '../../../server/src/formats/readRecord';
import { meaningsOf } from '../../../server/src/formats/import/meanings';
import { relationsOf } from '../../../server/src/formats/relations';
import { parseSchema } from '../../../server/src/decisions/parseSchema';
import { toAnnotationRecord } from '../../../server/src/formats/record';
import { difficult, plain, slogan, spanOf } from './articles';

interface Case {
  readonly article: AnnotatedArticle;
  readonly options?: Partial<FormatOptions>;
}

/** An article with an official, whose post stands before it, and a slogan. */
export function official(name: string, text: string, who: string, post: string): AnnotatedArticle {
  const person: Annotation = {
    type: 'official',
    ...spanOf(text, who),
    text: who,
    norm: who,
    posts: [post],
    postSpans: [spanOf(text, post)],
    evidence: ['post-before'],
    confidence: 0.75,
  };
  return { name, text, annotations: [person, slogan(text, '真抓实干')] };
}

/** A project with types, attributes of every kind and relations. */
export const PROJECT = parseSchema(`
types:
  政策:
    label: 政策文件
    description: A plan, a notice or a rule.
    color: "#2f7ed8"
    key: p
    attributes:
      scope: text
      year: number
      binding: boolean
      level: { values: [中央, 省, 市] }
      fields: list
      term: entry
  body-of_state:
    color: "#ffcccc"
    attributes: { level: number }
  slogan:
    attributes: { tone: { values: [warm, stern] }, theme: text }
relations:
  呼应: {}
  issues: { label: 印发, from: body-of_state, to: 政策 }
`).schema;

const POLICY = '市政府印发乡村振兴三年行动方案，推动“真抓实干”落地。\n方案要求压实责任。';

/** An annotation of a type of the project. */
const own = (name: string, words: string, attributes?: Fields): ArticleAnnotation => ({
  type: 'own',
  name,
  ...spanOf(POLICY, words),
  text: words,
  norm: words,
  evidence: [],
  confidence: 1,
  ...(attributes ? { own: attributes } : {}),
});

const policy = own('政策', '乡村振兴三年行动方案', {
  scope: '全市 “农村”',
  year: 2023,
  binding: true,
  level: '市',
  fields: ['农业', '交通'],
  term: 'xiangcun-zhenxing',
});

/** An annotation of several pieces. */
function inPieces(annotation: ArticleAnnotation, ...words: readonly string[]): ArticleAnnotation {
  const pieces = words.map((part) => spanOf(POLICY, part));
  const [{ start }, { end }] = [pieces[0]!, pieces.at(-1)!];
  const text = POLICY.slice(start, end);
  return { ...annotation, start, end, text, norm: words.join(''), pieces };
}

const project = (
  name: string,
  annotations: readonly ArticleAnnotation[],
  relations: readonly ArticleRelation[] = [],
): Case => ({
  article: { name, text: POLICY, annotations, relations },
  options: { schema: PROJECT },
});

const adjacent = '实干为要创新为魂';

export const CASES: Readonly<Record<string, Case>> = {
  clean: { article: plain },
  residue: { article: difficult['residue']! },
  CRLF: {
    article: official('crlf.txt', '\r\n　　县长𠮷田青\r\n\r\n强调真抓实干。\r\n', '𠮷田青', '县长'),
  },
  BOM: { article: official('bom.txt', '\uFEFF县长方远强调真抓实干', '方远', '县长') },
  emoji: { article: official('emoji.txt', '🎉👩‍🌾县长方远：真抓实干😀', '方远', '县长') },
  'ext-B': {
    article: {
      ...plain,
      ...official('extb.txt', '𠮷县县长𠮷远要求真抓实干𠀀', '𠮷远', '𠮷县县长'),
    },
  },
  adjacent: {
    article: {
      name: 'adjacent.txt',
      text: adjacent,
      annotations: [slogan(adjacent, '实干为要'), slogan(adjacent, '创新为魂')],
    },
  },
  'line break': { article: difficult['CRLF inside a span']! },
  labels: { article: plain, options: { labels: 'zh' } },
  'line ends': { article: difficult['CRLF inside a span']!, options: { lineEnds: 'crlf' } },
  relations: {
    article: {
      name: 'relations.txt',
      text: `🎉\n${adjacent}`,
      annotations: [
        { ...slogan(`🎉\n${adjacent}`, '实干为要'), id: 'a' },
        { ...slogan(`🎉\n${adjacent}`, '创新为魂'), id: 'b' },
      ],
      relations: [{ type: '呼应', from: 'b', to: 'a' }],
    },
    options: { schema: PROJECT },
  },
  'own types': project('own.txt', [
    own('body-of_state', '市政府', { level: 3.5 }),
    policy,
    { ...slogan(POLICY, '真抓实干'), own: { tone: 'warm', theme: '作风' } },
    own('政策', '方案要求', { binding: false, fields: ['一'], scope: 'true' }),
  ]),
  'own, Chinese': {
    ...project('own.txt', [own('body-of_state', '市政府'), policy]),
    options: { schema: PROJECT, labels: 'zh' },
  },
  'own, odd': {
    article: {
      name: 'odd.txt',
      text: POLICY,
      annotations: [
        own('政策', '乡村振兴', {
          fields: ['一|二', '三'],
          more: { a: [1, null] },
          value: 2,
          'x-y': '一; norm: 二\n三',
        }),
      ],
    },
    options: { schema: PROJECT },
  },
  'own, undeclared': project('undeclared.txt', [
    own('忽略', '市政府', { level: 1 }),
    slogan(POLICY, '真抓实干'),
  ]),
  overlapping: project('overlapping.txt', [
    own('政策', '市政府印发乡村振兴'),
    policy,
    own('body-of_state', '三年行动'),
    slogan(POLICY, '真抓实干'),
    own('政策', '抓实', { year: 1 }),
    own('政策', '落地。\n方案要求'),
  ]),
  pieces: project('pieces.txt', [
    inPieces(own('政策', '乡村振兴', { level: '省' }), '乡村振兴', '行动方案', '落地。\n方案'),
    inPieces(slogan(POLICY, '三年'), '三年', '真抓实干'),
  ]),
  'own relations': project(
    'relations.txt',
    [
      { ...own('body-of_state', '市政府'), id: 'a' },
      { ...policy, id: 'b' },
      { ...own('body-of_state', '三'), id: 'd' },
      { ...slogan(POLICY, '真抓实干'), id: 'c' },
    ],
    [
      { type: 'issues', from: 'a', to: 'b' },
      { type: '呼应', from: 'c', to: 'b' },
      { type: '呼应', from: 'd', to: 'c' },
      { type: 'issues', from: 'd', to: 'b' },
    ],
  ),
  reviews: project('reviews.txt', [
    {
      ...policy,
      review: {
        tags: ['unsure'],
        notes: [
          { text: '存疑：见“方案” | 第二稿', creator: '丙', created: '2026-03-01T08:00:00.000Z' },
          {
            text: 'see\nbelow -- norm: c; count: 3',
            creator: '乙',
            created: '2026-03-02T08:00:00.000Z',
          },
        ],
        state: 'accepted',
        creator: '乙',
        created: '2026-03-01T07:00:00.000Z',
        modified: '2026-03-02T08:00:00.000Z',
      },
    },
    {
      ...slogan(POLICY, '真抓实干'),
      review: {
        tags: ['unsure', '再议'],
        state: 'open',
        creator: '乙',
        created: '2026-03-01T07:00:00.000Z',
        modified: '2026-03-01T07:00:00.000Z',
      },
    },
  ]),
  empty: { article: difficult['nothing']! },
};

/** The files of an article without the configuration beside them, which is nothing to read. */
export async function filesToRead(
  format: Format,
  article: AnnotatedArticle,
): Promise<readonly FormatFile[]> {
  const { files } = await exportArticles([article], format);
  const common = new Set(format.common.map(({ name }) => name));
  return files.filter(({ name }) => !common.has(name));
}

/** What labels mean where files are read: a type of an older schema is known there. */
const READ = meaningsOf({
  ...PROJECT,
  types: [...PROJECT.types, { name: '忽略', attributes: [{ name: 'level', kind: 'number' }] }],
});

/** What a format gives back of an article. */
export async function roundTrip(
  format: Format,
  article: AnnotatedArticle,
): Promise<ImportedArticle | undefined> {
  const importer = findImporter(format.id)!;
  const articles = await importer.read(await filesToRead(format, article), READ);
  if (articles.length > 1) throw new Error(`${format.id}: one article gave ${articles.length}`);
  return articles[0];
}

export const formatOf = (id: string, { options }: Case): Format => findFormat(id, options ?? {})!;

/**
 * What differs between an article and what came back of it, in the words that losses are said in: `text`, `span`, or the
 * name of an attribute.
 *
 * @throws where annotations are missing, of another type or at another place.
 */
export function differences(
  article: AnnotatedArticle,
  back: ImportedArticle | undefined,
): string[] {
  const expected = article.annotations.map((annotation) =>
    toStored(toAnnotationRecord(annotation)),
  );
  const found = [...(back?.annotations ?? [])];
  const text = back?.text ?? article.text;
  const result = new Set<string>();
  if (text !== article.text) result.add('text');
  if (
    showRelations(relationsOf(article), article.text).join('\n') !==
    showRelations(back?.relations ?? [], text).join('\n')
  ) {
    result.add('relations');
  }
  const take = (wanted: ImportedAnnotation): ImportedAnnotation | undefined => {
    const index = found.findIndex(
      (one) =>
        one.type === wanted.type &&
        places(text, one).join() === places(article.text, wanted).join(),
    );
    return index < 0 ? undefined : found.splice(index, 1)[0];
  };
  for (const annotation of expected) {
    const whole = take(annotation);
    if (whole) {
      for (const name of differing(article.text, annotation, text, whole)) result.add(name);
      continue;
    }
    const { pieces = [], ...rest } = annotation;
    const parts = pieces.map((piece) =>
      take({ ...rest, ...piece, text: article.text.slice(piece.start, piece.end) }),
    );
    if (parts.length > 0 && parts.every((part) => part)) {
      result.add('pieces');
      const attributes = { ...annotation.attributes, norm: parts[0]!.attributes['norm'] };
      for (const name of differingAttributes(annotation.type, attributes, parts[0]!.attributes))
        result.add(name);
      continue;
    }
    if (annotation.type === '忽略') {
      result.add('types');
      continue;
    }
    const isOver = expected.some(
      (other) =>
        other !== annotation && other.start < annotation.end && annotation.start < other.end,
    );
    if (!isOver) throw new Error(`${annotation.type} ${annotation.text} is missing`);
    result.add('overlaps');
  }
  if (found.length > 0) {
    const extra = found.map((one) => `${one.type} ${one.text}`).join('; ');
    throw new Error(`${extra} came back out of nothing`);
  }
  return [...result];
}

/** Where the solid characters of an annotation stand, piece by piece. */
function places(text: string, { start, end, pieces = [{ start, end }] }: ImportedAnnotation) {
  return pieces.map((piece) => [
    solid(text.slice(0, piece.start)).length,
    solid(text.slice(0, piece.end)).length,
  ]);
}

const showRelations = (
  relations: readonly {
    readonly type: string;
    readonly from: { readonly start: number };
    readonly to: { readonly start: number };
  }[],
  text: string,
): string[] => {
  const place = ({ start }: { readonly start: number }) => solid(text.slice(0, start)).length;
  return relations.map(({ type, from, to }) => `${place(from)} ${type} ${place(to)}`).sort();
};

/** The characters that no format may lose. */
const solid = (text: string): string => text.replace(/[\s\p{Cc}\uFEFF\uFFFD]/gu, '');

function differing(
  text: string,
  expected: ImportedAnnotation,
  foundText: string,
  found: ImportedAnnotation,
): string[] {
  const shifted = text !== foundText;
  const isMoved = expected.text !== found.text || (!shifted && expected.start !== found.start);
  const attributes = { ...found.attributes };
  for (const name of ['itemsSpan', 'postSpans']) {
    const [one, other] = [expected.attributes[name], found.attributes[name]];
    if (!shifted || !Array.isArray(one) || !Array.isArray(other)) continue;
    if (samePlaces(text, one.flat(), foundText, other.flat())) attributes[name] = one;
  }
  return [
    ...(isMoved ? ['span'] : []),
    ...differingAttributes(expected.type, expected.attributes, attributes),
  ];
}

type Attributes = Readonly<Record<string, unknown>>;

/** The names of attributes that differ; those of a project are its `own`. */
function differingAttributes(type: string, one: Attributes, other: Attributes): string[] {
  const isOwn = (name: string) =>
    !['norm', 'evidence', 'confidence', 'review'].includes(name) && !(name in fieldsOf(type));
  return [...new Set([...Object.keys(one), ...Object.keys(other)])]
    .filter((name) => !isDeepStrictEqual(one[name], other[name]))
    .map((name) => (isOwn(name) ? 'own' : name));
}

/** Whether offsets into two texts stand before the same solid characters. */
const samePlaces = (
  one: string,
  offsets: readonly number[],
  other: string,
  others: readonly number[],
): boolean =>
  offsets.length === others.length &&
  offsets.every(
    (offset, index) =>
      solid(one.slice(0, offset)).length === solid(other.slice(0, others[index])).length,
  );
