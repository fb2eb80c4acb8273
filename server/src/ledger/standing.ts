import type { Finding } from '../core/review/finding.js';
import type { DecidedReview } from './decide.js';
import { evened } from './hash.js';
import type { Lapse, Ledger } from './ledger.js';
import { isFindingKind } from './new-record.js';
import { type LedgerRecord, scopeOf } from './record.js';

/**
 * How a decision stands: it holds, or why it does not. `resolved`: a baseline whose finding is gone, as was hoped;
 * `orphaned`: the words of another decision are gone; `reworded`: they were changed; `unreviewed`: its document is not
 * one that Candor reviews here, or any more.
 */
export type Standing =
  | 'holds'
  | Lapse
  | 'reworded'
  | 'orphaned'
  | 'resolved'
  | 'stale'
  | 'withdrawn'
  | 'replaced'
  | 'unreviewed';

/** A decision of the ledger and what became of it. */
export interface StandingDecision {
  readonly record: LedgerRecord;
  readonly standing: Standing;
  /** The finding it answers, or the one that its words became. */
  readonly finding?: Finding;
  /** The document that the finding stands in, which for wider scopes may be another than the record's. */
  readonly foundIn?: string;
  /** Who withdrew it. */
  readonly withdrawnBy?: LedgerRecord;
}

export interface DecidedDocument {
  readonly file: string;
  readonly decided: DecidedReview;
  readonly text: string;
}

/** Every decision of a ledger, withdrawals apart, in the order they were made. @param documents all that were reviewed */
export function standingOf(
  ledger: Ledger,
  documents: Iterable<DecidedDocument>,
  today: string,
  ruleId: (id: string) => string,
): readonly StandingDecision[] {
  const met = new Map<string, Pick<StandingDecision, 'finding' | 'foundIn' | 'standing'>>();
  const byFile = new Map<string, DecidedDocument>();
  for (const document of documents) {
    byFile.set(document.file, document);
    for (const [index, { record, lapse }] of document.decided.met) {
      if (!met.has(record.id)) {
        const finding = document.decided.review.findings[index]!;
        met.set(record.id, { finding, foundIn: document.file, standing: lapse ?? 'holds' });
      }
    }
  }
  const tell = (record: LedgerRecord): StandingDecision => {
    const withdrawnBy = ledger.withdrawn.get(record.id);
    if (withdrawnBy) return { record, standing: 'withdrawn', withdrawnBy };
    if (ledger.replacementOf(record) !== undefined) return { record, standing: 'replaced' };
    const document = byFile.get(record.file);
    if (record.kind === 'sign-off') {
      if (!document) return { record, standing: 'unreviewed' };
      const known = document.decided.signOff.records.find((signed) => signed.record.id === record.id);
      return { record, standing: known?.holds ? 'holds' : 'stale' };
    }
    const found = met.get(record.id);
    if (found) return { record, ...found };
    if (!document && scopeOf(record) !== 'campaign') return { record, standing: 'unreviewed' };
    if (record.kind === 'baseline') return { record, standing: 'resolved' };
    const heir = document && heirOf(record, document, ruleId);
    if (heir) return { record, standing: 'reworded', finding: heir, foundIn: record.file };
    const lapse = ledger.lapseOf(record, today);
    return { record, standing: lapse === 'expired' ? lapse : 'orphaned' };
  };
  return ledger.read.records.filter(({ kind }) => isFindingKind(kind) || kind === 'sign-off').map(tell);
}

/** An open finding of the same rule whose sentence is largely the one that was decided about. */
function heirOf(record: LedgerRecord, document: DecidedDocument, ruleId: (id: string) => string): Finding | undefined {
  if (record.text === undefined || scopeOf(record) !== 'instance') return undefined;
  const rule = ruleId(record.rule!);
  const words = wordsOf(record.text);
  const { findings } = document.decided.review;
  return findings.find((finding) => {
    if (finding.rule !== rule || finding.suppressed || finding.decision) return false;
    const now = wordsOf(document.text.slice(finding.sentence.start, finding.sentence.end));
    const shared = [...now].filter((word) => words.has(word)).length;
    return 2 * shared >= Math.max(words.size, now.size);
  });
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(
    evened(text)
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [],
  );
}

/** What a reviewer sees of a document at a glance. `clean`: nothing was found and nobody signed. */
export const DOCUMENT_STATES = ['open', 'stale', 'accepted', 'substantiated', 'signed', 'clean'] as const;
export type DocumentState = (typeof DOCUMENT_STATES)[number];

/** A signature that no longer fits and open findings ask for somebody's time, in this order. */
export function documentStateOf({ review, signOff }: DecidedReview): DocumentState {
  if (signOff.state === 'stale') return 'stale';
  if (signOff.state === 'signed') return 'signed';
  const counting = review.findings.filter(({ suppressed, severity }) => !suppressed && severity !== 'hint');
  if (counting.some(({ decision }) => !decision)) return 'open';
  if (counting.some(({ decision }) => decision?.kind !== 'evidence')) return 'accepted';
  return counting.length > 0 ? 'substantiated' : 'clean';
}

/** Days before the end of a decision during which it is told to expire soon. */
const SOON = 30;

/** Whether a decision that holds ends within thirty days of `today`. */
export function expiresSoon({ record, standing }: StandingDecision, today: string): boolean {
  if (standing !== 'holds' || record.until === undefined) return false;
  const end = new Date(`${today}T00:00:00Z`);
  end.setUTCDate(end.getUTCDate() + SOON);
  return record.until <= end.toISOString().slice(0, 10);
}
