import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { composeCatalogue } from '../../../server/src/config/compose-catalogue.js';
import { DEFAULT_CONFIG } from '../../../server/src/config/config.js';
import { problemText } from '../../../server/src/config/problem.js';
import { type Catalogue, DEFAULT_SETTINGS, Ruleset, reviewText } from '../../../server/src/core/index.js';
import { presetTemplate } from '../../../server/src/presets/preset-template.js';
import { readCatalogue } from '../../../server/src/presets/read-catalogue.js';
import { readPresetFile, readPresetFolder } from '../../../server/src/presets/read-preset.js';
import { readMarks } from '../../../server/src/presets/run-examples.js';

const rule = (id: string, phrase = 'miracle cure') => `id: ${id}
family: house
severity: warning
say:
  en: { title: T, message: M, why: W, fine-when: F }
  fr: { title: T, message: M, why: W, fine-when: F }
match:
  en: { flag: ["${phrase}"], examples: { flagged: [a], clean: [b] } }
`;
const texts = (problems: Parameters<typeof problemText>[0][]) => problems.map((problem) => problemText(problem, 'en'));

describe('reading a preset', () => {
  it('reads a folder: preset.yml and a rule a file', () => {
    const files = [
      { path: 'p/preset.yml', text: 'name: "@agency/house"\nversion: 1.0.0\n' },
      { path: 'p/a.yml', text: rule('house/a') },
      { path: 'p/deep/b.json', text: rule('house/b') },
      { path: 'p/README.md', text: 'not a rule' },
    ];
    const { preset, problems } = readPresetFolder(files, 'p');
    assert.deepEqual(problems, []);
    assert.equal(preset?.name, '@agency/house');
    assert.deepEqual(
      preset?.rules.map(({ rule: { id }, file, line }) => [id, file, line]),
      [
        ['house/a', 'p/a.yml', 1],
        ['house/b', 'p/deep/b.json', 1],
      ],
    );
  });

  it('refuses a bad rule alone, and the second of two with one id', () => {
    const indented = (text: string) => `  - ${text.trim().replaceAll('\n', '\n    ')}\n`;
    const text = `name: house\nversion: 1.0.0\nrules:\n${indented(rule('house/a'))}${indented(rule('house/b', 'open (here'))}${indented(rule('house/a'))}${indented(rule('house/c'))}  - nonsense\n`;
    const { preset, problems } = readPresetFile({ path: 'house.yml', text });
    assert.deepEqual(
      preset?.rules.map(({ rule: { id }, line }) => [id, line]),
      [
        ['house/a', 4],
        ['house/c', 28],
      ],
    );
    const [phrase, second, nonsense] = texts([...problems]).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
    assert.match(phrase ?? '', /^house\.yml:19:20: The phrase “open \(here” cannot be read/);
    assert.match(second ?? '', /^house\.yml:20:5: A second rule has the id house\/a/);
    assert.match(nonsense ?? '', /^house\.yml:36:5: This has to be a map/);
  });

  it('tells what the manifest lacks', () => {
    assert.match(
      texts([...readPresetFolder([], 'p').problems])[0] ?? '',
      /^p:1:1: There is no preset\.yml in this folder/,
    );
    const { problems } = readPresetFile({ path: 'x.yml', text: 'name: Our House\nversion: "1"\nrules: []\n' });
    assert.deepEqual(texts([...problems]), [
      'x.yml:1:7: name is not written as expected. Use lower case letters, digits, dots and hyphens: house or @agency/house.',
      'x.yml:2:10: version is not written as expected. Write a version with three numbers: 1.0.0.',
    ]);
  });

  it('puts the terms of its lists in place of slots of that name', () => {
    const files = [
      { path: 'preset.yml', text: 'name: h\nversion: 1.0.0\nlists: { rivals: [Acme (UK), Bolt], single: [Zed] }\n' },
      { path: 'a.yml', text: rule('house/a', 'better than {rivals} and {single} {name}') },
    ];
    const { preset, problems } = readPresetFolder(files, 'p');
    assert.deepEqual(problems, []);
    const rules = preset?.rules.map((placed) => placed.rule) ?? [];
    const ruleset = Ruleset.compile({ normsDate: '', norms: [], conditions: [], rules }, DEFAULT_SETTINGS);
    const text = 'Better than Acme (UK) and Zed Tools. Better than Zed and Zed Tools.';
    const { findings } = reviewText(text, 'text', ruleset, DEFAULT_SETTINGS, { language: 'en' });
    assert.deepEqual(
      findings.map((finding) => finding.evidence),
      ['Better than Acme (UK) and Zed Tools'],
    );
  });

  it('lets phrases name the lists of Candor too, its own of that name first', () => {
    const beside = { lists: { goods: ['lamp(s)'], rivals: ['Nobody'] } };
    const text = `name: h\nversion: 1.0.0\nlists: { rivals: { en: [Acme] } }\nrules:\n  - ${rule('house/a', 'the {goods} of {rivals}').trim().replaceAll('\n', '\n    ')}\n`;
    const { preset, problems } = readPresetFile({ path: 'p.yml', text }, beside);
    assert.deepEqual(problems, []);
    const rules = preset?.rules.map((placed) => placed.rule) ?? [];
    const catalogue = { normsDate: '', norms: [], conditions: [], rules, ...beside };
    const found = (copy: string) =>
      reviewText(copy, 'text', Ruleset.compile(catalogue, DEFAULT_SETTINGS), DEFAULT_SETTINGS, { language: 'en' })
        .findings.length;
    assert.equal(found('Loved: the lamps of Acme.'), 1);
    assert.equal(found('Loved: the lamps of Nobody.'), 0);
    const missing = readPresetFile({ path: 'p.yml', text });
    assert.match(texts([...missing.problems]).join(), /there is no slot \{goods\}/);
  });

  it('tells items of lists that cannot be used, and uses the others', () => {
    const text = [
      'name: h',
      'version: 1.0.0',
      'lists:',
      '  rivals:',
      '    - Acme',
      '    - (Bolt',
      '    - the {others}',
      '  others: { en: [Zed], fr: ["(a)"] }',
      '  number: [seven]',
      'rules:',
      `  - ${rule('house/a', 'better than {rivals}').trim().replaceAll('\n', '\n    ')}`,
    ].join('\n');
    const { preset, problems } = readPresetFile({ path: 'p.yml', text });
    assert.deepEqual(
      texts([...problems]).map((said) => said.split('. ')[0]),
      [
        'p.yml:6:7: “(Bolt” cannot stand in a list: this "(" is never closed; add ")" or write "\\("',
        'p.yml:7:7: “the {others}” cannot stand in a list: there is no slot {others}; known are number, percent, price, duration, date, time, countdown, year, name, word, start, end, up to 3 words',
        'p.yml:9:3: {number} is a slot of its own',
      ],
    );
    const rules = preset?.rules.map((placed) => placed.rule) ?? [];
    const ruleset = Ruleset.compile({ normsDate: '', norms: [], conditions: [], rules }, DEFAULT_SETTINGS);
    assert.equal(reviewText('Better than Acme.', 'text', ruleset, DEFAULT_SETTINGS).findings.length, 1);
  });

  it('reviews with the programs that reading made, and keeps lists of one name apart', () => {
    const preset = (name: string, terms: string) =>
      readPresetFolder(
        [
          { path: 'preset.yml', text: `name: ${name}\nversion: 1.0.0\nlists: { rivals: [${terms}] }\n` },
          { path: 'a.yml', text: rule(`${name}/a`, 'better than {rivals}') },
        ],
        'p',
      ).preset;
    const presets = [preset('one', 'Acme'), preset('two', 'Bolt Tools, Zed')].filter((read) => read !== undefined);
    const builtin: Catalogue = { normsDate: '', norms: [], conditions: [], rules: [] };
    const { catalogue } = composeCatalogue({ ...DEFAULT_CONFIG, extends: [] }, builtin, presets);
    assert.equal(catalogue.precompiled?.length, 2);
    const text = 'Better than Acme. Better than Bolt Tools. Better than Bolt.';
    const found = (given: Catalogue) =>
      reviewText(text, 'text', Ruleset.compile(given, DEFAULT_SETTINGS), DEFAULT_SETTINGS, {
        language: 'en',
      }).findings.map((finding) => `${finding.rule}: ${finding.evidence}`);
    assert.deepEqual(found(catalogue), ['one/a: Better than Acme', 'two/a: Better than Bolt Tools']);
    // The rules say the same when their phrases are compiled anew.
    assert.deepEqual(found({ ...catalogue, precompiled: [] }), found(catalogue));
  });

  it('takes lists of thousands of terms', () => {
    const terms = Array.from({ length: 1_500 }, (_, index) => `brand ${index} limited`);
    const files = [
      { path: 'preset.yml', text: `name: h\nversion: 1.0.0\nlists: { rivals: ${JSON.stringify(terms)} }\n` },
      { path: 'a.yml', text: rule('house/a', 'better than {rivals}') },
    ];
    const { preset, problems } = readPresetFolder(files, 'p');
    assert.deepEqual(problems, []);
    const rules = preset?.rules.map((placed) => placed.rule) ?? [];
    const ruleset = Ruleset.compile({ normsDate: '', norms: [], conditions: [], rules }, DEFAULT_SETTINGS);
    assert.deepEqual(ruleset.problems, []);
    const { findings } = reviewText('Better than Brand 1499 Limited!', 'text', ruleset, DEFAULT_SETTINGS);
    assert.equal(findings.length, 1);
  });

  it('offers a template that reads without a problem', () => {
    for (const reader of ['en', 'fr'] as const) {
      const { preset, problems } = readPresetFolder(presetTemplate('Été 2026!', reader), 'p');
      assert.deepEqual(problems, []);
      assert.equal(preset?.rules.length, 1);
    }
  });
});

describe('reading the catalogue', () => {
  const norms = { path: 'norms.yml', text: 'date: 2026-11-23\nnorms: []\n' };
  const conditions = { path: 'conditions.yml', text: 'conditions: []\n' };
  const lists = { path: 'lists.yml', text: 'lists: { goods: { en: [lamp(s)], fr: [lampe(s)] } }\n' };

  it('asks more of a built-in rule', () => {
    const text = rule('house/a').replace('severity: warning', 'severity: warning\nnorms: [none]');
    const { problems } = readCatalogue([norms, lists, conditions, { path: 'privacy/b.yml', text }]);
    const said = texts([...problems]).join('\n');
    for (const expected of [
      'privacy/b.yml:1:5: The id house/a does not agree with folder and file. Write id: privacy/b, or rename the file.',
      'norms.yml has no norm none.',
      'match.fr is missing.',
      'Only 1 flagged examples. Give at least 4.',
    ]) {
      assert.ok(said.includes(expected), `${expected}\n${said}`);
    }
  });

  it('says where a list or a condition is wrong', () => {
    const broken = [
      norms,
      { path: 'lists.yml', text: 'lists:\n  goods:\n    en: [lamp, "(x"]\n    fr: [lampe]\n' },
      {
        path: 'conditions.yml',
        text: 'conditions:\n  - name: article\n    in: document\n    phrases:\n      en: [the {goods}, "{nothing}"]\n      fr: []\n'.replace(
          'the {goods}',
          '"the {goods}"',
        ),
      },
    ];
    const { catalogue, problems } = readCatalogue(broken);
    const said = texts([...problems]).join('\n');
    assert.match(said, /lists\.yml:3:16: “\(x” cannot stand in a list/);
    assert.match(said, /conditions\.yml:5:27: The phrase “\{nothing\}” cannot be read: there is no slot/);
    assert.deepEqual(catalogue.conditions[0]?.phrases.en, ['the {goods}']);
    assert.deepEqual(catalogue.lists, { goods: { en: ['lamp'], fr: ['lampe'] } });
  });

  it('names files that are missing', () => {
    assert.match(
      texts([...readCatalogue([]).problems]).join(),
      /norms\.yml:1:1: The file is missing.*lists\.yml:1:1.*conditions\.yml:1:1/,
    );
  });
});

describe('marks in examples', () => {
  it('are taken out and told as spans', () => {
    assert.deepEqual(readMarks('a ⟦bc⟧ d ⟦e⟧'), {
      text: 'a bc d e',
      marks: [
        { start: 2, end: 4 },
        { start: 7, end: 8 },
      ],
    });
    assert.deepEqual(readMarks('plain'), { text: 'plain', marks: [] });
  });
});
