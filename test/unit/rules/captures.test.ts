import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { problemText } from '../../../server/src/config/problem.js';
import { fixesOf } from '../../../server/src/core/review/fixes.js';
import { present } from '../../../server/src/core/review/present.js';
import { reviewText } from '../../../server/src/core/review/session.js';
import { DEFAULT_SETTINGS } from '../../../server/src/core/review/settings.js';
import { parsePhrase } from '../../../server/src/core/rules/phrase.js';
import { PhraseError } from '../../../server/src/core/rules/phrase-error.js';
import { Ruleset } from '../../../server/src/core/rules/ruleset.js';
import { readRule } from '../../../server/src/presets/read-rule.js';
import { testCatalogue, testRule } from '../review/catalogue.js';

function caught(phrase: string, text: string, language: 'en' | 'fr' = 'en', lists = {}) {
  const rule = { ...testRule('house/a', { [language]: [phrase] }), lists };
  const ruleset = Ruleset.compile(testCatalogue([rule]), DEFAULT_SETTINGS);
  assert.deepEqual(ruleset.problems, []);
  const [finding] = reviewText(text, 'text', ruleset, DEFAULT_SETTINGS, { language }).findings;
  if (!finding) return undefined;
  const { match: _, ...captures } = finding.captures;
  return captures;
}

const NOUNS = { rivals: ['Acme', 'Blue Sky'], goods: { en: ['lamp(s)'], fr: ['lampe(s)'] } };

describe('what a phrase catches', () => {
  it('is what a list matched, as the text has it', () => {
    assert.deepEqual(caught('better than {rivals}', 'Better than BLUE sky!', 'en', NOUNS), { rivals: 'BLUE sky' });
    assert.deepEqual(caught('les {goods} de {rivals}', 'Les LAMPES d’Acme et les Lampes de Acme', 'fr', NOUNS), {
      goods: 'Lampes',
      rivals: 'Acme',
    });
  });

  it('is what stands under a name: words, choices, slots and gaps', () => {
    assert.deepEqual(caught('we may {verb = sell|pass on} it', 'We may Pass on it.'), { verb: 'Pass on' });
    assert.deepEqual(caught('nous {verbe = ~vendre|cédons} vos', 'Nous VENDONS vos données', 'fr'), {
      verbe: 'VENDONS',
    });
    assert.deepEqual(caught('only {what = {up to 3 words}} left', 'Only two red lamps left'), {
      what: 'two red lamps',
    });
    assert.deepEqual(caught('{n = {number} lamps} left', '4 lamps left'), { n: '4 lamps', number: '4' });
    assert.deepEqual(caught('a {x = b {y = c|d}}', 'A b d'), { x: 'b d', y: 'd' });
  });

  it('counts what has the same name, and leaves out what was not there', () => {
    assert.deepEqual(caught('{rivals} beats {rivals}', 'Acme beats Blue Sky', 'en', NOUNS), {
      rivals: 'Acme',
      rivals2: 'Blue Sky',
    });
    assert.deepEqual(caught('act ({x = right} now)', 'act'), {});
    assert.deepEqual(caught('act ({x = right} now)', 'act right now'), { x: 'right' });
    assert.deepEqual(caught('only {x = {up to 2 words}} left', 'only left'), {});
  });

  it('belongs to the longest match', () => {
    assert.deepEqual(caught('buy {x = lamps|lamps now}', 'Buy lamps now'), { x: 'lamps now' });
    assert.deepEqual(caught('buy {x = {up to 3 words}} today', 'Buy one today two today'), { x: 'one today two' });
  });

  it('makes a list as rare as its words where it is tried', () => {
    const ruleset = Ruleset.compile(
      testCatalogue([{ ...testRule('house/a', { en: ['the {rivals} of'] }), lists: NOUNS }]),
      DEFAULT_SETTINGS,
    );
    const words = ruleset.phrases[0]?.program.anchors.map((id) => ruleset.vocabulary.words[id]);
    assert.deepEqual(words?.sort(), ['acme', 'blue']);
  });

  it('fills messages and fixes', () => {
    const { rule, problems } = readRule(RULE, 'a.yml');
    assert.deepEqual(problems, []);
    const ruleset = Ruleset.compile(testCatalogue(rule ? [rule] : []), DEFAULT_SETTINGS);
    const text = 'We may pass on your browsing history.';
    const [finding] = reviewText(text, 'text', ruleset, DEFAULT_SETTINGS, { language: 'en' }).findings;
    assert.ok(finding);
    assert.equal(
      present(finding, ruleset, DEFAULT_SETTINGS, 'en').message,
      'Who may pass on browsing history? Say it.',
    );
    const [fix] = fixesOf(finding, text, 'text', ruleset);
    assert.equal(fix?.edits[0]?.newText, 'We pass on your browsing history to [company]');
  });

  it('is asked for by names that exist', () => {
    const said = (from: string, to: string) =>
      readRule(RULE.replace(from, to), 'a.yml').problems.map((problem) => problemText(problem, 'en'));
    assert.deepEqual(said('Who may {verb}', 'Who may {vreb}'), [
      'a.yml:7:14: No phrase of this rule catches {vreb}. Caught are {match}, {verb}, {thing}; {vreb = …} in a phrase keeps a part under that name.',
    ]);
    assert.match(said('replace: we {verb}', 'replace: we {verb3} {who}').join(), /catches \{who\}/);
    assert.deepEqual(said('severity: info', 'severity: info\ndetector: secret').length, 0);
  });

  for (const [phrase, words] of [
    ['a {number = b}', /name of its own/],
    ['a {match = b}', /name of its own/],
    ['a {Verb = b}', /small letters/],
    ['a {verb: b|c}', /write \{verb = b\|c\}/],
    ['a {verb = b|c', /never closed/],
    ['a {verb = }', /nothing stands here/],
    ['a } b', /this "\}" closes nothing/],
    ['a (b} c', /never closed/],
    [`x ${'{a = '.repeat(40)}b${'}'.repeat(40)}`, /nested more than/],
  ] as const) {
    it(`refuses ${phrase.slice(0, 30)}`, () =>
      assert.throws(
        () => parsePhrase(phrase, 'en'),
        (error) => error instanceof PhraseError && words.test(error.message),
      ));
  }
});

const RULE = `
id: house/a
family: house
severity: info
say:
  en:
    title: t
    message: Who may {verb} {thing}? Say it.
    why: w
    fine-when: f
  fr: { title: t, message: m, why: w, fine-when: f }
match:
  en:
    flag: ["we may {verb = sell|pass on} your {thing = data|{up to 2 words} history}"]
    fixes:
      - title: { en: e, fr: f }
        replace: we {verb} your {thing} to [company]
    examples: { flagged: [a], clean: [b] }
`.trimStart();
