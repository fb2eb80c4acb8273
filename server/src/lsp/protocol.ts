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

/** Request, client to server: the report on one file, or on the workspace when `uri` is absent. */
export const REPORT = 'candor/report';
export interface ReportParams {
  readonly uri?: string;
  readonly workDoneToken?: string | number;
}
export interface ReportResult {
  /** A whole HTML document that loads nothing from elsewhere. */
  readonly html: string;
  readonly markdown: string;
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
  readonly disclosure: 'not-needed' | 'disclosed' | 'missing' | 'signed-off';
  /** Why, in one line, in the reader's language. */
  readonly disclosureReason: string;
  readonly language: 'en' | 'fr';
  /** What was not checked, in the reader's language. */
  readonly notices: readonly string[];
  /** Duration of the last review, in milliseconds. */
  readonly milliseconds: number;
}

export interface SeverityCounts {
  readonly error: number;
  readonly warning: number;
  readonly info: number;
  readonly hint: number;
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
