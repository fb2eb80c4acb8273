/**
 * The smoke benchmark: whole review and one keystroke, 10 kB and 1 MB, each beside a yardstick measured in the same
 * run (one pass of a Unicode word pattern over the same text). Absolute times depend on the machine; the ratios do not.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Catalogue,
  DEFAULT_SETTINGS,
  type Format,
  precompile,
  ReviewSession,
  type Rule,
  Ruleset,
  reviewText,
} from '../../server/src/core/index.js';
import { builtinCatalogue } from '../../server/src/presets/builtin.js';
import { writeLargePreset } from './large-preset.js';
import { timedRun } from './processor-time.js';
import { denseMarkdown, englishMarkdown, frenchMarkdown, jsonCatalogue } from './texts.js';

const WORD = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;

function wordPass(text: string): number {
  let words = 0;
  WORD.lastIndex = 0;
  while (WORD.exec(text) !== null) words++;
  return words;
}

/** Median of the milliseconds that `run` takes. */
function median(times: number, run: (round: number) => void): number {
  const taken: number[] = [];
  for (let i = 0; i < times; i++) {
    const start = performance.now();
    run(i);
    taken.push(performance.now() - start);
  }
  taken.sort((a, b) => a - b);
  return taken[taken.length >> 1]!;
}

function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}

const compileStart = performance.now();
const ruleset = Ruleset.compile(builtinCatalogue(), DEFAULT_SETTINGS);
const compileTime = performance.now() - compileStart;

console.log(`${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}`);
console.log(
  `${ruleset.rules.length} rules, ${ruleset.phrases.length} phrases, compiled in ${compileTime.toFixed(0)} ms\n`,
);
console.log(
  '| text | kB | findings | review ms | kB/s | words pass ms | ratio to words pass | keystroke ms (median, p95) |',
);
console.log('|---|--:|--:|--:|--:|--:|--:|--:|');

const samples: [string, string, Format][] = [
  ['English Markdown', englishMarkdown(10_000), 'markdown'],
  ['English Markdown', englishMarkdown(1_000_000), 'markdown'],
  ['French Markdown', frenchMarkdown(1_000_000), 'markdown'],
  ['a finding a sentence', denseMarkdown(1_000_000), 'markdown'],
  ['English catalogue in JSON', jsonCatalogue(englishMarkdown(1_000_000), 1_000_000), 'json'],
];

for (const [name, text, format] of samples) {
  if (text === '') continue;
  const rounds = text.length > 100_000 ? 7 : 60;
  const yardstick = median(rounds, () => wordPass(text));
  let findings = 0;
  const review = median(rounds, () => {
    findings = reviewText(text, format, ruleset, DEFAULT_SETTINGS).findings.length;
  });
  const session = new ReviewSession(ruleset, DEFAULT_SETTINGS);
  session.open(text, format);
  session.review();
  const keystrokes: number[] = [];
  let at = text.indexOf(' ', Math.floor(text.length / 2));
  for (let i = 0; i < 200; i++) {
    const removed = i % 5 === 4 ? 1 : 0;
    const start = performance.now();
    session.edit({ start: removed ? at - 1 : at, removed, inserted: removed ? '' : 'e' });
    session.review();
    keystrokes.push(performance.now() - start);
    at += removed ? -1 : 1;
  }
  const kilobytes = text.length / 1000;
  console.log(
    `| ${name} | ${kilobytes.toFixed(0)} | ${findings} | ${review.toFixed(2)} | ${((kilobytes / review) * 1000).toFixed(0)} | ${yardstick.toFixed(2)} | ${(yardstick / review).toFixed(3)} | ${percentile(keystrokes, 0.5).toFixed(2)}, ${percentile(keystrokes, 0.95).toFixed(2)} |`,
  );
}

/** Rules of three-word phrases made of the text's own words, so that they are nearly met all the time. */
function generated(count: number, text: string): Catalogue {
  const words = [...new Set(text.match(/[a-z]{4,}/g) ?? [])].slice(0, 4000);
  let seed = 1;
  const pick = () => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    return words[seed % words.length]!;
  };
  const say = { title: 'x', message: 'x', why: 'x', fineWhen: 'x' };
  const rules = Array.from(
    { length: count },
    (_, index): Rule => ({
      id: `house/r${index}`,
      aliases: [],
      family: 'house',
      severity: 'info',
      norms: [],
      appliesTo: 'all',
      say: { en: say, fr: say },
      evenWhen: [],
      match: {
        en: {
          flag: [{ phrase: `${pick()} (${pick()}|${pick()}) ${pick()}` }],
          unless: [],
          onlyIf: [],
          severityWhen: [],
          fixes: [],
          examples: { flagged: [], clean: [] },
        },
      },
    }),
  );
  return { normsDate: '', norms: [], conditions: [], rules };
}

/** A preset as files, reviewed by the built command line: in processor time, beyond what a run without it takes. */
function measurePresetFiles(): void {
  const folder = mkdtempSync(join(tmpdir(), 'candor-bench-'));
  const cache = join(folder, 'cache');
  writeFileSync(join(folder, 'short.md'), '# Tea\n\nPlain tea.\n');
  writeFileSync(join(folder, 'long.md'), samples[1]![1]);
  const run = (file: string, preset: string[], times: number) =>
    timedRun(['review', file, '--quiet', '--fail-on', 'never', ...preset], folder, cache, times).milliseconds;
  const without = run('short.md', [], 5);
  console.log('\n| preset | read ms | loaded ms | loaded against read | speed of reviewing 1 MB against 100 rules |');
  console.log('|---|--:|--:|--:|--:|');
  let base = 0;
  for (const count of [100, 5_000]) {
    writeLargePreset(join(folder, String(count)), count, samples[1]![1]);
    for (const shape of ['rules', 'rules.yml']) {
      const preset = ['--preset', join(String(count), shape)];
      rmSync(cache, { recursive: true, force: true });
      const read = run('short.md', preset, 1) - without;
      const loaded = run('short.md', preset, 5) - without;
      const review = run('long.md', preset, 3) - without - loaded;
      base ||= review;
      const name = `${count} rules in ${shape === 'rules' ? 'a file each' : 'one file'}`;
      console.log(
        `| ${name} | ${read.toFixed(0)} | ${loaded.toFixed(0)} | ${(loaded / read).toFixed(2)} | ${(base / review).toFixed(2)} |`,
      );
    }
  }
  rmSync(folder, { recursive: true });
}

console.log('\n| rules | compiled ms | loaded from compiled form ms | review of 1 MB ms | speed against 100 rules |');
console.log('|--:|--:|--:|--:|--:|');
const large = samples[1]![1];
let base = 0;
for (const count of [100, 5_000, 20_000]) {
  const catalogue = generated(count, large);
  let compiled = Ruleset.compile(catalogue, DEFAULT_SETTINGS);
  const compile = median(1, () => {
    compiled = Ruleset.compile(catalogue, DEFAULT_SETTINGS);
  });
  const ready = { ...catalogue, precompiled: [precompile(catalogue)] };
  const load = median(3, () => {
    Ruleset.compile(ready, DEFAULT_SETTINGS);
  });
  const review = median(5, () => {
    reviewText(large, 'markdown', compiled, DEFAULT_SETTINGS);
  });
  base ||= review;
  console.log(
    `| ${count} | ${compile.toFixed(0)} | ${load.toFixed(0)} | ${review.toFixed(1)} | ${(base / review).toFixed(2)} |`,
  );
}

measurePresetFiles();
