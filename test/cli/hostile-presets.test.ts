import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { folderWith, runCli } from './run-cli.js';

const SAY = '{ title: T, message: M, why: W, fine-when: F }';
const HEAD = 'name: house\nversion: 1.0.0\nrules:\n';

function rule(id: string, flag: unknown, more = ''): string {
  return `  - id: house/${id}
    family: house
    severity: info
    say: { en: ${SAY}, fr: ${SAY} }
    match:
      en:
        flag: ${JSON.stringify(flag)}
${more}        examples: { flagged: [a], clean: [b] }
`;
}

const GOOD = rule('good', ['miracle cure']);
const many = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => make(i)).join('');

interface Hostile {
  readonly preset: string | Uint8Array;
  /** The first thing that is told; nothing when there is nothing to tell. */
  readonly told?: RegExp;
  /** False when the file as a whole is refused. */
  readonly restWorks?: boolean;
}

/** Presets that nobody writes in good faith. */
const HOSTILE: Readonly<Record<string, Hostile>> = {
  'expressions that backtrack': {
    preset: HEAD + rule('a', [{ regex: '(a+)+(b|c|bc)*$' }, { regex: '(x+x+)+y' }]) + GOOD,
  },
  'an expression too large to compile': {
    preset: HEAD + GOOD + rule('a', [{ regex: '((a{1,1000}){1,1000}){1,1000}' }]),
    told: /^house\.yml:18:\d+: The regular expression cannot be read/,
  },
  'an expression that looks around': {
    preset: HEAD + GOOD + rule('a', [{ regex: '(?=x)y' }]),
    told: /^house\.yml:18:\d+: The regular expression cannot be read/,
  },
  'thousands of expressions': {
    preset: HEAD + GOOD + many(800, (i) => rule(`r${i}`, [{ regex: `x{1,9}${i}` }])),
    told: /more than 100 regular expressions/,
  },
  'spellings that multiply': {
    preset: HEAD + GOOD + rule('a', ['(a|b|c|d|e)'.repeat(30)]),
    told: /^house\.yml:18:\d+: The phrase “\(a\|b.* more than 400 spellings/,
  },
  'spellings that multiply below every bound': {
    preset: HEAD + GOOD + many(3_000, (i) => rule(`r${i}`, [`x${i}${'(a|b|c|d|e|f|g)'.repeat(3)} y`])),
    told: /more phrases and spellings than can be compiled/,
  },
  'lists that multiply': {
    preset: `${HEAD.replace('rules:', `lists: { big: [${many(2_000, (i) => `a${i} b c,`)}] }\nrules:`)}${GOOD}${many(1_000, (i) => rule(`r${i}`, [`{big} {big} x${i}`]))}`,
    told: /^house\.yml:19:\d+: The phrase “\{big\} \{big\} x0” cannot be read/,
  },
  'choices within choices': {
    preset: HEAD + GOOD + rule('a', [`${'('.repeat(20)}x${')'.repeat(20)}`]),
    told: /^house\.yml:18:\d+: .*nested more than 12 deep/,
  },
  'a phrase of a million characters': {
    preset: HEAD + GOOD + rule('a', ['x '.repeat(500_000)]),
    told: /^house\.yml:18:\d+: match\.en\.flag\[1\] is too large\. At most 1000 characters/,
  },
  'a hundred thousand rules': {
    preset: HEAD + GOOD + '  - {}\n'.repeat(100_000),
    told: /^house\.yml:4:3: rules is too large\. At most 10000 entries/,
    restWorks: false,
  },
  'nine thousand empty rules': {
    preset: HEAD + GOOD + '  - {}\n'.repeat(9_000),
    told: /^house\.yml:12:5: id is missing/,
  },
  'a file of twenty megabytes and more': {
    preset: `${HEAD}${GOOD}# ${'x'.repeat(20_000_001)}`,
    told: /^house\.yml:1:1: The file cannot be read: it is larger than 20 MB/,
    restWorks: false,
  },
  'an alias bomb': {
    preset: `name: house\nversion: 1.0.0\na: &a [x, x, x, x]\n${many(20, (i) => `${'abcdefghijklmnopqrstu'[i + 1]}: &${'abcdefghijklmnopqrstu'[i + 1]} [*${'abcdefghijklmnopqrstu'[i]}, *${'abcdefghijklmnopqrstu'[i]}]\n`)}rules: [*u]\n`,
    told: /^house\.yml:1:1: The aliases \(\*name\) unfold into too much/,
    restWorks: false,
  },
  'an alias within itself': {
    preset: `${HEAD}${GOOD}  - &a [*a]\n`,
    told: /The aliases \(\*name\)/,
    restWorks: false,
  },
  'prototype keys': {
    preset: `${HEAD}${GOOD}  - { __proto__: { id: house/x }, constructor: { prototype: 1 }, toString: 1 }\n`,
    told: /^house\.yml:12:\d+: /,
  },
  'a tag that would run code': {
    preset: `${HEAD}${GOOD}  - !!js/function "() => process.exit(7)"\n`,
    told: /^house\.yml:12:5: The tag !!js\/function is not known here/,
    restWorks: false,
  },
  'types that are all wrong': {
    preset: `${HEAD}${GOOD}  - 7\n  - [x]\n  - ~\n  - { id: 7, match: x, say: [], severity: {}, family: ~ }\n`,
    told: /^house\.yml:12:5: This has to be a map/,
  },
  'conditions that nest': {
    preset: HEAD + GOOD + rule('a', ['foo bar'], `        unless: [${'{ not: '.repeat(60)}z${' }'.repeat(60)}]\n`),
    told: /^house\.yml:19:\d+: More than 40 levels/,
    restWorks: false,
  },
  'one id many times': {
    preset: HEAD + GOOD.repeat(3),
    told: /^house\.yml:12:5: A second rule has the id house\/good/,
  },
  'one key twice': {
    preset: `name: house\nname: home\nversion: 1.0.0\nrules: []\n`,
    told: /^house\.yml:2:1: The key “name” is written twice/,
    restWorks: false,
  },
  'NUL characters': {
    preset: HEAD + GOOD + rule('a', ['x']).replace('"x"', '"x\u0000y"'),
    told: /^house\.yml:1:1: The file cannot be read: it is a binary file/,
    restWorks: false,
  },
  'a byte order mark': { preset: `\uFEFF${HEAD}${GOOD}` },
  'UTF-16': { preset: Buffer.from(`\uFEFF${HEAD}${GOOD}`, 'utf16le') },
  'UTF-16 without a mark': {
    preset: Buffer.from(HEAD + GOOD, 'utf16le'),
    told: /^house\.yml:1:1: The file cannot be read: it is a binary file, or UTF-16/,
    restWorks: false,
  },
  'nothing at all': { preset: '', told: /^house\.yml:1:1: /, restWorks: false },
};

describe('hostile presets', () => {
  for (const [name, { preset, told, restWorks = true }] of Object.entries(HOSTILE)) {
    it(`are refused by name, and the rest works: ${name}`, async () => {
      const cwd = folderWith({
        'candor.yml': 'extends: [./house.yml]\n',
        'house.yml': preset,
        'a.md': `A miracle cure. ${'a'.repeat(50_000)}\n`,
      });
      const began = performance.now();
      const { code, stdout, stderr } = await runCli(['review', 'a.md', '--fail-on', 'never'], { cwd });
      assert.ok(performance.now() - began < 30_000);
      assert.equal(code, told ? 2 : 0, stderr.slice(0, 300));
      if (told) assert.match(stderr.slice(0, 500), told);
      else assert.equal(stderr, '');
      assert.ok(stderr.split('\n').length < 210);
      assert.equal(stdout.includes('house/good'), restWorks, stdout.slice(0, 300));
    });
  }

  it('are read from inside the repository only, links followed', async () => {
    const cwd = folderWith({ 'site/a.md': 'A miracle cure.\n', 'site/mine/preset.yml': HEAD.replace('rules:\n', '') });
    const outside = folderWith({ 'house.yml': HEAD + GOOD });
    symlinkSync(outside, join(cwd, 'site', 'link'));
    const specs = [
      `${outside}/house.yml`,
      './link/house.yml',
      '../../etc/passwd',
      'file:///etc/passwd',
      'https://example.org/p.yml',
      './mine/../../..',
      '~/x',
      '.',
      './a\u0000b',
    ];
    writeFileSync(join(cwd, 'site', 'candor.yml'), `extends: ${JSON.stringify(specs)}\n`);
    const { code, stdout, stderr } = await runCli(['review', 'site/a.md'], { cwd });
    assert.equal(code, 2);
    assert.ok(!stdout.includes('house/good') && !stderr.includes('root:'));
    const lines = stderr.trim().split('\n');
    assert.ok(lines.length >= specs.length, stderr);
    for (const line of lines) assert.match(line, /^site\/(candor\.yml:1:\d+|[^:]*:1:1): /);
    assert.match(stderr, /lies outside of the repository/);
    assert.match(stderr, /https:\/\/example\.org\/p\.yml is not installed/);
  });

  it('leave a file out alone that cannot be read, in a folder of rules', async () => {
    const cwd = folderWith({ 'candor.yml': 'extends: [./house]\n', 'a.md': 'A miracle cure.\n' });
    const files: Readonly<Record<string, string | Uint8Array>> = {
      'preset.yml': 'name: house\nversion: 1.0.0\n',
      'good.yml': GOOD.replace('  - ', '').replaceAll(/^ {4}/gm, ''),
      'binary.yml': Buffer.from([0, 1, 2, 3]),
      'deep/large.yml': 'x'.repeat(5_000_000),
      'deep/broken.yml': 'id: "open',
    };
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(cwd, 'house', path)), { recursive: true });
      writeFileSync(join(cwd, 'house', path), content);
    }
    symlinkSync('/etc/passwd', join(cwd, 'house', 'link.yml'));
    const { stdout, stderr } = await runCli(['review', 'a.md'], { cwd });
    assert.match(stdout, /house\/good/);
    assert.deepEqual(
      stderr
        .trim()
        .split('\n')
        .map((line) => line.split(': ')[0]?.replace(/:\d+$/, ''))
        .sort(),
      ['house/binary.yml:1', 'house/deep/broken.yml:1', 'house/deep/large.yml:1'],
    );
  });

  it('put no markup into a report, and no control sequence into a terminal', async () => {
    const evil = '<script>alert(1)</script> [x](command:evil) ![y](https://evil.example/p.png) </style> \\u001b[31m';
    const say = `{ title: "${evil}", message: "${evil} {match}", why: "${evil}", fine-when: "${evil}" }`;
    const cwd = folderWith({
      'candor.yml': 'extends: [./house.yml]\n',
      'house.yml': (HEAD + GOOD).replaceAll(SAY, say),
      'a.md': 'A miracle cure.\n',
    });
    const review = await runCli(['review', 'a.md'], { cwd });
    assert.ok(review.stdout.includes('house/good') && !review.stdout.includes('\u001b'));
    const html = (await runCli(['review', 'a.md', '--format', 'html'], { cwd })).stdout;
    assert.ok(html.includes('&lt;script&gt;alert(1)') && !html.includes('<script>alert') && !html.includes('\u001b'));
    const markdown = (await runCli(['review', 'a.md', '--format', 'markdown'], { cwd })).stdout;
    assert.ok(
      !markdown.includes('<script>') && !/[^\\]\]\(command:/.test(markdown) && !markdown.includes('![y]('),
      markdown,
    );
  });
});
