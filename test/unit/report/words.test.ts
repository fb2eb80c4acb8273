import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { english } from '../../../server/src/report/wording/en.js';
import { french } from '../../../server/src/report/wording/fr.js';

/** Every text of a dictionary by its path; sentences with counts are spoken for 0, 1, 2 and 1,500. */
function texts(words: object, path = ''): Map<string, string> {
  const all = new Map<string, string>();
  for (const [key, value] of Object.entries(words)) {
    const here = `${path}/${key}`;
    if (typeof value === 'string') all.set(here, value);
    else if (typeof value === 'object') for (const [inner, text] of texts(value, here)) all.set(inner, text);
    else if (/\/(day|moment)$/.test(here)) all.set(here, value('2026-11-23T18:00:00Z'));
    else for (const count of [0, 1, 2, 1500]) all.set(`${here}/${count}`, String(value(count, count, count)));
  }
  return all;
}

describe('the wording of reports', () => {
  const en = texts(english);
  const fr = texts(french);

  it('is there in both languages, never empty', () => {
    assert.deepEqual([...fr.keys()], [...en.keys()]);
    for (const [path, text] of [...en, ...fr]) {
      assert.ok(text.trim().length > 0, path);
      assert.doesNotMatch(text, /undefined|NaN|\[object/, path);
    }
  });

  it('leaves nothing in English by mistake', () => {
    const shared = [
      'Manipulation',
      'France',
      'Canada',
      'International',
      'Standard',
      'Documents',
      'Document',
      'Version',
      'Signature',
    ];
    for (const [path, text] of en) {
      const isWord = /[a-z]/i.test(text) && !/\/setAside\/kind\/|locale/.test(path);
      if (isWord && !shared.includes(text)) assert.notEqual(fr.get(path), text, path);
    }
  });

  it('keeps French signs with their words', () => {
    for (const [path, text] of fr) {
      assert.doesNotMatch(text, / [:;!?»]|« |'/, `${path}: ${text}`);
    }
  });

  it('agrees with its counts', () => {
    assert.equal(english.summary.found(1, 1), '1 finding in 1 document deserves a look.');
    assert.equal(english.summary.found(1500, 2), '1,500 findings in 2 documents deserve a look.');
    assert.equal(french.summary.found(1, 1), '1\u00a0constat dans 1\u00a0document mérite un examen.');
    assert.equal(french.summary.found(1500, 2), '1\u202f500\u00a0constats dans 2\u00a0documents méritent un examen.');
    assert.equal(french.summary.reviewed(0), 'Cette relecture porte sur 0\u00a0document.');
  });
});
