import * as z from 'zod';
import { ID_PATTERN } from '../config/schema-problems.js';
import '../config/zod-config.js';
import { MAX_PHRASE_LENGTH } from '../core/rules/phrase.js';
import { CONDITION_NAMES, CONDITION_SCOPES, FACT_NAMES } from '../core/rules/rule.js';

/** The written form of a rule, as `docs/rule-language.md` describes it. `read-rule.ts` expands its shorthands. */

/** Bounds that no honest rule meets, so that a hostile preset cannot exhaust the reader. */
const MAX_TEXT = 4_000;
const MAX_ENTRIES = 2_000;

const severity = z.enum(['error', 'warning', 'info', 'hint']);
const phrase = z.string().min(1).max(MAX_PHRASE_LENGTH);
const prose = z.string().min(1).max(MAX_TEXT);
const phrases = z.array(phrase).min(1).max(MAX_ENTRIES);
export const localised = z.strictObject({ en: prose, fr: prose });

const KINDS = ['phrases', 'has', 'is', 'count', 'all', 'any', 'not'] as const;

/** One object with every key optional: a mistake in one kind of condition is then told as such. */
const writtenCondition = z
  .strictObject({
    phrases: phrases.optional(),
    has: z.enum(FACT_NAMES).optional(),
    is: z.enum(CONDITION_NAMES).optional(),
    count: z.int().min(1).max(1000).optional(),
    in: z.enum(CONDITION_SCOPES).optional(),
    get all() {
      return z.array(condition).min(1).max(100).optional();
    },
    get any() {
      return z.array(condition).min(1).max(100).optional();
    },
    get not() {
      return condition.optional();
    },
  })
  .superRefine((value, context) => {
    const kinds = KINDS.filter((kind) => value[kind] !== undefined);
    if (kinds.length !== 1) {
      const list = KINDS.join(', ');
      context.addIssue({
        code: 'custom',
        params: {
          what: {
            en: kinds.length ? `A condition is both “${kinds.join('” and “')}”.` : 'A condition says nothing.',
            fr: kinds.length
              ? `Une condition est à la fois « ${kinds.join(' » et « ')} ».`
              : 'Une condition ne dit rien.',
          },
          instead: { en: `Write exactly one of: ${list}.`, fr: `Écrivez exactement une de ces clés : ${list}.` },
        },
      });
      return;
    }
    const kind = kinds[0];
    const scoped = kind === 'phrases' || kind === 'has' || kind === 'count';
    const countable = value.in === undefined || ['segment', 'section', 'document'].includes(value.in);
    if ((value.in !== undefined && !scoped) || (kind === 'count' && !countable)) {
      context.addIssue({
        code: 'custom',
        path: ['in'],
        params: {
          what: {
            en: `“in: ${value.in}” does not go with “${kind}”.`,
            fr: `« in: ${value.in} » ne va pas avec « ${kind} ».`,
          },
          instead:
            kind === 'count'
              ? { en: 'Count in: segment, section or document.', fr: 'Comptez dans : segment, section ou document.' }
              : { en: 'Remove “in”.', fr: 'Retirez « in ».' },
        },
      });
    }
  });

const condition: z.ZodType<WrittenCondition> = z.union([phrase, writtenCondition]) as never;
const conditions = z.array(condition).max(MAX_ENTRIES);

/** A plain text is a phrase of the same sentence. */
export type WrittenCondition =
  | string
  | {
      readonly phrases?: string[] | undefined;
      readonly has?: (typeof FACT_NAMES)[number] | undefined;
      readonly is?: (typeof CONDITION_NAMES)[number] | undefined;
      readonly count?: number | undefined;
      readonly in?: (typeof CONDITION_SCOPES)[number] | undefined;
      readonly all?: WrittenCondition[] | undefined;
      readonly any?: WrittenCondition[] | undefined;
      readonly not?: WrittenCondition | undefined;
    };

const flagEntry = z
  .strictObject({
    phrase: phrase.optional(),
    regex: phrase.optional(),
    severity: severity.optional(),
    unless: conditions.optional(),
    'only-if': conditions.optional(),
  })
  .superRefine((value, context) => {
    if ((value.phrase === undefined) === (value.regex === undefined)) {
      context.addIssue({
        code: 'custom',
        params: {
          what: { en: 'An entry of “flag” needs one phrase.', fr: 'Une entrée de « flag » demande une phrase.' },
          instead: { en: 'Write either “phrase” or “regex”.', fr: 'Écrivez soit « phrase », soit « regex ».' },
        },
      });
    }
  });

const fix = z.strictObject({
  title: localised,
  replace: z.string().max(MAX_TEXT).optional(),
  over: z.enum(['match', 'sentence', 'segment']).optional(),
  safe: z.boolean().optional(),
  'for-phrases': z.array(z.int().min(0)).min(1).optional(),
});

const examples = z.strictObject({
  flagged: z.array(prose).max(MAX_ENTRIES),
  clean: z.array(prose).max(MAX_ENTRIES),
});

const match = z.strictObject({
  flag: z
    .array(z.union([phrase, flagEntry]))
    .max(MAX_ENTRIES)
    .optional(),
  unless: conditions.optional(),
  'only-if': conditions.optional(),
  'severity-when': z
    .array(z.strictObject({ severity, if: conditions.min(1) }))
    .max(100)
    .optional(),
  fixes: z.array(fix).max(100).optional(),
  examples,
});

const say = z.strictObject({ title: prose, message: prose, why: prose, 'fine-when': prose });

const guard = z.enum(['negated', 'quoted', 'reported', 'described', 'struck', 'hidden', 'question']);

export const ruleSchema = z
  .strictObject({
    id: z.string().regex(ID_PATTERN),
    aliases: z.array(z.string().regex(ID_PATTERN)).max(100).optional(),
    family: z.enum(['ai-disclosure', 'privacy', 'manipulation', 'ai-claims', 'prompt', 'house']),
    severity,
    norms: z.array(z.string().min(1).max(100)).max(100).optional(),
    'applies-to': z.enum(['copy', 'prompts', 'all']).optional(),
    'even-when': z.array(guard).optional(),
    say: z.strictObject({ en: say, fr: say }),
    match: z.strictObject({ en: match.optional(), fr: match.optional() }),
    detector: z.string().min(1).max(100).optional(),
    'example-format': z.enum(['text', 'markdown', 'html', 'prompt']).optional(),
  })
  .superRefine((rule, context) => {
    const languages = (['en', 'fr'] as const).filter((language) => rule.match[language]);
    if (!languages.length) {
      context.addIssue({
        code: 'custom',
        path: ['match'],
        params: {
          what: { en: 'The rule matches in no language.', fr: 'La règle ne cherche dans aucune langue.' },
          instead: { en: 'Add “en:” or “fr:” below “match”.', fr: 'Ajoutez « en: » ou « fr: » sous « match ».' },
        },
      });
    }
    if (rule.detector !== undefined) return;
    for (const language of languages) {
      if (rule.match[language]?.flag?.length) continue;
      context.addIssue({
        code: 'custom',
        path: ['match', language],
        params: {
          what: { en: 'Nothing to flag.', fr: 'Rien à signaler.' },
          instead: {
            en: 'Add a list “flag” with at least one phrase.',
            fr: 'Ajoutez une liste « flag » d’au moins une phrase.',
          },
        },
      });
    }
  });

export type WrittenRule = z.infer<typeof ruleSchema>;
export type WrittenMatch = z.infer<typeof match>;
