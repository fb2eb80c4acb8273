import type { Catalogue } from '../core/rules/catalogue.js';
import type { Rule } from '../core/rules/rule.js';
import { nearestWord } from '../core/text/nearest-word.js';
import type { Preset } from '../presets/read-preset.js';
import { type Config, RECOMMENDED } from './config.js';
import { type Place, type Problem, problemAt } from './problem.js';

/** What is taken from a preset. */
export type ComposedPreset = Pick<Preset, 'rules'> & Partial<Pick<Preset, 'precompiled' | 'regexEngine'>>;

/** The rules that a configuration extends: the built-in ones when it asks for them, and those of its presets. */
export function composeCatalogue(
  config: Config,
  builtin: Catalogue,
  presets: readonly ComposedPreset[],
): { readonly catalogue: Catalogue; readonly problems: readonly Problem[] } {
  const rules: Rule[] = config.extends.some(({ spec }) => spec === RECOMMENDED) ? [...builtin.rules] : [];
  const taken = new Set(builtin.rules.flatMap((rule) => [rule.id, ...rule.aliases]));
  const norms = new Set(builtin.norms.map((norm) => norm.id));
  const problems: Problem[] = [];
  for (const { rule, file, line } of presets.flatMap((preset) => preset.rules)) {
    const place = { line, column: 1 };
    if (taken.has(rule.id)) {
      problems.push(
        problemAt(
          file,
          place,
          { en: `Another rule already has the id ${rule.id}.`, fr: `Une autre règle porte déjà l’id ${rule.id}.` },
          {
            en: 'Give it an id of its own, and set the other one to “off” in candor.yml if it replaces it.',
            fr: 'Donnez-lui un id à elle, et mettez l’autre à « off » dans candor.yml si elle la remplace.',
          },
        ),
      );
      continue;
    }
    const unknown = rule.norms.find((norm) => !norms.has(norm));
    taken.add(rule.id);
    if (unknown === undefined) rules.push(rule);
    else {
      problems.push(unknownNorm(file, place, unknown, [...norms]));
      rules.push({ ...rule, norms: rule.norms.filter((norm) => norms.has(norm)) });
    }
  }
  const regexEngine = presets.find((preset) => preset.regexEngine)?.regexEngine;
  const precompiled = [...(builtin.precompiled ?? []), ...presets.flatMap((preset) => preset.precompiled ?? [])];
  const catalogue = { ...builtin, rules, precompiled, ...(regexEngine && { regexEngine }) };
  return { catalogue, problems: [...problems, ...unknownRules(config, rules)] };
}

/** Says that a rule names a norm that Candor does not know. */
export function unknownNorm(file: string, place: Place, norm: string, known: readonly string[]): Problem {
  const meant = nearestWord(norm, known);
  return problemAt(
    file,
    place,
    { en: `Candor knows no norm “${norm}”.`, fr: `Candor ne connaît pas de norme « ${norm} ».` },
    meant
      ? { en: `Did you mean “${meant}”?`, fr: `Vouliez-vous dire « ${meant} » ?` }
      : {
          en: 'Remove it, or take an id of the norms list.',
          fr: 'Retirez-la, ou prenez un id de la liste des normes.',
        },
  );
}

/** Names below `rules:` and `overrides:` that no rule bears: a slip there would silently change nothing. */
function unknownRules(config: Config, rules: readonly Rule[]): Problem[] {
  const written = [...config.rules, ...config.overrides.flatMap((override) => override.rules)];
  if (!written.length) return [];
  const names = rules.flatMap((rule) => [rule.id, ...rule.aliases]);
  const prefixes = new Set(names.map((name) => `${name.split('/')[0]}/*`));
  const known = new Set([...names, ...prefixes, '*']);
  return written
    .filter(({ pattern }) => !known.has(pattern))
    .map(({ pattern, place }) => {
      const meant = nearestWord(pattern, [...known]);
      return problemAt(
        config.file,
        place,
        { en: `No rule is called “${pattern}”.`, fr: `Aucune règle ne s’appelle « ${pattern} ».` },
        meant
          ? { en: `Did you mean “${meant}”?`, fr: `Vouliez-vous dire « ${meant} » ?` }
          : { en: 'Write the id of a rule, or family/*.', fr: 'Écrivez l’id d’une règle, ou famille/*.' },
      );
    });
}
