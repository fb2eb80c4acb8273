import { composeCatalogue, unknownNorm } from '../../config/compose-catalogue.js';
import { DEFAULT_CONFIG } from '../../config/config.js';
import { type Place, type Problem, problemAt } from '../../config/problem.js';
import { schemaProblems } from '../../config/schema-problems.js';
import { readYaml, type YamlSource } from '../../config/yaml-source.js';
import type { Catalogue, Rule } from '../../core/index.js';
import type { WrittenLists } from '../../core/rules/word-lists.js';
import { lonePartInWords, loneParts } from '../../presets/lone-parts.js';
import { listsWithin, usableLists, withLists } from '../../presets/phrase-lists.js';
import { manifestSchema } from '../../presets/preset-schema.js';
import { readPresetFile, readPresetFolder } from '../../presets/read-preset.js';
import { readRule, ruleContext } from '../../presets/read-rule.js';
import { termRuleId } from '../../presets/term-rules.js';
import { TERM_KINDS } from '../../presets/terms-schema.js';
import type { PresetFileInfo } from './preset-files.js';

/** A rule as it stands in a file that is open. */
export interface WrittenRulePlace {
  readonly id: string;
  /** Of its id. */
  readonly place: Place;
  /** Keys and indexes that lead to it in the file. */
  readonly path: readonly PropertyKey[];
  /** What is written, to tell whether it changed. */
  readonly data: unknown;
}

export interface PresetDocumentReading {
  /** Rules that can be used. */
  readonly rules: readonly Rule[];
  /** Rules that have an id, readable or not. */
  readonly written: readonly WrittenRulePlace[];
  readonly problems: readonly Problem[];
  /** What works and was perhaps not meant. */
  readonly hints: readonly Problem[];
  /** Absent when the file is no readable YAML. */
  readonly source?: YamlSource;
}

/** Where other rules of the same id are written: a second one is refused when the preset is loaded. */
export type ElsewhereWritten = (id: string) => boolean;

/** Reads a part of a preset as an editor has it. Bounded in time and space by the readers, whatever the text. */
export function readPresetDocument(
  text: string,
  file: string,
  { part }: PresetFileInfo,
  lists: WrittenLists,
  builtin: Catalogue,
  elsewhere: ElsewhereWritten,
): PresetDocumentReading {
  const { source, problems: syntax } = readYaml(text, file);
  if (!source) return { rules: [], written: [], problems: syntax, hints: [] };
  if (part === 'manifest') {
    const { rules, problems } = manifestRules(text, file, source, builtin);
    return { rules, written: writtenTerms(source), problems, hints: [], source };
  }
  const written = [...writtenTerms(source), ...writtenRules(source, part === 'preset')];
  const reading = part === 'preset' ? presetRules(text, file, builtin) : singleRule(text, file, lists, builtin);
  const rules = reading.rules;
  const places = new Map(written.map((rule) => [rule.id, rule]));
  const problems = [...reading.problems, ...clashes(rules, places, file, source, builtin, elsewhere)];
  const hints = rules.flatMap((rule) => lonePartHints(rule, places.get(rule.id), file, source));
  return { rules, written, problems, hints, source };
}

/** Parts of phrases that are optional and perhaps not meant to be. Terms of a list of words are no phrases. */
function lonePartHints(rule: Rule, written: WrittenRulePlace | undefined, file: string, source: YamlSource): Problem[] {
  const isRule = typeof written?.data === 'object' && written.data !== null && 'match' in written.data;
  if (!written || !isRule) return [];
  return (['en', 'fr'] as const).flatMap((language) =>
    (rule.match[language]?.flag ?? []).flatMap(({ phrase, regex }, index) =>
      (regex ? [] : loneParts(phrase)).map((part) => {
        const { what, instead } = lonePartInWords(part);
        return problemAt(file, source.locate([...written.path, 'match', language, 'flag', index]), what, instead);
      }),
    ),
  );
}

