/**
 * Scores labelled cases: `npm run evaluate -- FILE.jsonl... [--misses] [--json]`.
 *
 * Two kinds of lines are known. `{id, format, text, expect: [family…], span?, hard, source}`: a case counts as raised for
 * a family when a finding of it, severity info or higher and not suppressed, is there; a case that expects nothing is
 * clean when no such finding is there. `{id, text, label, category}`: 1 is a dark pattern, told by a finding of the
 * manipulation family.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import {
  DEFAULT_SETTINGS,
  type Finding,
  type Format,
  type Grammar,
  loadGrammar,
  ReviewSession,
  Ruleset,
} from '../server/src/core/index.js';
import { overlaps } from '../server/src/core/text/span.js';
import { builtinCatalogue } from '../server/src/presets/builtin.js';

interface Case {
  readonly id: string;
  readonly format: Format;
  readonly text: string;
  readonly expect: readonly string[];
  readonly span?: string;
  readonly hard?: boolean;
}

interface LabelledText {
  readonly id: string;
  readonly text: string;
  readonly label: 0 | 1;
  readonly category?: string;
}

/** A line worth looking at: what was expected, and what was raised instead. */
interface Remark {
  readonly id: string;
  readonly kind: 'missed' | 'beside the span' | 'false alarm';
  readonly expected: string;
  readonly raised: readonly string[];
  readonly text: string;
}

interface Score {
  readonly file: string;
  readonly figures: Readonly<Record<string, string | number>>;
  readonly remarks: readonly Remark[];
}

const ruleset = Ruleset.compile(builtinCatalogue(), DEFAULT_SETTINGS);
let grammar: Grammar | undefined;

/** Findings that count: info or higher, not suppressed. */
async function countedFindings(text: string, format: Format): Promise<Finding[]> {
  const session = new ReviewSession(ruleset, DEFAULT_SETTINGS);
  if (grammar) session.setGrammar(grammar);
  session.open(text, format);
  let review = session.review();
  if (review.grammarWanted && !grammar) {
    grammar = await loadGrammar();
    session.setGrammar(grammar);
    review = session.review();
  }
  return review.findings.filter((finding) => finding.severity !== 'hint' && !finding.suppressed);
}

function raisedBy(findings: readonly Finding[]): string[] {
  return findings.map((finding) => `${finding.rule} “${finding.evidence}”`);
}

async function scoreCases(file: string, cases: readonly Case[]): Promise<Score> {
  const families = new Map<string, { cases: number; raised: number; onSpan: number }>();
  const negatives = { all: 0, clean: 0, hard: 0, hardClean: 0 };
  const remarks: Remark[] = [];
  let truePositives = 0;
  for (const { id, format, text, expect, span, hard } of cases) {
    const findings = await countedFindings(text, format);
    const raised = raisedBy(findings);
    if (!expect.length) {
      const isClean = findings.length === 0;
      negatives.all++;
      negatives.clean += Number(isClean);
      negatives.hard += Number(hard ?? false);
      negatives.hardClean += Number((hard ?? false) && isClean);
      if (!isClean) remarks.push({ id, kind: 'false alarm', expected: 'nothing', raised, text });
      continue;
    }
    const start = span ? text.indexOf(span) : -1;
    const place = span && start >= 0 ? { start, end: start + span.length } : { start: 0, end: text.length };
    let anyRaised = false;
    for (const family of expect) {
      const counts = families.get(family) ?? { cases: 0, raised: 0, onSpan: 0 };
      families.set(family, counts);
      const own = findings.filter((finding) => finding.family === family);
      const isOnSpan = own.some((finding) => overlaps(finding, place));
      counts.cases++;
      counts.raised += Number(own.length > 0);
      counts.onSpan += Number(isOnSpan);
      anyRaised ||= own.length > 0;
      if (!own.length) remarks.push({ id, kind: 'missed', expected: family, raised, text });
      else if (!isOnSpan) remarks.push({ id, kind: 'beside the span', expected: family, raised, text });
    }
    truePositives += Number(anyRaised);
  }
  const figures: Record<string, string | number> = { cases: cases.length };
  const all = { cases: 0, raised: 0, onSpan: 0 };
  for (const [family, counts] of [...families].sort(([a], [b]) => (a < b ? -1 : 1))) {
    figures[`recall ${family}`] = ratio(counts.raised, counts.cases);
    figures[`recall ${family}, on span`] = ratio(counts.onSpan, counts.cases);
    all.cases += counts.cases;
    all.raised += counts.raised;
    all.onSpan += counts.onSpan;
  }
  figures['recall all'] = ratio(all.raised, all.cases);
  figures['recall all, on span'] = ratio(all.onSpan, all.cases);
  figures['clean negatives'] = ratio(negatives.clean, negatives.all);
  figures['clean negatives, hard'] = ratio(negatives.hardClean, negatives.hard);
  figures.precision = ratio(truePositives, truePositives + negatives.all - negatives.clean);
  return { file, figures, remarks };
}

