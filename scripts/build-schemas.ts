/** Writes the JSON schemas of presets, rules and `candor.yml`, which editors read, into `schemas/`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { jsonSchemas } from './json-schemas.js';

const folder = resolve(__dirname, '../schemas');
mkdirSync(folder, { recursive: true });
const schemas = jsonSchemas();
for (const [name, text] of schemas) writeFileSync(join(folder, name), text);
console.log(`${schemas.size} schemas in schemas`);
