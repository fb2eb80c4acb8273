import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { problemText } from '../../../server/src/config/problem.js';
import { CONDITION_NAMES } from '../../../server/src/core/index.js';
import { readRule } from '../../../server/src/presets/read-rule.js';

const SAY = `say:
  en: { title: T, message: M, why: W, fine-when: F }
  fr: { title: T, message: M, why: W, fine-when: F }
`;
const HEAD = `id: house/no-miracle
family: house
severity: warning
${SAY}`;

function problems(text: string): string[] {
  const reading = readRule(text, 'rule.yml');
  assert.equal(reading.rule, undefined);
  return reading.problems.map((problem) => problemText(problem, 'en'));
}

describe('reading a rule', () => {
  it('expands every shorthand', () => {
    const { rule, problems: found } = readRule(
      `${HEAD}match:
  en:
    flag:
      - miracle (cure)
      - { phrase: "100% {name}", severity: info, unless: [{ is: question }] }
      - regex: 'v\\d+'
    unless: [up to, { has: source }, { not: { any: [{ count: 2, in: section }, { phrases: [a, b], in: nearby }] } }]
    severity-when: [{ severity: error, if: [{ is: button }] }]
    fixes: [{ title: { en: Remove, fr: Retirer } }]
    examples: { flagged: [miracle], clean: [oracle] }
`,
      'rule.yml',
    );
    assert.deepEqual(found, []);
    assert.deepEqual(rule?.match.en?.flag, [
      { phrase: 'miracle (cure)' },
      { phrase: '100% {name}', severity: 'info', unless: [{ is: 'question' }] },
      { phrase: 'v\\d+', regex: true },
    ]);
    assert.deepEqual(rule?.match.en?.unless, [
      { phrases: ['up to'], in: 'sentence' },
      { has: 'source', in: 'sentence' },
      {
        not: {
          any: [
            { count: 2, in: 'section' },
            { phrases: ['a', 'b'], in: 'nearby' },
          ],
        },
      },
    ]);
    assert.deepEqual(rule?.match.en?.fixes, [{ title: { en: 'Remove', fr: 'Retirer' }, safe: false }]);
    assert.equal(rule?.appliesTo, 'copy');
    assert.deepEqual(rule?.aliases, []);
  });

  it('reads conditions on front matter', () => {
    const unless = (conditions: string) =>
      `${HEAD}match: { en: { flag: [x], unless: ${conditions}, examples: { flagged: [x], clean: [y] } } }\n`;
    const { rule } = readRule(
      unless('[{ front-matter: draft }, { front-matter: layout, any-of: [legal, 3, true] }]'),
      '',
    );
    assert.deepEqual(rule?.match.en?.unless, [
      { frontMatter: 'draft' },
      { frontMatter: 'layout', anyOf: ['legal', '3', 'true'] },
    ]);
    assert.deepEqual(problems(unless('[{ is: question, any-of: [a] }]')), [
      'rule.yml:7:60: “any-of” goes with “front-matter”. Write front-matter: layout and any-of: [legal, terms].',
    ]);
    assert.match(problems(unless('[{ front-matter: a, in: section }]')).join(), /does not go with “front-matter”/);
    assert.match(problems(unless('[{ front-matter: a, any-of: [] }]')).join(), /any-of is too small/);
  });

  it('reads prompts for the prompt family, and JSON as well as YAML', () => {
    const say = { title: 'T', message: 'M', why: 'W', 'fine-when': 'F' };
    const match = { fr: { flag: ['x'], examples: { flagged: ['x'], clean: ['y'] } } };
    const data = { id: 'prompt/x', family: 'prompt', severity: 'info', say: { en: say, fr: say }, match };
    assert.equal(readRule(`\uFEFF${JSON.stringify(data)}`, 'x.json').rule?.appliesTo, 'prompts');
  });

  it('says where, what is wrong and what to write instead', () => {
    const match = 'match: { en: { flag: [x], examples: { flagged: [x], clean: [y] } } }\n';
    assert.deepEqual(problems(`${HEAD.replace('severity: warning', 'severty: warning')}${match}`), [
      'rule.yml:1:1: severity is missing. Write one of: error, warning, info, hint.',
      'rule.yml:3:1: Unknown key “severty”. Did you mean “severity”?',
    ]);
    assert.deepEqual(problems(`${HEAD.replace('warning', 'warnig')}${match}`), [
      'rule.yml:3:11: “warnig” is not possible for severity. Did you mean “warning”? Possible: error, warning, info, hint.',
    ]);
    assert.deepEqual(
      problems(
        `${HEAD}match:\n  en:\n    flag:\n      - { phrase: a, severiti: info }\n    examples: { flagged: [], clean: [] }\n`,
      ),
      ['rule.yml:10:22: Unknown key “severiti” in match.en.flag[1]. Did you mean “severity”?'],
    );
    assert.deepEqual(
      problems(
        `${HEAD}match:\n  en:\n    flag: [a]\n    unless:\n      - { is: negatd }\n      - { has: date, is: question }\n    examples: { flagged: [], clean: [] }\n`,
      ),
      [
        `rule.yml:11:15: “negatd” is not possible for match.en.unless[1].is. Did you mean “negated”? Possible: ${CONDITION_NAMES.join(', ')}.`,
        'rule.yml:12:9: A condition is both “has” and “is”. Write exactly one of: phrases, has, is, front-matter, count, all, any, not.',
      ],
    );
  });

  it('names a missing phrase list, a missing language and a wrong id', () => {
    assert.deepEqual(problems(`${HEAD}match: { en: { examples: { flagged: [], clean: [] } } }`), [
      'rule.yml:7:14: Nothing to flag. Add a list “flag” with at least one phrase.',
    ]);
    assert.deepEqual(problems(`${HEAD}match: {}`), [
      'rule.yml:7:8: The rule matches in no language. Add “en:” or “fr:” below “match”.',
    ]);
    const [id] = problems(
      `${HEAD.replace('house/no-miracle', 'No Miracle')}match: { en: { flag: [x], examples: { flagged: [x], clean: [y] } } }`,
    );
    assert.match(id ?? '', /^rule\.yml:1:5: id is not written as expected\. Write a family or preset name/);
  });
});

