import type { Condition, FlagPhrase, Rule, RuleMatch } from '../core/rules/rule.js';

type Lists = Readonly<Record<string, readonly string[]>>;

/** A rule whose slots named after a list of its preset (`{competitors}`) are written out as a choice of its terms. */
export function withLists(rule: Rule, lists: Lists): Rule {
  if (!Object.keys(lists).length) return rule;
  const { en, fr } = rule.match;
  return { ...rule, match: { ...(en && { en: inMatch(en, lists) }), ...(fr && { fr: inMatch(fr, lists) }) } };
}

function inMatch(match: RuleMatch, lists: Lists): RuleMatch {
  const conditions = (items: readonly Condition[]) => items.map((item) => inCondition(item, lists));
  return {
    ...match,
    flag: match.flag.map((flag): FlagPhrase => {
      if (flag.regex) return flag;
      const { onlyIf, unless } = flag;
      return {
        ...flag,
        phrase: inPhrase(flag.phrase, lists),
        ...(onlyIf && { onlyIf: conditions(onlyIf) }),
        ...(unless && { unless: conditions(unless) }),
      };
    }),
    unless: conditions(match.unless),
    onlyIf: conditions(match.onlyIf),
    severityWhen: match.severityWhen.map((line) => ({ ...line, if: conditions(line.if) })),
  };
}

function inCondition(condition: Condition, lists: Lists): Condition {
  if ('phrases' in condition) return { ...condition, phrases: condition.phrases.map((item) => inPhrase(item, lists)) };
  if ('all' in condition) return { all: condition.all.map((item) => inCondition(item, lists)) };
  if ('any' in condition) return { any: condition.any.map((item) => inCondition(item, lists)) };
  if ('not' in condition) return { not: inCondition(condition.not, lists) };
  return condition;
}

function inPhrase(phrase: string, lists: Lists): string {
  return phrase.replace(/(\\?)\{([a-z0-9-]+)\}/g, (whole, escaped: string, name: string) => {
    const terms = Object.hasOwn(lists, name) ? lists[name] : undefined;
    if (escaped || !terms) return whole;
    // A lone term in parentheses would be optional: written twice, it is a choice.
    const written = terms.map((term) => term.replace(/[\\()|{}[\]~=]/g, '\\$&'));
    return `(${(written.length === 1 ? [...written, ...written] : written).join('|')})`;
  });
}
