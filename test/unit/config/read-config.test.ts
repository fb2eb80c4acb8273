import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  DEFAULT_CONFIG,
  initTemplate,
  isExcluded,
  problemText,
  readConfig,
  settingsFor,
} from '../../../server/src/config/index.js';

const said = (text: string, reader: 'en' | 'fr' = 'en') =>
  readConfig(text, 'candor.yml').problems.map((problem) => problemText(problem, reader));

const WHOLE = `extends: [candor:recommended, ./presets/house.yml]
languages: [fr]
jurisdictions: [eu, fr]
disclosure: { required: always, wording: { fr: "Rédigé avec une IA." }, placement: bottom, shownFields: [ai_disclosure], gitTrailers: true }
files: { include: ["**/*.md", "locales/**/*.json"], exclude: ["drafts/**"] }
rules: { manipulation/scarcity: warning, ai-disclosure/*: error, house/no-miracle: off }
overrides: [{ files: ["legal/**"], rules: { privacy/vague-purpose: off } }]
limits: { findingsPerFile: 10 }
`;

describe('reading candor.yml', () => {
  it('reads every part of the contract', () => {
    const { config, problems } = readConfig(WHOLE, 'candor.yml');
    assert.deepEqual(problems, []);
    assert.deepEqual(
      config.extends.map(({ spec }) => spec),
      ['candor:recommended', './presets/house.yml'],
    );
    assert.deepEqual(settingsFor(config, 'a.md'), {
      languages: ['fr'],
      jurisdictions: ['eu', 'fr'],
      disclosure: {
        required: 'always',
        wording: { fr: 'Rédigé avec une IA.' },
        placement: 'bottom',
        shownFields: ['ai_disclosure'],
        gitTrailers: true,
      },
      severities: [
        { pattern: 'manipulation/scarcity', severity: 'warning' },
        { pattern: 'ai-disclosure/*', severity: 'error' },
        { pattern: 'house/no-miracle', severity: 'off' },
      ],
      limits: { findingsPerFile: 10 },
    });
  });

  it('reads the same with a byte order mark and Windows line ends', () => {
    assert.deepEqual(
      readConfig(`\uFEFF${WHOLE.replaceAll('\n', '\r\n')}`, 'candor.yml'),
      readConfig(WHOLE, 'candor.yml'),
    );
  });

  it('applies overrides to their files, later lines winning', () => {
    const { config } = readConfig(WHOLE, 'candor.yml');
    assert.deepEqual(settingsFor(config, 'legal/terms/fr.md').severities.at(-1), {
      pattern: 'privacy/vague-purpose',
      severity: 'off',
    });
    assert.equal(settingsFor(config, 'illegal/terms.md').severities.length, 3);
  });

  it('keeps out what is excluded or not included', () => {
    const { config } = readConfig(WHOLE, 'candor.yml');
    assert.equal(isExcluded(config, 'a.md'), false);
    assert.equal(isExcluded(config, 'drafts/a.md'), true);
    assert.equal(isExcluded(config, 'a.html'), true);
    assert.equal(isExcluded(DEFAULT_CONFIG, 'drafts/a.html'), false);
  });

  it('takes an empty file, or keys without entries, as the defaults', () => {
    for (const text of ['', '# nothing yet\n', 'rules:\noverrides:\nfiles:\n  exclude:\n']) {
      assert.deepEqual(readConfig(text, ''), { config: DEFAULT_CONFIG, problems: [] });
    }
  });

  it('says where, what and what instead, and keeps the rest', () => {
    const text =
      'languages: [en, de]\nrule: {}\nrules:\n  manipulation/scarcity: warn\n  privacy/vague-purpose: off\nlimits:\n  findingsPerFile: many\n';
    assert.deepEqual(said(text), [
      'candor.yml:1:17: “de” is not possible for languages[2]. Write one of: en, fr.',
      'candor.yml:4:26: “warn” is not possible for rules.manipulation/scarcity. Did you mean “warning”? Possible: error, warning, info, hint, off.',
      'candor.yml:7:20: limits.findingsPerFile has to be a number. Write a number here.',
      'candor.yml:2:1: Unknown key “rule”. Did you mean “rules”?',
    ]);
    assert.deepEqual(said('langages: [fr]', 'fr'), [
      'candor.yml:1:1: Clé inconnue « langages ». Vouliez-vous dire « languages » ?',
    ]);
    const { config } = readConfig(text, 'candor.yml');
    assert.deepEqual(config.languages, ['en']);
    assert.deepEqual(settingsFor(config, 'a.md').severities, [{ pattern: 'privacy/vague-purpose', severity: 'off' }]);
  });

  it('survives what is not a configuration at all', () => {
    assert.match(said('- a\n- b')[0] ?? '', /^candor\.yml:1:1: This has to be a map/);
    assert.match(said('rules: {')[0] ?? '', /^candor\.yml:1:\d+: /);
    assert.match(said('\u0000\u0001')[0] ?? '', /^candor\.yml:1:1: /);
    assert.match(said(`# ${'x'.repeat(1_100_000)}`)[0] ?? '', /larger than 1 MB/);
    assert.equal(said('__proto__: { polluted: true }').length, 1);
    assert.equal(said('rules: { "__proto__": off, "constructor": off }').length > 0, true);
    assert.equal(said('rules: { "": off, "*/*": off, "manipulation": off }').length, 3);
  });

  it('offers a template that is itself valid, in both languages', () => {
    for (const reader of ['en', 'fr'] as const) {
      assert.deepEqual(said(initTemplate(reader)), []);
      const uncommented = initTemplate(reader).replace(/^( +)# (?=[\w-]+[/\w*-]*:(?: |$)|- | {2})/gm, '$1');
      const { config, problems } = readConfig(uncommented, 'candor.yml');
      assert.deepEqual(
        problems.map((problem) => problemText(problem, 'en')),
        [],
      );
      assert.equal(config.rules.length, 2);
      assert.equal(config.overrides.length, 1);
      assert.equal(config.extends.length, 2);
    }
  });
});
