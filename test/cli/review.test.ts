import assert from 'node:assert/strict';
import { chmodSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { CLEAN_COPY, ERROR_COPY, folderWith, HOUSE_PRESET, INFO_COPY, runCli } from './run-cli.js';

interface Finding {
  readonly rule: string;
  readonly severity: string;
  readonly evidence: string;
  readonly start: { readonly line: number; readonly character: number; readonly offset: number };
  readonly end: { readonly offset: number };
  readonly message: string;
}
interface Review {
  readonly schemaVersion: number;
  readonly tool: { readonly name: string; readonly version: string };
  readonly presets: readonly { readonly name: string; readonly version: string; readonly integrity: string }[];
  readonly files: readonly {
    readonly path: string;
    readonly format: string;
    readonly findings: Finding[];
    readonly notices: { code: string }[];
  }[];
  readonly unreadable: readonly { readonly path: string; readonly reason: string }[];
}

async function reviewJson(
  cwd: string,
  ...args: string[]
): Promise<{ code: number | null; review: Review; stderr: string }> {
  const { code, stdout, stderr } = await runCli(['review', '--format', 'json', ...args], { cwd });
  return { code, review: JSON.parse(stdout) as Review, stderr };
}

describe('candor review', () => {
  it('exits 0 when clean, 1 from --fail-on upwards, 2 on trouble', async () => {
    const cwd = folderWith({ 'error.md': ERROR_COPY, 'info.md': INFO_COPY, 'clean.md': CLEAN_COPY });
    const codeOf = async (...args: string[]) => (await runCli(['review', ...args], { cwd })).code;
    assert.equal(await codeOf('clean.md'), 0);
    assert.equal(await codeOf('info.md'), 0);
    assert.equal(await codeOf('info.md', '--fail-on', 'warning'), 0);
    assert.equal(await codeOf('info.md', '--fail-on', 'info'), 1);
    assert.equal(await codeOf('error.md'), 1);
    assert.equal(await codeOf('error.md', '--fail-on', 'never'), 0);
    assert.equal(await codeOf('clean.md', 'missing.md'), 2);
    assert.equal(await codeOf('--format', 'nonsense'), 2);
    assert.equal(await codeOf('--nonsense'), 2);
    assert.equal(await codeOf('clean.md', '--stdin'), 2);
  });

  it('writes the JSON of the contract', async () => {
    const cwd = folderWith({ 'shop/offer.md': `# Tea 🍵\n\n${INFO_COPY}`, 'clean.txt': CLEAN_COPY });
    const { code, review } = await reviewJson(cwd);
    assert.equal(code, 0);
    assert.equal(review.schemaVersion, 1);
    assert.equal(review.tool.name, 'candor');
    assert.deepEqual(
      review.files.map(({ path, format }) => [path, format]),
      [
        ['clean.txt', 'text'],
        ['shop/offer.md', 'markdown'],
      ],
    );
    assert.equal(review.presets[0]?.name, 'candor:recommended');
    assert.match(review.presets[0]?.integrity ?? '', /^sha256-/);
    const [finding] = review.files[1]?.findings ?? [];
    assert.equal(finding?.rule, 'manipulation/scarcity');
    assert.equal(finding?.start.line, 2);
    const text = readFileSync(join(cwd, 'shop/offer.md'), 'utf8');
    assert.equal(text.slice(finding?.start.offset, finding?.end.offset), finding?.evidence);
  });

  it('is deterministic', async () => {
    const cwd = folderWith({ 'a.md': ERROR_COPY, 'b/c.html': `<p>${INFO_COPY}</p>`, 'b/a.txt': INFO_COPY });
    const [first, second] = [
      await runCli(['review', '--format', 'json'], { cwd }),
      await runCli(['review', '--format', 'json'], { cwd }),
    ];
    assert.equal(first.stdout, second.stdout);
  });

  it('tells a person where, what and what to write instead, without colours outside of a terminal', async () => {
    const cwd = folderWith({ 'a.md': INFO_COPY });
    const { stdout } = await runCli(['review'], { cwd });
    assert.match(stdout, /^a\.md\n {2}1:1 {2}check {2}/);
    assert.match(stdout, /\n {6}Only 2 left in stock\.\n {6}~+\n/);
    assert.match(stdout, /1 file reviewed · 1 to check/);
    assert.match(stdout, /Not legal advice/);
    assert.ok(!stdout.includes('\u001b'));
    const colourful = await runCli(['review'], { cwd, env: { FORCE_COLOR: '1' } });
    assert.ok(colourful.stdout.includes('\u001b[4mOnly 2 left'));
    const plain = await runCli(['review'], { cwd, env: { FORCE_COLOR: '1', NO_COLOR: '1' } });
    assert.ok(!plain.stdout.includes('\u001b'));
  });

  it('lets no control sequence of the copy reach the terminal', async () => {
    const cwd = folderWith({
      'a.txt': 'Only 2 left\u001b]0;owned\u0007 in stock \u202Etxet\u001b[2J now, only 3 left.\n',
    });
    const { stdout } = await runCli(['review'], { cwd });
    assert.match(stdout, /check/);
    assert.ok(![...stdout].some((character) => /(?!\n)[\p{Cc}\u202e]/u.test(character)));
  });

  it('speaks French to a French reader, whatever the language of the copy', async () => {
    const cwd = folderWith({ 'a.md': INFO_COPY });
    const asked = await runCli(['review', '--lang-ui', 'fr'], { cwd });
    assert.match(asked.stdout, /à vérifier/);
    assert.match(asked.stdout, /avis juridique/);
    const bySystem = await runCli(['review'], { cwd, env: { LANG: 'fr_FR.UTF-8' } });
    assert.equal(bySystem.stdout, asked.stdout);
    const overruled = await runCli(['review', '--lang-ui', 'en'], { cwd, env: { LC_ALL: 'fr_FR.UTF-8' } });
    assert.match(overruled.stdout, /to check/);
    const help = await runCli(['review', '--help', '--lang-ui', 'fr'], { cwd });
    assert.match(help.stdout, /Utilisation|Usage :/);
    assert.match(
      (await runCli(['review', '--nope'], { cwd, env: { LANG: 'fr_FR' } })).stderr,
      /option inconnue --nope/,
    );
  });

  it('calls nothing clean that it could not read', async () => {
    const cwd = folderWith({ 'good.md': CLEAN_COPY, 'candor.yml': 'rules: [' });
    const { code, stdout, stderr } = await runCli(['review'], { cwd });
    assert.equal(code, 2);
    assert.match(stderr, /candor\.yml:1/);
    assert.match(stdout, /Nothing to object to in what could be reviewed/);
    const french = await runCli(['review', '--lang-ui', 'fr'], { cwd });
    assert.match(french.stdout, /Rien à redire dans ce qui a pu être relu/);
  });

  it('names what cannot be read and reviews the rest', async () => {
    const cwd = folderWith({
      'good.md': INFO_COPY,
      'binary.md': Buffer.from([0x89, 0x50, 0x00, 0x01, 0x02]),
      'broken.md': Buffer.from([0x41, 0xff, 0xfe, 0x81, 0x1b, 0x42]),
      'picture.png': Buffer.from([1, 2, 3]),
    });
    const { code, review, stderr } = await reviewJson(cwd, '.', 'missing.md', 'picture.png');
    assert.equal(code, 2);
    assert.deepEqual(
      review.files.map(({ path }) => path),
      ['good.md'],
    );
    assert.deepEqual(review.unreadable.map(({ path }) => path).sort(), [
      'binary.md',
      'broken.md',
      'missing.md',
      'picture.png',
    ]);
    assert.match(stderr, /missing\.md could not be read: there is no such file/);
    if (process.getuid?.() === 0) return;
    chmodSync(join(cwd, 'good.md'), 0);
    assert.match((await reviewJson(cwd)).stderr, /good\.md could not be read: you are not allowed/);
  });

  it('reads byte order marks, UTF-16 and Windows-1252, with offsets from the first character', async () => {
    const utf16 = Buffer.from(`\uFEFF${INFO_COPY}`, 'utf16le');
    const cwd = folderWith({
      'bom.md': `\uFEFF${INFO_COPY}`,
      'utf16le.md': utf16,
      'utf16be.md': Buffer.from(utf16).swap16(),
      'western.md': Buffer.from('Plus que 2 en stock, l\u0092\u00e9t\u00e9 arrive.\n', 'latin1'),
    });
    const { code, review } = await reviewJson(cwd);
    assert.equal(code, 0);
    for (const { path, findings, notices } of review.files) {
      assert.equal(findings[0]?.start.offset, 0, path);
      assert.deepEqual(
        notices.map((notice) => notice.code),
        path === 'western.md' ? ['encoding'] : [],
      );
    }
  });

  it('respects .gitignore, leaves dependencies and links alone, and takes what is named all the same', async () => {
    const outside = folderWith({ 'secret.md': INFO_COPY });
    const cwd = folderWith({
      '.gitignore': 'build/\n*.draft.md\n',
      'docs/.gitignore': '!kept.draft.md\nlocal.md\n',
      'docs/kept.draft.md': INFO_COPY,
      'docs/local.md': INFO_COPY,
      'docs/page.md': INFO_COPY,
      'build/out.md': INFO_COPY,
      'node_modules/pkg/README.md': INFO_COPY,
      '.github/prompts/x.prompt.md': CLEAN_COPY,
      'a.draft.md': INFO_COPY,
      'package.json': '{}',
      'report.html': '<meta name="generator" content="candor 0.1.0"><p>Only 2 left in stock.</p>',
    });
    symlinkSync(outside, join(cwd, 'docs/linked'));
    symlinkSync(join(outside, 'secret.md'), join(cwd, 'link.md'));
    symlinkSync(cwd, join(cwd, 'loop'));
    const paths = async (...args: string[]) => (await reviewJson(cwd, ...args)).review.files.map(({ path }) => path);
    assert.deepEqual(await paths(), ['.github/prompts/x.prompt.md', 'docs/kept.draft.md', 'docs/page.md']);
    assert.deepEqual(await paths('docs'), ['docs/kept.draft.md', 'docs/page.md']);
    assert.deepEqual(await paths('build', 'a.draft.md', 'a.draft.md'), ['build/out.md', 'a.draft.md']);
  });

  it('reads the standard input under the name it is given', async () => {
    const cwd = folderWith({
      'candor.yml': 'overrides: [{ files: ["legal/**"], rules: { manipulation/scarcity: error } }]\n',
    });
    const args = ['review', '--stdin', '--format', 'json', '--stdin-filename'];
    const plain = await runCli([...args, 'x.html'], { cwd, input: `<p>${INFO_COPY}</p>` });
    const [file] = (JSON.parse(plain.stdout) as Review).files;
    assert.deepEqual([file?.path, file?.format, file?.findings[0]?.start.offset], ['x.html', 'html', 3]);
    assert.equal(plain.code, 0);
    assert.equal((await runCli([...args, 'legal/x.md'], { cwd, input: INFO_COPY })).code, 1);
    const binary = await runCli([...args, 'x.md'], { cwd, input: Buffer.of(0, 1, 2) });
    assert.deepEqual([binary.code, (JSON.parse(binary.stdout) as Review).unreadable[0]?.path], [2, 'x.md']);
  });

  it('forces the language of the copy with --lang', async () => {
    const cwd = folderWith({ 'a.txt': INFO_COPY });
    assert.equal((await reviewJson(cwd, '--lang', 'en')).review.files[0]?.findings.length, 1);
    assert.equal((await reviewJson(cwd, '--lang', 'fr')).review.files[0]?.findings.length, 0);
  });

  it('writes into a file with --output, in every format', async () => {
    const cwd = folderWith({ 'a.md': INFO_COPY });
    for (const [format, pattern] of [
      ['json', /"schemaVersion": 1/],
      ['html', /^<!doctype html>/],
      ['markdown', /^<!-- candor-report -->\n\n# /],
      ['pretty', /a\.md\n {2}1:1/],
    ] as const) {
      const { code, stdout } = await runCli(['review', 'a.md', '--format', format, '--output', 'out'], { cwd });
      assert.deepEqual([code, stdout], [0, '']);
      assert.match(readFileSync(join(cwd, 'out'), 'utf8'), pattern);
    }
    assert.equal((await runCli(['review', '--output', 'no/such/folder/out'], { cwd })).code, 2);
  });

  it('says nothing but findings with --quiet', async () => {
    const cwd = folderWith({ 'a.md': INFO_COPY, 'b.md': CLEAN_COPY });
    assert.deepEqual(await runCli(['review', 'b.md', '--quiet'], { cwd }), { code: 0, stdout: '', stderr: '' });
    const { stdout } = await runCli(['review', 'a.md', '--quiet'], { cwd });
    assert.match(stdout, /Only 2 left/);
    assert.ok(!stdout.includes('reviewed'));
  });
});

describe('candor review with a configuration', () => {
  it('uses the nearest one up to the repository, for severities, exclusions and presets', async () => {
    const cwd = folderWith({
      'candor.yml':
        'extends: [candor:recommended, ./presets/house.yml]\nfiles: { exclude: ["drafts/**"] }\nrules: { manipulation/scarcity: off }\n',
      'presets/house.yml': HOUSE_PRESET,
      'a.md': `${INFO_COPY}\nA miracle cure.\n`,
      'drafts/b.md': INFO_COPY,
      'client/candor.yml': 'rules: { manipulation/scarcity: error }\n',
      'client/c.md': INFO_COPY,
    });
    const { code, review } = await reviewJson(cwd);
    assert.equal(code, 1);
    assert.deepEqual(
      review.files.map(({ path, findings }) => [path, ...findings.map(({ rule, severity }) => `${rule} ${severity}`)]),
      [
        ['a.md', 'house/no-miracle warning'],
        ['client/c.md', 'manipulation/scarcity error'],
      ],
    );
    assert.deepEqual(review.presets.map(({ name, version }) => [name, version])[1], ['house', '1.2.3']);
    const named = await runCli(['review', 'drafts/b.md'], { cwd });
    assert.match(named.stderr, /drafts\/b\.md is left out by candor\.yml/);
    assert.equal((await reviewJson(cwd, '--config', 'client/candor.yml')).review.files.length, 3);
  });

  it('adds presets named on the command line', async () => {
    const cwd = folderWith({ 'house.yml': HOUSE_PRESET, 'a.md': `A miracle cure.\n\n${INFO_COPY}` });
    const { review } = await reviewJson(cwd, 'a.md', '--preset', 'house.yml');
    assert.deepEqual(
      review.files[0]?.findings.map(({ rule }) => rule),
      ['house/no-miracle', 'manipulation/scarcity'],
    );
  });

  it('names mistakes with file, line and remedy, exits 2, and reviews all the same', async () => {
    const outside = folderWith({ 'house.yml': HOUSE_PRESET });
    const cwd = folderWith({
      'candor.yml': [
        'extends:',
        '  - candor:recommended',
        '  - ./missing.yml',
        '  - "npm:@agency/preset"',
        `  - ${JSON.stringify(join(outside, 'house.yml'))}`,
        '  - ./presets/bad.yml',
        'rules:',
        '  manipulation/scarcty: off',
        'langages: [fr]',
        '',
      ].join('\n'),
      'presets/bad.yml': HOUSE_PRESET.replace('severity: warning', 'severity: wrong').replace(
        'rules:\n',
        `rules:\n${HOUSE_PRESET.split('rules:\n')[1]?.replace('no-miracle', 'other')}`,
      ),
      'a.md': `A miracle cure.\n\n${INFO_COPY}`,
    });
    const { code, review, stderr } = await reviewJson(cwd);
    assert.equal(code, 2);
    for (const expected of [
      'candor.yml:9:1: Unknown key “langages”. Did you mean “languages”?',
      'candor.yml:3:5: There is no preset ./missing.yml.',
      'candor.yml:4:5: The preset npm:@agency/preset is not installed.',
      'lies outside of the repository.',
      'candor.yml:8:3: No rule is called “manipulation/scarcty”. Did you mean “manipulation/scarcity”?',
    ]) {
      assert.ok(stderr.includes(expected), `${expected}\n${stderr}`);
    }
    assert.match(stderr, /presets\/bad\.yml:\d+:\d+: “wrong” is not possible for severity/);
    // A bad rule is refused alone: the good one of the same file works.
    assert.deepEqual(
      review.files[0]?.findings.map(({ rule }) => rule),
      ['house/other', 'manipulation/scarcity'],
    );
    writeFileSync(join(cwd, 'candor.yml'), 'rules: {\n');
    assert.match((await reviewJson(cwd)).stderr, /^candor\.yml:\d+:\d+: /);
    assert.match(
      (await runCli(['review', '--config', 'none.yml'], { cwd })).stderr,
      /none\.yml:1:1: The configuration cannot be read/,
    );
  });
});
