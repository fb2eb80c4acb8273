import * as z from 'zod';
import { ID_PATTERN, WORD_PATTERN } from '../config/schema-problems.js';
import '../config/zod-config.js';
import { MAX_PHRASE_LENGTH } from '../core/rules/phrase.js';
import { CONDITION_NAMES, CONDITION_SCOPES, FACT_NAMES } from '../core/rules/rule.js';

/**
 * The written form of a rule, as `docs/rule-language.md` describes it. `read-rule.ts` expands its shorthands. What
 * `describe` and `meta` say is read in editors: `npm run schemas` puts it into `schemas/`.
 */

/** Bounds that no honest rule meets, so that a hostile preset cannot exhaust the reader. */
const MAX_TEXT = 4_000;
const MAX_ENTRIES = 2_000;

const severity = z
  .enum(['error', 'warning', 'info', 'hint'])
  .describe(
    'error: wrong whatever the facts. warning: likely misleading as worded. info: may be true, needs proof or context. hint: a weak signal, never counted.',
  );
const phrase = z
  .string()
  .min(1)
  .max(MAX_PHRASE_LENGTH)
  .describe(
    'Words as one would say them. (a|b) is a choice, (a) an optional part, {number} a slot, ... a gap, ~word any form of the word.',
  );
const prose = z.string().min(1).max(MAX_TEXT);
const phrases = z.array(phrase).min(1).max(MAX_ENTRIES);
export const localised = z.strictObject({
  en: prose.describe('For readers of English.'),
  fr: prose.describe('For readers of French.'),
});

const KINDS = ['phrases', 'has', 'is', 'front-matter', 'count', 'all', 'any', 'not'] as const;

/** One object with every key optional: a mistake in one kind of condition is then told as such. */
const writtenCondition = z
  .strictObject({
    phrases: phrases.optional().describe('One of these phrases matches in the scope.'),
    has: z.enum(FACT_NAMES).optional().describe('A fact of this kind stands in the scope.'),
    is: z.enum(CONDITION_NAMES).optional().describe('A state of the sentence, its place or its document holds.'),
    'front-matter': z
      .string()
      .min(1)
      .max(200)
      .optional()
      .describe('The front matter has this field, with any value but false and nothing; “any-of” says which.'),
    'any-of': z
      .array(z.union([z.string().max(200), z.number(), z.boolean()]))
      .min(1)
      .max(100)
      .optional()
      .describe('Values of the front matter’s field of which one must be there.'),
    count: z
      .int()
      .min(1)
      .max(1000)
      .optional()
      .describe('At least this many findings of the rule’s family stand in the segment, section or document.'),
    in: z
      .enum(CONDITION_SCOPES)
      .optional()
      .describe('Where to look; the sentence when nothing is said (for “count”: the document).'),
    get all() {
      return z.array(condition).min(1).max(100).optional().describe('All of these hold.');
    },
    get any() {
      return z.array(condition).min(1).max(100).optional().describe('One of these holds.');
    },
    get not() {
      return condition.optional().describe('This does not hold.');
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
          instead: { en: `Write exactly one of: ${list}.`, fr: `Écrivez exactement une de ces clés : ${list}.` },
        },
      });
      return;
    }
    const kind = kinds[0];
    if (value['any-of'] !== undefined && kind !== 'front-matter') {
      context.addIssue({
        code: 'custom',
        path: ['any-of'],
        params: {
          what: { en: '“any-of” goes with “front-matter”.', fr: '« any-of » va avec « front-matter ».' },
          instead: {
            en: 'Write front-matter: layout and any-of: [legal, terms].',
            fr: 'Écrivez front-matter: layout et any-of: [legal, terms].',
          },
        },
      });
    }
    const scoped = kind === 'phrases' || kind === 'has' || kind === 'count';
    const countable = value.in === undefined || ['segment', 'section', 'document'].includes(value.in);
    if ((value.in !== undefined && !scoped) || (kind === 'count' && !countable)) {
      context.addIssue({
        code: 'custom',
        path: ['in'],
        params: {
          what: {
            en: `“in: ${value.in}” does not go with “${kind}”.`,
            fr: `« in: ${value.in} » ne va pas avec « ${kind} ».`,
          },
          instead:
            kind === 'count'
              ? { en: 'Count in: segment, section or document.', fr: 'Comptez dans : segment, section ou document.' }
              : { en: 'Remove “in”.', fr: 'Retirez « in ».' },
        },
      });
    }
  })
  .meta({ oneOf: KINDS.map((kind) => ({ required: [kind] })) });

