import type { Language } from '../document/document.js';
import type { Vocabulary } from '../language/vocabulary.js';
import { NumberWriter } from '../text/number-text.js';
import { Op, type Program } from './program.js';
import type { WordLists } from './word-lists.js';

/**
 * Programs of phrases that were compiled before: Candor's own when it was built, a preset's when it was read. They are
 * numbers written as text (`text/number-text.ts`), so that loading thousands costs next to nothing; each is decoded when
 * it is first needed.
 */
export interface Precompiled {
  /** Words by index, a line each. */
  readonly words: string;
  /** Words to be matched letter by letter, and names of what is kept, by index. */
  readonly texts: readonly string[];
  /** Sets of words, by index: how long each is, and all of them. */
  readonly setLengths: string;
  readonly sets: string;
  /** Programs by index, as `writeProgram` has them: how long each is, and all of them. */
  readonly lengths: string;
  readonly programs: string;
  /** Index of a program by language, then by `keyOf`; absent where the phrases themselves were replaced by references. */
  readonly keys?: Readonly<Record<Language, Readonly<Record<string, number>>>>;
}

/** Name of a phrase among compiled ones; with other items in a list that it names, it is another one. */
export function keyOf(phrase: string, language: Language, lists: WordLists | undefined): string {
  const digest = lists?.digest(phrase, language);
  return digest ? `${phrase}\u0000${digest}` : phrase;
}

/** No phrase that a person writes begins with it. */
const REFERENCE = '\u0001';

/** Stands for a phrase that is kept only as a program. */
export function referenceTo(index: number): string {
  return REFERENCE + index.toString(36);
}

/** Index of the program that a reference stands for; undefined for a phrase. */
export function indexOfReference(phrase: string): number | undefined {
  return phrase.startsWith(REFERENCE) ? Number.parseInt(phrase.slice(1), 36) : undefined;
}

/** Collects programs in the form that is kept. */
export class ProgramCollector {
  private readonly words = new Map<string, number>();
  private readonly texts = new Map<string, number>();
  private readonly sets = new Map<string, number>();
  private readonly keys = { en: new Map<string, number>(), fr: new Map<string, number>() };
  private readonly written = new Map<string, number>();

  constructor(private readonly vocabulary: Vocabulary) {}

  /** Index of the program, which phrases of the same program share. */
  add(phrase: string, language: Language, lists: WordLists | undefined, program: Program): number {
    const key = keyOf(phrase, language, lists);
    let index = this.keys[language].get(key);
    if (index === undefined) {
      index = indexIn(this.written, this.writeProgram(program));
      this.keys[language].set(key, index);
    }
    return index;
  }

  finish(): Precompiled {
    const { en, fr } = this.keys;
    const keys = { en: Object.fromEntries(en), fr: Object.fromEntries(fr) };
    const sets = [...this.sets.keys()];
    const programs = [...this.written.keys()];
    return {
      words: [...this.words.keys()].join('\n'),
      texts: [...this.texts.keys()],
      setLengths: lengthsOf(sets),
      sets: sets.join(''),
      lengths: lengthsOf(programs),
      programs: programs.join(''),
      keys,
    };
  }

  private word(id: number): number {
    return indexIn(this.words, this.vocabulary.words[id]!);
  }

  private set(words: Iterable<number>): number {
    const out = new NumberWriter();
    out.writeAscending(this.ascending(words));
    return indexIn(this.sets, out.text);
  }

  private ascending(words: Iterable<number>): number[] {
    return [...new Set([...words].map((id) => this.word(id)))].sort((a, b) => a - b);
  }

  /** First what the scan asks before it comes near the phrase; `ProgramStore` reads the same order. */
  private writeProgram(program: Program): string {
    const out = new NumberWriter();
    out.writeAscending(this.ascending(program.anchors));
    out.write(program.nearOffset + 1);
    out.writeAscending(this.ascending(program.nearWords));
    out.write(program.negates ? 1 : 0);
    out.write(program.minBefore);
    out.write(program.maxBefore);
    out.write(program.maxLength);
    out.write(program.needs.length);
    for (const { words, from, to } of program.needs) {
      out.write(this.set(words));
      out.writeSigned(from);
      out.writeSigned(to);
    }
    out.write(program.texts.length);
    for (const text of program.texts) out.write(indexIn(this.texts, text));
    out.write(program.sets.length);
    for (const set of program.sets) out.write(this.set(set));
    const { code } = program;
    out.write(code.length / 3);
    for (let i = 0; i < code.length; i += 3) {
      out.write(code[i]!);
      out.write(code[i] === Op.Word ? this.word(code[i + 1]!) : code[i + 1]!);
      // Only a split has a second operand.
      if (code[i] === Op.Split) out.write(code[i + 2]!);
    }
    return out.text;
  }
}

/** Index of a text among those that are known, to which it is added. */
function indexIn(known: Map<string, number>, text: string): number {
  let index = known.get(text);
  if (index === undefined) {
    index = known.size;
    known.set(text, index);
  }
  return index;
}

function lengthsOf(texts: readonly string[]): string {
  const out = new NumberWriter();
  out.write(texts.length);
  for (const text of texts) out.write(text.length);
  return out.text;
}
