import type { Precompiled } from './precompiled.js';
import type { RegexEngine } from './regex.js';
import type { Localised, Rule } from './rule.js';
import type { WrittenLists } from './word-lists.js';

/** Jurisdictions a configuration may choose; `int` is cited everywhere. */
export const JURISDICTIONS = ['eu', 'fr', 'uk', 'us', 'ca', 'in', 'asia', 'int'] as const;
export type Jurisdiction = (typeof JURISDICTIONS)[number];

/** What kind of authority stands behind a norm: told apart wherever a norm is quoted. */
export type NormKind = 'law' | 'guidance' | 'self-regulation' | 'platform-policy' | 'standard';

export interface Norm {
  readonly id: string;
  readonly jurisdiction: Jurisdiction;
  readonly kind: NormKind;
  /** Instrument and article, as one would cite it. */
  readonly name: Localised;
  /** What it asks, in one sentence. */
  readonly asks: Localised;
  /** In force since, or the state of things, as a reader should know it. */
  readonly status: Localised;
  readonly url: string;
  /** False: known, but not compared with a public source; never quoted to users. */
  readonly verified: boolean;
}

/** A named condition made of phrases: `described`, `legal-page`… */
export interface LexicalCondition {
  readonly name: string;
  /** How far from a candidate a phrase counts. */
  readonly in: 'sentence' | 'segment' | 'frame' | 'document';
  readonly phrases: Readonly<Record<'en' | 'fr', readonly string[]>>;
}

/** Everything Candor knows, as data; the built-in one is read from `server/presets` when Candor is built. */
export interface Catalogue {
  /** Day on which the norms were last compared with their sources, `YYYY-MM-DD`. */
  readonly normsDate: string;
  readonly norms: readonly Norm[];
  readonly conditions: readonly LexicalCondition[];
  /** Word lists that every phrase may name. */
  readonly lists?: WrittenLists;
  readonly rules: readonly Rule[];
  /** Phrases compiled before; those that are not there are compiled when the rules are loaded. */
  readonly precompiled?: readonly Precompiled[];
  /** Present when some rule has a regular expression. */
  readonly regexEngine?: RegexEngine;
}
