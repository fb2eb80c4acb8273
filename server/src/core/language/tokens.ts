/** What is known of a token besides its word, as bits. */
export const TOKEN_SENTENCE_START = 1;
/** White space or punctuation stands before it. */
export const TOKEN_SPACED = 2;
export const TOKEN_CAPITAL = 4;
/** All capitals, two letters at least. */
export const TOKEN_UPPER = 8;
export const TOKEN_NUMBER = 16;
export const TOKEN_SYMBOL = 32;
/** A comma, dash, colon, parenthesis or emoji stands between it and the token before. */
export const TOKEN_CLAUSE = 64;
/** A variable of a template or message: what it will say is not known. */
export const TOKEN_PLACEHOLDER = 128;

/** The tokens of one segment, in arrays that are used again for the next. */
export class Tokens {
  text = '';
  count = 0;
  capacity = 256;
  start = new Int32Array(this.capacity);
  end = new Int32Array(this.capacity);
  word = new Int32Array(this.capacity);
  flags = new Uint8Array(this.capacity);

  /** Function words met, by language; accents count as French. */
  english = 0;
  french = 0;

  /** The vocabulary's bits of all words, joined. */
  seen = 0;

  /** Text offsets of quotation marks, in order. */
  quotes: number[] = [];

  /** Which text these are the tokens of, counted from 1. */
  turn = 0;

  reset(text: string): void {
    this.turn++;
    this.text = text;
    this.count = 0;
    this.english = 0;
    this.french = 0;
    this.seen = 0;
    if (this.quotes.length > 0) this.quotes = [];
  }

  grow(): void {
    this.capacity *= 2;
    this.start = copyOf(this.start, this.capacity);
    this.end = copyOf(this.end, this.capacity);
    this.word = copyOf(this.word, this.capacity);
    const flags = new Uint8Array(this.capacity);
    flags.set(this.flags);
    this.flags = flags;
  }

  /** Index of the first token of the sentence that token `index` is in. */
  sentenceStart(index: number): number {
    let i = index;
    while (i > 0 && (this.flags[i]! & TOKEN_SENTENCE_START) === 0) i--;
    return i;
  }

  /** Index after the last token of the sentence that token `index` is in. */
  sentenceEnd(index: number): number {
    let i = index + 1;
    while (i < this.count && (this.flags[i]! & TOKEN_SENTENCE_START) === 0) i++;
    return i;
  }

  /** Index of the first token that ends after the text offset; `count` when none does. */
  tokenAt(offset: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.end[middle]! > offset) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

function copyOf(array: Int32Array<ArrayBuffer>, capacity: number): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(capacity);
  grown.set(array);
  return grown;
}
