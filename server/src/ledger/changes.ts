import { diffLines } from 'diff';
import type { Finding } from '../core/review/finding.js';
import { withPlainLineEnds } from './hash.js';
import { masked } from './new-record.js';
import type { LedgerRecord } from './record.js';

/** A stretch that changed since a document was signed: lines taken out, and lines in their place. */
export interface Change {
  /** First line of the stretch in the document as it is now, from 0; the one it stood before, when nothing is left. */
  readonly line: number;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** Differences further apart than this are one change, in edits; working them out would take too long. */
const MOST_EDITS = 5_000;

/**
 * What changed since a sign-off; undefined when its text was not kept, for it was too long.
 * @param findings of the text as it is now, whose secrets were masked in what was kept
 */
export function changesSince(
  record: LedgerRecord,
  text: string,
  findings: readonly Finding[],
): readonly Change[] | undefined {
  if (record.text === undefined) return undefined;
  const now = withPlainLineEnds(masked(text, { start: 0, end: text.length }, findings));
  const parts = diffLines(record.text, now, { maxEditLength: MOST_EDITS });
  if (!parts) return [{ line: 0, removed: linesOf(record.text), added: linesOf(now) }];
  const changes: Change[] = [];
  let line = 0;
  let open: { line: number; removed: string[]; added: string[] } | undefined;
  for (const { value, added, removed } of parts) {
    const lines = linesOf(value);
    if (!added && !removed) open = undefined;
    else {
      if (!open) {
        open = { line, removed: [], added: [] };
        changes.push(open);
      }
      (added ? open.added : open.removed).push(...lines);
    }
    if (!removed) line += lines.length;
  }
  return changes;
}

function linesOf(text: string): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
