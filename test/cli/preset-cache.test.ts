import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { folderWith, HOUSE_PRESET, runCli } from './run-cli.js';

const COPY = 'Our miracle cure is tea.\n';

function project(preset = HOUSE_PRESET) {
  const cwd = folderWith({ 'candor.yml': 'extends: [./house.yml]\n', 'house.yml': preset, 'a.md': COPY });
  const cache = join(cwd, 'cache');
  const folder = join(cache, 'candor');
  return {
    cwd,
    folder,
    cache,
    run: (...args: string[]) =>
      runCli(['review', 'a.md', '--format', 'json', ...args], { cwd, env: { XDG_CACHE_HOME: cache } }),
    entries: () => (existsSync(folder) ? readdirSync(folder).sort() : []),
  };
}

const messages = (stdout: string): string[] =>
  JSON.parse(stdout).files.flatMap((file: { findings: { message: string }[] }) =>
    file.findings.map(({ message }) => message),
  );
const digest = (key: string, body: string) => createHash('sha256').update(`${key}\n`).update(body).digest('hex');

describe('the cache of presets', () => {
  it('keeps a preset as it was read, and gives the same review from it', async () => {
    const { cwd, folder, run, entries } = project();
    const first = await run();
    assert.deepEqual(messages(first.stdout), ['Say what "miracle cure" does.']);
    const [entry, ...others] = entries();
    assert.deepEqual(others, []);
    assert.match(entry ?? '', /^preset-[0-9a-f]{64}\.json$/);
    assert.equal(statSync(join(folder, entry!)).mode & 0o077, 0);
    assert.deepEqual(await run(), first);
    // What is kept is what is used: another message under a right digest is the one that is told.
    const path = join(folder, entry!);
    const [, body = ''] = readFileSync(path, 'utf8').split('\n');
    const other = body.replace('Say what', 'Kept: say what');
    writeFileSync(path, `${digest(entry!.slice(7, -5), other)}\n${other}`);
    assert.deepEqual(messages((await run()).stdout), ['Kept: say what "miracle cure" does.']);
    assert.deepEqual(await run('--no-cache'), first);
    // Other text, another entry.
    writeFileSync(join(cwd, 'house.yml'), HOUSE_PRESET.replace('Say what', 'Tell what'));
    assert.deepEqual(messages((await run()).stdout), ['Tell what "miracle cure" does.']);
    assert.equal(entries().length, 2);
  });

  it('is neither read nor written with --no-cache', async () => {
    const { run, entries } = project();
    assert.deepEqual(messages((await run('--no-cache')).stdout), ['Say what "miracle cure" does.']);
    assert.deepEqual(entries(), []);
  });

  it('counts for nothing when it is broken, cut, altered or another entry, and is written anew', async () => {
    const { folder, run, entries } = project();
    const expected = await run();
    const path = join(folder, entries()[0]!);
    const good = readFileSync(path);
    const text = good.toString('latin1');
    const [head = '', body = ''] = text.split('\n');
    const foreign = '0'.repeat(64);
    for (const bad of [
      '',
      'nonsense',
      text.slice(0, -1),
      text.slice(0, text.length / 2),
      text.replace('miracle cure', 'miracle cura'),
      `${head}\n{"form":{}}`,
      `${digest(foreign, body)}\n${body}`,
      Buffer.alloc(5_000_000),
      Buffer.from([0xff, 0xfe, 0x00]),
    ]) {
      writeFileSync(path, bad);
      assert.deepEqual(await run(), expected);
      assert.ok(readFileSync(path).equals(good));
    }
  });

  it('tells the problems of a preset each time', async () => {
    const { run, entries } = project(HOUSE_PRESET.replace('rules:', 'lists: { number: [x] }\nrules:'));
    const first = await run();
    assert.equal(first.code, 2);
    assert.match(first.stderr, /^house\.yml:3:10: \{number\} is a slot of its own/);
    assert.equal(entries().length, 1);
    assert.deepEqual(await run(), first);
  });

  it('calls files as one calls them from where Candor runs', async () => {
    const { cwd, cache, run } = project(HOUSE_PRESET.replace('rules:', 'lists: { number: [x] }\nrules:'));
    await run();
    mkdirSync(join(cwd, 'deep'));
    writeFileSync(join(cwd, 'deep', 'b.md'), COPY);
    const inside = await runCli(['review', 'b.md'], { cwd: join(cwd, 'deep'), env: { XDG_CACHE_HOME: cache } });
    assert.match(inside.stderr, /^\.\.\/house\.yml:3:10: /);
  });

  it('keeps a preset with expressions, and one in a folder', async () => {
    const { cwd, run, entries } = project();
    const rule = HOUSE_PRESET.slice(HOUSE_PRESET.indexOf('id:'))
      .replaceAll(/^ {4}/gm, '')
      .replace('[miracle cure]', '[{ regex: "m[a-z]+ cure" }]');
    mkdirSync(join(cwd, 'house', 'deep'), { recursive: true });
    writeFileSync(join(cwd, 'house', 'preset.yml'), 'name: house\nversion: 1.0.0\nlists: { teas: [green, black] }\n');
    writeFileSync(join(cwd, 'house', 'deep', 'cure.yml'), rule);
    writeFileSync(join(cwd, 'candor.yml'), 'extends: [./house]\n');
    const first = await run();
    assert.deepEqual(messages(first.stdout), ['Say what "miracle cure" does.'], first.stderr);
    assert.equal(entries().length, 1);
    assert.deepEqual(await run(), first);
  });

  it('is bounded, and oldest first', async () => {
    const { folder, run, entries } = project();
    mkdirSync(folder, { recursive: true });
    const name = (index: number) => `preset-${index.toString(16).padStart(64, '0')}.json`;
    for (let index = 0; index < 50; index++) {
      writeFileSync(join(folder, name(index)), 'x');
      utimesSync(join(folder, name(index)), 1_000_000 + index, 1_000_000 + index);
    }
    writeFileSync(join(folder, '.preset-left.tmp'), 'x');
    utimesSync(join(folder, '.preset-left.tmp'), 1_000_000, 1_000_000);
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    await run();
    const left = entries();
    assert.equal(left.filter((entry) => entry.startsWith('preset-')).length, 32);
    assert.ok(!left.includes(name(0)) && left.includes(name(49)));
    assert.ok(!left.includes('.preset-left.tmp') && left.includes('notes.txt'));
  });

  it('needs no disk to write on', async () => {
    const { cwd, cache, run } = project();
    writeFileSync(cache, 'a file where the folder would be');
    assert.deepEqual(messages((await run()).stdout), ['Say what "miracle cure" does.']);
    const relative = await runCli(['review', 'a.md', '--format', 'json'], {
      cwd,
      env: { XDG_CACHE_HOME: 'here', HOME: cwd },
    });
    assert.equal(messages(relative.stdout).length, 1);
    assert.ok(!existsSync(join(cwd, 'here')));
  });
});
