import { indexAtOrBefore } from './search.js';

/** A place as the language server protocol counts it: both from 0, characters in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/**
 * The one door between offsets and positions. Lines end at LF, CRLF or a lone CR, as in the language server protocol.
 */
export class LineIndex {
  /** Offset of the first character of each line. */
  private readonly starts: number[] = [0];

  constructor(private readonly text: string) {
    let next = text.indexOf('\n');
    let carriage = text.indexOf('\r');
    while (next !== -1 || carriage !== -1) {
      if (carriage !== -1 && (next === -1 || carriage < next)) {
        const end = next === carriage + 1 ? next + 1 : carriage + 1;
        this.starts.push(end);
        if (next === carriage + 1) next = text.indexOf('\n', end);
        carriage = text.indexOf('\r', end);
      } else {
        this.starts.push(next + 1);
        next = text.indexOf('\n', next + 1);
      }
    }
  }

  get lineCount(): number {
    return this.starts.length;
  }

  /** Offset of the first character of a line; of the end of the text for a line past the last. */
  lineStart(line: number): number {
    return this.starts[line] ?? this.text.length;
  }

  /** An offset outside the text counts as the nearest end. */
  positionAt(offset: number): Position {
    const bounded = Math.max(0, Math.min(offset, this.text.length));
    const line = indexAtOrBefore(this.starts, bounded);
    return { line, character: bounded - this.starts[line]! };
  }

  /** A character past the end of its line counts as the end of the line, before its line break. */
  offsetAt(position: Position): number {
    if (position.line < 0) return 0;
    if (position.line >= this.starts.length) return this.text.length;
    const start = this.starts[position.line]!;
    let end = this.starts[position.line + 1] ?? this.text.length;
    if (position.line + 1 < this.starts.length) {
      end -= this.text.charCodeAt(end - 1) === 10 && this.text.charCodeAt(end - 2) === 13 ? 2 : 1;
    }
    return Math.max(start, Math.min(start + Math.max(0, position.character), end));
  }
}
