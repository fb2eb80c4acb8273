import type { Language } from '../document/document.js';
import { type Vocabulary, WORD_ENGLISH, WORD_FRENCH, WORD_NUMBER } from '../language/vocabulary.js';
import { compilePhrase } from './compile-phrase.js';
import { parsePhrase } from './phrase.js';
import { indexOfReference, keyOf, type Precompiled } from './precompiled.js';
import type { Program } from './program.js';
import { ProgramStore } from './program-store.js';
import type { WordLists } from './word-lists.js';

/** Words of copy that are neither function words nor rare. */
const COMMON_WORDS: ReadonlySet<string> = new Set(
  'on or as an but a me plus use time people work data page site service product business company free help team customer customers offer price day days week month year sur fois temps jour jours mois offre prix site client clients donnees service produit entreprise ia ai'.split(
    ' ',
  ),
);

/** Gives the program of a phrase: the one compiled before, or a new one. */
export class ProgramSource {
  private readonly stores: readonly ProgramStore[];

  constructor(
    private readonly vocabulary: Vocabulary,
    precompiled: readonly Precompiled[] = [],
    /** Lists of the catalogue. */
    readonly lists?: WordLists,
  ) {
    this.stores = precompiled.map((programs) => new ProgramStore(programs, vocabulary));
  }

  /**
   * @param flags the phrase is to be flagged, so it must not match almost anywhere
   * @param lists those that the phrase may name
   * Throws a PhraseError.
   */
  program(phrase: string, language: Language, flags: boolean, lists?: WordLists): Program {
    return this.known(phrase, language, lists) ?? this.compiled(phrase, language, flags, lists);
  }

  private known(phrase: string, language: Language, lists: WordLists | undefined): Program | undefined {
    if (this.stores.length === 0) return undefined;
    const key = keyOf(phrase, language, lists);
    for (const store of this.stores) {
      const program = store.program(language, key);
      if (program) return program;
    }
    return undefined;
  }

  private compiled(phrase: string, language: Language, flags: boolean, lists: WordLists | undefined): Program {
    if (indexOfReference(phrase) !== undefined) throw new Error('A sealed catalogue was parted from its programs');
    const node = parsePhrase(phrase, language, lists);
    return compilePhrase(node, this.vocabulary, (id) => this.commonness(id), flags);
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
