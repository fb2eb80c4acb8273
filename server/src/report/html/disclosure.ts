import type { JsonFile } from '../json.js';
import type { Report } from '../report.js';
import { DISCLOSURE_STATUSES } from '../summary.js';
import type { Words } from '../wording/words.js';
import { type Html, html } from './markup.js';
import { langOf, pathMarkup } from './parts.js';
import type { Section } from './section.js';
import { recordTable } from './table.js';

/** Longest quotation of a mark or a statement, in UTF-16 units, and how many of each are quoted. */
const LONGEST = 160;
const MOST_QUOTES = 3;

/** Each document's disclosure status with its grounds; documents that need none are listed folded. */
export function disclosureSection(report: Report, words: Words): Section {
  const { heading, lead, document, status, marks, statements, notNeeded } = words.disclosure;
  const { files, summary } = report.review;
  const concerned = files.filter((file) => file.disclosure.status !== 'not-needed').sort((a, b) => rank(a) - rank(b));
  const others = files.filter((file) => file.disclosure.status === 'not-needed');
  const meanings = DISCLOSURE_STATUSES.filter((each) => summary.disclosure[each] > 0);
  const body = html`<p class="lead">${lead}</p>
<dl class="meanings">${meanings.map((each) => html`<div><dt>${words.status[each]} <span class="quiet">${words.number(summary.disclosure[each])}</span></dt><dd>${words.statusMeans[each]}</dd></div>\n`)}</dl>
${
  concerned.length > 0 &&
  recordTable({ columns: [document, status, marks, statements] }, concerned, (file) => row(file, report, words), words)
}
${
  others.length > 0 &&
  html`<details class="fold"><summary>${notNeeded(others.length)}</summary>
<ul class="paths">${others.map(({ path }) => html`<li>${pathMarkup(path)}</li>\n`)}</ul></details>`
}`;
  return { id: 'disclosure', heading, body };
}

function rank(file: JsonFile): number {
  return DISCLOSURE_STATUSES.indexOf(file.disclosure.status);
}

function row(file: JsonFile, { reader }: Report, words: Words): Html {
  const { status, reason, marks, statements } = file.disclosure;
  const quoted = (texts: readonly string[]) =>
    texts.length === 0
      ? html`<span class="quiet">${words.disclosure.none}</span>`
      : html`${texts.slice(0, MOST_QUOTES).map((text) => html`<q${langOf(file.language, reader)}>${cut(text)}</q> `)}${texts.length > MOST_QUOTES && '…'}`;
  return html`<tr><th scope="row">${pathMarkup(file.path)}</th><td><span class="status ${status}">${words.status[status]}</span> <span class="quiet">${reason}</span></td><td data-label="${words.disclosure.marks}">${quoted(marks.map((mark) => mark.text))}</td><td data-label="${words.disclosure.statements}">${quoted(statements.map((statement) => statement.text))}</td></tr>
`;
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST).replace(/\p{Surrogate}$|\s+$/u, '')}…` : text;
}
