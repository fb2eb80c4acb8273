import type { Chunk, Format, Language, Segment } from '../document/document.js';
import type { Grammar } from '../language/grammar.js';
import type { Tokens } from '../language/tokens.js';

/** Where a candidate stands, while its segment's tokens are at hand. Token indexes are half-open. */
export interface Place {
  readonly tokens: Tokens;
  readonly segment: Segment;
  readonly chunk: Chunk;
  readonly format: Format;
  readonly language: Language;
  readonly first: number;
  readonly end: number;
  readonly sentenceFirst: number;
  readonly sentenceEnd: number;
  /** The phrase names a negation itself. */
  readonly negates: boolean;
  readonly grammar: Grammar | undefined;
}

/** The text of the sentence around a candidate, with its closing punctuation. */
export function sentenceText(place: Place): string {
  const { start, end } = sentenceSpan(place.tokens, place.sentenceFirst, place.sentenceEnd);
  return place.tokens.text.slice(start, end);
}

/** Where a sentence begins and ends in the segment's text, closing punctuation included, spaces not. */
export function sentenceSpan(tokens: Tokens, first: number, end: number): { start: number; end: number } {
  const { text } = tokens;
  let start = first === 0 ? 0 : tokens.start[first]!;
  while (start < text.length && /\s/.test(text[start]!)) start++;
  let stop = end < tokens.count ? tokens.start[end]! : text.length;
  while (stop > start && /\s/.test(text[stop - 1]!)) stop--;
  return { start, end: stop };
}
