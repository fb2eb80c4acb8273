/**
 * The machine cannot run the editor tests (no browser, no network): neither a success nor a fault of Candor.
 * Any other error is a fault and stays one.
 */
export class NotRun extends Error {
  override readonly name = 'NotRun';
}

/** True where a suite that could not run must count as a failure: `.ci/run` sets it. */
export const requireAll = process.env.CANDOR_REQUIRE_ALL === '1';

/** Says on standard error, so that no reporter hides it, that a suite did not run. */
export function announceNotRun(suite: string, reason: string): string {
  const message = `NOT RUN: ${suite}: ${reason}`;
  const line = '!'.repeat(78);
  process.stderr.write(`\n${line}\n${message}\n${line}\n\n`);
  return message;
}
