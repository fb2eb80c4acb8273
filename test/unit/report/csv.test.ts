import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parse } from 'csv-parse/sync';
import { isOwnOutput } from '../../../server/src/core/index.js';
import { renderCsv } from '../../../server/src/report/csv.js';
import type { Report } from '../../../server/src/report/report.js';
import { sampleReport } from './sample.js';

type Row = Record<string, string>;

function rowsOf(report: Report, delimiter: string): Row[] {
  return parse(renderCsv(report), { bom: true, columns: true, delimiter, recordDelimiter: '\r\n' }) as Row[];
}

describe('the table for spreadsheets', () => {
  it('has a row for each finding, then one for everything that was not checked', () => {
    const rows = rowsOf(sampleReport('en'), ',');
    const count = (entry: string) => rows.filter((row) => row.Entry === entry).length;
    assert.deepEqual([count('Finding'), count('Not checked'), count('Could not be read')], [56, 1, 1]);
    const scarce = rows.find((row) => row.Words === 'Only 3 left');
    assert.deepEqual(
      [scarce?.Document, scarce?.Line, scarce?.Severity, scarce?.Rule, scarce?.Decision],
      ['campaign/landing/index.md', '8', 'Needs proof', 'manipulation/scarcity', 'Open'],
    );
  });

  it('tells decisions with who took them, why, and until which day', () => {
    const decided = rowsOf(sampleReport('en'), ',').find((row) => row.By !== '');
    assert.deepEqual(
      [decided?.Decision, decided?.Reason, decided?.By, decided?.Until],
      ['Accepted', 'The sale did end that night.', 'Ada Moreau', '2027-01-31'],
    );
  });

  it('opens in a French Excel: byte order mark, semicolons, Windows line ends', () => {
    const text = renderCsv(sampleReport('fr'));
    assert.ok(text.startsWith('\uFEFFEntrée;Document;Ligne;'));
    assert.doesNotMatch(text.replaceAll('\r\n', ''), /[\r\n]/);
    assert.equal(rowsOf(sampleReport('fr'), ';').length, 58);
  });

  it('is Candor’s own output, never copy to review', () => {
    for (const reader of ['en', 'fr'] as const) {
      assert.ok(isOwnOutput(renderCsv(sampleReport(reader)).slice(1)));
    }
  });

  it('holds no cell that a spreadsheet would compute, whichever separator it splits at', () => {
    const report = sampleReport('en');
    const hostile = [
      '=1+1',
      '+cmd|calc!A1',
      '-2+3',
      '@SUM(A1)',
      '\t=1',
      '\r=1',
      ' =1',
      '＝1',
      'a;=1',
      'a, =HYPERLINK("x")',
      'a;@b',
      'a,-1+cmd|calc!A1',
      '"\n=1',
    ];
    const [first] = report.review.files;
    const findings = hostile.map((evidence) => ({ ...first!.findings[0]!, evidence, title: evidence }));
    const files = [{ ...first!, path: '=2+2.md', findings }];
    const text = renderCsv({ ...report, review: { ...report.review, files } });
    // Not as the library reads it, but as a spreadsheet set to another separator would: quotation marks hold a cell
    // together only where they begin it.
    for (const separator of [',', ';', '\t']) {
      for (const cell of text.slice(1).split(new RegExp(`${separator}|\\r\\n`))) {
        const shown = cell.replace(/^"/, '').trimStart();
        assert.doesNotMatch(shown, /^(?:[=@＝＠]|[-+].*[|!])/u, cell);
      }
    }
  });

  it('keeps ordinary figures as they are written', () => {
    const report = sampleReport('en');
    const [first] = report.review.files;
    const files = [{ ...first!, findings: [{ ...first!.findings[0]!, evidence: 'Today, -50% for you' }] }];
    assert.match(renderCsv({ ...report, review: { ...report.review, files } }), /"Today, -50% for you"/);
  });

  it('shows hidden characters', () => {
    assert.doesNotMatch(renderCsv(sampleReport('en', { hostile: true })), /[\u202a-\u202e\u200b]/);
  });
});
