import {
  CharClass,
  classOf,
  FIRST_PAIR,
  firstOfPair,
  foldOf,
  latinClasses,
  latinFolds,
  secondOfPair,
} from './characters.js';
import { isCapital } from './letter-case.js';
import { push } from './token-writer.js';
import { TOKEN_CAPITAL, TOKEN_NUMBER, TOKEN_SENTENCE_START, TOKEN_SPACED, TOKEN_UPPER, type Tokens } from './tokens.js';
import { hashSeed1, hashSeed2, nextHash1, nextHash2, type Vocabulary } from './vocabulary.js';

/** Words the tokeniser itself must know, to read contractions in full. */
export interface SpecialWords {
  readonly not: number;
  readonly is: number;
  readonly are: number;
  readonly have: number;
  readonly will: number;
  readonly would: number;
  readonly am: number;
  readonly can: number;
  readonly shall: number;
  readonly cannot: number;
  readonly wo: number;
  readonly ca: number;
  readonly sha: number;
  readonly ai: number;
}

const specialWords = new WeakMap<Vocabulary, SpecialWords>();

export function specialWordsOf(vocabulary: Vocabulary): SpecialWords {
  let ids = specialWords.get(vocabulary);
  if (!ids) {
    const id = (word: string) => vocabulary.intern(word);
    ids = {
      not: id('not'),
      is: id('is'),
      are: id('are'),
      have: id('have'),
      will: id('will'),
      would: id('would'),
      am: id('am'),
      can: id('can'),
      shall: id('shall'),
      cannot: id('cannot'),
      wo: id('wo'),
      ca: id('ca'),
      sha: id('sha'),
      ai: id('ai'),
    };
    specialWords.set(vocabulary, ids);
  }
  return ids;
}

/** Reads a word that begins at `begin`, with what a contraction or elision makes of it; returns the offset after it. */
export function readWord(
  text: string,
  begin: number,
  pending: number,
  vocabulary: Vocabulary,
  ids: SpecialWords,
  out: Tokens,
): number {
  const length = text.length;
  // "24h", "10x": letters after a number end where digits begin again, so that 18h30 reads 18 · h · 30.
  const afterNumber =
    (pending & (TOKEN_SPACED | TOKEN_SENTENCE_START)) === 0 &&
    out.count > 0 &&
    (out.flags[out.count - 1]! & TOKEN_NUMBER) !== 0 &&
    out.end[out.count - 1] === begin;
  // "0 DAYS22 HOURS13": a timer whose parts are glued.
  const afterFigure = out.count > 0 && (out.flags[out.count - 1]! & TOKEN_NUMBER) !== 0;
  let hash1 = hashSeed1;
  let hash2 = hashSeed2;
  let before1 = hash1;
  let before2 = hash2;
  let letters = 0;
  let capitals = 0;
  let accented = false;
  let i = begin;
  let flags = pending;

  for (; i < length; i++) {
    const code = text.charCodeAt(i);
    const kind: CharClass = code < 256 ? latinClasses[code]! : classOf(code);
    if (kind === CharClass.Letter || (kind === CharClass.Digit && !afterNumber && !(afterFigure && letters > 2))) {
      const folded = code < 256 ? latinFolds[code]! : foldOf(code);
      letters++;
      if (folded !== code) {
        if (code >= 128) accented = true;
        if (isCapital(code)) capitals++;
      }
      before1 = hash1;
      before2 = hash2;
      const second = folded >= FIRST_PAIR ? secondOfPair(folded) : 0;
      if (second === 0) {
        hash1 = nextHash1(hash1, folded);
        hash2 = nextHash2(hash2, folded);
      } else {
        const first = firstOfPair(folded);
        hash1 = nextHash1(nextHash1(hash1, first), second);
        hash2 = nextHash2(nextHash2(hash2, first), second);
      }
    } else if (kind === CharClass.Mark) accented = true;
    else if (kind !== CharClass.Invisible) break;
  }

  if (accented) out.french++;
  const firstCode = text.charCodeAt(begin);
  if (isCapital(firstCode)) {
    flags |= TOKEN_CAPITAL;
    if (capitals === letters && letters > 1) flags |= TOKEN_UPPER;
  }

  if (i < length) {
    const code = text.charCodeAt(i);
    const kind = classOf(code);

    if (kind === CharClass.Apostrophe && i + 1 < length && classOf(text.charCodeAt(i + 1)) === CharClass.Letter) {
      const clitic = cliticAt(text, i + 1, ids);
      if (clitic.end !== 0) {
        if (clitic.word === ids.not) {
          // "don't" reads do · not: the n belongs to the second word.
          if (letters > 1 && (text.charCodeAt(i - 1) | 32) === 110) {
            let base = vocabulary.lookUp(before1, before2);
            if (base === ids.wo) base = ids.will;
            else if (base === ids.ca) base = ids.can;
            else if (base === ids.sha) base = ids.shall;
            else if (base === ids.ai) base = ids.is;
            push(out, begin, i - 1, base, flags, vocabulary);
            push(out, i - 1, clitic.end, ids.not, flags & (TOKEN_CAPITAL | TOKEN_UPPER), vocabulary);
            return clitic.end;
          }
        } else {
          push(out, begin, i, vocabulary.lookUp(hash1, hash2), flags, vocabulary);
          push(out, i, clitic.end, clitic.word, flags & TOKEN_UPPER, vocabulary);
          return clitic.end;
        }
      }
      // Elision: the apostrophe belongs to the word before it.
      hash1 = nextHash1(hash1, 39);
      hash2 = nextHash2(hash2, 39);
      push(out, begin, i + 1, vocabulary.lookUp(hash1, hash2), flags, vocabulary);
      return i + 1;
    }

    if (kind === CharClass.MiddleDot && i + 1 < length && classOf(text.charCodeAt(i + 1)) === CharClass.Letter) {
      return readInclusive(text, begin, i, hash1, hash2, flags, vocabulary, out);
    }

    // A.I., I.A.: single letters with full stops are one word.
    if (code === 46 && letters === 1 && isAcronymStep(text, i)) {
      let end = i;
      while (isAcronymStep(text, end)) {
        const folded = foldOf(text.charCodeAt(end + 1));
        hash1 = nextHash1(hash1, folded);
        hash2 = nextHash2(hash2, folded);
        end += 2;
      }
      if (text.charCodeAt(end) === 46) end++;
      if ((flags & TOKEN_CAPITAL) !== 0) flags |= TOKEN_UPPER;
      push(out, begin, end, vocabulary.lookUp(hash1, hash2), flags, vocabulary);
      return end;
    }
  }

  const word = vocabulary.lookUp(hash1, hash2);
  if (word === ids.cannot) {
    push(out, begin, i - 3, ids.can, flags, vocabulary);
    push(out, i - 3, i, ids.not, flags & TOKEN_UPPER, vocabulary);
    return i;
  }
  push(out, begin, i, word, flags, vocabulary);
  return i;
}

