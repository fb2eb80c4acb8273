import { git } from './git.js';
import { LEDGER_PATH } from './ledger-place.js';

/** A line that a commit added: ids stand first. */
const ADDED_RECORD = /^\+\{"id":"([0-9a-f]{64})"/gm;

/** As it is, whatever the user's settings make of differences; signatures are not checked, which would run a program. */
const PATCHES = [
  '--patch',
  '--unified=0',
  '--format=',
  '--no-color',
  '--no-ext-diff',
  '--no-textconv',
  '--no-show-signature',
];

/**
 * Ids of the records that some commit added to a folder's ledger; undefined where git keeps nothing of it, or is not
 * there.
 */
export async function committedRecords(folder: string): Promise<ReadonlySet<string> | undefined> {
  try {
    const patches = await git(folder, ['log', ...PATCHES, '--', LEDGER_PATH]);
    if (patches.length === 0) return undefined;
    return new Set([...patches.toString('utf8').matchAll(ADDED_RECORD)].map(([, id]) => id!));
  } catch {
    return undefined;
  }
}

/** Whether git leaves the ledger out, so that nobody else gets it. */
export async function isLedgerIgnored(folder: string): Promise<boolean> {
  return git(folder, ['check-ignore', '--quiet', '--', LEDGER_PATH]).then(
    () => true,
    () => false,
  );
}
