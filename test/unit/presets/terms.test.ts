import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { problemText } from '../../../server/src/config/problem.js';
import {
  applyEdits,
  type Catalogue,
  DEFAULT_SETTINGS,
  fixesOf,
  type Language,
  present,
  Ruleset,
  reviewText,
} from '../../../server/src/core/index.js';
import { builtinCatalogue } from '../../../server/src/presets/builtin.js';
import { readPresetFile, readPresetFolder } from '../../../server/src/presets/read-preset.js';
import { runExamples } from '../../../server/src/presets/run-examples.js';

const HEAD = 'name: house\nversion: 1.0.0\n';

function read(terms: string) {
  const { preset, problems } = readPresetFile({ path: 'house.yml', text: `${HEAD}terms:\n${terms}` });
  const rules = (preset?.rules ?? []).map(({ rule }) => rule);
  const { conditions, precompiled = [] } = builtinCatalogue();
  const catalogue: Catalogue = { normsDate: '', norms: [], conditions, precompiled, rules };
  const ruleset = Ruleset.compile(catalogue, DEFAULT_SETTINGS);
  assert.deepEqual(ruleset.problems, []);
  const review = (text: string, language: Language = 'en') =>
    reviewText(text, 'markdown', ruleset, DEFAULT_SETTINGS, { language }).findings;
  return {
    preset,
    catalogue,
    rules,
    problems: problems.map((problem) => problemText(problem, 'en')),
    review,
    found: (text: string, language?: Language) =>
      review(text, language).map(({ rule, evidence }) => `${rule.replace('house/', '')}: ${evidence}`),
    said: (text: string, reader: Language, language?: Language) =>
      review(text, language).map((finding) => present(finding, ruleset, DEFAULT_SETTINGS, reader)),
    /** The text with the first fix of each finding made. */
    fixed: (text: string, language?: Language) =>
      applyEdits(
        text,
        review(text, language).flatMap((finding) => fixesOf(finding, text, 'markdown', ruleset)[0]?.edits ?? []),
      ),
  };
}

