import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { CLEAN_COPY, folderWith, HOUSE_PRESET, INFO_COPY, runCli } from './run-cli.js';

describe('candor', () => {
  it('shows help and version, and complains about what it does not know', async () => {
    const cwd = folderWith({});
    const { version } = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8'));
    assert.deepEqual(await runCli(['--version'], { cwd }), { code: 0, stdout: `${version}\n`, stderr: '' });
    const help = await runCli(['--help'], { cwd });
    assert.equal(help.code, 0);
    for (const command of ['init', 'review', 'report', 'explain', 'preset', 'lsp']) {
      assert.match(help.stdout, new RegExp(`^ {2}${command}\\b`, 'm'));
      assert.equal((await runCli([command, '--help'], { cwd })).code, 0);
    }
    assert.equal((await runCli([], { cwd })).code, 2);
    const unknown = await runCli(['revew'], { cwd });
    assert.equal(unknown.code, 2);
    assert.match(unknown.stderr, /unknown command 'revew'/);
  });

  it('writes a configuration that is valid, once', async () => {
    for (const reader of ['en', 'fr']) {
      const cwd = folderWith({ 'a.md': CLEAN_COPY });
      assert.equal((await runCli(['init', '--lang-ui', reader], { cwd })).code, 0);
      const written = readFileSync(join(cwd, 'candor.yml'), 'utf8');
      assert.match(written, reader === 'fr' ? /^# Candor relit/ : /^# Candor reviews/);
      assert.deepEqual((await runCli(['review'], { cwd })).stderr, '');
      writeFileSync(join(cwd, 'candor.yml'), 'rules: {}\n');
      assert.equal((await runCli(['init'], { cwd })).code, 2);
      assert.equal(readFileSync(join(cwd, 'candor.yml'), 'utf8'), 'rules: {}\n');
    }
  });

  it('writes reports as HTML and Markdown, in the language of the reader', async () => {
    const cwd = folderWith({ 'a.md': INFO_COPY });
    const { code, stdout } = await runCli(['report'], { cwd });
    assert.deepEqual([code, stdout], [0, 'Written: report.html\n']);
    assert.match(readFileSync(join(cwd, 'report.html'), 'utf8'), /^<!doctype html>\n<html lang="en">/);
    await runCli(['report', 'a.md', '--output', 'r.md', '--lang-ui', 'fr', '--quiet'], { cwd });
    assert.match(readFileSync(join(cwd, 'r.md'), 'utf8'), /Only 2 left/);
    // Its own reports are not copy.
    const again = await runCli(['review', 'report.html', '--format', 'json'], { cwd });
    assert.deepEqual(JSON.parse(again.stdout).files, []);
  });

  it('explains a rule by id, by former id and by a slip of the fingers', async () => {
    const cwd = folderWith({});
    const { code, stdout } = await runCli(['explain', 'manipulation/scarcity'], { cwd });
    assert.equal(code, 0);
    for (const part of [
      /manipulation\/scarcity/,
      /Why it matters/,
      /Fine when/,
      /Raised in French/,
      /Not legal advice/,
      /https:\/\//,
    ]) {
      assert.match(stdout, part);
    }
    assert.match(
      (await runCli(['explain', 'manipulation/scarcity', '--lang-ui', 'fr'], { cwd })).stdout,
      /Acceptable si/,
    );
    const slip = await runCli(['explain', 'manipulation/scarcty'], { cwd });
    assert.equal(slip.code, 2);
    assert.match(slip.stderr, /Did you mean manipulation\/scarcity\?/);
    assert.match((await runCli(['explain'], { cwd })).stdout, /^manipulation\/scarcity +/m);
  });

  it('writes a preset whose examples pass', async () => {
    const cwd = folderWith({});
    assert.equal((await runCli(['preset', 'new', 'Our House'], { cwd })).code, 0);
    const { code, stdout } = await runCli(['preset', 'test', 'Our House'], { cwd });
    assert.deepEqual([code, stdout], [0, '16 examples of 1 rule: all as written.\n']);
    assert.equal((await runCli(['preset', 'new', 'Our House'], { cwd })).code, 2);
    writeFileSync(join(cwd, 'candor.yml'), 'extends: ["./Our House"]\n');
    writeFileSync(join(cwd, 'a.md'), 'A miracle cure.\n');
    assert.match((await runCli(['review'], { cwd })).stdout, /our-house\/no-miracle/);
  });

  it('names the line of every example that fails', async () => {
    const cwd = folderWith({
      'house.yml': HOUSE_PRESET.replace(
        'flagged: [This',
        'flagged: [Nothing here., A miracle cure for ⟦feet⟧., This',
      ).replace('clean: [', 'clean: ["Sold\\a here as a miracle cure.", '),
    });
    const { code, stdout } = await runCli(['preset', 'test', 'house.yml'], { cwd });
    assert.equal(code, 1);
    assert.match(stdout, /^house\.yml:13: house\/no-miracle: not raised: Nothing here\.$/m);
    assert.match(stdout, /^house\.yml:13: house\/no-miracle: raised on “miracle cure” instead of the marked place/m);
    assert.match(stdout, /3 failures in 5 examples of 1 rule\./);
    assert.ok(!stdout.includes('\u0007'));
    assert.equal((await runCli(['preset', 'test', 'nowhere'], { cwd })).code, 2);
    writeFileSync(join(cwd, 'house.yml'), 'name: house\n');
    const broken = await runCli(['preset', 'test', 'house.yml'], { cwd });
    assert.equal(broken.code, 2);
    assert.match(broken.stderr, /house\.yml:1:1: version is missing/);
  });

  it('starts the language server', async () => {
    const body =
      '{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":null,"rootUri":null,"capabilities":{}}}';
    const input = `Content-Length: ${body.length}\r\n\r\n${body}`;
    const { stdout } = await runCli(['lsp', '--stdio'], { cwd: folderWith({}), input, until: /"result"/ });
    assert.match(stdout, /"id":1,"result":\{"capabilities"/);
  });
});
