/** What follows the names of article and annotator in the name of a sidecar. */
export const SIDECAR_SUFFIX = '.anno.jsonl';

/** Characters that some file system forbids in names, and the dot and the percent sign that are ours. */
const SPECIAL = /[\u0000-\u001f<>:"/\\|?*.%]/g;

/**
 * The name of the file with an annotator's decisions on an article: `article.txt` and 林 give `article.txt.林.anno.jsonl`.
 * Different annotators have different files, whatever they are called.
 *
 * @param article The article's file name, or its path below the folder in which sidecars are kept.
 */
export function sidecarName(article: string, annotator: string): string {
  return `${article}.${annotator.replace(SPECIAL, encode)}${SIDECAR_SUFFIX}`;
}

/** The article and the annotator of a sidecar by its name; undefined where a file is no sidecar. */
export function readSidecarName(
  name: string,
): { readonly article: string; readonly annotator: string } | undefined {
  if (!name.endsWith(SIDECAR_SUFFIX)) return undefined;
  const rest = name.slice(0, -SIDECAR_SUFFIX.length);
  const dot = rest.lastIndexOf('.');
  if (dot <= 0) return undefined;
  const annotator = rest
    .slice(dot + 1)
    .replace(/%([0-9a-f]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
  return annotator === '' ? undefined : { article: rest.slice(0, dot), annotator };
}

const encode = (character: string): string =>
  `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
