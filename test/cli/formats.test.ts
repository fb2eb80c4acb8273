import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ERROR_COPY, folderWith, INFO_COPY, runCli } from './run-cli.js';

describe('candor review --format', () => {
  const files = { 'site/a.md': ERROR_COPY, 'site/b.md': INFO_COPY };

  it('writes each format to the standard output or to a file', async () => {
    const cwd = folderWith(files);
    const begins: Readonly<Record<string, RegExp>> = {
      json: /^\{\n {2}"schemaVersion": 1,/,
      sarif: /^\{\n {2}"\$schema": "https:.*\n {2}"version": "2\.1\.0",/,
      html: /^<!doctype html>/,
      markdown: /^<!-- candor-report -->/,
      csv: /^\uFEFFEntry,Document,/,
      junit: /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites name="candor /,
      github: /^::error file=site\/a\.md,line=1,/,
    };
    for (const [format, begin] of Object.entries(begins)) {
      const { code, stdout } = await runCli(['review', '--format', format], { cwd });
      assert.equal(code, 1, format);
      assert.match(stdout, begin);
      const written = await runCli(['review', '--format', format, '--output', 'result'], { cwd });
      assert.deepEqual([written.code, written.stdout], [1, ''], format);
    }
  });

  it('fails the cases of JUnit that fail the run', async () => {
    const cwd = folderWith(files);
    const failures = async (...args: string[]) => {
      const { stdout } = await runCli(['review', '--format', 'junit', ...args], { cwd });
      return Number(/<testsuites [^>]*failures="(\d+)"/.exec(stdout)?.[1]);
    };
    assert.equal(await failures(), 1);
    assert.equal(await failures('--fail-on', 'info'), 2);
    assert.equal(await failures('--fail-on', 'never'), 0);
  });

  it('names files to GitHub from its checkout', async () => {
    const cwd = folderWith(files);
    const inCheckout = await runCli(['review', '--format', 'github'], {
      cwd: `${cwd}/site`,
      env: { GITHUB_WORKSPACE: cwd },
    });
    assert.match(inCheckout.stdout, /^::error file=site\/a\.md,/);
    const elsewhere = await runCli(['review', '--format', 'github'], {
      cwd: `${cwd}/site`,
      env: { GITHUB_WORKSPACE: '/elsewhere' },
    });
    assert.match(elsewhere.stdout, /^::error file=a\.md,/);
  });

  it('does not review its own tables', async () => {
    const cwd = folderWith(files);
    await runCli(['review', '--format', 'csv', '--output', 'review.csv'], { cwd });
    await runCli(['review', '--format', 'csv', '--output', 'relecture.csv', '--lang-ui', 'fr'], { cwd });
    const { stdout } = await runCli(['review', '--format', 'json'], { cwd });
    assert.deepEqual(
      (JSON.parse(stdout) as { files: { path: string }[] }).files.map(({ path }) => path),
      ['site/a.md', 'site/b.md'],
    );
  });
});
