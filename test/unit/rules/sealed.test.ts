import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { DEFAULT_SETTINGS, Ruleset, reviewText, sealed } from '../../../server/src/core/index.js';
import { NumberReader, NumberWriter } from '../../../server/src/core/text/number-text.js';
import { testCatalogue, testRule } from '../review/catalogue.js';

const catalogue = {
  ...testCatalogue([
    testRule('house/best', { en: ['the best {drinks} {up to 3 words} town'], fr: ['=LE meilleur {drinks}'] }),
    testRule('house/never', { en: ['never (fails|breaks)'] }),
  ]),
  lists: { drinks: { en: ['tea', 'iced coffee'], fr: ['thé'] } },
};

function found(ruleset: Ruleset, text: string): string[] {
  assert.deepEqual(ruleset.problems, []);
  return reviewText(text, 'text', ruleset, DEFAULT_SETTINGS).findings.map(
    ({ rule, evidence }) => `${rule}: ${evidence}`,
  );
}

describe('a sealed catalogue', () => {
  it('holds no phrase and finds the same', () => {
    const shipped = JSON.parse(JSON.stringify(sealed(catalogue))) as typeof catalogue;
    assert.doesNotMatch(JSON.stringify(shipped.rules), /fails|meilleur/);
    const text = 'The best iced coffee in this town never fails.\n\nVoici LE meilleur thé, et le meilleur thé.';
    const expected = [
      'house/best: The best iced coffee in this town',
      'house/never: never fails',
      'house/best: LE meilleur thé',
    ];
    for (const given of [catalogue, shipped]) {
      assert.deepEqual(found(Ruleset.compile(given, DEFAULT_SETTINGS), text), expected);
    }
  });

  it('is of no use without its programs, and says so', () => {
    const { precompiled: _, ...parted } = sealed(catalogue);
    assert.throws(() => Ruleset.compile(parted, DEFAULT_SETTINGS), /parted from its programs/);
  });
});

describe('numbers as text', () => {
  it('are read as they were written', () => {
    const number = fc.integer({ min: 0, max: 2 ** 31 - 1 });
    const signed = fc.integer({ min: -(2 ** 30), max: 2 ** 30 - 1 });
    fc.assert(
      fc.property(fc.array(fc.tuple(number, signed)), fc.array(number), (pairs, list) => {
        const out = new NumberWriter();
        const sorted = [...new Set(list)].sort((a, b) => a - b);
        for (const [plain, either] of pairs) {
          out.write(plain);
          out.writeSigned(either);
        }
        out.writeAscending(sorted);
        const reader = new NumberReader(out.text);
        for (const [plain, either] of pairs) assert.deepEqual([reader.read(), reader.readSigned()], [plain, either]);
        assert.deepEqual(reader.readAscending(), sorted);
        assert.match(JSON.stringify(out.text), /^"[A-Za-z0-9+/]*"$/);
      }),
    );
  });
});
