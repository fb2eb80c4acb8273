import type { SlotReader } from '../language/slots.js';
import { TOKEN_SENTENCE_START, type Tokens } from '../language/tokens.js';
import { SLOT_NAMES } from './phrase.js';
import { Op, type Program } from './program.js';

/**
 * What a phrase matched, in tokens; `slots` are triples: which, first token, token after the last. Which is an index into
 * SLOT_NAMES, or behind those one into the program's `texts`.
 */
export interface PhraseMatch {
  readonly first: number;
  readonly end: number;
  readonly slots: readonly number[];
}

const WINDOW = 64;
/** End of what is being kept, until it is known. */
const OPEN = -1;

/**
 * Runs compiled phrases over tokens. Every state (instruction, token, whether a sentence may end before it) is visited
 * once per attempt, so that an attempt costs at most instructions × window × 2 whatever the phrase says; among the matches from one start the longest wins.
 */
export class PhraseMatcher {
  private stamps = new Int32Array(0);
  private stamp = 0;
  private breaking = 0;
  private tokens!: Tokens;
  private program!: Program;
  private origin = 0;
  private bestEnd = -1;
  private bestSlots: number[] = [];
  private readonly slots: number[] = [];

  constructor(private readonly reader: SlotReader) {}

  /** The longest match that starts at token `first`, not reaching `limit`. */
  matchAt(program: Program, tokens: Tokens, first: number, limit = tokens.count): PhraseMatch | undefined {
    // States in which a sentence may end are rare; they stand behind the others, which so stay close together.
    this.breaking = (program.code.length / 3) * WINDOW;
    const size = this.breaking * 2;
    if (this.stamps.length < size) {
      this.stamps = new Int32Array(size);
      this.stamp = 0;
    }
    if (this.stamp >= 0x7ffffffe) {
      this.stamps.fill(0);
      this.stamp = 0;
    }
    this.stamp++;
    this.tokens = tokens;
    this.program = program;
    this.origin = first;
    this.bestEnd = -1;
    if (this.slots.length > 0) this.slots.length = 0;
    this.run(0, first, Math.min(limit, first + WINDOW - 1), 0);
    return this.bestEnd < 0 ? undefined : { first, end: this.bestEnd, slots: this.bestSlots };
  }

  /** A match that holds the anchor at token `at`, the leftmost and then longest. */
  matchAround(program: Program, tokens: Tokens, at: number): PhraseMatch | undefined {
    const from = Math.max(0, at - program.maxBefore);
    for (let first = from; first <= at - program.minBefore; first++) {
      const match = this.matchAt(program, tokens, first);
      if (match && match.end > at) return match;
    }
    return undefined;
  }

  /** The first match that lies wholly in tokens [from, to). */
  find(program: Program, tokens: Tokens, from: number, to: number): PhraseMatch | undefined {
    for (let first = from; first < to; first++) {
      const match = this.matchAt(program, tokens, first, to);
      if (match) return match;
    }
    return undefined;
  }

  /** Where the innermost of the kept parts of this name stands in `slots`. */
  private lastOpen(which: number): number {
    let i = this.slots.length - 3;
    while (this.slots[i] !== which || this.slots[i + 2] !== OPEN) i -= 3;
    return i;
  }

  private run(startAt: number, startToken: number, limit: number, startBreak: 0 | 1): void {
    let at = startAt;
    let token = startToken;
    let mayBreak = startBreak;
    const { code } = this.program;
    const tokens = this.tokens;
    for (;;) {
      const key = at * WINDOW + (token - this.origin) + (mayBreak === 0 ? 0 : this.breaking);
      if (this.stamps[key] === this.stamp) return;
      this.stamps[key] = this.stamp;
      const op: Op = code[at * 3]!;
      const a = code[at * 3 + 1]!;
      switch (op) {
        case Op.Match:
          if (token > this.bestEnd && token > this.origin) {
            this.bestEnd = token;
            this.bestSlots = this.slots.slice();
          }
          return;
        case Op.Split:
          this.run(a, token, limit, mayBreak);
          at = code[at * 3 + 2]!;
          continue;
        case Op.Jump:
          at = a;
          continue;
        case Op.Start:
          if (token < tokens.count && (tokens.flags[token]! & TOKEN_SENTENCE_START) === 0) return;
          at++;
          continue;
        case Op.End:
          if (token < tokens.count && (tokens.flags[token]! & TOKEN_SENTENCE_START) === 0) return;
          at++;
          continue;
        case Op.Open:
          this.slots.push(SLOT_NAMES.length + a, token, OPEN);
          this.run(at + 1, token, limit, mayBreak);
          this.slots.length -= 3;
          return;
        case Op.Close: {
          const open = this.lastOpen(SLOT_NAMES.length + a);
          this.slots[open + 2] = token;
          this.run(at + 1, token, limit, mayBreak);
          this.slots[open + 2] = OPEN;
          return;
        }
        case Op.Break:
          mayBreak = 1;
          at++;
          continue;
        default:
      }
      // The rest take tokens.
      if (token >= limit) return;
      if (token > this.origin && (tokens.flags[token]! & TOKEN_SENTENCE_START) !== 0 && mayBreak === 0) return;
      if (op === Op.Word) {
        if (tokens.word[token] !== a) return;
      } else if (op === Op.Set) {
        if (!this.program.sets[a]!.has(tokens.word[token]!)) return;
      } else if (op === Op.Exact) {
        const text = this.program.texts[a]!;
        const start = tokens.start[token]!;
        if (tokens.end[token]! - start !== text.length || !tokens.text.startsWith(text, start)) return;
      } else if (op === Op.Slot) {
        let mask = this.reader.lengths(a, tokens, token);
        for (let n = 1; mask >= 2; n++) {
          mask >>= 1;
          if ((mask & 1) === 0 || token + n > limit) continue;
          this.slots.push(a, token, token + n);
          this.run(at + 1, token + n, limit, 0);
          this.slots.length -= 3;
        }
        return;
      }
      // A gap may run over as many ends as it has words.
      if (op !== Op.Any) mayBreak = 0;
      at++;
      token++;
    }
  }
}

/** What the slots of a match caught, as `written` gives it, by name; a second slot of one name is `number2`. */
export function capturesOf(
  match: PhraseMatch,
  { texts }: Program,
  tokens: Tokens,
  written: (start: number, end: number) => string,
): Record<string, string> {
  const captures: Record<string, string> = {};
  for (let i = 0; i < match.slots.length; i += 3) {
    const which = match.slots[i]!;
    const base = SLOT_NAMES[which] ?? texts[which - SLOT_NAMES.length]!;
    if (match.slots[i + 1] === match.slots[i + 2]) continue;
    let name: string = base;
    for (let n = 2; captures[name] !== undefined; n++) name = `${base}${n}`;
    captures[name] = written(tokens.start[match.slots[i + 1]!]!, tokens.end[match.slots[i + 2]! - 1]!);
  }
  return captures;
}
