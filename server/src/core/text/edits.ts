import type { TextEdit } from './span.js';

/** Applies edits that are sorted and do not overlap. Throws a RangeError when they are not, or leave the text. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let last = 0;
  for (const edit of edits) {
    if (edit.start < last || edit.end < edit.start || edit.end > text.length) {
      throw new RangeError(`Edit ${edit.start}–${edit.end} overlaps another or leaves the text`);
    }
    result += text.slice(last, edit.start) + edit.newText;
    last = edit.end;
  }
  return result + text.slice(last);
}

/** Sorts groups of edits and keeps those of a group only when none of them touches an edit kept before. */
export function mergeEdits(groups: readonly (readonly TextEdit[])[]): TextEdit[] {
  const kept: TextEdit[] = [];
  for (const group of groups) {
    const clashes = group.some((edit) => kept.some((other) => edit.start <= other.end && other.start <= edit.end));
    if (!clashes) kept.push(...group);
  }
  return kept.sort((a, b) => a.start - b.start || a.end - b.end);
}
