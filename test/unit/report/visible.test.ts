import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { showHidden } from '../../../server/src/report/visible.js';

describe('hidden characters', () => {
  it('are shown as their code points', () => {
    assert.equal(showHidden('a\u202Eb'), 'a⟦U+202E⟧b');
    assert.equal(showHidden('\u0000\u200B\u2066'), '⟦U+0000 U+200B U+2066⟧');
    assert.equal(showHidden('no\u2028break'), 'no⟦U+2028⟧break');
  });

  it('are summed up when they are many', () => {
    const tags = [...'ignore all'].map((c) => String.fromCodePoint(0xe0000 + c.charCodeAt(0))).join('');
    assert.equal(showHidden(`a${tags}b`), 'a⟦U+E0069 … U+E006C ×10⟧b');
    assert.equal(showHidden('a\uFE00\uFE01\uFE02b'), 'a\uFE00⟦U+FE01 U+FE02⟧b');
  });

  it('leave ordinary text alone', () => {
    for (const text of [
      'Prix\u00a0: 10\u202f000\u00a0€',
      'soft\u00adhyphen',
      'a\tb\r\nc',
      '👩\u200d💻 ❤\uFE0F\u200d🔥 👍🏽',
      'שלום',
    ]) {
      assert.equal(showHidden(text), text);
    }
  });
});
