import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatOf } from '../../../server/src/core/document/formats.js';

describe('formatOf', () => {
  it('knows files by their names', () => {
    for (const [name, format] of [
      ['page.md', 'markdown'],
      ['C:\\site\\PAGE.MARKDOWN', 'markdown'],
      ['docs/page.mdx', 'markdown'],
      ['mail.html', 'html'],
      ['mail.HTM', 'html'],
      ['ad.txt', 'text'],
      ['bot.prompt', 'prompt'],
      ['bot.prompt.md', 'prompt'],
      ['.github/copy.instructions.md', 'prompt'],
      ['a.agent.md', 'prompt'],
      ['a.chatmode.md', 'prompt'],
      ['skills/x/SKILL.md', 'prompt'],
      ['AGENTS.md', 'prompt'],
      ['a/CLAUDE.md', 'prompt'],
      ['bot.prompty', 'prompt'],
      ['.cursorrules', 'prompt'],
      ['.cursor/rules/tone.mdc', 'prompt'],
      ['bot.prompt.yml', 'prompt-yaml'],
      ['bot.prompt.yaml', 'prompt-yaml'],
      ['bot.poml', 'poml'],
      ['src/Hero.tsx', 'jsx'],
      ['src\\Hero.JSX', 'jsx'],
      ['App.vue', 'vue'],
      ['Offer.svelte', 'svelte'],
      ['index.astro', 'astro'],
      ['sections/hero.liquid', 'liquid'],
      ['welcome.mjml', 'mjml'],
      ['__tests__/page.md', 'markdown'],
    ] as const)
      assert.equal(formatOf(name), format, name);
  });

  it('leaves other files alone', () => {
    for (const name of ['package.json', 'main.ts', 'values.yaml', 'Makefile', 'md', '']) {
      assert.equal(formatOf(name), undefined, name);
    }
    assert.equal(formatOf('settings.conf', 'plaintext'), undefined);
    for (const name of ['Hero.test.tsx', 'Hero.stories.jsx', 'src/__tests__/Hero.tsx', 'a\\__mocks__\\Hero.vue']) {
      assert.equal(formatOf(name, 'typescriptreact'), undefined, name);
    }
  });

  it('asks the editor about the rest', () => {
    assert.equal(formatOf('Untitled-1', 'markdown'), 'markdown');
    assert.equal(formatOf('Untitled-1', 'plaintext'), 'text');
    assert.equal(formatOf('notes', 'skill'), 'prompt');
    assert.equal(formatOf('x.md', 'instructions'), 'markdown');
    assert.equal(formatOf('page.php', 'html'), 'html');
    assert.equal(formatOf('a.ts', 'typescript'), undefined);
  });
});
