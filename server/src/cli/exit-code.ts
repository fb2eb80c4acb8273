import { countsAgainst } from '../report/summary.js';

/** What the process tells its caller, as the contract has it. */
export const CLEAN = 0;
export const FOUND = 1;
/** Wrong use, a broken configuration, or a file that could not be read. */
export const TROUBLE = 2;

export const FAIL_ON = ['error', 'warning', 'info', 'never'] as const;
export type FailOn = (typeof FAIL_ON)[number];

type Weighed = Parameters<typeof countsAgainst>[0];

/** Whether a finding makes the run fail. */
export function fails(finding: Weighed, failOn: FailOn): boolean {
  const threshold = FAIL_ON.indexOf(failOn);
  const severity = FAIL_ON.indexOf(finding.severity as FailOn);
  return failOn !== 'never' && severity >= 0 && severity <= threshold && countsAgainst(finding);
}

/** A mistake in how Candor was called, to be shown as it is. */
export class WrongUse extends Error {}
