import type { Catalogue } from '../../../server/src/core/rules/catalogue.js';
import type { Condition, Guard, Rule, RuleMatch, Severity } from '../../../server/src/core/rules/rule.js';

/** A rule for tests: phrases and what matters to the test, the rest empty. */
export function testRule(
  id: string,
  phrases: { en?: readonly string[]; fr?: readonly string[] },
  more: {
    severity?: Severity;
    unless?: readonly Condition[];
    onlyIf?: readonly Condition[];
    severityWhen?: RuleMatch['severityWhen'];
    evenWhen?: readonly Guard[];
    appliesTo?: Rule['appliesTo'];
    detector?: string;
  } = {},
): Rule {
  const match = (flag: readonly string[]): RuleMatch => ({
    flag: flag.map((phrase) => ({ phrase })),
    unless: more.unless ?? [],
    onlyIf: more.onlyIf ?? [],
    severityWhen: more.severityWhen ?? [],
    fixes: [],
    examples: { flagged: [], clean: [] },
  });
  const text = { title: id, message: '{match}', why: '', fineWhen: '' };
  return {
    id,
    aliases: [],
    family: 'house',
    severity: more.severity ?? 'warning',
    norms: [],
    appliesTo: more.appliesTo ?? 'all',
    say: { en: text, fr: text },
    evenWhen: more.evenWhen ?? [],
    match: { ...(phrases.en ? { en: match(phrases.en) } : {}), ...(phrases.fr ? { fr: match(phrases.fr) } : {}) },
    ...(more.detector ? { detector: more.detector } : {}),
  };
}

export function testCatalogue(rules: readonly Rule[], conditions: Catalogue['conditions'] = []): Catalogue {
  return { normsDate: '2026-11-23', norms: [], conditions, rules };
}
