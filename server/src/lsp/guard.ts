import { ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Language } from '../core/document/document.js';
import type { Localised } from '../core/rules/rule.js';

export type Log = (message: string) => void;

/**
 * Stands between the connection and the handlers: one that throws is logged and answers its fallback, so that one bad
 * message or document never takes the server down. Before `initialize` and after `shutdown` nothing is handled.
 */
export class Guard {
  private state: 'starting' | 'running' | 'ended' = 'starting';

  constructor(readonly log: Log) {}

  start(): void {
    this.state = 'running';
  }

  end(): void {
    this.state = 'ended';
  }

  /** Answers that are errors on purpose (cancelled) pass. */
  request<A extends unknown[], R>(name: string, fallback: R, handler: (...args: A) => R | Promise<R>) {
    return async (...args: A): Promise<R> => {
      if (this.state === 'starting') throw new ResponseError(ErrorCodes.ServerNotInitialized, 'Not initialized yet');
      if (this.state === 'ended') throw new ResponseError(ErrorCodes.InvalidRequest, 'Shut down already');
      try {
        return await handler(...args);
      } catch (error) {
        if (error instanceof ResponseError) throw error;
        this.log(`${name}: ${describeError(error)}`);
        return fallback;
      }
    };
  }

  notification<A extends unknown[]>(name: string, handler: (...args: A) => void | Promise<void>) {
    return async (...args: A): Promise<void> => {
      if (this.state !== 'running') return;
      try {
        await handler(...args);
      } catch (error) {
        this.log(`${name}: ${describeError(error)}`);
      }
    };
  }
}

export function stopIfCancelled(token: { readonly isCancellationRequested: boolean }): void {
  if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled');
}

export function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Why a file could not be read: in the reader's language where the error says it so. */
export function reasonOf(error: unknown, reader: Language): string {
  const reason = (error as { reason?: Partial<Localised> } | undefined)?.reason?.[reader];
  return reason ?? (error instanceof Error ? error.message : String(error));
}
