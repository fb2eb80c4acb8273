import type { Vocabulary } from '../language/vocabulary.js';
import { bestAnchor } from './anchor.js';
import type { PhraseNode } from './phrase.js';
import { FLAWS, PhraseError } from './phrase-error.js';
import { lengthOf, toPart, wordsOf } from './phrase-part.js';
import { Op, type Program } from './program.js';
import { ProgramWriter } from './program-writer.js';
import { assertSpecific } from './specific.js';

const MAX_INSTRUCTIONS = 1500;
/** Where lists are named: a list may hold thousands of items, each of several words. */
const MAX_LIST_INSTRUCTIONS = 20_000;
const MAX_TOKENS = 60;

/**
 * Compiles a phrase; its words enter the vocabulary.
 * @param commonness how often a word id is met (0 = rare)
 * @param flags the phrase is to be flagged, so it must not match almost anywhere
 * Throws a PhraseError.
 */
export function compilePhrase(
  node: PhraseNode,
  vocabulary: Vocabulary,
  commonness: (id: number) => number,
  flags = false,
): Program {
  const part = toPart(node, vocabulary);
  if (flags) assertSpecific(part, vocabulary);
  const { min, max } = lengthOf(part);
  if (min === 0) throw new PhraseError(FLAWS.allOptional());
  if (max > MAX_TOKENS) throw new PhraseError(FLAWS.longMatch(max, MAX_TOKENS));
  const writer = new ProgramWriter(namesList(node) ? MAX_LIST_INSTRUCTIONS : MAX_INSTRUCTIONS);
  writer.write(part);
  writer.emit(Op.Match, 0, 0);
  const anchor = bestAnchor(part, commonness, vocabulary);
  if (flags && !anchor?.ids.length) throw new PhraseError(FLAWS.slotsAlone());
  return {
    code: Int32Array.from(writer.code),
    sets: writer.sets,
    texts: writer.texts,
    anchors: anchor ? [...new Set(anchor.ids)] : [],
    minBefore: anchor?.minBefore ?? 0,
    maxBefore: anchor?.maxBefore ?? 0,
    nearOffset: anchor?.nearOffset ?? 0,
    nearWords: anchor?.nearWords ?? [],
    needs: (anchor?.needs ?? []).map(({ words, from, to }) => ({ words, from, to })),
    maxLength: max,
    negates: [...wordsOf(part, new Set())].some((id) => NEGATION_WORDS.has(vocabulary.words[id]!)),
  };
}

function namesList(node: PhraseNode): boolean {
  switch (node.kind) {
    case 'list':
      return true;
    case 'sequence':
    case 'choice':
      return node.items.some(namesList);
    case 'optional':
    case 'capture':
      return namesList(node.item);
    default:
      return false;
  }
}

/** Words that negate; a phrase that names one says the negation itself. */
const NEGATION_WORDS: ReadonlySet<string> = new Set(
  "not no never without neither nor none nothing ne n' pas jamais aucun aucune rien ni sans non".split(' '),
);
