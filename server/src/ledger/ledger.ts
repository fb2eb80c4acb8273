import { wordingContent } from './hash.js';
import { EMPTY_LEDGER, type ReadLedger } from './read-ledger.js';
import { type LedgerRecord, type Scope, scopeOf } from './record.js';

/**
 * What the files used as evidence hold now, by the path a record gives: the content, or undefined for one that is gone
 * or cannot be read.
 */
export type EvidenceFiles = ReadonlyMap<string, string | undefined>;

/** Why a decision on a finding does not hold although its words stand. */
export type Lapse = 'expired' | 'evidence-changed' | 'evidence-missing';

/** The decisions of a ledger, ready to be asked. Immutable: another text is another ledger. */
export class Ledger {
  readonly withdrawn: ReadonlyMap<string, LedgerRecord>;
  /** The latest decisions on sentences: by file and fingerprint without ordinal, by content, by fingerprint. */
  private readonly sentences = new Map<string, Map<string, Map<string, LedgerRecord>>>();
  /** The latest decisions on words: by file (empty: all files) and content, by rule. */
  private readonly wordings = new Map<string, Map<string, LedgerRecord>>();
  private readonly signOffs = new Map<string, Map<string, LedgerRecord>>();
  private readonly decidedFiles = new Set<string>();
  private readonly replaced = new Map<string, string>();

  constructor(
    readonly read: ReadLedger = EMPTY_LEDGER,
    private readonly evidence: EvidenceFiles = new Map(),
  ) {
    this.withdrawn = new Map(
      read.records.flatMap((record) => (record.kind === 'withdraw' ? [[record.withdraws!, record] as const] : [])),
    );
    for (const record of read.records) this.add(record);
    // Only now: what a withdrawn decision replaced does not come back by itself.
    for (const record of read.records) if (this.withdrawn.has(record.id)) this.remove(record);
  }

  /** Whether anything was decided that may bear on a file. */
  concerns(file: string): boolean {
    return this.decidedFiles.has(file) || this.wordings.size > 0 || this.signOffs.has(file);
  }

  /** Decisions on sentences of a file around findings that look alike: by content, then by fingerprint. */
  onSentences(file: string, fingerprint: string): ReadonlyMap<string, ReadonlyMap<string, LedgerRecord>> | undefined {
    return this.sentences.get(pair(file, withoutOrdinal(fingerprint)));
  }

  get decidesOnWords(): boolean {
    return this.wordings.size > 0;
  }

  /** Decisions on some words, wherever they stand in the file or in all files, by rule. */
  onWords(file: string, scope: Exclude<Scope, 'instance'>, content: string): ReadonlyMap<string, LedgerRecord> {
    return this.wordings.get(pair(scope === 'file' ? file : '', content)) ?? NONE;
  }

  /** The last sign-off of each person, the earliest first. */
  signOffsOf(file: string): readonly LedgerRecord[] {
    return [...(this.signOffs.get(file)?.values() ?? [])];
  }

  /** The id of the later decision on the same thing that took the place of this one. */
  replacementOf(record: LedgerRecord): string | undefined {
    return this.replaced.get(record.id);
  }

  /** Why a decision does not hold on a day, `YYYY-MM-DD`, although its words stand. */
  lapseOf(record: LedgerRecord, today: string): Lapse | undefined {
    if (record.until !== undefined && record.until < today) return 'expired';
    if (record.sourceContent === undefined || record.source === undefined) return undefined;
    const now = this.evidence.get(record.source);
    if (now === undefined) return 'evidence-missing';
    return now === record.sourceContent ? undefined : 'evidence-changed';
  }

  /** The later decision on the same thing counts, and stands last. */
  private add(record: LedgerRecord): void {
    const slot = this.slotOf(record);
    if (!slot) return;
    const [latest, key] = slot;
    const before = latest.get(key);
    if (before) this.replaced.set(before.id, record.id);
    latest.delete(key);
    latest.set(key, record);
  }

  private remove(record: LedgerRecord): void {
    const [latest, key] = this.slotOf(record) ?? [];
    if (key !== undefined && latest?.get(key) === record) latest.delete(key);
  }

  /** Where the decision on one thing stands, and its key there. */
  private slotOf(record: LedgerRecord): readonly [Map<string, LedgerRecord>, string] | undefined {
    const { kind, file, content, by, rule, fingerprint } = record;
    if (kind === 'withdraw') return undefined;
    if (kind === 'sign-off') return [within(this.signOffs, file), by];
    const scope = scopeOf(record);
    if (scope !== 'instance') return [within(this.wordings, pair(scope === 'file' ? file : '', content)), rule!];
    this.decidedFiles.add(file);
    return [within(within(this.sentences, pair(file, withoutOrdinal(fingerprint!))), content), fingerprint!];
  }
}

/** Findings alike in rule, words and surroundings share it; they are told apart by an ordinal. */
export function withoutOrdinal(fingerprint: string): string {
  return fingerprint.slice(0, 16);
}

/** The content of words that a decision covers wherever they stand. */
export function wordsContent(words: string): string {
  return wordingContent(words.toLowerCase());
}

const NONE: ReadonlyMap<string, LedgerRecord> = new Map();

function pair(first: string, second: string): string {
  return `${first}\n${second}`;
}

function within<V>(map: Map<string, Map<string, V>>, key: string): Map<string, V> {
  let inner = map.get(key);
  if (!inner) {
    inner = new Map();
    map.set(key, inner);
  }
  return inner;
}