const condition: z.ZodType<WrittenCondition> = z
  .union([phrase, writtenCondition])
  .meta({ id: 'condition', description: 'A phrase in the same sentence, or one kind of condition.' }) as never;
const conditions = z.array(condition).max(MAX_ENTRIES);

/** A plain text is a phrase of the same sentence. */
export type WrittenCondition =
  | string
  | {
      readonly phrases?: string[] | undefined;
      readonly has?: (typeof FACT_NAMES)[number] | undefined;
      readonly is?: (typeof CONDITION_NAMES)[number] | undefined;
      readonly 'front-matter'?: string | undefined;
      readonly 'any-of'?: (string | number | boolean)[] | undefined;
      readonly count?: number | undefined;
      readonly in?: (typeof CONDITION_SCOPES)[number] | undefined;
      readonly all?: WrittenCondition[] | undefined;
      readonly any?: WrittenCondition[] | undefined;
      readonly not?: WrittenCondition | undefined;
    };

const fix = z.strictObject({
  title: localised.describe('What the fix does, as the menu says it.'),
  replace: z
    .string()
    .max(MAX_TEXT)
    .optional()
    .describe('The new text, with {slot} for what was caught. Without it, the fix removes the words.'),
  over: z.enum(['match', 'sentence', 'segment']).optional().describe('How much is replaced; the match by default.'),
  safe: z.boolean().optional().describe('true when the edit changes no claim: “fix all” then makes it.'),
});

/** A fix among those of the whole language: with a name, it is offered where an entry of “flag” names it. */
const sharedFix = fix.extend({
  name: z
    .string()
    .max(100)
    .regex(WORD_PATTERN)
    .optional()
    .describe('A name for it: it is then offered for those entries of “flag” alone that name it below “fixes”.'),
});

const flagEntry = z
  .strictObject({
    phrase: phrase.optional(),
    regex: z
      .string()
      .min(1)
      .max(MAX_PHRASE_LENGTH)
      .optional()
      .describe('A regular expression with RE2 semantics, instead of a phrase.'),
    severity: severity.optional(),
    unless: conditions.optional().describe('This phrase is dropped when one of these holds.'),
    'only-if': conditions.optional().describe('This phrase stands only when all of these hold.'),
    fixes: z
      .array(z.union([z.string().max(100).regex(WORD_PATTERN), fix]))
      .min(1)
      .max(100)
      .optional()
      .describe('Fixes for this phrase alone, or names of fixes that phrases share.'),
  })
  .superRefine((value, context) => {
    if ((value.phrase === undefined) === (value.regex === undefined)) {
      context.addIssue({
        code: 'custom',
        params: {
          what: { en: 'An entry of “flag” needs one phrase.', fr: 'Une entrée de « flag » demande une phrase.' },
          instead: { en: 'Write either “phrase” or “regex”.', fr: 'Écrivez soit « phrase », soit « regex ».' },
        },
      });
    }
  })
  .meta({ oneOf: [{ required: ['phrase'] }, { required: ['regex'] }] });

const examples = z.strictObject({
  flagged: z
    .array(prose)
    .max(MAX_ENTRIES)
    .describe('Texts that this rule must raise; ⟦…⟧ may mark the place. Four or more are best.'),
  clean: z
    .array(prose)
    .max(MAX_ENTRIES)
    .describe('Near misses that this rule must leave alone. Four or more are best.'),
});

