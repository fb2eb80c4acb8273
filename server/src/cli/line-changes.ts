import { showHidden } from '../report/visible.js';
import type { Style } from './style.js';

/** The lines that a fix changes, old then new, with the number of the first. Edits keep everything before and after. */
export function lineChanges(before: string, after: string, style: Style): string {
  const from = before.split(/\r\n|\r|\n/);
  const to = after.split(/\r\n|\r|\n/);
  const lines: string[] = [];
  let start = 0;
  while (start < from.length && start < to.length && from[start] === to[start]) start++;
  let tail = 0;
  while (
    tail < from.length - start &&
    tail < to.length - start &&
    from[from.length - 1 - tail] === to[to.length - 1 - tail]
  ) {
    tail++;
  }
  const removed = from.slice(start, from.length - tail);
  const added = to.slice(start, to.length - tail);
  // As many lines as before: lines that stayed between two edits need not be shown.
  const isAligned = removed.length === added.length;
  if (isAligned) {
    for (const [index, line] of removed.entries()) {
      const other = added[index] as string;
      if (line === other) continue;
      lines.push(
        style.dim(`  ${start + index + 1}`),
        style.red(`  - ${showHidden(line)}`),
        style.green(`  + ${showHidden(other)}`),
      );
    }
  } else {
    lines.push(style.dim(`  ${start + 1}`));
    for (const line of removed) lines.push(style.red(`  - ${showHidden(line)}`));
    for (const line of added) lines.push(style.green(`  + ${showHidden(line)}`));
  }
  return lines.length ? `${lines.join('\n')}\n` : '';
}
