import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DOMParser } from '@xmldom/xmldom';
import { renderGithub } from '../../../server/src/report/github.js';
import { renderJunit } from '../../../server/src/report/junit.js';
import type { Report } from '../../../server/src/report/report.js';
import { manyFindings, sampleReport } from './sample.js';

describe('GitHub annotations', () => {
  const linesOf = (report: Report, prefix = '') => renderGithub(report, prefix).split('\n').slice(0, -1);

  it('are one command a line: open findings by severity, then what was not checked', () => {
    const lines = linesOf(sampleReport('en'));
    const count = (level: string) => lines.filter((line) => line.startsWith(`::${level} file=`)).length;
    // One error more than there are findings: the file that could not be read.
    assert.deepEqual([count('error'), count('warning'), count('notice'), lines.length], [6, 26, 24, 56]);
    assert.ok(
      lines.includes(
        '::notice file=campaign/landing/index.md,line=8,endLine=8,col=1,endColumn=11,title=Limited quantity::Readers are told that little is left. Make sure that the figure is true and current. (manipulation/scarcity)',
      ),
    );
  });

  it('name files from the root of the repository', () => {
    assert.ok(linesOf(sampleReport('en'), 'site/').every((line) => / file=site\//.test(line)));
  });

  it('let no copy end a command, begin another, or hide', () => {
    const text = renderGithub(sampleReport('en', { hostile: true }), '');
    assert.doesNotMatch(text, /[\u202a-\u202e\u200b\r]/);
    const [first] = sampleReport('en').review.files;
    const finding = {
      ...first!.findings[0]!,
      title: 'a,b:c::d\n::error::x',
      message: '100%\r\n::set-output name=x::y',
    };
    const report = sampleReport('en');
    const files = [{ ...first!, path: 'x,y:z\n::w.md', findings: [finding], notices: [] }];
    const lines = linesOf({ ...report, review: { ...report.review, files, unreadable: [] } });
    assert.equal(lines.length, 1);
    assert.equal(
      lines[0]?.replace(/,line=.*?,title=/, ' '),
      '::error file=x%2Cy%3Az%0A%3A%3Aw.md a%2Cb%3Ac%3A%3Ad%0A%3A%3Aerror%3A%3Ax::100%25%0D%0A::set-output name=x::y (ai-disclosure/chatbot-residue)',
    );
  });

  it('hold ten thousand findings', () => {
    assert.equal(linesOf(manyFindings('en', 10_000)).length, 10_000);
  });
});

describe('JUnit', () => {
  function parse(text: string) {
    const onError = (level: string, message: string) => assert.fail(`${level}: ${message}`);
    return new DOMParser({ onError }).parseFromString(text, 'text/xml');
  }
  const isError = ({ severity }: { severity: string }) => severity === 'error';
  const junit = (report: Report) => renderJunit(report, isError);

  it('has a suite for each document and a case for each finding', () => {
    const root = parse(junit(sampleReport('en'))).documentElement!;
    const total = (name: string) => Number(root.getAttribute(name));
    // 56 findings, two clean documents, one notice, one document that could not be read.
    assert.deepEqual([total('tests'), total('failures'), total('errors'), total('skipped')], [60, 5, 1, 3]);
    assert.equal(root.getElementsByTagName('testsuite').length, 10);
    assert.equal(root.getElementsByTagName('testcase').length, 60);
    for (const suite of root.getElementsByTagName('testsuite')) {
      assert.equal(Number(suite.getAttribute('tests')), suite.getElementsByTagName('testcase').length);
      assert.equal(Number(suite.getAttribute('failures')), suite.getElementsByTagName('failure').length);
    }
  });

  it('passes what does not fail the run, and skips what was decided', () => {
    const root = parse(junit(sampleReport('en'))).documentElement!;
    assert.match(root.getElementsByTagName('system-out')[0]?.textContent ?? '', /^(?:Warning|Needs proof): /);
    const reasons = [...root.getElementsByTagName('skipped')].map((element) => element.getAttribute('message'));
    assert.ok(reasons.includes('The sale did end that night.'));
  });

  it('gives every case of a document a name of its own', () => {
    const root = parse(junit(sampleReport('fr'))).documentElement!;
    const names = [...root.getElementsByTagName('testcase')].map(
      (element) => `${element.getAttribute('classname')} ${element.getAttribute('name')}`,
    );
    assert.equal(new Set(names).size, names.length);
  });

  it('is well-formed whatever names and copy hold', () => {
    const report = sampleReport('en', { hostile: true });
    const [first] = report.review.files;
    const odd = ['\u0000\u0008\u001b', '\ud800', '\ufffe\uffff', ']]>', '<!--', '&amp;', '"\'', '\u202e'].map(
      (text) => ({
        ...first!.findings[0]!,
        title: text,
        message: text,
        evidence: text,
      }),
    );
    const files = [...report.review.files, { ...first!, path: '\u0001<">&\ud800.md', findings: odd }];
    const text = junit({ ...report, review: { ...report.review, files } });
    parse(text);
    // What XML 1.0 lets stand.
    assert.match(text, /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u);
    assert.doesNotMatch(text, /[\u202a-\u202e]/);
  });

  it('holds ten thousand findings', () => {
    assert.equal(parse(junit(manyFindings('en', 10_000))).getElementsByTagName('testcase').length, 10_000);
  });
});
