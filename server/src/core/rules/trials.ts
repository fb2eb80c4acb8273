import type { Tokens } from '../language/tokens.js';
import type { CompiledPhrase } from './ruleset.js';

/** What to try where a word stands: phrases by the words that they are anchored on. */
export class Trials {
  /** By word id: where its entries begin; one more than there are words. */
  private readonly starts: Int32Array;
  /** Indexes in `Ruleset.phrases`. */
  private readonly entries: Int32Array;
  /** By entry: where the anchor's neighbour must stand, and which word it must be (−1: one of the program's). */
  private readonly nearOffsets: Int8Array;
  private readonly nearWords: Int32Array;

  /** @param words how many ids the vocabulary has given out */
  constructor(
    private readonly phrases: readonly CompiledPhrase[],
    takesPart: (phrase: CompiledPhrase) => boolean,
    words: number,
  ) {
    const starts = new Int32Array(words + 1);
    const partaking = phrases.map(takesPart);
    phrases.forEach(({ program }, index) => {
      if (partaking[index]) for (const word of program.anchors) starts[word + 1]!++;
    });
    for (let word = 0; word < words; word++) starts[word + 1]! += starts[word]!;
    const count = starts[words]!;
    const next = starts.slice();
    this.starts = starts;
    this.entries = new Int32Array(count);
    this.nearOffsets = new Int8Array(count);
    this.nearWords = new Int32Array(count);
    phrases.forEach(({ program }, index) => {
      if (!partaking[index]) return;
      const { nearOffset, nearWords } = program;
      for (const word of program.anchors) {
        const entry = next[word]!++;
        this.entries[entry] = index;
        this.nearOffsets[entry] = nearOffset;
        this.nearWords[entry] = nearWords.length === 1 ? nearWords[0]! : -1;
      }
    });
  }

  /** Calls `attempt` with the phrases to try, and where. Mostly the word beside an anchor settles that there is none. */
  forEach(tokens: Tokens, attempt: (phrase: number, at: number) => void): void {
    const { starts, entries, nearOffsets, nearWords } = this;
    const { word, count } = tokens;
    for (let at = 0; at < count; at++) {
      const id = word[at]!;
      const end = starts[id + 1];
      // A word that came to the vocabulary later is in no phrase.
      if (end === undefined) continue;
      for (let entry = starts[id]!; entry < end; entry++) {
        const offset = nearOffsets[entry]!;
        if (offset !== 0) {
          const beside = at + offset;
          const neighbour = beside >= 0 && beside < count ? word[beside]! : 0;
          const wanted = nearWords[entry]!;
          if (
            wanted >= 0 ? neighbour !== wanted : !this.phrases[entries[entry]!]!.program.nearWords.includes(neighbour)
          ) {
            continue;
          }
        }
        attempt(entries[entry]!, at);
      }
    }
  }
}
