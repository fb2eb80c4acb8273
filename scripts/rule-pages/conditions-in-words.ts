import type { Condition, ConditionScope, Language } from '../../server/src/core/index.js';
import type { PhraseLists } from '../../server/src/core/rules/phrase.js';
import { plainWording } from './plain-wording.js';
import { WORDS } from './words.js';

/** Wordings shown for one condition; the rule's file has them all. */
const MOST_WORDINGS = 8;

/** Conditions of which one is enough, those that look for words in the same scope told together. */
export function merged(conditions: readonly Condition[]): readonly Condition[] {
  const others = conditions.filter((condition) => !('phrases' in condition));
  const byScope = new Map<ConditionScope, string[]>();
  for (const condition of conditions) {
    if (!('phrases' in condition)) continue;
    byScope.set(condition.in, [...(byScope.get(condition.in) ?? []), ...condition.phrases]);
  }
  return [...[...byScope].map(([scope, phrases]) => ({ phrases, in: scope })), ...others];
}

/** A condition as one would say it, to stand after “when”. */
export function conditionInWords(
  condition: Condition,
  language: Language,
  reader: Language,
  lists: PhraseLists,
): string {
  const words = WORDS[reader];
  const said = (item: Condition) => conditionInWords(item, language, reader, lists);
  if ('phrases' in condition) {
    const all = [...new Set(condition.phrases.map((phrase) => plainWording(phrase, language, reader, lists)))];
    const shown = all.slice(0, MOST_WORDINGS).map(words.quote);
    const list = all.length > MOST_WORDINGS ? [...shown, '…'].join(', ') : words.join(shown, 'or');
    return words.stands(list, words.scopes[condition.in]);
  }
  if ('has' in condition) return words.stands(words.facts[condition.has], words.scopes[condition.in]);
  if ('is' in condition) return words.names[condition.is];
  if ('frontMatter' in condition) {
    return words.frontMatter(condition.frontMatter, words.join(condition.anyOf ?? [], 'or'));
  }
  if ('count' in condition) return words.count(condition.count, words.scopes[condition.in]);
  if ('all' in condition) return words.join(condition.all.map(said), 'and');
  if ('any' in condition) return words.join(condition.any.map(said), 'or');
  return words.not(said(condition.not));
}