describe('hostile YAML', () => {
  it('survives broken syntax, tabs and several documents', () => {
    assert.match(problems('id: "unclosed\nfamily: x')[0] ?? '', /^rule\.yml:\d+:\d+: /);
    assert.match(problems('id:\n\t- x')[0] ?? '', /^rule\.yml:2:1: A tab indents this line/);
    assert.match(problems('a: 1\n---\nb: 2')[0] ?? '', /^rule\.yml:2:1: A second document/);
    assert.match(problems('id: a\nid: b')[0] ?? '', /^rule\.yml:2:1: The key “id” is written twice/);
    assert.match(problems('')[0] ?? '', /^rule\.yml:1:1: This has to be a map/);
  });

  it('refuses bombs quickly', () => {
    const started = performance.now();
    const levels = Array.from({ length: 9 }, (_, i) => `l${i + 1}: &l${i + 1} [${`*l${i}, `.repeat(9)}]`);
    assert.match(problems(`l0: &l0 [x]\n${levels.join('\n')}`)[0] ?? '', /aliases/);
    assert.match(problems('['.repeat(100_000))[0] ?? '', /levels inside each other/);
    assert.match(problems('- '.repeat(100_000))[0] ?? '', /levels inside each other/);
    assert.match(
      problems(Array.from({ length: 3000 }, (_, i) => `${' '.repeat(i % 150)}k${i}:`).join('\n'))[0] ?? '',
      /./,
    );
    assert.match(problems(Array.from({ length: 60_000 }, (_, i) => `k${i}: 1`).join('\n'))[0] ?? '', /./);
    assert.match(problems(`id: ${'x'.repeat(2_000_000)}`)[0] ?? '', /larger than 1 MB/);
    assert.ok(performance.now() - started < 5000);
  });

  it('treats prototype keys as unknown keys', () => {
    const found = problems(
      `${HEAD}__proto__: { polluted: true }\nconstructor: x\nmatch: { en: { flag: [x], examples: { flagged: [x], clean: [y] } } }`,
    );
    assert.equal(found.length, 2);
    assert.equal(({} as { polluted?: boolean }).polluted, undefined);
  });

  it('refuses conditions that nest without end', () => {
    const nested = `${'{ not: '.repeat(60)}x${' }'.repeat(60)}`;
    assert.match(
      problems(`${HEAD}match: { en: { flag: [x], unless: [${nested}], examples: { flagged: [x], clean: [y] } } }`)[0] ??
        '',
      /levels/,
    );
  });
});
