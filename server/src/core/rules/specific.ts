import type { Vocabulary } from '../language/vocabulary.js';
import { FLAWS, PhraseError } from './phrase-error.js';
import { lengthOf, type Part } from './phrase-part.js';

/** Words that say nothing by themselves. */
const EMPTY_WORDS: ReadonlySet<string> = new Set(
  "the a an of to in on for and or is are be you your we our it this that with by from at as i me my la le les l' de des du d' un une et ou au aux en pour par sur dans si se ce cette ces que qui qu' est sont vous votre vos nous notre nos tu te ton ta tes il elle je j' mon ma mes y".split(
    ' ',
  ),
);

/**
 * Refuses a phrase to flag that would match almost anywhere: all that must be there is slots, gaps and empty words.
 * Throws a PhraseError.
 */
export function assertSpecific(part: Part, vocabulary: Vocabulary): void {
  if (lengthOf(part).min >= 3 || isSpecific(part, vocabulary) || isWholeSentence(part)) return;
  throw new PhraseError(FLAWS.emptyWordsAlone());
}

/** From {start} to {end}: a price alone in its sentence says something. */
function isWholeSentence(part: Part): boolean {
  return part.kind === 'sequence' && part.items[0]?.kind === 'start' && part.items.at(-1)?.kind === 'end';
}

function isSpecific(part: Part, vocabulary: Vocabulary): boolean {
  switch (part.kind) {
    case 'words':
      return part.ids.every((id) => !EMPTY_WORDS.has(vocabulary.words[id]!));
    case 'exact':
      return true;
    case 'capture':
      return isSpecific(part.item, vocabulary);
    case 'sequence':
      return part.items.some((item) => isSpecific(item, vocabulary));
    case 'choice':
      return part.items.every((item) => isSpecific(item, vocabulary) || lengthOf(item).min >= 3);
    default:
      return false;
  }
}
