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

/** Request, client to server: all rules in force without a configuration, in the reader's language. */
export const LIST_RULES = 'candor/listRules';
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

/** Notification, server to client, after each review of an open document. */
export const STATUS = 'candor/status';
export interface DocumentStatus {
  readonly uri: string;
  readonly version: number;
  readonly counts: SeverityCounts;
  readonly suppressed: number;
  readonly disclosure: 'not-needed' | 'disclosed' | 'missing' | 'signed-off';
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
