import { DEFAULT_SETTINGS, type Finding, Ruleset, reviewText } from '../../../server/src/core/index.js';
import { lineOf } from '../../../server/src/ledger/canonical.js';
import { type DecidedReview, decide, factsOf } from '../../../server/src/ledger/decide.js';
import { type EvidenceFiles, Ledger } from '../../../server/src/ledger/ledger.js';
import { type Draft, decisionDraft, signOffDraft, toRecords } from '../../../server/src/ledger/new-record.js';
import { readLedger } from '../../../server/src/ledger/read-ledger.js';
import type { LedgerRecord } from '../../../server/src/ledger/record.js';
import { builtinCatalogue } from '../../../server/src/presets/builtin.js';

export const ruleset = Ruleset.compile(builtinCatalogue(), DEFAULT_SETTINGS);
export const BY = 'Ana Costa <ana@example.org>';
export const AT = '2026-06-01T08:00:00.000Z';

/** A moment on a day. */
export const on = (day: string) => new Date(`${day}T12:00:00Z`);

export function findingsOf(text: string): readonly Finding[] {
  return reviewText(text, 'markdown', ruleset, DEFAULT_SETTINGS).findings;
}

export interface DecideOptions {
  readonly file?: string;
  readonly day?: string;
  readonly evidence?: EvidenceFiles;
}

/** The review of a text with what a ledger says of it. */
export function decided(text: string, ledger: string, options: DecideOptions = {}): DecidedReview {
  const { file = 'shop.md', day = '2026-06-02', evidence = new Map() } = options;
  const review = reviewText(text, 'markdown', ruleset, DEFAULT_SETTINGS);
  return decide(review, new Ledger(readLedger(ledger), evidence), factsOf(ruleset, file, text, on(day)));
}

/** The text of a ledger with these decisions, each after the one before. */
export function ledgerOf(drafts: readonly Draft[], heads: readonly string[] = []): string {
  return textOf(toRecords(drafts, heads, AT));
}

export function textOf(records: readonly LedgerRecord[]): string {
  return records.map((record) => lineOf(record as never)).join('');
}

export function accept(text: string, index = 0, form: object = {}, file = 'shop.md'): Draft {
  const findings = findingsOf(text);
  const finding = findings[index];
  if (!finding) throw new Error(`No finding ${index} in ${text}`);
  return decisionDraft({ kind: 'accept', reason: 'So decided', by: BY, ...form }, finding, { file, text, findings });
}

export function signature(text: string, file = 'shop.md'): Draft {
  return signOffDraft({ kind: 'sign-off', by: BY }, { file, text, findings: findingsOf(text) });
}
