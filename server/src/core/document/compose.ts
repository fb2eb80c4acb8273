import { indexAtOrBefore } from '../text/search.js';
import type { Mark, PieceMap } from './document.js';
import type { Draft } from './text-builder.js';

/**
 * Some runs are read from a text that is not a slice of the source: a paragraph without its `> ` prefixes, the value
 * of a YAML scalar. Their offsets are then carried over to the source through that text's own map (`outer`).
 */

/** Source offset of a start offset in the outer text. */
export function outerStart(outer: PieceMap, length: number, offset: number): number {
  const piece = indexAtOrBefore(outer.textStarts, offset);
  const start = outer.sourceStarts[piece] as number;
  return isVerbatim(outer, length, piece) ? start + offset - (outer.textStarts[piece] as number) : start;
}

/** Source offset of an end offset in the outer text: of what stands before it. */
export function outerEnd(outer: PieceMap, length: number, offset: number): number {
  if (offset === 0) return outer.sourceStarts[0] as number;
  const piece = indexAtOrBefore(outer.textStarts, offset - 1);
  if (!isVerbatim(outer, length, piece)) return outer.sourceEnds[piece] as number;
  return (outer.sourceStarts[piece] as number) + offset - (outer.textStarts[piece] as number);
}

export function composeSpan<T extends { readonly start: number; readonly end: number }>(
  span: T,
  outer: PieceMap,
  length: number,
): T {
  const start = outerStart(outer, length, span.start);
  return { ...span, start, end: span.end > span.start ? outerEnd(outer, length, span.end) : start };
}

export function composeMark(mark: Mark, outer: PieceMap, length: number): Mark {
  const moved = composeSpan(mark, outer, length) as Mark & Record<string, unknown>;
  for (const key of ['srcSpan', 'altSpan', 'hrefSpan', 'textSpan']) {
    const span = moved[key];
    if (span) (moved as Record<string, unknown>)[key] = composeSpan(span as Mark, outer, length);
  }
  return moved;
}

/** Makes a segment of the outer text (of the given length) one of the source. */
export function composeSegment(segment: Draft, outer: PieceMap, length: number): void {
  const inner = segment.map;
  const textStarts: number[] = [];
  const sourceStarts: number[] = [];
  const sourceEnds: number[] = [];
  let lastVerbatim = false;
  const pieces = inner ? inner.textStarts.length : 1;
  for (let i = 0; i < pieces; i++) {
    const textStart = inner ? (inner.textStarts[i] as number) : 0;
    const textEnd = inner?.textStarts[i + 1] ?? segment.text.length;
    const from = inner ? (inner.sourceStarts[i] as number) : segment.start;
    const to = inner ? (inner.sourceEnds[i] as number) : segment.end;
    if (to - from !== textEnd - textStart) {
      push(textStart, outerStart(outer, length, from), outerEnd(outer, length, to), false);
      continue;
    }
    let at = from;
    let piece = indexAtOrBefore(outer.textStarts, from);
    while (at < to) {
      const pieceEnd = Math.min(to, outer.textStarts[piece + 1] ?? length);
      const verbatim = isVerbatim(outer, length, piece);
      const start = (outer.sourceStarts[piece] as number) + (verbatim ? at - (outer.textStarts[piece] as number) : 0);
      const end = verbatim ? start + pieceEnd - at : (outer.sourceEnds[piece] as number);
      push(textStart + at - from, start, end, verbatim);
      at = pieceEnd;
      piece++;
    }
  }
  segment.start = outerStart(outer, length, segment.start);
  segment.end = outerEnd(outer, length, segment.end);
  const isSlice = lastVerbatim && textStarts.length === 1;
  if (isSlice && sourceStarts[0] === segment.start && sourceEnds[0] === segment.end) delete segment.map;
  else segment.map = { textStarts, sourceStarts, sourceEnds };

  function push(text: number, start: number, end: number, verbatim: boolean): void {
    const last = textStarts.length - 1;
    if (verbatim && lastVerbatim && sourceEnds[last] === start) {
      sourceEnds[last] = end;
      return;
    }
    textStarts.push(text);
    sourceStarts.push(start);
    sourceEnds.push(end);
    lastVerbatim = verbatim;
  }
}

function isVerbatim(map: PieceMap, length: number, piece: number): boolean {
  const textEnd = map.textStarts[piece + 1] ?? length;
  return (
    (map.sourceEnds[piece] as number) - (map.sourceStarts[piece] as number) ===
    textEnd - (map.textStarts[piece] as number)
  );
}
