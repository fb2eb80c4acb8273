import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findConfig, repositoryRoot, searchBoundary } from './repository.js';

export const LEDGER_FOLDER = '.candor';
/** From the folder that the ledger speaks of; slashes forward, as git and people write it. */
export const LEDGER_PATH = `${LEDGER_FOLDER}/ledger.jsonl`;

/**
 * The folder whose `.candor` holds the decisions on files in `folder`: that of their `candor.yml`; without one, the
 * repository's root; outside of a repository, where the command runs when that holds them, else `folder` itself.
 */
export function ledgerFolder(folder: string, workingFolder: string): string {
  const boundary = searchBoundary(folder, workingFolder);
  const config = findConfig(folder, boundary);
  return config === undefined ? (repositoryRoot(folder) ?? boundary) : dirname(config);
}

export function hasLedger(folder: string): boolean {
  return existsSync(join(folder, LEDGER_PATH));
}
