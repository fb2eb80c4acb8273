import { PLACEHOLDER } from '../document/characters.js';
import { CharClass, classOf, latinClasses } from './characters.js';
import { formatFieldEnd } from './format-field.js';
import { readNumber } from './number-reader.js';
import { endsSentence } from './sentence-end.js';
import { push } from './token-writer.js';
import {
  TOKEN_CLAUSE,
  TOKEN_NUMBER,
  TOKEN_PLACEHOLDER,
  TOKEN_SENTENCE_START,
  TOKEN_SPACED,
  TOKEN_SYMBOL,
  type Tokens,
} from './tokens.js';
import { hashSeed1, hashSeed2, nextHash1, nextHash2, type Vocabulary } from './vocabulary.js';
import { readWord, specialWordsOf } from './word-reader.js';

const PLACEHOLDER_CODE = PLACEHOLDER.charCodeAt(0);

/**
 * Cuts a text into words, numbers and symbols in one pass, naming each word by its id in the vocabulary while its
 * letters are read. Ours, because it decides the speed of everything: a tokeniser of a library makes a string per
 * word, and then again for its folded form.
 */
export function tokenise(text: string, vocabulary: Vocabulary, out: Tokens): void {
  out.reset(text);
  const length = text.length;
  const ids = specialWordsOf(vocabulary);
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
      const field = fieldEnd(text, i, code, out);
      if (field > 0) {
        push(out, i, field, 0, pending | TOKEN_PLACEHOLDER, vocabulary);
        pending = 0;
        i = field;
        continue;
      }
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

    if (code === PLACEHOLDER_CODE) {
      push(out, i, i + 1, 0, pending | TOKEN_PLACEHOLDER, vocabulary);
      pending = 0;
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

/** End of the placeholder that begins with a sign: %d, %{name}, #{name}; -1 when the sign is one of its own. */
function fieldEnd(text: string, at: number, code: number, out: Tokens): number {
  if (code !== 37 && code !== 35) return -1;
  if (text.charCodeAt(at + 1) === PLACEHOLDER_CODE) return at + 2;
  const afterFigure = out.count > 0 && (out.flags[out.count - 1]! & TOKEN_NUMBER) !== 0;
  return code === 37 && !afterFigure ? formatFieldEnd(text, at) : -1;
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