describe('terms of a preset', () => {
  it('are rules of their own, in both languages or in one', () => {
    const { rules, found, problems } = read(`  banned: [synergy]
  preferred: { fr: [{ say: courriel, not: mail }] }
  needs-proof: { en: [fastest] }
  product-names: [GitHub]
`);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      rules.map(({ id, severity, family, appliesTo, match }) => [
        id,
        severity,
        family,
        appliesTo,
        Object.keys(match).join(),
      ]),
      [
        ['house/banned-terms', 'warning', 'house', 'copy', 'en,fr'],
        ['house/preferred-terms', 'info', 'house', 'copy', 'fr'],
        ['house/needs-proof', 'info', 'house', 'copy', 'en'],
        ['house/product-names', 'info', 'house', 'copy', 'en,fr'],
      ],
    );
    assert.deepEqual(found('Synergies by mail, the fastest on github.'), [
      'banned-terms: Synergies',
      'needs-proof: fastest',
      'product-names: github',
    ]);
    assert.deepEqual(found('Une synergy par mail, fastest sur github.', 'fr'), [
      'banned-terms: synergy',
      'preferred-terms: mail',
      'product-names: github',
    ]);
  });

  it('are found in the singular and the plural, as whole words, in any letter case', () => {
    const { found } = read(
      '  banned: { en: [game-changer, city break, address, bus], fr: [animal social, bijou, réseau] }\n',
    );
    assert.deepEqual(found('A GAME CHANGER and game-changers. City breaks! Our addresses. The business.'), [
      'banned-terms: GAME CHANGER',
      'banned-terms: game-changers',
      'banned-terms: City breaks',
    ]);
    assert.deepEqual(found('Des animaux sociaux, un animal social, des RÉSEAUX, un reseau.', 'fr'), [
      'banned-terms: animaux sociaux',
      'banned-terms: animal social',
      'banned-terms: RÉSEAUX',
      'banned-terms: reseau',
    ]);
  });

  it('mean the signs in them, not the phrase language', () => {
    const { found, problems } = read('  banned: ["C++", "(best) price", "up|down", "~sell", US, "what?!", "a...b"]\n');
    assert.deepEqual(problems, []);
    assert.deepEqual(
      found('C++ or C. A best price, any price. Up, down, an up. A ~sell, it sold. US or us. What?! So.'),
      [
        'banned-terms: C++',
        'banned-terms: best price',
        'banned-terms: Up, down',
        'banned-terms: sell',
        'banned-terms: US',
        'banned-terms: What',
      ],
    );
  });

  it('write the preferred word in its number and letter case', () => {
    const { fixed, said } = read(`  preferred:
    - { say: client, not: [customer, end user] }
    - { say: email address, not: address }
    - { say: Web, not: web }
`);
    assert.equal(
      fixed('Customers and a customer. CUSTOMERS! End users, an END USER. Your address. Your email address.'),
      'Clients and a client. CLIENTS! Clients, an CLIENT. Your email address. Your email address.',
    );
    assert.equal(fixed('The web is the Web.'), 'The Web is the Web.');
    assert.deepEqual(
      said('A customer.', 'en').map(({ message }) => message),
      ['Not “customer”: say “client”, the word that the house has chosen.'],
    );
    assert.deepEqual(
      said('A customer.', 'fr').map(({ message }) => message),
      ['Pas « customer » : dites « client », le mot que la maison a choisi.'],
    );
  });

  it('put names right wherever they stand', () => {
    const { fixed, found, review, rules } = read(`  product-names:
    - GitHub
    - Café Noir
    - L'Oréal
    - 7-Eleven
    - iPhone
    - { name: Notion, ordinary-word: true, not: [Nocean] }
`);
    assert.equal(
      fixed("github, Git Hub, git-hub, cafe noir, CaféNoir, l'oreal, 7-eleven, Iphone, IPhone. Iphone’s price."),
      "GitHub, GitHub, GitHub, Café Noir, Café Noir, L'Oréal, 7-Eleven, iPhone, iPhone. iPhone’s price.",
    );
    for (const right of [
      "GitHub, Café Noir, Café-Noir, L’Oréal, L'Oréal, 7-Eleven, an iPhone.",
      'GITHUB AND CAFÉ NOIR',
      'Write to a@github.com.',
      'See github.com/candor and `github`.',
      'We are @github, #github.',
      'The notion of Notion. Nothing “github” about it, she said.',
    ]) {
      assert.deepEqual(found(right), [], right);
    }
    assert.deepEqual(found('NOtion or Nocean.'), ['product-names: NOtion', 'product-names: Nocean']);
    assert.equal(review('On github.')[0]?.severity, 'info');
    assert.ok(rules[0]?.match.en?.fixes[0]?.safe);
  });

  it('leave a claim alone where its proof stands', () => {
    const { found } = read('  needs-proof: [fastest]\n');
    assert.equal(found('The fastest tea.').length, 1);
    assert.equal(found('We never say that it is the fastest tea.').length, 0);
    assert.equal(found('The fastest tea (source: IDC, 2025).').length, 0);
  });

  it('tell a reason and a severity of their own, in the language of the reader', () => {
    const { review, said } = read(`  banned:
    - { term: [guru, ninja], because: { en: readers laugh, fr: les lecteurs rient }, severity: error }
    - { term: hack, because: it sounds like theft }
    - rockstar
`);
    assert.deepEqual(
      review('Gurus, hacks and rockstars.').map(({ severity }) => severity),
      ['error', 'warning', 'warning'],
    );
    assert.deepEqual(
      said('Gurus, hacks and rockstars.', 'fr').map(({ because }) => because),
      ['les lecteurs rient', 'it sounds like theft', undefined],
    );
  });

  it('bring examples that hold, whatever the terms are', async () => {
    const { catalogue, rules } = read(`  banned: [kind, "left alone", quotation, Tea, rien, thé, guillemets, "«", hill]
  preferred: [{ say: nothing, not: [zilch, nil] }, { say: rien, not: que dalle }]
  needs-proof: [best in class, number one]
  product-names: [GitHub, IBM, eBay, Zalor, Coca-Cola, { name: Slack, ordinary-word: true }, "Yahoo!"]
`);
    const { failures, notes, examples } = await runExamples(catalogue, rules);
    assert.deepEqual(failures, []);
    assert.deepEqual(notes, []);
    assert.ok(examples > 60);
  });

  it('stand in the preset.yml of a folder too, below its own name', () => {
    const { preset, problems } = readPresetFolder(
      [
        { path: 'p/preset.yml', text: 'name: "@agency/tone.of_voice"\nversion: 1.0.0\nterms:\n  banned: [synergy]\n' },
        { path: 'p/deep/preset.yml', text: 'id: 1' },
      ],
      'p',
    );
    assert.deepEqual(
      preset?.rules.map(({ rule, file, line }) => [rule.id, file, line]),
      [['tone-of-voice/banned-terms', 'p/preset.yml', 4]],
    );
    assert.ok(problems.every(({ file }) => file === 'p/deep/preset.yml'));
  });
});

