import type { Language } from '../document/document.js';
import type { Vocabulary } from '../language/vocabulary.js';
import { Op, type Program } from './program.js';
import type { WordLists } from './word-lists.js';

/**
 * Programs of phrases that were compiled before: Candor's own when it was built, a preset's when it was read. A program is its code, sets (by index), texts, anchors,
 * least and most tokens before the anchor, longest match, whether it negates, the neighbour of its anchor, and what else must stand around it; words
 * are indexes of `words`.
 */
export interface Precompiled {
  readonly words: readonly string[];
  readonly sets: readonly (readonly number[])[];
  /** By language, then by `keyOf`. */
  readonly programs: Readonly<Record<Language, Readonly<Record<string, EncodedProgram>>>>;
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
  needs: readonly (readonly [set: number, from: number, to: number])[],
];

/** Name of a phrase among compiled ones; with other items in a list that it names, it is another one. */
export function keyOf(phrase: string, language: Language, lists: WordLists | undefined): string {
  const digest = lists?.digest(phrase, language);
  return digest ? `${phrase}\u0000${digest}` : phrase;
}

/** Collects programs in the form that is kept. */
export class ProgramCollector {
  private readonly words = new Map<string, number>();
  private readonly sets = new Map<string, number>();
  private readonly setLists: (readonly number[])[] = [];
  private readonly programs = { en: new Map<string, EncodedProgram>(), fr: new Map<string, EncodedProgram>() };

  constructor(private readonly vocabulary: Vocabulary) {}

  add(phrase: string, language: Language, lists: WordLists | undefined, program: Program): void {
    const code = Array.from(program.code);
    for (let i = 0; i < code.length; i += 3) if (code[i] === Op.Word) code[i + 1] = this.word(code[i + 1]!);
    this.programs[language].set(keyOf(phrase, language, lists), [
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
      program.needs.map(({ words, from, to }) => [this.set(words), from, to]),
    ]);
  }

  finish(): Precompiled {
    const { en, fr } = this.programs;
    const programs = { en: Object.fromEntries(en), fr: Object.fromEntries(fr) };
    return { words: [...this.words.keys()], sets: this.setLists, programs };
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

  private set(set: Iterable<number>): number {
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
