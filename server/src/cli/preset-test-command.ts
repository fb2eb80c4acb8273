import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Problem, problemText } from '../config/problem.js';
import { readYaml } from '../config/yaml-source.js';
import type { Catalogue, Language, Rule } from '../core/index.js';
import { readPresetAt, readPresetFiles } from '../node/read-presets.js';
import { readText } from '../node/read-text.js';
import { relativePath } from '../node/walk.js';
import { builtinCatalogue } from '../presets/builtin.js';
import { readCatalogue } from '../presets/read-catalogue.js';
import { readRule } from '../presets/read-rule.js';
import { re2Engine } from '../presets/regex-engine.js';
import { type ExampleFailure, runExamples } from '../presets/run-examples.js';
import { showHidden } from '../report/visible.js';
import { CLEAN, FOUND, TROUBLE, WrongUse } from './exit-code.js';
import { oneLine } from './lay-out.js';
import { type Messages, messagesFor } from './messages/messages.js';
import type { Output } from './output.js';

/** Rules to test together, with what finds the place of each. */
interface Candidate {
  readonly catalogue: Catalogue;
  readonly rules: readonly Rule[];
  readonly problems: readonly Problem[];
  /** File of a rule, as it is shown. */
  fileOf(rule: string): string;
}

/** Runs the examples of presets, of single rules, or of Candor's own catalogue. */
export async function testPresets(
  paths: readonly string[],
  options: { quiet?: boolean },
  reader: Language,
  output: Output,
): Promise<number> {
  const messages = messagesFor(reader);
  let code: number = CLEAN;
  for (const path of paths.length ? paths : ['.']) {
    const candidate = await candidateAt(path, messages);
    for (const problem of candidate.problems) output.err(`${problemText(problem, reader)}\n`);
    const { rules, examples, failures } = await runExamples(candidate.catalogue, candidate.rules);
    for (const failure of failures) {
      output.out(`${await placeOf(failure, candidate)}: ${failure.rule}: ${failureText(failure, messages)}\n`);
    }
    if (candidate.problems.length) code = TROUBLE;
    else if (failures.length && code === CLEAN) code = FOUND;
    const { passed, failed } = messages.presetTest;
    if (failures.length) output.out(`${failed(failures.length, examples, rules)}\n`);
    else if (!options.quiet && !candidate.problems.length) output.out(`${passed(examples, rules)}\n`);
  }
  return code;
}

async function candidateAt(written: string, messages: Messages): Promise<Candidate> {
  const path = resolve(written);
  const nameOf = (file: string) => relativePath(process.cwd(), file);
  const noPreset = () => new WrongUse(messages.presetTest.noPreset(written));
  if (!existsSync(path)) throw noPreset();
  if (statSync(path).isDirectory() && existsSync(join(path, 'norms.yml'))) {
    const files = await readPresetFiles(path, (file) => relativePath(path, file));
    const { catalogue, problems } = readCatalogue(files);
    const shown = (file: string) => nameOf(join(path, file));
    return {
      catalogue,
      rules: catalogue.rules,
      problems: problems.map((problem) => ({ ...problem, file: shown(problem.file) })),
      fileOf: (rule) => shown(`${rule}.yml`),
    };
  }
  const builtin = builtinCatalogue();
  const { loaded, problems } = await readPresetAt(path, nameOf);
  if (loaded) {
    const { rules } = loaded.preset;
    const catalogue = withRules(
      builtin,
      rules.map(({ rule }) => rule),
    );
    const files = new Map(rules.map(({ rule, file }) => [rule.id, file]));
    const fileOf = (rule: string) => files.get(rule) ?? rule;
    return { catalogue, rules: rules.map(({ rule }) => rule), problems, fileOf };
  }
  if (statSync(path).isDirectory()) {
    if (!existsSync(join(path, 'preset.yml'))) throw noPreset();
    return { catalogue: builtin, rules: [], problems, fileOf: (rule) => rule };
  }
  // A file with one rule alone, as a preset's folder holds them.
  const { text } = await readText(path);
  const data = readYaml(text, '').source?.data;
  const isRule = typeof data === 'object' && data !== null && 'id' in data;
  const single = isRule ? readRule(text, nameOf(path)) : { problems };
  const rules = single.rule ? [single.rule] : [];
  return {
    catalogue: withRules(builtin, rules),
    rules,
    problems: single.problems,
    fileOf: () => nameOf(path),
  };
}

/** The built-in catalogue with some rules in place of those of the same ids. */
function withRules(builtin: Catalogue, rules: readonly Rule[]): Catalogue {
  const ids = new Set(rules.map((rule) => rule.id));
  return {
    ...builtin,
    regexEngine: re2Engine,
    rules: [...builtin.rules.filter((rule) => !ids.has(rule.id)), ...rules],
  };
}

/** `file:line` of an example. */
async function placeOf(failure: ExampleFailure, candidate: Candidate): Promise<string> {
  const file = candidate.fileOf(failure.rule);
  const { source } = readYaml((await readText(resolve(file))).text, file);
  if (!source) return file;
  const rules = (source.data as { rules?: unknown } | null)?.rules;
  const index = Array.isArray(rules) ? rules.findIndex((rule) => rule?.id === failure.rule) : -1;
  const { line } = source.locate(index < 0 ? failure.path : ['rules', index, ...failure.path]);
  return `${file}:${line}`;
}

function failureText({ kind, example, evidence = '', language }: ExampleFailure, messages: Messages): string {
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
      return words.broken(shown);
    case 'no-examples':
      return words.noExamples(language);
  }
}
