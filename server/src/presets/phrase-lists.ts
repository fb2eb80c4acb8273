import type { TermLists } from '../core/rules/phrase.js';
import type { Condition, FlagPhrase, Rule, RuleMatch } from '../core/rules/rule.js';

/** A rule whose slots named after a list of its preset (`{competitors}`) are written out as a choice of its terms. */
export function withLists(rule: Rule, lists: TermLists): Rule {
  if (!lists.size) return rule;
  const { en, fr } = rule.match;
  return { ...rule, match: { ...(en && { en: inMatch(en, lists) }), ...(fr && { fr: inMatch(fr, lists) }) } };
}

function inMatch(match: RuleMatch, lists: TermLists): RuleMatch {
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

function inCondition(condition: Condition, lists: TermLists): Condition {
  if ('phrases' in condition) return { ...condition, phrases: condition.phrases.map((item) => inPhrase(item, lists)) };
  if ('all' in condition) return { all: condition.all.map((item) => inCondition(item, lists)) };
  if ('any' in condition) return { any: condition.any.map((item) => inCondition(item, lists)) };
  if ('not' in condition) return { not: inCondition(condition.not, lists) };
  return condition;
}

function inPhrase(phrase: string, lists: TermLists): string {
  return phrase.replace(/(\\?)\{([a-z0-9-]+)\}/g, (whole, escaped: string, name: string) => {
    const terms = lists.get(name);
    if (escaped || !terms) return whole;
    // A lone term in parentheses would be optional: written twice, it is a choice.
    const written = terms.map((term) => term.replace(/[\\()|{}[\]~=]/g, '\\$&'));
    return `(${(written.length === 1 ? [...written, ...written] : written).join('|')})`;
  });
}
