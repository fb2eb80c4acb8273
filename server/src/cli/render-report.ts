import { relative, sep } from 'node:path';
import type { Catalogue, Language } from '../core/index.js';
import type { JsonReview } from '../report/json.js';
import type { Method } from '../report/method.js';
import { type House, type Report, type ReportFile, toReport } from '../report/report.js';
import { type EarlierReview, trendSince } from '../report/trend.js';
import { type FailOn, fails } from './exit-code.js';

/** What a review can be written as, apart from what is said at a terminal. */
export type ReportFormat = 'html' | 'markdown' | 'csv' | 'sarif' | 'junit' | 'github';

export interface ReportParts {
  readonly review: JsonReview;
  readonly files: readonly ReportFile[];
  readonly catalogue: Catalogue;
  readonly reader: Language;
  /** From which severity a finding makes a pipeline fail. */
  readonly failOn: FailOn;
  readonly house?: House;
  readonly method?: Method;
  /** What an earlier review found, to compare with. */
  readonly earlier?: EarlierReview;
}

/** A review as a document or as data, to read, to hand over, or for another program. */
export async function renderReport(
  format: ReportFormat,
  { review, files, catalogue, reader, failOn, house, method, earlier }: ReportParts,
): Promise<string> {
  const report = toReport({
    review,
    files,
    norms: new Map(catalogue.norms.map((norm) => [norm.id, norm])),
    normsDate: catalogue.normsDate,
    reader,
    generatedAt: new Date().toISOString(),
    ...(house && { house }),
    ...(method && { method }),
    ...(earlier && { trend: trendSince(earlier, review) }),
  });
  return RENDERERS[format](report, failOn);
}

/** Each is loaded when it is asked for. */
const RENDERERS: Readonly<Record<ReportFormat, (report: Report, failOn: FailOn) => Promise<string>>> = {
  html: async (report) => (await import('../report/html.js')).renderHtml(report),
  markdown: async (report) => (await import('../report/markdown.js')).renderMarkdown(report),
  csv: async (report) => (await import('../report/csv.js')).renderCsv(report),
  sarif: async (report) => (await import('../report/sarif/sarif.js')).renderSarif(report),
  junit: async (report, failOn) =>
    (await import('../report/junit.js')).renderJunit(report, (finding) => fails(finding, failOn)),
  github: async (report) => (await import('../report/github.js')).renderGithub(report, pathFromCheckout(process.env)),
};

/** GitHub counts paths from its checkout, wherever in it the command runs. */
function pathFromCheckout({ GITHUB_WORKSPACE }: NodeJS.ProcessEnv): string {
  if (!GITHUB_WORKSPACE) return '';
  const path = relative(GITHUB_WORKSPACE, process.cwd()).split(sep).join('/');
  return path === '' || path.startsWith('..') ? '' : `${path}/`;
}
