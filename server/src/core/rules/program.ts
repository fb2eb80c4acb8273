import { foldWord } from '../language/characters.js';
import { slotAnchorWords } from '../language/slots.js';
import { tokenise } from '../language/tokenise.js';
import { TOKEN_NUMBER, Tokens } from '../language/tokens.js';
import type { Vocabulary } from '../language/vocabulary.js';
import { PhraseError, type PhraseNode, SLOT_NAMES } from './phrase.js';

/** Instructions of a compiled phrase; each takes two operands. */
export enum Op {
  Match = 0,
  /** a: word id, b: 1 when a sentence may end before it. */
  Word = 1,
  /** a: index into `sets`. */
  Set = 2,
  /** a: index into `exact`; the word id is checked by the text. */
  Exact = 3,
  /** a: index into SLOT_NAMES. */
  Slot = 4,
  Any = 5,
  /** Try a first, then b. */
  Split = 6,
  Jump = 7,
  Start = 8,
  End = 9,
}

/** A phrase as instructions over tokens, with the words on which it is tried. */
export interface Program {
  /** Triples: op, a, b. */
  readonly code: Int32Array;
  readonly sets: readonly ReadonlySet<number>[];
  readonly exact: readonly string[];
  /** Every match holds one of these words; empty when only slots and gaps must be there. */
  readonly anchors: readonly number[];
  /** How many tokens a match may have before the anchor, at least and at most. */
  readonly minBefore: number;
  readonly maxBefore: number;
  /**
   * Beside every anchor of a match stands one of these words, `nearOffset` tokens away; 0 when none must. A look at it
   * settles nearly every attempt.
   */
  readonly nearOffset: -1 | 0 | 1;
  readonly nearWords: readonly number[];
  /** Tokens of the longest match. */
  readonly maxLength: number;
  /** The phrase names a negation itself, so that one inside its match says nothing. */
  readonly negates: boolean;
}

const MAX_INSTRUCTIONS = 1500;
/** Where lists of terms are named: a list may hold thousands, each of several words. */
export const MAX_LIST_INSTRUCTIONS = 20_000;
const MAX_TOKENS = 60;
/** The most tokens one slot takes. */
const SLOT_MAX = 8;

/** Tokenised form of the tree: texts cut into tokens as copy is. */
type Part =
  | { readonly kind: 'words'; readonly ids: readonly number[] }
  | { readonly kind: 'exact'; readonly id: number; readonly text: string }
  | { readonly kind: 'slot'; readonly slot: number }
  | { readonly kind: 'gap'; readonly max: number }
  | { readonly kind: 'sequence'; readonly items: readonly Part[] }
  | { readonly kind: 'choice'; readonly items: readonly Part[] }
  | { readonly kind: 'optional'; readonly item: Part }
  | { readonly kind: 'break' }
  | { readonly kind: 'start' }
  | { readonly kind: 'end' };

/** Compiles a phrase; its words enter the vocabulary. `commonness` says how often a word id is met (0 = rare). Throws a PhraseError. */
export function compilePhrase(
  node: PhraseNode,
  vocabulary: Vocabulary,
  commonness: (id: number) => number,
  maxInstructions = MAX_INSTRUCTIONS,
): Program {
  const part = toPart(node, vocabulary);
  const { min, max } = lengthOf(part);
  if (min === 0) throw new PhraseError('every part of this phrase is optional; make one of them a must', 0);
  if (max > MAX_TOKENS) throw new PhraseError(`a match could be ${max} words long; the most is ${MAX_TOKENS}`, 0);
  const writer = new ProgramWriter(maxInstructions);
  writer.write(part, false);
  writer.emit(Op.Match, 0, 0);
  const anchor = bestAnchor(part, commonness, vocabulary);
  return {
    code: Int32Array.from(writer.code),
    sets: writer.sets,
    exact: writer.exact,
    anchors: anchor ? [...new Set(anchor.ids)] : [],
    minBefore: anchor?.minBefore ?? 0,
    maxBefore: anchor?.maxBefore ?? 0,
    nearOffset: anchor?.nearOffset ?? 0,
    nearWords: anchor?.nearWords ?? [],
    maxLength: max,
    negates: [...wordsOf(part, new Set())].some((id) => NEGATION_WORDS.has(vocabulary.words[id]!)),
  };
}

