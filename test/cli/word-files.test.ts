import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { folderWith, HOUSE_PRESET, runCli } from './run-cli.js';

const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const letter = Buffer.from(
  zipSync({
    'word/document.xml': strToU8(
      `<w:document>${['Dear all', '', 'It is a miracle cure.'].map(paragraph).join('')}</w:document>`,
    ),
  }),
);
const FILES = {
  'candor.yml': 'extends: [./house.yml]\n',
  'house.yml': HOUSE_PRESET.replace(
    '        examples:',
    '        fixes: [{ title: { en: A, fr: B }, replace: cure, safe: true }]\n        examples:',
  ),
  'letters/letter.docx': letter,
};

describe('candor review of Word documents', () => {
  it('names the paragraph as the line', async () => {
    const cwd = folderWith(FILES);
    const { code, stdout } = await runCli(['review', '--format', 'json'], { cwd });
    assert.equal(code, 0);
    const [file] = JSON.parse(stdout).files;
    assert.deepEqual([file.path, file.format, file.language], ['letters/letter.docx', 'docx', 'en']);
    assert.deepEqual(
      file.findings.map(
        ({
          start,
          evidence,
          fixes,
        }: {
          start: { line: number; character: number };
          evidence: string;
          fixes: unknown[];
        }) => [start.line, start.character, evidence, fixes],
      ),
      [[2, 8, 'miracle cure', []]],
    );
  });

  it('never writes into one', async () => {
    const cwd = folderWith(FILES);
    await runCli(['review', '--fix', 'letters/letter.docx'], { cwd });
    assert.ok(readFileSync(join(cwd, 'letters/letter.docx')).equals(letter));
  });

  it('says which one cannot be read, and reads the others', async () => {
    const cwd = folderWith({ ...FILES, 'letters/old.docx': letter.subarray(0, 60), 'letters/~lock.docx': '' });
    const { code, stdout, stderr } = await runCli(['review', '--lang-ui', 'fr'], { cwd });
    assert.equal(code, 2);
    assert.match(stderr, /letters\/old\.docx.*document Word/);
    assert.match(stdout, /letter\.docx/);
  });
});
