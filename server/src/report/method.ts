/** What a review was made of and from, beside the tool and its presets: with it, somebody else can make it again. */
export interface Method {
  /** The command line, without absolute paths; absent for a text that stands nowhere. */
  readonly command?: string;
  /** Absent outside of git. */
  readonly commit?: Commit;
  /** Those that ruled the documents. */
  readonly configurations: readonly Configuration[];
}

export interface Commit {
  /** As short as git calls it. */
  readonly hash: string;
  /** Files differed from it, or were new. */
  readonly hadChanges: boolean;
}

export interface Configuration {
  /** From where the review ran, with `/`. */
  readonly path: string;
  /** `sha256:` and the digest in hexadecimal digits, of the text with plain line ends. */
  readonly content: string;
}

/** What a shell takes for itself when it stands bare; a path that begins with a dash would be an option. */
const BARE = /^[\p{L}\p{N}_@%+=:,./~][\p{L}\p{N}_@%+=:,./~-]*$/u;
const OPTION = /^--?[a-z-]+$/;
const SPECIAL_IN_QUOTES = /["$`\\!]/;

/** Words of a command line, quoted where a shell would read them otherwise. */
export function commandLine(words: readonly string[]): string {
  return words.map(quoted).join(' ');
}

function quoted(word: string): string {
  if (BARE.test(word) || OPTION.test(word)) return word;
  return SPECIAL_IN_QUOTES.test(word) ? `'${word.replaceAll("'", "'\\''")}'` : `"${word}"`;
}
