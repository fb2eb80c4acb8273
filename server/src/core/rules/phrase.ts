import type { Language } from '../document/document.js';
import { formsOf } from '../language/word-forms.js';
import { nearestWord } from '../text/nearest-word.js';
import { FLAWS, PhraseError } from './phrase-error.js';

/**
 * The written form of a phrase, read into a tree. See `docs/rule-language.md`.
 * Texts are still raw: `program.ts` tokenises them with the tokeniser that reads copy, so that both agree.
 */
export type PhraseNode =
  | { readonly kind: 'text'; readonly text: string }
  /** Exactly these characters, capitals and accents included. */
  | { readonly kind: 'exact'; readonly text: string }
  | { readonly kind: 'slot'; readonly name: SlotName }
  | { readonly kind: 'gap'; readonly max: number }
  | { readonly kind: 'sequence'; readonly items: readonly PhraseNode[] }
  | { readonly kind: 'choice'; readonly items: readonly PhraseNode[] }
  /** What the item matches is kept under a name, for messages and fixes. */
  | { readonly kind: 'capture'; readonly name: string; readonly item: PhraseNode }
  /** One of the items of a list, kept under its name; phrases that name the same list share them. */
  | { readonly kind: 'list'; readonly name: string; readonly items: readonly PhraseNode[] }
  | { readonly kind: 'optional'; readonly item: PhraseNode }
  /** The match may run over the end of a sentence here. */
  | { readonly kind: 'break' }
  | { readonly kind: 'start' }
  | { readonly kind: 'end' };

export const SLOT_NAMES = [
  'number',
  'percent',
  'price',
  'duration',
  'date',
  'time',
  'countdown',
  'year',
  'name',
  'word',
] as const;
export type SlotName = (typeof SLOT_NAMES)[number];

/** Names that mean something else in braces. */
export const TAKEN_NAMES: ReadonlySet<string> = new Set([...SLOT_NAMES, 'start', 'end', 'match']);

export const MAX_PHRASE_LENGTH = 1000;
/** Spellings that parts glued to one word may multiply to. */
export const MAX_SPELLINGS = 400;
const MAX_NESTING = 12;
const MAX_GAP = 20;
const DEFAULT_GAP = 5;

/** Lists that slots of the same name stand for. */
export interface PhraseLists {
  readonly names: readonly string[];
  /** Undefined when there is no such list. Throws a PhraseError when an item cannot be read. */
  items(name: string, language: Language): readonly PhraseNode[] | undefined;
}

