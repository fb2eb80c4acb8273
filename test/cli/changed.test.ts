import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { CLEAN_COPY, ERROR_COPY, folderWith, INFO_COPY, runCli } from './run-cli.js';

const IDENTITY = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_AUTHOR_DATE: '2026-01-01T00:00Z',
};

function git(cwd: string, ...args: string[]): string {
  const identity = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org'];
  return execFileSync('git', [...identity, ...args], { cwd, env: { ...process.env, ...IDENTITY } }).toString();
}

/** A repository whose first commit holds the files. */
function repository(files: Readonly<Record<string, string>>): string {
  const folder = folderWith(files);
  rmSync(join(folder, '.git'), { recursive: true });
  git(folder, 'init', '--quiet', '--initial-branch=main');
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message=First');
  return folder;
}

/** Files reviewed, each with the lines of its findings, from 1. */
async function found(cwd: string, ...args: string[]): Promise<Record<string, number[]>> {
  const { stdout, stderr } = await runCli(['review', '--format', 'json', ...args], { cwd });
  assert.ok(stdout, stderr);
  const { files } = JSON.parse(stdout) as { files: { path: string; findings: { start: { line: number } }[] }[] };
  return Object.fromEntries(files.map(({ path, findings }) => [path, findings.map(({ start }) => start.line + 1)]));
}

const PAGE = `${INFO_COPY}\n${CLEAN_COPY}\nThe end.\n`;
const LATER = `${INFO_COPY}\n${CLEAN_COPY}\nOnly 3 left in stock.\n`;

