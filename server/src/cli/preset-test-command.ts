import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { FILE_START, type Problem, problemText } from '../config/problem.js';
import { readYaml } from '../config/yaml-source.js';
import type { Catalogue, Language, Rule } from '../core/index.js';
import type { Precompiled } from '../core/rules/precompiled.js';
import { decodePresetFiles, readPresetFiles } from '../node/preset-files.js';
import { readPresetAt } from '../node/read-presets.js';
import { readText } from '../node/read-text.js';
import { relativePath } from '../node/walk.js';
import { builtinCatalogue } from '../presets/builtin.js';
import type { ExampleNote } from '../presets/example-notes.js';
import { listsWithin } from '../presets/phrase-lists.js';
import type { RuleCost } from '../presets/profiler.js';
import { readCatalogue } from '../presets/read-catalogue.js';
import { readRule, ruleContext } from '../presets/read-rule.js';
import { re2Engine } from '../presets/regex-engine.js';
import { type DisclosureFailure, runDisclosureExamples } from '../presets/run-disclosure-examples.js';
import { type ExampleFailure, runExamples } from '../presets/run-examples.js';
import { TextReviewer } from '../presets/text-reviewer.js';
import { showHidden } from '../report/visible.js';
import { CLEAN, FOUND, TROUBLE, WrongUse } from './exit-code.js';
import { oneLine } from './lay-out.js';
import { type Messages, messagesFor } from './messages/messages.js';
import type { Output } from './output.js';
import { type CleanReview, reviewCleanCopy } from './review-clean-copy.js';
import { RulePlaces } from './rule-places.js';

export interface PresetTestOptions {
  readonly quiet?: boolean;
  /** Tell what each rule cost. */
  readonly profile?: boolean;
  /** Folder of copy on which nothing should be raised. */
  readonly clean?: string;
}

/** Where Candor's own catalogue keeps the wordings of disclosures. */
const WORDINGS = 'disclosures.yml';

/** Notes, or rules of a profile, shown for one preset: a file tested alone shows its own. */
const MOST_LINES = 20;

const NONE: Awaited<ReturnType<typeof runDisclosureExamples>> = { examples: 0, failures: [] };

/** Rules to test together, with what finds the place of each. */
interface Candidate {
  readonly catalogue: Catalogue;
  readonly rules: readonly Rule[];
  readonly problems: readonly Problem[];
  /** File of a rule, as it is shown. */
  readonly fileOf: (rule: string) => string;
  /** The file of the wordings of disclosures, as it is shown, where they are tested too. */
  readonly wordings?: string;
}

/**
 * Runs the examples of presets, of single rules, or of Candor's own catalogue with its wordings of disclosures, and
 * their rules on clean copy when there is some. Failures and false alarms make the exit code 1; notes are advice.
 */
