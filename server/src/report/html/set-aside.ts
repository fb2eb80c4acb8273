import { isOpen } from '../concerns.js';
import type { JsonFinding } from '../json.js';
import type { Report } from '../report.js';
import type { Words } from '../wording/words.js';
import { type Html, html } from './markup.js';
import { lineOf, pathMarkup } from './parts.js';
import type { Section } from './section.js';

/** Findings on which a person decided, with the reason given. Absent when there are none. */
export function setAsideSection(report: Report, words: Words): Section | undefined {
  const rows = report.review.files.flatMap(({ path, findings }) =>
    findings.filter((finding) => !isOpen(finding)).map((finding) => row(path, finding, words)),
  );
  if (rows.length === 0) return undefined;
  const { heading, lead, finding, inFile, by, reason } = words.setAside;
  const body = html`<p class="lead">${lead}</p>
<div class="scroll"><table class="list">
<thead><tr><th scope="col">${inFile}</th><th scope="col">${finding}</th><th scope="col">${by}</th><th scope="col">${reason}</th></tr></thead>
<tbody>${rows}</tbody>
</table></div>`;
  return { id: 'set-aside', heading, body };
}

function row(path: string, finding: JsonFinding, words: Words): Html {
  const { decision, suppressed } = finding;
  const until = decision?.until && words.setAside.until(words.day(decision.until));
  const taken = decision
    ? [words.setAside.kind(decision.kind), decision.by, until].filter(Boolean).join(', ')
    : words.setAside.suppressed;
  return html`<tr><th scope="row">${pathMarkup(path)} <span class="quiet">${lineOf(finding.start, words)}</span></th><td>${finding.title} <q>${finding.evidence}</q></td><td data-label="${words.setAside.by}">${taken}</td><td data-label="${words.setAside.reason}">${decision?.reason ?? suppressed?.reason}</td></tr>
`;
}
