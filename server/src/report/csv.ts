import { stringify } from 'csv-stringify/sync';
import { placeName } from '../core/review/place-name.js';
import type { JsonFile, JsonFinding } from './json.js';
import type { Report } from './report.js';
import { showHidden } from './visible.js';
import { wordsFor } from './wording/wording.js';
import type { TableColumn, Words } from './wording/words.js';

/**
 * What would begin a formula if a spreadsheet split the cell at the other separator, as one set to another language does.
 * The library neutralises what stands first in a cell.
 */
const FORMULA_INSIDE = /([,;]\s*)(?=[=@＝＠]|[-+－＋][^,;]*[|!(])/gu;

type Row = Partial<Record<TableColumn, string | number>>;

/**
 * The review as a table for a spreadsheet: a row for each finding, whatever was decided on it, then one for everything
 * that was not checked. Excel takes it as it is: the byte order mark names the encoding, the separator is the one of the
 * reader's language, days are written as every Excel reads them, and no cell can be taken for a formula.
 */
export function renderCsv({ review, norms, reader }: Report): string {
  const words = wordsFor(reader);
  const normNames = new Map(norms.map((norm) => [norm.id, `${norm.name[reader]} (${norm.status[reader]})`]));
  const rows = [
    ...review.files.flatMap((file) =>
      file.findings.map((finding) => findingRow(file, finding, normNames, words, reader)),
    ),
    ...review.files.flatMap((file) =>
      file.notices.map(
        ({ start, message }): Row => ({
          kind: words.table.unchecked,
          file: file.path,
          line: start.line + 1,
          column: start.character + 1,
          message,
        }),
      ),
    ),
    ...review.unreadable.map(
      ({ path, reason }): Row => ({ kind: words.table.unreadable, file: path, message: reason }),
    ),
  ];
  return stringify(rows.map(plainCells), {
    bom: true,
    header: true,
    columns: Object.entries(words.table.columns).map(([key, header]) => ({ key, header })),
    delimiter: words.table.separator,
    record_delimiter: 'windows',
    escape_formulas: true,
  });
}

function findingRow(
  file: JsonFile,
  finding: JsonFinding,
  normNames: ReadonlyMap<string, string>,
  words: Words,
  reader: Report['reader'],
): Row {
  const { decision, suppressed } = finding;
  const state = decision
    ? words.setAside.kind(decision.kind)
    : suppressed
      ? words.setAside.suppressed
      : words.table.open;
  return {
    kind: words.table.finding,
    file: file.path,
    line: finding.start.line + 1,
    column: finding.start.character + 1,
    place: placeName(finding, reader) ?? '',
    severity: words.severity[finding.severity],
    family: words.family[finding.family],
    rule: finding.rule,
    title: finding.title,
    evidence: finding.evidence,
    message: finding.message,
    why: finding.why,
    suggestion: finding.fixes.map(({ title }) => title).join(' / '),
    norms: finding.norms.flatMap((id) => normNames.get(id) ?? []).join(' / '),
    state,
    reason: decision?.reason ?? suppressed?.reason ?? '',
    by: decision?.by ?? '',
    until: decision?.until ?? '',
    // A spreadsheet would read sixteen digits, or digits around an e, as a number.
    fingerprint: `#${finding.fingerprint}`,
  };
}

/** Cells on one line each, with what is hidden in them shown. */
function plainCells(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([column, cell]) => [
      column,
      typeof cell === 'string' ? showHidden(cell).replace(/\s+/gu, ' ').trim().replace(FORMULA_INSIDE, "$1'") : cell,
    ]),
  );
}
