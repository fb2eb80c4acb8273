import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileLanguageOf, formatOf } from '../../../server/src/core/document/formats.js';
import { suppressionFix } from '../../../server/src/core/review/directives.js';
import type { Finding } from '../../../server/src/core/review/finding.js';
import { placeName } from '../../../server/src/core/review/place-name.js';
import { reviewText } from '../../../server/src/core/review/session.js';
import { DEFAULT_SETTINGS } from '../../../server/src/core/review/settings.js';
import { Ruleset } from '../../../server/src/core/rules/ruleset.js';
import { applyEdits } from '../../../server/src/core/text/edits.js';
import { LineIndex } from '../../../server/src/core/text/line-index.js';
import { builtinCatalogue } from '../../../server/src/presets/builtin.js';
import { testCatalogue, testRule } from './catalogue.js';

const folder = join(__dirname, '../../fixtures/catalogues');
const builtin = Ruleset.compile(builtinCatalogue(), DEFAULT_SETTINGS);
const house = Ruleset.compile(
  testCatalogue([testRule('house/x', { en: ['miracle tool'], fr: ['outil miracle'] })]),
  DEFAULT_SETTINGS,
);

function review(name: string, text: string, ruleset = house) {
  const format = formatOf(name);
  assert.ok(format, name);
  const fileLanguage = fileLanguageOf(name, format);
  return reviewText(text, format, ruleset, DEFAULT_SETTINGS, fileLanguage ? { fileLanguage } : {});
}

/** Place, language and evidence of each finding. */
function found(name: string, text: string, ruleset = house): string[] {
  return review(name, text, ruleset).findings.map(
    (finding) => `${placeName(finding, 'en')} ${finding.language}: ${finding.evidence}`,
  );
}

