import { nameOf } from '../../ledger/decision-words.js';
import { type Claim, claimsOf, PROOF_STATES } from '../claims.js';
import type { Report } from '../report.js';
import type { Words } from '../wording/words.js';
import { type Html, html } from './markup.js';
import { langOf, lineOf, pathMarkup } from './parts.js';
import type { Section } from './section.js';
import { recordTable } from './table.js';

/** The claims register: what the copy claims, what proves it, who keeps the proof and until when. Absent without claims. */
export function claimsSection(report: Report, words: Words): Section | undefined {
  const claims = claimsOf(report);
  if (claims.length === 0) return undefined;
  const { heading, lead, claim, document, state, states, stateMeans, proof, owner, until } = words.claims;
  const met = PROOF_STATES.filter((each) => claims.some((entry) => entry.state === each));
  const count = (each: (typeof PROOF_STATES)[number]) => claims.filter((entry) => entry.state === each).length;
  const body = html`<p class="lead">${lead}</p>
<dl class="meanings">${met.map((each) => html`<div><dt>${states[each]} <span class="quiet">${words.number(count(each))}</span></dt><dd>${stateMeans[each]}</dd></div>\n`)}</dl>
${recordTable({ columns: [claim, document, state, proof, owner, until] }, claims, (entry) => row(entry, report.reader, words), words)}`;
  return { id: 'claims', heading, body };
}

function row({ file, finding, words: claimed, state }: Claim, reader: Report['reader'], words: Words): Html {
  const record = finding.decision ?? finding.lapsed;
  const { states, proof, owner, until, document, noProof } = words.claims;
  const keeper = record && (record.owner ?? nameOf(record.by));
  return html`<tr><th scope="row"><q${langOf(finding.language, reader)}>${claimed}</q> <span class="quiet">${finding.title}</span></th><td data-label="${document}">${pathMarkup(file.path)} <span class="quiet">${lineOf(finding.start, words)}</span></td><td><span class="status ${state === 'lapsed' && 'lapsed'}">${states[state]}</span>${finding.lapsed && html` <span class="quiet">${words.lapse[finding.lapsed.why]}</span>`}</td><td data-label="${proof}">${record ? (record.source ?? record.reason) : html`<span class="quiet">${noProof}</span>`}</td>${cell(owner, keeper)}${cell(until, record?.until && words.day(record.until))}</tr>
`;
}

function cell(label: string, text: string | undefined): Html {
  return text ? html`<td data-label="${label}">${text}</td>` : html`<td class="none">–</td>`;
}
