import { isOpen } from './concerns.js';
import type { JsonRange } from './json.js';
import type { Report } from './report.js';
import { showHidden } from './visible.js';
import { wordsFor } from './wording/wording.js';

/** How GitHub calls each severity; hints are not shown on a pull request. */
const LEVELS = { error: 'error', warning: 'warning', info: 'notice', hint: undefined } as const;

type Level = 'error' | 'warning' | 'notice';

/**
 * Workflow commands that make GitHub annotate the lines of a pull request: open findings, what was not checked, and what
 * could not be read.
 * @param prefix what leads from the root of the repository to the paths of the review: empty, or ending with `/`.
 */
export function renderGithub({ review, reader }: Report, prefix: string): string {
  const words = wordsFor(reader);
  const lines: string[] = [];
  const add = (level: Level, path: string, title: string, message: string, range?: JsonRange) =>
    lines.push(
      `::${level} ${properties({ file: prefix + path, ...(range && placeOf(range)), title })}::${data(message)}`,
    );
  for (const { path, reason } of review.unreadable) add('error', path, words.table.unreadable, reason);
  for (const { path, findings, notices } of review.files) {
    for (const finding of findings) {
      const level = LEVELS[finding.severity];
      if (level && isOpen(finding)) add(level, path, finding.title, `${finding.message} (${finding.rule})`, finding);
    }
    for (const notice of notices) add('notice', path, words.table.unchecked, notice.message, notice);
  }
  return lines.map((line) => `${line}\n`).join('');
}

/** GitHub counts lines and columns from 1, and takes columns only within one line. */
function placeOf({ start, end }: JsonRange): Record<string, string> {
  const lines = { line: String(start.line + 1), endLine: String(end.line + 1) };
  if (start.line !== end.line) return lines;
  return {
    ...lines,
    col: String(start.character + 1),
    endColumn: String(Math.max(end.character, start.character + 1)),
  };
}

function properties(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${data(value).replaceAll(':', '%3A').replaceAll(',', '%2C')}`)
    .join(',');
}

/** A line end in a message would end the command, and what follows could be another one. */
function data(text: string): string {
  return showHidden(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
