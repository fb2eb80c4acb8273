import { TOKEN_SENTENCE_START, type Tokens } from './tokens.js';
import { type Vocabulary, WORD_ENGLISH, WORD_FRENCH } from './vocabulary.js';

/** Adds a token; `word` is its id in the vocabulary or 0. */
export function push(
  out: Tokens,
  start: number,
  end: number,
  word: number,
  flags: number,
  vocabulary: Vocabulary,
): void {
  const index = out.count;
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
  }
}
