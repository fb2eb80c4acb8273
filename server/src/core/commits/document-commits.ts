import type { ParsedDocument } from '../document/document.js';
import type { DisclosureMark } from '../review/finding.js';
import type { Span } from '../text/span.js';
import type { Assistants } from './assistants.js';
import type { CommitsReading } from './commit-reading.js';

/** A commit that touched the document and that an assistant signed. The span is the document's first words. */
export interface AssistedCommit extends Span {
  readonly hash: string;
  readonly date: string;
  /** The first line that an assistant signs. */
  readonly signature: string;
}

/** Commits that are told of one document; the latest are. */
const MOST = 5;

/** Digits of a commit's name that people read. */
const SHORT = 10;

/** The commits that assistants signed, the latest first. Commits have no place in a text: they stand at its beginning. */
export function assistedCommits(
  document: ParsedDocument,
  { commits }: CommitsReading,
  assistants: Assistants,
): AssistedCommit[] {
  const assisted: AssistedCommit[] = [];
  let place: Span | undefined;
  for (const { hash, date, lines } of commits) {
    const signature = lines.map((line) => assistants.signature(line)).find((line) => line !== undefined);
    if (signature === undefined) continue;
    place ??= firstWords(document) ?? { start: 0, end: 0 };
    assisted.push({ ...place, hash, date, signature });
    if (assisted.length === MOST) break;
  }
  return assisted;
}

/** The name of a commit as people write it. */
export function shortHash(hash: string): string {
  return hash.slice(0, SHORT);
}

/** The commits as a document's disclosure lists them: weak signs, since a trailer may speak of code alone. */
export function commitMarks(commits: readonly AssistedCommit[]): DisclosureMark[] {
  return commits.map(({ start, end, hash, date, signature }) => ({
    kind: 'commit',
    start,
    end,
    text: `${shortHash(hash)} ${date}: ${signature}`,
    about: 'text',
    hint: true,
    commit: hash,
  }));
}

/** The first line of the visible text. */
export function firstWords({ chunks, starts }: ParsedDocument): Span | undefined {
  for (let index = 0; index < chunks.length; index++) {
    const segment = chunks[index]!.segments.find((candidate) => !candidate.hidden);
    if (segment) return { start: starts[index]! + segment.start, end: starts[index]! + segment.end };
  }
  return undefined;
}
