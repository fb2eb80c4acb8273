import type { Language } from '../document/document.js';
import type { WrittenLists } from './word-lists.js';

/** What a rule is about. `house` is for rules of a preset that fit none of Candor's own families. */
export type Family = 'ai-disclosure' | 'privacy' | 'manipulation' | 'ai-claims' | 'prompt' | 'house';

export const FAMILIES: readonly Family[] = ['ai-disclosure', 'privacy', 'manipulation', 'ai-claims', 'prompt', 'house'];

/**
 * error: wrong whatever the facts. warning: likely misleading as worded. info: may be true, needs proof or context.
 * hint: weak signal, off by default, never counted.
 */
export type Severity = 'error' | 'warning' | 'info' | 'hint';

export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** A text in both languages of the reader. */
export type Localised = Readonly<Record<Language, string>>;

/** What a rule says to a reader of one language. `{slot}` stands for what a slot of the phrase captured. */
export interface RuleText {
  /** Names the pattern in a few words, without accusing. */
  readonly title: string;
  /** One line: what matched and what to do. */
  readonly message: string;
  /** Why it can mislead or harm a reader. */
  readonly why: string;
  /** When the phrase is fine as it is. */
  readonly fineWhen: string;
}

/** A condition on where a candidate stands. See `docs/rule-language.md`, the reference of the written form. */
export type Condition =
  /** One of the phrases matches in the given scope. */
  | { readonly phrases: readonly string[]; readonly in: ConditionScope }
  /** A named state of the sentence, segment or document. */
  | { readonly is: ConditionName }
  /** A fact of the given kind stands in the scope. */
  | { readonly has: FactName; readonly in: ConditionScope }
  /**
   * The document's front matter has the field (`seo.noindex` for one inside another) with one of the values, or with any
   * but false and nothing. Values compare as texts, without regard to case; a list has each of its own.
   */
  | { readonly frontMatter: string; readonly anyOf?: readonly string[] }
  /** At least `count` findings of this rule's family, this one included, in the scope. */
  | { readonly count: number; readonly in: 'segment' | 'section' | 'document' }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

export const CONDITION_SCOPES = [
  'match',
  'sentence',
  'before',
  'after',
  'segment',
  'nearby',
  'section',
  'headings',
  'title',
  'document',
] as const;
export type ConditionScope = (typeof CONDITION_SCOPES)[number];

export const CONDITION_NAMES = [
  'negated',
  'quoted',
  'reported',
  'described',
  'conditional',
  'question',
  'imperative',
  'past',
  'we-speak',
  'addresses-reader',
  'whole-segment',
  'heading',
  'button',
  'link',
  'list-item',
  'cell',
  'alt',
  'attribute',
  'title',
  'legal-page',
  'article',
  'forbidden',
  'prompt-file',
  'system-role',
  'user-role',
  'assistant-role',
  'hidden',
  'struck',
  'upper-case',
] as const;
export type ConditionName = (typeof CONDITION_NAMES)[number];

export const FACT_NAMES = [
  'number',
  'percent',
  'price',
  'date',
  'time',
  'year',
  'duration',
  'source',
  'limit',
  'link',
  'terms-link',
  'name',
  'email',
] as const;
export type FactName = (typeof FACT_NAMES)[number];

/** A phrase to flag, with what only it changes. */
export interface FlagPhrase {
  readonly phrase: string;
  /** The phrase is a regular expression with RE2 semantics. */
  readonly regex?: true;
  readonly severity?: Severity;
  readonly onlyIf?: readonly Condition[];
  readonly unless?: readonly Condition[];
  /** Values that messages and fixes may name besides what the phrase catches. */
  readonly with?: Readonly<Record<string, string>>;
  /** Why these words are looked for; told with each finding. */
  readonly because?: Localised;
  /** Indexes in `fixes` of those that are this phrase's own, in the order in which they are offered. */
  readonly fixes?: readonly number[];
}

export interface FixTemplate {
  readonly title: Localised;
  /** New text for the finding's span, with `{slot}` for captures; absent: the fix removes it. */
  readonly replace?: string;
  /** `sentence` widens the edit to the whole sentence; default `match`. */
  readonly over?: 'match' | 'sentence' | 'segment';
  /** Safe edits change no claim and may join fix-all. */
  readonly safe: boolean;
  /** keep: as the words that it replaces are written. exact: as it stands. Absent: a capital at a sentence's beginning. */
  readonly letterCase?: 'keep' | 'exact';
  /** Offered only for the phrases that ask for it; absent: for all. */
  readonly onRequest?: true;
}

export interface RuleExamples {
  readonly flagged: readonly string[];
  readonly clean: readonly string[];
}

/** How a rule matches text of one language. */
export interface RuleMatch {
  readonly flag: readonly FlagPhrase[];
  readonly unless: readonly Condition[];
  readonly onlyIf: readonly Condition[];
  readonly severityWhen: readonly { readonly severity: Severity; readonly if: readonly Condition[] }[];
  readonly fixes: readonly FixTemplate[];
  readonly examples: RuleExamples;
}

/** Guards that drop a candidate of every rule unless the rule says it stands even then. */
export type Guard = 'negated' | 'quoted' | 'reported' | 'described' | 'struck' | 'hidden' | 'question';

/** A rule as data: what it matches apart from what it says. Plain JSON, no code. */
export interface Rule {
  /** `family-or-preset/name`, kebab case. */
  readonly id: string;
  /** Former ids: they keep decisions and directives alive after a rename. */
  readonly aliases: readonly string[];
  readonly family: Family;
  readonly severity: Severity;
  /** Ids of `server/presets/norms.yml`. */
  readonly norms: readonly string[];
  /** Which files it reads: ordinary copy, prompts, or both. */
  readonly appliesTo: 'copy' | 'prompts' | 'all';
  readonly say: Readonly<Record<Language, RuleText>>;
  readonly evenWhen: readonly Guard[];
  readonly match: Partial<Readonly<Record<Language, RuleMatch>>>;
  /** Lists of its preset that its phrases may name, besides those of the catalogue. */
  readonly lists?: WrittenLists;
  /** A named detector of the core, for what phrases cannot express. */
  readonly detector?: string;
  /**
   * Formats that the examples are written in; default text (prompt for prompt rules). `commit`: messages of commits.
   * `pair`: a text and its translation.
   */
  readonly exampleFormat?: 'text' | 'markdown' | 'html' | 'prompt' | 'commit' | 'pair';
}
