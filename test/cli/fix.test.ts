import assert from 'node:assert/strict';
import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { CLEAN_COPY, ERROR_COPY, folderWith, INFO_COPY, runCli } from './run-cli.js';

const FIXED = 'Our tea is grown in Assam.';

describe('candor review --fix', () => {
  it('keeps encoding, byte order mark, line ends, final newline and mode; leaves other files alone', async () => {
    const windows = `\uFEFF# Tea\r\n\r\n${ERROR_COPY.trim()}`;
    const cwd = folderWith({
      'windows.md': windows,
      'utf16.md': Buffer.from(windows, 'utf16le'),
      'unix.md': ERROR_COPY,
      'info.md': INFO_COPY,
    });
    chmodSync(join(cwd, 'unix.md'), 0o640);
    const before = statSync(join(cwd, 'info.md')).mtimeMs;
    const { code, stderr } = await runCli(['review', '--fix'], { cwd });
    assert.equal(code, 0, stderr);
    assert.equal(readFileSync(join(cwd, 'windows.md'), 'utf8'), `\uFEFF# Tea\r\n\r\n${FIXED}`);
    assert.equal(readFileSync(join(cwd, 'utf16.md'), 'utf16le'), `\uFEFF# Tea\r\n\r\n${FIXED}`);
    assert.equal(readFileSync(join(cwd, 'unix.md'), 'utf8'), `${FIXED}\n`);
    assert.equal(statSync(join(cwd, 'unix.md')).mode & 0o777, 0o640);
    assert.equal(statSync(join(cwd, 'info.md')).mtimeMs, before);
    assert.equal(readdirSync(cwd).filter((name) => name.endsWith('.tmp')).length, 0);
  });

  it('is idempotent, and writes through a link', async () => {
    const cwd = folderWith({ 'real/a.md': ERROR_COPY });
    symlinkSync(join(cwd, 'real/a.md'), join(cwd, 'link.md'));
    await runCli(['review', '--fix', 'link.md'], { cwd });
    assert.ok(lstatSync(join(cwd, 'link.md')).isSymbolicLink());
    const once = readFileSync(join(cwd, 'real/a.md'), 'utf8');
    assert.equal(once, `${FIXED}\n`);
    const { stderr } = await runCli(['review', '--fix'], { cwd });
    assert.match(stderr, /Nothing can be fixed safely/);
    assert.equal(readFileSync(join(cwd, 'real/a.md'), 'utf8'), once);
  });

  it('only shows the edits with --fix-dry-run', async () => {
    const cwd = folderWith({ 'a.md': `${CLEAN_COPY}\n${ERROR_COPY}` });
    const { code, stderr } = await runCli(['review', '--fix-dry-run'], { cwd });
    assert.equal(code, 1);
    assert.match(stderr, /a\.md: 1 edit to make/);
    assert.match(stderr, / {2}3\n {2}- As an AI language model.*\n {2}\+ Our tea/);
    assert.equal(readFileSync(join(cwd, 'a.md'), 'utf8'), `${CLEAN_COPY}\n${ERROR_COPY}`);
  });

  it('leaves a file alone whose encoding cannot hold the text, and says so', async () => {
    const bytes = Buffer.from(`${ERROR_COPY}Caf\u00e9\n`, 'latin1');
    const cwd = folderWith({ 'a.txt': bytes });
    const { code, stderr } = await runCli(['review', '--fix'], { cwd });
    assert.equal(code, 2);
    assert.match(stderr, /a\.txt was not changed: it is not UTF-8/);
    assert.deepEqual(readFileSync(join(cwd, 'a.txt')), bytes);
  });

  it('has no business with the standard input', async () => {
    const { code, stderr } = await runCli(['review', '--stdin', '--fix'], { cwd: folderWith({}), input: ERROR_COPY });
    assert.equal(code, 2);
    assert.match(stderr, /--fix works on files/);
  });
});
