import type { TermLists } from '../core/rules/phrase.js';
import type { Rule } from '../core/rules/rule.js';

/** A rule whose phrases may name the lists of its preset as slots (`{competitors}`). */
export function withLists(rule: Rule, lists: TermLists): Rule {
  return lists.size === 0 ? rule : { ...rule, lists: Object.fromEntries(lists) };
}
