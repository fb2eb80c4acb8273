import type { Catalogue, Language } from '../core/index.js';
import type { JsonReview } from '../report/json.js';
import { type ReportFile, toReport } from '../report/report.js';

/** A report of a review, to read or to hand over. */
export async function renderReport(
  format: 'html' | 'markdown',
  review: JsonReview,
  files: readonly ReportFile[],
  catalogue: Catalogue,
  reader: Language,
): Promise<string> {
  const report = toReport({
    review,
    files,
    norms: new Map(catalogue.norms.map((norm) => [norm.id, norm])),
    normsDate: catalogue.normsDate,
    reader,
    generatedAt: new Date().toISOString(),
  });
  if (format === 'html') return (await import('../report/html.js')).renderHtml(report);
  return (await import('../report/markdown.js')).renderMarkdown(report);
}
