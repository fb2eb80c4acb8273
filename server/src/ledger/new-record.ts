import type { Finding } from '../core/review/finding.js';
import type { Span } from '../core/text/span.js';
import { type FlatRecord, idOf } from './canonical.js';
import type { DecisionForm } from './form.js';
import { contentOf, evened, withPlainLineEnds, wordingContent } from './hash.js';
import { wordsContent } from './ledger.js';
import { type Kind, type LedgerRecord, LIMITS, type Scope } from './record.js';

/** A document and what was found in it. */
export interface Reviewed {
  /** Path from the ledger's folder, with slashes. */
  readonly file: string;
  readonly text: string;
  readonly findings: readonly Finding[];
}

/** A record before it has its place in the ledger. */
export type Draft = Omit<LedgerRecord, 'id' | 'after' | 'at'>;

/** Longest stretch of a sentence that is kept, in UTF-16 units. */
const LONGEST_WORDING = 1_000;

/** A decision on one finding. @param sourceContent content of the file that `form.source` names, when it names one */
export function decisionDraft(form: DecisionForm, finding: Finding, reviewed: Reviewed, sourceContent?: string): Draft {
  const { file, text, findings } = reviewed;
  const scope: Scope = form.scope ?? 'instance';
  const span = scope === 'instance' ? finding.sentence : finding;
  const words = text.slice(span.start, span.end);
  return {
    kind: form.kind,
    file,
    rule: finding.rule,
    ...(scope === 'instance' ? { fingerprint: finding.fingerprint } : { scope }),
    content: scope === 'instance' ? wordingContent(words) : wordsContent(words),
    text: shortened(evened(masked(text, span, findings))),
    ...said(form, sourceContent),
  };
}

/** A person takes responsibility for the whole document; its text is kept, so that changes can be shown. */
export function signOffDraft(form: DecisionForm, { file, text, findings }: Reviewed): Draft {
  const kept = withPlainLineEnds(masked(text, { start: 0, end: text.length }, findings));
  return {
    kind: 'sign-off',
    file,
    content: contentOf(text),
    ...(kept.length <= LIMITS.text && { text: kept }),
    ...said(form),
  };
}

export function withdrawalDraft(form: DecisionForm, record: LedgerRecord): Draft {
  const { file, content, rule } = record;
  return {
    kind: 'withdraw',
    file,
    ...(rule !== undefined && { rule }),
    content,
    withdraws: record.id,
    ...said(form),
  };
}

/** Gives drafts their place: the first follows the heads, each other one the draft before it. @param at ISO instant */
export function toRecords(drafts: readonly Draft[], heads: readonly string[], at: string): LedgerRecord[] {
  let after = [...heads].slice(0, LIMITS.after);
  return drafts.map((draft) => {
    const record = { after, ...draft, at } as unknown as FlatRecord;
    const id = idOf(record);
    after = [id];
    return { id, ...record } as unknown as LedgerRecord;
  });
}

/** A stretch of a text in which what is secret or personal stands masked, as findings quote it. */
export function masked(text: string, { start, end }: Span, findings: readonly Finding[]): string {
  let result = '';
  let at = start;
  for (const finding of findings) {
    if (finding.end <= at || finding.start < at || finding.start >= end) continue;
    // Detectors that quote less than they matched say so in place of the match, too.
    const { evidence, captures } = finding;
    if (captures.match !== evidence || evidence === text.slice(finding.start, finding.end)) continue;
    if (finding.phrase !== -1) continue;
    result += text.slice(at, finding.start) + finding.evidence;
    at = finding.end;
  }
  return result + text.slice(at, Math.max(at, end));
}

function said({ reason, source, owner, until, by, role }: DecisionForm, sourceContent?: string) {
  return {
    ...(reason !== undefined && { reason }),
    ...(source !== undefined && { source }),
    ...(sourceContent !== undefined && { sourceContent }),
    ...(owner !== undefined && { owner }),
    ...(until !== undefined && { until }),
    by: by ?? '',
    ...(role !== undefined && { role }),
  };
}

function shortened(text: string): string {
  return text.length > LONGEST_WORDING ? `${text.slice(0, LONGEST_WORDING).replace(/[\ud800-\udbff]$/, '')}…` : text;
}

/** Whether a kind is a decision on a finding. */
export function isFindingKind(kind: Kind): kind is 'evidence' | 'accept' | 'baseline' {
  return kind === 'evidence' || kind === 'accept' || kind === 'baseline';
}
