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

/** What a disclosure is about, the most particular first. */
export const STATEMENT_KINDS = ['price', 'call', 'translation', 'performer', 'image', 'chatbot', 'text'] as const;
export type StatementKind = (typeof STATEMENT_KINDS)[number];

/** What a finding can be a mark of: residue of a chatbot, hidden characters, a bot that passes for a person. */
export type FindingMark = 'leaked' | 'hidden' | 'chatbot';

/** How people say, in one language, that content of one kind comes from AI. */
export interface DisclosureWording {
  /** Sentences that name what they speak of: "This article was written with AI". */
  readonly counts: readonly string[];
  /** Labels, which hold for what they stand at: "Generated with AI". */
  readonly labels: readonly string[];
  /** Sentences about one part of the page: "This section was written with AI". */
  readonly part: readonly string[];
  /** What sounds like a notice and leaves open whether AI is meant. */
  readonly vague: readonly string[];
  readonly examples: Readonly<Record<'counts' | 'part' | 'vague' | 'neither', readonly string[]>>;
}

/** How readers are told of AI: `disclosures.yml`. */
export interface DisclosureCatalogue {
  /** Lists that the phrases name in braces, before those of the rules. */
  readonly lists: WrittenLists;
  readonly kinds: Readonly<Record<StatementKind, Readonly<Record<'en' | 'fr', DisclosureWording>>>>;
  /** In the same sentence these deny AI: "no AI was used". */
  readonly denied: Readonly<Record<'en' | 'fr', readonly string[]>>;
  /** Before the wording in its sentence these speak of something else, or ask, suppose, report. */
  readonly offTopic: Readonly<Record<'en' | 'fr', readonly string[]>>;
  /** In the same sentence these leave it open: "may have been". */
  readonly hedged: Readonly<Record<'en' | 'fr', readonly string[]>>;
  /** A sentence that names several kinds of content tells of each. */
  readonly together: Readonly<Record<'en' | 'fr', readonly string[]>>;
  /** Rules whose findings are marks of AI: those that ask for a disclosure, and those too weak to. */
  readonly marks: Readonly<
    Record<FindingMark, { readonly asks: readonly string[]; readonly hints: readonly string[] }>
  >;
  readonly commits: CommitCatalogue;
}

/** The lines of commit messages in which assistants sign. */
export interface CommitCatalogue {
  /** Beginnings of lines that name somebody: "Co-authored-by:". */
  readonly naming: readonly string[];
  /** Beginnings of lines that speak of AI whoever they name: "AI-assisted-by:". */
  readonly saying: readonly string[];
  /** Assistants, by names that nobody else has. */
  readonly names: readonly string[];
  /** Assistants whose names people have too: beside a mailbox of its own such a name is a person's. */
  readonly sharedNames: readonly string[];
  /** Mailboxes of assistants. */
  readonly addresses: readonly string[];
}

/** The amounts that a qualifier can limit. */
export const QUALIFIED_AMOUNTS = ['price', 'percent', 'duration', 'date', 'time', 'number'] as const;

/** How one language says something that its translation must say too: `parity.yml`. */
export interface ParityWording {
  /** Phrases that ask for a counterpart, and are one. */
  readonly says: readonly string[];
  /** Phrases that are a counterpart, and may be said for other reasons. */
  readonly counts: readonly string[];
  /** Phrases that are none, but say something like it. */
  readonly weaker: readonly string[];
}

/** A condition, right or notice that a text and its translation must both give. */
export interface ParityElement {
  readonly id: string;
  /** The detector whose rules tell of it. */
  readonly detector: string;
  /** What is missing where it is, after "it does not say". */
  readonly name: Localised;
  readonly en: ParityWording;
  readonly fr: ParityWording;
  /** Other elements that are a counterpart. */
  readonly metBy: readonly string[];
}

/** Words that limit an amount: "up to", « à partir de ». */
export interface ParityQualifier {
  readonly id: string;
  readonly name: Localised;
  readonly of: readonly (typeof QUALIFIED_AMOUNTS)[number][];
  /** Its words also begin a range ("from 9 to 12"), which limits nothing. */
  readonly opensRanges: boolean;
  readonly en: QualifierWording;
  readonly fr: QualifierWording;
}

export interface QualifierWording {
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Counterparts only, on either side of the amount. */
  readonly counts: readonly string[];
}

export interface ParityCatalogue {
  readonly elements: readonly ParityElement[];
  readonly qualifiers: readonly ParityQualifier[];
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
  /** Without it no sentence is taken for a disclosure but the house's own. */
  readonly disclosures?: DisclosureCatalogue;
  /** Without it amounts alone are compared between languages. */
  readonly parity?: ParityCatalogue;
  /** Phrases compiled before; those that are not there are compiled when the rules are loaded. */
  readonly precompiled?: readonly Precompiled[];
  /** Present when some rule has a regular expression. */
  readonly regexEngine?: RegexEngine;
}
