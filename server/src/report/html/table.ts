import type { Words } from '../wording/words.js';
import { type Html, html } from './markup.js';

/** Rows of one table on the page: beyond, it is data for a spreadsheet, and a browser takes long to lay it out. */
const MOST_ROWS = 1_000;

/** A table of records whose first column names each; the rest of a long one is counted. */
export function recordTable<T>(
  { columns, caption }: { columns: readonly string[]; caption?: string },
  records: readonly T[],
  row: (record: T) => Html,
  words: Words,
): Html {
  const left = records.length - MOST_ROWS;
  return html`<div class="scroll"><table class="list">${caption && html`<caption>${caption}</caption>`}
<thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${records.slice(0, MOST_ROWS).map(row)}</tbody>
</table></div>
${left > 0 && html`<p class="notice">${words.moreRows(left)}</p>`}`;
}
