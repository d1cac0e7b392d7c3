import { type ExtensionContext, Uri, workspace } from 'vscode';
import { RESOURCE_METHOD, type ResourceParams } from '../../../server/src/lsp/protocol';
import { activateZhengwen, type ZhengwenApi } from '../client';

export { deactivateZhengwen as deactivate } from '../client';

/** The part of the web's global of this name that is used here. */
declare class Worker {
  constructor(url: string);
}

/** Entry of the web extension host: the server is a worker, which asks for the files that it needs. */
export function activate(context: ExtensionContext): ZhengwenApi {
  const dist = Uri.joinPath(context.extensionUri, 'dist');
  return activateZhengwen(context, async (options) => {
    const { LanguageClient } = await import('vscode-languageclient/browser');
    const worker = new Worker(Uri.joinPath(dist, 'browser', 'server.js').toString(true));
    const client = new LanguageClient('zhengwen', 'Zhengwen', worker, options);
    client.onRequest(RESOURCE_METHOD, ({ name }: ResourceParams) =>
      workspace.fs.readFile(Uri.joinPath(dist, name)),
    );
    return client;
  });
}
