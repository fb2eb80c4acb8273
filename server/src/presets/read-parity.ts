import * as z from 'zod';
import { FILE_START, type Problem, problemAt } from '../config/problem.js';
import '../config/zod-config.js';
import { WORD_PATTERN } from '../config/schema-problems.js';
import { type ParityCatalogue, QUALIFIED_AMOUNTS } from '../core/index.js';
import { PARITY_DETECTORS } from '../core/parity/detectors.js';
import { PhraseChecker } from '../core/rules/phrase-flaw.js';
import type { WordLists } from '../core/rules/word-lists.js';
import { phraseProblem } from './phrase-problems.js';
import { readPart } from './read-part.js';
import type { PresetFile } from './read-preset.js';
import { localised } from './rule-schema.js';

const FILE = 'parity.yml';
const LANGUAGES = ['en', 'fr'] as const;

const phrases = z.array(z.string().min(1).max(1_000));
const id = z.string().regex(WORD_PATTERN);
const wording = z.strictObject({ says: phrases.min(1), counts: phrases.default([]), weaker: phrases.default([]) });
const qualifierWording = z.strictObject({ before: phrases, after: phrases, counts: phrases.default([]) });
const paritySchema = z.strictObject({
  elements: z.array(
    z.strictObject({
      id,
      detector: z.enum(PARITY_DETECTORS),
      name: localised,
      en: wording,
      fr: wording,
      'met-by': z.array(id).default([]),
    }),
  ),
  qualifiers: z.array(
    z.strictObject({
      id,
      name: localised,
      of: z.array(z.enum(QUALIFIED_AMOUNTS)).min(1),
      'opens-ranges': z.boolean().default(false),
      en: qualifierWording,
      fr: qualifierWording,
    }),
  ),
});

/** What translations must say too, without the phrases that cannot be read: those are told, each where it is written. */
export function readParity(
  files: readonly PresetFile[],
  lists: WordLists,
  problems: Problem[],
): ParityCatalogue | undefined {
  if (!files.some((file) => file.path === FILE)) return undefined;
  const part = readPart(files, FILE, paritySchema, problems);
  if (!part) return undefined;
  const { data, source } = part;
  const checker = new PhraseChecker();
  const readable = (
    written: Readonly<Record<string, readonly string[]>>,
    path: readonly PropertyKey[],
    language: 'en' | 'fr',
  ) =>
    Object.fromEntries(
      Object.entries(written).map(([role, list]) => [
        role,
        list.filter((phrase, index) => {
          const flaw = checker.flawOf(phrase, language, lists, false);
          if (flaw === undefined) return true;
          problems.push(phraseProblem(FILE, source.locate([...path, role, index]) ?? FILE_START, phrase, flaw));
          return false;
        }),
      ]),
    ) as never;
  const known = new Set(data.elements.map((element) => element.id));
  data.elements.forEach((element, index) => {
    element['met-by'].forEach((other, at) => {
      if (known.has(other)) return;
      problems.push(
        problemAt(
          FILE,
          source.locate(['elements', index, 'met-by', at]) ?? FILE_START,
          { en: `No element is called ${other}.`, fr: `Aucun élément ne s’appelle ${other}.` },
          { en: 'Use the id of one of them.', fr: 'Prenez l’id de l’un d’eux.' },
        ),
      );
    });
  });
  return {
    elements: data.elements.map(({ 'met-by': metBy, ...element }, index) => {
      const [en, fr] = LANGUAGES.map((language) =>
        readable(element[language], ['elements', index, language], language),
      );
      return { ...element, metBy, en: en as never, fr: fr as never };
    }),
    qualifiers: data.qualifiers.map(({ 'opens-ranges': opensRanges, ...qualifier }, index) => {
      const [en, fr] = LANGUAGES.map((language) =>
        readable(qualifier[language], ['qualifiers', index, language], language),
      );
      return { ...qualifier, opensRanges, en: en as never, fr: fr as never };
    }),
  };
}
