/** Instructions of a compiled phrase; each takes two operands. */
export enum Op {
  Match = 0,
  /** a: word id. */
  Word = 1,
  /** a: index into `sets`. */
  Set = 2,
  /** a: index into `texts`; the word id is checked by the text. */
  Exact = 3,
  /** a: index into SLOT_NAMES. */
  Slot = 4,
  Any = 5,
  /** Try a first, then b. */
  Split = 6,
  Jump = 7,
  Start = 8,
  End = 9,
  /** What is matched from here to the `Close` of the same a is kept; a: index into `texts`, its name. */
  Open = 10,
  Close = 11,
  /** A sentence may end here. */
  Break = 12,
}

/** Words of which every match holds one, `from` to `to` tokens after the anchor; before it where negative. */
export interface Need {
  readonly words: readonly number[];
  readonly from: number;
  readonly to: number;
}

/** A phrase as instructions over tokens, with the words on which it is tried. */
export interface Program {
  /** Triples: op, a, b. */
  readonly code: Int32Array;
  readonly sets: readonly ReadonlySet<number>[];
  /** Words to be matched letter by letter, and names of what is kept. */
  readonly texts: readonly string[];
  /** Every match holds one of these words; empty when only slots and gaps must be there. */
  readonly anchors: readonly number[];
  /** How many tokens a match may have before the anchor, at least and at most. */
  readonly minBefore: number;
  readonly maxBefore: number;
  /**
   * Beside every anchor of a match stands one of these words, `nearOffset` tokens away; 0 when none must. A look at it
   * settles nearly every attempt.
   */
  readonly nearOffset: -1 | 0 | 1;
  readonly nearWords: readonly number[];
  /** What else must stand around the anchor; the rarest first. */
  readonly needs: readonly Need[];
  /** Tokens of the longest match. */
  readonly maxLength: number;
  /** The phrase names a negation itself, so that one inside its match says nothing. */
  readonly negates: boolean;
}
