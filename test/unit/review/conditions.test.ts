import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Format } from '../../../server/src/core/document/document.js';
import { reviewText } from '../../../server/src/core/review/session.js';
import { DEFAULT_SETTINGS } from '../../../server/src/core/review/settings.js';
import type { LexicalCondition } from '../../../server/src/core/rules/catalogue.js';
import type { Rule } from '../../../server/src/core/rules/rule.js';
import { Ruleset } from '../../../server/src/core/rules/ruleset.js';
import { testCatalogue, testRule } from './catalogue.js';

const CONDITIONS: LexicalCondition[] = [
  { name: 'described', in: 'frame', phrases: { en: ['to avoid', 'bad examples'], fr: ['à éviter'] } },
  { name: 'described', in: 'sentence', phrases: { en: ['phrases like'], fr: ['des formules comme'] } },
  { name: 'reported', in: 'sentence', phrases: { en: ['scammers'], fr: ['les escrocs'] } },
  { name: 'source', in: 'sentence', phrases: { en: ['according to'], fr: ['selon'] } },
];

function evidence(rule: Rule, text: string, format: Format = 'markdown'): string[] {
  const ruleset = Ruleset.compile(testCatalogue([rule], CONDITIONS), DEFAULT_SETTINGS);
  assert.deepEqual(ruleset.problems, []);
  return reviewText(text, format, ruleset, DEFAULT_SETTINGS).findings.map((finding) => finding.evidence);
}

const stock = testRule('house/stock', {
  en: ['only {number} left', 'act now'],
  fr: ['plus que {number}', 'agissez vite'],
});

describe('guards', () => {
  const cases: [string, string, string[]][] = [
    ['plain', 'Hurry: only 2 left!', ['only 2 left']],
    ['negation', 'We will never say only 2 left.', []],
    ['negation of a list', 'No timers, no "act now", no nonsense.', []],
    ['a negation in another clause', "Don't wait, act now!", ['act now']],
    ['a negation after a turn', 'It is not a joke but only 2 left.', ['only 2 left']],
    ['not only', 'Not only cheap: act now', ['act now']],
    ['quotation in a sentence', 'The label "only 2 left" sells.', []],
    ['a match that runs past the mark', 'The badge "only 2" left no doubt.', []],
    ['a whole line in quotation marks', '"Only 2 left!"', ['Only 2 left']],
    ['a block quotation', '> Only 2 left', []],
    ['inline code', 'The string `only 2 left` is translated.', []],
    ['code block', '```\nonly 2 left\n```', []],
    ['reported', 'Scammers write that there are only 2 left.', []],
    ['described in the sentence', 'Phrases like act now sell.', []],
    ['described by a heading', '# Bad examples\n\nOnly 2 left!', []],
    ['a heading of another section', '# Bad examples\n\nNothing.\n\n# Shop\n\nOnly 2 left!', ['Only 2 left']],
    ['a heading above a deeper one', '# Bad examples\n\n## Stock\n\nOnly 2 left!', []],
    ['described by a lead-in', 'Words to avoid:\n\n- act now\n- only 2 left', []],
    ['described by a table header', '| To avoid | Better |\n|---|---|\n| Act now | Order |', []],
    ['struck through', '~~Only 2 left~~ Sold out', []],
    ['French', 'Vite : plus que 2 !', ['plus que 2']],
    ['French negation', "N'écrivez jamais : plus que 2 !", ['plus que 2']],
    ['French negation before the words', 'Nous n’affichons pas plus que 2 photos.', []],
    ['French quotation', 'Le message « plus que 2 » presse le lecteur.', []],
    ['hidden', '<p hidden>Only 2 left</p>\n', []],
  ];
  for (const [name, text, expected] of cases) it(name, () => assert.deepEqual(evidence(stock, text), expected));

  it('stand aside for a rule that says so', () => {
    const rule = testRule(
      'house/stock',
      { en: ['only {number} left'] },
      { evenWhen: ['negated', 'quoted', 'described'] },
    );
    assert.deepEqual(evidence(rule, '# Bad examples\n\nNever write "only 2 left".'), ['only 2 left']);
  });
});

