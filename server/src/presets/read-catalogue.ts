import * as z from 'zod';
import { FILE_START, type Problem, problemAt } from '../config/problem.js';
import { DATE_PATTERN, URL_PATTERN, WORD_PATTERN } from '../config/schema-problems.js';
import type { YamlSource } from '../config/yaml-source.js';
import '../config/zod-config.js';
import {
  type Catalogue,
  DEFAULT_SETTINGS,
  JURISDICTIONS,
  type Language,
  type RuleProblem,
  Ruleset,
} from '../core/index.js';
import type { LexicalCondition } from '../core/rules/catalogue.js';
import { PhraseChecker } from '../core/rules/phrase-flaw.js';
import type { Rule } from '../core/rules/rule.js';
import type { WordLists, WrittenLists } from '../core/rules/word-lists.js';
import { listsSchema, listsWithin, usableLists } from './phrase-lists.js';
import { phraseProblem } from './phrase-problems.js';
import { readDisclosures } from './read-disclosures.js';
import { readParity } from './read-parity.js';
import { readPart } from './read-part.js';
import type { PresetFile } from './read-preset.js';
import { readRule, ruleContext } from './read-rule.js';
import { localised } from './rule-schema.js';

/** The least number of examples on each side, a language. */
const MIN_EXAMPLES = 4;

const normsSchema = z.strictObject({
  date: z.string().regex(DATE_PATTERN),
  norms: z.array(
    z.strictObject({
      id: z.string().regex(WORD_PATTERN),
      jurisdiction: z.enum(JURISDICTIONS),
      kind: z.enum(['law', 'guidance', 'self-regulation', 'platform-policy', 'standard']),
      name: localised,
      asks: localised,
      status: localised,
      url: z.string().regex(URL_PATTERN),
      verified: z.boolean().default(true),
    }),
  ),
});

const wordListsSchema = z.strictObject({ lists: listsSchema });

const phraseList = z.array(z.string().min(1));
const conditionsSchema = z.strictObject({
  conditions: z.array(
    z.strictObject({
      name: z.string().regex(WORD_PATTERN),
      in: z.enum(['sentence', 'segment', 'frame', 'document']),
      phrases: z.strictObject({ en: phraseList, fr: phraseList }),
    }),
  ),
});

export interface CatalogueReading {
  /** What could be read; complete only when there are no problems. */
  readonly catalogue: Catalogue;
  readonly problems: readonly Problem[];
}

/**
 * Reads Candor's own catalogue: `norms.yml`, `lists.yml`, `conditions.yml`, `disclosures.yml`, `parity.yml` and a folder a family with a file a
 * rule. Stricter than for presets of others: both languages, enough examples, known norms, and ids that agree with folders and file names.
 */
export function readCatalogue(files: readonly PresetFile[]): CatalogueReading {
  const problems: Problem[] = [];
  const norms = readPart(files, 'norms.yml', normsSchema, problems)?.data ?? { date: '', norms: [] };
  const lists = readLists(files, problems);
  const conditions = readConditions(files, problems, listsWithin({ lists }));
  const context = ruleContext(listsWithin({ lists }));
  const disclosures = readDisclosures(files, problems);
  const parity = readParity(files, listsWithin({ lists }), problems);
  const knownNorms = new Set(norms.norms.map((norm) => norm.id));
  const taken = new Map<string, string>();
  const sources = new Map<string, YamlSource>();
  const rules: Rule[] = [];
  for (const file of files) {
    if (!file.path.includes('/')) continue;
    const { rule, source, problems: found } = readRule(file.text, file.path, context);
    problems.push(...found);
    if (!rule || !source) continue;
    problems.push(...houseRules(rule, file.path, source, knownNorms, taken));
    sources.set(rule.id, source);
    rules.push(rule);
  }
  rules.sort((a, b) => (a.id < b.id ? -1 : 1));
  const catalogue: Catalogue = {
    normsDate: norms.date,
    norms: norms.norms,
    lists,
    conditions,
    ...(disclosures && { disclosures }),
    ...(parity && { parity }),
    rules,
  };
  for (const problem of Ruleset.compile(catalogue, { ...DEFAULT_SETTINGS, jurisdictions: JURISDICTIONS }).problems) {
    problems.push(compileProblem(problem, taken.get(problem.rule) ?? problem.rule, sources.get(problem.rule)));
  }
  return { catalogue, problems };
}

function compileProblem({ message, phrase = '' }: RuleProblem, file: string, source: YamlSource | undefined): Problem {
  const what = { en: `The phrase “${phrase}” cannot be used.`, fr: `La phrase « ${phrase} » est inutilisable.` };
  const place = source?.locate(pathOfPhrase(source.data, phrase) ?? ['match']) ?? FILE_START;
  return problemAt(file, place, what, { en: `${message.en}.`, fr: `${message.fr}.` });
}

