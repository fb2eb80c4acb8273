import { MARKDOWN_REPORT_MARK } from '../core/index.js';
import { placeName } from '../core/review/place-name.js';
import type { Norm } from '../core/rules/catalogue.js';
import { type Concern, concernsOf, type Place } from './concerns.js';
import { code, diff, link, plain } from './markdown/escape.js';
import type { Method } from './method.js';
import { nextSteps } from './next-steps.js';
import type { Report } from './report.js';
import { COUNTED } from './risk.js';
import { DISCLOSURE_STATUSES } from './summary.js';
import { wordsFor } from './wording/wording.js';
import type { Words } from './wording/words.js';

/** UTF-16 units: a pull-request comment holds 65,536 characters on GitHub; what does not fit is counted at the end. */
const LONGEST = 60_000;
/** Lines of each closing list. */
const LONGEST_LIST = 20;

/** The report as Markdown for a pull-request comment: the summary first, then findings by file as far as they fit. */
export function renderMarkdown(report: Report): string {
  const words = wordsFor(report.reader);
  const head = summary(report, words);
  const tail = [...disclosures(report, words), ...unchecked(report, words), ...closing(report, words)];
  const room = LONGEST - lengthOf(head) - lengthOf(tail) - MARKDOWN_REPORT_MARK.length;
  return `${[MARKDOWN_REPORT_MARK, ...head, ...findings(report, words, room), ...tail].join('\n\n')}\n`;
}

