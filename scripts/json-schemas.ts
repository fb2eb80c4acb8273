import * as z from 'zod';
import { configSchema } from '../server/src/config/config-schema.js';
import { recordSchema } from '../server/src/ledger/record.js';
import { manifestSchema } from '../server/src/presets/preset-schema.js';
import { ruleSchema } from '../server/src/presets/rule-schema.js';

/** Part of a JSON schema, as far as it is looked at here. */
interface Schema {
  type?: string | string[];
  properties?: Record<string, Schema>;
}

/** What editors check, complete and explain: the text of each file of `schemas/`, by its name. */
export function jsonSchemas(): ReadonlyMap<string, string> {
  const preset = manifestSchema.extend({
    rules: z
      .array(ruleSchema)
      .optional()
      .describe('The rules. In the preset.yml of a folder there is no such key: each rule has its own file.'),
  });
  return new Map([
    ['candor.schema.json', written('Candor configuration', withEmptyParts(toJsonSchema(configSchema)))],
    ['preset.schema.json', written('Candor preset', toJsonSchema(preset))],
    ['rule.schema.json', written('Candor rule', toJsonSchema(ruleSchema))],
    ['ledger.schema.json', written('A line of .candor/ledger.jsonl', toJsonSchema(recordSchema))],
  ]);
}

/** Draft 7 is what editors know best. */
function toJsonSchema(schema: z.ZodType): Schema {
  return z.toJSONSchema(schema, { target: 'draft-7', io: 'input' }) as Schema;
}

/** A key of `candor.yml` whose entries are all commented out has no value, which is no mistake. */
function withEmptyParts(schema: Schema): Schema {
  for (const part of Object.values(schema.properties ?? {})) {
    if (part.type === 'object') for (const inner of Object.values(part.properties ?? {})) allowEmpty(inner);
    allowEmpty(part);
  }
  return schema;
}

function allowEmpty(schema: Schema): void {
  if (schema.type === 'object' || schema.type === 'array') schema.type = [schema.type, 'null'];
}

function written(title: string, schema: Schema): string {
  const { $schema, ...rest } = schema as Schema & { readonly $schema: string };
  return `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`;
}
