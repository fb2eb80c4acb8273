import { type MappedText, MappedTextBuilder } from '../catalogue/mapped-text.js';

/** A cell of a row, quotes included. */
export interface Cell {
  readonly start: number;
  readonly end: number;
  readonly isQuoted: boolean;
}

export interface Row {
  readonly cells: readonly Cell[];
  /** Where the next row begins. */
  readonly next: number;
  /** A quote was never closed: the row takes up the rest of the text. */
  readonly isOpen: boolean;
}

export const SEPARATORS = [',', ';', '\t'] as const;

const QUOTE = 34;

/** Reads a row as RFC 4180 has it: line breaks and separators inside quotes are text, a quote is written twice. */
export function readRow(text: string, from: number, separator: string): Row {
  const { length } = text;
  const apart = separator.charCodeAt(0);
  const cells: Cell[] = [];
  let i = from;
  for (;;) {
    const start = i;
    let isQuoted = false;
    if (text.charCodeAt(i) === QUOTE) {
      const close = quotedEnd(text, i);
      if (close < 0) {
        cells.push({ start, end: length, isQuoted: true });
        return { cells, next: length, isOpen: true };
      }
      isQuoted = true;
      i = close;
    }
    let code = text.charCodeAt(i);
    while (i < length && code !== apart && code !== 10 && code !== 13) code = text.charCodeAt(++i);
    cells.push({ start, end: i, isQuoted });
    if (i >= length) return { cells, next: length, isOpen: false };
    if (code === apart) {
      i++;
      continue;
    }
    const next = code === 13 && text.charCodeAt(i + 1) === 10 ? i + 2 : i + 1;
    return { cells, next, isOpen: false };
  }
}

/** After the quote that closes the one at `at`, or -1. */
function quotedEnd(text: string, at: number): number {
  let i = at + 1;
  for (;;) {
    const quote = text.indexOf('"', i);
    if (quote < 0) return -1;
    if (text.charCodeAt(quote + 1) !== QUOTE) return quote + 1;
    i = quote + 2;
  }
}

/** The text of a cell; undefined when something stands after its closing quote. `shift` is added to source offsets. */
export function readCell(source: string, { start, end, isQuoted }: Cell, shift: number): MappedText | undefined {
  const out = new MappedTextBuilder(source, shift);
  if (!isQuoted) {
    out.copy(start, end);
    return out.build(start);
  }
  let from = start + 1;
  for (;;) {
    const quote = source.indexOf('"', from);
    if (quote < 0 || quote >= end) return undefined;
    out.copy(from, quote);
    if (source.charCodeAt(quote + 1) !== QUOTE || quote + 1 >= end) {
      return quote + 1 === end ? out.build(start + 1) : undefined;
    }
    out.stand('"', quote, quote + 2);
    from = quote + 2;
  }
}

/** The text of a literal that is one whole cell, whatever separates the cells. */
export function decodeCell(literal: string): MappedText | undefined {
  if (literal.startsWith('"')) return readCell(literal, { start: 0, end: literal.length, isQuoted: true }, 0);
  return /[",;\t\r\n]/.test(literal)
    ? undefined
    : readCell(literal, { start: 0, end: literal.length, isQuoted: false }, 0);
}
