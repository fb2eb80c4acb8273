import type { EvidenceFiles } from '../ledger/ledger.js';
import type { Draft } from '../ledger/new-record.js';
import type { ReadLedger } from '../ledger/read-ledger.js';
import type { LedgerRecord } from '../ledger/record.js';

/** Where decisions are kept: a disk in Node, the client elsewhere. Folders are URIs. */
export interface LedgerStore {
  /** Undefined where there is no ledger. What is wrong in one is told by its problems. */
  read(folder: string): Promise<ReadLedger | undefined>;
  /**
   * Adds decisions and resolves once they are kept. Rejects with an error whose `reason`, where it has one, says why in
   * both languages.
   */
  append(folder: string, drafts: readonly Draft[], at: string): Promise<readonly LedgerRecord[]>;
  /** What the files used as evidence hold now; paths count from the folder. */
  evidence(folder: string, paths: readonly string[]): Promise<EvidenceFiles>;
  /** Who works here, "Name <address>"; undefined when nobody can tell. */
  identity(folder: string): Promise<string | undefined>;
}
