import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { extendConfig } from '../../server/src/lsp/authoring/extend-config.js';
import { type NewRuleWishes, newRule, phraseOf } from '../../server/src/lsp/authoring/new-rule.js';
import { wordAt } from '../../server/src/lsp/authoring/yaml-place.js';
import { builtinCatalogue } from '../../server/src/presets/builtin.js';
import { readRule } from '../../server/src/presets/read-rule.js';
import { runExamples } from '../../server/src/presets/run-examples.js';

const builtin = builtinCatalogue();

const wishes = (words: string, sentence = words): NewRuleWishes => ({
  words,
  sentence,
  language: 'en',
  preset: 'house',
  family: 'house',
  severity: 'warning',
  isPrompt: false,
  isTaken: () => false,
  reader: 'en',
});

async function passing(wanted: NewRuleWishes): Promise<string> {
  const made = await newRule(wanted, builtin);
  assert.ok('text' in made, JSON.stringify(made));
  const { rule, problems } = readRule(made.text, '');
  assert.deepEqual(problems, [], made.text);
  assert.ok(rule);
  const { failures } = await runExamples({ ...builtin, rules: [rule] }, [rule]);
  assert.deepEqual(failures, [], made.text);
  return made.text;
}

describe('a rule made from words', () => {
  it('takes the signs of the phrase language and of YAML for themselves', async () => {
    for (const words of [
      'Save 20% [today] (really): {yes}',
      '“Trust us”, they say',
      'yes: no # maybe',
      "- don't worry, be happy -",
      'Dear {name}, sleep well',
      '@team & friends *always* win',
      'Rest… or run',
      'The end. Not yet.',
    ]) {
      await passing(wishes(words));
    }
    assert.equal(phraseOf('Sleep (soundly), my [dear] {name}!'), 'Sleep soundly my \\[dear\\]');
    assert.equal(phraseOf('Dear {first_name}, sleep'), 'Dear ... sleep');
  });

  it('stands even where a guard would hold its own sentence back', async () => {
    const text = await passing(wishes('hidden pipes', 'Our kettles have no hidden pipes.'));
    assert.match(text, /^even-when: \[negated\]$/m);
    assert.doesNotMatch(await passing(wishes('hidden pipes', 'Our kettles have hidden pipes.')), /even-when/);
  });

  it('is refused when its words would match anywhere, and never takes an id twice', async () => {
    assert.ok('flaw' in (await newRule(wishes('of the'), builtin)));
    const taken = new Set(['house/shiny-spoons']);
    const made = await newRule({ ...wishes('shiny spoons'), isTaken: (id) => taken.has(id) }, builtin);
    assert.equal('id' in made && made.id, 'house/shiny-spoons-2');
  });
});

describe('candor.yml that extends one more preset', () => {
  const extended = (text: string | undefined) => extendConfig(text, './presets/house', 'en');

  it('keeps everything else as it was written', () => {
    const rest = 'languages: [en] # ours\n';
    const entries = 'extends:\n  - candor:recommended # the base\n';
    assert.equal(extended(`${entries}${rest}`), `${entries}  - ./presets/house\n${rest}`);
    assert.equal(extended(`extends: [a, b] # c\n${rest}`), `extends: [a, b, ./presets/house] # c\n${rest}`);
    assert.equal(extended(`extends: []\n${rest}`), `extends: [./presets/house]\n${rest}`);
    assert.equal(extended(`${rest}extends:\n`), `${rest}extends:\n  - ./presets/house\n`);
    assert.equal(extended(rest), `extends:\n  - candor:recommended\n  - ./presets/house\n${rest}`);
    assert.match(extended(undefined), /extends:\n {2}- candor:recommended\n {2}- \.\/presets\/house\n$/);
  });

  it('names a preset once', () => {
    for (const text of ['extends: [presets/house/]\n', 'extends:\n  - ./presets/house\n']) {
      assert.equal(extended(text), text);
    }
  });
});

describe('the word under a caret', () => {
  const at = (marked: string) => {
    const word = wordAt(marked.replace('^', ''), marked.indexOf('^'));
    return word && [word.at, word.typed, word.path.join('.')];
  };

  it('is the whole key or value, below its keys', () => {
    assert.deepEqual(at('match:\n  en:\n    fl^ag:\n'), ['key', 'flag', 'match.en']);
    assert.deepEqual(at('flag:\n  - only {num^ber} left # so\n'), ['entry', 'only {number} left', 'flag']);
    assert.deepEqual(at('flag:\n  - phrase: "a # ^b"\n    unless: [c]\n'), ['value', 'a # b', 'flag.phrase']);
    assert.deepEqual(at('flag:\n  - phrase: a\n    unless: [c, { i^s: past }]\n'), ['key', 'is', 'flag.unless']);
    assert.deepEqual(at('norms: [a, b-^c, d]\n'), ['entry', 'b-c', 'norms']);
    assert.deepEqual(at('{\n  "say": {\n    "e^n": 1\n'), ['key', 'en', 'say']);
    assert.equal(at('# a ^comment: yes\n'), undefined);
  });
});
