import { SEVERITIES } from '../../core/rules/rule.js';
import type { Method } from '../method.js';
import type { Report } from '../report.js';
import type { Words } from '../wording/words.js';
import { type Html, html } from './markup.js';
import { severityChip } from './parts.js';
import type { Section } from './section.js';

/** Versions, dates and scales: enough to make the review again. */
export function methodSection(report: Report, words: Words): Section {
  const { heading, lead, tool, generated, normsCompared, presets, preset, version, integrity, severityHeading } =
    words.method;
  const { review } = report;
  const shown = SEVERITIES.filter((severity) => severity !== 'hint' || review.summary.setAside.hints > 0);
  const body = html`<p class="lead">${lead}</p>
<dl class="facts"><div><dt>${tool}</dt><dd>${review.tool.name} ${review.tool.version}</dd></div>
<div><dt>${generated}</dt><dd><time datetime="${report.generatedAt}">${words.moment(report.generatedAt)}</time></dd></div>
<div><dt>${normsCompared}</dt><dd><time datetime="${report.normsDate}">${words.day(report.normsDate)}</time></dd></div>
${report.method && madeFrom(report.method, words)}</dl>
${
  review.presets.length > 0 &&
  html`<div class="scroll"><table class="list"><caption>${presets}</caption>
<thead><tr><th scope="col">${preset}</th><th scope="col">${version}</th><th scope="col">${integrity}</th></tr></thead>
<tbody>${review.presets.map((each) => html`<tr><th scope="row">${each.name}</th><td>${each.version}</td><td><code>${each.integrity}</code></td></tr>\n`)}</tbody></table></div>`
}
<h3>${severityHeading}</h3>
<dl class="meanings">${shown.map((severity) => html`<div><dt>${severityChip(severity, words)}</dt><dd>${words.severityMeans[severity]}</dd></div>\n`)}</dl>`;
  return { id: 'method', heading, body };
}

function madeFrom({ command, commit, configurations }: Method, words: Words): Html {
  const { again, commit: commitHeading, commitState, configuration } = words.method;
  return html`${command && html`<div class="wide"><dt>${again}</dt><dd><code>${command}</code></dd></div>\n`}${
    commit &&
    html`<div><dt>${commitHeading}</dt><dd><code>${commit.hash}</code>, ${commitState(commit.hadChanges)}</dd></div>\n`
  }${configurations.map(
    ({ path, content }) =>
      html`<div class="wide"><dt>${configuration(path)}</dt><dd><code>${content}</code></dd></div>\n`,
  )}`;
}
