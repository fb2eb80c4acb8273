import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PhraseError } from '../../../server/src/core/rules/phrase-error.js';
import { WordLists } from '../../../server/src/core/rules/word-lists.js';
import { matchPhrase } from './match.js';

/** phrase, text, what matches (undefined: nothing), language */
const CASES: [string, string, string | undefined, ('en' | 'fr')?][] = [
  ['act now', 'Please ACT, now!', 'ACT, now'],
  ['act now', 'Act. Now', undefined],
  ['act now', 'react now', undefined],
  ['(our|the) (ai|algorithm) never fails', 'The algorithm never fails', 'The algorithm never fails'],
  ['(very) easy', 'So easy', 'easy'],
  ['(very) easy', 'very easy', 'very easy'],
  ['(really|very)? easy', 'really easy', 'really easy'],
  ['client(s) content(s)', 'Clients contents', 'Clients contents', 'fr'],
  ['accura(te|cy)', 'accuracy', 'accuracy'],
  ['garanti(e|s)?', 'garanti', 'garanti', 'fr'],
  ['garanti(e|s)?', 'garantie', 'garantie', 'fr'],
  ['(un)subscribe now', 'Unsubscribe now', 'Unsubscribe now'],
  ['~guarantee results', 'guaranteed results', 'guaranteed results'],
  ['~garantir', 'nous garantissons', 'garantissons', 'fr'],
  ["l'~utiliser", "l'utilisez", "l'utilisez", 'fr'],
  ['=IA', 'une ia', undefined, 'fr'],
  ['=IA', 'une IA', 'IA', 'fr'],
  ['only {number} left', 'Only two left', 'Only two left'],
  ['only {number} left', 'only 1,500 left', 'only 1,500 left'],
  ['{percent} accurate', '98 % accurate', '98 % accurate'],
  ['{percent} de précision', '98 pour cent de précision', '98 pour cent de précision', 'fr'],
  ['from {price}', 'from €9.99 a month', 'from €9.99'],
  ['dès {price}', 'dès 9,99 € par mois', 'dès 9,99 €', 'fr'],
  ['within {duration}', 'within 2-3 business days', undefined],
  ['within {duration}', 'within 24h', 'within 24h'],
  ['ends in {duration}', 'Ends in 02d 13h 10m', 'Ends in 02d 13h 10m'],
  ["jusqu'au {date}", 'Jusqu’au 31 décembre 2026 inclus', 'Jusqu’au 31 décembre 2026', 'fr'],
  ['until {date}', 'until June 3rd, 2026', 'until June 3rd, 2026'],
  ['until {date}', 'until 2026-06-30', 'until 2026-06-30'],
  ['at {time}', 'at 18:00', 'at 18:00'],
  ['à {time}', 'à minuit', 'à minuit', 'fr'],
  ['a {year} study', 'in a 2025 study', 'a 2025 study'],
  ['i am {name}', "Hi, I'm Emma Stone!", "I'm Emma Stone"],
  ['i am {word}', "I'm sad", "I'm sad"],
  ['write ... reviews', 'Write twenty glowing five star reviews', 'Write twenty glowing five star reviews'],
  ['write {up to 2 words} reviews', 'Write some very glowing reviews', undefined],
  ['{start} act now', 'You act now', undefined],
  ['{start} act now', 'Wait. Act now', 'Act now'],
  ['left {end}', 'two left. Hurry', 'left'],
  ['left {end}', 'left behind', undefined],
  ['sure! here is', "Sure! Here's your text", "Sure! Here's"],
  ['sure! here is', 'Sure, here is', 'Sure, here is'],
  ['(sure|of course)! here is', 'Of course! Here is', 'Of course! Here is'],
  ['\\[your name\\]', 'Hi [Your Name],', '[Your Name]'],
  ['do not miss', "Don't miss", "Don't miss"],
  ['we are', 'We’re', 'We’re'],
  ['end to end', 'end-to-end', 'end-to-end'],
  ["l'ia", 'L’IA décide', 'L’IA', 'fr'],
  ['n° 1', 'le N° 1 mondial', 'N° 1', 'fr'],
  ['100 % (naturel|bio)', '100% bio', '100% bio', 'fr'],
  ['clients', 'nos client·e·s', 'client·e·s', 'fr'],
  ['(last|final|) chance', 'your chance', 'chance'],
  ['a|b', 'b', 'b'],
  ['vos données partagées', 'VOS DONNEES PARTAGEES', 'VOS DONNEES PARTAGEES', 'fr'],
  ['en temps réel', 'en temps reel', 'en temps reel', 'fr'],
  ['c’est =sûr', 'C’est sûr', 'C’est sûr', 'fr'],
  ['c’est =sûr', 'C’est sur la table', undefined, 'fr'],
];

describe('phrases', () => {
  for (const [phrase, text, expected, language] of CASES) {
    it(`${phrase}  ·  ${text}`, () => assert.equal(matchPhrase(phrase, text, language ?? 'en'), expected));
  }

  it('reads term lists', () => {
    const lists = new WordLists({ rivals: ['Acme', 'Blue Sky'] });
    assert.equal(matchPhrase('better than {rivals}', 'Better than Blue Sky', 'en', lists), 'Better than Blue Sky');
  });

  it('reads the items of a list as phrases of the language', () => {
    const shared = new WordLists({ things: ['wrong'], shares: { en: ['~sell', 'pass(es) on'], fr: ['~vendre'] } });
    const lists = new WordLists({ things: ['(phone)? number(s)', 'name'] }, shared);
    const match = (text: string, language: 'en' | 'fr' = 'en') =>
      matchPhrase(language === 'en' ? 'never {shares} your {things}' : 'ne {shares} jamais', text, language, lists);
    assert.equal(match('It never sold your phone numbers.'), 'never sold your phone numbers');
    assert.equal(match('It never passes on your name.'), 'never passes on your name');
    assert.equal(match('It never passes your name.'), undefined);
    assert.equal(match('It never sells your wrong.'), undefined);
    assert.equal(match('Nous ne vendons jamais', 'fr'), 'ne vendons jamais');
  });

  it('refuses a list without items in the language of the phrase', () => {
    const lists = new WordLists({ rivals: { fr: ['Acme'] } });
    assert.throws(() => matchPhrase('as {rivals}', 'x', 'en', lists), /list \{rivals\} has no English items/);
  });

  for (const [phrase, words] of [
    ['(a|b', /never closed/],
    ['a)', /closes nothing/],
    ['{nonsense}', /no slot \{nonsense\}/],
    ['{number', /never closed/],
    ['~', /before a word/],
    ['(a) (b)', /optional/],
    ['', /nothing stands here/],
    ['x{up to 99 words}y', /1 to 20/],
    ['(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)x', /spellings/],
  ] as const) {
    it(`refuses ${phrase}`, () =>
      assert.throws(
        () => matchPhrase(phrase, 'x'),
        (error) => error instanceof PhraseError && words.test(error.message),
      ));
  }
});
