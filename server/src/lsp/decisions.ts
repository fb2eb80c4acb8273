import type { Ledger } from '../ledger/ledger.js';
import type { LedgerStore } from './ledger-store.js';
import type { Decider } from './reviewed-document.js';
import { comparable, relativePath, resolveUri } from './uris.js';

const LEDGER_END = '/.candor/ledger.jsonl';

/** Where decisions about a document are kept, and under which name. */
export interface LedgerPlace {
  readonly folder: string;
  /** Path from the folder, with slashes. */
  readonly file: string;
}

/** The ledgers of the workspace, each read once until it changes. */
export class Decisions {
  private readonly loading = new Map<string, Promise<Ledger | undefined>>();
  private newDay: ReturnType<typeof setTimeout> | undefined;
  private readonly evidence = new Map<string, readonly string[]>();

  constructor(
    private readonly store: LedgerStore,
    /** The folder that holds the ledger of a document. */
    private readonly folderOf: (uri: string) => Promise<string | undefined>,
    /** Called with the paths of files used as evidence, once a ledger was read. */
    private readonly onEvidence: (paths: readonly string[]) => void,
    /** Called when a day has passed, and with it perhaps the last one of a decision. */
    private readonly onNewDay: () => void,
  ) {}

  /** Undefined for documents that stand nowhere. */
  async placeOf(uri: string): Promise<LedgerPlace | undefined> {
    const folder = await this.folderOf(uri);
    const file = folder === undefined ? undefined : relativePath(folder, uri);
    return folder === undefined || file === undefined ? undefined : { folder, file };
  }

  /** Undefined where nothing was decided yet. */
  at(folder: string): Promise<Ledger | undefined> {
    let ledger = this.loading.get(folder);
    if (!ledger) {
      ledger = this.load(folder);
      this.loading.set(folder, ledger);
    }
    return ledger;
  }

  async deciderOf(uri: string): Promise<Decider | undefined> {
    const place = await this.placeOf(uri);
    const ledger = place && (await this.at(place.folder));
    if (!place || !ledger) return undefined;
    const { decide, factsOf } = await import('../ledger/decide.js');
    return (review, text, ruleset) => decide(review, ledger, factsOf(ruleset, place.file, text, new Date()));
  }

  /** Whether a file is a ledger, or is used as evidence by one. */
  concerns(uri: string): boolean {
    const file = comparable(uri);
    if (file.endsWith(LEDGER_END)) return true;
    return [...this.evidence].some(([folder, paths]) =>
      paths.some((path) => comparable(resolveUri(folder, path)) === file),
    );
  }

  /** Everything is read again when it is next asked for. */
  clear(): void {
    this.loading.clear();
    this.evidence.clear();
  }

  private watchDays(): void {
    clearTimeout(this.newDay);
    this.newDay = setTimeout(() => this.onNewDay(), untilNextDay(Date.now()));
  }

  private async load(folder: string): Promise<Ledger | undefined> {
    const read = await this.store.read(folder);
    if (!read) return undefined;
    this.watchDays();
    const { Ledger } = await import('../ledger/ledger.js');
    const { evidencePathsOf } = await import('../ledger/read-ledger.js');
    const paths = evidencePathsOf(read);
    this.evidence.set(folder, paths);
    if (paths.length > 0) this.onEvidence(paths);
    return new Ledger(read, await this.store.evidence(folder, paths));
  }
}

const DAY = 86_400_000;

/** Decisions end with a day in UTC. In milliseconds. */
function untilNextDay(now: number): number {
  return DAY - (now % DAY);
}
