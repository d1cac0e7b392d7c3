import { FileSystemError, RelativePattern, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  FIND_FILES_METHOD,
  type FindFilesParams,
  READ_FILE_METHOD,
  type ReadFileParams,
  WRITE_FILE_METHOD,
  type WriteFileParams,
} from '../../server/src/lsp/protocol';

/** Finds, reads and writes files for a server that does not reach them: in a browser, and of file systems that are no disk. */
export function serveFiles(client: BaseLanguageClient): void {
  const { code2ProtocolConverter, protocol2CodeConverter } = client;
  client.onRequest(FIND_FILES_METHOD, async ({ folder, pattern }: FindFilesParams) => {
    const uri = protocol2CodeConverter.asUri(folder);
    const found = await workspace.findFiles(
      new RelativePattern(uri, pattern),
      '**/node_modules/**',
    );
    return found.map((file) => code2ProtocolConverter.asUri(file)).sort();
  });
  client.onRequest(READ_FILE_METHOD, async ({ uri, optional = false }: ReadFileParams) => {
    try {
      return await readText(Uri.parse(uri));
    } catch (error) {
      if (optional && isMissing(error)) return null;
      throw error;
    }
  });
  client.onRequest(WRITE_FILE_METHOD, async ({ uri, text }: WriteFileParams) => {
    await workspace.fs.writeFile(Uri.parse(uri), new TextEncoder().encode(text));
    return null;
  });
}

const isMissing = (error: unknown): boolean =>
  error instanceof FileSystemError && error.code === 'FileNotFound';

/** The text of a file in UTF-8, its byte order mark included. */
export async function readText(uri: Uri): Promise<string> {
  const bytes = await workspace.fs.readFile(uri);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
