import { LSPErrorCodes, ResponseError, type CancellationToken } from 'vscode-languageserver';
import { SaidError } from '../decisions/said';
import type { Log, Runtime } from './runtime';
import { choose, type Speech } from './speech';

interface Context {
  readonly runtime: Runtime;
  readonly log: Log;
  /** In which language a person is told of failures; English where left out. */
  readonly abilities?: () => Speech;
}

type Handle<P, R> = (params: P, token: CancellationToken) => R | Promise<R>;
type SafeHandler<P, R> = (params: P, token: CancellationToken) => Promise<R | ResponseError>;

/**
 * Makes a request handler that never throws. The work starts a tick later, so that a cancellation which is waiting
 * behind the request is seen; what fails is logged and answered by a neutral value.
 *
 * @param name The request's name in the log.
 * @param neutral The answer that says “nothing here”.
 */
export const safely = <P, R>(
  context: Context,
  name: string,
  neutral: R,
  handle: Handle<P, R>,
): SafeHandler<P, R> => guard(context, name, handle, () => neutral);

/**
 * As {@link safely}, for what a person asked for in so many words: a failure is an error whose message they are shown.
 */
export const openly = <P, R>(
  context: Context,
  name: string,
  handle: Handle<P, R>,
): SafeHandler<P, R> =>
  guard(
    context,
    name,
    handle,
    (error) =>
      new ResponseError(LSPErrorCodes.RequestFailed, messageOf(error, context.abilities?.())),
  );

function guard<P, R>(
  { runtime, log }: Context,
  name: string,
  handle: Handle<P, R>,
  answerFailure: (error: unknown) => R | ResponseError,
): SafeHandler<P, R> {
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
      if (token.isCancellationRequested) return cancelled();
      if (error instanceof ResponseError) return error as ResponseError;
      log.error(`${name} failed: ${describe(error)}`);
      return answerFailure(error);
    }
  };
}

const cancelled = () => new ResponseError(LSPErrorCodes.RequestCancelled, 'Request cancelled');

/** An error as a person is told, in their language where it is known; in English where none is named. */
export function messageOf(error: unknown, speech: Speech = { chinese: false }): string {
  if (error instanceof SaidError) return choose(error.said, speech);
  return error instanceof Error ? error.message : String(error);
}

/** An error as the log shows it. */
export const describe = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
