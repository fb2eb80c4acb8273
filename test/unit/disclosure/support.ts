import { join } from 'node:path';
import { writtenCatalogue } from '../../../scripts/written-catalogue.js';
import {
  applyEdits,
  DEFAULT_SETTINGS,
  type DisclosurePolicy,
  type Format,
  fixesOf,
  type Review,
  Ruleset,
  reviewText,
  type Settings,
} from '../../../server/src/core/index.js';

const reading = writtenCatalogue(join(import.meta.dirname, '../../../server/presets'));

/** Candor's catalogue as it is written, whether or not it was built since. */
export const written = reading.catalogue;

const rulesets = new Map<string, { readonly ruleset: Ruleset; readonly settings: Settings }>();

function setUp(policy: Partial<DisclosurePolicy>): { readonly ruleset: Ruleset; readonly settings: Settings } {
  const key = JSON.stringify(policy);
  let known = rulesets.get(key);
  if (!known) {
    const settings = { ...DEFAULT_SETTINGS, disclosure: { ...DEFAULT_SETTINGS.disclosure, ...policy } };
    known = { ruleset: Ruleset.compile(written, settings), settings };
    rulesets.set(key, known);
  }
  return known;
}

/** Reviews a text with the whole catalogue under a policy. */
export function review(text: string, format: Format = 'text', policy: Partial<DisclosurePolicy> = {}): Review {
  const { ruleset, settings } = setUp(policy);
  return reviewText(text, format, ruleset, settings);
}

/** The disclosure of a text. */
export function disclosureOf(
  text: string,
  format: Format = 'text',
  policy: Partial<DisclosurePolicy> = {},
): Review['disclosure'] {
  return review(text, format, policy).disclosure;
}

/** Ids of the rules of disclosure that a text raises. */
export function raised(text: string, format: Format = 'text', policy: Partial<DisclosurePolicy> = {}): string[] {
  return review(text, format, policy).findings.map((finding) => finding.rule);
}

/** The text after the first fix of the first finding of a rule. */
export function fixedBy(
  rule: string,
  text: string,
  format: Format = 'text',
  policy: Partial<DisclosurePolicy> = {},
): string {
  const finding = review(text, format, policy).findings.find((candidate) => candidate.rule === rule);
  if (!finding) throw new Error(`${rule} is not raised on ${JSON.stringify(text)}`);
  const [fix] = fixesOf(finding, text, format, setUp(policy).ruleset);
  if (!fix) throw new Error(`${rule} offers no fix on ${JSON.stringify(text)}`);
  return applyEdits(text, fix.edits);
}
