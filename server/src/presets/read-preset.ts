import * as z from 'zod';
import { FILE_START, type Place, type Problem, problemAt } from '../config/problem.js';
import { schemaProblems } from '../config/schema-problems.js';
import { readYaml, type YamlSource } from '../config/yaml-source.js';
import type { Catalogue } from '../core/rules/catalogue.js';
import type { Precompiled } from '../core/rules/precompiled.js';
import type { RegexEngine } from '../core/rules/regex.js';
import type { Rule } from '../core/rules/rule.js';
import type { WrittenLists } from '../core/rules/word-lists.js';
import { listsWithin, usableLists, withLists } from './phrase-lists.js';
import { manifestSchema } from './preset-schema.js';
import { type RuleContext, type RuleReading, readRule, readRuleData, ruleContext } from './read-rule.js';
import { re2Engine } from './regex-engine.js';
import { termRules } from './term-rules.js';

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

const MAX_RULES = 10_000;
/** Of a preset in one file, in UTF-16 units. */
const MAX_LENGTH = 20_000_000;

/** Problems of one preset; more help nobody. */
const MAX_TOLD = 200;

const MANIFEST_FILE = /(?:^|\/)preset\.(?:ya?ml|json)$/;
const RULE_FILE = /\.(?:ya?ml|json)$/;

const rulesSchema = z.array(z.unknown()).max(MAX_RULES);
const presetSchema = manifestSchema.extend({ rules: rulesSchema });
/** Terms are enough for a preset. */
const termsPresetSchema = manifestSchema.extend({ rules: rulesSchema.optional() });

/** What a preset is read beside: its phrases may name the lists of the catalogue. */
type Beside = Pick<Catalogue, 'lists'>;

/** Reads a preset in one file: `name`, `version` and `rules`. */
export function readPresetFile(file: PresetFile, beside: Beside = {}): PresetReading {
  const { source, problems } = readYaml(file.text, file.path, MAX_LENGTH);
  if (!source) return { problems };
  const hasTerms = typeof source.data === 'object' && source.data !== null && 'terms' in source.data;
  const schema = hasTerms ? termsPresetSchema : presetSchema;
  const result = schema.safeParse(source.data);
  if (!result.success) return { problems: schemaProblems(file.path, source, schema, result.error.issues) };
  const builder = builderFor(result.data, file.path, source, beside);
  for (const [index, data] of (result.data.rules ?? []).entries()) {
    const part = partOf(source, data, ['rules', index]);
    builder.add({ ...readRuleData(data, file.path, part, builder.context), source: part }, file.path);
  }
  return builder.finish();
}

/** Reads a preset kept in a folder: `preset.yml` and a rule a file, at any depth. @param folder its name in problems */
export function readPresetFolder(files: readonly PresetFile[], folder: string, beside: Beside = {}): PresetReading {
  const manifest = manifestOf(files);
  if (!manifest) {
    const what = {
      en: 'There is no preset.yml in this folder, so nothing says what the preset is called.',
      fr: 'Il n’y a pas de preset.yml dans ce dossier : rien ne dit comment s’appelle le préréglage.',
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
  const builder = builderFor(result.data, manifest.path, source, beside);
  for (const { path, text } of files) {
    if (path !== manifest.path && RULE_FILE.test(path)) builder.add(readRule(text, path, builder.context), path);
  }
  return builder.finish();
}

/** The `preset.yml` nearest to the top. */
function manifestOf(files: readonly PresetFile[]): PresetFile | undefined {
  const depth = ({ path }: PresetFile) => path.split('/').length;
  return files
    .filter(({ path }) => MANIFEST_FILE.test(path))
    .reduce<PresetFile | undefined>((top, file) => (top && depth(top) <= depth(file) ? top : file), undefined);
}

function builderFor(
  manifest: z.infer<typeof manifestSchema>,
  file: string,
  source: YamlSource,
  beside: Beside,
): PresetBuilder {
  const { lists, problems } = usableLists(manifest.lists ?? {}, file, source);
  const builder = new PresetBuilder(manifest, file, lists, beside);
  builder.tell(problems);
  const made = termRules(manifest.name, manifest.terms ?? {}, file, source, builder.context.checker);
  builder.tell(made.problems);
  for (const { rule, kind } of made.rules) builder.place(rule, file, source.locate(['terms', kind], true));
  return builder;
}

/** Puts the rules of a preset together as they are read; what is told about a rule is told where it is written. */
class PresetBuilder {
  readonly context: RuleContext;
  private readonly rules: PlacedRule[] = [];
  private readonly problems: Problem[] = [];
  private readonly seen = new Set<string>();
  private hasRegex = false;

  constructor(
    private readonly manifest: z.infer<typeof manifestSchema>,
    /** Where it is written. */
    private readonly file: string,
    private readonly lists: WrittenLists,
    beside: Beside,
  ) {
    this.context = ruleContext(listsWithin(beside, lists));
  }

  tell(problems: readonly Problem[]): void {
    this.problems.push(...problems);
  }

  add({ rule, problems, source }: RuleReading, file: string): void {
    this.tell(problems);
    if (!rule) return;
    this.place(rule, file, source?.locate(['id'], true) ?? FILE_START);
  }

  place(rule: Rule, file: string, place: Place): void {
    if (this.seen.has(rule.id)) {
      const what = { en: `A second rule has the id ${rule.id}.`, fr: `Une seconde règle porte l’id ${rule.id}.` };
      const instead = { en: 'Give it an id of its own.', fr: 'Donnez-lui un id à elle.' };
      this.problems.push(problemAt(file, place, what, instead));
      return;
    }
    this.seen.add(rule.id);
    this.hasRegex ||= Object.values(rule.match).some((match) => match?.flag.some((flag) => flag.regex));
    this.rules.push({ rule: withLists(rule, this.lists), file, line: place.line });
  }

  private told(): readonly Problem[] {
    const more = this.problems.length - MAX_TOLD;
    if (more <= 0) return this.problems;
    const what = { en: `${more} more problems are not shown.`, fr: `${more} autres problèmes ne sont pas affichés.` };
    const instead = { en: 'Mend these first.', fr: 'Corrigez d’abord ceux-ci.' };
    return [...this.problems.slice(0, MAX_TOLD), problemAt(this.file, FILE_START, what, instead)];
  }

  finish(): PresetReading {
    const { name, version } = this.manifest;
    const precompiled = this.context.checker.programs;
    const preset = { name, version, rules: this.rules, precompiled, ...(this.hasRegex && { regexEngine: re2Engine }) };
    return { preset, problems: this.told() };
  }
}

/** The same source seen from one of its parts. */
function partOf(source: YamlSource, data: unknown, prefix: readonly PropertyKey[]): YamlSource {
  return { data, locate: (path, atKey) => source.locate([...prefix, ...path], atKey) };
}
