import type { Language } from '../document/document.js';
import type { Vocabulary } from '../language/vocabulary.js';
import { NumberReader } from '../text/number-text.js';
import { indexOfReference, type Precompiled } from './precompiled.js';
import { type Need, Op, type Program } from './program.js';

/** Programs compiled before, in the words of a vocabulary. */
export class ProgramStore {
  readonly wordIds: Int32Array;
  private readonly starts: Int32Array;
  private readonly setStarts: Int32Array;
  private readonly programs: (Program | undefined)[] = [];
  private readonly sets: (ReadonlySet<number> | undefined)[] = [];
  private readonly lists: (readonly number[] | undefined)[] = [];

  constructor(
    readonly precompiled: Precompiled,
    vocabulary: Vocabulary,
  ) {
    this.wordIds = vocabulary.internAll(precompiled.words === '' ? [] : precompiled.words.split('\n'));
    this.starts = startsOf(precompiled.lengths);
    this.setStarts = startsOf(precompiled.setLengths);
  }

  program(language: Language, key: string): Program | undefined {
    const index = this.indexOf(language, key);
    if (index === undefined || !(index < this.starts.length)) return undefined;
    this.programs[index] ??= new StoredProgram(this, this.starts[index]!);
    return this.programs[index];
  }

  private indexOf(language: Language, key: string): number | undefined {
    const { keys } = this.precompiled;
    if (!keys) return indexOfReference(key);
    return Object.hasOwn(keys[language], key) ? keys[language][key] : undefined;
  }

  set(index: number): ReadonlySet<number> {
    this.sets[index] ??= new Set(this.wordsOf(index));
    return this.sets[index];
  }

  /** The words of a set. */
  wordsOf(index: number): readonly number[] {
    this.lists[index] ??= this.idsOf(new NumberReader(this.precompiled.sets, this.setStarts[index]));
    return this.lists[index];
  }

  /** The ids of words that are written as indexes. */
  idsOf(reader: NumberReader): number[] {
    const ids = reader.readAscending();
    for (let i = 0; i < ids.length; i++) ids[i] = this.wordIds[ids[i]!]!;
    return ids;
  }
}

function startsOf(lengths: string): Int32Array {
  const reader = new NumberReader(lengths);
  const starts = new Int32Array(reader.read());
  let start = 0;
  for (let i = 0; i < starts.length; i++) {
    starts[i] = start;
    start += reader.read();
  }
  return starts;
}

/** What else a program holds than what the scan asks before it comes near the phrase. */
type Inside = Omit<Program, 'anchors' | 'nearOffset' | 'nearWords' | 'negates'>;

/** Decoded in two steps, each when it is first asked for: most phrases are never met. */
class StoredProgram implements Program {
  private reader: NumberReader | undefined;
  private ownAnchors: readonly number[] = [];
  private ownNearOffset: -1 | 0 | 1 = 0;
  private ownNearWords: readonly number[] = [];
  private ownNegates = false;
  private ownInside: Inside | undefined;

  constructor(
    private readonly store: ProgramStore,
    private readonly start: number,
  ) {}

  get anchors(): readonly number[] {
    this.readOutside();
    return this.ownAnchors;
  }

  get nearOffset(): -1 | 0 | 1 {
    this.readOutside();
    return this.ownNearOffset;
  }

  get nearWords(): readonly number[] {
    this.readOutside();
    return this.ownNearWords;
  }

  get negates(): boolean {
    this.readOutside();
    return this.ownNegates;
  }

  get minBefore(): number {
    return this.inside.minBefore;
  }

  get maxBefore(): number {
    return this.inside.maxBefore;
  }

  get maxLength(): number {
    return this.inside.maxLength;
  }

  get needs(): readonly Need[] {
    return this.inside.needs;
  }

  get texts(): readonly string[] {
    return this.inside.texts;
  }

  get sets(): readonly ReadonlySet<number>[] {
    return this.inside.sets;
  }

  get code(): Int32Array {
    return this.inside.code;
  }

  private get inside(): Inside {
    this.ownInside ??= this.readInside();
    return this.ownInside;
  }

  private readOutside(): NumberReader {
    if (this.reader) return this.reader;
    const reader = new NumberReader(this.store.precompiled.programs, this.start);
    this.reader = reader;
    this.ownAnchors = this.store.idsOf(reader);
    this.ownNearOffset = (reader.read() - 1) as -1 | 0 | 1;
    this.ownNearWords = this.store.idsOf(reader);
    this.ownNegates = reader.read() === 1;
    return reader;
  }

  /** The reader stands behind what `readOutside` read, so this is done once. */
  private readInside(): Inside {
    const { store } = this;
    const reader = this.readOutside();
    const minBefore = reader.read();
    const maxBefore = reader.read();
    const maxLength = reader.read();
    const needs = times(reader.read(), () => ({
      words: store.wordsOf(reader.read()),
      from: reader.readSigned(),
      to: reader.readSigned(),
    }));
    const texts = times(reader.read(), () => store.precompiled.texts[reader.read()]!);
    const sets = times(reader.read(), () => store.set(reader.read()));
    const code = new Int32Array(reader.read() * 3);
    for (let i = 0; i < code.length; i += 3) {
      const op = reader.read();
      const operand = reader.read();
      code[i] = op;
      code[i + 1] = op === Op.Word ? store.wordIds[operand]! : operand;
      if (op === Op.Split) code[i + 2] = reader.read();
    }
    return { minBefore, maxBefore, maxLength, needs, texts, sets, code };
  }
}

function times<T>(count: number, make: () => T): T[] {
  const made: T[] = [];
  for (let i = 0; i < count; i++) made.push(make());
  return made;
}
