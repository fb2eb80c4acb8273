/**
 * Writes the page of every rule, in English and French, to `dist/rules/LANGUAGE/FAMILY/NAME.md`: what the links of
 * diagnostics and hovers lead to, without a network.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DEFAULT_SETTINGS, Ruleset } from '../server/src/core/index.js';
import { rulePage } from '../server/src/lsp/rule-page.js';
import { builtinCatalogue } from '../server/src/presets/builtin.js';

const pages = fileURLToPath(new URL('../dist/rules/', import.meta.url));
const ruleset = Ruleset.compile(builtinCatalogue(), DEFAULT_SETTINGS);

rmSync(pages, { recursive: true, force: true });
for (const reader of ['en', 'fr'] as const) {
  for (const rule of ruleset.rules) {
    const file = join(pages, reader, `${rule.id}.md`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, rulePage(rule, ruleset, reader).markdown);
  }
}
console.log(`${ruleset.rules.length} rule pages in dist/rules`);
