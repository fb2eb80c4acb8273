import * as z from 'zod';
import { FILE_START, type Problem } from '../config/problem.js';
import '../config/zod-config.js';
import { type DisclosureCatalogue, STATEMENT_KINDS } from '../core/index.js';
import { PhraseChecker } from '../core/rules/phrase-flaw.js';
import { WordLists } from '../core/rules/word-lists.js';
import { phraseProblem } from './phrase-problems.js';
import { readPart } from './read-part.js';
import type { PresetFile } from './read-preset.js';

const FILE = 'disclosures.yml';
const LANGUAGES = ['en', 'fr'] as const;

const texts = z.array(z.string().min(1).max(1_000));
const wordingSchema = z.strictObject({
  counts: texts,
  labels: texts,
  part: texts,
  vague: texts,
  examples: z.strictObject({ counts: texts.min(2), part: texts, vague: texts, neither: texts.min(2) }),
});
const markedSchema = z.strictObject({ asks: texts, hints: texts });
const disclosuresSchema = z.strictObject({
  lists: z.record(z.string().min(1), z.strictObject({ en: texts, fr: texts })),
  kinds: z.strictObject(
    Object.fromEntries(
      STATEMENT_KINDS.map((kind) => [kind, z.strictObject({ en: wordingSchema, fr: wordingSchema })]),
    ) as Record<(typeof STATEMENT_KINDS)[number], z.ZodObject<Record<'en' | 'fr', typeof wordingSchema>>>,
  ),
  denied: z.strictObject({ en: texts, fr: texts }),
  'off-topic': z.strictObject({ en: texts, fr: texts }),
  hedged: z.strictObject({ en: texts, fr: texts }),
  together: z.strictObject({ en: texts, fr: texts }),
  marks: z.strictObject({ leaked: markedSchema, hidden: markedSchema, chatbot: markedSchema }),
  commits: z.strictObject({
    naming: texts.min(1),
    saying: texts.min(1),
    names: texts.min(1),
    'shared-names': texts.min(1),
    addresses: texts.min(1),
  }),
});

/** The wordings of disclosures, without the phrases that cannot be read: those are told, each where it is written. */
export function readDisclosures(files: readonly PresetFile[], problems: Problem[]): DisclosureCatalogue | undefined {
  if (!files.some((file) => file.path === FILE)) return undefined;
  const part = readPart(files, FILE, disclosuresSchema, problems);
  if (!part) return undefined;
  const { data, source } = part;
  const { 'shared-names': sharedNames, ...commits } = data.commits;
  const checker = new PhraseChecker();
  const lists = new WordLists(data.lists);
  const readable = (phrases: readonly string[], path: readonly PropertyKey[], language: 'en' | 'fr', flags: boolean) =>
    phrases.filter((phrase, index) => {
      const flaw = checker.flawOf(phrase, language, lists, flags);
      if (flaw === undefined) return true;
      const place = source.locate([...path, index]) ?? FILE_START;
      problems.push(phraseProblem(FILE, place, phrase, flaw));
      return false;
    });
  const kinds = structuredClone(data.kinds) as { -readonly [K in keyof typeof data.kinds]: (typeof data.kinds)[K] };
  for (const kind of STATEMENT_KINDS) {
    for (const language of LANGUAGES) {
      for (const role of ['counts', 'labels', 'part', 'vague'] as const) {
        const path = ['kinds', kind, language, role];
        kinds[kind][language][role] = readable(data.kinds[kind][language][role], path, language, true);
      }
    }
  }
  const both = (key: 'denied' | 'off-topic' | 'hedged' | 'together') => ({
    en: readable(data[key].en, [key, 'en'], 'en', false),
    fr: readable(data[key].fr, [key, 'fr'], 'fr', false),
  });
  return {
    lists: data.lists,
    kinds,
    denied: both('denied'),
    offTopic: both('off-topic'),
    hedged: both('hedged'),
    together: both('together'),
    marks: data.marks,
    commits: { ...commits, sharedNames },
  };
}
