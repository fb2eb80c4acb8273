import type { ReviewedFile } from '../report/json.js';
import { type ReportFile, toReportFile } from '../report/report.js';
import { withinChange } from '../report/within-change.js';
import type { Target } from './collect-files.js';

/** A reviewed file as it is reported: of a change, only what the change brought. */
export function reportTarget(reviewed: ReviewedFile, { changed }: Target): ReportFile {
  const whole = toReportFile(reviewed);
  return changed ? withinChange(whole, changed) : whole;
}
