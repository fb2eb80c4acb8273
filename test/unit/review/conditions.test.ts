import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Format } from '../../../server/src/core/document/document.js';
import { loadGrammar } from '../../../server/src/core/language/grammar.js';
import { ReviewSession, reviewText } from '../../../server/src/core/review/session.js';
import { DEFAULT_SETTINGS } from '../../../server/src/core/review/settings.js';
import type { LexicalCondition } from '../../../server/src/core/rules/catalogue.js';
import {
  CONDITION_NAMES,
  type Condition,
  type ConditionName,
  type ConditionScope,
  FACT_NAMES,
  type FactName,
  type Rule,
} from '../../../server/src/core/rules/rule.js';
import { Ruleset } from '../../../server/src/core/rules/ruleset.js';
import { testCatalogue, testRule } from './catalogue.js';

const CONDITIONS: LexicalCondition[] = [
  { name: 'described', in: 'frame', phrases: { en: ['to avoid', 'bad examples'], fr: ['à éviter'] } },
  { name: 'described', in: 'sentence', phrases: { en: ['phrases like'], fr: ['des formules comme'] } },
  { name: 'reported', in: 'sentence', phrases: { en: ['scammers'], fr: ['les escrocs'] } },
  { name: 'source', in: 'sentence', phrases: { en: ['according to'], fr: ['selon'] } },
  { name: 'limit', in: 'sentence', phrases: { en: ['up to {number}', 'may be wrong'], fr: ['sauf'] } },
  { name: 'terms-link', in: 'sentence', phrases: { en: ['terms'], fr: ['conditions'] } },
  { name: 'conditional', in: 'sentence', phrases: { en: ['if'], fr: ['si'] } },
  { name: 'we-speak', in: 'sentence', phrases: { en: ['we', 'our'], fr: ['nous'] } },
  { name: 'addresses-reader', in: 'sentence', phrases: { en: ['you'], fr: ['vous'] } },
  { name: 'legal-page', in: 'document', phrases: { en: ['privacy policy'], fr: ['mentions légales'] } },
  { name: 'article', in: 'document', phrases: { en: ['how to'], fr: ['comment'] } },
  { name: 'forbidden', in: 'frame', phrases: { en: ['must not'], fr: ['interdit'] } },
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

/** name, where it holds, where it does not, format; the rule flags "blue lamp" only when it holds */
const NAMED: [ConditionName, string, string, Format?][] = [
  ['negated', 'No blue lamp here.', 'A blue lamp here.'],
  ['quoted', 'The word "blue lamp" is short.', 'The blue lamp is short.'],
  ['reported', 'Scammers sell a blue lamp.', 'Shops sell a blue lamp.'],
  ['described', '# Bad examples\n\nA blue lamp', '# Examples\n\nA blue lamp'],
  ['conditional', 'Take a blue lamp if you can.', 'Take a blue lamp. If you can.'],
  ['question', 'A blue lamp?', 'A blue lamp. Why?'],
  ['past', 'They sold a blue lamp.', 'They sell a blue lamp.'],
  ['imperative', 'Buy a blue lamp.', 'The blue lamp shines.'],
  ['we-speak', 'We sell a blue lamp.', 'We sell. They take a blue lamp.'],
  ['addresses-reader', 'You need a blue lamp.', 'They need a blue lamp.'],
  ['whole-segment', 'Blue lamp!', 'A blue lamp!'],
  ['heading', '## A blue lamp', 'A blue lamp'],
  ['button', '<button>Blue lamp</button>', '<p>Blue lamp</p>', 'html'],
  ['link', 'A [blue lamp](x.md)', '[A](x.md) blue lamp'],
  ['list-item', '- a blue lamp', 'a blue lamp'],
  ['cell', '| A |\n|---|\n| blue lamp |', 'blue lamp'],
  ['alt', '![blue lamp](x.png)', 'blue lamp'],
  ['attribute', '<a title="blue lamp">x</a>', '<a title="x">blue lamp</a>', 'html'],
  ['title', '<title>Blue lamp</title>', '<p>Blue lamp</p>', 'html'],
  ['legal-page', '# Privacy policy\n\nA blue lamp', '# Shop\n\nA blue lamp'],
  ['article', '# How to see\n\nA blue lamp', '# To see\n\nA blue lamp'],
  ['forbidden', 'You must not:\n\n- take a blue lamp', 'You may:\n\n- take a blue lamp'],
  ['hidden', '<p hidden>A blue lamp</p>', '<p>A blue lamp</p>', 'html'],
  ['struck', '~~A blue lamp~~', 'A blue lamp'],
  ['upper-case', 'A BLUE LAMP', 'A Blue Lamp'],
];

describe('named conditions', () => {
  const holds = async (name: ConditionName, text: string, format: Format = 'markdown') => {
    const rule = testRule(
      'house/x',
      { en: ['blue lamp'] },
      { onlyIf: [{ is: name }], evenWhen: ['negated', 'quoted', 'reported', 'described', 'struck', 'hidden'] },
    );
    const ruleset = Ruleset.compile(testCatalogue([rule], CONDITIONS), DEFAULT_SETTINGS);
    const session = new ReviewSession(ruleset, DEFAULT_SETTINGS, { language: 'en' });
    session.setGrammar(await loadGrammar());
    session.open(text, format);
    return session.review().findings;
  };
  for (const [name, yes, no, format] of NAMED) {
    it(`${name}  ·  ${yes.replaceAll('\n', ' ')}`, async () => {
      const found = await holds(name, yes, format);
      assert.equal(found.length, 1);
      assert.ok(found[0]?.because?.en && found[0].because.fr, 'says so');
      assert.equal((await holds(name, no, format)).length, 0);
    });
  }

  it('of prompts', async () => {
    const chat = 'messages:\n  - role: ROLE\n    content: Sell a blue lamp\n';
    for (const role of ['system', 'user', 'assistant'] as const) {
      const name = `${role}-role` as const;
      assert.equal((await holds(name, chat.replace('ROLE', role), 'prompt-yaml')).length, 1);
      assert.equal((await holds(name, 'Sell a blue lamp', 'text')).length, 0);
    }
    assert.equal((await holds('prompt-file', 'Sell a blue lamp', 'prompt')).length, 1);
    assert.equal((await holds('prompt-file', 'Sell a blue lamp', 'text')).length, 0);
  });

  it('are all tested here', () => {
    const tested = [...NAMED.map(([name]) => name), 'prompt-file', 'system-role', 'user-role', 'assistant-role'];
    assert.deepEqual([...CONDITION_NAMES].sort(), tested.sort());
  });
});

describe('facts', () => {
  const cases: [FactName, string, string][] = [
    ['number', 'A blue lamp, 3 of them', 'A blue lamp'],
    ['percent', 'A blue lamp, 20% off', 'A blue lamp, 20 off'],
    ['price', 'A blue lamp for €20', 'A blue lamp for 20'],
    ['date', 'A blue lamp until 3 March 2027', 'A blue lamp until March'],
    ['time', 'A blue lamp until 18:00', 'A blue lamp until 18'],
    ['year', 'A blue lamp of 2026', 'A blue lamp of 26'],
    ['duration', 'A blue lamp for 3 days', 'A blue lamp for 3'],
    ['name', 'a blue lamp by Ada Martin', 'a blue lamp by us'],
    ['email', 'A blue lamp: write to a@b.example', 'A blue lamp: write to us'],
    ['source', 'A blue lamp, according to the museum', 'A blue lamp, of the museum'],
    ['limit', 'A blue lamp lasts up to 40 hours', 'A blue lamp lasts 40 hours'],
    ['limit', 'A blue lamp may be wrong', 'A blue lamp is right'],
    ['link', 'A blue lamp, [see](x.md)', 'A blue lamp. [See](x.md)'],
    ['terms-link', 'A blue lamp, [terms apply](x.md)', 'A blue lamp, terms apply, [see](x.md)'],
    ['terms-link', 'A blue lamp, [see here](/legal/sales.html)', 'A blue lamp, [see here](/legally.html)'],
  ];
  for (const [fact, yes, no] of cases) {
    it(`${fact}  ·  ${yes}`, () => {
      const rule = testRule('house/x', { en: ['blue lamp'] }, { onlyIf: [{ has: fact, in: 'sentence' }] });
      assert.equal(evidence(rule, yes).length, 1);
      assert.equal(evidence(rule, no).length, 0);
    });
  }

  it('are all tested here', () => {
    assert.deepEqual([...new Set(cases.map(([fact]) => fact))].sort(), [...FACT_NAMES].sort());
  });

  it('of links stand where the link stands', () => {
    const where = (scope: ConditionScope, text: string, format?: Format) =>
      evidence(testRule('house/x', { en: ['blue lamp'] }, { onlyIf: [{ has: 'terms-link', in: scope }] }), text, format)
        .length;
    assert.equal(where('nearby', 'A blue lamp\n\n[Details](/cgv)'), 1);
    assert.equal(where('nearby', 'A blue lamp\n\nx\n\n[Details](/cgv)'), 0);
    assert.equal(where('section', 'A blue lamp\n\nx\n\n[Details](/cgv)'), 1);
    assert.equal(where('section', 'A blue lamp\n\n# x\n\n[Details](/cgv)'), 0);
    assert.equal(where('document', 'A blue lamp\n\n# x\n\n[Details](/cgv)'), 1);
    assert.equal(where('document', '<p>A blue lamp</p><p><a href="/terms-of-sale">Details</a></p>', 'html'), 1);
    assert.equal(where('segment', '<p>A blue lamp. <a href="/t">Our terms</a></p>', 'html'), 1);
  });
});

describe('front matter', () => {
  const held = (condition: Condition, front: string, format: Format = 'markdown') =>
    evidence(
      testRule('house/x', { en: ['blue lamp'] }, { onlyIf: [condition] }),
      `---\n${front}\n---\n\nA blue lamp`,
      format,
    ).length === 1;
  it('has a field, whatever it says', () => {
    for (const front of [
      'draft: true',
      'draft: 0',
      'draft: no way',
      'draft: [a]',
      'draft: { a: 1 }',
      'draft: 2026-01-01',
    ]) {
      assert.ok(held({ frontMatter: 'draft' }, front), front);
    }
    for (const front of ['draft: false', 'draft:', 'draft: ""', 'draft: []', 'drafts: true', 'x: { draft: true }']) {
      assert.ok(!held({ frontMatter: 'draft' }, front), front);
    }
  });
  it('has a field with one of some values', () => {
    const condition = { frontMatter: 'layout', anyOf: ['Legal', 'terms', '2026-01-01', '3', 'true'] };
    for (const front of ['layout: legal', 'layout: [shop, TERMS]', 'layout: 2026-01-01', 'layout: 3', 'layout: true']) {
      assert.ok(held(condition, front), front);
    }
    for (const front of ['layout: shop', 'layout: [legal page]', 'layout: { legal: 1 }', 'title: legal']) {
      assert.ok(!held(condition, front), front);
    }
  });
  it('has fields in fields, and no others', () => {
    assert.ok(held({ frontMatter: 'seo.noindex' }, 'seo: { noindex: true }'));
    assert.ok(held({ frontMatter: 'seo.noindex' }, 'seo.noindex: true'));
    assert.ok(!held({ frontMatter: 'seo.noindex' }, 'seo: true'));
    for (const field of ['constructor', '__proto__', 'toString', 'seo.constructor', 'a.length', '.', 'a..b']) {
      assert.ok(!held({ frontMatter: field }, 'seo: {}\na: [1]'), field);
    }
    assert.ok(!held({ frontMatter: 'draft' }, 'draft: [', 'markdown'), 'broken YAML says nothing');
  });
  it('is read of prompts too, and is not there elsewhere', () => {
    assert.ok(held({ frontMatter: 'model' }, 'model: x', 'prompt'));
    const rule = testRule('house/x', { en: ['blue lamp'] }, { unless: [{ frontMatter: 'draft' }] });
    assert.deepEqual(evidence(rule, 'A blue lamp', 'text'), ['blue lamp']);
    assert.deepEqual(evidence(rule, '---\ndraft: yes\n---\n\nA blue lamp'), []);
  });
  it('counts as it stands after an edit', () => {
    const rule = testRule('house/x', { en: ['blue lamp'] }, { unless: [{ frontMatter: 'draft' }] });
    const session = new ReviewSession(Ruleset.compile(testCatalogue([rule]), DEFAULT_SETTINGS), DEFAULT_SETTINGS);
    session.open('---\ndraft: true\n---\n\nText\n\nA blue lamp', 'markdown');
    assert.equal(session.review().findings.length, 0);
    session.edit({ start: 11, removed: 4, inserted: 'false' });
    assert.equal(session.review().findings.length, 1);
  });
});

describe('scopes beyond the paragraph', () => {
  const held = (condition: Condition, text: string) =>
    evidence(testRule('house/x', { en: ['blue lamp'] }, { onlyIf: [condition] }), text).length === 1;
  it('headings are those above', () => {
    const condition: Condition = { phrases: ['old stock'], in: 'headings' };
    assert.ok(held(condition, '# Old stock\n\n## Lamps\n\nA blue lamp'));
    assert.ok(!held(condition, '# Shop\n\nOld stock: a blue lamp\n\n# Old stock'));
    assert.ok(held({ has: 'year', in: 'headings' }, '# Sale of 2026\n\nA blue lamp'));
  });
  it('the title is that of the document', () => {
    const condition: Condition = { phrases: ['old stock'], in: 'title' };
    assert.ok(held(condition, '# Old stock\n\n# Lamps\n\nA blue lamp'));
    assert.ok(held(condition, '---\ntitle: Old stock\n---\n\nA blue lamp'));
    assert.ok(!held(condition, '# Shop\n\n## Old stock\n\nA blue lamp'));
    assert.ok(held({ has: 'year', in: 'title' }, '# Sale of 2026\n\nA blue lamp'));
  });
});

describe('because', () => {
  const because = (onlyIf: Condition[], text: string) => {
    const rule = testRule('house/x', { en: ['blue lamp'] }, { onlyIf });
    const ruleset = Ruleset.compile(testCatalogue([rule], CONDITIONS), DEFAULT_SETTINGS);
    return reviewText(text, 'markdown', ruleset, DEFAULT_SETTINGS).findings[0]?.because;
  };
  it('is silent when nothing was asked', () => assert.equal(because([], 'A blue lamp'), undefined));
  it('tells the words that met a condition', () =>
    assert.deepEqual(because([{ phrases: ['red {word}'], in: 'segment' }], 'A blue lamp. A Red  Cup.'), {
      en: '“Red Cup” stands in the same paragraph',
      fr: '« Red Cup » figure dans le même paragraphe',
    }));
  it('tells facts, other places and what is not there', () => {
    assert.equal(
      because([{ has: 'price', in: 'sentence' }], 'A blue lamp for €2')?.fr,
      'un prix figure dans la même phrase',
    );
    assert.match(
      because([{ phrases: ['cup'], in: 'document' }], 'A blue lamp\n\nA cup')?.en ?? '',
      /the document says/,
    );
    assert.match(because([{ not: { has: 'date', in: 'sentence' } }], 'A blue lamp')?.fr ?? '', /cela vient sans date/);
    assert.match(because([{ frontMatter: 'draft' }], '---\ndraft: yes\n---\n\nA blue lamp')?.en ?? '', /\(draft\)/);
  });
  it('tells of alternatives the one that holds', () =>
    assert.equal(
      because([{ any: [{ phrases: ['cup'], in: 'sentence' }, { is: 'question' }] }], 'A blue lamp?')?.en,
      'it is a question',
    ));
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
