import { CharClass, classOf, firstOfPair, foldOf, latinClasses, latinFolds, secondOfPair } from './characters.js';
import {
  TOKEN_CAPITAL,
  TOKEN_CLAUSE,
  TOKEN_NUMBER,
  TOKEN_SENTENCE_START,
  TOKEN_SPACED,
  TOKEN_SYMBOL,
  TOKEN_UPPER,
  type Tokens,
} from './tokens.js';
import {
  hashSeed1,
  hashSeed2,
  nextHash1,
  nextHash2,
  type Vocabulary,
  WORD_ABBREVIATION,
  WORD_ANCHOR,
  WORD_ENGLISH,
  WORD_FRENCH,
} from './vocabulary.js';

/**
 * Cuts a text into words, numbers and symbols in one pass, naming each word by its id in the vocabulary while its
 * letters are read. Ours, because it decides the speed of everything: a tokeniser of a library makes a string per
 * word, and then again for its folded form.
 */
export function tokenise(text: string, vocabulary: Vocabulary, out: Tokens): void {
  out.reset(text);
  const length = text.length;
  const ids = idsOf(vocabulary);
  let pending = TOKEN_SENTENCE_START | TOKEN_SPACED;
  let i = 0;

  while (i < length) {
    const code = text.charCodeAt(i);
    const kind: CharClass = code < 256 ? latinClasses[code]! : classOf(code);

    if (kind === CharClass.Space) {
      pending |= TOKEN_SPACED;
      i++;
      continue;
    }

    if (kind === CharClass.Letter) {
      i = readWord(text, i, pending, vocabulary, ids, out);
      pending = 0;
      continue;
    }

    if (kind === CharClass.Digit) {
      i = readNumber(text, i, pending, vocabulary, out);
      pending = 0;
      continue;
    }

    if (kind === CharClass.Symbol) {
      if (code === 124) pending |= TOKEN_SENTENCE_START | TOKEN_SPACED;
      else if (isTokenSymbol(code)) {
        const word = vocabulary.lookUp(nextHash1(hashSeed1, code), nextHash2(hashSeed2, code));
        push(out, i, i + 1, word, pending | TOKEN_SYMBOL, vocabulary);
        pending = 0;
      }
      i++;
      continue;
    }

    if (kind === CharClass.Terminal) {
      if (endsSentence(text, i, code, out, vocabulary)) pending |= TOKEN_SENTENCE_START;
      pending |= TOKEN_SPACED | TOKEN_CLAUSE;
      i++;
      continue;
    }

    if (kind === CharClass.Quote) {
      out.quotes.push(i);
      pending |= TOKEN_SPACED;
    } else if (kind === CharClass.Apostrophe) {
      // Between letters an apostrophe is read with its word; here it can only be a quotation mark.
      out.quotes.push(i);
    } else if (kind === CharClass.MiddleDot) {
      pending |= TOKEN_SENTENCE_START | TOKEN_SPACED;
    } else if (kind === CharClass.Clause) {
      pending |= TOKEN_CLAUSE | TOKEN_SPACED;
    } else if (kind === CharClass.Hyphen) {
      if ((pending & TOKEN_SPACED) !== 0) pending |= TOKEN_CLAUSE;
    } else if (kind === CharClass.Other) {
      pending |= TOKEN_CLAUSE | TOKEN_SPACED;
    }
    i++;
  }
}

/** Symbols that phrases can name. The others (* _ ~ ^ < > \ °) only separate. */
function isTokenSymbol(code: number): boolean {
  switch (code) {
    case 37: // %
    case 8364: // €
    case 36: // $
    case 163: // £
    case 165: // ¥
    case 38: // &
    case 43: // +
    case 35: // #
    case 64: // @
    case 47: // /
    case 61: // =
    case 91: // [
    case 93: // ]
    case 123: // {
    case 125: // }
      return true;
    default:
      return false;
  }
}

function push(out: Tokens, start: number, end: number, word: number, flags: number, vocabulary: Vocabulary): void {
  let index = out.count;
  if (index >= out.capacity) out.grow();
  out.start[index] = start;
  out.end[index] = end;
  out.word[index] = word;
  out.flags[index] = index === 0 ? flags | TOKEN_SENTENCE_START : flags;
  out.count = index + 1;
  if (word !== 0) {
    const bits = vocabulary.bits[word]!;
    out.seen |= bits;
    if ((bits & WORD_ENGLISH) !== 0) out.english++;
    if ((bits & WORD_FRENCH) !== 0) out.french++;
    if ((bits & WORD_ANCHOR) !== 0) {
      index = out.anchorCount++;
      out.anchors[index] = out.count - 1;
    }
  }
}

