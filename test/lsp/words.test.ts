import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const json = (path: string) => JSON.parse(read(path)) as Record<string, string>;

describe('the words of the extension', () => {
  it('of the manifest are there in both languages, and none is left over', () => {
    const used = [...read('package.json').matchAll(/%([\w.]+)%/g)].map((match) => match[1]);
    for (const file of ['package.nls.json', 'package.nls.fr.json']) {
      assert.deepEqual(Object.keys(json(file)).sort(), [...new Set(used)].sort(), file);
    }
  });

  it('of the client all have a French twin with the same places to fill', () => {
    const french = json('l10n/bundle.l10n.fr.json');
    const sources = readdirSync(new URL('client/src/', root), { recursive: true })
      .map(String)
      .filter((file) => file.endsWith('.ts'))
      .map((file) => read(`client/src/${file}`));
    const said = sources.flatMap((source) => [...source.matchAll(/l10n\.t\(\s*'([^']*)'/g)].map((match) => match[1]!));
    const calls = sources.reduce((count, source) => count + source.split('l10n.t(').length - 1, 0);
    assert.equal(said.length, calls, 'every call names its words as one plain string');
    assert.deepEqual([...new Set(said)].sort(), Object.keys(french).sort());
    const places = (text: string) => [...text.matchAll(/\{\d\}/g)].map(String).sort();
    for (const [english, translation] of Object.entries(french)) {
      assert.deepEqual(places(translation), places(english), english);
    }
  });
});
