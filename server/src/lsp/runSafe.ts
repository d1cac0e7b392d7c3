import { LSPErrorCodes, ResponseError, type CancellationToken } from 'vscode-languageserver';
import type { Log, Runtime } from './runtime';

const cancelled = () =>
  new ResponseError<void>(LSPErrorCodes.RequestCancelled, 'Request cancelled');

/**
 * Makes a request handler that never throws. The work starts a tick later, so that a cancellation which is waiting
 * behind the request is seen; what fails is logged and answered by a neutral value.
 *
 * @param name The request's name in the log.
 * @param neutral The answer that says “nothing here”.
 */
export function safely<P, R>(
  { runtime, log }: { readonly runtime: Runtime; readonly log: Log },
  name: string,
  neutral: R,
  handle: (params: P, token: CancellationToken) => R | Promise<R>,
): (params: P, token: CancellationToken) => Promise<R | ResponseError<void>> {
  return async (params, token) => {
    await new Promise<void>((resolve) => void runtime.setImmediate(resolve));
    if (token.isCancellationRequested) return cancelled();
    const started = runtime.now();
    try {
      const result = await handle(params, token);
      if (token.isCancellationRequested) return cancelled();
      log.debug(`${name}: ${(runtime.now() - started).toFixed(1)} ms`);
      return result;
    } catch (error) {
      if (error instanceof ResponseError) return error as ResponseError<void>;
      log.error(`${name} failed: ${describe(error)}`);
      return neutral;
    }
  };
}

/** An error as the log shows it. */
export const describe = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
