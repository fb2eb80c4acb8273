import type { Report } from '../report.js';
import { COUNTED, type RiskRow, riskByFamily, riskByFile, riskByJurisdiction } from '../risk.js';
import type { Words } from '../wording/words.js';
import { type Html, html } from './markup.js';
import { fileAnchor, pathMarkup } from './parts.js';
import type { Section } from './section.js';

/** Documents in the chart; the others are in the findings. */
const FILES_CHARTED = 12;

/** Where findings gather, as tables whose bars only repeat their figures. Absent when nothing counts. */
export function riskSection(report: Report, words: Words): Section | undefined {
  const { review } = report;
  if (review.summary.findings === 0) return undefined;
  const files = riskByFile(review);
  const shown = files.slice(0, FILES_CHARTED);
  const fileCaption =
    shown.length < files.length ? words.risk.byFileFirst(shown.length, files.length) : words.risk.byFile;
  const body = html`<p class="lead">${words.risk.lead}</p>
<p class="legend" aria-hidden="true">${COUNTED.map((severity) => html`<span class="key ${severity}">${words.severities[severity]}</span> `)}</p>
<div class="charts">
${chart(words.risk.byFamily, words.risk.familyColumn, riskByFamily(review), words, (family) => html`${words.family[family]}`)}
${chart(words.risk.byJurisdiction, words.risk.jurisdictionColumn, riskByJurisdiction(report), words, (place) => html`${place ? words.jurisdiction[place] : words.noJurisdiction}`, words.risk.byJurisdictionNote)}
</div>
${chart(fileCaption, words.risk.fileColumn, shown, words, (file) => html`<a href="#${fileAnchor(file)}">${pathMarkup(review.files[file]?.path ?? '')}</a>`)}`;
  return { id: 'risk', heading: words.risk.heading, body };
}

function chart<K>(
  caption: string,
  column: string,
  rows: readonly RiskRow<K>[],
  words: Words,
  label: (key: K) => Html,
  note?: string,
): Html {
  const most = Math.max(1, ...rows.map((row) => row.total));
  const heads = COUNTED.map((severity) => html`<th scope="col" class="number">${words.severities[severity]}</th>`);
  const cells = (row: RiskRow<K>) =>
    COUNTED.map(
      (severity) =>
        html`<td class="number ${row.counts[severity] === 0 && 'zero'}" data-label="${words.severities[severity]}">${words.number(row.counts[severity])}</td>`,
    );
  return html`<div class="chart"><table>
<caption>${caption}${note && html` <span class="note">${note}</span>`}</caption>
<thead><tr><th scope="col">${column}</th>${heads}<th scope="col" class="number">${words.risk.total}</th></tr></thead>
<tbody>
${rows.map((row) => html`<tr><th scope="row">${label(row.key)}${bar(row, most)}</th>${cells(row)}<td class="number total">${words.number(row.total)}</td></tr>\n`)}</tbody>
</table></div>`;
}

/** The row's counts end to end, to the scale of the longest row. Hidden from readers who get the figures. */
function bar<K>(row: RiskRow<K>, most: number): Html {
  let x = 0;
  const parts = COUNTED.filter((severity) => row.counts[severity] > 0).map((severity) => {
    const width = (row.counts[severity] / most) * 100;
    const part = html`<rect class="${severity}" x="${x.toFixed(2)}" width="${width.toFixed(2)}" height="8"/>`;
    x += width;
    return part;
  });
  return html`<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="track" width="100" height="8"/>${parts}</svg>`;
}
