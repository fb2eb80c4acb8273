import * as z from 'zod';
import type { Language } from '../../core/document/document.js';
import { manifestSchema } from '../../presets/preset-schema.js';
import { ruleSchema } from '../../presets/rule-schema.js';
import { frenchKey } from './french-keys.js';
import type { PresetPart } from './preset-files.js';
import { type SchemaNode, schemaNode } from './schema-node.js';

/** What a file of each kind may hold. */
export const PART_SCHEMAS: Readonly<Record<PresetPart, z.ZodType>> = {
  rule: ruleSchema,
  manifest: manifestSchema,
  preset: manifestSchema.extend({ rules: z.array(ruleSchema).describe('The rules.') }),
};

export function presetNode(part: PresetPart, path: readonly string[]): SchemaNode | undefined {
  return schemaNode(PART_SCHEMAS[part], path);
}

/** What a key means in the reader's language; empty when nobody knows it. `path` ends with it. */
export function keyMeaning(part: PresetPart, path: readonly string[], reader: Language): string {
  const around = presetNode(part, path.slice(0, -1));
  const english = around?.keys.get(path.at(-1) ?? '');
  if (english === undefined) return '';
  return reader === 'fr' ? frenchKey(path) : english;
}

/** Keys whose texts are phrases. */
const PHRASE_KEYS = new Set(['flag', 'phrase', 'phrases', 'unless', 'only-if', 'all', 'any', 'not', 'if']);
/** Keys whose texts may name what a phrase caught. */
const CAPTURE_KEYS = new Set(['message', 'replace']);

export function isPhrase(path: readonly string[]): boolean {
  return PHRASE_KEYS.has(path.at(-1) ?? '') && path.includes('match');
}

export function takesCaptures(path: readonly string[]): boolean {
  return CAPTURE_KEYS.has(path.at(-1) ?? '');
}

/** The language that the phrases at a place are of. */
export function phraseLanguage(path: readonly string[]): Language {
  return path[path.lastIndexOf('match') + 1] === 'fr' ? 'fr' : 'en';
}