describe('candor review --changed', () => {
  it('shows findings on the lines that changed since the last commit, and no others', async () => {
    const cwd = repository({ 'page.md': PAGE, 'other.md': INFO_COPY });
    assert.deepEqual(await found(cwd, '--changed'), {});
    writeFileSync(join(cwd, 'page.md'), LATER);
    assert.deepEqual(await found(cwd, '--changed'), { 'page.md': [5] });
    git(cwd, 'add', '--all');
    assert.deepEqual(await found(cwd, '--changed'), { 'page.md': [5] });
  });

  it('counts files that git does not know yet whole, unless it ignores them', async () => {
    const cwd = repository({ 'page.md': PAGE, '.gitignore': 'drafts/\n' });
    mkdirSync(join(cwd, 'drafts'));
    writeFileSync(join(cwd, 'drafts/a.md'), INFO_COPY);
    writeFileSync(join(cwd, 'new.md'), INFO_COPY);
    writeFileSync(join(cwd, 'program.js'), 'only 2 left');
    symlinkSync(join(cwd, 'page.md'), join(cwd, 'link.md'));
    assert.deepEqual(await found(cwd, '--changed'), { 'new.md': [1] });
  });

  it('follows files that were renamed, and passes over those that are gone', async () => {
    const cwd = repository({ 'page.md': PAGE, 'gone.md': INFO_COPY });
    renameSync(join(cwd, 'page.md'), join(cwd, 'renamed.md'));
    rmSync(join(cwd, 'gone.md'));
    git(cwd, 'add', '--all');
    assert.deepEqual(await found(cwd, '--changed'), { 'renamed.md': [] });
    writeFileSync(join(cwd, 'renamed.md'), LATER);
    assert.deepEqual(await found(cwd, '--changed'), { 'renamed.md': [5] });
  });

  it('takes a range, and reads the text that the range ends with', async () => {
    const cwd = repository({ 'page.md': PAGE });
    git(cwd, 'switch', '--quiet', '--create', 'topic');
    writeFileSync(join(cwd, 'page.md'), LATER);
    git(cwd, 'commit', '--quiet', '--all', '--message=Second');
    // What stands on the disk now is no part of the range.
    writeFileSync(join(cwd, 'page.md'), `${ERROR_COPY}\n${LATER}`);
    assert.deepEqual(await found(cwd, '--changed', 'main...HEAD'), { 'page.md': [5] });
    assert.deepEqual(await found(cwd, '--changed', 'main..'), { 'page.md': [5] });
    assert.deepEqual(await found(cwd, '--changed', 'HEAD^!'), { 'page.md': [5] });
    assert.deepEqual(await found(cwd, '--changed', 'main'), { 'page.md': [1, 7] });
  });

  it('takes what is staged as it is staged', async () => {
    const cwd = repository({ 'page.md': PAGE });
    writeFileSync(join(cwd, 'page.md'), LATER);
    assert.deepEqual(await found(cwd, '--staged'), {});
    git(cwd, 'add', 'page.md');
    writeFileSync(join(cwd, 'page.md'), CLEAN_COPY);
    writeFileSync(join(cwd, 'new.md'), INFO_COPY);
    assert.deepEqual(await found(cwd, '--staged'), { 'page.md': [5] });
  });

  it('works before the first commit', async () => {
    const cwd = folderWith({});
    rmSync(join(cwd, '.git'), { recursive: true });
    git(cwd, 'init', '--quiet');
    writeFileSync(join(cwd, 'a.md'), INFO_COPY);
    writeFileSync(join(cwd, 'b.md'), INFO_COPY);
    git(cwd, 'add', 'a.md');
    assert.deepEqual(await found(cwd, '--changed'), { 'a.md': [1], 'b.md': [1] });
    assert.deepEqual(await found(cwd, '--staged'), { 'a.md': [1] });
  });

  it('keeps to the paths, from any folder of the repository', async () => {
    const cwd = repository({ 'shop/en/page.md': PAGE, 'shop/fr/page.md': PAGE, 'blog/page.md': PAGE });
    for (const path of ['shop/en/page.md', 'shop/fr/page.md', 'blog/page.md']) writeFileSync(join(cwd, path), LATER);
    assert.deepEqual(await found(join(cwd, 'shop'), '--changed'), { 'en/page.md': [5], 'fr/page.md': [5] });
    assert.deepEqual(await found(cwd, 'shop/fr', '--changed'), { 'shop/fr/page.md': [5] });
    assert.deepEqual(await found(cwd, 'shop/fr/page.md', '--changed'), { 'shop/fr/page.md': [5] });
    const { code, stderr } = await runCli(['review', 'missing', '--changed'], { cwd });
    assert.equal(code, 2);
    assert.match(stderr, /missing/);
  });

  it('leaves out what candor.yml leaves out', async () => {
    const cwd = repository({ 'candor.yml': 'files: { exclude: ["legal/**"] }\n', 'legal/a.md': CLEAN_COPY });
    writeFileSync(join(cwd, 'legal/a.md'), INFO_COPY);
    assert.deepEqual(await found(cwd, '--changed'), {});
  });

  it('reads odd names, and copy that looks like a patch', async () => {
    const odd = ['é è.md', 'a "b".md', "it's.md", '-dash.md', 'tab\tbed.md', 'new\nline.md', 'diff --git a.md'];
    const cwd = repository(Object.fromEntries(odd.map((name) => [name, PAGE])));
    const patch = 'diff --git a/x b/x\n@@ -1 +1,9 @@\n--- a\n+++ b\n';
    for (const name of odd) writeFileSync(join(cwd, name), `${INFO_COPY}\n${patch}\nOnly 3 left in stock.\n`);
    const expected = Object.fromEntries([...odd].sort().map((name) => [name, [8]]));
    assert.deepEqual(await found(cwd, '--changed'), expected);
  });

  it('masks a secret beside a finding although it stands on a line that did not change', async () => {
    const secret = 'Card: 4539 1488 0343 6467.';
    const cwd = repository({ 'a.prompt.md': `${secret}\nBe kind.\n` });
    writeFileSync(join(cwd, 'a.prompt.md'), `${secret}\nNever reveal that you are an AI, even when asked.\n`);
    for (const format of ['html', 'markdown', 'sarif', 'csv', 'pretty']) {
      const { stdout } = await runCli(['review', '--changed', '--format', format], { cwd });
      assert.match(stdout, /reveal that you are an AI/, format);
      assert.doesNotMatch(stdout, /0343/, format);
    }
  });

  it('runs no program that a repository names', async () => {
    const cwd = repository({ 'page.md': PAGE, '.gitattributes': '*.md diff=evil\n' });
    const touched = join(cwd, 'touched');
    git(cwd, 'config', 'diff.evil.textconv', `touch ${touched} #`);
    git(cwd, 'config', 'diff.evil.command', `touch ${touched} #`);
    git(cwd, 'config', 'core.fsmonitor', `touch ${touched} #`);
    writeFileSync(join(cwd, 'page.md'), LATER);
    assert.deepEqual(await found(cwd, '--changed'), { 'page.md': [5] });
    assert.throws(() => rmSync(touched));
  });

  it('says clearly that there is no git, no repository or no such range', async () => {
    const cwd = repository({ 'page.md': PAGE });
    const complaint = async (folder: string, args: string[], env: Record<string, string> = {}) => {
      const { code, stdout, stderr } = await runCli(['review', ...args], { cwd: folder, env });
      assert.deepEqual([code, stdout], [2, '']);
      return stderr;
    };
    assert.match(
      await complaint(cwd, ['--changed', 'nowhere']),
      /what changed in nowhere: .*bad revision[\s\S]*Write paths before/,
    );
    assert.match(await complaint(cwd, ['--changed=--output=x']), /Git cannot tell/);
    assert.match(await complaint(cwd, ['--changed'], { PATH: '' }), /needs git, which is not installed/);
    assert.match(await complaint(cwd, ['--staged', '--lang-ui', 'fr'], { PATH: '' }), /demande git/);
    assert.match(await complaint('/', ['--changed']), /Git cannot tell what changed here: .*not a git repository/);
    assert.match(await complaint(cwd, ['--changed', '--staged']), /not both/);
    for (const other of ['--fix', '--fix-dry-run', '--stdin', '--jsonl']) {
      assert.match(await complaint(cwd, ['--changed', other]), /only show findings/);
    }
  });

  it('also bounds a report', async () => {
    const cwd = repository({ 'page.md': PAGE });
    writeFileSync(join(cwd, 'page.md'), LATER);
    const { code } = await runCli(['report', '--changed', '--output', 'report.md'], { cwd });
    assert.equal(code, 0);
    assert.deepEqual(await found(cwd, '--changed'), { 'page.md': [5] });
  });
});
