import type { ReportingConfiguration } from 'sarif';
import type { Severity } from '../../core/rules/rule.js';

const LEVELS = { error: 'error', warning: 'warning', info: 'note', hint: 'none' } as const satisfies Record<
  Severity,
  ReportingConfiguration.level
>;

/** How SARIF calls a severity. */
export function levelOf(severity: Severity): (typeof LEVELS)[Severity] {
  return LEVELS[severity];
}
