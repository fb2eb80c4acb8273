import type { Vocabulary } from '../language/vocabulary.js';
import { internText } from './intern-text.js';
import { type PhraseNode, SLOT_NAMES } from './phrase.js';
import { FLAWS, PhraseError } from './phrase-error.js';

/** The most tokens one slot takes. */
export const SLOT_MAX = 8;

/** Tokenised form of the tree: texts cut into tokens as copy is. */
export type Part =
  | { readonly kind: 'words'; readonly ids: readonly number[] }
  | { readonly kind: 'exact'; readonly id: number; readonly text: string }
  | { readonly kind: 'slot'; readonly slot: number }
  | { readonly kind: 'gap'; readonly max: number }
  | { readonly kind: 'sequence'; readonly items: readonly Part[] }
  | { readonly kind: 'choice'; readonly items: readonly Part[] }
  | { readonly kind: 'optional'; readonly item: Part }
  | { readonly kind: 'capture'; readonly name: string; readonly item: Part }
  | { readonly kind: 'break' }
  | { readonly kind: 'start' }
  | { readonly kind: 'end' };

/** The tree of a phrase with its texts cut into tokens, whose words enter the vocabulary. Throws a PhraseError. */
export function toPart(node: PhraseNode, vocabulary: Vocabulary): Part {
  switch (node.kind) {
    case 'text': {
      const { ids } = internText(node.text, vocabulary);
      if (ids.length === 0) throw new PhraseError(FLAWS.wordless(node.text));
      const items = ids.map((id): Part => ({ kind: 'words', ids: [id] }));
      return items.length === 1 ? items[0]! : { kind: 'sequence', items };
    }
    case 'exact': {
      const { ids, texts } = internText(node.text, vocabulary);
      const items = ids.map((id, i): Part => ({ kind: 'exact', id, text: texts[i]! }));
      return items.length === 1 ? items[0]! : { kind: 'sequence', items };
    }
    case 'slot':
      return { kind: 'slot', slot: SLOT_NAMES.indexOf(node.name) };
    case 'sequence':
      return { kind: 'sequence', items: node.items.map((item) => toPart(item, vocabulary)) };
    case 'choice':
      return joinWords(node.items.map((item) => toPart(item, vocabulary)));
    case 'list':
      return { kind: 'capture', name: node.name, item: listPart(node.items, vocabulary) };
    case 'capture':
      return { kind: 'capture', name: node.name, item: toPart(node.item, vocabulary) };
    case 'optional':
      return { kind: 'optional', item: toPart(node.item, vocabulary) };
    default:
      return node;
  }
}

const listParts = new WeakMap<Vocabulary, WeakMap<readonly PhraseNode[], Part>>();

/** A list is cut into tokens once, however many phrases name it. */
function listPart(items: readonly PhraseNode[], vocabulary: Vocabulary): Part {
  let parts = listParts.get(vocabulary);
  if (!parts) {
    parts = new WeakMap();
    listParts.set(vocabulary, parts);
  }
  let part = parts.get(items);
  if (!part) {
    part = joinWords(items.map((item) => toPart(item, vocabulary)));
    parts.set(items, part);
  }
  return part;
}

/** Single words among the choices become one set, those of choices inside choices too. */
function joinWords(items: readonly Part[]): Part {
  const ids: number[] = [];
  const others: Part[] = [];
  const flat = items.flatMap((item) => (item.kind === 'choice' ? item.items : [item]));
  if (flat.length === 1) return flat[0]!;
  for (const item of flat) {
    if (item.kind === 'words') ids.push(...item.ids);
    else others.push(item);
  }
  const joined: Part[] = ids.length > 0 ? [{ kind: 'words', ids: [...new Set(ids)] }, ...others] : others;
  return joined.length === 1 ? joined[0]! : { kind: 'choice', items: joined };
}

/** How many tokens a match of the part has, at least and at most. */
export function lengthOf(part: Part): { min: number; max: number } {
  switch (part.kind) {
    case 'words':
    case 'exact':
      return { min: 1, max: 1 };
    case 'slot':
      return { min: 1, max: SLOT_MAX };
    case 'gap':
      return { min: 0, max: part.max };
    case 'sequence': {
      let min = 0;
      let max = 0;
      for (const item of part.items) {
        const length = lengthOf(item);
        min += length.min;
        max += length.max;
      }
      return { min, max };
    }
    case 'choice': {
      const lengths = part.items.map(lengthOf);
      return { min: Math.min(...lengths.map((l) => l.min)), max: Math.max(...lengths.map((l) => l.max)) };
    }
    case 'optional':
      return { min: 0, max: lengthOf(part.item).max };
    case 'capture':
      return lengthOf(part.item);
    default:
      return { min: 0, max: 0 };
  }
}

/** Every word that the phrase names. */
export function wordsOf(part: Part, words: Set<number>): ReadonlySet<number> {
  switch (part.kind) {
    case 'words':
      for (const id of part.ids) words.add(id);
      break;
    case 'exact':
      words.add(part.id);
      break;
    case 'sequence':
    case 'choice':
      for (const item of part.items) wordsOf(item, words);
      break;
    case 'optional':
    case 'capture':
      wordsOf(part.item, words);
      break;
    default:
  }
  return words;
}
