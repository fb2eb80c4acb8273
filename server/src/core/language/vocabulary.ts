import { ABBREVIATIONS, ENGLISH_FUNCTION_WORDS, FRENCH_FUNCTION_WORDS } from './function-words.js';

/** What is known of a word, as bits. */
export const WORD_ENGLISH = 1;
export const WORD_FRENCH = 2;
export const WORD_ABBREVIATION = 8;
/** Written out as a number: "two", « deux ». */
export const WORD_NUMBER = 16;

/** Some wording of a disclosure is tried where this word stands. */
export const WORD_PROVENANCE = 32;

/** Names AI: nearly every wording of a disclosure holds such a word. */
export const WORD_AI = 64;

/** Id of every word that no rule, list or table mentions. */
export const UNKNOWN_WORD = 0;

const SEED_1 = 0x811c9dc5 | 0;
const SEED_2 = 0x2f6e2b1 | 0;

/** Two running hashes name a word; together 64 bits, so that two words never meet in practice. */
export const hashSeed1 = SEED_1;
export const hashSeed2 = SEED_2;

export function nextHash1(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

export function nextHash2(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) | 0;
}

const NUMBER_WORDS = (
  'one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty hundred thousand ' +
  'deux trois quatre cinq sept huit neuf dix onze douze quinze vingt trente quarante cinquante cent mille'
).split(' ');

/**
 * The words that rules mention, each with a small id. Reading a text asks it once per word, with hashes that were
 * computed while the letters were read, so that no string is made.
 */
export class Vocabulary {
  readonly words: string[] = [''];
  /** Bits by word id. */
  bits = new Uint8Array(1 << 14);
  private size = 1 << 16;
  private table1 = new Int32Array(this.size);
  private table2 = new Int32Array(this.size);
  private tableId = new Int32Array(this.size);

  constructor() {
    for (const word of ENGLISH_FUNCTION_WORDS) this.mark(word, WORD_ENGLISH);
    for (const word of FRENCH_FUNCTION_WORDS) this.mark(word, WORD_FRENCH);
    for (const word of ABBREVIATIONS) this.mark(word, WORD_ABBREVIATION);
    for (const word of NUMBER_WORDS) this.mark(word, WORD_NUMBER);
  }

  /** Id of a folded word, which becomes known if it was not. */
  intern(word: string): number {
    let hash1 = SEED_1;
    let hash2 = SEED_2;
    for (let i = 0; i < word.length; i++) {
      const code = word.charCodeAt(i);
      hash1 = nextHash1(hash1, code);
      hash2 = nextHash2(hash2, code);
    }
    const known = this.lookUp(hash1, hash2);
    if (known !== UNKNOWN_WORD) return known;
    const id = this.words.length;
    this.words.push(word);
    if (id >= this.bits.length) {
      const grown = new Uint8Array(this.bits.length * 2);
      grown.set(this.bits);
      this.bits = grown;
    }
    if (this.words.length * 4 > this.size) this.resize(this.size * 4);
    this.place(hash1, hash2, id);
    return id;
  }

  /** Ids of many folded words. */
  internAll(words: readonly string[]): Int32Array {
    let size = this.size;
    while ((this.words.length + words.length) * 4 > size) size *= 4;
    if (size > this.size) this.resize(size);
    return Int32Array.from(words, (word) => this.intern(word));
  }

  mark(word: string, bit: number): void {
    this.markId(this.intern(word), bit);
  }

  markId(id: number, bit: number): void {
    this.bits[id] = this.bits[id]! | bit;
  }

  /** How many ids were given out. */
  get count(): number {
    return this.words.length;
  }

  lookUp(hash1: number, hash2: number): number {
    const mask = this.size - 1;
    let slot = (hash1 ^ (hash1 >>> 15)) & mask;
    for (;;) {
      const id = this.tableId[slot]!;
      if (id === 0) return UNKNOWN_WORD;
      if (this.table1[slot] === hash1 && this.table2[slot] === hash2) return id;
      slot = (slot + 1) & mask;
    }
  }

  private place(hash1: number, hash2: number, id: number): void {
    const mask = this.size - 1;
    let slot = (hash1 ^ (hash1 >>> 15)) & mask;
    while (this.tableId[slot] !== 0) slot = (slot + 1) & mask;
    this.table1[slot] = hash1;
    this.table2[slot] = hash2;
    this.tableId[slot] = id;
  }

  private resize(size: number): void {
    const { table1, table2, tableId } = this;
    this.size = size;
    this.table1 = new Int32Array(size);
    this.table2 = new Int32Array(size);
    this.tableId = new Int32Array(size);
    for (let slot = 0; slot < tableId.length; slot++) {
      if (tableId[slot] !== 0) this.place(table1[slot]!, table2[slot]!, tableId[slot]!);
    }
  }
}
