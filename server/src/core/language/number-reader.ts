import { CharClass, classOf } from './characters.js';
import { push } from './token-writer.js';
import { TOKEN_NUMBER, type Tokens } from './tokens.js';
import { hashSeed1, hashSeed2, nextHash1, nextHash2, type Vocabulary } from './vocabulary.js';

/** A figure: 2, 1,500, 10 000, 9.99, 9,99. Its word is the figure without grouping and with a decimal point. */
export function readNumber(text: string, begin: number, pending: number, vocabulary: Vocabulary, out: Tokens): number {
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