describe('the review of catalogues and tables', () => {
  it('finds in every format what it would find in a page, and names the key', () => {
    const places = (name: string) =>
      review(`locales/${name}`, readFileSync(join(folder, name), 'utf8'), builtin).findings.map(
        (finding) => `${finding.rule} ${placeName(finding, 'fr')}`,
      );
    const wanted: Record<string, string[]> = {
      'shop.fr.yml': [
        'manipulation/scarcity fr.product.stock',
        'ai-claims/perfect-accuracy fr.product.promise',
        'manipulation/scarcity fr.product.mail',
        'manipulation/confirmshaming fr.buttons.1',
      ],
      'shop.po': [
        'manipulation/scarcity product | Only %d item left',
        'manipulation/scarcity product | Only %d item left [0]',
        'ai-claims/perfect-accuracy Our AI never makes mistakes.',
        'privacy/absolute-anonymity Your data is completely anonymous.',
      ],
      'shop.xlf': ['manipulation/scarcity stock', 'ai-claims/perfect-accuracy promise'],
      'shop.xliff': ['ai-claims/perfect-accuracy promise s1'],
      'shop.fr.ftl': [
        'ai-claims/perfect-accuracy promise',
        'privacy/absolute-anonymity promise',
        'manipulation/confirmshaming newsletter.decline-button',
      ],
      'shop_en.arb': ['manipulation/scarcity stock', 'ai-claims/perfect-accuracy promise'],
      'ads.csv': ['manipulation/scarcity ligne 3, Titre', 'ai-claims/perfect-accuracy ligne 3, Texte principal'],
    };
    for (const [name, lines] of Object.entries(wanted)) {
      const all = places(name);
      for (const line of lines) assert.ok(all.includes(line), `${name}: no ${line} in\n${all.join('\n')}`);
      assert.ok(!all.some((line) => line.includes('@stock')), name);
    }
  });

  it('takes the language from the name of the file', () => {
    assert.deepEqual(found('locales/fr/a.json', '{"k": "Outil miracle"}'), ['k fr: Outil miracle']);
    assert.deepEqual(found('locales/en/a.json', '{"k": "Outil miracle"}'), []);
    assert.deepEqual(found('locales/de/a.json', '{"k": "miracle tool"}'), []);
    assert.deepEqual(found('locales/de.po', 'msgid "A miracle tool"\nmsgstr "x"\n'), []);
  });

  it('reads source texts in their own language', () => {
    const text = 'msgid "Here is a miracle tool"\nmsgstr "Voici un outil miracle"\n';
    assert.deepEqual(found('fr.po', text), [
      'Here is a miracle tool en: miracle tool',
      'Here is a miracle tool fr: outil miracle',
    ]);
  });

  it('tells what stands around the branches of a plural once', () => {
    const text = '{"k": "A miracle tool for {n, plural, one {# day} other {# miracle tools}}"}';
    assert.deepEqual(found('en.json', text), ['k en: miracle tool']);
    const both = '{"k": "{n, plural, one {A miracle tool} other {Each miracle tool}}"}';
    assert.equal(found('en.json', both).length, 2);
  });

  it('counts what stands in one branch or advertisement together, not in the file', () => {
    const rule = testRule('house/x', { en: ['miracle tool'] });
    const dense = Ruleset.compile(
      testCatalogue([
        {
          ...rule,
          match: {
            en: { ...rule.match.en!, severityWhen: [{ severity: 'error', if: [{ count: 2, in: 'section' }] }] },
          },
        },
      ]),
      DEFAULT_SETTINGS,
    );
    const severities = (name: string, text: string) =>
      review(name, text, dense).findings.map(({ severity }) => severity === 'error');
    assert.deepEqual(
      severities('en.json', '{"a": {"b": "miracle tool", "c": "miracle tool"}, "d": {"e": "miracle tool"}}'),
      [true, true, false],
    );
    assert.deepEqual(severities('ads.csv', 'Headline,Body\nmiracle tool,miracle tool\nmiracle tool,x\n'), [
      true,
      true,
      false,
    ]);
  });

  it('asks no disclosure of them', () => {
    const settings = {
      ...DEFAULT_SETTINGS,
      disclosure: { ...DEFAULT_SETTINGS.disclosure, required: 'always' as const },
    };
    const { findings, disclosure } = reviewText('{"k": "Our teas"}', 'json', builtin, settings);
    assert.deepEqual([findings, disclosure.status], [[], 'not-needed']);
  });

  it('says once where a file is broken', () => {
    const { notices } = review('en.json', `{"a": "b", ${'?? '.repeat(100)} "c": ?}`);
    assert.deepEqual(
      notices.map(({ code }) => code),
      ['format-invalid'],
    );
  });
});

describe('directives in catalogues', () => {
  const cases: [string, string][] = [
    ['en.yml', 'en:\n  a: Fine\n  b: >\n    A\n    miracle tool\n  c: x\n'],
    ['en.yml', 'en:\n  list:\n    - A miracle tool\n'],
    ['en.po', '#. note\nmsgctxt "c"\nmsgid "k"\nmsgstr ""\n"A "\n"miracle tool"\n\nmsgid "z"\nmsgstr "y"\n'],
    [
      'en.ftl',
      'a = Fine\n# note\nb =\n    A { $n ->\n        [one] miracle tool\n       *[other] x\n    }\nc = Fine\n',
    ],
  ];
  for (const [name, text] of cases) {
    it(`suppress a finding by a comment above its entry: ${name} ${JSON.stringify(text.slice(0, 20))}`, () => {
      const { findings } = review(name, text);
      assert.equal(findings.length, 1);
      const fix = suppressionFix(findings[0] as Finding, text, formatOf(name)!, new LineIndex(text));
      assert.ok(fix);
      const kept = applyEdits(text, fix.edits);
      const after = review(name, kept);
      assert.deepEqual(
        after.findings.map(({ suppressed }) => suppressed),
        [{ reason: 'reason' }],
        kept,
      );
      assert.deepEqual(after.notices, []);
    });
  }

  it('are not offered where there are no comments', () => {
    for (const [name, text] of [
      ['en.json', '{"k": "A miracle tool"}'],
      ['ads.csv', 'Headline\nA miracle tool\n'],
    ] as const) {
      const [finding] = review(name, text).findings;
      assert.equal(suppressionFix(finding as Finding, text, formatOf(name)!, new LineIndex(text)), undefined);
    }
  });
});
