import type { Language } from '../../../server/src/core/document/document.js';
import { SlotReader } from '../../../server/src/core/language/slots.js';
import { tokenise } from '../../../server/src/core/language/tokenise.js';
import { Tokens } from '../../../server/src/core/language/tokens.js';
import { Vocabulary } from '../../../server/src/core/language/vocabulary.js';
import { compilePhrase } from '../../../server/src/core/rules/compile-phrase.js';
import { PhraseMatcher } from '../../../server/src/core/rules/matcher.js';
import { type PhraseLists, parsePhrase } from '../../../server/src/core/rules/phrase.js';

/** The first match of a phrase in a text, as text; undefined when there is none. */
export function matchPhrase(
  phrase: string,
  text: string,
  language: Language = 'en',
  lists?: PhraseLists,
): string | undefined {
  const vocabulary = new Vocabulary();
  const slots = new SlotReader(vocabulary);
  const program = compilePhrase(parsePhrase(phrase, language, lists), vocabulary, () => 0);
  const tokens = new Tokens();
  tokenise(text, vocabulary, tokens);
  const match = new PhraseMatcher(slots).find(program, tokens, 0, tokens.count);
  return match && text.slice(tokens.start[match.first], tokens.end[match.end - 1]);
}
