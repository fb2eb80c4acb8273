import assert from 'node:assert/strict';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { folderWith, runCli } from './run-cli.js';

/** A rule of the preset `house` with these phrases and flagged examples. */
function rule(name: string, flag: readonly string[], flagged: readonly string[]): string {
  return `id: house/${name}
family: house
severity: warning
say:
  en: { title: Wonder, message: 'Say what "{match}" does.', why: Trust., fine-when: Never. }
  fr: { title: Merveille, message: 'Dites ce que « {match} » fait.', why: La confiance., fine-when: Jamais. }
match:
  en:
    flag:
${flag.map((phrase) => `      - ${phrase}`).join('\n')}
    examples:
      flagged: ${JSON.stringify(flagged)}
      clean: [This cure works.]
`;
}

const PRESET = {
  'house/preset.yml': 'name: house\nversion: 1.0.0\n',
  'house/cure.yml': rule('cure', ['miracle cure', 'wonder (cure|remedy)'], ['This miracle cure works.']),
};

describe('candor preset test', () => {
  it('notes phrases without an example and rules that another one makes superfluous', async () => {
    const cwd = folderWith({
      ...PRESET,
      'house/any.yml': rule('any', ['miracle (cure|product)'], ['A miracle cure.']),
    });
    const { code, stdout } = await runCli(['preset', 'test', 'house'], { cwd });
    assert.equal(code, 0, stdout);
    assert.deepEqual(stdout.split('\n'), [
      'house/any.yml:12: house/any: note: house/cure raises every flagged example too: one of the two may be enough',
      'house/cure.yml:13: house/cure: note: house/any raises every flagged example too: one of the two may be enough',
      'house/cure.yml:11: house/cure: note: no flagged example is raised by this phrase: wonder (cure|remedy)',
      '4 examples of 2 rules: all as written.',
      '',
    ]);
    assert.deepEqual(await runCli(['preset', 'test', 'house', '--quiet'], { cwd }), {
      code: 0,
      stdout: '',
      stderr: '',
    });
    const french = await runCli(['preset', 'test', 'house', '--lang-ui', 'fr'], { cwd });
    assert.match(french.stdout, /remarque\s: aucun exemple «\sflagged\s» n’est relevé/);
  });

  it('notes a part that is optional and looks as if something else were meant', async () => {
    const cwd = folderWith({
      ...PRESET,
      'house/cure.yml': rule(
        'cure',
        ['miracle (cure, remedy)', 'wonder (s) here', 'magic (really) works'],
        ['A miracle.', 'Wonder here.', 'Magic works.'],
      ),
    });
    const { code, stdout } = await runCli(['preset', 'test', 'house'], { cwd });
    assert.equal(code, 0, stdout);
    assert.deepEqual(stdout.split('\n').slice(0, -2), [
      'house/cure.yml:10: house/cure: note: “(cure, remedy)” is optional, as a part in parentheses that stands alone is; did you mean (cure|remedy)?',
      'house/cure.yml:11: house/cure: note: “wonder (s)” is optional, as a part in parentheses that stands alone is; did you mean wonder(s)?',
    ]);
  });

  it('counts what the rules raise on clean copy, with places', async () => {
    const cwd = folderWith({
      ...PRESET,
      'copy/a.md': '# Tea\n\nOnly leaves here. Our wonder\u00a0cure is tea.\n',
      'copy/b/c.html': '<p>A miracle cure</p><!-- candor-disable-next-line house/cure -- name -->\n<p>Miracle Cure</p>',
      'copy/d.png': 'no text',
    });
    const { code, stdout } = await runCli(['preset', 'test', 'house', '--clean', 'copy', '--quiet'], { cwd });
    assert.equal(code, 1);
    assert.deepEqual(stdout.split('\n'), [
      'copy/a.md:3:23: house/cure: raised on clean copy: wonder\u00a0cure',
      'copy/b/c.html:1:6: house/cure: raised on clean copy: miracle cure',
      '2 findings in 14 words of clean copy (2 files).',
      '       2  house/cure',
      '',
    ]);
    const nothing = await runCli(['preset', 'test', 'house', '--clean', 'house'], { cwd });
    assert.equal(nothing.code, 0, nothing.stdout);
    const missing = await runCli(['preset', 'test', 'house', '--clean', 'nowhere'], { cwd });
    assert.deepEqual([missing.code, missing.stdout], [2, '']);
    assert.match(missing.stderr, /nowhere is no folder with copy/);
  });

  it('tests one family of the own catalogue', async () => {
    const cwd = join(__dirname, '../..');
    const { code, stdout } = await runCli(['preset', 'test', 'server/presets/privacy'], { cwd });
    assert.equal(code, 0, stdout);
    const rules = readdirSync(join(cwd, 'server/presets/privacy')).length;
    assert.match(stdout, new RegExp(` examples of ${rules} rules: all as written`));
    for (const line of stdout.split('\n').filter((text) => text.includes('note:'))) {
      assert.match(line, /^server\/presets\/privacy\/[a-z-]+\.yml:\d+: privacy\//);
    }
  });

  it('tells what each rule cost, expressions included', async () => {
    const expression = rule('expression', ['{ regex: "wonder(s|ful)" }'], ['A wonderful tea.']);
    const cwd = folderWith({ ...PRESET, 'house/expression.yml': expression });
    const { code, stdout } = await runCli(['preset', 'test', 'house', '--profile', '--quiet'], { cwd });
    assert.equal(code, 0, stdout);
    const [head, ...rows] = stdout.trimEnd().split('\n');
    assert.deepEqual(head?.trim().split(/\s+/), ['ms', 'tried', 'matched', 'rule']);
    const costs = new Map(
      rows.map((row) => row.trim().split(/\s+/)).map(([, tried, matched, id]) => [id, { tried, matched }]),
    );
    // Expressions are run on every text; phrases where their rarest word stands.
    assert.deepEqual(costs.get('house/expression'), { tried: '4', matched: '1' });
    assert.deepEqual(costs.get('house/cure'), { tried: '1', matched: '1' });
  });
});

describe('candor preset test on the wordings of disclosures', () => {
  const presets = join(import.meta.dirname, '../../server/presets');
  it('runs their examples, and tells what one that fails was read as', async () => {
    const cwd = folderWith({});
    cpSync(presets, join(cwd, 'own'), { recursive: true });
    const fine = await runCli(['preset', 'test', 'own/disclosures.yml'], { cwd });
    assert.equal(fine.code, 0, fine.stderr);
    assert.match(fine.stdout, /^\d{3} examples of wordings of disclosures: all as written\.\n$/);
    const file = join(cwd, 'own/disclosures.yml');
    const written = readFileSync(file, 'utf8');
    const broken = written.replace(/(examples:\n\s+counts:\n)(\s+- ).*\n/, '$1$2The ferry leaves at noon.\n');
    assert.notEqual(broken, written);
    writeFileSync(file, broken);
    const { code, stdout } = await runCli(['preset', 'test', 'own/disclosures.yml'], { cwd });
    assert.equal(code, 1);
    const line = broken.split('\n').findIndex((text) => text.includes('The ferry leaves at noon.')) + 1;
    const [first = '', last = ''] = stdout.split('\n');
    assert.equal(first, `own/disclosures.yml:${line}: read as no disclosure at all: The ferry leaves at noon.`);
    assert.match(last, /^1 failure in \d{3} examples of wordings of disclosures\.$/);
  });
});
