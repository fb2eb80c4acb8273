import type { Language } from '../core/document/document.js';
import type { Norm } from '../core/rules/catalogue.js';
import { contextsOf, type FindingContext } from './context.js';
import { type JsonFile, type JsonReview, type ReviewedFile, toJsonFile } from './json.js';
import type { Method } from './method.js';
import type { Trend } from './trend.js';

/** Everything a report shows, in the reader's words; the renderers add no knowledge of their own. */
export interface Report {
  readonly review: JsonReview;
  /** One entry per entry of `review.files`, in the same order. */
  readonly contexts: readonly (readonly FindingContext[])[];
  /** The norms that the findings cite. */
  readonly norms: readonly Norm[];
  /** Day on which the norms were last compared with their sources, `YYYY-MM-DD`. */
  readonly normsDate: string;
  readonly reader: Language;
  /** ISO 8601 instant. */
  readonly generatedAt: string;
  readonly house?: House;
  readonly method?: Method;
  /** What became of the findings of an earlier review. */
  readonly trend?: Trend;
}

/** Who hands the report over. */
export interface House {
  readonly name?: string;
  /** A `data:` URI of a PNG, JPEG, GIF, WebP or SVG image; anything else is left out, since a report loads nothing. */
  readonly logo?: string;
  /** `#rrggbb`; darkened or lightened where text in it would be hard to read. */
  readonly colour?: string;
}

/** A reviewed file as the report keeps it: its source text can be let go. */
export interface ReportFile {
  readonly file: JsonFile;
  readonly contexts: readonly FindingContext[];
}

export function toReportFile(reviewed: ReviewedFile): ReportFile {
  const file = toJsonFile(reviewed);
  return { file, contexts: contextsOf(file, reviewed.text, reviewed.document) };
}

/** Joins a review with the contexts of its files; `norms` may hold more than the findings cite. */
export function toReport(
  parts: Omit<Report, 'norms' | 'contexts'> & {
    readonly files: readonly ReportFile[];
    readonly norms: ReadonlyMap<string, Norm>;
  },
): Report {
  const { files, norms, ...rest } = parts;
  const cited = new Set(files.flatMap(({ file }) => file.findings.flatMap((finding) => finding.norms)));
  return {
    ...rest,
    contexts: files.map((file) => file.contexts),
    norms: [...norms.values()].filter((norm) => cited.has(norm.id) && norm.verified),
  };
}
