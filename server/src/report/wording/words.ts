import type { DisclosureStatus } from '../../core/review/finding.js';
import type { Jurisdiction, NormKind } from '../../core/rules/catalogue.js';
import type { Family, Severity } from '../../core/rules/rule.js';
import type { ProofState } from '../claims.js';

/** Counts arrive with the number as the language writes it, for sentences that agree with it. */
export type Counted = (count: number) => string;

/** Everything that a report says in one language; a missing entry does not compile. */
export interface Words {
  /** BCP 47 tag that formats numbers and dates. */
  readonly locale: string;
  readonly number: Counted;
  /** Of an ISO 8601 instant or `YYYY-MM-DD`. */
  readonly day: (iso: string) => string;
  readonly moment: (iso: string) => string;

  readonly title: string;
  readonly preparedBy: (house: string) => string;
  readonly skip: string;
  readonly contents: string;

  readonly severity: Readonly<Record<Severity, string>>;
  readonly severities: Readonly<Record<Severity, string>>;
  readonly severityMeans: Readonly<Record<Severity, string>>;
  readonly severityCount: Readonly<Record<Severity, Counted>>;
  readonly family: Readonly<Record<Family, string>>;
  readonly jurisdiction: Readonly<Record<Jurisdiction, string>>;
  readonly noJurisdiction: string;
  readonly normKind: Readonly<Record<NormKind, string>>;
  readonly normKindMeans: Readonly<Record<NormKind, string>>;
  readonly status: Readonly<Record<DisclosureStatus, string>>;
  readonly statusMeans: Readonly<Record<DisclosureStatus, string>>;

  readonly summary: SummaryWords;
  readonly risk: RiskWords;
  readonly findings: FindingsWords;
  readonly setAside: SetAsideWords;
  readonly disclosure: DisclosureWords;
  readonly claims: ClaimsWords;
  readonly signOffs: SignOffsWords;
  readonly trend: TrendWords;
  /** Why a decision holds no longer. */
  readonly lapse: Readonly<Record<'expired' | 'evidence-changed' | 'evidence-missing', string>>;
  /** Under a table that was cut. */
  readonly moreRows: Counted;
  readonly unchecked: UncheckedWords;
  readonly norms: NormsWords;
  readonly method: MethodWords;
  readonly markdown: MarkdownWords;
  readonly table: TableWords;
}

export interface SummaryWords {
  readonly heading: string;
  readonly reviewed: Counted;
  readonly found: (findings: number, documents: number) => string;
  readonly nothingFound: string;
  readonly documents: string;
  readonly disclosuresMissing: string;
  readonly mattersMost: string;
  readonly places: (places: number, documents: number) => string;
  readonly doNext: string;
  readonly steps: {
    readonly errors: Counted;
    readonly disclosures: Counted;
    readonly warnings: Counted;
    /** Of the warnings, how many come with a suggested wording. */
    readonly suggestions: (suggested: number, total: number) => string;
    readonly proofs: Counted;
    readonly unreadable: Counted;
    readonly notices: Counted;
    readonly nothing: string;
  };
  readonly legal: (normsDate: string) => string;
}

export interface RiskWords {
  readonly heading: string;
  readonly lead: string;
  readonly byFamily: string;
  readonly byJurisdiction: string;
  readonly byJurisdictionNote: string;
  readonly byFile: string;
  readonly byFileFirst: (shown: number, total: number) => string;
  readonly familyColumn: string;
  readonly jurisdictionColumn: string;
  readonly fileColumn: string;
  readonly total: string;
}

