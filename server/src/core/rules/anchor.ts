import { slotAnchorWords } from '../language/slots.js';
import type { Vocabulary } from '../language/vocabulary.js';
import { lengthOf, type Part, SLOT_MAX } from './phrase-part.js';

/** Where a phrase is tried: words of which every match holds one, and how many tokens stand before it. */
export interface Anchor {
  readonly ids: readonly number[];
  readonly cost: number;
  readonly minBefore: number;
  readonly maxBefore: number;
  readonly nearOffset?: -1 | 1;
  readonly nearWords?: readonly number[];
}

/** Neighbours of more words than this are not worth a look. */
const MAX_NEAR_WORDS = 24;

/** The words that must stand right beside an item of a sequence, the fewer the better. */
function neighbourOf(items: readonly Part[], index: number): Pick<Anchor, 'nearOffset' | 'nearWords'> {
  const item = bare(items[index]!);
  if (item.kind !== 'words' && item.kind !== 'exact') return {};
  const idsOf = (step: -1 | 1): readonly number[] | undefined => {
    let at = index + step;
    while (items[at]?.kind === 'break') at += step;
    const beside = items[at];
    const part = beside && bare(beside);
    if (part?.kind === 'exact') return [part.id];
    return part?.kind === 'words' && part.ids.length <= MAX_NEAR_WORDS ? part.ids : undefined;
  };
  const before = idsOf(-1);
  const after = idsOf(1);
  if (after && (!before || after.length <= before.length)) return { nearOffset: 1, nearWords: after };
  return before ? { nearOffset: -1, nearWords: before } : {};
}

/** A part without the name that it is kept under. */
function bare(part: Part): Part {
  return part.kind === 'capture' ? bare(part.item) : part;
}

/** How often the words of a slot are met, on the scale of `commonness`. */
const SLOT_COMMONNESS = 150;

/** The words that every match must hold one of, chosen to be met rarely and near the match's beginning. */
export function bestAnchor(part: Part, commonness: (id: number) => number, vocabulary: Vocabulary): Anchor | undefined {
  switch (part.kind) {
    case 'words': {
      const cost = part.ids.reduce((sum, id) => sum + 1 + commonness(id), 0);
      return { ids: part.ids, cost, minBefore: 0, maxBefore: 0 };
    }
    case 'exact':
      return { ids: [part.id], cost: 1 + commonness(part.id), minBefore: 0, maxBefore: 0 };
    case 'capture':
      return bestAnchor(part.item, commonness, vocabulary);
    case 'slot': {
      const words = slotAnchorWords(part.slot);
      if (!words) return undefined;
      const ids = words.map((word) => vocabulary.intern(word));
      return { ids, cost: SLOT_COMMONNESS, minBefore: 0, maxBefore: SLOT_MAX - 1 };
    }
    case 'sequence': {
      let best: Anchor | undefined;
      let min = 0;
      let max = 0;
      for (const [index, item] of part.items.entries()) {
        const anchor = bestAnchor(item, commonness, vocabulary);
        if (anchor) {
          const minBefore = min + anchor.minBefore;
          const maxBefore = max + anchor.maxBefore;
          const cost = anchor.cost * (1 + (maxBefore - minBefore) * 0.5);
          if (!best || cost < best.cost)
            best = { ...anchor, ...neighbourOf(part.items, index), cost, minBefore, maxBefore };
        }
        const length = lengthOf(item);
        min += length.min;
        max += length.max;
      }
      return best;
    }
    case 'choice': {
      let ids: number[] = [];
      let cost = 0;
      let minBefore = Number.POSITIVE_INFINITY;
      let maxBefore = 0;
      for (const item of part.items) {
        const anchor = bestAnchor(item, commonness, vocabulary);
        if (!anchor) return undefined;
        ids = ids.concat(anchor.ids);
        cost += anchor.cost;
        minBefore = Math.min(minBefore, anchor.minBefore);
        maxBefore = Math.max(maxBefore, anchor.maxBefore);
      }
      return { ids, cost, minBefore, maxBefore };
    }
    default:
      return undefined;
  }
}
