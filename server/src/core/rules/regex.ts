import type { Span } from '../text/span.js';
import type { Localised } from './rule.js';

/**
 * Runs regular expressions in linear time, whatever they say. Supplied by whoever reads presets that use them: the
 * engine is large, and built-in rules need none.
 */
export interface RegexEngine {
  /** Throws when the expression cannot be read. */
  compile(source: string): RegexMatcher;
  /** What `compile` threw, in words. */
  flawOf(error: unknown): Localised;
}

export interface RegexMatcher {
  /** Matches from left to right, without overlaps and never empty; offsets in UTF-16 units. */
  matches(text: string): Span[];
}
