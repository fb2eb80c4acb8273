import { indexAtOrBefore } from '../text/search.js';
import type { Span } from '../text/span.js';
import type { Segment } from './document.js';

/**
 * The source of a span of a segment's text, relative to the segment's chunk. A piece that stands for something else
 * (an entity) is covered whole, so that an edit never cuts one in two.
 */
export function toSource(segment: Segment, textStart: number, textEnd: number): Span {
  const map = segment.map;
  if (!map) return { start: segment.start + textStart, end: segment.start + textEnd };
  const first = indexAtOrBefore(map.textStarts, textStart);
  if (textEnd <= textStart) {
    const start = offsetIn(segment, first, textStart);
    return { start, end: start };
  }
  const last = indexAtOrBefore(map.textStarts, textEnd - 1);
  return { start: offsetIn(segment, first, textStart), end: endIn(segment, last, textEnd) };
}

function offsetIn(segment: Segment, piece: number, textOffset: number): number {
  const { textStarts, sourceStarts } = segment.map as NonNullable<Segment['map']>;
  const start = sourceStarts[piece] as number;
  return isVerbatim(segment, piece) ? start + textOffset - (textStarts[piece] as number) : start;
}

function endIn(segment: Segment, piece: number, textEnd: number): number {
  const { textStarts, sourceStarts, sourceEnds } = segment.map as NonNullable<Segment['map']>;
  if (!isVerbatim(segment, piece)) return sourceEnds[piece] as number;
  return (sourceStarts[piece] as number) + textEnd - (textStarts[piece] as number);
}

function isVerbatim(segment: Segment, piece: number): boolean {
  const { textStarts, sourceStarts, sourceEnds } = segment.map as NonNullable<Segment['map']>;
  const textEnd = piece + 1 < textStarts.length ? (textStarts[piece + 1] as number) : segment.text.length;
  return (sourceEnds[piece] as number) - (sourceStarts[piece] as number) === textEnd - (textStarts[piece] as number);
}
