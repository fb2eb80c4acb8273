import { SEVERITIES } from '../core/rules/rule.js';
import type { FindingContext } from './context.js';
import type { JsonFile, JsonFinding } from './json.js';

/** One place of a document where a concern shows. */
export interface Place {
  readonly finding: JsonFinding;
  readonly context: FindingContext;
}

/**
 * The findings of one file that say the same: a report explains them once. What is said comes from `places[0]`; the
 * message is `undefined` when it differs from place to place.
 */
export interface Concern {
  readonly first: JsonFinding;
  readonly message: string | undefined;
  readonly places: readonly Place[];
}

/** A finding on which nobody has decided; hints are open too, though they do not count. */
export function isOpen(finding: JsonFinding): boolean {
  return finding.suppressed === undefined && finding.decision === undefined;
}

/** A file's open findings, gravest first, then in the order of the text. */
export function concernsOf(file: JsonFile, contexts: readonly FindingContext[]): Concern[] {
  const groups = new Map<string, [Place, ...Place[]]>();
  for (const [index, finding] of file.findings.entries()) {
    const context = contexts[index];
    if (!context || !isOpen(finding)) continue;
    const key = JSON.stringify([finding.rule, finding.severity, finding.title, finding.why, finding.fineWhen]);
    const group = groups.get(key);
    if (group) group.push({ finding, context });
    else groups.set(key, [{ finding, context }]);
  }
  return [...groups.values()]
    .map((places) => {
      const first = places[0].finding;
      const isShared = places.every(({ finding }) => finding.message === first.message);
      return { first, message: isShared ? first.message : undefined, places };
    })
    .sort((a, b) => bySeverity(a.first, b.first));
}

export function bySeverity(a: Pick<JsonFinding, 'severity'>, b: Pick<JsonFinding, 'severity'>): number {
  return SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity);
}
