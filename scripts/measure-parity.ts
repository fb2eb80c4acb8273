/**
 * Compares every text below some folders with its translation and says what differs, so that a person can judge it:
 * `npx tsx scripts/measure-parity.ts FOLDER…`. Only files that hold both languages, or have a pair, are counted.
 */
import { readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import {
  DEFAULT_SETTINGS,
  type Finding,
  type Format,
  fileLanguageOf,
  findPair,
  formatOf,
  LineIndex,
  pairOf,
  ReviewSession,
  Ruleset,
} from '../server/src/core/index.js';
import { walk } from '../server/src/node/walk.js';
import { writtenCatalogue } from './written-catalogue.js';

const { catalogue } = writtenCatalogue(resolve(__dirname, '../server/presets'));
const ruleset = Ruleset.compile(catalogue, DEFAULT_SETTINGS);

interface Totals {
  files: number;
  characters: number;
  milliseconds: number;
  findings: number;
  readonly rules: Map<string, number>;
}

async function measure(folder: string): Promise<void> {
  const totals: Totals = { files: 0, characters: 0, milliseconds: 0, findings: 0, rules: new Map() };
  const paths = (await walk(folder, (path) => formatOf(path) !== undefined)).map((path) => relative(folder, path));
  const known = new Set(paths);
  for (const path of paths) {
    const format = formatOf(path) as Format;
    const pair = await findPair(path, (candidate) => known.has(candidate));
    if (!pair && format !== 'po' && format !== 'xliff' && format !== 'csv') continue;
    const text = readFileSync(join(folder, path), 'utf8');
    const fileLanguage = fileLanguageOf(path, format);
    const session = new ReviewSession(ruleset, DEFAULT_SETTINGS, fileLanguage ? { fileLanguage } : {});
    session.open(text, format);
    session.review();
    if (pair) session.setPair(pairOf(pair.path, readFileSync(join(folder, pair.path), 'utf8'), format, pair.languages));
    const began = performance.now();
    const findings = session.review().findings.filter(({ rule }) => rule.includes('/parity-'));
    totals.milliseconds += performance.now() - began;
    totals.files++;
    totals.characters += text.length;
    for (const finding of findings) tell(finding, path, text, totals);
  }
  const { files, characters, milliseconds, findings, rules } = totals;
  if (files === 0) return;
  const speed = `${Math.round(milliseconds)} ms`;
  console.log(`# ${folder}: ${files} files, ${characters} characters, ${findings} findings, ${speed}`);
  for (const [rule, count] of [...rules].sort()) console.log(`#   ${rule} ${count}`);
}

function tell({ rule, start, key, captures, evidence }: Finding, path: string, text: string, totals: Totals): void {
  totals.findings++;
  totals.rules.set(rule, (totals.rules.get(rule) ?? 0) + 1);
  const { line } = new LineIndex(text).positionAt(start);
  const own = evidence.replace(/\s+/g, ' ').slice(0, 160);
  console.log(`${path}:${line + 1} ${key ?? ''} ${rule} (${captures['what-en']})\n    ${captures.other}\n    ${own}`);
}

(async () => {
  for (const folder of process.argv.slice(2)) await measure(resolve(folder));
})();
