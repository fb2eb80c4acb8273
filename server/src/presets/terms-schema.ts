import * as z from 'zod';
import '../config/zod-config.js';
import { localised } from './rule-schema.js';

/** The written form of the terms of a preset: words, from which `term-rules.ts` makes complete rules. */

const MAX_ENTRIES = 2_000;

const text = z.string().min(1).max(200);
const texts = z.union([text, z.array(text).min(1).max(50)]);

const common = {
  because: z
    .union([z.string().min(1).max(500), localised])
    .optional()
    .describe('Why, in a few words; readers see it with the finding. One text, or one a language.'),
  severity: z
    .enum(['error', 'warning', 'info', 'hint'])
    .optional()
    .describe('How loudly to say it: error, warning, info or hint.'),
};

const words = z
  .union([text, z.strictObject({ term: texts.describe('The words, or a list of several for one reason.'), ...common })])
  .meta({ id: 'term' });

const preferred = z
  .strictObject({
    say: text.describe('The words to write.'),
    not: texts.describe('The words that they stand for, one or a list.'),
    ...common,
  })
  .meta({ id: 'preferred-term' });

const productName = z
  .union([
    text,
    z.strictObject({
      name: text.describe('The name exactly as it is written.'),
      not: texts.optional().describe('Other spellings that are wrong. Capitals, spaces and hyphens need no entry.'),
      'ordinary-word': z
        .boolean()
        .optional()
        .describe('true when the name in lower case is also an ordinary word, which is then left alone.'),
      ...common,
    }),
  ])
  .meta({ id: 'product-name' });

function lists<Entry extends z.ZodType>(entry: Entry) {
  const list = z.array(entry).max(MAX_ENTRIES);
  return z.union([
    list,
    z.strictObject({
      en: list.optional().describe('In English text.'),
      fr: list.optional().describe('In French text.'),
    }),
  ]);
}

export const termsSchema = z.strictObject({
  banned: lists(words).optional().describe('Words that the house does not use.'),
  preferred: lists(preferred).optional().describe('One word for one thing: “say” this, “not” that.'),
  'needs-proof': lists(words).optional().describe('Claims that are fine when they can be proved.'),
  'product-names': lists(productName).optional().describe('Names that are always written one way.'),
});

export type WrittenTerms = z.infer<typeof termsSchema>;
export type TermKind = keyof WrittenTerms;
export const TERM_KINDS: readonly TermKind[] = ['banned', 'preferred', 'needs-proof', 'product-names'];
