import type { Language } from '../document/document.js';
import { Vocabulary } from '../language/vocabulary.js';
import { PhraseError } from './phrase-error.js';
import { type Precompiled, ProgramCollector } from './precompiled.js';
import { ProgramSource } from './program-source.js';
import type { Localised } from './rule.js';
import type { WordLists } from './word-lists.js';

/** Says what keeps phrases from working, as the engine would find it, and keeps the programs of those that work. */
export class PhraseChecker {
  private readonly vocabulary = new Vocabulary();
  private readonly source = new ProgramSource(this.vocabulary);
  private readonly collector = new ProgramCollector(this.vocabulary);

  /**
   * Undefined when the phrase works.
   * @param flags the phrase is to be flagged, so it must not match almost anywhere
   */
  flawOf(phrase: string, language: Language, lists: WordLists | undefined, flags: boolean): Localised | undefined {
    try {
      this.collector.add(phrase, language, lists, this.source.program(phrase, language, flags, lists));
      return undefined;
    } catch (error) {
      if (error instanceof PhraseError) return error.said;
      throw error;
    }
  }

  get programs(): Precompiled {
    return this.collector.finish();
  }
}
