import * as z from 'zod';
import { FILE_START, type Problem, problemAt } from '../config/problem.js';
import { schemaProblems } from '../config/schema-problems.js';
import { readYaml, type YamlSource } from '../config/yaml-source.js';
import type { Catalogue } from '../core/rules/catalogue.js';
import type { Precompiled } from '../core/rules/precompiled.js';
import type { RegexEngine } from '../core/rules/regex.js';
import type { Rule } from '../core/rules/rule.js';
import type { WrittenLists } from '../core/rules/word-lists.js';
import { listsWithin, usableLists, withLists } from './phrase-lists.js';
import { manifestSchema } from './preset-schema.js';
import { type RuleContext, readRule, readRuleData, ruleContext } from './read-rule.js';
import { re2Engine } from './regex-engine.js';

/** A file of a preset: its path inside the preset's folder with forward slashes, and its text. */
export interface PresetFile {
  readonly path: string;
  readonly text: string;
}

/** A rule with where it is written, so that a failing example can be opened. */
export interface PlacedRule {
  readonly rule: Rule;
  readonly file: string;
  readonly line: number;
}

export interface Preset {
  readonly name: string;
  readonly version: string;
  readonly rules: readonly PlacedRule[];
  /** Programs of the phrases. */
  readonly precompiled: Precompiled;
  /** Runs the regular expressions of the rules, when there are any. */
  readonly regexEngine?: RegexEngine;
}

export interface PresetReading {
  /** Absent when name or version cannot be read. Rules with problems are left out, the others are here. */
  readonly preset?: Preset;
  readonly problems: readonly Problem[];
}

const MAX_RULES = 5_000;

const presetSchema = manifestSchema.extend({ rules: z.array(z.unknown()).max(MAX_RULES) });

/** What a preset is read beside: its phrases may name the lists of the catalogue. */
type Beside = Pick<Catalogue, 'lists'>;

/** Reads a preset in one file: `name`, `version` and `rules`. */
export function readPresetFile(file: PresetFile, beside: Beside = {}): PresetReading {
  const { source, problems } = readYaml(file.text, file.path);
  if (!source) return { problems };
  const result = presetSchema.safeParse(source.data);
  if (!result.success) return { problems: schemaProblems(file.path, source, presetSchema, result.error.issues) };
  const { name, version } = result.data;
  const { lists, problems: unusable } = usableLists(result.data.lists ?? {}, file.path, source);
  const context = ruleContext(listsWithin(beside, lists));
  const readings = result.data.rules.map((data, index) => {
    const part = partOf(source, data, ['rules', index]);
    return { ...readRuleData(data, file.path, part, context), source: part, file: file.path };
  });
  return collect(name, version, lists, context, readings, unusable);
}

/** Reads a preset kept in a folder: `preset.yml` and a rule a file, at any depth. */
export function readPresetFolder(files: readonly PresetFile[], folder: string, beside: Beside = {}): PresetReading {
  const manifest = files.find((file) => /(?:^|\/)preset\.(?:ya?ml|json)$/.test(file.path));
  if (!manifest) {
    const what = {
      en: `The preset ${folder} has no preset.yml.`,
      fr: `Le préréglage ${folder} n’a pas de preset.yml.`,
    };
    const instead = {
      en: 'Add preset.yml with “name: house” and “version: 1.0.0”.',
      fr: 'Ajoutez preset.yml avec « name: house » et « version: 1.0.0 ».',
    };
    return { problems: [problemAt(folder, FILE_START, what, instead)] };
  }
  const { source, problems } = readYaml(manifest.text, manifest.path);
  if (!source) return { problems };
  const result = manifestSchema.safeParse(source.data);
  if (!result.success) {
    return { problems: schemaProblems(manifest.path, source, manifestSchema, result.error.issues) };
  }
  const { name, version } = result.data;
  const { lists, problems: unusable } = usableLists(result.data.lists ?? {}, manifest.path, source);
  const context = ruleContext(listsWithin(beside, lists));
  const rules = files.filter((file) => file !== manifest && /\.(?:ya?ml|json)$/.test(file.path));
  const readings = rules.map((file) => ({ ...readRule(file.text, file.path, context), file: file.path }));
  return collect(name, version, lists, context, readings, unusable);
}

type PlacedReading = ReturnType<typeof readRule> & { readonly file: string };

function collect(
  name: string,
  version: string,
  lists: WrittenLists,
  { checker }: RuleContext,
  readings: readonly PlacedReading[],
  unusable: readonly Problem[],
): PresetReading {
  const problems: Problem[] = [...unusable];
  const rules: PlacedRule[] = [];
  const seen = new Set<string>();
  for (const { rule, file, source, problems: found } of readings) {
    problems.push(...found);
    if (!rule) continue;
    const place = source?.locate(['id'], true) ?? FILE_START;
    if (seen.has(rule.id)) {
      const what = { en: `A second rule has the id ${rule.id}.`, fr: `Une seconde règle porte l’id ${rule.id}.` };
      problems.push(problemAt(file, place, what, { en: 'Give it an id of its own.', fr: 'Donnez-lui un id à elle.' }));
      continue;
    }
    seen.add(rule.id);
    rules.push({ rule: withLists(rule, lists), file, line: place.line });
  }
  const hasRegex = rules.some(({ rule }) =>
    Object.values(rule.match).some((match) => match?.flag.some((flag) => flag.regex)),
  );
  const precompiled = checker.programs;
  return { preset: { name, version, rules, precompiled, ...(hasRegex && { regexEngine: re2Engine }) }, problems };
}

/** The same source seen from one of its parts. */
function partOf(source: YamlSource, data: unknown, prefix: readonly PropertyKey[]): YamlSource {
  return { data, locate: (path, atKey) => source.locate([...prefix, ...path], atKey) };
}
