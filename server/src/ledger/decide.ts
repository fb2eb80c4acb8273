import type { Decision, Finding, Review } from '../core/review/finding.js';
import type { Ruleset } from '../core/rules/ruleset.js';
import { showHidden } from '../report/visible.js';
import { nameOf } from './decision-words.js';
import { contentOf, wordingContent } from './hash.js';
import { type Lapse, type Ledger, wordsContent } from './ledger.js';
import type { LedgerRecord } from './record.js';

/** What deciding about one document needs to know besides its review. */
export interface DocumentFacts {
  /** Path from the ledger's folder, with slashes. */
  readonly file: string;
  readonly text: string;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** A rule's present id, by any that it has or had. */
  readonly ruleId: (id: string) => string;
  /** Whether a finding asks for a label on the text, which it needs no longer once a person answers for it. */
  readonly asksTextLabel: (finding: Finding) => boolean;
}

/** The facts of a document that was reviewed with a ruleset. */
export function factsOf(ruleset: Ruleset, file: string, text: string, now: Date): DocumentFacts {
  return {
    file,
    text,
    today: dayOf(now),
    ruleId: (id) => ruleset.rule(id)?.id ?? id,
    asksTextLabel: ({ rule }) => TEXT_LABEL_DETECTORS.has(ruleset.rule(rule)?.detector ?? ''),
  };
}

/** What asks that a text be labelled, or that its label stand where readers look. */
const TEXT_LABEL_DETECTORS: ReadonlySet<string> = new Set(['missing-disclosure', 'buried-statement', 'late-statement']);

/** The day in UTC, so that a decision ends at the same moment everywhere. */
export function dayOf(now: Date): string {
  return now.toISOString().slice(0, 10);
}

/** Whether a person answers for a document as it stands. */
export interface SignOff {
  /** `signed`: somebody does; `stale`: somebody did, for other words. */
  readonly state: 'signed' | 'stale' | 'unsigned';
  /** The last sign-off of each person, the earliest first. */
  readonly records: readonly { readonly record: LedgerRecord; readonly holds: boolean }[];
}

/** A document's review with the decisions taken into account. */
export interface DecidedReview {
  readonly review: Review;
  readonly signOff: SignOff;
  /** The decision that each finding met, by its index: those that hold, and those that lapsed. */
  readonly met: ReadonlyMap<number, { readonly record: LedgerRecord; readonly lapse?: Lapse }>;
}

/** Looks up what people decided about a document and its findings. Nothing is decided about suppressed findings. */
export function decide(review: Review, ledger: Ledger, facts: DocumentFacts): DecidedReview {
  const signOff = signOffOf(ledger, facts);
  const met = meet(review.findings, ledger, facts);
  const signature = signOff.state === 'signed' ? signOff.records.findLast(({ holds }) => holds)!.record : undefined;
  const { disclosure } = review;
  const isFreed = signature !== undefined && disclosure.ifSigned === 'signed-off';
  const findings = review.findings.map((finding, index) => {
    const decided = met.get(index);
    if (decided && decided.lapse === undefined) return { ...finding, decision: toDecision(decided.record) };
    if (isFreed && !finding.suppressed && facts.asksTextLabel(finding)) {
      return { ...finding, decision: toDecision(signature) };
    }
    return decided?.lapse ? { ...finding, lapsed: { ...toDecision(decided.record), why: decided.lapse } } : finding;
  });
  return {
    review: { ...review, findings, disclosure: isFreed ? signed(disclosure, signature) : disclosure },
    signOff,
    met,
  };
}

function signOffOf(ledger: Ledger, { file, text }: DocumentFacts): SignOff {
  const records = ledger.signOffsOf(file);
  if (records.length === 0) return { state: 'unsigned', records: [] };
  const content = contentOf(text);
  const known = records.map((record) => ({ record, holds: record.content === content }));
  return { state: known.some(({ holds }) => holds) ? 'signed' : 'stale', records: known };
}

/** Finds each finding's decision; a decision on one sentence is spent on one finding, however many look like it. */
function meet(findings: readonly Finding[], ledger: Ledger, facts: DocumentFacts): DecidedReview['met'] {
  const met = new Map<number, { record: LedgerRecord; lapse?: Lapse }>();
  if (!ledger.concerns(facts.file)) return met;
  const { file, text, today } = facts;
  const spent = new Set<string>();
  const take = (index: number, record: LedgerRecord) => {
    const lapse = ledger.lapseOf(record, today);
    met.set(index, { record, ...(lapse && { lapse }) });
  };
  const alike = findings.map((finding) => (finding.suppressed ? [] : decisionsOnSentence(finding, ledger, file, text)));
  // First those that are what they were, then those that changed places with others like them.
  for (const isExact of [true, false]) {
    for (const [index, groups] of alike.entries()) {
      if (met.has(index)) continue;
      for (const { fingerprint, records } of groups) {
        const record = isExact ? records.get(fingerprint) : firstUnspent(records, spent);
        if (!record) continue;
        spent.add(record.id);
        take(index, record);
        break;
      }
    }
  }
  if (!ledger.decidesOnWords) return met;
  for (const [index, finding] of findings.entries()) {
    const before = met.get(index);
    if (finding.suppressed || (before && before.lapse === undefined)) continue;
    const content = wordsContent(text.slice(finding.start, finding.end));
    for (const scope of ['file', 'campaign'] as const) {
      const byRule = ledger.onWords(file, scope, content);
      const record = [...byRule.values()].findLast(({ rule }) => facts.ruleId(rule!) === finding.rule);
      if (!record) continue;
      const holds = ledger.lapseOf(record, today) === undefined;
      if (holds || !met.has(index)) take(index, record);
      if (holds) break;
    }
  }
  return met;
}

/** Decisions on the very sentence of a finding, under each fingerprint that it has or had. */
function decisionsOnSentence(finding: Finding, ledger: Ledger, file: string, text: string) {
  const { fingerprint, formerFingerprints = [], sentence } = finding;
  let content: string | undefined;
  return [fingerprint, ...formerFingerprints].flatMap((fingerprint) => {
    const byContent = ledger.onSentences(file, fingerprint);
    if (!byContent) return [];
    content ??= wordingContent(text.slice(sentence.start, sentence.end));
    const records = byContent.get(content);
    return records ? [{ fingerprint, records }] : [];
  });
}

function firstUnspent(records: ReadonlyMap<string, LedgerRecord>, spent: ReadonlySet<string>) {
  for (const record of records.values()) if (!spent.has(record.id)) return record;
  return undefined;
}

/** Whoever wrote the record, what it says hides nothing from those who read it. */
function toDecision(record: LedgerRecord): Decision {
  const { kind, reason, source, owner, by, until, id } = record;
  return {
    kind: kind as Decision['kind'],
    reason: showHidden(reason || source || ''),
    by: showHidden(by),
    ...(until !== undefined && { until }),
    ...(source !== undefined && { source: showHidden(source) }),
    ...(owner !== undefined && { owner: showHidden(owner) }),
    record: id,
  };
}

function signed(disclosure: Review['disclosure'], { by, at }: LedgerRecord): Review['disclosure'] {
  const name = nameOf(showHidden(by));
  const day = at.slice(0, 10);
  return {
    ...disclosure,
    status: 'signed-off',
    reason: {
      en: `${name} reviewed the text and answers for it since ${day}.`,
      fr: `${name} a relu le texte et en répond depuis le ${day}.`,
    },
  };
}
