import type { Language } from '../../core/document/document.js';
import type { NormKind } from '../../core/rules/catalogue.js';
import type { Severity } from '../../core/rules/rule.js';
import { ENGLISH } from './english.js';
import { FRENCH } from './french.js';

/** Everything the command line says, apart from rules, problems and reports, which say themselves. */
export interface Messages {
  readonly language: Language;
  readonly severity: Readonly<Record<Severity, string>>;
  readonly normKind: Readonly<Record<NormKind, string>>;
  readonly because: string;
  /** A name and what it stands for. */
  readonly labelled: (label: string, text: string) => string;
  readonly suppressed: (reason: string) => string;
  readonly notice: string;
  readonly reviewing: (done: number, total: number) => string;
  readonly nothingFound: string;
  /** As `nothingFound`, where something could not be read. */
  readonly nothingFoundInRest: string;
  readonly noFiles: string;
  readonly files: (count: number) => string;
  readonly counts: (errors: number, warnings: number, infos: number) => string;
  readonly setAside: (suppressed: number, decided: number, hints: number) => string;
  /** A decision by its kind in the ledger. */
  readonly decided: (kind: string, reason: string, by: string, until: string | undefined) => string;
  readonly fixable: (count: number) => string;
  readonly disclaimer: (normsDate: string) => string;
  readonly unreadable: (path: string, reason: string) => string;
  readonly excluded: (path: string) => string;
  readonly written: (path: string) => string;
  readonly notWritten: (path: string, reason: string) => string;
  readonly fixed: (path: string, count: number) => string;
  readonly wouldFix: (path: string, count: number) => string;
  readonly nothingToFix: string;
  readonly stdinCannotBeFixed: string;
  readonly stdinWithPaths: string;
  readonly jsonlAlone: string;
  readonly changedAlone: string;
  readonly changedOrStaged: string;
  readonly gitMissing: string;
  /** With what git said. */
  readonly gitFailed: (said: string) => string;
  readonly noRange: (range: string, said: string) => string;
  readonly notEarlier: (path: string) => string;
  readonly initExists: (path: string) => string;
  readonly initWritten: (path: string) => string;
  readonly unknownRule: (name: string, meant: string | undefined) => string;
  readonly explain: {
    readonly severity: string;
    readonly why: string;
    readonly fineWhen: string;
    readonly norms: string;
    readonly normsNote: (date: string) => string;
    readonly flagged: (language: Language) => string;
    readonly clean: (language: Language) => string;
    readonly fixes: string;
    readonly aliases: string;
    readonly hint: string;
  };
  readonly presetTest: {
    readonly missed: (example: string) => string;
    readonly misplaced: (example: string, evidence: string) => string;
    readonly raised: (example: string, evidence: string) => string;
    readonly noExamples: (language: Language) => string;
    readonly broken: (reason: string) => string;
    readonly passed: (examples: number, rules: number) => string;
    readonly failed: (failures: number, examples: number, rules: number) => string;
    /** Of disclosures.yml: an example and what it was read as, empty for nothing. */
    readonly misread: (example: string, readAs: string) => string;
    readonly wordingsPassed: (examples: number) => string;
    readonly wordingsFailed: (failures: number, examples: number) => string;
    readonly noPreset: (path: string) => string;
    readonly noFolder: (path: string) => string;
    readonly note: string;
    readonly unexercised: (phrase: string) => string;
    readonly lonePart: (part: string, meant: string) => string;
    readonly shadowed: (rule: string) => string;
    readonly moreNotes: (count: number) => string;
    readonly alarm: (evidence: string) => string;
    readonly cleanCopy: (alarms: number, words: number, files: number) => string;
    /** Heads of the columns. */
    readonly profile: Readonly<Record<'milliseconds' | 'tried' | 'matched' | 'rule', string>>;
    readonly moreRules: (count: number) => string;
  };
  readonly presetNew: {
    readonly exists: (path: string) => string;
    readonly written: (path: string) => string;
  };
  readonly lspMissing: string;
  readonly failedOn: (path: string, reason: string) => string;
  readonly internal: (message: string) => string;
  readonly help: HelpMessages;
}

/** Texts of `--help` and of commander's complaints. */
export interface HelpMessages {
  readonly description: string;
  readonly commands: Readonly<
    Record<
      | 'init'
      | 'review'
      | 'report'
      | 'explain'
      | 'preset'
      | 'presetTest'
      | 'presetNew'
      | 'ledger'
      | 'ledgerList'
      | 'ledgerVerify'
      | 'ledgerEvidence'
      | 'ledgerAccept'
      | 'ledgerBaseline'
      | 'ledgerWithdraw'
      | 'sign'
      | 'lsp'
      | 'help',
      string
    >
  >;
  readonly options: Readonly<
    Record<
      | 'format'
      | 'output'
      | 'lang'
      | 'langUi'
      | 'preset'
      | 'noCache'
      | 'changed'
      | 'staged'
      | 'since'
      | 'config'
      | 'failOn'
      | 'stdin'
      | 'stdinFilename'
      | 'jsonl'
      | 'fix'
      | 'fixDryRun'
      | 'quiet'
      | 'help'
      | 'version'
      | 'reportOutput'
      | 'profile'
      | 'clean'
      | 'stdio'
      | 'requireSignOff'
      | 'by'
      | 'role'
      | 'reason'
      | 'atRule'
      | 'scope'
      | 'source'
      | 'owner'
      | 'until'
      | 'expiring'
      | 'orphaned',
      string
    >
  >;
  readonly arguments: Readonly<
    Record<'paths' | 'rule' | 'presets' | 'folder' | 'decided' | 'place' | 'record' | 'signed', string>
  >;
  readonly headings: Readonly<Record<'Usage:' | 'Options:' | 'Commands:' | 'Arguments:', string>>;
  readonly exitCodes: string;
  readonly choices: (list: string) => string;
  readonly byDefault: (value: string) => string;
  /** By commander's error code, given its English message. */
  readonly errors: Readonly<Record<string, (subject: string) => string>>;
  readonly seeHelp: string;
}

export function messagesFor(reader: Language): Messages {
  return reader === 'fr' ? FRENCH : ENGLISH;
}