/** Words that negate; a phrase that names one says the negation itself. */
const NEGATION_WORDS: ReadonlySet<string> = new Set(
  "not no never without neither nor none nothing ne n' pas jamais aucun aucune rien ni sans non".split(' '),
);

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
export function assertSpecific(node: PhraseNode, vocabulary: Vocabulary): void {
  const part = toPart(node, vocabulary);
  if (lengthOf(part).min >= 3 || isSpecific(part, vocabulary) || isWholeSentence(part)) return;
  throw new PhraseError(
    'what must be there is only slots and words such as "the" or "pour" (a part in parentheses that stands alone is optional); add a word that must be there',
    0,
  );
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
    case 'sequence':
      return part.items.some((item) => isSpecific(item, vocabulary));
    case 'choice':
      return part.items.every((item) => isSpecific(item, vocabulary) || lengthOf(item).min >= 3);
    default:
      return false;
  }
}

/** Every word that the phrase names. */
function wordsOf(part: Part, words: Set<number>): ReadonlySet<number> {
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
      wordsOf(part.item, words);
      break;
    default:
  }
  return words;
}

interface Interned {
  readonly ids: readonly number[];
  readonly texts: readonly string[];
}

const interned = new WeakMap<Vocabulary, Map<string, Interned>>();
const buffer = new Tokens();

/** French words that end in an apostrophe before a vowel. */
const ELISIONS: ReadonlySet<string> = new Set("l' d' j' n' s' t' m' c' qu' jusqu' lorsqu' puisqu' quoiqu'".split(' '));

/** Cuts a text of a phrase into tokens whose words are all known. */
export function internText(text: string, vocabulary: Vocabulary): Interned {
  let known = interned.get(vocabulary);
  if (!known) {
    known = new Map();
    interned.set(vocabulary, known);
  }
  let result = known.get(text);
  if (!result) {
    // Most texts are one plain word, which the tokeniser would leave as it is.
    result =
      /^[a-z]{2,}$/.test(text) && text !== 'cannot'
        ? { ids: [vocabulary.intern(text)], texts: [text] }
        : internTokens(text, vocabulary);
    known.set(text, result);
  }
  return result;
}

