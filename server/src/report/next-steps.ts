import type { Report } from './report.js';
import { suggestedFor } from './risk.js';
import type { Words } from './wording/words.js';

/** What to do after reading the report, gravest first, in plain sentences; never empty. */
export function nextSteps(report: Report, words: Words): string[] {
  const { steps } = words.summary;
  const { bySeverity, disclosure, files, notices } = report.review.summary;
  const todo: string[] = [];
  if (bySeverity.error > 0) todo.push(steps.errors(bySeverity.error));
  if (disclosure.missing > 0) todo.push(steps.disclosures(disclosure.missing));
  if (bySeverity.warning > 0) {
    const suggested = suggestedFor(report.review, 'warning');
    todo.push(
      [steps.warnings(bySeverity.warning), suggested > 0 && steps.suggestions(suggested, bySeverity.warning)]
        .filter(Boolean)
        .join(' '),
    );
  }
  if (bySeverity.info > 0) todo.push(steps.proofs(bySeverity.info));
  if (files.unreadable > 0) todo.push(steps.unreadable(files.unreadable));
  if (notices > 0) todo.push(steps.notices(notices));
  return todo.length > 0 ? todo : [steps.nothing];
}
