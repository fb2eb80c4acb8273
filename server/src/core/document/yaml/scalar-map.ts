import type { Scalar } from 'yaml';
import { CR, isSpace, LF, SPACE } from '../characters.js';
import type { PieceMap } from '../document.js';

/** A YAML string and where each part of it stands. */
export interface MappedScalar {
  readonly text: string;
  readonly map: PieceMap;
}

/**
 * Relates the value of a YAML scalar to its source characters by walking both: what is equal is verbatim, line
 * breaks with their indentation are folded, escapes of quoted strings stand for what they mean. `shift` is added to
 * source offsets.
 */
export function mapScalar(source: string, node: Scalar<string>, shift: number): MappedScalar {
  const text = node.value;
  const [start, end] = node.range as [number, number, number];
  const builder = new MapBuilder(shift);
  const type = node.type;
  if (type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED')
    mapBlock(source, text, afterHeader(source, start, end), end, builder);
  else if (type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE')
    mapQuoted(source, text, start + 1, end - 1, type, builder);
  else mapQuoted(source, text, start, end, 'PLAIN', builder);
  return { text, map: builder.map(start) };
}

class MapBuilder {
  private readonly textStarts: number[] = [];
  private readonly sourceStarts: number[] = [];
  private readonly sourceEnds: number[] = [];
  private isVerbatim = false;

  constructor(private readonly shift: number) {}

  verbatim(text: number, source: number, length: number): void {
    if (length <= 0) return;
    const last = this.sourceEnds.length - 1;
    const at = source + this.shift;
    if (this.isVerbatim && this.sourceEnds[last] === at) this.sourceEnds[last] = at + length;
    else this.push(text, at, at + length);
    this.isVerbatim = true;
  }

  stand(text: number, from: number, to: number): void {
    this.push(text, from + this.shift, to + this.shift);
    this.isVerbatim = false;
  }

  map(start: number): PieceMap {
    if (this.textStarts.length === 0) this.push(0, start + this.shift, start + this.shift);
    return { textStarts: this.textStarts, sourceStarts: this.sourceStarts, sourceEnds: this.sourceEnds };
  }

  private push(text: number, from: number, to: number): void {
    this.textStarts.push(text);
    this.sourceStarts.push(from);
    this.sourceEnds.push(to);
  }
}

/** After the `|` or `>` line of a block scalar. */
function afterHeader(source: string, start: number, end: number): number {
  let i = start;
  while (i < end && source.charCodeAt(i) !== LF && source.charCodeAt(i) !== CR) i++;
  if (source.charCodeAt(i) === CR && source.charCodeAt(i + 1) === LF) i++;
  return Math.min(end, i + 1);
}

/**
 * Block scalars, line by line: what stands after the indentation is verbatim; a space or line breaks of the value
 * stand for the breaks, blank lines and indentation between two lines.
 */
function mapBlock(source: string, text: string, start: number, end: number, builder: MapBuilder): void {
  const indent = blockIndent(source, text, start, end);
  let t = 0;
  let gapStart = start;
  for (let lineStart = start; lineStart < end; ) {
    const next = nextLine(source, lineStart, end);
    const stop = contentEnd(source, lineStart, next);
    const from = Math.min(stop, lineStart + indent);
    lineStart = next;
    if (from === stop) continue;
    const separator = separatorLength(text, t);
    const isFirst = t === 0 && text.charCodeAt(0) !== LF;
    if (!isFirst && separator > 0 && from > gapStart) {
      builder.stand(t, gapStart, from);
      t += separator;
    }
    const length = Math.min(stop - from, text.length - t);
    if (!text.startsWith(source.slice(from, from + length), t)) {
      // Not laid out as expected: the rest is related as a whole.
      builder.stand(t, from, end);
      return;
    }
    builder.verbatim(t, from, length);
    t += length;
    gapStart = from + length;
  }
  // At the end of a file the value has a line break that the source has not.
  if (t < text.length) builder.stand(t, Math.min(gapStart, end), end);
}

/** Columns that every line is indented by: the value says how much of the white space before the first word is its own. */
function blockIndent(source: string, text: string, start: number, end: number): number {
  let first = 0;
  while (text.charCodeAt(first) === LF || text.charCodeAt(first) === SPACE) first++;
  const own = first - (text.lastIndexOf('\n', first - 1) + 1);
  for (let lineStart = start; lineStart < end; ) {
    const next = nextLine(source, lineStart, end);
    const stop = contentEnd(source, lineStart, next);
    let spaces = 0;
    while (lineStart + spaces < stop && source.charCodeAt(lineStart + spaces) === SPACE) spaces++;
    if (lineStart + spaces < stop) return Math.max(0, spaces - own);
    lineStart = next;
  }
  return 0;
}

/** Length of what separates two lines of the value: some line breaks, or the space of a folded one. */
function separatorLength(text: string, at: number): number {
  let i = at;
  while (i < text.length && text.charCodeAt(i) === LF) i++;
  if (i === at && text.charCodeAt(i) === SPACE) i++;
  return i - at;
}

function nextLine(source: string, at: number, end: number): number {
  const found = source.indexOf('\n', at);
  return found < 0 || found >= end ? end : found + 1;
}

/** Where a line's content ends, given where the next one begins. */
function contentEnd(source: string, start: number, next: number): number {
  let stop = next;
  if (stop > start && source.charCodeAt(stop - 1) === LF) stop--;
  if (stop > start && source.charCodeAt(stop - 1) === CR) stop--;
  return stop;
}

/** Quoted and plain scalars: equal characters, escapes, and folded line breaks. */
function mapQuoted(
  source: string,
  text: string,
  start: number,
  end: number,
  type: 'QUOTE_DOUBLE' | 'QUOTE_SINGLE' | 'PLAIN',
  builder: MapBuilder,
): void {
  let s = start;
  let t = 0;
  while (t < text.length && s < end) {
    const code = source.charCodeAt(s);
    if (type === 'QUOTE_DOUBLE' && code === 92) {
      const to = escapeEnd(source, s, end);
      const next = source.charCodeAt(s + 1);
      if (next === LF || next === CR) {
        s = skipFold(source, s + 1, end);
        continue;
      }
      const units = (text.codePointAt(t) as number) > 0xffff && to - s > 6 ? 2 : 1;
      builder.stand(t, s, to);
      t += units;
      s = to;
      continue;
    }
    if (type === 'QUOTE_SINGLE' && code === 39) {
      builder.stand(t, s, Math.min(end, s + 2));
      t++;
      s += 2;
      continue;
    }
    const fold = foldEnd(source, s, end);
    if (fold > s) {
      // One break reads as a space, n + 1 as n breaks.
      const from = t;
      if (text.charCodeAt(t) === SPACE) t++;
      else while (t < text.length && text.charCodeAt(t) === LF) t++;
      if (t > from) builder.stand(from, s, fold);
      s = fold;
      continue;
    }
    builder.verbatim(t, s, 1);
    t++;
    s++;
  }
}

/** End of a run of white space that holds a line break, or the same offset. */
function foldEnd(source: string, at: number, end: number): number {
  if (!isSpace(source.charCodeAt(at))) return at;
  let i = at;
  let hasBreak = false;
  while (i < end && isSpace(source.charCodeAt(i))) {
    const code = source.charCodeAt(i);
    if (code === LF || code === CR) hasBreak = true;
    i++;
  }
  return hasBreak ? i : at;
}

function skipFold(source: string, at: number, end: number): number {
  let i = at;
  while (i < end && isSpace(source.charCodeAt(i))) i++;
  return i;
}

function escapeEnd(source: string, at: number, end: number): number {
  const code = source.charCodeAt(at + 1);
  const digits = code === 120 ? 2 : code === 117 ? 4 : code === 85 ? 8 : 0;
  return Math.min(end, at + 2 + digits);
}
