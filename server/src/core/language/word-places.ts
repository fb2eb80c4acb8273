import type { Tokens } from './tokens.js';
import { UNKNOWN_WORD } from './vocabulary.js';

/** Where the words of one text stand: first and last token, by word id. Used again for the next text. */
export class WordPlaces {
  private first = new Int32Array(0);
  private last = new Int32Array(0);
  /** By word id: the text in which it was met last. */
  private metIn = new Int32Array(0);
  private current = 0;
  private tokens: Tokens | undefined;
  private turn = 0;

  /** Makes ready for the questions about these tokens. @param words how many ids the vocabulary has given out */
  read(tokens: Tokens, words: number): void {
    if (this.tokens === tokens && this.turn === tokens.turn) return;
    this.tokens = tokens;
    this.turn = tokens.turn;
    if (words > this.metIn.length || this.current === 0x7fffffff) {
      const size = words + (words >> 1);
      this.first = new Int32Array(size);
      this.last = new Int32Array(size);
      this.metIn = new Int32Array(size);
      this.current = 0;
    }
    const { first, last, metIn } = this;
    const current = ++this.current;
    const { word, count } = tokens;
    for (let at = 0; at < count; at++) {
      const id = word[at]!;
      if (id === UNKNOWN_WORD) continue;
      if (metIn[id] !== current) {
        metIn[id] = current;
        first[id] = at;
      }
      last[id] = at;
    }
  }

  /** Whether one of the words may stand among tokens `from` to `to`, both counted; a no is certain. */
  mayHold(words: readonly number[], from: number, to: number): boolean {
    for (let i = 0; i < words.length; i++) {
      const id = words[i]!;
      if (this.metIn[id] === this.current && this.first[id]! <= to && this.last[id]! >= from) return true;
    }
    return false;
  }
}