/** Where a text stands in data, the first time. */
function pathOfPhrase(data: unknown, phrase: string, path: readonly PropertyKey[] = []): PropertyKey[] | undefined {
  if (data === phrase) return [...path];
  if (typeof data !== 'object' || data === null) return undefined;
  for (const [key, value] of Object.entries(data)) {
    const found = pathOfPhrase(value, phrase, [...path, Array.isArray(data) ? Number(key) : key]);
    if (found) return found;
  }
  return undefined;
}

function readLists(files: readonly PresetFile[], problems: Problem[]): WrittenLists {
  const part = readPart(files, 'lists.yml', wordListsSchema, problems);
  if (!part) return {};
  const { lists, problems: unusable } = usableLists(part.data.lists, 'lists.yml', part.source);
  problems.push(...unusable);
  return lists;
}

/** Conditions whose phrases can all be read; the other phrases are told, each where it is written. */
function readConditions(
  files: readonly PresetFile[],
  problems: Problem[],
  lists: WordLists,
): readonly LexicalCondition[] {
  const part = readPart(files, 'conditions.yml', conditionsSchema, problems);
  const checker = new PhraseChecker();
  return (part?.data.conditions ?? []).map((condition, index) => {
    const readable = (language: Language) =>
      condition.phrases[language].filter((phrase, at) => {
        const flaw = checker.flawOf(phrase, language, lists, false);
        if (flaw === undefined) return true;
        const place = part?.source.locate(['conditions', index, 'phrases', language, at]) ?? FILE_START;
        problems.push(phraseProblem('conditions.yml', place, phrase, flaw));
        return false;
      });
    return { ...condition, phrases: { en: readable('en'), fr: readable('fr') } };
  });
}

function houseRules(
  rule: Rule,
  file: string,
  source: YamlSource,
  norms: ReadonlySet<string>,
  taken: Map<string, string>,
): Problem[] {
  const problems: Problem[] = [];
  const report = (path: readonly PropertyKey[], en: string, fr: string, insteadEn: string, insteadFr: string) =>
    problems.push(problemAt(file, source.locate(path), { en, fr }, { en: insteadEn, fr: insteadFr }));
  const expected = file.replace(/\.ya?ml$/, '');
  if (rule.id !== expected) {
    report(
      ['id'],
      `The id ${rule.id} does not agree with folder and file.`,
      `L’id ${rule.id} ne correspond pas au dossier et au fichier.`,
      `Write id: ${expected}, or rename the file.`,
      `Écrivez id: ${expected}, ou renommez le fichier.`,
    );
  }
  if (rule.family !== rule.id.split('/')[0]) {
    const family = rule.id.split('/')[0];
    report(
      ['family'],
      'The family does not agree with the id.',
      'La famille ne correspond pas à l’id.',
      `Write family: ${family}.`,
      `Écrivez family: ${family}.`,
    );
  }
  // Raw expressions are slower than phrases and read by few; what phrases cannot say is a detector.
  for (const language of ['en', 'fr'] as const) {
    rule.match[language]?.flag.forEach((flag, index) => {
      if (!flag.regex) return;
      report(
        ['match', language, 'flag', index],
        'A built-in rule uses a regular expression.',
        'Une règle intégrée emploie une expression régulière.',
        'Write a phrase with slots ({duration}, {countdown}, {price}…) and gaps, or name a detector.',
        'Écrivez une formule avec des champs ({duration}, {countdown}, {price}…) et des intervalles, ou nommez un détecteur.',
      );
    });
  }
  for (const name of [rule.id, ...rule.aliases]) {
    const other = taken.get(name);
    if (other) {
      report(
        ['id'],
        `${name} is already the name of a rule in ${other}.`,
        `${name} est déjà le nom d’une règle dans ${other}.`,
        'Choose another one.',
        'Choisissez-en un autre.',
      );
    }
    taken.set(name, file);
  }
  rule.norms.forEach((norm, index) => {
    if (norms.has(norm)) return;
    report(
      ['norms', index],
      `norms.yml has no norm ${norm}.`,
      `norms.yml n’a pas de norme ${norm}.`,
      'Use the id of a norm listed there.',
      'Prenez l’id d’une norme de cette liste.',
    );
  });
  for (const language of ['en', 'fr'] as const) {
    const match = rule.match[language];
    if (!match) {
      report(
        ['match'],
        `match.${language} is missing.`,
        `match.${language} manque.`,
        'A built-in rule reads both languages.',
        'Une règle intégrée lit les deux langues.',
      );
      continue;
    }
    for (const side of ['flagged', 'clean'] as const) {
      if (match.examples[side].length >= MIN_EXAMPLES) continue;
      report(
        ['match', language, 'examples', side],
        `Only ${match.examples[side].length} ${side} examples.`,
        `Seulement ${match.examples[side].length} exemples « ${side} ».`,
        `Give at least ${MIN_EXAMPLES}.`,
        `Donnez-en au moins ${MIN_EXAMPLES}.`,
      );
    }
  }
  return problems;
}
