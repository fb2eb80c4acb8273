/**
 * What a UTF-16 unit is to the tokeniser, and what it folds to. Looked up in tables of 256 units made on first use:
 * a regular expression per character would cost more than the whole scan.
 */

export enum CharClass {
  /** White space of any kind, NBSP and narrow NBSP included. */
  Space = 0,
  Letter = 1,
  Digit = 2,
  /** Combining marks: part of the letter before. */
  Mark = 3,
  /** Soft hyphen, zero-width characters: part of a word, without weight. */
  Invisible = 4,
  Apostrophe = 5,
  Hyphen = 6,
  /** Middle dot of inclusive forms (client·e·s). */
  MiddleDot = 7,
  /** . ! ? … */
  Terminal = 8,
  /** Symbols that are tokens of their own: % € $ £ & + # @ / = [ ] … */
  Symbol = 9,
  /** Opening or closing quotation marks. */
  Quote = 10,
  /** Comma, colon, dash, parenthesis: ends a clause, transparent to phrases. */
  Clause = 11,
  /** Everything else: emoji, box drawings, object replacement. */
  Other = 12,
}

const SYMBOLS = '%€$£¥&+#@/=[]{}<>^|~*_\\°';
const QUOTES = '"“”„«»‟‹›';
const CLAUSE = ',:;()–—―،；：，（）';
const APOSTROPHES = "'’ʼ‘‛＇`´";
const HYPHENS = '-‐‑';
const INVISIBLE = '\u00ad\u200b\u200c\u200d\u2060\ufeff\u180e';

/** Letters that fold to two. */
const PAIRS: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss' };

const PAGE = 256;
const classPages: (Uint8Array | undefined)[] = [];
const foldPages: (Uint16Array | undefined)[] = [];

/** First of the private codes by which a fold page says "two letters"; the low byte indexes `PAIR_LIST`. */
export const FIRST_PAIR = 0xf700;
const PAIR_LIST = Object.values(PAIRS);

function makePage(page: number): void {
  const classes = new Uint8Array(PAGE);
  const folds = new Uint16Array(PAGE);
  for (let i = 0; i < PAGE; i++) {
    const code = page * PAGE + i;
    const char = String.fromCharCode(code);
    classes[i] = classify(char);
    folds[i] = foldUnit(char, code);
  }
  classPages[page] = classes;
  foldPages[page] = folds;
}

function classify(char: string): CharClass {
  if (INVISIBLE.includes(char)) return CharClass.Invisible;
  if (/\s/.test(char)) return CharClass.Space;
  if (char === '·' || char === '‧' || char === '•') return CharClass.MiddleDot;
  if (char === '.' || char === '!' || char === '?' || char === '…' || char === '。' || char === '！' || char === '？')
    return CharClass.Terminal;
  if (APOSTROPHES.includes(char)) return CharClass.Apostrophe;
  if (HYPHENS.includes(char)) return CharClass.Hyphen;
  if (SYMBOLS.includes(char)) return CharClass.Symbol;
  if (QUOTES.includes(char)) return CharClass.Quote;
  if (CLAUSE.includes(char)) return CharClass.Clause;
  if (/\p{L}/u.test(char)) return CharClass.Letter;
  if (/\p{Nd}/u.test(char)) return CharClass.Digit;
  if (/\p{M}/u.test(char)) return CharClass.Mark;
  return CharClass.Other;
}

function foldUnit(char: string, code: number): number {
  const lower = char.toLowerCase();
  const pair = PAIRS[lower];
  if (pair !== undefined) return FIRST_PAIR + PAIR_LIST.indexOf(pair);
  const base = lower.normalize('NFD').replace(/\p{M}/gu, '');
  return base.length === 1 ? base.charCodeAt(0) : lower.length === 1 ? lower.charCodeAt(0) : code;
}

export function classOf(code: number): CharClass {
  const page = code >> 8;
  const table = classPages[page];
  if (table !== undefined) return table[code & 255]!;
  makePage(page);
  return classPages[page]![code & 255]!;
}

/** The code a unit folds to: lower case, without diacritics; `foldedPair` tells about those that fold to two. */
export function foldOf(code: number): number {
  const page = code >> 8;
  const table = foldPages[page];
  if (table !== undefined) return table[code & 255]!;
  makePage(page);
  return foldPages[page]![code & 255]!;
}

/** Second letter when a folded code stands for two (œ, æ, ß), else 0; `firstOfPair` gives the first. */
export function secondOfPair(folded: number): number {
  return folded >= FIRST_PAIR && folded < FIRST_PAIR + PAIR_LIST.length
    ? PAIR_LIST[folded - FIRST_PAIR]!.charCodeAt(1)
    : 0;
}

export function firstOfPair(folded: number): number {
  return PAIR_LIST[folded - FIRST_PAIR]!.charCodeAt(0);
}

/** The direct tables of the first 256 units, for inner loops. */
export const latinClasses: Uint8Array = (() => {
  makePage(0);
  return classPages[0]!;
})();
export const latinFolds: Uint16Array = foldPages[0]!;

/** A word as the vocabulary keeps it: lower case, no diacritics, no invisible characters. */
export function foldWord(word: string): string {
  let folded = '';
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    const kind = classOf(code);
    if (kind === CharClass.Mark || kind === CharClass.Invisible) continue;
    const base = foldOf(code);
    const second = secondOfPair(base);
    folded += second ? String.fromCharCode(firstOfPair(base), second) : String.fromCharCode(base);
  }
  return folded;
}