function internTokens(text: string, vocabulary: Vocabulary): Interned {
  // What the tokeniser may make of the text must be known before it looks words up.
  for (const match of text.matchAll(/[\p{L}\p{M}\p{N}\u00ad]+/gu)) {
    const folded = foldWord(match[0]);
    vocabulary.intern(folded);
    vocabulary.intern(`${folded}'`);
    if (folded.endsWith('n')) vocabulary.intern(folded.slice(0, -1));
    for (const piece of folded.match(/\d+|\D+/g) ?? []) vocabulary.intern(piece);
  }
  for (const match of text.matchAll(/\d+(?:[ ,.'’\u00a0\u202f]\d+)+/g)) {
    vocabulary.intern(match[0].replace(/[ ,.'’\u00a0\u202f](?=\d{3}(?!\d))/g, '').replace(/[,.]/g, '.'));
  }
  for (const match of text.matchAll(/(?:\p{L}\.)+\p{L}?/gu)) vocabulary.intern(foldWord(match[0].replace(/\./g, '')));
  for (const match of text.matchAll(/(\p{L}+)[·‧•][\p{L}·‧•]*/gu)) {
    vocabulary.intern(foldWord(match[1]!) + (match[0].endsWith('s') ? 's' : ''));
  }
  for (const symbol of text.match(/[%€$£¥&+#@/=[\]{}]/g) ?? []) vocabulary.intern(symbol);
  tokenise(text, vocabulary, buffer);
  const ids: number[] = [];
  const texts: string[] = [];
  for (let i = 0; i < buffer.count; i++) {
    const raw = text.slice(buffer.start[i]!, buffer.end[i]!);
    const known = buffer.word[i]!;
    const elision = `${foldWord(raw)}'`;
    // "l'" on its own, as in "(l'|une) ia": in copy the apostrophe is read as part of the word.
    if (ELISIONS.has(elision) && /^['’]/.test(text.slice(buffer.end[i]!))) ids.push(vocabulary.intern(elision));
    else
      ids.push(known !== 0 ? known : vocabulary.intern((buffer.flags[i]! & TOKEN_NUMBER) !== 0 ? raw : foldWord(raw)));
    texts.push(raw);
  }
  return { ids, texts };
}

function toPart(node: PhraseNode, vocabulary: Vocabulary): Part {
  switch (node.kind) {
    case 'text': {
      const { ids } = internText(node.text, vocabulary);
      if (ids.length === 0)
        throw new PhraseError(`"${node.text}" holds no word, number or symbol that can be matched`, 0);
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
    case 'optional':
      return { kind: 'optional', item: toPart(node.item, vocabulary) };
    default:
      return node;
  }
}

/** Single words among the choices become one set. */
function joinWords(items: readonly Part[]): Part {
  const ids: number[] = [];
  const others: Part[] = [];
  for (const item of items) {
    if (item.kind === 'words') ids.push(...item.ids);
    else others.push(item);
  }
  const joined: Part[] = ids.length > 0 ? [{ kind: 'words', ids: [...new Set(ids)] }, ...others] : others;
  return joined.length === 1 ? joined[0]! : { kind: 'choice', items: joined };
}

function lengthOf(part: Part): { min: number; max: number } {
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
    default:
      return { min: 0, max: 0 };
  }
}

interface Anchor {
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
  const item = items[index]!;
  if (item.kind !== 'words' && item.kind !== 'exact') return {};
  const idsOf = (step: -1 | 1): readonly number[] | undefined => {
    let at = index + step;
    while (items[at]?.kind === 'break') at += step;
    const part = items[at];
    if (part?.kind === 'exact') return [part.id];
    return part?.kind === 'words' && part.ids.length <= MAX_NEAR_WORDS ? part.ids : undefined;
  };
  const before = idsOf(-1);
  const after = idsOf(1);
  if (after && (!before || after.length <= before.length)) return { nearOffset: 1, nearWords: after };
  return before ? { nearOffset: -1, nearWords: before } : {};
}

/** How often the words of a slot are met, on the scale of `commonness`. */
const SLOT_COMMONNESS = 150;

/** The words that every match must hold one of, chosen to be met rarely and near the match's beginning. */
function bestAnchor(part: Part, commonness: (id: number) => number, vocabulary: Vocabulary): Anchor | undefined {
  switch (part.kind) {
    case 'words': {
      const cost = part.ids.reduce((sum, id) => sum + 1 + commonness(id), 0);
      return { ids: part.ids, cost, minBefore: 0, maxBefore: 0 };
    }
    case 'exact':
      return { ids: [part.id], cost: 1 + commonness(part.id), minBefore: 0, maxBefore: 0 };
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

class ProgramWriter {
  readonly code: number[] = [];
  readonly sets: Set<number>[] = [];
  readonly exact: string[] = [];

  constructor(private readonly maxInstructions: number) {}

  emit(op: Op, a: number, b: number): number {
    if (this.code.length / 3 >= this.maxInstructions) {
      throw new PhraseError('this phrase is too large; split it into several', 0);
    }
    this.code.push(op, a, b);
    return this.code.length / 3 - 1;
  }

  private get next(): number {
    return this.code.length / 3;
  }

  private patch(at: number, operand: 1 | 2): void {
    this.code[at * 3 + operand] = this.next;
  }

  write(part: Part, mayBreak: boolean): void {
    const breaks = mayBreak ? 1 : 0;
    switch (part.kind) {
      case 'words':
        if (part.ids.length === 1) this.emit(Op.Word, part.ids[0]!, breaks);
        else {
          this.emit(Op.Set, this.sets.length, breaks);
          this.sets.push(new Set(part.ids));
        }
        return;
      case 'exact':
        this.emit(Op.Exact, this.exact.length, breaks);
        this.exact.push(part.text);
        return;
      case 'slot':
        this.emit(Op.Slot, part.slot, breaks);
        return;
      case 'gap': {
        const exits: number[] = [];
        for (let i = 0; i < part.max; i++) {
          const split = this.emit(Op.Split, 0, 0);
          exits.push(split);
          // The shortest gap first: what follows is then found nearest.
          this.patchSplit(split);
          this.emit(Op.Any, 0, breaks);
        }
        for (const exit of exits) this.code[exit * 3 + 1] = this.next;
        return;
      }
      case 'sequence': {
        let pending = mayBreak;
        for (const item of part.items) {
          if (item.kind === 'break') pending = true;
          else {
            this.write(item, pending);
            // An optional part may be left out, so the break still stands before the next.
            if (item.kind !== 'optional' && item.kind !== 'start' && item.kind !== 'gap') pending = false;
          }
        }
        return;
      }
      case 'choice': {
        const jumps: number[] = [];
        part.items.forEach((item, index) => {
          if (index === part.items.length - 1) {
            this.write(item, mayBreak);
            return;
          }
          const split = this.emit(Op.Split, 0, 0);
          this.patch(split, 1);
          this.write(item, mayBreak);
          jumps.push(this.emit(Op.Jump, 0, 0));
          this.patch(split, 2);
        });
        for (const jump of jumps) this.patch(jump, 1);
        return;
      }
      case 'optional': {
        const split = this.emit(Op.Split, 0, 0);
        this.patch(split, 1);
        this.write(part.item, mayBreak);
        this.patch(split, 2);
        return;
      }
      case 'start':
        this.emit(Op.Start, 0, 0);
        return;
      case 'end':
        this.emit(Op.End, 0, 0);
        return;
      case 'break':
        return;
    }
  }

  /** A gap's split continues with its second operand at the next instruction; the exit is set when the gap is written. */
  private patchSplit(split: number): void {
    this.code[split * 3 + 2] = this.next;
  }
}