async function scoreLabels(file: string, texts: readonly LabelledText[]): Promise<Score> {
  const counts = { truePositive: 0, falsePositive: 0, trueNegative: 0, falseNegative: 0 };
  const byCategory = new Map<string, { all: number; raised: number }>();
  const remarks: Remark[] = [];
  for (const { id, text, label, category = 'dark pattern' } of texts) {
    const findings = await countedFindings(text, 'text');
    const raised = raisedBy(findings);
    const isRaised = findings.some((finding) => finding.family === 'manipulation');
    if (label === 1) {
      counts[isRaised ? 'truePositive' : 'falseNegative']++;
      const group = byCategory.get(category) ?? { all: 0, raised: 0 };
      byCategory.set(category, { all: group.all + 1, raised: group.raised + Number(isRaised) });
      if (!isRaised) remarks.push({ id, kind: 'missed', expected: category, raised, text });
    } else {
      counts[isRaised ? 'falsePositive' : 'trueNegative']++;
      if (isRaised) remarks.push({ id, kind: 'false alarm', expected: 'nothing', raised, text });
    }
  }
  const { truePositive, falsePositive, trueNegative, falseNegative } = counts;
  const figures: Record<string, string | number> = {
    cases: texts.length,
    accuracy: ratio(truePositive + trueNegative, texts.length),
    precision: ratio(truePositive, truePositive + falsePositive),
    recall: ratio(truePositive, truePositive + falseNegative),
    F1: ratio(2 * truePositive, 2 * truePositive + falsePositive + falseNegative),
  };
  for (const [category, { all, raised }] of [...byCategory].sort(([a], [b]) => (a < b ? -1 : 1))) {
    figures[`recall ${category}`] = ratio(raised, all);
  }
  return { file, figures, remarks };
}

function ratio(part: number, whole: number): string {
  return whole === 0 ? 'none' : `${((100 * part) / whole).toFixed(1)} % (${part}/${whole})`;
}

function readLines(path: string): unknown[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));
}

function show({ file, figures, remarks }: Score, withRemarks: boolean): void {
  console.log(`\n${file}`);
  const width = Math.max(...Object.keys(figures).map((name) => name.length));
  for (const [name, value] of Object.entries(figures)) console.log(`  ${name.padEnd(width)}  ${value}`);
  if (!withRemarks) return;
  for (const { id, kind, expected, raised, text } of remarks) {
    console.log(`  ${kind}: ${id} (${expected})${raised.length ? ` raised ${raised.join('; ')}` : ''}`);
    console.log(`      ${text.replace(/\s+/g, ' ').slice(0, 300)}`);
  }
}

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { misses: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
  });
  if (!positionals.length) {
    console.error('npm run evaluate -- FILE.jsonl... [--misses] [--json]');
    process.exitCode = 2;
    return;
  }
  const scores: Score[] = [];
  for (const path of positionals) {
    const lines = readLines(path);
    const isLabelled = typeof lines[0] === 'object' && lines[0] !== null && 'label' in lines[0];
    const file = basename(path);
    scores.push(
      isLabelled ? await scoreLabels(file, lines as LabelledText[]) : await scoreCases(file, lines as Case[]),
    );
  }
  if (values.json)
    console.log(JSON.stringify(values.misses ? scores : scores.map(({ remarks: _, ...rest }) => rest), null, 2));
  else for (const score of scores) show(score, values.misses);
}

void main();
