import { v5 } from 'uuid';

/** What follows the names of article and annotator in the name of a sidecar. */
export const SIDECAR_SUFFIX = '.anno.jsonl';

/** Characters that some file system forbids in names, and the dot and the percent sign that are ours. */
const SPECIAL = /[\u0000-\u001f<>:"/\\|?*.%]/g;

/** Bytes of UTF-8 that the name of a sidecar has at most: file systems take 255, and its lock has six more. */
const MOST_BYTES = 249;

/** What stands for the rest of an article's name that is too long. */
const CUT = /~[0-9a-f]{8}$/;

/** The namespace of {@link CUT}: `v5('urn:zhengwen:sidecars', URL)`. */
const NAMESPACE = v5('urn:zhengwen:sidecars', v5.URL);

/**
 * The name of the file with an annotator's decisions on an article: `article.txt` and 林 give `article.txt.林.anno.jsonl`.
 * Different annotators have different files, whatever they are called. Where an article's name is too long for that it is
 * cut, with a mark that tells it from others that begin alike.
 *
 * @param article The article's file name, or its path below the folder in which sidecars are kept.
 */
export function sidecarName(article: string, annotator: string): string {
  const end = `.${annotator.replace(SPECIAL, encode)}${SIDECAR_SUFFIX}`;
  const [folder, name] = split(article);
  const room = MOST_BYTES - bytesOf(end);
  if (bytesOf(name) <= room) return `${article}${end}`;
  const mark = `~${v5(name, NAMESPACE).slice(0, 8)}`;
  return `${folder}${cutTo(name, room - mark.length)}${mark}${end}`;
}

/**
 * The article and the annotator of a sidecar by its name; undefined where a file is no sidecar. The article's name may be
 * cut; see {@link articleOf}.
 */
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

/** Whose decisions on an article are in a file; undefined where it is no sidecar of that article. Names without folders. */
export function annotatorOn(article: string, sidecar: string): string | undefined {
  const read = readSidecarName(sidecar);
  if (!read) return undefined;
  const isIts = read.article === article || sidecarName(article, read.annotator) === sidecar;
  return isIts ? read.annotator : undefined;
}

/** Whether the name of the article in that of a sidecar may be cut, so that files must be looked through for it. */
export const isCut = (article: string): boolean => CUT.test(article);

/**
 * Which of some files the article of a sidecar is; undefined where none is.
 *
 * @param names Without folders.
 */
export const articleOf = (sidecar: string, names: readonly string[]): string | undefined =>
  names.find((name) => name === readSidecarName(sidecar)?.article) ??
  names.find((name) => annotatorOn(name, sidecar) !== undefined);

/** A path as the folder, with a slash at its end, and the name in it. */
function split(path: string): [folder: string, name: string] {
  const at = path.lastIndexOf('/') + 1;
  return [path.slice(0, at), path.slice(at)];
}

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** The beginning of a text that takes so many bytes at most, cut between characters. */
function cutTo(text: string, bytes: number): string {
  let left = bytes;
  let end = 0;
  for (const character of text) {
    left -= bytesOf(character);
    if (left < 0) break;
    end += character.length;
  }
  return text.slice(0, end);
}

const encode = (character: string): string =>
  `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