export interface FindingsWords {
  readonly heading: string;
  readonly none: string;
  readonly cleanFiles: Counted;
  readonly filters: string;
  readonly search: string;
  readonly anyFamily: string;
  readonly anySeverity: string;
  readonly anyFile: string;
  readonly family: string;
  readonly severity: string;
  readonly file: string;
  readonly reset: string;
  readonly unfold: string;
  readonly fold: string;
  /** What the status line says; `{shown}` and `{total}` stand for numbers, filled in by the report's script. */
  readonly showing: string;
  readonly noMatch: string;
  readonly line: Counted;
  readonly why: string;
  readonly fineWhen: string;
  readonly because: string;
  readonly restsOn: string;
  readonly houseAdvice: string;
  readonly suggestion: string;
  readonly safe: string;
  readonly before: string;
  readonly after: string;
  readonly removed: string;
  readonly related: string;
  readonly capped: (shown: number, total: number) => string;
}

export interface SetAsideWords {
  readonly heading: string;
  readonly lead: string;
  readonly suppressed: string;
  readonly finding: string;
  readonly reason: string;
  readonly by: string;
  readonly until: (day: string) => string;
  readonly kind: (kind: string) => string;
  readonly inFile: string;
}

export interface DisclosureWords {
  readonly heading: string;
  readonly lead: string;
  readonly document: string;
  readonly status: string;
  readonly marks: string;
  readonly statements: string;
  readonly none: string;
  readonly notNeeded: Counted;
}

export interface ClaimsWords {
  readonly heading: string;
  readonly lead: string;
  readonly claim: string;
  readonly document: string;
  readonly state: string;
  readonly proof: string;
  readonly owner: string;
  readonly until: string;
  readonly noProof: string;
  readonly states: Readonly<Record<ProofState, string>>;
  readonly stateMeans: Readonly<Record<ProofState, string>>;
}

export interface SignOffsWords {
  readonly heading: string;
  readonly lead: string;
  readonly document: string;
  readonly state: string;
  readonly by: string;
  readonly on: string;
  readonly states: Readonly<Record<'signed' | 'stale', string>>;
  readonly unsigned: Counted;
  /** The share of documents that nobody answers for. */
  readonly unattended: (documents: number, total: number) => string;
}

export interface TrendWords {
  readonly heading: string;
  readonly lead: (version: string) => string;
  readonly appeared: string;
  readonly remaining: string;
  readonly resolved: string;
  readonly sentence: (appeared: number, remaining: number, resolved: number) => string;
  readonly elsewhere: Counted;
  readonly list: string;
  readonly document: string;
  readonly finding: string;
  readonly isNew: string;
}

export interface UncheckedWords {
  readonly heading: string;
  readonly none: string;
  readonly unreadable: string;
  readonly partly: string;
  readonly document: string;
  readonly place: string;
  readonly reason: string;
  readonly scope: string;
}

export interface NormsWords {
  readonly heading: string;
  readonly lead: string;
  readonly none: string;
  readonly norm: string;
  readonly asks: string;
  readonly state: string;
  readonly where: string;
}

export interface MethodWords {
  readonly heading: string;
  readonly lead: string;
  readonly tool: string;
  readonly generated: string;
  readonly normsCompared: string;
  /** Before the command line. */
  readonly again: string;
  readonly commit: string;
  readonly commitState: (hadChanges: boolean) => string;
  readonly configuration: (path: string) => string;
  readonly presets: string;
  readonly preset: string;
  readonly version: string;
  readonly integrity: string;
  readonly severityHeading: string;
}

export interface MarkdownWords {
  readonly cut: Counted;
  readonly more: Counted;
}

/** Columns of the table for spreadsheets, in their order. */
export type TableColumn =
  | 'kind'
  | 'file'
  | 'line'
  | 'column'
  | 'place'
  | 'severity'
  | 'family'
  | 'rule'
  | 'title'
  | 'evidence'
  | 'message'
  | 'why'
  | 'suggestion'
  | 'norms'
  | 'state'
  | 'reason'
  | 'by'
  | 'until'
  | 'fingerprint';

export interface TableWords {
  readonly columns: Readonly<Record<TableColumn, string>>;
  /** Between cells: spreadsheets go by the language of the system. */
  readonly separator: ',' | ';';
  readonly finding: string;
  readonly open: string;
  readonly unchecked: string;
  readonly unreadable: string;
}
