import { slotAnchorWords } from '../language/slots.js';
import type { Vocabulary } from '../language/vocabulary.js';
import { lengthOf, type Part, SLOT_MAX } from './phrase-part.js';
import type { Need } from './program.js';

/** Where a phrase is tried: words of which every match holds one, and how many tokens stand before it. */
export interface Anchor {
  readonly ids: readonly number[];
  /** How often the words are met, on the scale of `commonness`. */
  readonly plain: number;
  /** `plain`, and more the less is known of where the match begins. */
  readonly cost: number;
  readonly minBefore: number;
  readonly maxBefore: number;
  readonly nearOffset?: -1 | 1;
  readonly nearWords?: readonly number[];
  readonly needs?: readonly WeighedNeed[];
}

/** A need with how often it is met by chance, on the scale of `commonness`. */
interface WeighedNeed extends Need {
  readonly cost: number;
}

/** Neighbours of more words than this are not worth a look. */
const MAX_NEAR_WORDS = 24;

/** More needs than this cost more than the attempts that they spare. */
const MAX_NEEDS = 2;
/** What is met by chance this often spares next to nothing. */
const MAX_NEED_COST = 6000;
/** A look for more words than this costs as much as the attempt. */
const MAX_NEED_WORDS = 300;

/** What must stand around the anchor of one item of a sequence, from the anchors of the others. */
function needsOf(items: readonly Part[], anchors: readonly (Anchor | undefined)[], index: number): WeighedNeed[] {
  const lengths = items.map(lengthOf);
  const own = anchors[index]!;
  const needs: WeighedNeed[] = [...(own.needs ?? [])];
  for (const step of [-1, 1]) {
    // Tokens between the anchor and the item that is looked at: first those of the anchor's own item.
    const { min, max } = lengths[index]!;
    let least = step < 0 ? own.minBefore : Math.max(0, min - 1 - own.maxBefore);
    let most = step < 0 ? own.maxBefore : max - 1 - own.minBefore;
    for (let i = index + step; items[i]; i += step) {
      const length = lengths[i]!;
      const anchor = anchors[i];
      if (anchor && anchor.ids.length <= MAX_NEED_WORDS) {
        // The tokens of the other item that stand between, too.
        const [fewest, fullest] =
          step < 0
            ? [Math.max(0, length.min - 1 - anchor.maxBefore), length.max - 1 - anchor.minBefore]
            : [anchor.minBefore, anchor.maxBefore];
        const near = least + fewest + 1;
        const far = most + fullest + 1;
        const cost = anchor.plain * (far - near + 1);
        if (cost <= MAX_NEED_COST) {
          needs.push({ words: anchor.ids, from: step < 0 ? -far : near, to: step < 0 ? -near : far, cost });
        }
      }
      least += length.min;
      most += length.max;
    }
  }
  return needs.sort((a, b) => a.cost - b.cost).slice(0, MAX_NEEDS);
}

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
      return { ids: part.ids, plain: cost, cost, minBefore: 0, maxBefore: 0 };
    }
    case 'exact': {
      const cost = 1 + commonness(part.id);
      return { ids: [part.id], plain: cost, cost, minBefore: 0, maxBefore: 0 };
    }
    case 'capture':
      return bestAnchor(part.item, commonness, vocabulary);
    case 'slot': {
      const words = slotAnchorWords(part.slot);
      if (!words) return undefined;
      const ids = words.map((word) => vocabulary.intern(word));
      return { ids, plain: SLOT_COMMONNESS, cost: SLOT_COMMONNESS, minBefore: 0, maxBefore: SLOT_MAX - 1 };
    }
    case 'sequence': {
      const anchors = part.items.map((item) => bestAnchor(item, commonness, vocabulary));
      let best: Anchor | undefined;
      let bestIndex = 0;
      let min = 0;
      let max = 0;
      for (const [index, item] of part.items.entries()) {
        const anchor = anchors[index];
        if (anchor) {
          const minBefore = min + anchor.minBefore;
          const maxBefore = max + anchor.maxBefore;
          const cost = anchor.cost * (1 + (maxBefore - minBefore) * 0.5);
          if (!best || cost < best.cost) {
            best = { ...anchor, cost, minBefore, maxBefore };
            bestIndex = index;
          }
        }
        const length = lengthOf(item);
        min += length.min;
        max += length.max;
      }
      return best && { ...best, ...neighbourOf(part.items, bestIndex), needs: needsOf(part.items, anchors, bestIndex) };
    }
    case 'choice': {
      let ids: number[] = [];
      let plain = 0;
      let cost = 0;
      let minBefore = Number.POSITIVE_INFINITY;
      let maxBefore = 0;
      for (const item of part.items) {
        const anchor = bestAnchor(item, commonness, vocabulary);
        if (!anchor) return undefined;
        ids = ids.concat(anchor.ids);
        plain += anchor.plain;
        cost += anchor.cost;
        minBefore = Math.min(minBefore, anchor.minBefore);
        maxBefore = Math.max(maxBefore, anchor.maxBefore);
      }
      return { ids, plain, cost, minBefore, maxBefore };
    }
    default:
      return undefined;
  }
}
