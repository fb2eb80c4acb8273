import type { Language } from '../core/document/document.js';
import type { Finding } from '../core/index.js';
import type { DocumentStatus, SeverityCounts } from './protocol.js';
import type { ReviewedDocument, ReviewState } from './reviewed-document.js';

export const NO_FINDINGS: SeverityCounts = { error: 0, warning: 0, info: 0, hint: 0 };

export function statusOf(
  document: ReviewedDocument,
  { review, decided, version, milliseconds }: ReviewState,
  reader: Language,
): DocumentStatus {
  const kept = review.findings.filter((finding) => !finding.suppressed);
  const standing = kept.filter((finding) => !finding.decision);
  return {
    uri: document.uri,
    version,
    counts: countBySeverity(standing),
    suppressed: review.findings.length - kept.length,
    decided: kept.length - standing.length,
    signOff: decided?.signOff.state ?? 'unsigned',
    disclosure: review.disclosure.status,
    disclosureReason: review.disclosure.reason[reader],
    language: review.language,
    notices: [...new Set(review.notices.map((notice) => notice.message[reader]))],
    milliseconds,
  };
}

export function countBySeverity(findings: readonly Finding[], counts = NO_FINDINGS): SeverityCounts {
  const sum = { ...counts };
  for (const finding of findings) sum[finding.severity]++;
  return sum;
}
