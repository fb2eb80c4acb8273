import type { Config } from '../config/config.js';
import type { Problem } from '../config/problem.js';
import type { CommitsReading } from '../core/commits/commit-reading.js';
import type { ImageReadings } from '../core/images/image-reading.js';
import type { PairCandidate } from '../core/index.js';
import type { Localised } from '../core/rules/rule.js';
import type { ImageFiles } from '../image-files/host-files.js';
import type { Preset } from '../presets/read-preset.js';
import type { Commit } from '../report/method.js';
import type { LineRange } from '../report/within-change.js';
import type { LedgerStore } from './ledger-store.js';

/** The world outside, given to the server by whoever starts it: a disk in Node, the client in a web worker. */
export interface ServerHost {
  readonly files: HostFiles;
  /** The presets that a configuration extends; paths count from `folder`, its own. */
  loadPresets(config: Config, folder: string): Promise<LoadedPresets>;
  /**
   * What the images say that a document shows under these addresses. They lie in the document's repository or in one of
   * the workspace folders, both as URIs.
   */
  readImages(document: string, folders: readonly string[], addresses: readonly string[]): Promise<ImageReadings>;
  /**
   * The file that holds the same text as a document in the other language, in the document's repository or in one of the
   * workspace folders; all as URIs.
   * @param among the files there are, where they are known, as `comparable` writes them
   */
  findPair(
    document: string,
    folders: readonly string[],
    among: ReadonlySet<string> | undefined,
  ): Promise<PairPlace | undefined>;
  readonly ledgers: LedgerStore;
  /** The commits that touched a document, given as a URI, and whose messages hold one of the words (in lower case). */
  readCommits(document: string, words: readonly string[]): Promise<CommitsReading>;
  /**
   * What the files of a folder have since they left a revision of git (empty: since the last commit), or, in the reader's
   * language, why that cannot be told. Absent where there is no git.
   */
  readonly changedSince?: (folder: string, revision: string) => Promise<ChangedFiles | Localised>;
  /**
   * The commit that the files of a folder, given as a URI, come from, and as `base` where they left a revision, if one is
   * given; undefined outside of git. Absent where there is no git.
   */
  readonly commitAt?: (folder: string, left?: string) => Promise<(Commit & { readonly base?: string }) | undefined>;
  /** The image files that a document may show, found in the project or in one of the workspace folders. */
  imageFiles(document: string, folders: readonly string[]): ImageFiles;
  /** Candor's own version. */
  readonly version: string;
  /** Folder of the rule pages, `reader/family/name.md` below it; empty where there is none. */
  readonly rulePages: string;
  /** Monotonic time in milliseconds. */
  now(): number;
}

/** A file with the same text in the other language, or why it is not read. */
export interface PairPlace extends Pick<PairCandidate, 'languages'> {
  readonly uri: string;
  readonly unread?: Localised;
}

/** Files by URI. */
export interface HostFiles {
  /**
   * The text, or undefined when there is no such file. Rejects when it cannot be read, with an error
   * whose `reason`, where it has one, says why in both languages.
   */
  read(uri: string): Promise<string | undefined>;
  exists(uri: string): Promise<boolean>;
  /** The files below a folder that `accepts` takes and version control does not ignore, in a stable order. */
  list(folder: string, accepts: (uri: string) => boolean): Promise<readonly string[]>;
}

/** Lines that a change wrote, by URI. */
export type ChangedFiles = ReadonlyMap<string, readonly LineRange[]>;

export interface LoadedPresets {
  readonly presets: readonly Preset[];
  /** SHA-256 of each preset, as reports name it. */
  readonly integrities: readonly string[];
  readonly problems: readonly Problem[];
}
