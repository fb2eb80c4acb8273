import { OBJECT, PLACEHOLDER } from '../core/document/characters.js';
import type { ParsedDocument, PieceMap, Segment } from '../core/document/document.js';
import type { Span } from '../core/text/span.js';

/** The text in which a report quotes: a run of prose without its markup where there is one, else the source. */
export interface View {
  readonly text: string;
  /** The passage of `text` that may be quoted. */
  readonly start: number;
  readonly end: number;
  /** Where a span of the source stands in `text`. */
  within(source: Span): Span;
  /** Whether a span of the source lies in the passage. */
  holds(source: Span): boolean;
}

/** How far a paragraph of raw source is followed, in UTF-16 units: a minified page is one line. */
const FARTHEST = 4000;

/** The view that holds all the spans (sorted, at least one): their segment's prose, or their paragraphs of source. */
export function proseAround(spans: readonly Span[], text: string, document?: ParsedDocument): View {
  const first = spans[0];
  if (!first) return sourceView(text, { start: 0, end: 0 });
  const whole = { start: first.start, end: (spans.at(-1) ?? first).end };
  return (document && segmentView(whole, document)) ?? sourceView(text, whole);
}

function sourceView(text: string, span: Span): View {
  const start = paragraphStart(text, span.start);
  const end = paragraphEnd(text, span.end);
  return {
    text,
    start,
    end,
    within: (source) => source,
    holds: (source) => source.start >= start && source.end <= end,
  };
}

function paragraphStart(text: string, offset: number): number {
  const from = Math.max(0, offset - FARTHEST);
  // Line by line: a pattern that looks for the last empty line begins anew at every character.
  for (let end = text.lastIndexOf('\n', offset - 1); end > from; ) {
    const start = text.lastIndexOf('\n', end - 1);
    if (start < from) break;
    if (text.slice(start + 1, end).trim() === '') return end + 1;
    end = start;
  }
  return from;
}

function paragraphEnd(text: string, offset: number): number {
  const after = text.slice(offset, offset + FARTHEST);
  const blank = after.search(/\r?\n[ \t]*\r?\n/u);
  return offset + (blank < 0 ? after.length : blank);
}

function segmentView(span: Span, document: ParsedDocument): View | undefined {
  const index = chunkAt(document.starts, span.start);
  const base = document.starts[index];
  const segments = document.chunks[index]?.segments;
  if (base === undefined || !segments) return undefined;
  const segment = segments.find(({ start, end }) => base + start <= span.start && span.end <= base + end);
  if (!segment) return undefined;
  const prose = spellObjects(segment, document.text.slice(base + segment.start, base + segment.end));
  return {
    text: prose.text,
    start: 0,
    end: prose.text.length,
    within: (source) => ({
      start: textOffset(prose, source.start - base, 'start'),
      end: textOffset(prose, source.end - base, 'end'),
    }),
    holds: (source) => source.start >= base + segment.start && source.end <= base + segment.end,
  };
}

function chunkAt(starts: readonly number[], offset: number): number {
  return Math.max(0, lastAtOrBefore(starts, offset));
}

type Prose = Pick<Segment, 'text' | 'start' | 'map'>;

/** Puts the source of addresses, variables and code back where the segment's text only holds their place. */
function spellObjects(segment: Segment, source: string): Prose {
  const { map } = segment;
  if (!map || !(segment.text.includes(OBJECT) || segment.text.includes(PLACEHOLDER))) return segment;
  let text = '';
  const textStarts = map.textStarts.map((textStart, piece) => {
    const at = text.length;
    const part = segment.text.slice(textStart, map.textStarts[piece + 1] ?? segment.text.length);
    const from = (map.sourceStarts[piece] ?? 0) - segment.start;
    const to = (map.sourceEnds[piece] ?? 0) - segment.start;
    text += part === OBJECT || part === PLACEHOLDER ? source.slice(from, to) : part;
    return at;
  });
  const spelled: PieceMap = { textStarts, sourceStarts: map.sourceStarts, sourceEnds: map.sourceEnds };
  return { text, start: segment.start, map: spelled };
}

/** The inverse of `toSource`: an offset inside an entity or an escape goes to the side of it that `bound` names. */
function textOffset(segment: Prose, offset: number, bound: 'start' | 'end'): number {
  const length = segment.text.length;
  const map = segment.map;
  if (!map) return clamp(offset - segment.start, length);
  const piece = lastAtOrBefore(map.sourceStarts, offset);
  if (piece < 0) return 0;
  const textStart = map.textStarts[piece] ?? 0;
  const textEnd = map.textStarts[piece + 1] ?? length;
  const sourceStart = map.sourceStarts[piece] ?? 0;
  const sourceEnd = map.sourceEnds[piece] ?? sourceStart;
  if (offset >= sourceEnd) return textEnd;
  if (sourceEnd - sourceStart === textEnd - textStart) return clamp(textStart + offset - sourceStart, length);
  return bound === 'end' && offset > sourceStart ? textEnd : textStart;
}

function clamp(offset: number, length: number): number {
  return Math.min(Math.max(offset, 0), length);
}

/** Index of the last entry that is at most `offset`; −1 if none. Entries ascend. */
function lastAtOrBefore(entries: readonly number[], offset: number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle] as number) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
