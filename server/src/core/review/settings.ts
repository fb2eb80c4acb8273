import type { Language } from '../document/document.js';
import type { Jurisdiction } from '../rules/catalogue.js';
import type { Severity } from '../rules/rule.js';

/** What a configuration decides for one file, resolved and frozen. */
export interface Settings {
  /** Languages of the copy; text in another one is left alone. Never empty. */
  readonly languages: readonly Language[];
  /** Norms of these are cited, and rules that rest on none of them are dropped. */
  readonly jurisdictions: readonly Jurisdiction[];
  readonly disclosure: DisclosurePolicy;
  /** Severity by rule id or pattern (`ai-disclosure/*`); a later line wins. */
  readonly severities: readonly { readonly pattern: string; readonly severity: Severity | 'off' }[];
  readonly limits: { readonly findingsPerFile: number };
}

export interface DisclosurePolicy {
  /** `declared`: asked of documents that declare or show AI generation. */
  readonly required: 'declared' | 'always' | 'never';
  /** House wording to insert, with slots such as `{name}` to fill; a default exists for both languages. */
  readonly wording: Partial<Readonly<Record<Language, string>>>;
  readonly placement: 'top' | 'bottom';
  /** Keys of front matter that the site shows to readers: a disclosure there counts. Nested ones with dots. */
  readonly shownFields: readonly string[];
  /** Whether commits that touched the document are looked at for the signatures of assistants. */
  readonly gitTrailers: boolean;
}

export const DEFAULT_SETTINGS: Settings = Object.freeze({
  languages: ['en', 'fr'],
  jurisdictions: ['eu', 'fr', 'uk', 'us'],
  disclosure: { required: 'declared', wording: {}, placement: 'top', shownFields: [], gitTrailers: false },
  severities: [],
  limits: { findingsPerFile: 2000 },
} satisfies Settings);