const match = z.strictObject({
  flag: z
    .array(z.union([phrase, flagEntry]))
    .max(MAX_ENTRIES)
    .optional()
    .describe('What is looked for: phrases, or entries with a phrase and its own conditions.'),
  unless: conditions.optional().describe('A match is dropped when one of these holds.'),
  'only-if': conditions.optional().describe('A match stands only when all of these hold.'),
  'severity-when': z
    .array(z.strictObject({ severity, if: conditions.min(1).describe('All of these hold.') }))
    .max(100)
    .optional()
    .describe('Another severity by condition: the first line that holds counts.'),
  fixes: z.array(sharedFix).max(100).optional().describe('What a writer is offered instead.'),
  examples: examples.describe('Run by “candor preset test”.'),
});

const say = z.strictObject({
  title: prose.describe('Names the pattern in a few words, without accusing.'),
  message: prose.describe(
    'One line: what matched and what to do. {match} is the match, {number} and the like what a slot caught.',
  ),
  why: prose.describe('Why it can mislead or harm a reader.'),
  'fine-when': prose.describe('When the phrase is fine as it is.'),
});

const guard = z.enum(['negated', 'quoted', 'reported', 'described', 'struck', 'hidden', 'question']);

export const ruleSchema = z
  .strictObject({
    id: z
      .string()
      .regex(ID_PATTERN)
      .describe('Name of the preset, a slash, a name of its own: house/no-miracle. Decisions refer to it: keep it.'),
    aliases: z
      .array(z.string().regex(ID_PATTERN))
      .max(100)
      .optional()
      .describe('Former ids, so that decisions stay good after a rename.'),
    family: z
      .enum(['ai-disclosure', 'privacy', 'manipulation', 'ai-claims', 'prompt', 'house'])
      .describe('What the rule is about; “house” for what fits nowhere else.'),
    severity,
    norms: z
      .array(z.string().min(1).max(100))
      .max(100)
      .optional()
      .describe('Ids of the norms that the rule rests on, from docs/norms.md. None: it is advice.'),
    'applies-to': z
      .enum(['copy', 'prompts', 'all'])
      .optional()
      .describe(
        'Which files it reads: ordinary copy, prompts, or both. By default copy; prompts for the prompt family.',
      ),
    'even-when': z
      .array(guard)
      .optional()
      .describe('Guards that do not protect a match of this rule, such as “negated” or “quoted”.'),
    say: z
      .strictObject({ en: say.describe('For readers of English.'), fr: say.describe('For readers of French.') })
      .describe('What a reader is told, in the language of the reader.'),
    match: z
      .strictObject({
        en: match.optional().describe('In English text.'),
        fr: match.optional().describe('In French text.'),
      })
      .meta({
        description: 'What is looked for, in the language of the text. One language is enough.',
        anyOf: [{ required: ['en'] }, { required: ['fr'] }],
      }),
    detector: z.string().min(1).max(100).optional().describe('A detector of Candor for what words cannot say.'),
    'example-format': z
      .enum(['text', 'markdown', 'html', 'prompt', 'commit', 'pair'])
      .optional()
      .describe(
        'How the examples are read; as text by default, as a prompt for rules of prompts. commit: as the message of a commit that touched a page. pair: a text and, after “⇄”, its translation.',
      ),
  })
  .superRefine((rule, context) => {
    const languages = (['en', 'fr'] as const).filter((language) => rule.match[language]);
    if (!languages.length) {
      context.addIssue({
        code: 'custom',
        path: ['match'],
        params: {
          what: { en: 'The rule matches in no language.', fr: 'La règle ne cherche dans aucune langue.' },
          instead: { en: 'Add “en:” or “fr:” below “match”.', fr: 'Ajoutez « en: » ou « fr: » sous « match ».' },
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
            fr: 'Ajoutez une liste « flag » d’au moins une phrase.',
          },
        },
      });
    }
  });

export type WrittenRule = z.infer<typeof ruleSchema>;
export type WrittenMatch = z.infer<typeof match>;
