import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Format } from '../../../server/src/core/document/document.js';
import type { Finding } from '../../../server/src/core/review/finding.js';
import { reviewText } from '../../../server/src/core/review/session.js';
import { DEFAULT_SETTINGS } from '../../../server/src/core/review/settings.js';
import { Ruleset } from '../../../server/src/core/rules/ruleset.js';
import { testCatalogue, testRule } from './catalogue.js';

const rules = [
  testRule('house/stock', { en: ['only {number} left'], fr: ['plus que {number}'] }),
  testRule('house/buyer', { en: ['{name} just bought'], fr: ["{name} vient d'acheter"] }),
  testRule('house/price', { en: ['from {price} a month'] }),
  testRule('house/off', { en: ['save {percent}'] }),
  testRule('house/late', { en: ['ends soon'] }, { unless: [{ has: 'number', in: 'sentence' }] }),
];

function findings(text: string, format: Format = 'markdown'): readonly Finding[] {
  const ruleset = Ruleset.compile(testCatalogue(rules), DEFAULT_SETTINGS);
  assert.deepEqual(ruleset.problems, []);
  return reviewText(text, format, ruleset, DEFAULT_SETTINGS).findings;
}

describe('placeholders', () => {
  const cases: [text: string, evidence: string[], format?: Format][] = [
    ['Only {{ product.stock }} left', ['Only {{ product.stock }} left']],
    ['Only {count} left', ['Only {count} left'], 'text'],
    // \u0024 is a dollar sign.
    ['<p>Only \u0024{count} left</p>', ['Only \u0024{count} left'], 'html'],
    ['Only %{count} left', ['Only %{count} left'], 'text'],
    ['Only #{count} left', ['Only #{count} left'], 'text'],
    ['Only %d left', ['Only %d left']],
    ['Only %1$d left', ['Only %1$d left']],
    ['Only %(count)s left', ['Only %(count)s left'], 'text'],
    ['Only %stock_count% left', ['Only %stock_count% left']],
    ['Only %@ left', ['Only %@ left']],
    ['Plus que %d en stock', ['Plus que %d']],
    ['{name} vient d’acheter cette lampe', ['{name} vient d’acheter']],
    ['{{ first }} {{ last }} just bought this', ['{{ first }} {{ last }} just bought']],
    ['From \u0024{price} a month', ['From \u0024{price} a month'], 'text'],
    ['Save {rate}% today', ['Save {rate}%']],
    // What shows nothing itself is no word.
    ['Only {% if low %}2{% endif %} left', ['Only {% if low %}2{% endif %} left']],
    ['Only {{#low}}2{{/low}} left', ['Only {{#low}}2{{/low}} left']],
    ['Only {{#if low}}left', []],
    // Percent signs that are signs.
    ['Only 50 %d left', []],
    ['Only %d%s left', []],
    ['Only %dl left', []],
    ['Only % left', []],
    ['Only %sale left', []],
    // What a placeholder will say is no fact.
    ['{{offer}} ends soon', ['ends soon']],
    ['Offer 12 ends soon', []],
  ];
  for (const [text, evidence, format] of cases) {
    it(text, () => {
      assert.deepEqual(
        findings(text, format).map((finding) => finding.evidence),
        evidence,
      );
    });
  }

  it('are captured as they are written', () => {
    assert.deepEqual(findings('Only {{ count }} left')[0]?.captures, {
      number: '{{ count }}',
      match: 'Only {{ count }} left',
    });
  });

  it('take linear time however many there are', () => {
    const text = `${'%('.repeat(50_000)} ${'%a'.repeat(50_000)} ${'{{'.repeat(50_000)}`;
    const start = performance.now();
    findings(text, 'text');
    assert.ok(performance.now() - start < 3_000);
  });
});

describe('values of data', () => {
  const cases: [string, string[]][] = [
    ['"low_stock": "Only 2 left",', ['Only 2 left']],
    ['{ "low": "Only 2 left" }', ['Only 2 left']],
    ['shop.low = "Only 2 left";', ['Only 2 left']],
    ['low_stock: "Only 2 left"', ['Only 2 left']],
    ['Wrong: "Only 2 left"', []],
    ['"Badge": "Only 2 left" presses people.', []],
    ['The "badge" says "Only 2 left".', []],
  ];
  for (const [text, evidence] of cases) {
    it(`${text}`, () => {
      assert.deepEqual(
        findings(text, 'text').map((finding) => finding.evidence),
        evidence,
      );
    });
  }
});
