import type { JsonRange } from './json.js';
import type { ReportFile } from './report.js';

/** Lines of a text, from 0, both ends included. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/**
 * A reviewed file with only the findings on lines that a change wrote, or that point to such a line. It is cut from the
 * whole, quotations and all, so that what those findings that go would mask stays masked.
 */
export function withinChange({ file, contexts }: ReportFile, changed: readonly LineRange[]): ReportFile {
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
