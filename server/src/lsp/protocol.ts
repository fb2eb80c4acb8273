import type { DecisionSummary as ListedDecision } from '../ledger/summary.js';

/**
 * Messages that Candor's own client and server exchange beyond LSP: names and plain payloads, no code, so that the
 * client imports them without any of the server. Other clients need none of them.
 */

/** What our client tells in `initializationOptions`; every field may be missing. */
export interface CandorInitializationOptions {
  /** The client wants a STATUS notification after each review. */
  readonly status?: boolean;
  /** The client shows diagnostics in hovers itself: the card then leaves their message out. */
  readonly diagnosticsInHover?: boolean;
  /** False: the client shows the workspace's findings after REVIEW_WORKSPACE and never polls for them. */
  readonly workspaceDiagnostics?: boolean;
  /** The client has the commands of DECISION_COMMANDS: code actions then lead to them. */
  readonly decisions?: boolean;
  /** Folder of the rule pages, ending with a slash, `en/family/name.md` below it; default: those beside the server. */
  readonly rulePages?: string;
}

/** Request, client to server: reviews every file of the workspace. Takes a work-done token; may be cancelled. */
export const REVIEW_WORKSPACE = 'candor/reviewWorkspace';
export interface ReviewWorkspaceParams {
  readonly workDoneToken?: string | number;
}
export interface ReviewWorkspaceResult {
  readonly files: number;
  readonly counts: SeverityCounts;
  readonly unreadable: readonly { readonly uri: string; readonly reason: string }[];
  /** True when the request was cancelled: the counts then cover the files reviewed until then. */
  readonly cancelled: boolean;
}

/** Request, client to server: the report on a file, a folder, a change, or on the workspace when all are absent. */
export const REPORT = 'candor/report';
export interface ReportParams {
  readonly uri?: string;
  readonly folder?: string;
  /** What the files have since they left this revision of git; empty: since the last commit. */
  readonly since?: string;
  readonly workDoneToken?: string | number;
}
export interface ReportResult {
  /** A whole HTML document that loads nothing from elsewhere. */
  readonly html: string;
  readonly markdown: string;
  /** The documents, as the page numbers them in its `open` messages. */
  readonly uris: readonly string[];
}

/** Why there is no report, in the reader's language. */
export interface ReportRefused {
  readonly refused: string;
}

/** What our server tells in `capabilities.experimental`. */
export interface CandorCapabilities {
  /** Reports on changes can be asked for: there is git. */
  readonly candorChanges?: boolean;
}

/** Message of a report's page to the editor: show a document at a place, line and character from 0. */
export interface OpenPlace {
  readonly open: { readonly file: number; readonly line: number; readonly character: number };
}

/** Request, client to server: the rules in force for a document, in the reader's language; without one, Candor's own. */
export const LIST_RULES = 'candor/listRules';
export interface ListRulesParams {
  readonly uri?: string;
}
export interface RuleSummary {
  readonly id: string;
  readonly title: string;
  readonly family: string;
  readonly severity: string;
}

/** Request, client to server: the page of a rule (an id or a former id) in Markdown, or null when there is none. */
export const EXPLAIN_RULE = 'candor/explainRule';
export interface ExplainRuleParams {
  readonly rule: string;
  /** The document it was met in, whose configuration may bring rules of its own. */
  readonly uri?: string;
}
export interface ExplainRuleResult {
  readonly id: string;
  readonly title: string;
  readonly markdown: string;
}

/** Request, client to server: where a rule of a preset is written, or null for Candor's own and for unknown ones. */
export const RULE_SOURCE = 'candor/ruleSource';
export interface RuleSourceParams {
  readonly rule: string;
  readonly uri?: string;
}
export interface RuleSourceResult {
  readonly uri: string;
  /** From 0. */
  readonly line: number;
}

/** Request, client to server: runs the examples of a preset that is open, of all its rules or of one. */
export const RUN_EXAMPLES = 'candor/runExamples';
export interface RunExamplesParams {
  readonly uri: string;
  readonly rule?: string;
}
export interface RunExamplesResult {
  readonly rules: number;
  readonly examples: number;
  readonly failed: number;
  /** Mistakes that keep parts of the file from being read. */
  readonly problems: number;
}

