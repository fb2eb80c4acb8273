import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { problemText } from '../../../server/src/config/problem.js';
import { fixAllEdits, fixesOf } from '../../../server/src/core/review/fixes.js';
import { reviewText } from '../../../server/src/core/review/session.js';
import { DEFAULT_SETTINGS } from '../../../server/src/core/review/settings.js';
import type { FixTemplate, Rule } from '../../../server/src/core/rules/rule.js';
import { Ruleset } from '../../../server/src/core/rules/ruleset.js';
import { applyEdits, mergeEdits } from '../../../server/src/core/text/edits.js';
import { readRule } from '../../../server/src/presets/read-rule.js';
import { testCatalogue, testRule } from './catalogue.js';

const title = { en: 'Fix', fr: 'Corriger' };

function withFix(phrase: string, fix: Omit<FixTemplate, 'title' | 'safe'>, safe = false): Rule {
  const rule = testRule('house/x', { en: [phrase] });
  return { ...rule, match: { en: { ...rule.match.en!, fixes: [{ title, safe, ...fix }] } } };
}

function fixed(rule: Rule, text: string, format: 'markdown' | 'html' = 'markdown'): string {
  const ruleset = Ruleset.compile(testCatalogue([rule]), DEFAULT_SETTINGS);
  const { findings } = reviewText(text, format, ruleset, DEFAULT_SETTINGS, { language: 'en' });
  return applyEdits(text, fixesOf(findings[0]!, text, format, ruleset)[0]!.edits);
}

describe('fixes', () => {
  const cases: [string, string, string, Omit<FixTemplate, 'title' | 'safe'>, string][] = [
    [
      'put captures into the replacement',
      'We have only 3 left.',
      'only {number} left',
      { replace: '{number} in stock' },
      'We have 3 in stock.',
    ],
    [
      'keep the capital of a sentence',
      'Only 3 left.',
      'only {number} left',
      { replace: 'we have {number}' },
      'We have 3.',
    ],
    [
      'leave capitals inside a sentence',
      'It is HIPAA certified.',
      'hipaa certified',
      { replace: 'built to meet HIPAA' },
      'It is built to meet HIPAA.',
    ],
    [
      'keep the apostrophe of the text',
      'Don’t miss out: act now.',
      'act now',
      { replace: "when you're ready" },
      'Don’t miss out: when you’re ready.',
    ],
    ['remove a match and its space', 'Come and act now please.', 'act now', {}, 'Come and please.'],
    ['remove a sentence', 'First. Act now! Last.', 'act now', { over: 'sentence' }, 'First. Last.'],
    ['replace through markup', 'We **never** share.', 'never share', { replace: 'share rarely' }, 'We **share rarely.'],
  ];
  for (const [name, text, phrase, fix, expected] of cases) {
    it(name, () => assert.equal(fixed(withFix(phrase, fix), text), expected));
  }
  it('escape what HTML would read as markup', () => {
    assert.equal(
      fixed(withFix('act now', { replace: 'a < b' }), '<p>Please act now</p>', 'html'),
      '<p>Please a &lt; b</p>',
    );
  });
  it('are not offered with a hole in them', () => {
    const ruleset = Ruleset.compile(
      testCatalogue([withFix('only ({number}) left', { replace: '{number} left' })]),
      DEFAULT_SETTINGS,
    );
    const { findings } = reviewText('only left', 'text', ruleset, DEFAULT_SETTINGS, { language: 'en' });
    assert.deepEqual(fixesOf(findings[0]!, 'only left', 'text', ruleset), []);
  });
  it('join fix-all only when safe, and leave nothing safe behind', () => {
    const safe = Ruleset.compile(
      testCatalogue([withFix('sure here is', { over: 'sentence' }, true)]),
      DEFAULT_SETTINGS,
    );
    const text = 'Sure, here is it.\n\nTea.\n\nSure, here is more.';
    const { findings } = reviewText(text, 'markdown', safe, DEFAULT_SETTINGS);
    const result = applyEdits(text, fixAllEdits(findings, text, 'markdown', safe));
    assert.equal(reviewText(result, 'markdown', safe, DEFAULT_SETTINGS).findings.length, 0);
    const unsafe = Ruleset.compile(testCatalogue([withFix('sure here is', {})]), DEFAULT_SETTINGS);
    assert.deepEqual(
      fixAllEdits(reviewText(text, 'markdown', unsafe, DEFAULT_SETTINGS).findings, text, 'markdown', unsafe),
      [],
    );
  });
  it('never overlap', () => {
    const edits = mergeEdits([
      [{ start: 5, end: 9, newText: 'a' }],
      [{ start: 0, end: 6, newText: 'b' }],
      [{ start: 10, end: 11, newText: 'c' }],
    ]);
    assert.deepEqual(
      edits.map((edit) => edit.newText),
      ['a', 'c'],
    );
    assert.throws(
      () =>
        applyEdits('abc', [
          { start: 0, end: 2, newText: '' },
          { start: 1, end: 3, newText: '' },
        ]),
      RangeError,
    );
  });
});

