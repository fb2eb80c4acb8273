import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { CLEAN_COPY, ERROR_COPY, folderWith, HOUSE_PRESET, INFO_COPY, runCli } from './run-cli.js';

const LOGO = '<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9"/><script>alert(1)</script></svg>';

async function report(cwd: string, ...args: string[]) {
  const ended = await runCli(['report', '--output', 'report.html', ...args], { cwd });
  return { ...ended, html: ended.code === 2 && !ended.stdout ? '' : readFileSync(join(cwd, 'report.html'), 'utf8') };
}

describe('candor report', () => {
  it('bears the name, the colour and the logo of candor.yml', async () => {
    const cwd = folderWith({
      'candor.yml': 'report: { name: "Maison <M>", colour: "#7a1f5c", logo: brand/logo.svg }\n',
      'brand/logo.svg': LOGO,
      'a.md': CLEAN_COPY,
    });
    const { code, html } = await report(cwd);
    assert.equal(code, 0);
    assert.match(html, /Prepared by Maison &lt;M&gt;/);
    assert.match(html, /--accent: #7a1f5c/);
    const [, drawing] = /src="data:image\/svg\+xml;base64,([^"]+)"/.exec(html) ?? [];
    const shown = Buffer.from(drawing ?? '', 'base64').toString('utf8');
    assert.match(shown, /<rect /);
    assert.doesNotMatch(shown, /script/);
  });

  it('takes no logo from outside, and says so where it is written', async () => {
    const outside = folderWith({ 'logo.svg': LOGO });
    const cwd = folderWith({ 'candor.yml': `report:\n  logo: ${join(outside, 'logo.svg')}\n`, 'a.md': CLEAN_COPY });
    const { code, stderr, html } = await report(cwd);
    assert.equal(code, 2);
    assert.match(stderr, /^candor\.yml:2:9: The logo .* Name a file/);
    assert.doesNotMatch(html, /data:image/);
  });

  it('explains a mistake in the house', async () => {
    const cwd = folderWith({ 'candor.yml': 'report: { colour: red, logos: x }\n', 'a.md': CLEAN_COPY });
    const { stderr } = await report(cwd, '--lang-ui', 'fr');
    assert.match(stderr, /six chiffres hexadécimaux/);
    assert.match(stderr, /Vouliez-vous dire « logo »/);
  });

  it('compares with an earlier review', async () => {
    const cwd = folderWith({ 'a.md': `${INFO_COPY}\n${ERROR_COPY}`, 'b.md': INFO_COPY });
    await runCli(['review', '--format', 'json', '--output', 'earlier.json'], { cwd });
    writeFileSync(join(cwd, 'a.md'), `${CLEAN_COPY}\n${INFO_COPY}\nOnly 5 left in our shop.\n`);
    const { code, html } = await report(cwd, '--since', 'earlier.json');
    assert.equal(code, 0);
    assert.match(html, /Since the earlier review, 1 is new, 2 remain and 1 is resolved\./);
    assert.equal(html.match(/<span class="chip new">/g)?.length, 1);
    assert.match(html, /<section id="trend"/);
    const { html: french } = await report(cwd, '--since', 'earlier.json', '--lang-ui', 'fr');
    assert.match(french, /1\u00a0nouveau constat, 2\u00a0restants, 1\u00a0réglé\./);
  });

  it('refuses what is no earlier review', async () => {
    const cwd = folderWith({ 'a.md': CLEAN_COPY, 'other.json': '{}' });
    const other = await report(cwd, '--since', 'other.json');
    assert.deepEqual([other.code, other.stdout], [2, '']);
    assert.match(other.stderr, /other\.json is no review/);
    const missing = await report(cwd, '--since', 'missing.json');
    assert.equal(missing.code, 2);
    assert.match(missing.stderr, /missing\.json/);
  });

  it('tells what makes it again: the command, the commit and the configuration, but not where they lie', async () => {
    const config = 'languages: [en]\r\n';
    const cwd = folderWith({
      'candor.yml': config,
      'copy/a b.md': CLEAN_COPY,
      'house.yml': HOUSE_PRESET,
    });
    rmSync(join(cwd, '.git'), { recursive: true });
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', ...args], { cwd }).toString();
    git('init', '--quiet');
    git('add', '--all');
    git('commit', '--quiet', '--message=First');
    const digest = createHash('sha256').update('languages: [en]\n').digest('hex');
    const hash = git('rev-parse', '--short', 'HEAD').trim();
    const args = [join(cwd, 'copy/a b.md'), '--preset', './house.yml', '--lang', 'en'];
    const { code, html } = await report(cwd, ...args);
    assert.equal(code, 0);
    assert.match(html, /<code>candor report &quot;copy\/a b\.md&quot; --lang en --preset \.\/house\.yml<\/code>/);
    assert.ok(html.includes(`<code>${hash}</code>, no uncommitted changes`));
    assert.ok(html.includes(`<dt>Content of candor.yml</dt><dd><code>sha256:${digest}</code>`));
    assert.ok(!html.includes(cwd));
    writeFileSync(join(cwd, 'copy/a b.md'), INFO_COPY);
    await runCli(['report', '--output', 'again.md', '--lang-ui', 'fr', ...args], { cwd });
    const markdown = readFileSync(join(cwd, 'again.md'), 'utf8');
    assert.ok(markdown.includes('- Pour la refaire · `candor report "copy/a b.md" --lang en --preset ./house.yml`\n'));
    assert.ok(markdown.includes(`- Commit git · \`${hash}\`, avec des modifications non validées\n`));
    assert.ok(markdown.includes(`- Contenu de candor.yml · \`sha256:${digest}\``));
    assert.ok(!markdown.includes(cwd));
  });

  it('shows a claim in its register as a reader of the copy sees it', async () => {
    const cwd = folderWith({ 'a.html': '<p>Don&rsquo;t miss out: prices go up at midnight.</p>\n' });
    const { html } = await report(cwd);
    const [, register = ''] = /<section id="claims"(.*?)<\/section>/s.exec(html) ?? [];
    assert.match(register, />Don’t miss out/);
    assert.doesNotMatch(register, /rsquo/);
  });

  it('names no commit outside of git, and only the name of a path from elsewhere', async () => {
    const elsewhere = folderWith({ 'my $HOME.md': CLEAN_COPY });
    const cwd = folderWith({ 'a.md': CLEAN_COPY });
    const { html } = await report(cwd, join(elsewhere, 'my $HOME.md'));
    assert.match(
      html,
      /<code>candor report &apos;…\/my \$HOME\.md&apos;<\/code>|<code>candor report &#39;…\/my \$HOME\.md&#39;<\/code>/,
    );
    assert.doesNotMatch(html, /Git commit/);
  });
});
