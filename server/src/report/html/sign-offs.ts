import { nameOf } from '../../ledger/decision-words.js';
import type { Report } from '../report.js';
import { type SignedFile, signOffsOf } from '../sign-offs.js';
import type { Words } from '../wording/words.js';
import { type Html, html } from './markup.js';
import { pathMarkup } from './parts.js';
import type { Section } from './section.js';
import { recordTable } from './table.js';

/** Who answers for the documents, and the share that nobody answers for. Absent when there is no document. */
export function signOffsSection({ review }: Report, words: Words): Section | undefined {
  const total = review.files.length;
  if (total === 0) return undefined;
  const { signed, unsigned, unattended } = signOffsOf(review);
  const { heading, lead, document, state, by, on, unsigned: unsignedWords } = words.signOffs;
  const attended = ((total - unattended) / total) * 100;
  const body = html`<p class="lead">${lead}</p>
<p class="share">${words.signOffs.unattended(unattended, total)}</p>
<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="track" width="100" height="8"/><rect class="attended" width="${attended.toFixed(2)}" height="8"/></svg>
${signed.length > 0 && recordTable({ columns: [document, state, by, on] }, signed, (file) => row(file, words), words)}
${
  unsigned.length > 0 &&
  html`<details class="fold"><summary>${unsignedWords(unsigned.length)}</summary>
<ul class="paths">${unsigned.map(({ path }) => html`<li>${pathMarkup(path)}</li>\n`)}</ul></details>`
}`;
  return { id: 'sign-offs', heading, body };
}

function row({ path, signOff }: SignedFile, words: Words): Html {
  const holds = signOff.state === 'signed';
  const { states, by, on } = words.signOffs;
  return html`<tr><th scope="row">${pathMarkup(path)}</th><td><span class="status ${!holds && 'lapsed'}">${holds ? states.signed : states.stale}</span></td><td data-label="${by}">${nameOf(signOff.by)}${signOff.role && html` <span class="quiet">${signOff.role}</span>`}</td><td data-label="${on}"><time datetime="${signOff.at}">${words.day(signOff.at)}</time></td></tr>
`;
}
