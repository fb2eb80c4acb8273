import { fileURLToPath } from 'node:url';
import { hasLedger } from '../node/ledger-place.js';
import type { LedgerStore } from './ledger-store.js';
import { schemeOf } from './uris.js';

/** Ledgers on disk; those of other schemes are kept by `elsewhere`, the client. */
export function nodeLedgerStore(elsewhere: LedgerStore): LedgerStore {
  const isElsewhere = (folder: string) => schemeOf(folder) !== 'file';
  return {
    async read(folder) {
      if (isElsewhere(folder)) return elsewhere.read(folder);
      const path = fileURLToPath(folder);
      if (!hasLedger(path)) return undefined;
      const { readLedgerFile } = await import('../node/ledger-file.js');
      return readLedgerFile(path);
    },
    async append(folder, drafts, at) {
      if (isElsewhere(folder)) return elsewhere.append(folder, drafts, at);
      const { appendToLedger } = await import('../node/ledger-file.js');
      return appendToLedger(fileURLToPath(folder), drafts, at);
    },
    async evidence(folder, paths) {
      if (isElsewhere(folder)) return elsewhere.evidence(folder, paths);
      const { readEvidence } = await import('../node/evidence-files.js');
      return readEvidence(fileURLToPath(folder), paths);
    },
    async identity(folder) {
      if (isElsewhere(folder)) return elsewhere.identity(folder);
      const { gitIdentity } = await import('../node/git-identity.js');
      return gitIdentity(fileURLToPath(folder));
    },
  };
}
