import { ResponseError } from 'vscode-languageserver';
import type { Language } from '../core/document/document.js';
import type { Localised } from '../core/rules/rule.js';

export type Log = (message: string) => void;

/**
 * A handler that answers `fallback` and logs when the wrapped one throws, so that one bad document never takes the
 * server down. Answers that are errors on purpose (cancelled, modified) pass.
 */
export function guarded<A extends unknown[], R>(
  name: string,
  log: Log,
  fallback: R,
  handler: (...args: A) => R | Promise<R>,
): (...args: A) => Promise<R> {
  return async (...args) => {
    try {
      return await handler(...args);
    } catch (error) {
      if (error instanceof ResponseError) throw error;
      log(`${name}: ${describeError(error)}`);
      return fallback;
    }
  };
}

export function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Why a file could not be read: in the reader's language where the error says it so. */
export function reasonOf(error: unknown, reader: Language): string {
  const reason = (error as { reason?: Partial<Localised> } | undefined)?.reason?.[reader];
  return reason ?? (error instanceof Error ? error.message : String(error));
}
