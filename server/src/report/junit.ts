import { isOpen } from './concerns.js';
import { type Html as Markup, html as markup } from './html/markup.js';
import type { JsonFile, JsonFinding } from './json.js';
import type { Report } from './report.js';
import { wordsFor } from './wording/wording.js';
import type { Words } from './wording/words.js';

interface Case {
  readonly outcome: 'passed' | 'failure' | 'skipped' | 'error';
  readonly element: Markup;
}

/**
 * JUnit XML, which every pipeline shows: a suite for each document, a case for each finding. What makes the run fail is a
 * failure; what does not passes and says so in its output; what somebody decided on, or what was not checked, is skipped.
 * @param fails whether a finding makes the run fail.
 */
export function renderJunit({ review, reader }: Report, fails: (finding: JsonFinding) => boolean): string {
  const words = wordsFor(reader);
  const suites = [
    ...review.unreadable.map(({ path, reason }) => ({ path, cases: [unreadableCase(path, reason, words)] })),
    ...review.files.map((file) => ({ path: file.path, cases: casesOf(file, fails, words) })),
  ];
  const all = suites.flatMap(({ cases }) => cases);
  return markup`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="${review.tool.name} ${review.tool.version}" ${counts(all)} time="0">
${suites.map(
  ({ path, cases }) => markup`<testsuite name="${path}" ${counts(cases)} time="0">
${cases.map(({ element }) => element)}</testsuite>
`,
)}</testsuites>
`.markup;
}

function counts(cases: readonly Case[]): Markup {
  const count = (outcome: Case['outcome']) => cases.filter((each) => each.outcome === outcome).length;
  return markup`tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}" skipped="${count('skipped')}"`;
}

function casesOf(file: JsonFile, fails: (finding: JsonFinding) => boolean, words: Words): Case[] {
  const cases = [
    ...file.findings
      .filter(({ severity }) => severity !== 'hint')
      .map((finding) => findingCase(file, finding, fails, words)),
    ...file.notices.map(({ start, message }) =>
      testCase('skipped', file.path, `${words.table.unchecked}, ${words.findings.line(start.line + 1)}`, message),
    ),
  ];
  return cases.length > 0 ? cases : [testCase('passed', file.path, words.findings.none, '')];
}

function findingCase(
  { path }: JsonFile,
  finding: JsonFinding,
  fails: (finding: JsonFinding) => boolean,
  words: Words,
): Case {
  const { line, character } = finding.start;
  // The place makes the name its own: pipelines join cases that bear the same.
  const name = `${finding.title} (${finding.rule}), ${line + 1}:${character + 1}`;
  const said = `${words.severity[finding.severity]}: ${finding.message}`;
  const body = [finding.evidence, finding.why, ...finding.fixes.map(({ title }) => `→ ${title}`)].join('\n');
  if (!isOpen(finding)) {
    const { decision, suppressed } = finding;
    return testCase('skipped', path, name, decision?.reason ?? suppressed?.reason ?? '');
  }
  return fails(finding) ? testCase('failure', path, name, said, body) : testCase('passed', path, name, said, body);
}

function unreadableCase(path: string, reason: string, words: Words): Case {
  return testCase('error', path, words.table.unreadable, reason);
}

/** A passed case keeps what it has to say as its output: the format has no other place for it. */
function testCase(outcome: Case['outcome'], path: string, name: string, message: string, body = ''): Case {
  const inside =
    outcome === 'passed'
      ? message && markup`<system-out>${message}\n${body}</system-out>`
      : outcome === 'skipped'
        ? markup`<skipped message="${message}"/>`
        : outcome === 'failure'
          ? markup`<failure message="${message}">${body}</failure>`
          : markup`<error message="${message}"/>`;
  return {
    outcome,
    element: markup`<testcase classname="${path}" file="${path}" name="${name}" time="0">${inside || undefined}</testcase>
`,
  };
}