/** Request, client to server: the presets, kept in folders, that a rule can be added to. */
export const LIST_PRESETS = 'candor/listPresets';
export interface ListPresetsParams {
  /** The document that the rule is for. */
  readonly uri: string;
}
export interface PresetSummary {
  readonly folder: string;
  readonly name: string;
  /** Path from the workspace folder. */
  readonly path: string;
}

/** A file to be written; what stands there is replaced. */
export interface WrittenFile {
  readonly uri: string;
  readonly text: string;
}

/** Files to write, and the one to open; or, when there can be none, why, in the reader's language. */
export interface AuthoringResult {
  readonly files: readonly WrittenFile[];
  readonly open?: string;
  readonly refused?: string;
}

/** Request, client to server: a preset to start from, in a new folder that `candor.yml` then extends. */
export const NEW_PRESET = 'candor/newPreset';
export interface NewPresetParams {
  readonly folder: string;
}

/** Request, client to server: a rule made from words that are selected in some copy. */
export const NEW_RULE = 'candor/newRule';
export interface NewRuleParams {
  /** The open document. */
  readonly uri: string;
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
  /** Folder of the preset, which is made when there is none. */
  readonly preset: string;
  readonly family: string;
  readonly severity: string;
}

/** Notification, server to client, after each review of an open document. */
export const STATUS = 'candor/status';
export interface DocumentStatus {
  readonly uri: string;
  readonly version: number;
  readonly counts: SeverityCounts;
  readonly suppressed: number;
  /** Findings on which a person decided; they are not among the counts. */
  readonly decided: number;
  readonly signOff: SignOffState;
  readonly disclosure: 'not-needed' | 'disclosed' | 'missing' | 'signed-off';
  /** Why, in one line, in the reader's language. */
  readonly disclosureReason: string;
  readonly language: 'en' | 'fr';
  /** What was not checked, in the reader's language. */
  readonly notices: readonly string[];
  /** Duration of the last review, in milliseconds. */
  readonly milliseconds: number;
}

/** `stale`: somebody signed, and the document changed since. */
export type SignOffState = 'signed' | 'stale' | 'unsigned';

export interface SeverityCounts {
  readonly error: number;
  readonly warning: number;
  readonly info: number;
  readonly hint: number;
}

/** Commands of the client that code actions name; each takes one DecisionTarget. */
export const DECISION_COMMANDS = {
  evidence: 'candor.attachEvidence',
  accept: 'candor.acceptRisk',
  signOff: 'candor.signDocument',
  withdraw: 'candor.withdrawDecision',
} as const;
export interface DecisionTarget {
  readonly uri: string;
  /** The finding; absent when the whole document is meant. */
  readonly fingerprint?: string;
  /** The decision to withdraw. */
  readonly record?: string;
}

/** Request, client to server: who decides, "Name <address>" as git has it; null when the server cannot know. */
export const WHO_AM_I = 'candor/whoAmI';
export interface WhoAmIParams {
  readonly uri: string;
}
export interface WhoAmIResult {
  readonly by: string | null;
}

/** Request, client to server: the decisions on one document, or on all of the workspace; may be cancelled. */
export const LIST_DECISIONS = 'candor/listDecisions';
export interface ListDecisionsParams {
  readonly uri?: string;
  readonly workDoneToken?: string | number;
}
export interface ListDecisionsResult {
  /** Every document that was reviewed, whether anything was decided about it or not. */
  readonly documents: readonly DocumentDecisions[];
  /** Decisions on documents that are not there, or not reviewed. */
  readonly elsewhere: readonly DecisionSummary[];
  /** What is wrong in the ledgers themselves, in the reader's language. */
  readonly problems: readonly { readonly uri: string; readonly line?: number; readonly message: string }[];
  readonly cancelled: boolean;
}
export interface DocumentDecisions {
  readonly uri: string;
  /** Path from the ledger's folder, with slashes. */
  readonly path: string;
  readonly state: 'open' | 'stale' | 'accepted' | 'substantiated' | 'signed' | 'clean';
  /** The state in the reader's language. */
  readonly stateText: string;
  readonly signOff: SignOffState;
  /** Findings that count and on which nobody has decided. */
  readonly open: SeverityCounts;
  readonly decided: { readonly evidence: number; readonly accept: number; readonly baseline: number };
  /** In the order they were made; withdrawn and replaced ones too. */
  readonly decisions: readonly DecisionSummary[];
}
/** A decision with where its words stand. */
export interface DecisionSummary extends ListedDecision {
  /** The finding it answers or that its words became, where there is one. */
  readonly fingerprint?: string;
  readonly start?: { readonly line: number; readonly character: number };
  readonly end?: { readonly line: number; readonly character: number };
}

