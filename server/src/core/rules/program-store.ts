import type { Vocabulary } from '../language/vocabulary.js';
import type { EncodedProgram, Precompiled } from './precompiled.js';
import { Op, type Program } from './program.js';

/** Programs compiled before, in the words of a vocabulary. */
export class ProgramStore {
  private readonly wordIds: Int32Array;
  private readonly sets: (ReadonlySet<number> | undefined)[] = [];

  constructor(
    private readonly precompiled: Precompiled,
    vocabulary: Vocabulary,
  ) {
    this.wordIds = Int32Array.from(precompiled.words, (word) => vocabulary.intern(word));
  }

  program(key: string): Program | undefined {
    const encoded = this.precompiled.programs[key];
    return encoded && this.decode(encoded);
  }

  /** What the scan asks at once is decoded at once; the code, when a text first comes near the phrase. */
  private decode([
    code,
    sets,
    texts,
    anchors,
    minBefore,
    maxBefore,
    maxLength,
    negates,
    nearOffset,
    nearWords,
  ]: EncodedProgram): Program {
    const ids = this.wordIds;
    let ownCode: Int32Array | undefined;
    let ownSets: readonly ReadonlySet<number>[] | undefined;
    const setAt = (index: number) => this.set(index);
    return {
      get code() {
        if (!ownCode) {
          ownCode = Int32Array.from(code);
          for (let i = 0; i < ownCode.length; i += 3) {
            if (ownCode[i] === Op.Word) ownCode[i + 1] = ids[ownCode[i + 1]!]!;
          }
        }
        return ownCode;
      },
      get sets() {
        ownSets ??= sets.map(setAt);
        return ownSets;
      },
      texts,
      anchors: anchors.map((word) => ids[word]!),
      minBefore,
      maxBefore,
      maxLength,
      negates: negates === 1,
      nearOffset,
      nearWords: nearWords.map((word) => ids[word]!),
    };
  }

  private set(index: number): ReadonlySet<number> {
    let set = this.sets[index];
    if (!set) {
      set = new Set(this.precompiled.sets[index]!.map((word) => this.wordIds[word]!));
      this.sets[index] = set;
    }
    return set;
  }
}
