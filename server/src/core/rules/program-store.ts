import type { Language } from '../document/document.js';
import type { Vocabulary } from '../language/vocabulary.js';
import type { EncodedProgram, Precompiled } from './precompiled.js';
import { type Need, Op, type Program } from './program.js';

/** Programs compiled before, in the words of a vocabulary. */
export class ProgramStore {
  readonly wordIds: Int32Array;
  private readonly programs = new Map<EncodedProgram, Program>();
  private readonly sets: (ReadonlySet<number> | undefined)[] = [];
  private readonly lists: (readonly number[] | undefined)[] = [];

  constructor(
    private readonly precompiled: Precompiled,
    vocabulary: Vocabulary,
  ) {
    this.wordIds = Int32Array.from(precompiled.words, (word) => vocabulary.intern(word));
  }

  program(language: Language, key: string): Program | undefined {
    const known = this.precompiled.programs[language];
    if (!Object.hasOwn(known, key)) return undefined;
    const encoded = known[key]!;
    let program = this.programs.get(encoded);
    if (!program) {
      program = new StoredProgram(encoded, this);
      this.programs.set(encoded, program);
    }
    return program;
  }

  set(index: number): ReadonlySet<number> {
    let set = this.sets[index];
    if (!set) {
      set = new Set(this.words(index));
      this.sets[index] = set;
    }
    return set;
  }

  /** The words of a set. */
  words(index: number): readonly number[] {
    let words = this.lists[index];
    if (!words) {
      words = this.precompiled.sets[index]!.map((word) => this.wordIds[word]!);
      this.lists[index] = words;
    }
    return words;
  }
}

/** What the scan asks at once is decoded at once; the rest, when a text first comes near the phrase. */
class StoredProgram implements Program {
  readonly texts: readonly string[];
  readonly anchors: readonly number[];
  readonly minBefore: number;
  readonly maxBefore: number;
  readonly maxLength: number;
  readonly negates: boolean;
  readonly nearOffset: -1 | 0 | 1;
  readonly nearWords: readonly number[];
  readonly needs: readonly Need[];
  private ownCode: Int32Array | undefined;
  private ownSets: readonly ReadonlySet<number>[] | undefined;

  constructor(
    private readonly encoded: EncodedProgram,
    private readonly store: ProgramStore,
  ) {
    const [, , texts, anchors, minBefore, maxBefore, maxLength, negates, nearOffset, nearWords, needs] = encoded;
    this.texts = texts;
    this.anchors = anchors.map((word) => store.wordIds[word]!);
    this.minBefore = minBefore;
    this.maxBefore = maxBefore;
    this.maxLength = maxLength;
    this.negates = negates === 1;
    this.nearOffset = nearOffset;
    this.nearWords = nearWords.map((word) => store.wordIds[word]!);
    this.needs = needs.map(([set, from, to]) => ({ words: store.words(set), from, to }));
  }

  get code(): Int32Array {
    if (!this.ownCode) {
      const code = Int32Array.from(this.encoded[0]);
      for (let i = 0; i < code.length; i += 3) {
        if (code[i] === Op.Word) code[i + 1] = this.store.wordIds[code[i + 1]!]!;
      }
      this.ownCode = code;
    }
    return this.ownCode;
  }

  get sets(): readonly ReadonlySet<number>[] {
    this.ownSets ??= this.encoded[1].map((index) => this.store.set(index));
    return this.ownSets;
  }
}
