import { CharClass, classOf, latinClasses } from './characters.js';
import { readNumber } from './number-reader.js';
import { endsSentence } from './sentence-end.js';
import { push } from './token-writer.js';
import { TOKEN_CLAUSE, TOKEN_SENTENCE_START, TOKEN_SPACED, TOKEN_SYMBOL, type Tokens } from './tokens.js';
import { hashSeed1, hashSeed2, nextHash1, nextHash2, type Vocabulary } from './vocabulary.js';
import { readWord, specialWordsOf } from './word-reader.js';

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
