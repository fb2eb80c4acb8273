import type { LineRange } from '../node/git-changes.js';
import type { JsonRange, ReviewedFile } from '../report/json.js';
import { type ReportFile, toReportFile } from '../report/report.js';
import type { Target } from './collect-files.js';

/**
 * A reviewed file as it is reported: of a change, only the findings on lines that it wrote, or that point to such a line.
 * Quotations are made before the others go, so that what those mask stays masked.
 */
export function reportTarget(reviewed: ReviewedFile, { changed }: Target): ReportFile {
  const whole = toReportFile(reviewed);
  if (!changed) return whole;
  const { file, contexts } = whole;
  const kept = file.findings.map((finding) =>
    [finding, ...(finding.related ?? []).filter(({ path }) => path === undefined)].some((range) =>
      touches(range, changed),
    ),
  );
  return {
    file: { ...file, findings: file.findings.filter((_, index) => kept[index]) },
    contexts: contexts.filter((_, index) => kept[index]),
  };
}

function touches({ start, end }: JsonRange, lines: readonly LineRange[]): boolean {
  return lines.some(({ first, last }) => start.line <= last && end.line >= first);
}
