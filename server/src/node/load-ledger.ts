import { Ledger } from '../ledger/ledger.js';
import { evidencePathsOf } from '../ledger/read-ledger.js';
import { readEvidence } from './evidence-files.js';
import { readLedgerFile } from './ledger-file.js';

/** A folder's decisions as they stand, compared with the files used as evidence. */
export async function loadLedger(folder: string): Promise<Ledger> {
  const read = await readLedgerFile(folder);
  return new Ledger(read, await readEvidence(folder, evidencePathsOf(read)));
}
