import { type Problem, problemAt } from '../config/problem.js';
import type { YamlSource } from '../config/yaml-source.js';
import { captureNames, type PhraseLists, parsePhrase } from '../core/rules/phrase.js';
import type { WrittenMatch, WrittenRule } from './rule-schema.js';

const LANGUAGES = ['en', 'fr'] as const;
const TEXTS = ['message', 'why', 'fine-when'] as const;

/**
 * `{names}` in what a rule says, or puts in place, that no phrase of it catches: a reader would see a hole. The phrases
 * can be read. Detectors catch what they like, so rules with one are left alone.
 */
export function captureProblems(
  rule: WrittenRule,
  file: string,
  source: YamlSource,
  lists: PhraseLists | undefined,
): Problem[] {
  if (rule.detector !== undefined) return [];
  const problems: Problem[] = [];
  const check = (text: string | undefined, caught: () => ReadonlySet<string>, path: readonly PropertyKey[]) => {
    for (const [, name = ''] of text?.matchAll(/\{([a-z0-9-]+)\}/g) ?? []) {
      // A second number is {number2}.
      if (name === 'match' || caught().has(name) || caught().has(name.replace(/\d+$/, ''))) continue;
      problems.push(nothingCaught(name, caught(), file, source, path));
    }
  };
  const inLanguage = new Map<string, ReadonlySet<string>>();
  const caughtIn = (language: (typeof LANGUAGES)[number]) => {
    let caught = inLanguage.get(language);
    if (!caught) {
      caught = caughtBy(rule.match[language], language, lists);
      inLanguage.set(language, caught);
    }
    return caught;
  };
  const caughtAnywhere = () => new Set(LANGUAGES.flatMap((language) => [...caughtIn(language)]));
  for (const reader of LANGUAGES) {
    for (const key of TEXTS) check(rule.say[reader][key], caughtAnywhere, ['say', reader, key]);
  }
  for (const language of LANGUAGES) {
    const match = rule.match[language];
    for (const [index, { replace }] of (match?.fixes ?? []).entries()) {
      check(replace, () => caughtIn(language), ['match', language, 'fixes', index, 'replace']);
    }
    for (const [index, flag] of (match?.flag ?? []).entries()) {
      for (const [order, fix] of (typeof flag === 'string' ? [] : (flag.fixes ?? [])).entries()) {
        if (typeof fix === 'string') continue;
        const path = ['match', language, 'flag', index, 'fixes', order, 'replace'];
        check(fix.replace, () => caughtBy({ flag: [flag] }, language, lists), path);
      }
    }
  }
  return problems;
}

function caughtBy(
  match: Pick<WrittenMatch, 'flag'> | undefined,
  language: 'en' | 'fr',
  lists: PhraseLists | undefined,
): ReadonlySet<string> {
  const names = new Set<string>();
  for (const flag of match?.flag ?? []) {
    const phrase = typeof flag === 'string' ? flag : flag.phrase;
    if (phrase !== undefined) captureNames(parsePhrase(phrase, language, lists), names);
  }
  return names;
}

function nothingCaught(
  name: string,
  caught: ReadonlySet<string>,
  file: string,
  source: YamlSource,
  path: readonly PropertyKey[],
): Problem {
  const known = ['match', ...caught].map((item) => `{${item}}`).join(', ');
  return problemAt(
    file,
    source.locate(path),
    {
      en: `No phrase of this rule catches {${name}}.`,
      fr: `Aucune formule de cette règle ne prend {${name}}.`,
    },
    {
      en: `Caught are ${known}; {${name} = …} in a phrase keeps a part under that name.`,
      fr: `Sont pris ${known} ; {${name} = …} dans une formule garde une partie sous ce nom.`,
    },
  );
}
