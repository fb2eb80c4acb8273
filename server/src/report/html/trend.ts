import type { Report } from '../report.js';
import type { ResolvedFinding } from '../trend.js';
import type { Words } from '../wording/words.js';
import { type Html, html } from './markup.js';
import { pathMarkup, severityChip } from './parts.js';
import type { Section } from './section.js';
import { recordTable } from './table.js';

/** What is new, what is left and what is resolved since an earlier review. Absent when there is none to compare with. */
export function trendSection({ trend }: Report, words: Words): Section | undefined {
  if (!trend) return undefined;
  const { heading, lead, appeared, remaining, resolved, elsewhere, list, document, finding } = words.trend;
  const figure = (label: string, count: number) =>
    html`<div class="figure plain"><dt>${label}</dt><dd>${words.number(count)}</dd></div>\n`;
  const body = html`<p class="lead">${lead(trend.version)}</p>
<dl class="figures three">
${figure(appeared, trend.appeared)}${figure(remaining, trend.remaining)}${figure(resolved, trend.resolved.length)}</dl>
${trend.elsewhere > 0 && html`<p class="notice">${elsewhere(trend.elsewhere)}</p>`}
${
  trend.resolved.length > 0 &&
  html`<details class="fold"><summary>${list}</summary>
${recordTable({ columns: [document, finding] }, trend.resolved, (entry) => row(entry, words), words)}</details>`
}`;
  return { id: 'trend', heading, body };
}

function row({ path, finding }: ResolvedFinding, words: Words): Html {
  return html`<tr><th scope="row">${pathMarkup(path)}</th><td>${severityChip(finding.severity, words)} ${finding.title} <q>${finding.evidence}</q></td></tr>
`;
}
