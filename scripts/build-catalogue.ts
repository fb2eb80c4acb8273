/**
 * Compiles `server/presets` (YAML, for people) into `server/src/generated/catalogue.json` (for the engine), so that no
 * YAML is read when Candor starts. Fails, naming file and line, when a rule, norm or condition is not well written;
 * with `--keep-going` the others are written all the same, for work on one rule while another is broken.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { problemText } from '../server/src/config/problem.js';
import { DEFAULT_SETTINGS, JURISDICTIONS, Ruleset, sealed } from '../server/src/core/index.js';
import { writtenCatalogue } from './written-catalogue.js';

const root = resolve(__dirname, '..');
const presets = join(root, 'server/presets');
const output = join(root, 'server/src/generated/catalogue.json');

const { catalogue, problems } = writtenCatalogue(presets);
const broken = new Set(
  Ruleset.compile(catalogue, { ...DEFAULT_SETTINGS, jurisdictions: JURISDICTIONS }).problems.map(({ rule }) => rule),
);
for (const problem of problems) {
  console.error(problemText({ ...problem, file: `server/presets/${problem.file}` }, 'en'));
}
if (problems.length && !process.argv.includes('--keep-going')) {
  console.error(`${problems.length} problem(s); the catalogue was not written.`);
  process.exitCode = 1;
} else {
  mkdirSync(dirname(output), { recursive: true });
  const readable = catalogue.rules.filter((rule) => !broken.has(rule.id));
  const complete = { ...catalogue, rules: readable };
  const integrity = `sha256-${createHash('sha256').update(JSON.stringify(complete)).digest('base64')}`;
  writeFileSync(output, JSON.stringify({ ...sealed(complete), integrity }));
  console.log(`${catalogue.rules.length} rules, ${catalogue.norms.length} norms: ${relative(root, output)}`);
}
