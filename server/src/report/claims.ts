import type { JsonFile, JsonFinding } from './json.js';
import type { Report } from './report.js';

/** How the proof of a claim stands. */
export type ProofState = 'lapsed' | 'missing' | 'proved';
export const PROOF_STATES: readonly ProofState[] = ['lapsed', 'missing', 'proved'];

/** Something that the copy claims and that has to be proved. */
export interface Claim {
  readonly file: JsonFile;
  readonly finding: JsonFinding;
  /** The words, as a reader of the copy sees them. */
  readonly words: string;
  readonly state: ProofState;
}

/**
 * The claims of a review: those that need proof, and those for which somebody gave one, whatever their severity. First
 * what asks for work, then what falls due next.
 */
export function claimsOf({ review, contexts }: Pick<Report, 'review' | 'contexts'>): Claim[] {
  const claims = review.files.flatMap((file, index) =>
    file.findings.flatMap((finding, i): Claim[] => {
      const state = proofState(finding);
      const words = contexts[index]?.[i]?.excerpt.evidence ?? finding.evidence;
      return state ? [{ file, finding, words, state }] : [];
    }),
  );
  return claims.sort((a, b) => rank(a) - rank(b) || compare(dueDay(a), dueDay(b)));
}

function proofState({ decision, lapsed, suppressed, severity }: JsonFinding): ProofState | undefined {
  if (decision?.kind === 'evidence') return 'proved';
  if (suppressed || decision) return undefined;
  if (lapsed?.kind === 'evidence') return 'lapsed';
  return severity === 'info' ? 'missing' : undefined;
}

function rank({ state }: Claim): number {
  return PROOF_STATES.indexOf(state);
}

/** What has no end is due last. */
function dueDay({ finding }: Claim): string {
  return (finding.decision ?? finding.lapsed)?.until ?? '9999';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
