import type { Language } from '../document/document.js';
import type { Catalogue, DisclosureCatalogue, ParityCatalogue } from './catalogue.js';
import { TURNS } from './disclosure-wordings.js';
import type { Condition, RuleMatch } from './rule.js';
import { WordLists } from './word-lists.js';

/** @param flags the phrase is to be flagged, so it must not match almost anywhere */
export type PhraseMapper = (phrase: string, language: Language, flags: boolean, lists: WordLists | undefined) => string;

const LANGUAGES = ['en', 'fr'] as const;

/** A catalogue with every phrase replaced by what the mapper makes of it; regular expressions stay. */
export function mapPhrases(catalogue: Catalogue, map: PhraseMapper): Catalogue {
  const lists = catalogue.lists && new WordLists(catalogue.lists);
  const conditions = (all: readonly Condition[], language: Language): Condition[] =>
    all.map((condition): Condition => {
      if ('phrases' in condition) {
        return { ...condition, phrases: condition.phrases.map((phrase) => map(phrase, language, false, lists)) };
      }
      if ('all' in condition) return { all: conditions(condition.all, language) };
      if ('any' in condition) return { any: conditions(condition.any, language) };
      if ('not' in condition) return { not: conditions([condition.not], language)[0]! };
      return condition;
    });
  const ofMatch = (match: RuleMatch, language: Language): RuleMatch => ({
    ...match,
    flag: match.flag.map((flag) => ({
      ...flag,
      phrase: flag.regex ? flag.phrase : map(flag.phrase, language, true, lists),
      ...(flag.onlyIf && { onlyIf: conditions(flag.onlyIf, language) }),
      ...(flag.unless && { unless: conditions(flag.unless, language) }),
    })),
    unless: conditions(match.unless, language),
    onlyIf: conditions(match.onlyIf, language),
    severityWhen: match.severityWhen.map((line) => ({ ...line, if: conditions(line.if, language) })),
  });
  return {
    ...catalogue,
    rules: catalogue.rules.map((rule) => ({
      ...rule,
      match: Object.fromEntries(
        LANGUAGES.flatMap((language) => {
          const match = rule.match[language];
          return match ? [[language, ofMatch(match, language)]] : [];
        }),
      ),
    })),
    conditions: catalogue.conditions.map((condition) => ({
      ...condition,
      phrases: inEach((language) => condition.phrases[language].map((phrase) => map(phrase, language, false, lists))),
    })),
    ...(catalogue.parity && {
      parity: mapParity(catalogue.parity, (phrase, language) => map(phrase, language, false, lists)),
    }),
    ...(catalogue.disclosures && { disclosures: mapDisclosures(catalogue.disclosures, map) }),
  };
}

function mapParity(
  { elements, qualifiers }: ParityCatalogue,
  map: (phrase: string, language: Language) => string,
): ParityCatalogue {
  const mapAll = (phrases: readonly string[], language: Language) => phrases.map((phrase) => map(phrase, language));
  return {
    elements: elements.map((element) => ({
      ...element,
      ...inEach((language) => {
        const { says, counts, weaker } = element[language];
        return { says: mapAll(says, language), counts: mapAll(counts, language), weaker: mapAll(weaker, language) };
      }),
    })),
    qualifiers: qualifiers.map((qualifier) => ({
      ...qualifier,
      ...inEach((language) => {
        const { before, after, counts } = qualifier[language];
        return { before: mapAll(before, language), after: mapAll(after, language), counts: mapAll(counts, language) };
      }),
    })),
  };
}

function mapDisclosures(disclosures: DisclosureCatalogue, map: PhraseMapper): DisclosureCatalogue {
  const lists = new WordLists(disclosures.lists);
  const mapAll = (phrases: readonly string[], language: Language, flags: boolean) =>
    phrases.map((phrase) => map(phrase, language, flags, lists));
  const kinds = Object.fromEntries(
    Object.entries(disclosures.kinds).map(([kind, wordings]) => [
      kind,
      inEach((language) => {
        const { counts, labels, part, vague } = wordings[language];
        return {
          ...wordings[language],
          counts: mapAll(counts, language, true),
          labels: mapAll(labels, language, true),
          part: mapAll(part, language, true),
          vague: mapAll(vague, language, true),
        };
      }),
    ]),
  ) as unknown as DisclosureCatalogue['kinds'];
  const turns = Object.fromEntries(
    TURNS.map((turn) => [turn, inEach((language) => mapAll(disclosures[turn][language], language, false))]),
  );
  return { ...disclosures, ...turns, kinds };
}

function inEach<T>(make: (language: Language) => T): Record<Language, T> {
  return { en: make('en'), fr: make('fr') };
}
