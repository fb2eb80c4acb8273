import type { Span } from '../text/span.js';

export type AmountKind = 'price' | 'percent' | 'duration' | 'date' | 'time' | 'number';

export interface CalendarDay {
  readonly month: number;
  /** Absent where a month and a year stand alone. */
  readonly day?: number;
  readonly year?: number;
}

/** A figure with what it counts, in a text; offsets are of the text. */
export interface Amount extends Span {
  readonly kind: AmountKind;
  /** What it comes to, in a spelling of its own; two amounts with one of them in common are the same. */
  readonly means: readonly string[];
  /** The bare figures, in each way in which they can be read: `1.299` is 1299 or 1.299. */
  readonly figures: readonly number[];
  /** Of dates: the days it can stand for; 05/06/2026 is two. */
  readonly days?: readonly CalendarDay[];
  /** Of prices: the currency's code. */
  readonly currency?: string;
  /** Counted in a unit that languages convert: miles, kilometres, pounds, degrees. */
  readonly isMeasure?: true;
  /** Whether the other language must say it too: an ordinal, a rhetorical hundred per cent or a lone 1 need not. */
  readonly asks: boolean;
}

/** What a text counts. */
export interface Amounts {
  readonly amounts: readonly Amount[];
  /** Numbers that words name, "twice" and « moitié » included: enough to answer a figure. */
  readonly named: readonly number[];
}

/** What stands for a template's own value, whatever that will be. */
export const ANY = '{}';
