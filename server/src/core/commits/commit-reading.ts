/** A commit that touched a document, with what may name an assistant in it. */
export interface FileCommit {
  /** The whole name, in hexadecimal digits. */
  readonly hash: string;
  /** `YYYY-MM-DD`, of the committer. */
  readonly date: string;
  /** Lines of its message that hold one of the words looked for, in their order. */
  readonly lines: readonly string[];
}

/** Why commits were not looked at, or not all of them. */
export type CommitsUnread =
  /** Where Candor runs there is no git: in a browser, or for files that are on no disk. */
  | 'out-of-reach'
  /** No program called git is installed. */
  | 'no-git'
  | 'no-repository'
  /** Git would not read the repository, since somebody else owns it. */
  | 'not-trusted'
  | 'unreadable'
  /** The history was cut when it was cloned. */
  | 'shallow'
  /** The time or the room for reading it ran out; the latest commits were read. */
  | 'too-long';

/** What the host found in the history of a document. */
export interface CommitsReading {
  /** The latest first. */
  readonly commits: readonly FileCommit[];
  readonly unread?: CommitsUnread;
}
