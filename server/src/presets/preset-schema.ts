import * as z from 'zod';
import '../config/zod-config.js';
import { NAME_PATTERN, VERSION_PATTERN } from '../config/schema-problems.js';
import { listsSchema } from './phrase-lists.js';
import { termsSchema } from './terms-schema.js';

/** The written form of what a preset says about itself: `preset.yml` of a folder, or the head of a single file. */
export const manifestSchema = z.strictObject({
  name: z.string().max(100).regex(NAME_PATTERN).describe('Name of the preset: house, or @agency/house.'),
  version: z.string().max(100).regex(VERSION_PATTERN).describe('Three numbers: 1.0.0. Raise it with every change.'),
  description: z.string().max(4_000).optional().describe('What the preset is for.'),
  lists: listsSchema
    .optional()
    .describe('Lists of phrases by name: {competitors} in a phrase stands for one of the list “competitors”.'),
  terms: termsSchema
    .optional()
    .describe('Words of the house, from which Candor makes rules: banned, preferred, needs-proof and product-names.'),
});
