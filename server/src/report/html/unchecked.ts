import type { Report } from '../report.js';
import type { Words } from '../wording/words.js';
import { html } from './markup.js';
import { lineOf, pathMarkup } from './parts.js';
import type { Section } from './section.js';
import { recordTable } from './table.js';

/** What the review did not see: said even when it is nothing. */
export function uncheckedSection({ review }: Report, words: Words): Section {
  const { heading, none, unreadable, partly, document, place, reason, scope } = words.unchecked;
  const notices = review.files.flatMap(({ path, notices }) => notices.map((notice) => ({ path, notice })));
  const body = html`${review.unreadable.length + notices.length === 0 && html`<p>${none}</p>`}
${
  review.unreadable.length > 0 &&
  recordTable(
    { columns: [document, reason], caption: unreadable },
    review.unreadable,
    (file) => html`<tr><th scope="row">${pathMarkup(file.path)}</th><td>${file.reason}</td></tr>
`,
    words,
  )
}
${
  notices.length > 0 &&
  recordTable(
    { columns: [document, place, reason], caption: partly },
    notices,
    ({ path, notice }) =>
      html`<tr><th scope="row">${pathMarkup(path)}</th><td>${lineOf(notice.start, words)}</td><td>${notice.message}</td></tr>
`,
    words,
  )
}
<p class="quiet">${scope}</p>`;
  return { id: 'unchecked', heading, body };
}
