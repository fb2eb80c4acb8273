import { type Place, type Problem, problemAt } from '../config/problem.js';
import type { YamlSource } from '../config/yaml-source.js';
import type { PhraseChecker } from '../core/rules/phrase-flaw.js';
import type { Localised } from '../core/rules/rule.js';
import type { WordLists } from '../core/rules/word-lists.js';
import { re2Engine } from './regex-engine.js';
import type { WrittenCondition, WrittenMatch, WrittenRule } from './rule-schema.js';

type Path = readonly PropertyKey[];

/** Phrases of a rule that the phrase language cannot read, each where it is written. */
export function phraseProblems(
  rule: WrittenRule,
  file: string,
  source: YamlSource,
  lists: WordLists | undefined,
  checker: PhraseChecker,
): Problem[] {
  return (['en', 'fr'] as const).flatMap((language) => {
    const match = rule.match[language];
    if (!match) return [];
    return [
      ...regexProblems(match, ['match', language], file, source, checker),
      ...[...phrasesOf(match, ['match', language])].flatMap(({ phrase, path, flags }) => {
        const flaw = checker.flawOf(phrase, language, lists, flags);
        if (flaw === undefined) return [];
        return [phraseProblem(file, source.locate(path), phrase, flaw)];
      }),
    ];
  });
}

/** Says why a phrase cannot be read. */
export function phraseProblem(file: string, place: Place, phrase: string, flaw: Localised): Problem {
  const what = {
    en: `The phrase “${phrase}” cannot be read: ${flaw.en}.`,
    fr: `La formule « ${phrase} » ne peut être lue : ${flaw.fr}.`,
  };
  const instead = {
    en: 'docs/rule-language.md shows what a phrase may hold; \\( \\[ \\{ stand for the signs themselves.',
    fr: 'docs/rule-language.md montre ce qu’une formule peut contenir ; \\( \\[ \\{ valent pour les signes mêmes.',
  };
  return problemAt(file, place, what, instead);
}

/** Regular expressions that RE2 cannot read: look-around and back-references, above all. */
function regexProblems(
  match: WrittenMatch,
  path: Path,
  file: string,
  source: YamlSource,
  checker: PhraseChecker,
): Problem[] {
  return (match.flag ?? []).flatMap((flag, index) => {
    if (typeof flag === 'string' || flag.regex === undefined) return [];
    const place = () => source.locate([...path, 'flag', index, 'regex']);
    if (checker.refusesExpression()) return [problemAt(file, place(), ...TOO_MANY_EXPRESSIONS)];
    try {
      re2Engine.compile(flag.regex);
      return [];
    } catch (error) {
      const flaw = re2Engine.flawOf(error);
      const what = {
        en: `The regular expression cannot be read: ${flaw.en}.`,
        fr: `L’expression régulière ne peut être lue : ${flaw.fr}.`,
      };
      const instead = {
        en: 'Write it as RE2 has it (no look-around, no back-references), or as a phrase.',
        fr: 'Écrivez-la comme RE2 l’entend (ni assertion, ni référence arrière), ou comme une formule.',
      };
      return [problemAt(file, place(), what, instead)];
    }
  });
}

const TOO_MANY_EXPRESSIONS: readonly [Localised, Localised] = [
  {
    en: 'The preset has more than 100 regular expressions, each of which is run on every paragraph.',
    fr: 'Le préréglage a plus de 100 expressions régulières, dont chacune est lancée sur chaque paragraphe.',
  },
  { en: 'Write phrases instead.', fr: 'Écrivez plutôt des formules.' },
];

interface PlacedPhrase {
  readonly phrase: string;
  readonly path: Path;
  /** It is flagged, not part of a condition. */
  readonly flags: boolean;
}

function* phrasesOf(match: WrittenMatch, path: Path): Generator<PlacedPhrase> {
  for (const [index, flag] of (match.flag ?? []).entries()) {
    const at = [...path, 'flag', index];
    if (typeof flag === 'string') yield { phrase: flag, path: at, flags: true };
    else {
      if (flag.phrase !== undefined) yield { phrase: flag.phrase, path: [...at, 'phrase'], flags: true };
      yield* inConditions(flag.unless, [...at, 'unless']);
      yield* inConditions(flag['only-if'], [...at, 'only-if']);
    }
  }
  yield* inConditions(match.unless, [...path, 'unless']);
  yield* inConditions(match['only-if'], [...path, 'only-if']);
  for (const [index, line] of (match['severity-when'] ?? []).entries()) {
    yield* inConditions(line.if, [...path, 'severity-when', index, 'if']);
  }
}

function* inConditions(conditions: readonly WrittenCondition[] | undefined, path: Path): Generator<PlacedPhrase> {
  for (const [index, condition] of (conditions ?? []).entries()) yield* inCondition(condition, [...path, index]);
}

function* inCondition(condition: WrittenCondition, path: Path): Generator<PlacedPhrase> {
  if (typeof condition === 'string') {
    yield { phrase: condition, path, flags: false };
    return;
  }
  for (const [index, phrase] of (condition.phrases ?? []).entries()) {
    yield { phrase, path: [...path, 'phrases', index], flags: false };
  }
  yield* inConditions(condition.all, [...path, 'all']);
  yield* inConditions(condition.any, [...path, 'any']);
  if (condition.not !== undefined) yield* inCondition(condition.not, [...path, 'not']);
}
