import type { ExtensionContext } from 'vscode';
import { activateZhengwen, type ZhengwenApi } from '../client';

export { deactivateZhengwen as deactivate } from '../client';

/** Entry of the desktop and remote extension hosts: the server is a process of its own. */
export function activate(context: ExtensionContext): ZhengwenApi {
  return activateZhengwen(context, async (options) => {
    const { LanguageClient, TransportKind } = await import('vscode-languageclient/node');
    const server = {
      module: context.asAbsolutePath('dist/server.js'),
      transport: TransportKind.ipc,
    };
    return new LanguageClient(
      'zhengwen',
      'Zhengwen',
      {
        run: server,
        debug: { ...server, options: { execArgv: ['--nolazy', '--inspect=6010'] } },
      },
      options,
    );
  });
}
