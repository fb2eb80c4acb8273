import { JURISDICTIONS, type Jurisdiction } from '../core/rules/catalogue.js';
import { FAMILIES, type Family, type Severity } from '../core/rules/rule.js';
import { bySeverity } from './concerns.js';
import type { JsonFinding, JsonReview } from './json.js';
import type { Report } from './report.js';
import { countsAgainst } from './summary.js';

/** The severities that count, gravest first. */
export const COUNTED = ['error', 'warning', 'info'] as const satisfies readonly Severity[];
export type CountedSeverity = (typeof COUNTED)[number];

/** Findings that count, of one family, jurisdiction or file. */
export interface RiskRow<K> {
  readonly key: K;
  readonly counts: Readonly<Record<CountedSeverity, number>>;
  readonly total: number;
}

/** A kind of finding across the whole review. */
export interface TopConcern {
  readonly first: JsonFinding;
  /** Index in `review.files` of the document where it shows first. */
  readonly file: number;
  readonly places: number;
  readonly documents: number;
}

/** The families that the review's rules may flag, even those without a finding: a zero is news too. */
export function riskByFamily(review: JsonReview): RiskRow<Family>[] {
  const tally = new Tally<Family>();
  for (const finding of counted(review)) tally.add(finding.family, finding);
  return FAMILIES.filter((family) => family !== 'house' || tally.has(family)).map((family) => tally.row(family));
}

/** `undefined` stands for findings that cite no norm. A finding counts once in every jurisdiction it touches. */
export function riskByJurisdiction(report: Report): RiskRow<Jurisdiction | undefined>[] {
  const where = new Map(report.norms.map((norm) => [norm.id, norm.jurisdiction]));
  const tally = new Tally<Jurisdiction | undefined>();
  for (const finding of counted(report.review)) {
    const touched = new Set(finding.norms.map((norm) => where.get(norm)).filter((place) => place !== undefined));
    if (touched.size === 0) tally.add(undefined, finding);
    for (const jurisdiction of touched) tally.add(jurisdiction, finding);
  }
  return [...JURISDICTIONS, undefined].filter((place) => tally.has(place)).map((place) => tally.row(place));
}

/** Files with findings that count, by index in `review.files`, most exposed first. */
export function riskByFile(review: JsonReview): RiskRow<number>[] {
  const tally = new Tally<number>();
  for (const [index, file] of review.files.entries()) {
    for (const finding of file.findings) if (countsAgainst(finding)) tally.add(index, finding);
  }
  return tally.rows().sort((a, b) => exposure(b.counts) - exposure(a.counts) || a.key - b.key);
}

/** The gravest and most frequent kinds of finding, at most `most` of them. */
export function topConcerns(review: JsonReview, most: number): TopConcern[] {
  const byRule = new Map<
    string,
    { first: JsonFinding; file: number; places: number; lastFile: number; documents: number }
  >();
  for (const [index, file] of review.files.entries()) {
    for (const finding of file.findings) {
      if (!countsAgainst(finding)) continue;
      const key = `${finding.rule} ${finding.severity}`;
      const known = byRule.get(key);
      if (!known) byRule.set(key, { first: finding, file: index, places: 1, lastFile: index, documents: 1 });
      else {
        known.places++;
        if (known.lastFile !== index) known.documents++;
        known.lastFile = index;
      }
    }
  }
  return [...byRule.values()].sort((a, b) => bySeverity(a.first, b.first) || b.places - a.places).slice(0, most);
}

/** Findings of a severity that count and come with at least one suggested wording. */
export function suggestedFor(review: JsonReview, severity: CountedSeverity): number {
  return counted(review).filter((finding) => finding.severity === severity && finding.fixes.length > 0).length;
}

function counted(review: JsonReview): JsonFinding[] {
  return review.files.flatMap((file) => file.findings.filter(countsAgainst));
}

/** Order only: one error outweighs any number of warnings that a page holds, and so on. */
function exposure(counts: Readonly<Record<CountedSeverity, number>>): number {
  return counts.error * 1e8 + counts.warning * 1e4 + counts.info;
}

class Tally<K> {
  readonly #counts = new Map<K, Record<CountedSeverity, number>>();

  add(key: K, finding: JsonFinding): void {
    if (finding.severity === 'hint') return;
    const counts = this.#counts.get(key) ?? { error: 0, warning: 0, info: 0 };
    counts[finding.severity]++;
    this.#counts.set(key, counts);
  }

  has(key: K): boolean {
    return this.#counts.has(key);
  }

  row(key: K): RiskRow<K> {
    const counts = this.#counts.get(key) ?? { error: 0, warning: 0, info: 0 };
    return { key, counts, total: counts.error + counts.warning + counts.info };
  }

  rows(): RiskRow<K>[] {
    return [...this.#counts.keys()].map((key) => this.row(key));
  }
}