describe('conditions', () => {
  it('unless a fact stands in the sentence', () => {
    const rule = testRule('house/x', { en: ['offer ends'] }, { unless: [{ has: 'date', in: 'sentence' }] });
    assert.deepEqual(evidence(rule, 'The offer ends on 3 March 2027.'), []);
    assert.deepEqual(evidence(rule, 'The offer ends soon. It is 3 March 2027.'), ['offer ends']);
  });
  it('unless a source is given nearby', () => {
    const rule = testRule('house/x', { en: ['the best'] }, { unless: [{ has: 'source', in: 'nearby' }] });
    assert.deepEqual(evidence(rule, 'We are the best.\n\nAccording to a panel of 40 shops.'), []);
    assert.deepEqual(evidence(rule, 'We are the best.\n\nReally.\n\nAccording to a panel.'), ['the best']);
  });
  it('only if the document says something else', () => {
    const rule = testRule(
      'house/x',
      { en: ['never share'] },
      { onlyIf: [{ phrases: ['share with partners'], in: 'document' }] },
    );
    assert.deepEqual(evidence(rule, 'We never share data.\n\nWe share with partners.'), ['never share']);
    assert.deepEqual(evidence(rule, 'We never share data.'), []);
  });
  it('scopes before and after', () => {
    const before = testRule('house/x', { en: ['sold out'] }, { onlyIf: [{ phrases: ['almost'], in: 'before' }] });
    assert.deepEqual(evidence(before, 'Almost all sold out'), ['sold out']);
    assert.deepEqual(evidence(before, 'Sold out almost'), []);
  });
  it('raises the severity by density and says why', () => {
    const rule = testRule(
      'house/x',
      { en: ['act now', 'hurry'] },
      { severity: 'info', severityWhen: [{ severity: 'warning', if: [{ count: 2, in: 'section' }] }] },
    );
    const ruleset = Ruleset.compile(testCatalogue([rule]), DEFAULT_SETTINGS);
    const review = reviewText('# A\n\nAct now. Hurry.\n\n# B\n\nHurry.', 'markdown', ruleset, DEFAULT_SETTINGS);
    assert.deepEqual(
      review.findings.map((finding) => finding.severity),
      ['warning', 'warning', 'info'],
    );
    assert.match(review.findings[0]!.because!.en, /at least 2/);
  });
  it('asks for English grammar only when a candidate needs it', () => {
    const rule = testRule('house/x', { en: ['reveal prices'] }, { onlyIf: [{ is: 'imperative' }] });
    const ruleset = Ruleset.compile(testCatalogue([rule]), DEFAULT_SETTINGS);
    assert.equal(reviewText('Nothing here.', 'text', ruleset, DEFAULT_SETTINGS).grammarWanted, false);
    assert.equal(reviewText('Reveal prices.', 'text', ruleset, DEFAULT_SETTINGS).grammarWanted, true);
  });
  it('answers French grammar by itself', () => {
    const rule = testRule('house/x', { fr: ['les prix'] }, { onlyIf: [{ is: 'imperative' }] });
    assert.deepEqual(evidence(rule, 'Révélez les prix dans cette page.'), ['les prix']);
    assert.deepEqual(evidence(rule, 'Dans cette page, les prix sont vus.'), []);
  });
});

describe('language of the text', () => {
  it('is told apart paragraph by paragraph', () => {
    const rule = testRule('house/x', { en: ['the chat'], fr: ['le chat'] });
    assert.deepEqual(evidence(rule, 'This is the chat of the shop.\n\nVoici le chat de la maison.'), [
      'the chat',
      'le chat',
    ]);
  });
  it('follows the document where a paragraph says nothing', () => {
    const rule = testRule('house/x', { fr: ['offre flash'], en: ['offer flash'] });
    assert.deepEqual(evidence(rule, 'Voici les prix de la boutique pour vous.\n\nOffre flash'), ['Offre flash']);
    assert.deepEqual(evidence(rule, 'These are the prices of our shop.\n\nOffre flash'), []);
  });
});

describe('language of the document', () => {
  const ruleset = Ruleset.compile(testCatalogue([]), DEFAULT_SETTINGS);
  const languageOf = (text: string, format: Format) => reviewText(text, format, ruleset, DEFAULT_SETTINGS).language;
  it('is what most of its words are in', () => assert.equal(languageOf('Le thé est prêt. Tea.', 'text'), 'fr'));
  it('is what the page declares', () =>
    assert.equal(languageOf('<html lang="fr"><p>Verveine</p></html>', 'html'), 'fr'));
  it('is what the front matter declares', () =>
    assert.equal(languageOf('---\nlang: fr\n---\n\nTea', 'markdown'), 'fr'));
});

describe('directives', () => {
  const review = (text: string) => {
    const ruleset = Ruleset.compile(testCatalogue([stock], CONDITIONS), DEFAULT_SETTINGS);
    return reviewText(text, 'markdown', ruleset, DEFAULT_SETTINGS, { today: '2026-11-23' });
  };
  it('suppress with a reason', () => {
    const { findings } = review('<!-- candor-disable-next-line house/stock -- counted daily -->\nOnly 2 left');
    assert.equal(findings[0]!.suppressed?.reason, 'counted daily');
  });
  it('suppress nothing without a reason, and say so', () => {
    const { findings, notices } = review('<!-- candor-disable-next-line house/stock -->\nOnly 2 left');
    assert.equal(findings[0]!.suppressed, undefined);
    assert.equal(notices[0]!.code, 'directive-invalid');
  });
  it('end on their last day', () => {
    const { findings, notices } = review(
      '<!-- candor-disable-next-line house/stock until 2026-11-22 -- sale -->\nOnly 2 left',
    );
    assert.equal(findings[0]!.suppressed, undefined);
    assert.match(notices[0]!.message.en, /held until/);
  });
  it('cover a stretch', () => {
    const { findings } = review('<!-- candor-disable -- legacy -->\n\nAct now\n\n<!-- candor-enable -->\n\nAct now');
    assert.deepEqual(
      findings.map((finding) => finding.suppressed?.reason),
      ['legacy', undefined],
    );
  });
});
