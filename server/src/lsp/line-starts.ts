/** A position as LSP counts it: lines from 0, characters in UTF-16 units from 0. */
export interface LinePosition {
  line: number;
  character: number;
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/**
 * Where each line of a text begins, kept up to date edit by edit: one edit scans only what was inserted and moves the
 * starts behind it, so a keystroke in a megabyte costs microseconds. Lines end with LF, CRLF or CR, as in LSP.
 */
export class LineStarts {
  /** The first `count` entries are the starts, ascending; the first is 0. */
  private starts: Int32Array;
  private count: number;

  constructor(text: string) {
    this.starts = new Int32Array(64);
    this.count = 1;
    this.insert(1, startsIn(text, 1, text.length));
  }

  get lineCount(): number {
    return this.count;
  }

  /** Follows an edit. `text` is the text after it; `removed` and `inserted` are lengths at `start`. */
  edit(text: string, start: number, removed: number, inserted: number): void {
    // Whether an offset starts a line depends on the characters on both of its sides.
    const from = Math.max(1, start);
    const first = this.firstAtOrAfter(from);
    let last = first;
    while (last < this.count && (this.starts[last] as number) <= start + removed) last++;
    const delta = inserted - removed;
    const fresh = startsIn(text, from, start + inserted);
    this.starts.copyWithin(first, last, this.count);
    this.count -= last - first;
    if (delta !== 0) for (let i = first; i < this.count; i++) this.starts[i] = (this.starts[i] as number) + delta;
    this.insert(first, fresh);
  }

  /** Offsets beyond the end give the last line. */
  lineAt(offset: number): number {
    return Math.max(0, this.firstAtOrAfter(offset + 1) - 1);
  }

  positionAt(offset: number): LinePosition {
    const line = this.lineAt(offset);
    return { line, character: offset - (this.starts[line] as number) };
  }

  /** Positions outside the text are moved to the nearest place inside, as LSP asks: a line's end, the text's end. */
  offsetAt(text: string, position: LinePosition): number {
    if (position.line < 0) return 0;
    if (position.line >= this.count) return text.length;
    const start = this.starts[position.line] as number;
    return Math.min(start + Math.max(0, position.character), this.endOf(text, position.line));
  }

  startOf(line: number): number {
    return this.starts[line] as number;
  }

  /** Where the line's own characters end, before its line break. */
  endOf(text: string, line: number): number {
    if (line + 1 >= this.count) return text.length;
    const end = (this.starts[line + 1] as number) - 1;
    const crlf =
      end > (this.starts[line] as number) &&
      text.charCodeAt(end) === LINE_FEED &&
      text.charCodeAt(end - 1) === CARRIAGE_RETURN;
    return crlf ? end - 1 : end;
  }

  private firstAtOrAfter(offset: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] as number) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private insert(index: number, fresh: readonly number[]): void {
    if (fresh.length === 0) return;
    const needed = this.count + fresh.length;
    if (needed > this.starts.length) {
      const grown = new Int32Array(Math.max(needed, this.starts.length * 2));
      grown.set(this.starts.subarray(0, this.count));
      this.starts = grown;
    }
    this.starts.copyWithin(index + fresh.length, index, this.count);
    this.starts.set(fresh, index);
    this.count = needed;
  }
}

/** The offsets in [from, to] at which a line begins. */
function startsIn(text: string, from: number, to: number): number[] {
  const starts: number[] = [];
  for (let offset = from; offset <= to; offset++) {
    const before = text.charCodeAt(offset - 1);
    if (before === LINE_FEED || (before === CARRIAGE_RETURN && text.charCodeAt(offset) !== LINE_FEED)) {
      starts.push(offset);
    }
  }
  return starts;
}
