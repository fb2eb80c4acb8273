import { type FlatRecord, idOf, isFlatRecord } from './canonical.js';
import { type LedgerRecord, LIMITS, RECORD_ID, recordSchema } from './record.js';

/** Something about a ledger that does not hold; lines count from 1. */
export type LedgerProblem =
  | { readonly code: 'unreadable-line'; readonly line: number }
  | { readonly code: 'merge-marker'; readonly line: number }
  /** A whole record of a kind or form that this version does not know. */
  | { readonly code: 'not-understood'; readonly line: number; readonly id: string; readonly field: string }
  /** The record is not what its id was made of. */
  | { readonly code: 'altered'; readonly line: number; readonly id: string }
  /** It follows a record that is not there. */
  | { readonly code: 'missing'; readonly line: number; readonly id: string; readonly parent: string }
  /** There are as many again that are not told one by one. */
  | { readonly code: 'more'; readonly count: number }
  | { readonly code: 'too-large' }
  | { readonly code: 'unreadable'; readonly reason: { readonly en: string; readonly fr: string } };

/** A problem of one line. */
type Placed = LedgerProblem & { readonly line: number };

/** A ledger as it was read. */
export interface ReadLedger {
  /** Records that are what their id says, each after those that it follows; of others the problems tell. */
  readonly records: readonly LedgerRecord[];
  /** The last records of every branch: what the next one follows. Sorted. */
  readonly heads: readonly string[];
  readonly problems: readonly LedgerProblem[];
  /** Line of each record, by id. */
  readonly lines: ReadonlyMap<string, number>;
}

export const EMPTY_LEDGER: ReadLedger = { records: [], heads: [], problems: [], lines: new Map() };

interface Link {
  readonly id: string;
  readonly after: readonly string[];
  readonly at: string;
  readonly line: number;
}

/**
 * Reads a ledger. A line that cannot be read is set aside and told, and the others count; the same record twice, as a
 * merge may leave it, is one. A ledger over the limits is not used at all: its last lines may withdraw its first.
 */
export function readLedger(text: string): ReadLedger {
  if (text.length > LIMITS.file) return { ...EMPTY_LEDGER, problems: [{ code: 'too-large' }] };
  const problems = new Problems();
  const links = new Map<string, Link>();
  const records = new Map<string, LedgerRecord>();
  let line = 0;
  for (const written of linesOf(text)) {
    line++;
    if (line > LIMITS.lines) return { ...EMPTY_LEDGER, problems: [{ code: 'too-large' }] };
    if (written === '') continue;
    const read = readLine(written, line);
    if ('code' in read) {
      problems.add(read);
      continue;
    }
    if (links.has(read.link.id)) continue;
    links.set(read.link.id, read.link);
    if (read.problem) problems.add(read.problem);
    if (read.record) records.set(read.link.id, read.record);
  }
  for (const { id, after, line } of links.values()) {
    for (const parent of after) if (!links.has(parent)) problems.add({ code: 'missing', line, id, parent });
  }
  const followed = new Set([...links.values()].flatMap(({ after }) => after));
  return {
    records: inOrder(links)
      .map((id) => records.get(id))
      .filter((record) => record !== undefined),
    heads: [...links.keys()].filter((id) => !followed.has(id)).sort(),
    problems: problems.told(),
    lines: new Map([...links.values()].map(({ id, line }) => [id, line])),
  };
}

/** Problems that are told one by one; a file of noise has millions. */
const MOST_PROBLEMS = 1_000;

class Problems {
  private readonly kept: Placed[] = [];
  private more = 0;

  add(problem: Placed): void {
    if (this.kept.length < MOST_PROBLEMS) this.kept.push(problem);
    else this.more++;
  }

  /** By line. */
  told(): readonly LedgerProblem[] {
    const sorted = this.kept.sort((a, b) => a.line - b.line);
    return this.more > 0 ? [...sorted, { code: 'more', count: this.more }] : sorted;
  }
}

/** Paths of the files that are used as evidence. */
export function evidencePathsOf({ records }: ReadLedger): readonly string[] {
  const paths = new Set<string>();
  for (const { source, sourceContent } of records) if (source && sourceContent) paths.add(source);
  return [...paths];
}

function* linesOf(text: string): Generator<string> {
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  while (start < text.length) {
    let end = text.indexOf('\n', start);
    if (end === -1) end = text.length;
    yield text.slice(start, text[end - 1] === '\r' ? end - 1 : end);
    start = end + 1;
  }
}

type Line = { readonly link: Link; readonly record?: LedgerRecord; readonly problem?: Placed };

function readLine(text: string, line: number): Line | Placed {
  if (/^(?:<{7}|={7}|>{7}|\|{7})(?: |$)/.test(text)) return { code: 'merge-marker', line };
  // Told at a glance: the parser takes its time to complain.
  const mayBe = text.length <= LIMITS.line && text.startsWith('{') && text.endsWith('}');
  const raw = mayBe ? parse(text) : undefined;
  if (!raw) return { code: 'unreadable-line', line };
  const { id, after, at } = raw;
  if (typeof id !== 'string' || !RECORD_ID.test(id) || !isIdList(after)) return { code: 'unreadable-line', line };
  if (idOf(raw) !== id) return { code: 'altered', line, id };
  const link: Link = { id, after, at: typeof at === 'string' ? at : '', line };
  const checked = recordSchema.safeParse(raw);
  if (checked.success) return { link, record: checked.data };
  const field = String(checked.error.issues[0]?.path[0] ?? '');
  return { link, problem: { code: 'not-understood', line, id, field } };
}

function parse(text: string): FlatRecord | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isFlatRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isIdList(value: FlatRecord[string] | undefined): value is readonly string[] {
  return Array.isArray(value) && value.length <= LIMITS.after && value.every((id) => RECORD_ID.test(id));
}

/** Every record after those that it follows; of records that do not follow each other, the earlier first. */
function inOrder(links: ReadonlyMap<string, Link>): string[] {
  const byTime = [...links.values()].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1));
  const placed = new Set<string>();
  const order: string[] = [];
  for (const first of byTime) {
    // Without recursion: a ledger is one long chain.
    const stack = [first];
    while (stack.length > 0) {
      const link = stack.at(-1)!;
      if (placed.has(link.id)) {
        stack.pop();
        continue;
      }
      const waiting = link.after.filter((id) => !placed.has(id) && links.has(id));
      if (waiting.length > 0) {
        for (const id of waiting) stack.push(links.get(id)!);
        continue;
      }
      stack.pop();
      placed.add(link.id);
      order.push(link.id);
    }
  }
  return order;
}