describe('fixes of single phrases', () => {
  const rule = `
id: house/a
family: house
severity: info
say:
  en: { title: t, message: m, why: w, fine-when: f }
  fr: { title: t, message: m, why: w, fine-when: f }
match:
  en:
    flag:
      - phrase: only {number} left
        fixes: [stock, { title: { en: own, fr: o }, replace: "{number}" }]
      - { phrase: nearly gone, fixes: [stock] }
      - act now
    fixes:
      - { title: { en: all, fr: a }, over: sentence }
      - { name: stock, title: { en: shared, fr: s }, replace: in stock }
    examples: { flagged: [a], clean: [b] }
`.trimStart();
  const said = (text: string) => readRule(text, 'a.yml').problems.map((problem) => problemText(problem, 'en'));

  it('come first, in the order in which the phrase names them; the others stand for all', () => {
    const read = readRule(rule, 'a.yml');
    assert.deepEqual(read.problems, []);
    const ruleset = Ruleset.compile(testCatalogue(read.rule ? [read.rule] : []), DEFAULT_SETTINGS);
    const titles = (text: string) =>
      reviewText(text, 'text', ruleset, DEFAULT_SETTINGS, { language: 'en' }).findings.map((finding) =>
        fixesOf(finding, text, 'text', ruleset).map((fix) => fix.title.en),
      );
    assert.deepEqual(titles('Only 2 left. Nearly gone. Act now.'), [
      ['shared', 'own', 'all'],
      ['shared', 'all'],
      ['all'],
    ]);
  });

  it('are told when a name leads nowhere', () => {
    assert.deepEqual(said(rule.replaceAll('[stock', '[stok')), [
      'a.yml:11:17: No fix is called “stok”. Did you mean “stock”?',
      'a.yml:12:40: No fix is called “stok”. Did you mean “stock”?',
      'a.yml:16:17: No phrase asks for the fix “stock”. Write fixes: [stock] in an entry of “flag”, or remove the name to offer it for all.',
    ]);
    assert.deepEqual(said(rule.replace('{ title: { en: all', '{ name: stock, title: { en: all')), [
      'a.yml:16:17: Another fix is called “stock”. Give it a name of its own.',
    ]);
    assert.match(
      said(rule.replace('replace: "{number}"', 'replace: "{price}"')).join(),
      /catches \{price\}.*\{match\}, \{number\};/,
    );
    assert.match(said(rule.replace('over: sentence', 'for-phrases: [0]')).join(), /Unknown key “for-phrases”/);
    assert.match(said(rule.replace('[stock]', '["__proto__"]')).join(), /not written as expected/);
    assert.match(said(rule.replace('[stock]', '[constructor]')).join(), /No fix is called “constructor”/);
  });
});
