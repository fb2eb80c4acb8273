/**
 * Counts what Candor raises in a folder of prose: `tsx scripts/measure-prose.ts FOLDER... [--sample N] [--seed N] [--all]`.
 *
 * Reads every Markdown, HTML and text file below the folders, and prints the words, the findings of severity info or
 * higher (not suppressed) per 1,000 words, their number by rule, and a sample of them, each in its sentence. A finding
 * that several files repeat word for word stands in the sample once. The same files, seed and catalogue give the same
 * sample. `--all` prints every finding, sorted by rule.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  DEFAULT_SETTINGS,
  type Finding,
  formatOf,
  type Grammar,
  loadGrammar,
  type ParsedDocument,
  ReviewSession,
  Ruleset,
} from '../server/src/core/index.js';
import { builtinCatalogue } from '../server/src/presets/builtin.js';

/** A finding as it is shown: the sentence around it, the finding itself between ⟦ and ⟧. */
interface Shown {
  readonly rule: string;
  readonly file: string;
  readonly sentence: string;
}

const ruleset = Ruleset.compile(builtinCatalogue(), DEFAULT_SETTINGS);
let grammar: Grammar | undefined;

async function review(path: string): Promise<{ words: number; shown: Shown[] } | undefined> {
  const format = formatOf(path);
  if (format === undefined) return undefined;
  const session = new ReviewSession(ruleset, DEFAULT_SETTINGS);
  if (grammar) session.setGrammar(grammar);
  session.open(readFileSync(path, 'utf8'), format);
  if (!grammar && session.review().grammarWanted) {
    grammar = await loadGrammar();
    session.setGrammar(grammar);
  }
  const counted = session.review().findings.filter(({ severity, suppressed }) => severity !== 'hint' && !suppressed);
  return {
    words: wordsIn(session.document),
    shown: counted.map((finding) => ({
      rule: finding.rule,
      file: basename(path),
      sentence: sentenceOf(session.text, finding),
    })),
  };
}

/** Words of what is read as prose: code, markup and figures do not count. */
function wordsIn({ chunks }: ParsedDocument): number {
  let words = 0;
  for (const { segments } of chunks) {
    for (const { text } of segments) words += text.match(/\p{L}[\p{L}\p{N}’'-]*/gu)?.length ?? 0;
  }
  return words;
}

function sentenceOf(text: string, { sentence, start, end }: Finding): string {
  const from = Math.min(sentence.start, start);
  const to = Math.max(sentence.end, end);
  return `${text.slice(from, start)}⟦${text.slice(start, end)}⟧${text.slice(end, to)}`.replace(/\s+/g, ' ').trim();
}

/** Files below a folder in an order that does not depend on the machine. */
function filesIn(path: string): string[] {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort((a, b) => (a < b ? -1 : 1));
}

function withoutRepeats(found: readonly Shown[]): Shown[] {
  return [...new Map(found.map((shown) => [`${shown.rule} ${shown.sentence}`, shown])).values()];
}

/** The first `count` of the list after a shuffle that the seed decides (mulberry32). */
function sampleOf<T>(list: readonly T[], count: number, seed: number): T[] {
  let state = seed;
  const random = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return list
    .map((item) => ({ item, place: random() }))
    .sort((a, b) => a.place - b.place)
    .slice(0, count)
    .map(({ item }) => item);
}

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      sample: { type: 'string', default: '20' },
      seed: { type: 'string', default: '1' },
      all: { type: 'boolean', default: false },
    },
  });
  if (!positionals.length) {
    console.error('tsx scripts/measure-prose.ts FOLDER... [--sample N] [--seed N] [--all]');
    process.exitCode = 2;
    return;
  }
  let files = 0;
  let words = 0;
  const found: Shown[] = [];
  for (const path of positionals.flatMap(filesIn)) {
    const reviewed = await review(path);
    if (!reviewed) continue;
    files++;
    words += reviewed.words;
    found.push(...reviewed.shown);
  }
  const byRule = new Map<string, number>();
  for (const { rule } of found) byRule.set(rule, (byRule.get(rule) ?? 0) + 1);
  console.log(`${files} files, ${words} words, ${found.length} findings`);
  console.log(`${words ? ((1000 * found.length) / words).toFixed(4) : 0} findings per 1,000 words`);
  for (const [rule, count] of [...byRule].sort((a, b) => b[1] - a[1])) console.log(`  ${count}  ${rule}`);
  const listed = values.all
    ? [...found].sort((a, b) => (a.rule < b.rule ? -1 : Number(a.rule > b.rule)))
    : sampleOf(withoutRepeats(found), Number(values.sample), Number(values.seed));
  for (const [index, { rule, file, sentence }] of listed.entries()) {
    console.log(`${index + 1}. ${rule} (${file})\n   ${sentence}`);
  }
}

void main();
