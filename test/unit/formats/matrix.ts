/** Articles that formats stumble over, and what differs when they are read back. */
import type { Annotation } from '../../../server/src/document/annotation';
import type { AnnotatedArticle } from '../../../server/src/formats/article';
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
import { parseSchema } from '../../../server/src/decisions/schema';
import { toAnnotationRecord } from '../../../server/src/formats/record';
import { difficult, plain, slogan, spanOf } from './articles';

interface Case {
  readonly article: AnnotatedArticle;
  readonly options?: Partial<FormatOptions>;
}

/** An article with an official, whose post stands before it, and a slogan. */
function official(name: string, text: string, who: string, post: string): AnnotatedArticle {
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

/** A project with a relation. */
export const ECHO = parseSchema('relations:\n  呼应: {}\n').schema;

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
    options: { relations: ECHO.relations },
  },
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

/** What a format gives back of an article. */
export async function roundTrip(
  format: Format,
  article: AnnotatedArticle,
): Promise<ImportedArticle | undefined> {
  const importer = findImporter(format.id)!;
  const articles = await importer.read(await filesToRead(format, article), meaningsOf(ECHO));
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
  const found = back?.annotations ?? [];
  if (expected.length !== found.length) {
    throw new Error(`${expected.length} annotations, of which ${found.length} came back`);
  }
  const text = back?.text ?? article.text;
  const result = new Set<string>();
  if (text !== article.text) result.add('text');
  if (
    showRelations(relationsOf(article)).join('\n') !==
    showRelations(back?.relations ?? []).join('\n')
  ) {
    result.add('relations');
  }
  expected.forEach((annotation, index) => {
    for (const name of differing(article.text, annotation, text, found[index]!)) result.add(name);
  });
  return [...result];
}

const showRelations = (
  relations: readonly {
    readonly type: string;
    readonly from: { readonly text: string };
    readonly to: { readonly text: string };
  }[],
): string[] => relations.map(({ type, from, to }) => `${from.text} ${type} ${to.text}`);

/** The characters that no format may lose. */
const solid = (text: string): string => text.replace(/[\s\p{Cc}\uFEFF\uFFFD]/gu, '');

function differing(
  text: string,
  expected: ImportedAnnotation,
  foundText: string,
  found: ImportedAnnotation,
): string[] {
  if (expected.type !== found.type) throw new Error(`${expected.type} is ${found.type}`);
  const place = (whole: string, { start }: ImportedAnnotation) =>
    solid(whole.slice(0, start)).length;
  if (place(text, expected) !== place(foundText, found)) {
    throw new Error(`${expected.text} stands at another place`);
  }
  if (solid(expected.text) !== solid(found.text)) {
    throw new Error(`${expected.text} came back as ${found.text}`);
  }
  const words = foundText.slice(found.start, found.end);
  if (found.text !== words && solid(words) !== solid(found.text)) {
    throw new Error(`${found.text} is not what the text has, ${words}`);
  }
  const names = new Set([...Object.keys(expected.attributes), ...Object.keys(found.attributes)]);
  const shifted = text !== foundText;
  return [
    ...(expected.text !== found.text || (!shifted && expected.start !== found.start)
      ? ['span']
      : []),
    ...[...names].filter((name) => {
      const [one, other] = [expected.attributes[name], found.attributes[name]];
      if (shifted && /Spans?$/.test(name) && Array.isArray(one) && Array.isArray(other)) {
        return !samePlaces(text, one.flat(), foundText, other.flat());
      }
      return JSON.stringify(one) !== JSON.stringify(other);
    }),
  ];
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