describe('terms that are not well written', () => {
  it('are told where they stand, once, and the others work', () => {
    const { problems, found } = read(`  banned:
    - the
    - "!!!"
    - synergy
    - Synergy
    - client
  preferred:
    - { say: client, not: customer }
`);
    assert.deepEqual(
      problems.map((problem) => problem.replace(/ cannot be looked for: .*/, ' …').replace(/ Keep one.*/, '')),
      [
        'house.yml:9:7: “client” is not to be used here, but another entry says to write “client”.',
        'house.yml:5:7: “the” …',
        'house.yml:6:7: “!!!” …',
      ],
    );
    assert.deepEqual(found('The synergy of a client, a customer.'), [
      'banned-terms: synergy',
      'preferred-terms: customer',
    ]);
  });

  it('name the key at fault', () => {
    assert.match(
      read('  baned: [x]\n').problems.join(),
      /house\.yml:4:3: Unknown key “baned” in terms\. Did you mean “banned”/,
    );
    assert.match(read('  preferred: [client]\n').problems.join(), /house\.yml:4:15: terms\.preferred\[1\]/);
    assert.match(read('  preferred: [{ say: client }]\n').problems.join(), /terms\.preferred\[1\]\.not/);
    assert.match(read('  banned: [{ term: x, becuase: y }]\n').problems.join(), /Did you mean “because”/);
    assert.match(read('  banned: synergy\n').problems.join(), /house\.yml:4:11: terms\.banned has to be a list/);
    assert.match(read('  banned: { de: [x] }\n').problems.join(), /Unknown key “de” in terms\.banned/);
    assert.match(read('  banned: [{ term: x, severity: loud }]\n').problems.join(), /“loud” is not possible/);
    assert.match(read(`  banned: [${'x'.repeat(300)}]\n`).problems.join(), /too large/);
  });

  it('cannot exhaust anybody', () => {
    const started = performance.now();
    const many = (count: number, entry: (index: number) => string) =>
      Array.from({ length: count }, (_, index) => entry(index)).join(', ');
    assert.match(read(`  banned: [${many(2_001, (i) => `w${i}`)}]\n`).problems.join(), /too large/);
    const lists = ['banned', 'needs-proof'].map((kind) => `  ${kind}: [${many(2_000, (i) => `word${i}`)}]\n`).join('');
    assert.match(read(lists).problems.join(), /house\.yml:4:3: These are more than 5000 terms/);
    assert.equal(read(`  banned: { en: [${many(2_000, (i) => `word${i} more`)}] }\n`).found('Word7 more.').length, 1);
    assert.equal(read('  banned: [__proto__, constructor, toString]\n').found('A constructor.').length, 1);
    assert.ok(performance.now() - started < 15_000);
  });

  it('say what they say and no more', () => {
    const { said } = read(`  banned: [{ term: synergy, because: "<img src=x onerror=alert(1)> [a](command:b)" }]\n`);
    // Escaping is the business of hovers and reports, which treat a reason like any other text.
    assert.equal(said('Synergy.', 'en')[0]?.because, '<img src=x onerror=alert(1)> [a](command:b)');
  });
});
