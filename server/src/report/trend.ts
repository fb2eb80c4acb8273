import type { JsonFile, JsonFinding, JsonReview } from './json.js';
import { countsAgainst } from './summary.js';

/** What a trend needs to know of an earlier review: the shape of `--format json`, as far as it is used. */
export interface EarlierReview {
  readonly tool: { readonly version: string };
  readonly files: readonly { readonly path: string; readonly findings: readonly EarlierFinding[] }[];
}

type EarlierFinding = Pick<JsonFinding, 'fingerprint' | 'rule' | 'severity' | 'title' | 'evidence'> & {
  readonly suppressed?: unknown;
  readonly decision?: unknown;
};

export interface ResolvedFinding {
  readonly path: string;
  readonly finding: EarlierFinding;
}

/** What became of findings that count, since an earlier review. */
export interface Trend {
  /** Version of Candor that made the earlier review. */
  readonly version: string;
  readonly isNew: (finding: JsonFinding) => boolean;
  readonly appeared: number;
  readonly remaining: number;
  /** Gone from the copy, or decided on. */
  readonly resolved: readonly ResolvedFinding[];
  /** Earlier findings of documents that this review does not cover. */
  readonly elsewhere: number;
}

/**
 * Compares by fingerprint, first within each document, then across documents, since files move. An earlier finding of a
 * document that is not reviewed now counts as neither resolved nor remaining.
 */
export function trendSince(earlier: EarlierReview, review: JsonReview): Trend {
  const left = new Map<string, ResolvedFinding[]>();
  for (const { path, findings } of earlier.files) {
    for (const finding of findings) {
      if (countsAgainst(finding)) put(left, finding.fingerprint, { path, finding });
    }
  }
  const current = review.files.flatMap((file) =>
    file.findings.filter(countsAgainst).map((finding) => ({ path: file.path, finding })),
  );
  const unmatched = current.filter(({ path, finding }) => !take(left, finding.fingerprint, path));
  const appeared = new Set(
    unmatched.filter(({ finding }) => !take(left, finding.fingerprint)).map(({ finding }) => finding),
  );
  const rest = [...left.values()].flat();
  const covered = new Set(review.files.map(({ path }: JsonFile) => path));
  const resolved = rest.filter(({ path }) => covered.has(path));
  return {
    version: earlier.tool.version,
    isNew: (finding) => appeared.has(finding),
    appeared: appeared.size,
    remaining: current.length - appeared.size,
    resolved,
    elsewhere: rest.length - resolved.length,
  };
}

function put(left: Map<string, ResolvedFinding[]>, fingerprint: string, entry: ResolvedFinding): void {
  const known = left.get(fingerprint);
  if (known) known.push(entry);
  else left.set(fingerprint, [entry]);
}

/** Uses up an earlier finding of that fingerprint, in that document when one is named. */
function take(left: Map<string, ResolvedFinding[]>, fingerprint: string, path?: string): boolean {
  const known = left.get(fingerprint);
  const index = path === undefined ? 0 : (known?.findIndex((entry) => entry.path === path) ?? -1);
  if (!known || index < 0 || index >= known.length) return false;
  known.splice(index, 1);
  return true;
}
