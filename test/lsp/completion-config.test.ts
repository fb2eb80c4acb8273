import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { configSchema } from '../../server/src/config/config-schema.js';
import { readYaml } from '../../server/src/config/yaml-source.js';
import { completeConfig } from '../../server/src/lsp/completion-config.js';
import { CONFIG_KEYS, type ConfigKey } from '../../server/src/lsp/config-keys.js';
import { LineStarts } from '../../server/src/lsp/line-starts.js';
import { builtinCatalogue } from '../../server/src/presets/builtin.js';

const { rules } = builtinCatalogue();
const scarcity = 'manipulation/scarcity';

/** What is offered at the end of the text. */
function offered(text: string, reader: 'en' | 'fr' = 'en') {
  return completeConfig(text, text.length, new LineStarts(text).positionAt(text.length), rules, reader);
}
const labels = (text: string) => offered(text).map((item) => item.label);

describe('completion in candor.yml', () => {
  it('offers the keys of the top and of sections', () => {
    assert.ok(labels('').includes('disclosure'));
    assert.ok(labels('languages: [en]\ndis').includes('disclosure'));
    assert.deepEqual(labels('disclosure:\n  '), ['required', 'wording', 'placement', 'shownFields', 'gitTrailers']);
    assert.deepEqual(labels('disclosure:\n  wording:\n    '), ['en', 'fr']);
    assert.deepEqual(labels('disclosure: { '), ['required', 'wording', 'placement', 'shownFields', 'gitTrailers']);
  });

  it('offers the values of a key', () => {
    assert.deepEqual(labels('disclosure:\n  required: '), ['declared', 'always', 'never']);
    assert.deepEqual(labels('disclosure: { placement: '), ['top', 'bottom']);
    assert.deepEqual(labels('languages: [en, '), ['en', 'fr']);
    assert.ok(labels('jurisdictions:\n  - ').includes('fr'));
  });

  it('offers rules and families below rules, and severities after them', () => {
    for (const text of [
      'rules:\n  ',
      'rules:\n  man',
      'rules: { ',
      'overrides:\n  - files: ["a"]\n    rules:\n      ',
    ]) {
      assert.ok(labels(text).includes(scarcity), text);
      assert.ok(labels(text).includes('manipulation/*'), text);
    }
    for (const text of [`rules:\n  ${scarcity}: `, `rules: { ${scarcity}: `, `rules:\n  ${scarcity}: wa`]) {
      assert.deepEqual(labels(text), ['error', 'warning', 'info', 'hint', 'off'], text);
    }
  });

  it('replaces what is typed and explains in the reader’s language', () => {
    const item = offered('rules:\n  manip', 'fr').find((candidate) => candidate.label === scarcity);
    assert.deepEqual((item?.textEdit as { range: object } | undefined)?.range, {
      start: { line: 1, character: 2 },
      end: { line: 1, character: 7 },
    });
    assert.equal(item?.detail, rules.find((rule) => rule.id === scarcity)?.say.fr.title);
  });

  it('says nothing in a comment', () => {
    assert.deepEqual(labels('# ru'), []);
    assert.deepEqual(labels('languages: [en] # r'), []);
  });

  it('knows the keys that the schema knows, and only those', () => {
    const written = Object.keys(configSchema.shape);
    assert.deepEqual(Object.keys(CONFIG_KEYS).sort(), [...written].sort());
    for (const [name, key] of Object.entries(CONFIG_KEYS)) checkKeys(configSchema.shape, name, key);
  });
});

/** Every value and key that completion writes passes the schema. */
function checkKeys(shape: object, name: string, key: ConfigKey): void {
  const schema = (shape as Record<string, { unwrap?: () => unknown }>)[name];
  const inner = (schema?.unwrap?.() ?? schema) as { shape?: object; element?: { shape?: object } } | undefined;
  assert.ok(inner, name);
  const innerShape = inner.shape ?? inner.element?.shape;
  if (key.keys && innerShape) {
    assert.deepEqual(Object.keys(key.keys).sort(), Object.keys(innerShape).sort());
    for (const [child, childKey] of Object.entries(key.keys)) checkKeys(innerShape, child, childKey);
  }
  for (const value of key.values ?? []) {
    const example = readYaml(value, '').source?.data;
    const parse = (inner as unknown as { safeParse: (data: unknown) => { success: boolean } }).safeParse.bind(inner);
    assert.ok(parse(example).success || parse([example]).success, `${name}: ${value}`);
  }
}
