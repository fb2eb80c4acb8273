import { CharClass, classOf } from './characters.js';
import { isCapital, isLower } from './letter-case.js';
import { TOKEN_NUMBER, type Tokens } from './tokens.js';
import { type Vocabulary, WORD_ABBREVIATION } from './vocabulary.js';

/** Whether the punctuation at `at` ends a sentence: not inside a number, an address or after an abbreviation. */
export function endsSentence(text: string, at: number, code: number, out: Tokens, vocabulary: Vocabulary): boolean {
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
