/**
 * Writes the page of every rule, in English and French, to `dist/rules/FAMILY/NAME.md` and `NAME.fr.md`, as they stand in
 * `docs/rules`: what the links of diagnostics and hovers lead to, without a network.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WordLists } from '../server/src/core/rules/word-lists.js';
import { rulePage } from './rule-pages/rule-page.js';
import { writtenCatalogue } from './written-catalogue.js';

const pages = fileURLToPath(new URL('../dist/rules/', import.meta.url));
const presets = fileURLToPath(new URL('../server/presets/', import.meta.url));
const { rules, norms, normsDate, lists } = writtenCatalogue(presets).catalogue;
const context = { norms: new Map(norms.map((norm) => [norm.id, norm])), normsDate, lists: new WordLists(lists ?? {}) };

rmSync(pages, { recursive: true, force: true });
for (const rule of rules) {
  const file = join(pages, rule.id);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.md`, rulePage(rule, 'en', context));
  writeFileSync(`${file}.fr.md`, rulePage(rule, 'fr', context));
}
console.log(`${rules.length} rules, two pages each, in dist/rules`);
