import type { Language } from '../document/document.js';
import { type Vocabulary, WORD_ENGLISH, WORD_FRENCH, WORD_NUMBER } from '../language/vocabulary.js';
import { hash64 } from '../text/hash.js';
import { compilePhrase } from './compile-phrase.js';
import { PhraseError, parsePhrase } from './phrase.js';
import { Op, type Program } from './program.js';
import { assertSpecific } from './specific.js';
import type { WordLists } from './word-lists.js';

/**
 * Programs of phrases, compiled when Candor is built. A program is its code, sets (by index), texts, anchors,
 * least and most tokens before the anchor, longest match, whether it negates, and the neighbour of its anchor; words are indexes of `words`.
 */
export interface Precompiled {
  readonly words: readonly string[];
  readonly sets: readonly (readonly number[])[];
  readonly programs: Readonly<Record<string, EncodedProgram>>;
}

export type EncodedProgram = readonly [
  code: readonly number[],
  sets: readonly number[],
  texts: readonly string[],
  anchors: readonly number[],
  minBefore: number,
  maxBefore: number,
  maxLength: number,
  negates: 0 | 1,
  nearOffset: -1 | 0 | 1,
  nearWords: readonly number[],
];

/** Words of copy that are neither function words nor rare. */
const COMMON_WORDS: ReadonlySet<string> = new Set(
  'on or as an but a me plus use time people work data page site service product business company free help team customer customers offer price day days week month year sur fois temps jour jours mois offre prix site client clients donnees service produit entreprise ia ai'.split(
    ' ',
  ),
);

/** Gives the program of a phrase: the one compiled before, or a new one. */
export class ProgramSource {
  private readonly wordIds: Int32Array | undefined;
  private readonly sets: (ReadonlySet<number> | undefined)[] = [];

  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly precompiled: Precompiled | undefined,
    /** Lists of the catalogue, which the phrases compiled before were compiled with. */
    readonly lists: WordLists | undefined,
  ) {
    if (precompiled) this.wordIds = Int32Array.from(precompiled.words, (word) => vocabulary.intern(word));
  }

  /**
   * @param flags the phrase is to be flagged, so it must not match almost anywhere
   * @param lists those that the phrase may name; what was compiled before knows only the catalogue's own
   * Throws a PhraseError.
   */
  program(phrase: string, language: Language, flags: boolean, lists?: WordLists): Program {
    const encoded =
      lists !== this.lists && lists?.isNamedIn(phrase)
        ? undefined
        : this.precompiled?.programs[keyOf(phrase, language)];
    if (encoded) return this.decode(encoded);
    const node = parsePhrase(phrase, language, lists);
    if (flags) assertSpecific(node, this.vocabulary);
    const program = compilePhrase(node, this.vocabulary, (id) => this.commonness(id));
    if (flags && program.anchors.length === 0) {
      throw new PhraseError('this phrase has no word that must be there; slots alone match everywhere', 0);
    }
    return program;
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
    const ids = this.wordIds!;
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
      set = new Set(this.precompiled!.sets[index]!.map((word) => this.wordIds![word]!));
      this.sets[index] = set;
    }
    return set;
  }

  /** How often a word is met in ordinary text, roughly: function words and symbols often, the rest seldom. */
  private commonness(id: number): number {
    const bits = this.vocabulary.bits[id]!;
    if ((bits & (WORD_ENGLISH | WORD_FRENCH)) !== 0) return 100;
    if ((bits & WORD_NUMBER) !== 0) return 20;
    const word = this.vocabulary.words[id]!;
    if (word.length === 1) return 60;
    return COMMON_WORDS.has(word) ? 30 : 0;
  }
}

function keyOf(phrase: string, language: Language): string {
  return hash64(`${language}\u0000${phrase}`);
}

/** Collects programs in the form that is kept with the catalogue. */
export class ProgramCollector {
  private readonly words = new Map<string, number>();
  private readonly sets = new Map<string, number>();
  private readonly setLists: (readonly number[])[] = [];
  private readonly programs: Record<string, EncodedProgram> = {};

  constructor(private readonly vocabulary: Vocabulary) {}

  add(phrase: string, language: Language, program: Program): void {
    const code = Array.from(program.code);
    for (let i = 0; i < code.length; i += 3) if (code[i] === Op.Word) code[i + 1] = this.word(code[i + 1]!);
    this.programs[keyOf(phrase, language)] = [
      code,
      program.sets.map((set) => this.set(set)),
      program.texts,
      program.anchors.map((id) => this.word(id)),
      program.minBefore,
      program.maxBefore,
      program.maxLength,
      program.negates ? 1 : 0,
      program.nearOffset,
      program.nearWords.map((id) => this.word(id)),
    ];
  }

  finish(): Precompiled {
    return { words: [...this.words.keys()], sets: this.setLists, programs: this.programs };
  }

  private word(id: number): number {
    const word = this.vocabulary.words[id]!;
    let index = this.words.get(word);
    if (index === undefined) {
      index = this.words.size;
      this.words.set(word, index);
    }
    return index;
  }

  private set(set: ReadonlySet<number>): number {
    const list = [...set].map((id) => this.word(id)).sort((a, b) => a - b);
    const key = list.join();
    let index = this.sets.get(key);
    if (index === undefined) {
      index = this.setLists.length;
      this.sets.set(key, index);
      this.setLists.push(list);
    }
    return index;
  }
}
