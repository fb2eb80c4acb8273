import { nextSteps } from '../next-steps.js';
import type { Report } from '../report.js';
import { topConcerns } from '../risk.js';
import { signOffsOf } from '../sign-offs.js';
import type { Words } from '../wording/words.js';
import { type Html, html } from './markup.js';
import { fileAnchor, severityChip } from './parts.js';
import type { Section } from './section.js';

/** Kinds of finding named on the first page. */
const NAMED = 5;

/** One page in plain words: what was reviewed, what matters most, what to do next. */
export function summarySection(report: Report, words: Words): Section {
  const { summary } = report.review;
  const affected = summary.files.reviewed - summary.files.clean;
  const verdict = summary.findings > 0 ? words.summary.found(summary.findings, affected) : words.summary.nothingFound;
  const body = html`<p class="verdict">${words.summary.reviewed(summary.files.reviewed)} ${verdict}</p>
${figures(report, words)}
${standing(report, words)}
<div class="columns">
${mattersMost(report, words)}
<div>
<h3>${words.summary.doNext}</h3>
<ol class="steps">${nextSteps(report, words).map((step) => html`<li>${step}</li>\n`)}</ol>
</div>
</div>
<p class="legal">${words.summary.legal(words.day(report.normsDate))}</p>`;
  return { id: 'summary', heading: words.summary.heading, body };
}

function figures(report: Report, words: Words): Html {
  const { summary } = report.review;
  const figure = (label: string, count: number, kind: string) =>
    html`<div class="figure ${kind}"><dt>${label}</dt><dd>${words.number(count)}</dd></div>\n`;
  return html`<dl class="figures">
${figure(words.summary.documents, summary.files.reviewed, 'plain')}${figure(words.severities.error, summary.bySeverity.error, 'error')}${figure(words.severities.warning, summary.bySeverity.warning, 'warning')}${figure(words.severities.info, summary.bySeverity.info, 'info')}${figure(words.summary.disclosuresMissing, summary.disclosure.missing, 'plain')}</dl>`;
}

/** What the figures leave out: how the campaign moved, and how much of it nobody answers for. */
function standing({ review, trend }: Report, words: Words): Html {
  const total = review.files.length;
  const sentences = [
    trend && words.trend.sentence(trend.appeared, trend.remaining, trend.resolved.length),
    total > 0 && words.signOffs.unattended(signOffsOf(review).unattended, total),
  ].filter(Boolean);
  return html`<p class="standing">${sentences.join(' ')}</p>`;
}

function mattersMost(report: Report, words: Words): Html | undefined {
  const top = topConcerns(report.review, NAMED);
  if (top.length === 0) return undefined;
  const items = top.map(
    ({ first, file, places, documents }) => html`<li>${severityChip(first.severity, words)}
<span><a href="#${fileAnchor(file)}">${first.title}</a> <span class="quiet">${words.summary.places(places, documents)}</span></span></li>
`,
  );
  return html`<div>
<h3>${words.summary.mattersMost}</h3>
<ul class="top">${items}</ul>
</div>`;
}
