import type { Language } from '../core/document/document.js';
import { showHidden } from '../report/visible.js';
import { type Kind, type LedgerRecord, type Scope, scopeOf } from './record.js';
import { expiresSoon, type Standing, type StandingDecision } from './standing.js';
import { KIND_WORDS, STANDING_WORDS } from './words.js';

/** A decision as every shell lists it, in the reader's language. */
export interface DecisionSummary {
  /** Id of the record. */
  readonly record: string;
  readonly kind: Exclude<Kind, 'withdraw'>;
  readonly kindText: string;
  readonly standing: Standing;
  readonly standingText: string;
  /** It holds, and ends within thirty days. */
  readonly expiresSoon: boolean;
  /** From the ledger's folder. */
  readonly file: string;
  readonly rule?: string;
  /** Title of the rule. */
  readonly title?: string;
  readonly scope?: Scope;
  /** The words that were decided about, on one line; absent for whole documents. */
  readonly text?: string;
  readonly reason?: string;
  readonly source?: string;
  readonly owner?: string;
  /** `YYYY-MM-DD`. */
  readonly until?: string;
  readonly by: string;
  readonly role?: string;
  /** ISO 8601 instant. */
  readonly at: string;
}

/**
 * @param title of the rule, in the reader's language
 * @param today `YYYY-MM-DD`
 */
export function summaryOf(
  decision: StandingDecision,
  title: string | undefined,
  today: string,
  reader: Language,
): DecisionSummary {
  const { record, standing } = decision;
  const { rule, until, at } = record;
  const { text, reason, source, owner, by, role } = shown(record);
  const kind = record.kind as DecisionSummary['kind'];
  return {
    record: record.id,
    kind,
    kindText: KIND_WORDS[kind][reader],
    standing,
    standingText: STANDING_WORDS[standing][reader],
    expiresSoon: expiresSoon(decision, today),
    file: record.file,
    ...(rule !== undefined && { rule }),
    ...(title !== undefined && { title }),
    ...(kind !== 'sign-off' && { scope: scopeOf(record) }),
    ...(text !== undefined && { text }),
    ...(reason !== undefined && { reason }),
    ...(source !== undefined && { source }),
    ...(owner !== undefined && { owner }),
    ...(until !== undefined && { until }),
    by,
    ...(role !== undefined && { role }),
    at,
  };
}

/** What people wrote, with nothing in it that a reader cannot see. */
function shown(record: LedgerRecord): Pick<LedgerRecord, 'text' | 'reason' | 'source' | 'owner' | 'role' | 'by'> {
  const keys = ['text', 'reason', 'source', 'owner', 'role'] as const;
  const written = keys.flatMap((key) => {
    const words = record[key];
    return words === undefined || (key === 'text' && record.kind === 'sign-off') ? [] : [[key, showHidden(words)]];
  });
  return { ...Object.fromEntries(written), by: showHidden(record.by) };
}