function summary(report: Report, words: Words): string[] {
  const { files, findings, bySeverity, disclosure } = report.review.summary;
  const verdict =
    findings > 0 ? words.summary.found(findings, files.reviewed - files.clean) : words.summary.nothingFound;
  const columns = [...COUNTED.map((severity) => words.severities[severity]), words.summary.disclosuresMissing];
  const figures = [...COUNTED.map((severity) => bySeverity[severity]), disclosure.missing].map(words.number);
  return [
    `# ${[words.title, report.house?.name]
      .filter((part) => part !== undefined)
      .map(plain)
      .join(' · ')}`,
    `**${plain(words.summary.reviewed(files.reviewed))} ${plain(verdict)}**`,
    [row(columns), row(columns.map(() => '---:')), row(figures)].join('\n'),
    `**${words.summary.doNext}**`,
    nextSteps(report, words)
      .map((step, i) => `${i + 1}. ${plain(step)}`)
      .join('\n'),
  ];
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** Blocks of at most `room` UTF-16 units; a last one counts what did not fit. */
function findings(report: Report, words: Words, room: number): string[] {
  const norms = new Map(report.norms.map((norm) => [norm.id, norm]));
  const blocks: string[] = [];
  let left = room;
  let cut = 0;
  for (const [index, file] of report.review.files.entries()) {
    const concerns = concernsOf(file, report.contexts[index] ?? []);
    for (const [i, concern] of concerns.entries()) {
      const added =
        cut > 0 ? [] : [...(i === 0 ? [`### ${code(file.path)}`] : []), concernBlock(concern, norms, report, words)];
      left -= lengthOf(added);
      if (cut === 0 && left >= 0) blocks.push(...added);
      else cut += concern.places.length;
    }
  }
  if (blocks.length + cut === 0) return [];
  return [`## ${words.findings.heading}`, ...blocks, ...(cut > 0 ? [`_${plain(words.markdown.cut(cut))}_`] : [])];
}

function concernBlock(
  { first, message, places }: Concern,
  norms: ReadonlyMap<string, Norm>,
  { reader }: Report,
  words: Words,
): string {
  const { why, fineWhen, restsOn } = words.findings;
  const cited = first.norms.flatMap((id) => norms.get(id) ?? []).map((norm) => normLine(norm, reader, words));
  return [
    `#### ${words.severity[first.severity]} · ${plain(first.title)}`,
    [code(first.rule), message && plain(message)].filter(Boolean).join(' '),
    ...places.flatMap((place) => placeBlocks(place, message === undefined, reader, words)),
    `**${why}.** ${plain(first.why)}`,
    ...(first.fineWhen ? [`**${fineWhen}.** ${plain(first.fineWhen)}`] : []),
    ...(cited.length > 0 ? [`**${restsOn}.** ${cited.join('; ')}`] : []),
  ].join('\n\n');
}

function placeBlocks(
  { finding, context }: Place,
  withMessage: boolean,
  reader: Report['reader'],
  words: Words,
): string[] {
  const { before, evidence, after } = context.excerpt;
  const name = placeName(finding, reader);
  const line = [words.findings.line(finding.start.line + 1), name]
    .filter((part) => part !== undefined)
    .map(plain)
    .join(' · ');
  const blocks = [`> **${line}** ${plain(before)}<b>${plain(evidence)}</b>${plain(after)}`];
  if (withMessage) blocks.push(plain(finding.message));
  if (finding.because) blocks.push(`_${plain(finding.because)}_`);
  for (const { path, start, message } of finding.related ?? []) {
    const where = [...(path === undefined ? [] : [code(path)]), words.findings.line(start.line + 1)].join(', ');
    blocks.push(`${plain(words.findings.related)} · ${where} · ${plain(message)}`);
  }
  const [pieces] = context.changes;
  const [fix] = finding.fixes;
  if (fix && pieces) {
    const text = (hidden: 'added' | 'removed') =>
      pieces
        .filter(({ kind }) => kind !== hidden)
        .map((piece) => piece.text)
        .join('');
    blocks.push(`${words.findings.suggestion} · ${plain(fix.title)}`, diff(text('added'), text('removed')));
  }
  return blocks;
}

function normLine(norm: Norm, reader: Report['reader'], words: Words): string {
  const where = `${words.normKind[norm.kind]}, ${words.jurisdiction[norm.jurisdiction]}`;
  return `${link(norm.name[reader], norm.url)} (${where}, ${plain(norm.status[reader])})`;
}

function disclosures(report: Report, words: Words): string[] {
  const concerned = report.review.files
    .filter(({ disclosure }) => disclosure.status !== 'not-needed')
    .sort((a, b) => rank(a.disclosure.status) - rank(b.disclosure.status))
    .map(
      ({ path, disclosure }) => `- ${code(path)} · ${words.status[disclosure.status]} · ${plain(disclosure.reason)}`,
    );
  return concerned.length > 0 ? [`## ${words.disclosure.heading}`, list(concerned, words)] : [];
}

function rank(status: (typeof DISCLOSURE_STATUSES)[number]): number {
  return DISCLOSURE_STATUSES.indexOf(status);
}

function unchecked({ review }: Report, words: Words): string[] {
  const lines = [
    ...review.unreadable.map(({ path, reason }) => `- ${code(path)} · ${plain(reason)}`),
    ...review.files.flatMap(({ path, notices }) =>
      notices.map(
        ({ start, message }) => `- ${code(path)}, ${words.findings.line(start.line + 1)} · ${plain(message)}`,
      ),
    ),
  ];
  return lines.length > 0 ? [`## ${words.unchecked.heading}`, list(lines, words)] : [];
}

function list(lines: readonly string[], words: Words): string {
  const shown = lines.slice(0, LONGEST_LIST);
  if (shown.length < lines.length) shown.push(`- ${words.markdown.more(lines.length - shown.length)}`);
  return shown.join('\n');
}

function closing({ review, generatedAt, normsDate, method }: Report, words: Words): string[] {
  const tool = `${review.tool.name} ${review.tool.version}`;
  const presets = review.presets.map(({ name, version }) => code(`${name} ${version}`));
  return [
    '---',
    [plain(tool), ...presets, words.moment(generatedAt)].join(' · '),
    ...(method ? [madeFrom(method, words)] : []),
    plain(words.summary.legal(words.day(normsDate))),
  ];
}

function madeFrom({ command, commit, configurations }: Method, words: Words): string {
  const { again, commit: commitHeading, commitState, configuration } = words.method;
  const lines = [
    ...(command ? [`- ${again} · ${code(command)}`] : []),
    ...(commit ? [`- ${commitHeading} · ${code(commit.hash)}, ${commitState(commit.hadChanges)}`] : []),
    ...configurations.map(({ path, content }) => `- ${plain(configuration(path))} · ${code(content)}`),
  ];
  return list(lines, words);
}

/** With the blank lines between blocks. */
function lengthOf(blocks: readonly string[]): number {
  return blocks.reduce((length, block) => length + block.length + 2, 0);
}
