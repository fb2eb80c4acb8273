import type { Norm } from '../../core/rules/catalogue.js';
import type { Report } from '../report.js';
import type { Words } from '../wording/words.js';
import { type Html, html } from './markup.js';
import { normAnchor, webAddress } from './parts.js';
import type { Section } from './section.js';

/** Every norm that a finding cites, numbered as the cards cite it. */
export function normsSection({ norms, reader }: Report, words: Words): Section {
  const { heading, lead, none, norm, asks, state, where } = words.norms;
  const kinds = [...new Set(norms.map(({ kind }) => kind))];
  const body =
    norms.length === 0
      ? html`<p>${none}</p>`
      : html`<p class="lead">${lead}</p>
<dl class="meanings">${kinds.map((kind) => html`<div><dt>${words.normKind[kind]}</dt><dd>${words.normKindMeans[kind]}</dd></div>\n`)}</dl>
<div class="scroll"><table class="list norms">
<thead><tr><th scope="col"><span class="unseen">№</span></th><th scope="col">${norm}</th><th scope="col">${where}</th><th scope="col">${asks}</th><th scope="col">${state}</th></tr></thead>
<tbody>${norms.map((each, index) => row(each, index, reader, words))}</tbody>
</table></div>`;
  return { id: 'norms', heading, body };
}

function row(norm: Norm, index: number, reader: Report['reader'], words: Words): Html {
  const url = webAddress(norm.url);
  const name = norm.name[reader];
  return html`<tr id="${normAnchor(index)}"><td class="number">${index + 1}</td><th scope="row">${url ? html`<a class="spelled" href="${url}" rel="noopener noreferrer">${name}</a>` : name}</th><td>${words.jurisdiction[norm.jurisdiction]}<br><span class="norm-kind ${norm.kind}">${words.normKind[norm.kind]}</span></td><td>${norm.asks[reader]}</td><td data-label="${words.norms.state}">${norm.status[reader]}</td></tr>
`;
}
