import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import type { Log, Result, Run } from 'sarif';
import type { Report } from '../../../server/src/report/report.js';
import { renderSarif } from '../../../server/src/report/sarif/sarif.js';
import { manyFindings, sampleReport } from './sample.js';

const SCHEMA = join(import.meta.dirname, '../../fixtures/sarif/sarif-2.1.0-rtm.5.json');
const ajv = addFormats.default(new Ajv({ strict: false, allErrors: true, unicodeRegExp: false }));
const isValid = ajv.compile(JSON.parse(readFileSync(SCHEMA, 'utf8')));

function runOf(report: Report): Run {
  const log = JSON.parse(renderSarif(report)) as Log;
  assert.ok(isValid(log), JSON.stringify(isValid.errors?.slice(0, 3)));
  return log.runs[0]!;
}

function resultsOf(report: Report, path: string): Result[] {
  const run = runOf(report);
  const index = run.artifacts?.findIndex(({ location }) => location?.uri === path);
  return (run.results ?? []).filter(
    ({ locations }) => locations?.[0]?.physicalLocation?.artifactLocation?.index === index,
  );
}

describe('SARIF', () => {
  for (const reader of ['en', 'fr'] as const) {
    it(`is valid by the schema of the standard: ${reader}`, () => {
      const run = runOf(sampleReport(reader));
      assert.equal(run.results?.length, 56);
      assert.equal(run.language, reader);
    });
  }

  it('is valid with hostile names and copy, in which nothing hides', () => {
    const report = sampleReport('en', { hostile: true });
    runOf(report);
    const shown = JSON.parse(renderSarif(report), (key, value) => (key === 'insertedContent' ? undefined : value));
    assert.doesNotMatch(JSON.stringify(shown), /[\u202a-\u202e\u200b]/);
  });

  it('is valid with names that are no addresses', () => {
    const report = sampleReport('en');
    const files = ['a b.md', 'c:d.md', '\ud800.md', '100%.md', '../up/é#?.md', '//host/x.md'].map((path) => ({
      ...report.review.files[0]!,
      path,
    }));
    const run = runOf({ ...report, review: { ...report.review, files } });
    assert.deepEqual(
      run.artifacts?.map(({ location }) => location?.uri),
      ['a%20b.md', 'c%3Ad.md', '%EF%BF%BD.md', '100%25.md', '../up/%C3%A9%23%3F.md', '//host/x.md'],
    );
  });

  it('explains each rule that found something, with its norms', () => {
    const { tool, taxonomies } = runOf(sampleReport('en'));
    const rule = tool.driver.rules?.find(({ id }) => id === 'manipulation/scarcity');
    assert.match(rule?.help?.text ?? '', /^Why it matters\. /);
    assert.match(rule?.help?.markdown ?? '', /^\*\*Why it matters\.\*\* /);
    assert.equal(rule?.defaultConfiguration?.level, 'note');
    const norm = rule?.relationships?.[0]?.target.id;
    assert.ok(taxonomies?.[0]?.taxa?.some(({ id, helpUri }) => id === norm && helpUri?.startsWith('https://')));
    assert.deepEqual(
      tool.extensions?.map(({ name, version }) => [name, version]),
      [
        ['candor:recommended', '0.1.0'],
        ['@agency/house', '2.3.1'],
      ],
    );
  });

  it('points at the words, and gives the edits', () => {
    const [first] = resultsOf(sampleReport('en'), 'campaign/landing/index.md');
    assert.equal(first?.level, 'error');
    const region = {
      startLine: 6,
      startColumn: 1,
      endLine: 6,
      endColumn: 71,
      charOffset: 59,
      charLength: 70,
    };
    const place = first?.locations?.[0]?.physicalLocation;
    assert.deepEqual(place?.region, {
      ...region,
      snippet: { text: 'Certainly! Here is a version of your landing page with a warmer tone. ' },
    });
    const [change] = first?.fixes?.[0]?.artifactChanges ?? [];
    assert.deepEqual(change?.replacements, [{ deletedRegion: region, insertedContent: { text: '' } }]);
    assert.equal(change?.artifactLocation.uri, 'campaign/landing/index.md');
  });

  it('keeps what was decided, suppressed', () => {
    const suppressed = resultsOf(sampleReport('en'), 'catalogue/faq.md').flatMap((result) => result.suppressions ?? []);
    assert.deepEqual(
      suppressed.map(({ kind, justification }) => [kind, justification]),
      [
        ['external', 'The sale did end that night.'],
        ['inSource', 'Quoted in a training text.'],
      ],
    );
  });

  it('names results in a way that outlives edits elsewhere, and no two of a file alike', () => {
    const report = sampleReport('en');
    const [file] = report.review.files;
    const finding = file!.findings[0]!;
    const twice = { ...report.review, files: [{ ...file!, findings: [finding, finding] }] };
    const prints = (runOf({ ...report, review: twice }).results ?? []).map((result) => result.partialFingerprints);
    assert.deepEqual(
      prints.map((print) => print?.['candor/v1']),
      [`${finding.fingerprint}:1`, `${finding.fingerprint}:2`],
    );
    const start = { line: 99, character: 0, offset: 9999 };
    const moved = { ...report.review, files: [{ ...file!, findings: [{ ...finding, start, end: start }] }] };
    assert.deepEqual(runOf({ ...report, review: moved }).results?.[0]?.partialFingerprints, prints[0]);
  });

  it('tells what was not checked', () => {
    const { invocations } = runOf(sampleReport('en'));
    assert.equal(invocations?.[0]?.executionSuccessful, false);
    assert.deepEqual(
      invocations?.[0]?.toolExecutionNotifications?.map(({ level, message }) => [level, message.text]),
      [
        ['error', 'Could not be read: not UTF-8 text'],
        ['note', 'Not checked: Grammar could not be loaded: three rules were checked without it.'],
      ],
    );
  });

  it('does not depend on the time', () => {
    const report = sampleReport('en');
    assert.equal(renderSarif(report), renderSarif({ ...report, generatedAt: '2030-01-01T00:00:00Z' }));
  });

  it('holds ten thousand findings', () => {
    assert.equal(runOf(manyFindings('en', 10_000)).results?.length, 10_000);
  });
});