/** Throws a PhraseError. */
export function parsePhrase(source: string, language: Language, lists?: PhraseLists): PhraseNode {
  if (source.length > MAX_PHRASE_LENGTH) {
    throw new PhraseError(FLAWS.tooLong(MAX_PHRASE_LENGTH), MAX_PHRASE_LENGTH);
  }
  const reader = new PhraseReader(source, language, lists);
  const node = reader.readChoices(0);
  // Parentheses around the whole phrase make nothing optional.
  if (reader.atEnd && node.kind === 'optional' && /^\s*\(/.test(source) && !/\|\s*\)|\(\s*\||\?\s*$/.test(source))
    return node.item;
  if (!reader.atEnd) {
    const sign = source[reader.position]!;
    throw new PhraseError(FLAWS.closesNothing(sign), reader.position);
  }
  return node;
}

/** A piece of a word with parts glued to it: raw text, or a node that cannot be part of a word. */
type Piece = string | PhraseNode;

class PhraseReader {
  position = 0;

  constructor(
    private readonly source: string,
    private readonly language: Language,
    private readonly lists: PhraseLists | undefined,
  ) {}

  get atEnd(): boolean {
    return this.position >= this.source.length;
  }

  /** `a|b c`, up to a closing parenthesis or brace, or the end. */
  readChoices(depth: number): PhraseNode {
    if (depth > MAX_NESTING) throw new PhraseError(FLAWS.nestedTooDeep(MAX_NESTING), this.position);
    const choices: PhraseNode[] = [];
    let emptyChoice = false;
    for (;;) {
      const sequence = this.readSequence(depth);
      if (sequence.kind === 'sequence' && sequence.items.length === 0) emptyChoice = true;
      else choices.push(sequence);
      if (this.source[this.position] !== '|') break;
      this.position++;
    }
    if (choices.length === 0) throw new PhraseError(FLAWS.nothingHere(), this.position);
    const node: PhraseNode = choices.length === 1 ? choices[0]! : { kind: 'choice', items: choices };
    return emptyChoice ? { kind: 'optional', item: node } : node;
  }

  private readSequence(depth: number): PhraseNode {
    const items: PhraseNode[] = [];
    for (;;) {
      while (/\s/.test(this.source[this.position] ?? '')) this.position++;
      if (this.atEnd || /[|)}]/.test(this.source[this.position]!)) break;
      this.readRun(items, depth);
    }
    return items.length === 1 ? items[0]! : { kind: 'sequence', items };
  }

  /** Everything up to the next space outside parentheses: a word, a group, a slot, or several glued together. */
  private readRun(items: PhraseNode[], depth: number): void {
    const gap = /^(?:\.\.\.|…)(?=[\s|)}]|$)/.exec(this.source.slice(this.position, this.position + 4));
    if (gap) {
      this.position += gap[0].length;
      items.push({ kind: 'gap', max: DEFAULT_GAP });
      return;
    }

    const begin = this.position;
    if (this.source[begin] === '(') {
      const group = this.readGroup(depth);
      if (this.atRunEnd()) {
        items.push(
          group.choices || group.node.kind === 'optional' ? group.node : { kind: 'optional', item: group.node },
        );
        return;
      }
      if (this.source[this.position] === '?' && this.isRunEnd(this.position + 1)) {
        this.position++;
        items.push(group.node.kind === 'optional' ? group.node : { kind: 'optional', item: group.node });
        return;
      }
      this.position = begin;
    }

    const glued = this.readGlued(depth);
    // "(sure|certainly)!": the break stands after whichever was chosen.
    const breaks = glued.every((spelling) => isBreak(spelling.at(-1)));
    const spellings = breaks ? glued.map((spelling) => spelling.filter((piece) => !isBreak(piece))) : glued;
    const nodes = spellings.map((spelling) => piecesToNode(spelling));
    if (nodes.length === 1) {
      const only = nodes[0]!;
      if (only.kind === 'sequence') items.push(...only.items);
      else items.push(only);
    } else items.push({ kind: 'choice', items: nodes });
    if (breaks) items.push({ kind: 'break' });
  }

  private readGroup(depth: number): { node: PhraseNode; choices: boolean } {
    const open = this.position;
    this.position++;
    const node = this.readChoices(depth + 1);
    if (this.source[this.position] !== ')') {
      throw new PhraseError(FLAWS.neverClosed('(', ')'), open);
    }
    this.position++;
    return { node, choices: node.kind === 'choice' || node.kind === 'optional' };
  }

  private atRunEnd(): boolean {
    return this.isRunEnd(this.position);
  }

  private isRunEnd(at: number): boolean {
    return at >= this.source.length || /[\s|)}]/.test(this.source[at]!);
  }

  /** Every spelling of a run with glued parts, as lists of pieces. */
  private readGlued(depth: number): Piece[][] {
    let spellings: Piece[][] = [[]];
    const begin = this.position;
    const append = (alternatives: Piece[][]) => {
      if (spellings.length * alternatives.length > MAX_SPELLINGS) {
        throw new PhraseError(FLAWS.tooManySpellings(MAX_SPELLINGS), begin);
      }
      if (alternatives.length === 1) for (const spelling of spellings) spelling.push(...alternatives[0]!);
      else
        spellings = spellings.flatMap((spelling) => alternatives.map((alternative) => [...spelling, ...alternative]));
    };
    while (!this.atRunEnd()) {
      const char = this.source[this.position]!;
      if (char === '\\') {
        const next = this.source[this.position + 1];
        if (next === undefined) throw new PhraseError(FLAWS.loneBackslash(), this.position);
        append([[next]]);
        this.position += 2;
      } else if (char === '(') {
        append(this.readGluedGroup(depth));
      } else if (char === '{') {
        append([[this.readBraces(depth)]]);
      } else if (char === '~') {
        append(this.readForms().map((form) => [form]));
      } else if (char === '=' && /[\p{L}]/u.test(this.source[this.position + 1] ?? '')) {
        this.position++;
        append([[{ kind: 'exact', text: this.readLetters() }]]);
      } else if (/[.!?…]/.test(char) && this.isTerminal()) {
        this.position++;
        append([[{ kind: 'break' }]]);
      } else {
        // A plain stretch is one piece; characters one by one would copy every spelling each time.
        const plain = /^[^\s|()\\{}~=.!?…]+/.exec(this.source.slice(this.position, this.position + 200))?.[0] ?? char;
        append([[plain]]);
        this.position += plain.length;
      }
    }
    return spellings;
  }

  /** True at punctuation that ends the run and so may end a sentence: not the dots of "A.I." or "e.g.". */
  private isTerminal(): boolean {
    if (!this.isRunEnd(this.position + 1) && !/[.!?…]/.test(this.source[this.position + 1]!)) return false;
    if (this.source[this.position] !== '.') return true;
    return !/(?:^|[^\p{L}])\p{L}(?:\.\p{L})*$/u.test(this.source.slice(0, this.position));
  }

  private readGluedGroup(depth: number): Piece[][] {
    const group = this.readGroup(depth);
    const spellings = spellingsOf(group.node, this.position);
    if (this.source[this.position] === '?' && this.isRunEnd(this.position + 1)) {
      this.position++;
      return [[], ...spellings];
    }
    return group.choices ? spellings : [[], ...spellings];
  }

  private readLetters(): string {
    const match = /^[\p{L}\p{N}\p{M}'’·-]+/u.exec(this.source.slice(this.position));
    const letters = match?.[0] ?? '';
    this.position += letters.length;
    return letters;
  }

  private readForms(): string[] {
    const at = this.position;
    this.position++;
    const word = /^[\p{L}\p{M}-]+/u.exec(this.source.slice(this.position))?.[0] ?? '';
    if (word === '') throw new PhraseError(FLAWS.loneTilde(), at);
    this.position += word.length;
    return formsOf(word, this.language);
  }

  /** A slot, a gap, a list, or a part to be kept under a name: `{verb = sell|share}`. */
  private readBraces(depth: number): PhraseNode {
    const at = this.position;
    const named = /^\{\s*([\p{L}\p{N}_-]+)\s*=/u.exec(this.source.slice(at, at + 200));
    if (!named) return this.readSlot();
    const name = named[1]!;
    if (!/^[a-z][a-z0-9-]*$/.test(name) || TAKEN_NAMES.has(name)) {
      throw new PhraseError(FLAWS.badName(name), at);
    }
    this.position += named[0].length;
    const item = this.readChoices(depth + 1);
    if (this.source[this.position] !== '}') {
      throw new PhraseError(FLAWS.neverClosed('{', '}'), at);
    }
    this.position++;
    return { kind: 'capture', name, item };
  }

  private readSlot(): PhraseNode {
    const at = this.position;
    const close = this.source.indexOf('}', at);
    if (close === -1) throw new PhraseError(FLAWS.neverClosed('{', '}'), at);
    const name = this.source.slice(at + 1, close).trim();
    this.position = close + 1;
    if (name === 'start' || name === 'end') return { kind: name };
    const gap = /^up to (\d+) words?$/.exec(name);
    if (gap) {
      const max = Number(gap[1]);
      if (max < 1 || max > MAX_GAP) throw new PhraseError(FLAWS.gapSize(MAX_GAP), at);
      return { kind: 'gap', max };
    }
    if ((SLOT_NAMES as readonly string[]).includes(name)) return { kind: 'slot', name: name as SlotName };
    const items = this.lists?.items(name, this.language);
    if (items?.length === 0) {
      throw new PhraseError(FLAWS.emptyList(name, this.language === 'en'), at);
    }
    if (items) return { kind: 'list', name, items };
    if (/^[a-z0-9-]+\s*:/.test(name)) {
      throw new PhraseError(FLAWS.colonForName(name.replace(/\s*:\s*/, ' = ')), at);
    }
    const known = [...SLOT_NAMES, 'start', 'end', 'up to 3 words', ...(this.lists?.names ?? [])];
    throw new PhraseError(FLAWS.unknownSlot(name, known, nearestWord(name, known)), at);
  }
}

/** The names under which a phrase may keep something: its slots, its lists and its named parts. */
export function captureNames(node: PhraseNode, names = new Set<string>()): ReadonlySet<string> {
  switch (node.kind) {
    case 'slot':
    case 'list':
      names.add(node.name);
      break;
    case 'capture':
      names.add(node.name);
      captureNames(node.item, names);
      break;
    case 'sequence':
    case 'choice':
      for (const item of node.items) captureNames(item, names);
      break;
    case 'optional':
      captureNames(node.item, names);
      break;
    default:
  }
  return names;
}

function isBreak(piece: Piece | undefined): boolean {
  return typeof piece === 'object' && piece.kind === 'break';
}

/** Every spelling of a group that is glued to a word. */
function spellingsOf(node: PhraseNode, offset: number): Piece[][] {
  switch (node.kind) {
    case 'text':
      return [[node.text]];
    case 'choice':
      return bounded(
        node.items.flatMap((item) => spellingsOf(item, offset)),
        offset,
      );
    case 'optional':
      return bounded([[], ...spellingsOf(node.item, offset)], offset);
    case 'sequence': {
      let result: Piece[][] = [[]];
      node.items.forEach((item, index) => {
        const parts = spellingsOf(item, offset);
        const glue = index === 0 ? [] : [' '];
        result = bounded(
          result.flatMap((left) => parts.map((right) => [...left, ...glue, ...right])),
          offset,
        );
      });
      return result;
    }
    default:
      return [[node]];
  }
}

function bounded(spellings: Piece[][], offset: number): Piece[][] {
  if (spellings.length > MAX_SPELLINGS) {
    throw new PhraseError(FLAWS.tooManySpellings(MAX_SPELLINGS), offset);
  }
  return spellings;
}

function piecesToNode(pieces: readonly Piece[]): PhraseNode {
  const items: PhraseNode[] = [];
  let text = '';
  const flush = () => {
    if (text.trim() !== '') items.push({ kind: 'text', text: text.trim() });
    text = '';
  };
  for (const piece of pieces) {
    if (typeof piece === 'string') text += piece;
    else {
      flush();
      items.push(piece);
    }
  }
  flush();
  return items.length === 1 ? items[0]! : { kind: 'sequence', items };
}
