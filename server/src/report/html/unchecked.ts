import type { Report } from '../report.js';
import type { Words } from '../wording/words.js';
import { html } from './markup.js';
import { lineOf, pathMarkup } from './parts.js';
import type { Section } from './section.js';

/** What the review did not see: said even when it is nothing. */
export function uncheckedSection({ review }: Report, words: Words): Section {
  const { heading, none, unreadable, partly, document, place, reason, scope } = words.unchecked;
  const notices = review.files.flatMap(({ path, notices }) => notices.map((notice) => ({ path, notice })));
  const body = html`${review.unreadable.length + notices.length === 0 && html`<p>${none}</p>`}
${
  review.unreadable.length > 0 &&
  html`<div class="scroll"><table class="list"><caption>${unreadable}</caption>
<thead><tr><th scope="col">${document}</th><th scope="col">${reason}</th></tr></thead>
<tbody>${review.unreadable.map((file) => html`<tr><th scope="row">${pathMarkup(file.path)}</th><td>${file.reason}</td></tr>\n`)}</tbody></table></div>`
}
${
  notices.length > 0 &&
  html`<div class="scroll"><table class="list"><caption>${partly}</caption>
<thead><tr><th scope="col">${document}</th><th scope="col">${place}</th><th scope="col">${reason}</th></tr></thead>
<tbody>${notices.map(({ path, notice }) => html`<tr><th scope="row">${pathMarkup(path)}</th><td>${lineOf(notice.start, words)}</td><td>${notice.message}</td></tr>\n`)}</tbody></table></div>`
}
<p class="quiet">${scope}</p>`;
  return { id: 'unchecked', heading, body };
}
