import type { Language } from '../document/document.js';
import { Vocabulary } from '../language/vocabulary.js';
import { compilePhrase } from './compile-phrase.js';
import { PhraseError, type PhraseLists, parsePhrase } from './phrase.js';
import { assertSpecific } from './specific.js';

/** Says what keeps a phrase from working, as the engine would find it; undefined when it works. */
export class PhraseChecker {
  private readonly vocabulary = new Vocabulary();

  /** @param flags the phrase is to be flagged, so it must not match almost anywhere */
  flawOf(phrase: string, language: Language, lists: PhraseLists | undefined, flags: boolean): string | undefined {
    try {
      const node = parsePhrase(phrase, language, lists);
      if (flags) assertSpecific(node, this.vocabulary);
      const program = compilePhrase(node, this.vocabulary, () => 0);
      if (flags && program.anchors.length === 0) return 'no word of it must be there; slots alone match everywhere';
      return undefined;
    } catch (error) {
      if (error instanceof PhraseError) return error.message.replace(/\.$/, '');
      throw error;
    }
  }
}
