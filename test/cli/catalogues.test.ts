import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { folderWith, HOUSE_PRESET, runCli } from './run-cli.js';

const FILES = {
  'candor.yml': 'extends: [./house.yml]\n',
  'house.yml': `${HOUSE_PRESET.replace('        examples:', '        fixes: [{ title: { en: A, fr: B }, replace: "good \\"cure\\"", safe: true }]\n        examples:')}`,
  'locales/en/shop.json': '{ "tea": { "claim": "A miracle cure for {name}" } }\n',
  'locales/de/shop.json': '{ "tea": { "claim": "A miracle cure" } }\n',
  'po/en.po': 'msgid "tea"\nmsgstr ""\n"A miracle "\n"cure"\n',
  'package.json': '{ "description": "A miracle cure" }\n',
  'data/values.json': '{ "k": "A miracle cure" }\n',
};

describe('candor review of catalogues and tables', () => {
  it('names key, row and column in JSON', async () => {
    const ads = Buffer.from('\uFEFFId\tHeadline 1\n1\tFine\n2\t"A miracle\ncure"\n', 'utf16le');
    const cwd = folderWith({ ...FILES, 'ads.tsv': ads });
    const { code, stdout } = await runCli(['review', '--format', 'json'], { cwd });
    assert.equal(code, 0);
    const { files } = JSON.parse(stdout) as {
      files: { path: string; format: string; findings: { key: string; row?: number; evidence: string }[] }[];
    };
    assert.deepEqual(
      files.map(({ path, format, findings }) => [path, format, findings.map(({ key, row }) => [key, row])]),
      [
        ['ads.tsv', 'csv', [['Headline 1', 3]]],
        ['locales/de/shop.json', 'json', []],
        ['locales/en/shop.json', 'json', [['tea.claim', undefined]]],
        ['po/en.po', 'po', [['tea', undefined]]],
      ],
    );
  });

  it('names them to people, in their language', async () => {
    const cwd = folderWith({ ...FILES, 'ads.csv': 'Id,Headline\n1,A miracle cure\n' });
    const { stdout } = await runCli(['review', '--lang-ui', 'fr'], { cwd });
    assert.match(stdout, /house\/no-miracle {2}ligne 2, Headline/);
    assert.match(stdout, /house\/no-miracle {2}tea\.claim/);
    await runCli(['report', '--output', 'r.md'], { cwd });
    assert.match(readFileSync(join(cwd, 'r.md'), 'utf8'), /Line 2 · row 2, Headline/);
    await runCli(['report', '--output', 'r.html'], { cwd });
    assert.match(readFileSync(join(cwd, 'r.html'), 'utf8'), /<code>tea\.claim<\/code>/);
  });

  it('writes safe fixes as each file has to have them', async () => {
    const cwd = folderWith({ ...FILES, 'ads.csv': 'Id,Headline\n1,A miracle cure\n' });
    await runCli(['review', '--fix'], { cwd });
    const text = (path: string) => readFileSync(join(cwd, path), 'utf8');
    assert.deepEqual(JSON.parse(text('locales/en/shop.json')), { tea: { claim: 'A good "cure" for {name}' } });
    assert.equal(text('po/en.po'), 'msgid "tea"\nmsgstr ""\n"A good \\"cure\\""\n');
    assert.equal(text('ads.csv'), 'Id,Headline\n1,"A good ""cure"""\n');
    assert.equal(text('package.json'), FILES['package.json']);
  });

  it('says why JSON elsewhere is not read, and reads it where the configuration includes it', async () => {
    const cwd = folderWith(FILES);
    const { code, stderr } = await runCli(['review', 'data/values.json'], { cwd });
    assert.equal(code, 2);
    assert.match(stderr, /files\.include/);
    const included = folderWith({
      ...FILES,
      'candor.yml': 'extends: [./house.yml]\nfiles: { include: ["**/*.json"] }\n',
    });
    const { stdout } = await runCli(['review', '--format', 'json'], { cwd: included });
    assert.deepEqual(
      (JSON.parse(stdout) as { files: { path: string }[] }).files.map(({ path }) => path),
      ['data/values.json', 'locales/de/shop.json', 'locales/en/shop.json'],
    );
  });

  it('reads them from streams', async () => {
    const cwd = folderWith(FILES);
    const { stdout } = await runCli(['review', '--stdin', '--stdin-filename', 'locales/en.yml', '--format', 'json'], {
      cwd,
      input: 'a: A miracle cure\n',
    });
    assert.equal(JSON.parse(stdout).files[0].findings[0].key, 'a');
    const lines = await runCli(['review', '--jsonl'], {
      cwd,
      input: `${JSON.stringify({ id: 1, text: 'k = A miracle cure', format: 'fluent' })}\n`,
    });
    assert.equal(JSON.parse(lines.stdout).findings[0].key, 'k');
  });
});
