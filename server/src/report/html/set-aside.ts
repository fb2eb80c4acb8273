import { nameOf } from '../../ledger/decision-words.js';
import { isOpen } from '../concerns.js';
import type { JsonFinding } from '../json.js';
import type { Report } from '../report.js';
import type { Words } from '../wording/words.js';
import { type Html, html } from './markup.js';
import { lineOf, pathMarkup } from './parts.js';
import type { Section } from './section.js';
import { recordTable } from './table.js';

/** Risks that a person accepted, with the reason given; proofs are in the claims register. Absent when there are none. */
export function setAsideSection(report: Report, words: Words): Section | undefined {
  const rows = report.review.files.flatMap(({ path, findings }, index) =>
    findings
      .map((finding, i) => ({ path, finding, evidence: report.contexts[index]?.[i]?.excerpt.evidence }))
      .filter(({ finding }) => !isOpen(finding) && finding.decision?.kind !== 'evidence'),
  );
  if (rows.length === 0) return undefined;
  const { heading, lead, finding, inFile, by, reason } = words.setAside;
  const body = html`<p class="lead">${lead}</p>
${recordTable({ columns: [inFile, finding, by, reason] }, rows, (entry) => row(entry, words), words)}`;
  return { id: 'set-aside', heading, body };
}

interface SetAside {
  readonly path: string;
  readonly finding: JsonFinding;
  /** As a reader of the copy sees it. */
  readonly evidence: string | undefined;
}

function row({ path, finding, evidence }: SetAside, words: Words): Html {
  const { decision, suppressed } = finding;
  const until = decision?.until && words.setAside.until(words.day(decision.until));
  const taken = decision
    ? [words.setAside.kind(decision.kind), nameOf(decision.by), until].filter(Boolean).join(', ')
    : words.setAside.suppressed;
  return html`<tr><th scope="row">${pathMarkup(path)} <span class="quiet">${lineOf(finding.start, words)}</span></th><td>${finding.title} <q>${evidence ?? finding.evidence}</q></td><td data-label="${words.setAside.by}">${taken}</td><td data-label="${words.setAside.reason}">${decision?.reason ?? suppressed?.reason}</td></tr>
`;
}
