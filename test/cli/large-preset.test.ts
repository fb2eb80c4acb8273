import assert from 'node:assert/strict';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { writeLargePreset } from '../bench/large-preset.js';
import { timedRun } from '../bench/processor-time.js';
import { englishMarkdown } from '../bench/texts.js';
import { folderWith } from './run-cli.js';

/** Ratios within one run: what takes how long depends on the machine. */
describe('a preset of 5,000 rules', () => {
  const cwd = folderWith({ 'short.md': '# Tea\n\nPlain tea.\n' });
  const cache = join(cwd, 'cache');
  const review = (file: string, preset: string, times = 3) => {
    const { milliseconds, status, output } = timedRun(
      ['review', file, '--preset', preset, '--quiet', '--fail-on', 'never'],
      cwd,
      cache,
      times,
    );
    assert.equal(status, 0, output.slice(0, 500));
    return milliseconds;
  };

  before(() => {
    const text = englishMarkdown(600_000);
    writeFileSync(join(cwd, 'long.md'), text);
    writeLargePreset(join(cwd, 'few'), 100, text);
    writeLargePreset(join(cwd, 'many'), 5_000, text);
  });

  for (const shape of ['rules', 'rules.yml']) {
    it(`is read once and then loaded in a fraction of the time (${shape})`, () => {
      rmSync(cache, { recursive: true, force: true });
      const without = timedRun(['review', 'short.md', '--quiet'], cwd, cache, 3).milliseconds;
      const read = review('short.md', `many/${shape}`, 1) - without;
      assert.equal(readdirSync(join(cache, 'candor')).length, 1);
      const loaded = review('short.md', `many/${shape}`) - without;
      assert.ok(loaded < 0.4 * read, `${loaded} ms of ${read} ms`);
    });
  }

  it('reviews nearly as fast as a hundred rules', () => {
    const speed = (preset: string) => review('long.md', preset) - review('short.md', preset);
    const few = speed('few/rules.yml');
    const many = speed('many/rules.yml');
    assert.ok(many < few / 0.6, `${many} ms for 5,000 rules, ${few} ms for 100`);
  });
});
