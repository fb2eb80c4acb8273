import type { Problem } from '../config/problem.js';
import type { Precompiled } from '../core/rules/precompiled.js';
import type { Rule } from '../core/rules/rule.js';
import type { WrittenLists } from '../core/rules/word-lists.js';
import type { PlacedRule, Preset, PresetReading } from './read-preset.js';

/** A preset that was read and compiled, as plain JSON that is quickly read again. */
export interface PresetForm {
  readonly name: string;
  readonly version: string;
  /** Said once: every rule of a preset has the same. */
  readonly lists?: WrittenLists;
  readonly rules: readonly PlacedRule[];
  readonly precompiled: Precompiled;
  readonly hasRegex: boolean;
  readonly problems: readonly Problem[];
}

export function toForm(
  { name, version, rules, precompiled, regexEngine }: Preset,
  problems: readonly Problem[],
): PresetForm {
  const lists = rules[0]?.rule.lists;
  return {
    name,
    version,
    ...(lists && { lists }),
    rules: lists ? rules.map((placed) => ({ ...placed, rule: withoutLists(placed.rule) })) : rules,
    precompiled,
    hasRegex: regexEngine !== undefined,
    problems,
  };
}

export async function fromForm({ lists, hasRegex, rules, problems, ...rest }: PresetForm): Promise<PresetReading> {
  const preset = {
    ...rest,
    rules: lists ? rules.map((placed) => ({ ...placed, rule: { ...placed.rule, lists } })) : rules,
    // The engine is large, and few presets need it.
    ...(hasRegex && { regexEngine: (await import('./regex-engine.js')).re2Engine }),
  };
  return { preset, problems };
}

function withoutLists({ lists: _, ...rule }: Rule): Rule {
  return rule;
}
