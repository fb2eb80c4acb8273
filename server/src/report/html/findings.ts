import { FAMILIES, SEVERITIES } from '../../core/rules/rule.js';
import { type Concern, concernsOf } from '../concerns.js';
import type { JsonFile, JsonFinding } from '../json.js';
import type { Report } from '../report.js';
import { COUNTED } from '../risk.js';
import { countsAgainst } from '../summary.js';
import type { Words } from '../wording/words.js';
import { concernMarkup, type NormNotes, normNotes } from './concern.js';
import { type Html, html } from './markup.js';
import { concernAnchor, fileAnchor, pathMarkup } from './parts.js';
import type { Section } from './section.js';

/** Findings on one page: beyond, a browser takes seconds to open it. */
const MOST_FINDINGS = 10_000;
/** Most findings of a report whose documents are unfolded at first; beyond, their list comes first. */
const UNFOLDED = 40;
/**
 * Most findings that a browser lays out as it opens the page. Beyond, each document's findings stand in a `noscript`
 * element: the script puts them in place when the document is unfolded; without scripts, the browser shows them all.
 */
const LAID_OUT = 600;

interface FileConcerns {
  readonly file: JsonFile;
  readonly index: number;
  readonly concerns: readonly Concern[];
}

/** Every open finding, document by document, with filters that need no server. */
export function findingsSection(report: Report, words: Words): Section {
  const { heading, none, capped } = words.findings;
  const all = report.review.files.map((file, index) => ({
    file,
    index,
    concerns: concernsOf(file, report.contexts[index] ?? []),
  }));
  const withFindings = all.filter(({ concerns }) => concerns.length > 0);
  const total = sum(withFindings.map(({ concerns }) => placesIn(concerns)));
  const shown = firstFindings(withFindings, MOST_FINDINGS);
  const notes = normNotes(report);
  const clean = all.filter(({ concerns }) => concerns.length === 0).map(({ file }) => file);
  const body = html`${withFindings.length === 0 && html`<p>${none}</p>`}
${total > MOST_FINDINGS && html`<p class="notice">${capped(MOST_FINDINGS, total)}</p>`}
${withFindings.length > 0 && filters(shown, Math.min(total, MOST_FINDINGS), words)}
${shown.map((entry) => fileMarkup(entry, total, report, notes, words))}
${clean.length > 0 && cleanFiles(clean, words)}`;
  return { id: 'findings', heading, body };
}

function fileMarkup(
  { file, index, concerns }: FileConcerns,
  total: number,
  report: Report,
  notes: NormNotes,
  words: Words,
): Html {
  const counts = COUNTED.map((severity) => ({
    severity,
    count: file.findings.filter((finding) => finding.severity === severity && countsAgainst(finding)).length,
  })).filter(({ count }) => count > 0);
  const isNew = (finding: JsonFinding) => report.trend?.isNew(finding) ?? false;
  const chips = counts.map(
    ({ severity, count }) => html`<span class="count ${severity}">${words.severityCount[severity](count)}</span> `,
  );
  const setting = { reader: report.reader, notes, words, isNew };
  const cards = concerns.map((concern, i) => concernMarkup(concern, { anchor: concernAnchor(index, i), ...setting }));
  return html`<details class="file" id="${fileAnchor(index)}" data-file="${index}"${total <= UNFOLDED && html` open`}>
<summary><h3>${pathMarkup(file.path)}</h3><span class="counts">${chips}</span></summary>
${total > LAID_OUT ? html`<noscript>${cards}</noscript>` : cards}</details>
`;
}

function cleanFiles(files: readonly JsonFile[], words: Words): Html {
  return html`<details class="fold"><summary>${words.findings.cleanFiles(files.length)}</summary>
<ul class="paths">${files.map(({ path }) => html`<li>${pathMarkup(path)}</li>\n`)}</ul></details>`;
}

/** Shown by the script alone: without it, every finding is on the page and the browser's own search finds it. */
function filters(files: readonly FileConcerns[], total: number, words: Words): Html {
  const { findings } = words;
  const present = files.flatMap(({ concerns }) => concerns.map(({ first }) => first));
  const families = FAMILIES.filter((family) => present.some((finding) => finding.family === family));
  const severities = SEVERITIES.filter((severity) => present.some((finding) => finding.severity === severity));
  return html`<form class="filters" id="filters" role="search" aria-label="${findings.filters}" hidden data-showing="${findings.showing}" data-none="${findings.noMatch}" data-total="${total}" data-locale="${words.locale}">
<label class="wide">${findings.search}<input type="search" name="search" autocomplete="off" spellcheck="false"></label>
<label>${findings.family}<select name="family"><option value="">${findings.anyFamily}</option>${families.map((family) => html`<option value="${family}">${words.family[family]}</option>`)}</select></label>
<label>${findings.severity}<select name="severity"><option value="">${findings.anySeverity}</option>${severities.map((severity) => html`<option value="${severity}">${words.severity[severity]}</option>`)}</select></label>
<label>${findings.file}<select name="file"><option value="">${findings.anyFile}</option>${files.map(({ file, index }) => html`<option value="${index}">${file.path}</option>`)}</select></label>
<div class="actions"><p role="status"></p><button type="reset">${findings.reset}</button><button type="button" data-fold="open">${findings.unfold}</button><button type="button" data-fold="close">${findings.fold}</button></div>
</form>`;
}

/** The first findings in the order of the page; a concern is cut where the limit falls. */
function firstFindings(files: readonly FileConcerns[], most: number): FileConcerns[] {
  let left = most;
  const kept: FileConcerns[] = [];
  for (const entry of files) {
    if (left === 0) break;
    const concerns: Concern[] = [];
    for (const concern of entry.concerns) {
      if (left === 0) break;
      const places = concern.places.slice(0, left);
      concerns.push({ ...concern, places });
      left -= places.length;
    }
    kept.push({ ...entry, concerns });
  }
  return kept;
}

function placesIn(concerns: readonly Concern[]): number {
  return sum(concerns.map(({ places }) => places.length));
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
