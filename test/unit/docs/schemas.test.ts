import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { jsonSchemas } from '../../../scripts/json-schemas.js';
import { initTemplate } from '../../../server/src/config/init-template.js';
import { presetTemplate } from '../../../server/src/presets/preset-template.js';

const root = join(__dirname, '../../..');
const schemas = jsonSchemas();
const ajv = new Ajv({ strict: false, allErrors: true });
const validators = new Map([...schemas].map(([name, text]) => [name, ajv.compile(JSON.parse(text))]));

function faultsOf(name: string, data: unknown): string[] {
  const validate = validators.get(name);
  assert.ok(validate, name);
  validate(data);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

describe('JSON schemas', () => {
  it('are those in schemas/ (npm run schemas writes them)', () => {
    assert.deepEqual(readdirSync(join(root, 'schemas')).sort(), [...schemas.keys()].sort());
    for (const [name, text] of schemas) assert.equal(readFileSync(join(root, 'schemas', name), 'utf8'), text, name);
  });

  it('describe every key', () => {
    const nameless: string[] = [];
    const visit = (schema: unknown, path: string) => {
      if (typeof schema !== 'object' || schema === null) return;
      for (const [key, value] of Object.entries(schema)) visit(value, `${path}/${key}`);
      const { properties } = schema as { properties?: Record<string, { description?: string; $ref?: string }> };
      for (const [key, value] of Object.entries(properties ?? {})) {
        if (!value.description && !value.$ref) nameless.push(`${path}/${key}`);
      }
    };
    for (const [name, text] of schemas) visit(JSON.parse(text), name);
    assert.deepEqual(nameless, []);
  });

  it('accept what Candor writes and its own rules', () => {
    for (const reader of ['en', 'fr'] as const) {
      assert.deepEqual(faultsOf('candor.schema.json', parse(initTemplate(reader))), []);
      const [manifest, rule] = presetTemplate('house', reader).map((file) => parse(file.text));
      assert.deepEqual(faultsOf('preset.schema.json', manifest), []);
      assert.deepEqual(faultsOf('preset.schema.json', { ...manifest, rules: [rule] }), []);
    }
    const presets = join(root, 'server/presets');
    for (const name of readdirSync(presets, { recursive: true }).map(String)) {
      if (!/[\\/].*\.yml$/.test(name)) continue;
      assert.deepEqual(faultsOf('rule.schema.json', parse(readFileSync(join(presets, name), 'utf8'))), [], name);
    }
  });

  it('refuse what Candor refuses', () => {
    const refuses = (name: string, data: unknown) => assert.notDeepEqual(faultsOf(name, data), []);
    refuses('candor.schema.json', { extend: ['candor:recommended'] });
    refuses('candor.schema.json', { rules: { 'manipulation/scarcity': 'warn' } });
    refuses('preset.schema.json', { name: 'House', version: '1.0.0' });
    refuses('preset.schema.json', { name: 'house', version: '1' });
    const [, rule] = presetTemplate('house', 'en').map((file) => parse(file.text));
    refuses('rule.schema.json', { ...rule, severity: 'high' });
    refuses('rule.schema.json', { ...rule, match: {} });
    const english = rule.match.en;
    refuses('rule.schema.json', { ...rule, match: { en: { ...english, flag: [{ phrase: 'a b', regex: 'a' }] } } });
    refuses('rule.schema.json', { ...rule, match: { en: { ...english, unless: [{ is: 'button', has: 'price' }] } } });
  });
});
