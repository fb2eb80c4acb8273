import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { problemText } from '../../../server/src/config/problem.js';
import { DEFAULT_SETTINGS } from '../../../server/src/core/review/settings.js';
import { PhraseError } from '../../../server/src/core/rules/phrase-error.js';
import { Ruleset } from '../../../server/src/core/rules/ruleset.js';
import { WordLists } from '../../../server/src/core/rules/word-lists.js';
import { listsWithin } from '../../../server/src/presets/phrase-lists.js';
import { readRule, ruleContext } from '../../../server/src/presets/read-rule.js';
import { re2Engine } from '../../../server/src/presets/regex-engine.js';
import { testCatalogue, testRule } from '../review/catalogue.js';

/** A rule with one phrase, read; what is said of it in both languages. */
function said(entry: string, language: 'en' | 'fr' = 'en') {
  const text = `
id: house/a
family: house
severity: info
say:
  en: { title: t, message: m, why: w, fine-when: f }
  fr: { title: t, message: m, why: w, fine-when: f }
match:
  ${language}: { flag: [${entry}], examples: { flagged: [a], clean: [b] } }
`.trimStart();
  const lists = listsWithin({}, { none: { fr: ['thé'] }, competitors: ['Acme'] });
  const { problems } = readRule(text, 'a.yml', ruleContext(lists));
  return problems.map((problem) => ({ en: problemText(problem, 'en'), fr: problemText(problem, 'fr') }));
}

/** With plain spaces, to be compared. */
const spaced = (text = '') => text.replaceAll('\u00a0', ' ');

const FLAWED: [string, RegExp, RegExp][] = [
  ['"(a|b"', /this "\(" is never closed/, /ce « \( » n’est jamais fermé/],
  ['"a)"', /this "\)" closes nothing/, /ce « \) » ne ferme rien/],
  ['"{competitrs} x"', /no slot \{competitrs\}; perhaps \{competitors\} is meant/, /peut-être \{competitors\}/],
  ['"{zzzzzzz} x"', /no slot \{zzzzzzz\}; known are number,/, /pas de champ \{zzzzzzz\} ; sont connus number,/],
  ['"x {none}"', /has no English items/, /n’a pas d’éléments en anglais/],
  ['"~ x"', /"~" stands before a word/, /« ~ » se place devant un mot/],
  ['"x \\\\"', /backslash at the end/, /barre oblique inverse à la fin/],
  ['"x {up to 99 words} y"', /a gap is 1 to 20 words/, /un intervalle compte de 1 à 20 mots/],
  ['"{Verb = a} x"', /wants a name of its own/, /demande un nom à elle/],
  ['"{verb: a|b} x"', /write \{verb = a\|b\}/, /écrivez \{verb = a\|b\}/],
  ['"(a) (b)"', /is optional/, /facultatives?/],
  ['"the {number}"', /slots and words such as/, /des champs et des mots comme/],
  [`"${'a '.repeat(70)}"`, /70 words long; the most is 60/, /compter 70 mots ; le maximum est 60/],
  ['"(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)x"', /more than 400 spellings/, /plus de 400 graphies/],
  [`"${'('.repeat(14)}a${')'.repeat(14)}"`, /nested more than 12/, /plus de 12 niveaux/],
  ['"x *"', /no word, number or symbol/, /ni mot, ni nombre/],
  ['{ regex: "(?=a)" }', /Perl syntax: `\(\?=`/, /n’existe pas dans RE2 : `\(\?=`/],
  ['{ regex: "(a" }', /missing closing \)/, /il manque « \) »/],
  ['{ regex: "*a" }', /missing argument to repetition/, /rien à répéter/],
];

describe('flaws of phrases', () => {
  for (const [entry, english, french] of FLAWED) {
    it(`are told in the language of the reader  ·  ${entry.slice(0, 40)}`, () => {
      const [first] = said(entry);
      assert.match(first?.en ?? '', english);
      assert.match(spaced(first?.fr), french);
    });
  }

  it('mix no languages', () => {
    for (const [entry] of FLAWED) {
      const french =
        said(entry)[0]
          ?.fr.split(' docs/')[0]
          ?.replace(/«.*?»|sont connus.*/g, '') ?? '';
      assert.doesNotMatch(french, /\b(?:this|that|there|must|write|is|are|words?|known|missing|invalid)\b/, french);
      assert.doesNotMatch(french, / [;:!?»]|« /, 'a breaking space before a mark');
    }
  });

  it('are told of rules that cannot be compiled', () => {
    const rule = testRule('house/a', { fr: ['(le)'] });
    const [problem] = Ruleset.compile(testCatalogue([rule]), DEFAULT_SETTINGS).problems;
    assert.match(problem?.message.en ?? '', /is optional|such as/);
    assert.match(problem?.message.fr ?? '', /facultative/);
  });

  it('are told of expressions too long, and of those that RE2 adds one day as RE2 has it', () => {
    assert.throws(
      () => re2Engine.compile('a'.repeat(1_001)),
      (error) => re2Engine.flawOf(error).fr === 'elle dépasse 1000 caractères',
    );
    assert.deepEqual(re2Engine.flawOf(new Error('error parsing regexp: odd: `x`')), { en: 'odd: `x`', fr: 'odd: `x`' });
  });

  it('name the list and its item', () => {
    const lists = new WordLists({ rivals: ['(a'] });
    assert.throws(
      () => lists.items('rivals', 'fr'),
      (error) =>
        error instanceof PhraseError &&
        /« \(a » de la liste \{rivals\} ne peut être lu : ce/.test(spaced(error.said.fr)),
    );
  });
});