/** Words the tokeniser itself must know, to read contractions in full. */
interface SpecialWords {
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

function idsOf(vocabulary: Vocabulary): SpecialWords {
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

function readWord(
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
    if (code < 256) {
      const kind: CharClass = latinClasses[code]!;
      if (kind === CharClass.Letter || (kind === CharClass.Digit && !afterNumber && !(afterFigure && letters > 2))) {
        const folded = latinFolds[code]!;
        if (folded !== code) {
          if (code < 128) capitals++;
          else {
            accented = true;
            if (code < 0xdf) capitals++;
          }
        }
        letters++;
        before1 = hash1;
        before2 = hash2;
        const second = folded > 0xf6ff ? secondOfPair(folded) : 0;
        if (second !== 0) {
          const first = firstOfPair(folded);
          hash1 = nextHash1(nextHash1(hash1, first), second);
          hash2 = nextHash2(nextHash2(hash2, first), second);
        } else {
          hash1 = nextHash1(hash1, folded);
          hash2 = nextHash2(hash2, folded);
        }
        continue;
      }
      if (kind === CharClass.Invisible) continue;
      if (kind === CharClass.Apostrophe || kind === CharClass.MiddleDot || code === 46) break;
      break;
    }
    const kind = classOf(code);
    if (kind === CharClass.Letter || (kind === CharClass.Digit && !afterNumber && !(afterFigure && letters > 2))) {
      const folded = foldOf(code);
      letters++;
      if (folded !== code) {
        accented = true;
        if (text[i] !== text[i]!.toLowerCase()) capitals++;
      }
      before1 = hash1;
      before2 = hash2;
      const second = secondOfPair(folded);
      if (second !== 0) {
        const first = firstOfPair(folded);
        hash1 = nextHash1(nextHash1(hash1, first), second);
        hash2 = nextHash2(nextHash2(hash2, first), second);
      } else {
        hash1 = nextHash1(hash1, folded);
        hash2 = nextHash2(hash2, folded);
      }
      continue;
    }
    if (kind === CharClass.Mark) {
      accented = true;
      continue;
    }
    if (kind === CharClass.Invisible) continue;
    break;
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

function isCapital(code: number): boolean {
  if (code < 128) return code >= 65 && code <= 90;
  if (code < 0xdf) return code >= 0xc0 && code !== 0xd7;
  const char = String.fromCharCode(code);
  return char !== char.toLowerCase();
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

/** A figure: 2, 1,500, 10 000, 9.99, 9,99. Its word is the figure without grouping and with a decimal point. */
function readNumber(text: string, begin: number, pending: number, vocabulary: Vocabulary, out: Tokens): number {
  const length = text.length;
  let hash1 = hashSeed1;
  let hash2 = hashSeed2;
  let i = begin;
  let digits = 0;
  while (i < length) {
    const code = text.charCodeAt(i);
    if (code >= 48 && code <= 57) {
      hash1 = nextHash1(hash1, code);
      hash2 = nextHash2(hash2, code);
      digits++;
      i++;
      continue;
    }
    if (code >= 128 && classOf(code) === CharClass.Digit) {
      digits++;
      i++;
      continue;
    }
    const group = groupLength(text, i + 1);
    if (group === 0) break;
    const isSpace = code === 32 || code === 0xa0 || code === 0x202f || code === 0x2009;
    const isSeparator = code === 44 || code === 46 || code === 39 || code === 0x2019;
    if (group === 3 && digits <= 3 && (isSpace || isSeparator)) {
      // A group of thousands: the separator says nothing.
      digits = 0;
      i++;
      continue;
    }
    if (code === 44 || code === 46) {
      hash1 = nextHash1(hash1, 46);
      hash2 = nextHash2(hash2, 46);
      digits = 4;
      i++;
      continue;
    }
    break;
  }
  push(out, begin, i, vocabulary.lookUp(hash1, hash2), pending | TOKEN_NUMBER, vocabulary);
  return i;
}

/** How many ASCII digits follow from `at`, at most 4. */
function groupLength(text: string, at: number): number {
  let n = 0;
  while (n < 4 && at + n < text.length) {
    const code = text.charCodeAt(at + n);
    if (code < 48 || code > 57) break;
    n++;
  }
  return n;
}

function endsSentence(text: string, at: number, code: number, out: Tokens, vocabulary: Vocabulary): boolean {
  if (code === 33 || code === 63) return true;
  let next = at + 1;
  if (next >= text.length) return true;
  const after = text.charCodeAt(next);
  const afterKind = classOf(after);
  if (afterKind === CharClass.Letter || afterKind === CharClass.Digit) return false;
  if (code === 46 && out.count > 0) {
    const last = out.count - 1;
    const touching = out.end[last] === at;
    if (touching && (vocabulary.bits[out.word[last]!]! & WORD_ABBREVIATION) !== 0) {
      return false;
    }
    if (touching && out.end[last]! - out.start[last]! === 1 && (out.flags[last]! & TOKEN_NUMBER) === 0) return false;
  }
  while (next < text.length) {
    const kind = classOf(text.charCodeAt(next));
    if (
      kind !== CharClass.Space &&
      kind !== CharClass.Quote &&
      kind !== CharClass.Clause &&
      kind !== CharClass.Terminal
    )
      break;
    next++;
  }
  if (next >= text.length) return true;
  const code2 = text.charCodeAt(next);
  if (classOf(code2) !== CharClass.Letter) return true;
  return isCapital(code2) || !isLower(code2);
}

function isLower(code: number): boolean {
  if (code < 128) return code >= 97 && code <= 122;
  const char = String.fromCharCode(code);
  return char !== char.toUpperCase();
}