/**
 * Request, client to server: records a decision. `evidence` and `accept` name a finding by `fingerprint`; `baseline` takes
 * every open finding of the document, or of the workspace without `uri`; `sign-off` takes the document as it stands in
 * the editor; `withdraw` names a `record`.
 */
export const RECORD_DECISION = 'candor/recordDecision';
export interface RecordDecisionParams {
  readonly kind: 'evidence' | 'accept' | 'baseline' | 'sign-off' | 'withdraw';
  readonly uri?: string;
  readonly fingerprint?: string;
  readonly record?: string;
  /** Of `evidence` and `accept`; default: this instance. */
  readonly scope?: 'instance' | 'file' | 'campaign';
  readonly reason?: string;
  /** A path from the ledger's folder, a link, or a note. */
  readonly source?: string;
  readonly owner?: string;
  readonly until?: string;
  /** Default: who git says. */
  readonly by?: string;
  readonly role?: string;
  /** Only checks the form: nothing is recorded. */
  readonly dryRun?: boolean;
}
export type DecisionField = 'reason' | 'source' | 'owner' | 'until' | 'by' | 'role';
export interface RecordDecisionResult {
  /** Ids of the new records; empty when something is wrong, or with `dryRun`. */
  readonly records: readonly string[];
  /** What is wrong with each field, in the reader's language. */
  readonly errors: Partial<Readonly<Record<DecisionField, string>>>;
  /** Why nothing was recorded although the form is right, in the reader's language. */
  readonly refused?: string;
}

/** Request, client to server: what changed in a document since it was last signed; null when nobody signed it. */
export const SIGNED_CHANGES = 'candor/signedChanges';
export interface SignedChangesParams {
  readonly uri: string;
}
export interface SignedChangesResult {
  readonly by: string;
  readonly role?: string;
  /** ISO 8601 instant. */
  readonly at: string;
  readonly state: SignOffState;
  /** The text that was signed, secrets masked; absent when it was too long to be kept. */
  readonly signedText?: string;
  /** Absent when the text was not kept. */
  readonly changes?: readonly {
    /** First line concerned in the document as it is now, from 0. */
    readonly line: number;
    readonly removed: readonly string[];
    readonly added: readonly string[];
  }[];
}

/** Notification, server to client: decisions changed, here or on the disk; lists of them are to be asked for again. */
export const DECISIONS_CHANGED = 'candor/decisionsChanged';

/**
 * Request, server to client: adds lines to the end of a file, which is made with its folder when it is not there. If the
 * file does not end with a line end, one goes before. Links out of the workspace are refused.
 */
export const APPEND_FILE = 'candor/appendFile';
export interface AppendFileParams {
  readonly uri: string;
  readonly text: string;
}
export interface AppendFileResult {
  readonly written: boolean;
}

/** Request, server to client: the text of a file, or null when there is none. */
export const READ_FILE = 'candor/readFile';
export interface ReadFileParams {
  readonly uri: string;
}

/** Request, server to client: the files of a workspace folder. */
export const LIST_FILES = 'candor/listFiles';
export interface ListFilesParams {
  readonly folder: string;
}

/** Request, server to client: an image file of the workspace, for the marks in it; only its stamp unless `read`. */
export const READ_IMAGE = 'candor/readImage';
export interface ReadImageParams {
  readonly uri: string;
  readonly read: boolean;
  /** Larger files are not sent. In bytes. */
  readonly largest: number;
}
/** Either why it is not sent, or what it is. */
export interface ReadImageResult {
  readonly unread?: 'missing' | 'outside' | 'too-large' | 'unreadable' | 'not-an-image';
  /** In bytes. */
  readonly size?: number;
  /** Time of the last change, in milliseconds. */
  readonly changed?: number;
  /** The bytes in base64, when they were asked for. */
  readonly data?: string;
}
