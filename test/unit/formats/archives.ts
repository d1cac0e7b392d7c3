import { strFromU8, unzipSync } from 'fflate';
import type { AnnotatedArticle } from '../../../server/src/formats/article';
import { writeAll } from '../../../server/src/formats/export';
import type { Format } from '../../../server/src/formats/format';

/** The bytes of an archive format with some articles in it. */
export async function archiveOf(
  format: Format,
  articles: readonly AnnotatedArticle[],
): Promise<Uint8Array> {
  if (format.scope !== 'archive') throw new Error(`${format.id} is no archive`);
  return (await writeAll(articles, format)) as Uint8Array;
}

/** The text files of a zip file by their names. */
export const unzipped = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]),
  );
