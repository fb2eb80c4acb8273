import { dirname, resolve } from 'node:path';
import type { Ledger } from '../ledger/ledger.js';
import { hasLedger, ledgerFolder } from './ledger-place.js';
import { relativePath } from './walk.js';

/** What is decided about one file, and what the ledger calls it. */
export interface LedgerOfFile {
  /** Undefined where nothing was decided yet. */
  readonly ledger: Ledger | undefined;
  readonly folder: string;
  /** Path from the folder, with slashes. */
  readonly file: string;
}

/** The ledgers of the files met so far, each read once. */
export class Ledgers {
  private readonly byFolder = new Map<string, Promise<Ledger | undefined>>();
  private readonly folders = new Map<string, string>();

  /** @param from absolute folder where Candor runs */
  constructor(private readonly from: string) {}

  async of(path: string): Promise<LedgerOfFile> {
    const folder = this.folderOf(path);
    return { ledger: await this.ofFolder(folder), folder, file: relativePath(folder, path) };
  }

  ofFolder(folder: string): Promise<Ledger | undefined> {
    let ledger = this.byFolder.get(folder);
    if (!ledger) {
      ledger = load(folder);
      this.byFolder.set(folder, ledger);
    }
    return ledger;
  }

  /** The folder that holds the ledger of a file, whether there is one or not. */
  folderOf(path: string): string {
    const beside = dirname(resolve(path));
    let folder = this.folders.get(beside);
    if (folder === undefined) {
      folder = ledgerFolder(beside, this.from);
      this.folders.set(beside, folder);
    }
    return folder;
  }

  /** Every ledger met so far, with its folder. */
  async all(): Promise<readonly { readonly folder: string; readonly ledger: Ledger }[]> {
    const known = await Promise.all(
      [...this.byFolder].map(async ([folder, ledger]) => ({ folder, ledger: await ledger })),
    );
    return known.flatMap(({ folder, ledger }) => (ledger ? [{ folder, ledger }] : []));
  }
}

/** What reads ledgers is loaded only where there is one. */
async function load(folder: string): Promise<Ledger | undefined> {
  if (!hasLedger(folder)) return undefined;
  const { loadLedger } = await import('./load-ledger.js');
  return loadLedger(folder);
}