/** True at "." of ".X" where X is a single letter. */
function isAcronymStep(text: string, at: number): boolean {
  return (
    text.charCodeAt(at) === 46 &&
    at + 1 < text.length &&
    classOf(text.charCodeAt(at + 1)) === CharClass.Letter &&
    (at + 2 >= text.length || classOf(text.charCodeAt(at + 2)) !== CharClass.Letter)
  );
}

const noClitic = { word: 0, end: 0 };
const foundClitic = { word: 0, end: 0 };

/** The English clitic that begins after an apostrophe ('s, 't, 're, 've, 'll, 'd, 'm), if the word ends with it. */
function cliticAt(text: string, at: number, ids: SpecialWords): { word: number; end: number } {
  const first = text.charCodeAt(at) | 32;
  const second = at + 1 < text.length ? text.charCodeAt(at + 1) : 0;
  const single = second === 0 || classOf(second) !== CharClass.Letter;
  if (single) {
    if (first === 115) foundClitic.word = ids.is;
    else if (first === 116) foundClitic.word = ids.not;
    else if (first === 109) foundClitic.word = ids.am;
    else if (first === 100) foundClitic.word = ids.would;
    else return noClitic;
    foundClitic.end = at + 1;
    return foundClitic;
  }
  const third = at + 2 < text.length ? text.charCodeAt(at + 2) : 0;
  if (third !== 0 && classOf(third) === CharClass.Letter) return noClitic;
  const low = second | 32;
  if (first === 114 && low === 101) foundClitic.word = ids.are;
  else if (first === 118 && low === 101) foundClitic.word = ids.have;
  else if (first === 108 && low === 108) foundClitic.word = ids.will;
  else return noClitic;
  foundClitic.end = at + 2;
  return foundClitic;
}

/** client·e·s reads as "clients", inscrit·e as "inscrit": the base and the plural, not the endings between. */
function readInclusive(
  text: string,
  begin: number,
  firstDot: number,
  baseHash1: number,
  baseHash2: number,
  flags: number,
  vocabulary: Vocabulary,
  out: Tokens,
): number {
  let end = firstDot;
  let last = 0;
  while (end < text.length) {
    const kind = classOf(text.charCodeAt(end));
    if (
      kind === CharClass.MiddleDot &&
      end + 1 < text.length &&
      classOf(text.charCodeAt(end + 1)) === CharClass.Letter
    ) {
      end++;
    } else if (kind === CharClass.Letter || kind === CharClass.Mark) {
      last = text.charCodeAt(end) | 32;
      end++;
    } else break;
  }
  const plural = last === 115;
  const hash1 = plural ? nextHash1(baseHash1, 115) : baseHash1;
  const hash2 = plural ? nextHash2(baseHash2, 115) : baseHash2;
  push(out, begin, end, vocabulary.lookUp(hash1, hash2), flags, vocabulary);
  return end;
}
