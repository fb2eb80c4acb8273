import type { Language, ParsedDocument, Segment } from '../document/document.js';
import { toSource } from '../document/source-map.js';
import type { Span } from '../text/span.js';
import type { SegmentElements } from './element-reader.js';

/** A segment of a document with what it says. */
export interface Piece {
  readonly document: ParsedDocument;
  /** Index of its chunk in the document. */
  readonly chunk: number;
  readonly segment: Segment;
  readonly elements: SegmentElements;
}

/** What is translated as a whole: a message with all its plural forms, a cell, a paragraph. */
export interface Unit {
  readonly language: Language;
  /** At least one. */
  readonly pieces: readonly Piece[];
}

/** A place in a piece's text. */
export interface Located extends Span {
  readonly piece: Piece;
}

export function textAt({ piece, start, end }: Located): string {
  return piece.segment.text.slice(start, end);
}

/** Where a place stands in its document's source. */
export function sourceOf({ piece, start, end }: Located): Span {
  const offset = piece.document.starts[piece.chunk] as number;
  const span = toSource(piece.segment, start, end);
  return { start: offset + span.start, end: offset + span.end };
}

/** Longest stretch that is marked where a text says nothing of something, in characters. */
const LONGEST_MARK = 160;

/** A text that lacks something: its first words, up to the end of a sentence where there is one. */
export function whole(piece: Piece): Located {
  const { text } = piece.segment;
  if (text.length <= LONGEST_MARK) return { piece, start: 0, end: text.length };
  const beginning = text.slice(0, LONGEST_MARK);
  const end = /^.*[.!?…](?=\s)/s.exec(beginning)?.[0].length ?? beginning.lastIndexOf(' ');
  return { piece, start: 0, end: end > 0 ? end : LONGEST_MARK };
}

/** Function words that make a language certain. */
const CERTAIN = 2;

/** Whether a text is in the other language than it should be: nobody translated it yet. */
export function isUntranslated({ language, pieces }: Unit): boolean {
  let english = 0;
  let french = 0;
  for (const { elements } of pieces) {
    english += elements.english;
    french += elements.french;
  }
  return language === 'en' ? french >= english + CERTAIN : english >= french + CERTAIN;
}
