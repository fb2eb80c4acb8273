import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { folderWith, HOUSE_PRESET, runCli } from './run-cli.js';

const JSX = 'export const Tea = () => (\n  <p title="Fine">\n    A miracle cure for {name}\n  </p>\n);\n';
const FILES = {
  'candor.yml': 'extends: [./house.yml]\n',
  'house.yml': HOUSE_PRESET.replace(
    '        examples:',
    '        fixes: [{ title: { en: A, fr: B }, replace: "good <cure>", safe: true }]\n        examples:',
  ),
  'src/Tea.tsx': JSX,
  'src/Tea.test.tsx': JSX,
  'src/Tea.stories.jsx': JSX,
  'src/__tests__/Tea.jsx': JSX,
  'src/tea.ts': 'export const tea = "A miracle cure";\n',
  'src/Tea.vue': '<script>const a = "A miracle cure";</script>\n<template><p>A miracle cure</p></template>\n',
  'src/Tea.svelte': '<p title="A miracle cure">{tea}</p>\n',
  'src/tea.astro': '---\nconst a = "A miracle cure";\n---\n<p>A miracle cure</p>\n',
  'theme/tea.liquid': '{% assign a = "A miracle cure" %}<p>A miracle cure</p>\n',
  'mails/tea.mjml': '<mjml><mj-body><mj-text>A miracle cure</mj-text></mj-body></mjml>\n',
};

describe('candor review of templates', () => {
  it('reads components and layouts, and neither their code nor their tests', async () => {
    const cwd = folderWith(FILES);
    const { code, stdout } = await runCli(['review', '--format', 'json'], { cwd });
    assert.equal(code, 0);
    const { files } = JSON.parse(stdout) as {
      files: { path: string; format: string; findings: { start: { line: number } }[] }[];
    };
    assert.deepEqual(
      files.map(({ path, format, findings }) => [path, format, findings.map(({ start }) => start.line)]),
      [
        ['mails/tea.mjml', 'mjml', [0]],
        ['src/Tea.svelte', 'svelte', [0]],
        ['src/Tea.tsx', 'jsx', [2]],
        ['src/Tea.vue', 'vue', [1]],
        ['src/tea.astro', 'astro', [3]],
        ['theme/tea.liquid', 'liquid', [0]],
      ],
    );
  });

  it('writes safe fixes as each template has to have them', async () => {
    const cwd = folderWith(FILES);
    await runCli(['review', '--fix'], { cwd });
    const text = (path: string) => readFileSync(join(cwd, path), 'utf8');
    assert.equal(text('src/Tea.tsx'), JSX.replace('miracle cure', 'good &lt;cure&gt;'));
    assert.equal(text('src/Tea.test.tsx'), JSX);
    assert.equal(text('src/Tea.vue'), FILES['src/Tea.vue'].replace('<p>A miracle cure', '<p>A good &lt;cure&gt;'));
    assert.equal(text('src/Tea.svelte'), '<p title="A good &lt;cure&gt;">{tea}</p>\n');
    assert.equal(text('src/tea.ts'), FILES['src/tea.ts']);
  });

  it('takes them by name from standard input, and by format from JSON lines', async () => {
    const cwd = folderWith(FILES);
    const piped = await runCli(['review', '--stdin', '--stdin-filename', 'a.tsx', '--format', 'json'], {
      cwd,
      input: JSX,
    });
    assert.equal(JSON.parse(piped.stdout).files[0].findings.length, 1);
    const line = `${JSON.stringify({ id: 1, text: '<template><p>A miracle cure</p></template>', format: 'vue' })}\n`;
    const { stdout } = await runCli(['review', '--jsonl'], { cwd, input: line });
    assert.equal(JSON.parse(stdout).findings.length, 1);
  });

  it('reads on where a file is broken or holds no text', async () => {
    const cwd = folderWith({
      ...FILES,
      'src/Tea.tsx': 'export const A = () => <p>A miracle cure <b\n',
      'src/empty.vue': '',
      'src/zero.svelte': '<p>A \0 miracle cure</p>',
    });
    const { code, stdout, stderr } = await runCli(['review', 'src', '--format', 'json'], { cwd });
    assert.equal(code, 2);
    assert.match(stderr, /zero\.svelte.*binary/);
    const { files } = JSON.parse(stdout) as { files: { path: string; findings: unknown[] }[] };
    assert.equal(files.find(({ path }) => path === 'src/Tea.tsx')?.findings.length, 1);
    assert.equal(files.find(({ path }) => path === 'src/empty.vue')?.findings.length, 0);
  });
});
