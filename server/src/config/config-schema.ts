import * as z from 'zod';
import { JURISDICTIONS } from '../core/rules/catalogue.js';
import { RULE_PATTERN } from './schema-problems.js';
import './zod-config.js';

/** The written form of `candor.yml`. */

const globs = z.array(z.string().min(1).max(1_000)).max(1_000);
const severities = z.record(z.string().regex(RULE_PATTERN), z.enum(['error', 'warning', 'info', 'hint', 'off']));
const wording = z.string().min(1).max(4_000);

export const configSchema = z.strictObject({
  extends: z.array(z.string().min(1).max(1_000)).max(100).optional(),
  languages: z
    .array(z.enum(['en', 'fr']))
    .min(1)
    .optional(),
  jurisdictions: z.array(z.enum(JURISDICTIONS)).min(1).optional(),
  disclosure: z
    .strictObject({
      required: z.enum(['declared', 'always', 'never']).optional(),
      wording: z.strictObject({ en: wording.optional(), fr: wording.optional() }).optional(),
      placement: z.enum(['top', 'bottom']).optional(),
    })
    .optional(),
  files: z.strictObject({ include: globs.min(1).optional(), exclude: globs.optional() }).optional(),
  rules: severities.optional(),
  overrides: z
    .array(z.strictObject({ files: globs.min(1), rules: severities }))
    .max(1_000)
    .optional(),
  limits: z.strictObject({ findingsPerFile: z.int().min(1).max(100_000).optional() }).optional(),
});

export type WrittenConfig = z.infer<typeof configSchema>;
