import type { DisclosureStatus } from '../core/review/finding.js';
import { FAMILIES, type Family, SEVERITIES, type Severity } from '../core/rules/rule.js';
import type { JsonFile, JsonFinding, JsonUnreadable } from './json.js';

/** Figures of a whole review. `findings`, `bySeverity` and `byFamily` hold only findings that count. */
export interface JsonSummary {
  readonly files: { readonly reviewed: number; readonly clean: number; readonly unreadable: number };
  readonly findings: number;
  readonly bySeverity: Readonly<Record<Severity, number>>;
  readonly byFamily: Readonly<Record<Family, number>>;
  /** Findings that do not count, by the reason why. */
  readonly setAside: { readonly hints: number; readonly suppressed: number; readonly decided: number };
  /** Documents by disclosure status. */
  readonly disclosure: Readonly<Record<DisclosureStatus, number>>;
  readonly notices: number;
}

export const DISCLOSURE_STATUSES: readonly DisclosureStatus[] = ['missing', 'disclosed', 'signed-off', 'not-needed'];

type Weighed = Pick<JsonFinding, 'severity'> & { readonly suppressed?: unknown; readonly decision?: unknown };

/** Whether a finding bears on exit codes and totals: not a hint, not suppressed, and nobody has decided on it. */
export function countsAgainst(finding: Weighed): boolean {
  return finding.severity !== 'hint' && finding.suppressed === undefined && finding.decision === undefined;
}

export function summarise(files: readonly JsonFile[], unreadable: readonly JsonUnreadable[]): JsonSummary {
  const bySeverity = zeros(SEVERITIES);
  const byFamily = zeros(FAMILIES);
  const disclosure = zeros(DISCLOSURE_STATUSES);
  const setAside = { hints: 0, suppressed: 0, decided: 0 };
  let findings = 0;
  let clean = 0;
  let notices = 0;
  for (const file of files) {
    const before = findings;
    for (const finding of file.findings) {
      if (finding.suppressed) setAside.suppressed++;
      else if (finding.decision) setAside.decided++;
      else if (finding.severity === 'hint') setAside.hints++;
      else {
        findings++;
        bySeverity[finding.severity]++;
        byFamily[finding.family]++;
      }
    }
    if (findings === before) clean++;
    disclosure[file.disclosure.status]++;
    notices += file.notices.length;
  }
  return {
    files: { reviewed: files.length, clean, unreadable: unreadable.length },
    findings,
    bySeverity,
    byFamily,
    setAside,
    disclosure,
    notices,
  };
}

function zeros<K extends string>(keys: readonly K[]): Record<K, number> {
  return Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;
}
