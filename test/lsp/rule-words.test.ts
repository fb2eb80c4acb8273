import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FRENCH_KEYS, frenchKey } from '../../server/src/lsp/authoring/french-keys.js';
import { type PART_SCHEMAS, presetNode } from '../../server/src/lsp/authoring/preset-schema-at.js';
import { MEANINGS, SLOT_MEANINGS, SLOTS } from '../../server/src/lsp/authoring/word-meanings.js';

/** Every key of the written forms, by the keys around it; conditions inside conditions once. */
function* keysBelow(part: keyof typeof PART_SCHEMAS, path: readonly string[] = []): Generator<readonly string[]> {
  for (const [key] of presetNode(part, path)?.keys ?? []) {
    const inner = [...path, key];
    yield inner;
    if (inner.length < 6) yield* keysBelow(part, inner);
  }
}
const all = (['rule', 'preset', 'manifest'] as const).flatMap((part) =>
  [...keysBelow(part)].map((path) => ({ path, part, node: presetNode(part, path) })),
);

describe('the words of the rule language', () => {
  it('are explained in French wherever the schema explains them in English', () => {
    for (const { path, part } of all) {
      const english = presetNode(part, path.slice(0, -1))?.keys.get(path.at(-1) as string);
      if (english) assert.notEqual(frenchKey(path), '', path.join('.'));
    }
  });

  it('are all keys of the schema', () => {
    const names = new Set(all.flatMap(({ path }) => [path.at(-1), path.slice(-2).join('.')]));
    for (const name of Object.keys(FRENCH_KEYS)) {
      const [around, key] = name.split('.');
      const known = key === undefined ? names.has(around) : names.has(name) || around === 'match';
      assert.ok(known, name);
    }
  });

  it('mean something in both languages, value by value', () => {
    for (const { path, node } of all) {
      for (const value of node?.values ?? []) {
        const meaning = MEANINGS[path.at(-1) as string]?.[value];
        assert.ok(meaning?.en && meaning.fr, `${path.join('.')}: ${value}`);
      }
    }
    for (const slot of SLOTS) assert.ok(SLOT_MEANINGS[slot]?.en && SLOT_MEANINGS[slot].fr, slot);
  });
});
