import * as z from 'zod';
import { type Problem, problemAt } from '../config/problem.js';
import { WORD_PATTERN } from '../config/schema-problems.js';
import type { YamlSource } from '../config/yaml-source.js';
import '../config/zod-config.js';
import type { Catalogue, Rule } from '../core/index.js';
import { TAKEN_NAMES } from '../core/rules/phrase.js';
import { PhraseChecker } from '../core/rules/phrase-flaw.js';
import { isEveryLanguage, WordLists, type WrittenLists } from '../core/rules/word-lists.js';

const items = z
  .array(z.string().min(1).max(200).describe('A phrase: one or several words, with (a|b), (s) or ~word.'))
  .min(1)
  .max(2_000);

/** The written form of lists by name. */
export const listsSchema = z.record(
  z.string().regex(WORD_PATTERN),
  z.union([
    items.describe('The same in both languages.'),
    z.strictObject({
      en: items.optional().describe('For phrases in English.'),
      fr: items.optional().describe('For phrases in French.'),
    }),
  ]),
);

/** Lists whose items can all be used; the others are told, each where it is written, and left out. */
export function usableLists(
  written: z.infer<typeof listsSchema>,
  file: string,
  source: YamlSource,
  above: readonly PropertyKey[] = ['lists'],
): { readonly lists: WrittenLists; readonly problems: readonly Problem[] } {
  const checker = new PhraseChecker();
  const problems: Problem[] = [];
  const usable = (list: readonly string[], path: readonly PropertyKey[], languages: readonly ('en' | 'fr')[]) =>
    list.filter((item, index) => {
      const flaw = languages.map((language) => checker.flawOf(item, language, undefined, false)).find(Boolean);
      if (flaw === undefined) return true;
      const what = {
        en: `“${item}” cannot stand in a list: ${flaw.en}.`,
        fr: `« ${item} » ne peut figurer dans une liste : ${flaw.fr}.`,
      };
      const instead = {
        en: 'An item is a phrase of one or several words; it may not name another list.',
        fr: 'Un élément est une formule d’un ou plusieurs mots ; il ne peut nommer une autre liste.',
      };
      problems.push(problemAt(file, source.locate([...path, index]), what, instead));
      return false;
    });
  const lists: [string, WrittenLists[string]][] = [];
  for (const [name, list] of Object.entries(written)) {
    const path = [...above, name];
    if (TAKEN_NAMES.has(name)) {
      const what = { en: `{${name}} is a slot of its own.`, fr: `{${name}} est déjà un champ.` };
      const instead = { en: 'Give the list another name.', fr: 'Donnez un autre nom à la liste.' };
      problems.push(problemAt(file, source.locate(path, true), what, instead));
    } else if (isEveryLanguage(list)) {
      lists.push([name, usable(list, path, ['en', 'fr'])]);
    } else {
      const own = (['en', 'fr'] as const).map((language) => [
        language,
        usable(list[language] ?? [], [...path, language], [language]),
      ]);
      lists.push([name, Object.fromEntries(own)]);
    }
  }
  return { lists: Object.fromEntries(lists), problems };
}

/** The lists that phrases may name: those of a preset, then those of the catalogue. */
export function listsWithin(catalogue: Pick<Catalogue, 'lists'>, own: WrittenLists = {}): WordLists {
  return new WordLists(own, new WordLists(catalogue.lists ?? {}));
}

/** A rule whose phrases may name the lists of its preset as slots (`{competitors}`). */
export function withLists(rule: Rule, lists: WrittenLists): Rule {
  return Object.keys(lists).length === 0 ? rule : { ...rule, lists };
}
