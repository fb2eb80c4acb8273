import { constants } from 'node:fs';
import { open, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { fileContentOf } from '../ledger/hash.js';
import type { EvidenceFiles } from '../ledger/ledger.js';
import { isPlainPath } from '../ledger/record.js';
import { isInside } from './inside.js';
import { repositoryRoot } from './repository.js';

/** Larger files are not read, in bytes. */
const LARGEST = 64_000_000;

/** What the files used as evidence hold now; paths count from the ledger's folder. */
export async function readEvidence(folder: string, paths: readonly string[]): Promise<EvidenceFiles> {
  const found = new Map<string, string | undefined>();
  for (const path of paths) found.set(path, await evidenceContent(folder, path));
  return found;
}

/** The content of one; undefined where there is no such file inside of the project, or it is too large. */
export async function evidenceContent(folder: string, path: string): Promise<string | undefined> {
  if (!isPlainPath(path)) return undefined;
  try {
    const bound = await realpath(repositoryRoot(folder) ?? folder);
    const target = await realpath(join(folder, path));
    if (!isInside(bound, target)) return undefined;
    const file = await open(target, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0));
    try {
      const stats = await file.stat();
      return stats.isFile() && stats.size <= LARGEST ? fileContentOf(await file.readFile()) : undefined;
    } finally {
      await file.close();
    }
  } catch {
    return undefined;
  }
}