export async function testPresets(
  paths: readonly string[],
  options: PresetTestOptions,
  reader: Language,
  output: Output,
): Promise<number> {
  const messages = messagesFor(reader);
  const { clean, profile = false, quiet = false } = options;
  if (clean !== undefined && !isFolder(clean)) throw new WrongUse(messages.presetTest.noFolder(clean));
  let code: number = CLEAN;
  for (const path of paths.length ? paths : ['.']) {
    const candidate = await candidateAt(path, messages);
    for (const problem of candidate.problems) output.err(`${problemText(problem, reader)}\n`);
    const reviewer = new TextReviewer(candidate.catalogue, { profile });
    const result = await runExamples(candidate.catalogue, candidate.rules, reviewer);
    const { rules, examples, failures } = result;
    const places = new RulePlaces(candidate.fileOf);
    for (const failure of failures) {
      output.out(`${await places.of(failure)}: ${failure.rule}: ${failureText(failure, messages, reader)}\n`);
    }
    if (!quiet) await tellNotes(result.notes, places, messages, output);
    const { passed, failed, wordingsPassed, wordingsFailed } = messages.presetTest;
    const saysPassed = !quiet && !candidate.problems.length;
    if (failures.length) output.out(`${failed(failures.length, examples, rules)}\n`);
    else if (saysPassed && (rules > 0 || candidate.wordings === undefined)) output.out(`${passed(examples, rules)}\n`);
    const wordings =
      candidate.wordings === undefined ? NONE : await runDisclosureExamples(candidate.catalogue, reviewer);
    for (const misread of wordings.failures) await tellMisread(misread, candidate.wordings ?? '', messages, output);
    if (wordings.failures.length) output.out(`${wordingsFailed(wordings.failures.length, wordings.examples)}\n`);
    else if (saysPassed && wordings.examples) output.out(`${wordingsPassed(wordings.examples)}\n`);
    const tested = new Set(candidate.rules.map((rule) => rule.id));
    const onClean = clean === undefined ? undefined : await reviewCleanCopy(resolve(clean), reviewer, tested);
    if (onClean) tellAlarms(onClean, messages, output, quiet);
    for (const { file, reason } of onClean?.unreadable ?? []) {
      output.err(`${messages.unreadable(file, reason[reader])}\n`);
    }
    if (reviewer.profiler) {
      const costs = reviewer.profiler.rules.filter((cost) => tested.has(cost.rule));
      tellCosts(costs, messages, output);
    }
    if (candidate.problems.length || onClean?.unreadable.length) code = TROUBLE;
    else if ((failures.length || wordings.failures.length || onClean?.alarms.length) && code === CLEAN) code = FOUND;
  }
  return code;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

async function tellMisread(
  { text, readAs, path }: DisclosureFailure,
  file: string,
  messages: Messages,
  output: Output,
): Promise<void> {
  const { source } = readYaml((await readText(resolve(file))).text, file);
  const { line } = source?.locate(path) ?? FILE_START;
  output.out(`${file}:${line}: ${messages.presetTest.misread(showHidden(oneLine(text)), readAs)}\n`);
}

async function tellNotes(
  notes: readonly ExampleNote[],
  places: RulePlaces,
  messages: Messages,
  output: Output,
): Promise<void> {
  const words = messages.presetTest;
  for (const note of notes.slice(0, MOST_LINES)) {
    output.out(`${await places.of(note)}: ${note.rule}: ${messages.labelled(words.note, noteText(note, messages))}\n`);
  }
  if (notes.length > MOST_LINES) output.out(`${words.moreNotes(notes.length - MOST_LINES)}\n`);
}

/** Every false alarm with its place, then how many each rule raised. */
function tellAlarms({ files, words, alarms }: CleanReview, messages: Messages, output: Output, quiet: boolean): void {
  const { alarm, cleanCopy } = messages.presetTest;
  for (const { file, line, column, rule, evidence } of alarms) {
    output.out(`${file}:${line}:${column}: ${rule}: ${alarm(showHidden(oneLine(evidence)))}\n`);
  }
  if (!alarms.length && quiet) return;
  output.out(`${cleanCopy(alarms.length, words, files)}\n`);
  const counts = new Map<string, number>();
  for (const { rule } of alarms) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  for (const [rule, count] of [...counts].sort((a, b) => b[1] - a[1])) {
    output.out(`${String(count).padStart(8)}  ${rule}\n`);
  }
}

function tellCosts(costs: readonly RuleCost[], messages: Messages, output: Output): void {
  const { profile, moreRules } = messages.presetTest;
  const row = (cells: readonly string[], rule: string) =>
    output.out(`${cells.map((cell) => cell.padStart(10)).join('')}  ${rule}\n`);
  row([profile.milliseconds, profile.tried, profile.matched], profile.rule);
  for (const { milliseconds, tried, matched, rule } of costs.slice(0, MOST_LINES)) {
    row([milliseconds.toFixed(2), String(Math.round(tried)), String(Math.round(matched))], rule);
  }
  if (costs.length > MOST_LINES) output.out(`${moreRules(costs.length - MOST_LINES)}\n`);
}

async function candidateAt(written: string, messages: Messages): Promise<Candidate> {
  const path = resolve(written);
  const nameOf = (file: string) => relativePath(process.cwd(), file);
  const noPreset = () => new WrongUse(messages.presetTest.noPreset(written));
  if (!existsSync(path)) throw noPreset();
  if (statSync(path).isDirectory()) {
    if (existsSync(join(path, 'norms.yml'))) return ownCatalogue(path, nameOf);
    if (existsSync(join(path, '..', 'norms.yml'))) return ownCatalogue(dirname(path), nameOf, `${basename(path)}/`);
  } else if (basename(path) === WORDINGS && existsSync(join(path, '..', 'norms.yml'))) {
    return { ...(await ownCatalogue(dirname(path), nameOf)), rules: [] };
  }
  const builtin = builtinCatalogue();
  const { loaded, problems } = await readPresetAt(path, nameOf);
  if (loaded) {
    const { rules, precompiled } = loaded.preset;
    const own = rules.map(({ rule }) => rule);
    const catalogue = withRules(builtin, own, [precompiled]);
    const files = new Map(rules.map(({ rule, file }) => [rule.id, file]));
    const fileOf = (rule: string) => files.get(rule) ?? rule;
    return { catalogue, rules: own, problems, fileOf };
  }
  if (statSync(path).isDirectory()) {
    if (!existsSync(join(path, 'preset.yml'))) throw noPreset();
    return { catalogue: builtin, rules: [], problems, fileOf: (rule) => rule };
  }
  // A file with one rule alone, as a preset's folder holds them.
  const { text } = await readText(path);
  const data = readYaml(text, '').source?.data;
  const isRule = typeof data === 'object' && data !== null && 'id' in data;
  const single = isRule ? readRule(text, nameOf(path), ruleContext(listsWithin(builtin))) : { problems };
  const rules = single.rule ? [single.rule] : [];
  return {
    catalogue: withRules(builtin, rules),
    rules,
    problems: single.problems,
    fileOf: () => nameOf(path),
  };
}

/** Candor's own catalogue, or the rules of one of its folders (`privacy/`). */
async function ownCatalogue(root: string, nameOf: (file: string) => string, folder = ''): Promise<Candidate> {
  const { catalogue, problems } = readCatalogue(decodePresetFiles((await readPresetFiles(root)).files).files);
  const shown = (file: string) => nameOf(join(root, file));
  return {
    catalogue,
    rules: catalogue.rules.filter((rule) => rule.id.startsWith(folder)),
    problems: problems
      .filter((problem) => problem.file.startsWith(folder))
      .map((problem) => ({ ...problem, file: shown(problem.file) })),
    fileOf: (rule) => shown(`${rule}.yml`),
    ...(folder === '' && catalogue.disclosures && { wordings: shown(WORDINGS) }),
  };
}

/** The built-in catalogue with some rules in place of those of the same ids. */
function withRules(builtin: Catalogue, rules: readonly Rule[], precompiled: readonly Precompiled[] = []): Catalogue {
  const ids = new Set(rules.map((rule) => rule.id));
  return {
    ...builtin,
    regexEngine: re2Engine,
    precompiled: [...(builtin.precompiled ?? []), ...precompiled],
    rules: [...builtin.rules.filter((rule) => !ids.has(rule.id)), ...rules],
  };
}

function noteText({ kind, subject, meant = '' }: ExampleNote, { presetTest }: Messages): string {
  switch (kind) {
    case 'shadowed':
      return presetTest.shadowed(subject);
    case 'lone-part':
      return presetTest.lonePart(subject, meant);
    case 'unexercised':
      return presetTest.unexercised(subject);
  }
}

function failureText(failure: ExampleFailure, messages: Messages, reader: Language): string {
  const { kind, example, evidence = '', language, reason } = failure;
  const words = messages.presetTest;
  const shown = showHidden(oneLine(example));
  const found = showHidden(oneLine(evidence));
  switch (kind) {
    case 'missed':
      return words.missed(shown);
    case 'misplaced':
      return words.misplaced(shown, found);
    case 'raised':
      return words.raised(shown, found);
    case 'broken':
      return words.broken(reason ? showHidden(oneLine(reason[reader])) : '');
    case 'no-examples':
      return words.noExamples(language);
  }
}
