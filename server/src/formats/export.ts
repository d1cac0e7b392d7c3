import type { AnnotatedArticle } from './article';
import { FileNames } from './fileNames';
import type { Loss } from './losses';
import type { ArchiveFormat, CorpusFormat, Format, FormatFile } from './format';

/** What an export of any number of articles gives. */
export interface Export {
  readonly files: readonly FormatFile[];
  /** How many annotations were written. */
  readonly count: number;
  /** What the format could not hold of these articles, one sentence each. */
  readonly losses: readonly string[];
}

/**
 * Writes articles in a format, all at once. File names hold no folders; of articles with equal names each keeps its own
 * file.
 *
 * @throws {SpanMismatchError} (rejects) where an annotation does not fit its text.
 */
export async function exportArticles(
  articles: readonly AnnotatedArticle[],
  format: Format,
): Promise<Export> {
  return {
    files: articles.length === 0 ? [] : await write(articles, format),
    count: articles.reduce((sum, { annotations }) => sum + annotations.length, 0),
    losses: findLosses(articles, format),
  };
}

/** What a format cannot hold of an article, and which of its annotations that concerns. */
export const lossesOf = (article: AnnotatedArticle, { limits }: Format): Loss[] =>
  limits
    .filter((limit) => limit.concerns(article))
    .map(({ sentence, where }) => ({ sentence, ...(where && { where: where(article) }) }));

/** What a format cannot hold of some articles, one sentence each. */
export function findLosses(articles: readonly AnnotatedArticle[], format: Format): string[] {
  return format.limits
    .filter((limit) => articles.some((article) => limit.concerns(article)))
    .map(({ sentence }) => sentence);
}

async function write(articles: readonly AnnotatedArticle[], format: Format): Promise<FormatFile[]> {
  if (format.scope === 'article') {
    const names = new FileNames();
    const files = articles.flatMap((article) =>
      names.take(
        format.write(article).map((file): FormatFile => ({ ...file, name: baseName(file) })),
      ),
    );
    return [...files, ...format.common];
  }
  const stem = articles.length === 1 ? baseName(articles[0]!) : 'annotations';
  const content = await writeAll(articles, format);
  return [{ name: `${stem}.${format.extension}`, content }, ...format.common];
}

/** The content of one file that holds articles. */
export async function writeAll(
  articles: readonly AnnotatedArticle[],
  format: CorpusFormat | ArchiveFormat,
): Promise<FormatFile['content']> {
  if (format.scope === 'corpus') {
    const { head, separator = '', tail = '' } = format;
    return head() + articles.map((article) => format.write(article)).join(separator) + tail;
  }
  const archive = format.open();
  const parts: Uint8Array[] = [];
  for (const article of articles) parts.push(...(await archive.add(article)));
  for await (const part of archive.close()) parts.push(part);
  return joined(parts);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}

const baseName = ({ name }: { readonly name: string }): string => name.replace(/^.*[/\\]/, '');
