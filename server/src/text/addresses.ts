/** Addresses of files and their parts. */

/** An address as a person reads it; as it is where its escapes mean nothing. Clients write addresses in different ways. */
export function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

/**
 * Whether a file lies in one of some folders, however deep.
 *
 * @param folders Their addresses as {@link decoded} gives them, without a slash at the end.
 */
export function liesIn(uri: string, folders: ReadonlySet<string>): boolean {
  const path = decoded(uri);
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
    if (folders.has(path.slice(0, end))) return true;
  }
  return false;
}

/** The name of a file, as a person reads it. */
export const nameOf = (uri: string): string => decoded(uri.slice(uri.lastIndexOf('/') + 1));

/** The folder of a file, without a slash at the end. */
export const folderOf = (uri: string): string => uri.slice(0, uri.lastIndexOf('/'));
