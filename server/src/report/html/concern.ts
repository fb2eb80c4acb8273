import type { Language } from '../../core/document/document.js';
import { placeName } from '../../core/review/place-name.js';
import type { Norm } from '../../core/rules/catalogue.js';
import type { Concern, Place } from '../concerns.js';
import type { Piece } from '../context.js';
import type { JsonFinding } from '../json.js';
import type { Report } from '../report.js';
import type { Words } from '../wording/words.js';
import { type Html, html } from './markup.js';
import { langOf, lineOf, normAnchor, severityChip, webAddress } from './parts.js';

/** A norm and its number in the list of norms, by id. */
export type NormNotes = ReadonlyMap<string, { readonly norm: Norm; readonly index: number }>;

export function normNotes(report: Report): NormNotes {
  return new Map(report.norms.map((norm, index) => [norm.id, { norm, index }]));
}

interface ConcernSetting {
  readonly anchor: string;
  readonly reader: Language;
  readonly notes: NormNotes;
  readonly words: Words;
  /** Whether an earlier review did not have it. */
  readonly isNew: (finding: JsonFinding) => boolean;
}

/** One card: what was found, each place with its excerpt and suggestions, then why, when it is fine, and the norms. */
export function concernMarkup(concern: Concern, setting: ConcernSetting): Html {
  const { first, message, places } = concern;
  const { anchor, words } = setting;
  return html`<article class="concern ${first.severity}" id="${anchor}" aria-labelledby="${anchor}-title" data-family="${first.family}" data-severity="${first.severity}">
<header><p class="kind">${severityChip(first.severity, words)} ${words.family[first.family]} <code>${first.rule}</code></p>
<h4 id="${anchor}-title">${first.title}</h4>
${message && html`<p class="message">${message}</p>`}</header>
<ol class="places">${places.map((place) => placeMarkup(place, message === undefined, setting))}</ol>
<dl class="reasons"><div><dt>${words.findings.why}</dt><dd>${first.why}</dd></div>
${first.fineWhen && html`<div><dt>${words.findings.fineWhen}</dt><dd>${first.fineWhen}</dd></div>`}
<div><dt>${words.findings.restsOn}</dt>${normsMarkup(first.norms, setting)}</div></dl>
</article>
`;
}

function placeMarkup(place: Place, withMessage: boolean, { reader, words, isNew }: ConcernSetting): Html {
  const { finding, context } = place;
  const { before, evidence, after } = context.excerpt;
  const name = placeName(finding, reader);
  const related = finding.related?.map(
    ({ start, message, path }) =>
      html`<li>${path !== undefined && html`<code>${path}</code> · `}${lineOf(start, words)} · ${message}</li>`,
  );
  return html`<li class="place" data-line="${finding.start.line}" data-character="${finding.start.character}"><p class="line">${lineOf(finding.start, words)}${isNew(finding) && html` <span class="chip new">${words.trend.isNew}</span>`}</p>
<div>${name !== undefined && html`<p class="where"><code>${name}</code></p>`}<blockquote${langOf(finding.language, reader)}>${before}<mark>${evidence}</mark>${after}</blockquote>
${withMessage && html`<p>${finding.message}</p>`}
${finding.because && html`<p class="because"><b>${words.findings.because}</b> ${finding.because}</p>`}
${context.changes.map((_, index) => changeMarkup(place, index, reader, words))}
${related && related.length > 0 && html`<p class="because"><b>${words.findings.related}</b></p><ul>${related}</ul>`}</div></li>
`;
}

/** One suggestion, before and after; what was before is not said again when the previous suggestion starts from it. */
function changeMarkup({ finding, context }: Place, index: number, reader: Language, words: Words): Html | undefined {
  const fix = finding.fixes[index];
  const pieces = context.changes[index];
  if (!fix || !pieces || pieces.length === 0) return undefined;
  const { suggestion, safe, before, after, removed } = words.findings;
  const isRepeated = index > 0 && textOf(context.changes[index - 1], 'added') === textOf(pieces, 'added');
  const lang = langOf(finding.language, reader);
  return html`<div class="change"><p><b>${suggestion}</b> ${fix.title}${fix.safe && html` <span class="quiet">(${safe})</span>`}</p>
<dl>${!isRepeated && html`<dt>${before}</dt><dd${lang}>${sideMarkup(pieces, 'added')}</dd>`}<dt>${after}</dt><dd${lang}>${textOf(pieces, 'removed') ? sideMarkup(pieces, 'removed') : removed}</dd></dl></div>
`;
}

/** A change without the pieces of one kind: what was there before it, or what is there after it. */
function without(pieces: readonly Piece[], hidden: Piece['kind']): readonly Piece[] {
  return pieces.filter(({ kind }) => kind !== hidden);
}

function textOf(pieces: readonly Piece[] = [], hidden: Piece['kind']): string {
  return without(pieces, hidden)
    .map(({ text }) => text)
    .join('');
}

function sideMarkup(pieces: readonly Piece[], hidden: Piece['kind']): Html[] {
  return without(pieces, hidden).map(({ kind, text }) => {
    if (kind === 'same') return html`${text}`;
    return kind === 'removed' ? html`<del>${text}</del>` : html`<ins>${text}</ins>`;
  });
}

function normsMarkup(ids: readonly string[], { notes, reader, words }: ConcernSetting): Html {
  const cited = ids.flatMap((id) => notes.get(id) ?? []);
  if (cited.length === 0) return html`<dd>${words.findings.houseAdvice}</dd>`;
  return html`${cited.map(({ norm, index }) => {
    const url = webAddress(norm.url);
    const name = norm.name[reader];
    return html`<dd class="norm"><span class="norm-kind ${norm.kind}">${words.normKind[norm.kind]}</span><span>${words.jurisdiction[norm.jurisdiction]} · ${url ? html`<a href="${url}" rel="noopener noreferrer">${name}</a>` : name} <a class="note-link" href="#${normAnchor(index)}">[${index + 1}]</a><span class="quiet"> ${norm.status[reader]}</span></span></dd>
`;
  })}`;
}
