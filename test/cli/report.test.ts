import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { CLEAN_COPY, ERROR_COPY, folderWith, INFO_COPY, runCli } from './run-cli.js';

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
});
