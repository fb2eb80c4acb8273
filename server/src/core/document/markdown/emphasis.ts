/**
 * The delimiter stack of CommonMark for `*`, `_` and `~`: decides which runs are markup. `openersBottom` remembers
 * below which delimiter no opener of a kind is left, so that the whole takes linear time.
 */

export type EmphasisKind = 'emphasis' | 'strong' | 'struck';

const ASTERISK = 42;
const UNDERSCORE = 95;
const TILDE = 126;

export class DelimiterStack {
  /** Index of the top of the stack, or -1. */
  tail = -1;
  /** Characters of a run that close something (at its left) and open something (at its right). */
  readonly closing: number[] = [];
  readonly opening: number[] = [];
  /** What was found: kind, opening run. */
  readonly kinds: EmphasisKind[] = [];
  readonly openers: number[] = [];
  /** The pairs that a run closes, chained: the last of each run, and for each pair the one before it (-1: none). */
  readonly lastPair: number[] = [];
  readonly nextPair: number[] = [];
  private readonly codes: number[] = [];
  private readonly lengths: number[] = [];
  private readonly left: number[] = [];
  private readonly canOpen: boolean[] = [];
  private readonly canClose: boolean[] = [];
  private readonly previous: number[] = [];
  private readonly next: number[] = [];
  private readonly openersBottom: number[] = [];

  reset(): void {
    this.tail = -1;
    if (this.codes.length === 0) return;
    for (const list of [this.closing, this.opening, this.openers, this.lastPair, this.nextPair]) list.length = 0;
    for (const list of [this.codes, this.lengths, this.left]) list.length = 0;
    this.kinds.length = 0;
    this.canOpen.length = 0;
    this.canClose.length = 0;
    this.previous.length = 0;
    this.next.length = 0;
  }

  /** Adds a run and returns its index. */
  push(code: number, length: number, canOpen: boolean, canClose: boolean): number {
    const index = this.codes.length;
    this.codes.push(code);
    this.lengths.push(length);
    this.left.push(length);
    this.closing.push(0);
    this.opening.push(0);
    this.lastPair.push(-1);
    this.canOpen.push(canOpen);
    this.canClose.push(canClose);
    this.previous.push(this.tail);
    this.next.push(-1);
    if (this.tail >= 0) this.next[this.tail] = index;
    this.tail = index;
    return index;
  }

  /** Resolves the runs above `bottom` (-1: all) and takes them off the stack. */
  process(bottom: number): void {
    if (this.tail === bottom) return;
    const bottoms = this.openersBottom;
    bottoms.length = 0;
    let closer = this.tail;
    while (closer >= 0 && this.previous[closer] !== bottom) closer = this.previous[closer] as number;
    while (closer >= 0) {
      if (!this.canClose[closer]) {
        closer = this.next[closer] as number;
        continue;
      }
      const key = this.bottomKey(closer);
      const stop = bottoms[key] ?? bottom;
      let opener = this.previous[closer] as number;
      while (opener !== bottom && opener !== stop && opener > stop && !this.matches(opener, closer)) {
        opener = this.previous[opener] as number;
      }
      const found = opener !== bottom && opener > stop && opener >= 0;
      if (found) closer = this.pair(opener, closer);
      else {
        bottoms[key] = this.previous[closer] as number;
        const following = this.next[closer] as number;
        if (!this.canOpen[closer]) this.remove(closer);
        closer = following;
      }
    }
    this.tail = bottom;
    if (bottom >= 0) this.next[bottom] = -1;
  }

  private bottomKey(closer: number): number {
    const code = this.codes[closer] as number;
    const length = this.lengths[closer] as number;
    if (code === TILDE) return 12 + Math.min(length, 2);
    const family = code === ASTERISK ? 0 : 6;
    return family + (this.canOpen[closer] ? 3 : 0) + (length % 3);
  }

  private matches(opener: number, closer: number): boolean {
    if (!this.canOpen[opener] || this.codes[opener] !== this.codes[closer]) return false;
    const a = this.lengths[opener] as number;
    const b = this.lengths[closer] as number;
    if (this.codes[opener] === TILDE) return a === b;
    const isOdd = (this.canClose[opener] || this.canOpen[closer]) && b % 3 !== 0 && (a + b) % 3 === 0;
    return !isOdd;
  }

  /** Pairs two runs; returns the closer to look at next. */
  private pair(opener: number, closer: number): number {
    const isTilde = this.codes[opener] === TILDE;
    const openLeft = this.left[opener] as number;
    const closeLeft = this.left[closer] as number;
    const used = isTilde ? openLeft : openLeft >= 2 && closeLeft >= 2 ? 2 : 1;
    this.kinds.push(isTilde ? 'struck' : used === 2 ? 'strong' : 'emphasis');
    this.openers.push(opener);
    this.nextPair.push(this.lastPair[closer] as number);
    this.lastPair[closer] = this.openers.length - 1;
    this.opening[opener] = (this.opening[opener] as number) + used;
    this.closing[closer] = (this.closing[closer] as number) + used;
    this.left[opener] = openLeft - used;
    this.left[closer] = closeLeft - used;
    // What stands between the two cannot pair any more.
    this.next[opener] = closer;
    this.previous[closer] = opener;
    if (this.left[opener] === 0) this.remove(opener);
    if (this.left[closer] !== 0) return closer;
    const following = this.next[closer] as number;
    this.remove(closer);
    return following;
  }

  private remove(index: number): void {
    const previous = this.previous[index] as number;
    const next = this.next[index] as number;
    if (previous >= 0) this.next[previous] = next;
    if (next >= 0) this.previous[next] = previous;
    else this.tail = previous;
  }
}

const WORD_LIKE = /[\p{P}\p{S}]/u;

/** 0 for white space and the ends of the text, 1 for punctuation, 2 for everything else. */
export function sideClass(text: string, at: number, from: number, end: number, isBefore: boolean): 0 | 1 | 2 {
  if (at < from || at >= end) return 0;
  const code = text.charCodeAt(at);
  if (code < 128) {
    if (code <= 32) return 0;
    return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 127
      ? 2
      : 1;
  }
  if (code === 0xa0 || code === 0x1680 || (code >= 0x2000 && code <= 0x200a)) return 0;
  if (code === 0x202f || code === 0x205f || code === 0x3000 || code === 0x2028 || code === 0x2029) return 0;
  const isPair = isBefore ? (code & 0xfc00) === 0xdc00 && at > from : (code & 0xfc00) === 0xd800 && at + 1 < end;
  const point = isPair ? (text.codePointAt(isBefore ? at - 1 : at) as number) : code;
  return WORD_LIKE.test(String.fromCodePoint(point)) ? 1 : 2;
}

/** Whether a run between the two sides can open and can close emphasis. */
export function flanking(code: number, before: 0 | 1 | 2, after: 0 | 1 | 2): { canOpen: boolean; canClose: boolean } {
  const isLeft = after === 2 || (after === 1 && before !== 2);
  const isRight = before === 2 || (before === 1 && after !== 2);
  if (code !== UNDERSCORE) return { canOpen: isLeft, canClose: isRight };
  return { canOpen: isLeft && (!isRight || before === 1), canClose: isRight && (!isLeft || after === 1) };
}
