import type { Span } from '../text/span.js';

/**
 * Runs regular expressions in linear time, whatever they say. Supplied by whoever reads presets that use them: the
 * engine is large, and built-in rules need none.
 */
export interface RegexEngine {
  /** Throws an Error that says what is wrong with the expression. */
  compile(source: string): RegexMatcher;
}

export interface RegexMatcher {
  /** Matches from left to right, without overlaps and never empty; offsets in UTF-16 units. */
  matches(text: string): Span[];
}
