import * as z from 'zod';
import { JURISDICTIONS } from '../core/rules/catalogue.js';
import { COLOUR_PATTERN, RULE_PATTERN } from './schema-problems.js';
import './zod-config.js';

/** The written form of `candor.yml`. What `describe` says is read in editors: `npm run schemas` puts it into `schemas/`. */

const globs = z.array(z.string().min(1).max(1_000)).max(1_000);
const severities = z.record(z.string().regex(RULE_PATTERN), z.enum(['error', 'warning', 'info', 'hint', 'off']));
const wording = z.string().min(1).max(4_000);

export const configSchema = z.strictObject({
  extends: z
    .array(z.string().min(1).max(1_000))
    .max(100)
    .optional()
    .describe('Where rules come from: candor:recommended for Candor’s own, then presets as paths from this file.'),
  languages: z
    .array(z.enum(['en', 'fr']))
    .min(1)
    .optional()
    .describe('Languages of the copy; text in another one is left alone.'),
  jurisdictions: z
    .array(z.enum(JURISDICTIONS))
    .min(1)
    .optional()
    .describe('Whose norms are cited. Rules that rest on none of them are not applied.'),
  disclosure: z
    .strictObject({
      required: z
        .enum(['declared', 'always', 'never'])
        .optional()
        .describe(
          'Which texts are asked for a disclosure. declared: those that declare or show AI generation. always: every text. never: none.',
        ),
      wording: z
        .strictObject({
          en: wording.optional().describe('In English copy.'),
          fr: wording.optional().describe('In French copy.'),
        })
        .optional()
        .describe('The sentence that the quick fix inserts, by language; {name} and the like are blanks to fill.'),
      placement: z.enum(['top', 'bottom']).optional().describe('Where it is inserted: before or after the text.'),
      shownFields: z
        .array(z.string().min(1).max(200))
        .max(100)
        .optional()
        .describe('Keys of front matter that the site shows to readers, so that a disclosure there counts.'),
      gitTrailers: z
        .boolean()
        .optional()
        .describe(
          'Whether commits that touched a file are looked at for assistants that sign them (Co-authored-by: Claude), as a hint. Needs git; not in browsers.',
        ),
    })
    .optional()
    .describe('When and how readers are told that a machine wrote a text.'),
  files: z
    .strictObject({
      include: globs.min(1).optional().describe('Only these files, as globs.'),
      exclude: globs.optional().describe('All but these files, as globs.'),
    })
    .optional()
    .describe('Which files are reviewed when Candor is given a folder.'),
  rules: severities
    .optional()
    .describe(
      'Severity of a rule (manipulation/scarcity) or of a family (manipulation/*): error, warning, info, hint or off.',
    ),
  overrides: z
    .array(
      z.strictObject({
        files: globs.min(1).describe('Globs of the files.'),
        rules: severities.describe('Severities for these files.'),
      }),
    )
    .max(1_000)
    .optional()
    .describe('Other severities for some files.'),
  limits: z
    .strictObject({
      findingsPerFile: z
        .int()
        .min(1)
        .max(100_000)
        .optional()
        .describe('Findings shown for one file; a notice tells how many more there are.'),
    })
    .optional()
    .describe('How much is shown.'),
  report: z
    .strictObject({
      name: z.string().min(1).max(200).optional().describe('Name of the house that hands the report over.'),
      logo: z
        .string()
        .min(1)
        .max(1_000)
        .optional()
        .describe('Its logo: a PNG, JPEG, GIF, WebP or SVG file of at most 500 kB, as a path from this file.'),
      colour: z
        .string()
        .regex(COLOUR_PATTERN)
        .optional()
        .describe('Its colour, #rrggbb; made lighter or darker where text in it would be hard to read.'),
    })
    .optional()
    .describe('Whose name, logo and colour reports bear.'),
});

export type WrittenConfig = z.infer<typeof configSchema>;
