import type { Language } from '../document/document.js';
import { Vocabulary } from '../language/vocabulary.js';
import { PhraseError } from './phrase-error.js';
import { type Precompiled, ProgramCollector } from './precompiled.js';
import { ProgramSource } from './program-source.js';
import type { Localised } from './rule.js';
import type { WordLists } from './word-lists.js';

/**
 * What phrases that are read together may come to: many times what honest ones do, and little enough that a hostile
 * preset is refused within a second.
 */
const MAX_PHRASES = 100_000;
/** Words and spellings that differ. */
const MAX_WORDS = 60_000;
/** Instructions of all programs; a phrase that is refused counts as a large one. */
const MAX_INSTRUCTIONS = 4_000_000;
const REFUSED = 80_000;
const MAX_EXPRESSIONS = 100;

/** Says what keeps phrases from working, as the engine would find it, and keeps the programs of those that work. */
export class PhraseChecker {
  private phrases = 0;
  private instructions = 0;
  private expressions = 0;
  private readonly vocabulary = new Vocabulary();
  private readonly source = new ProgramSource(this.vocabulary);
  private readonly collector = new ProgramCollector(this.vocabulary);

  /**
   * Undefined when the phrase works.
   * @param flags the phrase is to be flagged, so it must not match almost anywhere
   */
  flawOf(phrase: string, language: Language, lists: WordLists | undefined, flags: boolean): Localised | undefined {
    this.phrases++;
    if (this.isSpent) return TOO_MUCH;
    try {
      const program = this.source.program(phrase, language, flags, lists);
      this.instructions += program.code.length / 3;
      this.collector.add(phrase, language, lists, program);
      return undefined;
    } catch (error) {
      if (!(error instanceof PhraseError)) throw error;
      this.instructions += lists?.digest(phrase, language) ? REFUSED : phrase.length;
      return error.said;
    }
  }

  /** Whether one more regular expression is too many: each is run on every paragraph. */
  refusesExpression(): boolean {
    return ++this.expressions > MAX_EXPRESSIONS;
  }

  private get isSpent(): boolean {
    return (
      this.phrases > MAX_PHRASES || this.instructions > MAX_INSTRUCTIONS || this.vocabulary.words.length > MAX_WORDS
    );
  }

  get programs(): Precompiled {
    return this.collector.finish();
  }
}

const TOO_MUCH: Localised = {
  en: 'with all that stands before it, the preset comes to more phrases and spellings than can be compiled; split the preset',
  fr: 'avec tout ce qui précède, le préréglage compte plus de formules et de graphies qu’on n’en peut compiler ; divisez-le',
};
