import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { reviewText } from '../../../server/src/core/review/session.js';
import { DEFAULT_SETTINGS } from '../../../server/src/core/review/settings.js';
import type { Rule } from '../../../server/src/core/rules/rule.js';
import { Ruleset } from '../../../server/src/core/rules/ruleset.js';
import { re2Engine } from '../../../server/src/presets/regex-engine.js';
import { testCatalogue, testRule } from '../review/catalogue.js';

function regexRule(source: string): Rule {
  const rule = testRule('house/x', { en: [] });
  return { ...rule, match: { en: { ...rule.match.en!, flag: [{ phrase: source, regex: true }] } } };
}

function evidence(source: string, text: string): string[] {
  const ruleset = Ruleset.compile({ ...testCatalogue([regexRule(source)]), regexEngine: re2Engine }, DEFAULT_SETTINGS);
  assert.deepEqual(ruleset.problems, []);
  return reviewText(text, 'markdown', ruleset, DEFAULT_SETTINGS, { language: 'en' }).findings.map((f) => f.evidence);
}

describe('regular expressions of presets', () => {
  it('match whatever the capitals, on the text that readers see', () => {
    assert.deepEqual(evidence('sku-\\d{4}', 'Order **SKU**-1234 &amp; sku-99'), ['SKU**-1234']);
  });
  it('stand under the same guards as phrases', () => {
    assert.deepEqual(evidence('sku-\\d+', 'Never write SKU-12.'), []);
  });
  it('run in linear time', () => {
    const text = `${'a'.repeat(20_000)}!`;
    const start = process.cpuUsage().user;
    assert.deepEqual(evidence('(a+)+$', text), []);
    assert.ok(process.cpuUsage().user - start < 5_000_000, 'a catastrophic pattern took over five seconds');
  });
  it('are refused by name when RE2 cannot read them, or there is no engine', () => {
    const refused = Ruleset.compile(
      { ...testCatalogue([regexRule('(?=a)b')]), regexEngine: re2Engine },
      DEFAULT_SETTINGS,
    );
    assert.equal(refused.problems[0]!.rule, 'house/x');
    const without = Ruleset.compile(testCatalogue([regexRule('a')]), DEFAULT_SETTINGS);
    assert.match(without.problems[0]!.message.en, /not available/);
  });
});