/** The lists of a preset, as far as they can be used. */
export function listsOf(manifest: string): WrittenLists {
  const { source } = readYaml(manifest, '');
  const result = manifestSchema.partial().safeParse(source?.data);
  return source && result.success && result.data.lists ? usableLists(result.data.lists, '', source).lists : {};
}

function singleRule(text: string, file: string, lists: WrittenLists, builtin: Catalogue) {
  const { rule, problems } = readRule(text, file, ruleContext(listsWithin(builtin, lists)));
  return { rules: rule ? [withLists(rule, lists)] : [], problems };
}

/** The rules that the terms of a `preset.yml` make. */
function manifestRules(text: string, file: string, source: YamlSource, builtin: Catalogue) {
  const result = manifestSchema.safeParse(source.data);
  if (!result.success) {
    return { rules: [], problems: schemaProblems(file, source, manifestSchema, result.error.issues) };
  }
  const { preset, problems } = readPresetFolder([{ path: file, text }], file, builtin);
  return { rules: (preset?.rules ?? []).map(({ rule }) => rule), problems };
}

function presetRules(text: string, file: string, builtin: Catalogue) {
  const { preset, problems } = readPresetFile({ path: file, text }, builtin);
  return { rules: (preset?.rules ?? []).map(({ rule }) => rule), problems };
}

/** The rules that terms make, each where its terms are written. */
function writtenTerms(source: YamlSource): WrittenRulePlace[] {
  const { name, terms } = (source.data ?? {}) as { readonly name?: unknown; readonly terms?: unknown };
  if (typeof name !== 'string' || typeof terms !== 'object' || terms === null) return [];
  return TERM_KINDS.filter((kind) => Object.hasOwn(terms, kind)).map((kind) => ({
    id: termRuleId(name, kind),
    place: source.locate(['terms', kind], true),
    path: ['terms', kind],
    data: (terms as Readonly<Record<string, unknown>>)[kind],
  }));
}

function writtenRules(source: YamlSource, isPreset: boolean): WrittenRulePlace[] {
  const at = (data: unknown, path: readonly PropertyKey[]): WrittenRulePlace[] => {
    const id = (data as { id?: unknown } | null)?.id;
    return typeof id === 'string' ? [{ id, place: source.locate([...path, 'id'], true), path, data }] : [];
  };
  if (!isPreset) return at(source.data, []);
  const rules = (source.data as { rules?: unknown } | null)?.rules;
  return Array.isArray(rules) ? rules.flatMap((data, index) => at(data, ['rules', index])) : [];
}

/** What only shows beside other rules: an id that is taken, a norm that nobody knows. */
function clashes(
  rules: readonly Rule[],
  places: ReadonlyMap<string, WrittenRulePlace>,
  file: string,
  source: YamlSource,
  builtin: Catalogue,
  elsewhere: ElsewhereWritten,
): Problem[] {
  const known = builtin.norms.map(({ id }) => id);
  const problems: Problem[] = [];
  for (const rule of rules) {
    const written = places.get(rule.id);
    if (!written) continue;
    for (const [index, norm] of rule.norms.entries()) {
      if (known.includes(norm)) continue;
      problems.push(unknownNorm(file, source.locate([...written.path, 'norms', index]), norm, known));
    }
    if (!elsewhere(rule.id)) continue;
    const what = { en: `A second rule has the id ${rule.id}.`, fr: `Une seconde règle porte l’id ${rule.id}.` };
    const instead = { en: 'Give it an id of its own.', fr: 'Donnez-lui un id à elle.' };
    problems.push(problemAt(file, written.place, what, instead));
  }
  const placed = rules.map((rule) => ({
    rule: { ...rule, norms: [] },
    file,
    line: places.get(rule.id)?.place.line ?? 1,
  }));
  const config = { ...DEFAULT_CONFIG, extends: [] };
  return [...problems, ...composeCatalogue(config, builtin, [{ rules: placed }]).problems];
}
