import type { Language } from '../document/document.js';
import { Vocabulary } from '../language/vocabulary.js';
import type { Catalogue } from './catalogue.js';
import { phrasesOf, TURNS } from './disclosure-wordings.js';
import { type Precompiled, ProgramCollector } from './precompiled.js';
import { ProgramSource } from './program-source.js';
import type { Condition } from './rule.js';
import { WordLists } from './word-lists.js';

/** Compiles every phrase of a catalogue ahead of time. Throws a PhraseError on the first that cannot be read. */
export function precompile(catalogue: Catalogue): Precompiled {
  const vocabulary = new Vocabulary();
  const lists = catalogue.lists && new WordLists(catalogue.lists);
  const source = new ProgramSource(vocabulary, [], lists);
  const collector = new ProgramCollector(vocabulary);
  const add = (phrase: string, language: Language, flags: boolean) =>
    collector.add(phrase, language, lists, source.program(phrase, language, flags, lists));
  const addConditions = (conditions: readonly Condition[], language: Language): void => {
    for (const condition of conditions) {
      if ('phrases' in condition) for (const phrase of condition.phrases) add(phrase, language, false);
      else if ('all' in condition) addConditions(condition.all, language);
      else if ('any' in condition) addConditions(condition.any, language);
      else if ('not' in condition) addConditions([condition.not], language);
    }
  };
  for (const rule of catalogue.rules) {
    for (const language of ['en', 'fr'] as const) {
      const match = rule.match[language];
      if (!match) continue;
      for (const flag of match.flag) {
        if (!flag.regex) add(flag.phrase, language, true);
        addConditions([...(flag.onlyIf ?? []), ...(flag.unless ?? [])], language);
      }
      addConditions([...match.onlyIf, ...match.unless, ...match.severityWhen.flatMap((line) => line.if)], language);
    }
  }
  for (const condition of catalogue.conditions) {
    for (const language of ['en', 'fr'] as const) {
      for (const phrase of condition.phrases[language]) add(phrase, language, false);
    }
  }
  const { disclosures } = catalogue;
  if (disclosures) {
    const own = new WordLists(disclosures.lists);
    for (const language of ['en', 'fr'] as const) {
      const addOne = (phrase: string, flags: boolean) =>
        collector.add(phrase, language, own, source.program(phrase, language, flags, own));
      for (const { phrase } of phrasesOf(disclosures, language)) addOne(phrase, true);
      for (const turn of TURNS) for (const phrase of disclosures[turn][language]) addOne(phrase, false);
    }
  }
  return collector.finish();
}
