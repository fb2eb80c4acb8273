import { placeName } from '../core/index.js';
import type { Severity } from '../core/rules/rule.js';
import type { Excerpt } from '../report/context.js';
import type { JsonFile, JsonFinding, JsonReview } from '../report/json.js';
import type { ReportFile } from '../report/report.js';
import { showHidden } from '../report/visible.js';
import { clip, displayWidth, oneLine, wrap } from './lay-out.js';
import type { Messages } from './messages/messages.js';
import type { Style } from './style.js';

const INDENT = '  ';
const BODY = '      ';

export interface PrettyOptions {
  readonly messages: Messages;
  readonly style: Style;
  /** Columns. */
  readonly width: number;
  /** Findings alone. */
  readonly quiet: boolean;
}

/** One file for a person at a terminal: where, what, the words themselves, why, and what to write instead. */
export function prettyFile({ file, contexts }: ReportFile, options: PrettyOptions): string {
  const { messages, style, quiet } = options;
  const parts: string[] = [];
  for (const [index, finding] of file.findings.entries()) {
    if (finding.severity === 'hint' || (quiet && (finding.suppressed || finding.decision))) continue;
    // A legacy site has thousands of them: they are counted below.
    if (finding.decision?.kind === 'baseline') continue;
    const context = contexts[index];
    if (context) parts.push(prettyFinding(finding, context.excerpt, options));
  }
  for (const notice of quiet ? [] : file.notices) {
    const place = `${notice.start.line + 1}:${notice.start.character + 1}`;
    parts.push(`${INDENT}${style.dim(`${place}  ${visible(messages.labelled(messages.notice, notice.message))}`)}\n`);
  }
  // Other hints are left to editors and reports: commits are looked at only where the configuration asks for it.
  if (!quiet && file.disclosure.status === 'not-needed' && file.disclosure.marks.some((mark) => mark.commit)) {
    const said = messages.labelled(messages.severity.hint, file.disclosure.reason);
    parts.push(`${INDENT}${style.dim(visible(said))}\n`);
  }
  if (!parts.length) return '';
  return `${style.bold(visible(file.path))}\n${parts.join('\n')}`;
}

function prettyFinding(finding: JsonFinding, excerpt: Excerpt, options: PrettyOptions): string {
  const { messages, style, width } = options;
  const place = `${finding.start.line + 1}:${finding.start.character + 1}`;
  const label = severityLabel(finding.severity, options);
  const name = placeName(finding, messages.language);
  const aside = name === undefined ? finding.rule : `${finding.rule}  ${visible(name)}`;
  const head = `${INDENT}${style.dim(place)}  ${label}  ${style.bold(visible(finding.title))}  ${style.dim(aside)}`;
  const lines = [head, ...excerptLines(excerpt, options)];
  const say = (text: string) => lines.push(...wrap(visible(text), width - BODY.length).map((line) => BODY + line));
  if (finding.suppressed) {
    lines.push(BODY + style.dim(visible(messages.suppressed(finding.suppressed.reason))));
    return `${lines.join('\n')}\n`;
  }
  if (finding.decision) {
    const { kind, reason, by, until } = finding.decision;
    lines.push(BODY + style.dim(visible(messages.decided(kind, reason, by, until))));
    return `${lines.join('\n')}\n`;
  }
  say(finding.message);
  lines.push(BODY + style.dim(clip(visible(firstSentence(finding.why)), width - BODY.length)));
  if (finding.because) say(messages.labelled(messages.because, finding.because));
  for (const { path, start, message } of finding.related ?? []) {
    const where = `${path === undefined ? '' : `${path}:`}${start.line + 1}:${start.character + 1}`;
    say(messages.labelled(where, message));
  }
  const [fix] = finding.fixes;
  if (fix) {
    const written = fix.edits.map((edit) => edit.newText).join(' … ');
    const text = written.trim() ? messages.labelled(fix.title, clip(oneLine(written), 200)) : fix.title;
    const [first = '', ...rest] = wrap(visible(text), width - BODY.length - 2);
    lines.push(`${BODY}${style.green('→')} ${first}`, ...rest.map((line) => `${BODY}  ${line}`));
  }
  return `${lines.join('\n')}\n`;
}

/** The reason in a line; `candor explain` and reports have all of it. */
function firstSentence(text: string): string {
  return /^.*?[.!?…](?=\s|$)/s.exec(text)?.[0] ?? text;
}

/** The words around the evidence, which is underlined: by the terminal, or by a line of its own. */
function excerptLines(excerpt: Excerpt, { style, width }: PrettyOptions): string[] {
  const room = width - BODY.length;
  const evidence = clip(visible(excerpt.evidence), room - 20);
  const left = Math.max(10, Math.floor((room - displayWidth(evidence)) / 2));
  const before = clip(visible(excerpt.before), left, 'start');
  const after = clip(visible(excerpt.after), Math.max(10, room - displayWidth(before + evidence)));
  if (style.inColour) return [`${BODY}${style.dim(before)}${style.underline(evidence)}${style.dim(after)}`];
  const rule = ' '.repeat(displayWidth(before)) + '~'.repeat(Math.max(1, displayWidth(evidence)));
  return [`${BODY}${before}${evidence}${after}`.trimEnd(), `${BODY}${rule}`];
}

function severityLabel(severity: Severity, { messages, style }: PrettyOptions): string {
  const name = messages.severity[severity];
  if (severity === 'error') return style.red(name);
  if (severity === 'warning') return style.yellow(name);
  return style.blue(name);
}

/** Totals, what can be fixed at once, and how far to trust all this. */
export function prettySummary(
  review: Pick<JsonReview, 'files' | 'summary'>,
  normsDate: string,
  { messages, style }: PrettyOptions,
  /** The configuration or a file could not be read, so a clean result says less. */
  isPartial: boolean,
): string {
  const { summary } = review;
  const { error, warning, info } = summary.bySeverity;
  const aside = messages.setAside(summary.setAside.suppressed, summary.setAside.decided, 0);
  const nothing = isPartial ? messages.nothingFoundInRest : messages.nothingFound;
  const totals = summary.findings ? messages.counts(error, warning, info) : nothing;
  const line = [messages.files(summary.files.reviewed), totals, aside].filter(Boolean).join(' · ');
  const coloured = error
    ? style.red(line)
    : warning
      ? style.yellow(line)
      : summary.findings || isPartial
        ? line
        : style.green(line);
  const lines = [style.bold(coloured)];
  const fixable = review.files.reduce((count, file) => count + fixableIn(file), 0);
  if (fixable) lines.push(messages.fixable(fixable));
  if (summary.findings) lines.push(style.dim(messages.disclaimer(normsDate)));
  return `${lines.join('\n')}\n`;
}

function fixableIn(file: JsonFile): number {
  return file.findings.filter(
    (finding) => !finding.suppressed && !finding.decision && finding.fixes.some((fix) => fix.safe),
  ).length;
}

/** Copy as it may go to a terminal: on one line, and nothing in it moves the cursor or hides. */
function visible(text: string): string {
  return showHidden(oneLine(text));
}
