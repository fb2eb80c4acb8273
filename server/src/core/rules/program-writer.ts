import { FLAWS, PhraseError } from './phrase-error.js';
import type { Part } from './phrase-part.js';
import { Op } from './program.js';

const sets = new WeakMap<readonly number[], ReadonlySet<number>>();

/** The words of a list are one set, however many phrases name it. */
function setOf(ids: readonly number[]): ReadonlySet<number> {
  let set = sets.get(ids);
  if (!set) {
    set = new Set(ids);
    sets.set(ids, set);
  }
  return set;
}

/** Writes the instructions of a phrase. */
export class ProgramWriter {
  readonly code: number[] = [];
  readonly sets: ReadonlySet<number>[] = [];
  readonly texts: string[] = [];

  constructor(private readonly maxInstructions: number) {}

  emit(op: Op, a: number, b: number): number {
    if (this.code.length / 3 >= this.maxInstructions) {
      throw new PhraseError(FLAWS.tooLarge());
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

  write(part: Part): void {
    switch (part.kind) {
      case 'words':
        if (part.ids.length === 1) this.emit(Op.Word, part.ids[0]!, 0);
        else {
          this.emit(Op.Set, this.sets.length, 0);
          this.sets.push(setOf(part.ids));
        }
        return;
      case 'exact':
        this.emit(Op.Exact, this.texts.length, 0);
        this.texts.push(part.text);
        return;
      case 'capture': {
        const name = this.texts.push(part.name) - 1;
        this.emit(Op.Open, name, 0);
        this.write(part.item);
        this.emit(Op.Close, name, 0);
        return;
      }
      case 'slot':
        this.emit(Op.Slot, part.slot, 0);
        return;
      case 'gap': {
        const exits: number[] = [];
        for (let i = 0; i < part.max; i++) {
          const split = this.emit(Op.Split, 0, 0);
          exits.push(split);
          // The shortest gap first: what follows is then found nearest.
          this.patchSplit(split);
          this.emit(Op.Any, 0, 0);
        }
        for (const exit of exits) this.code[exit * 3 + 1] = this.next;
        return;
      }
      case 'sequence':
        for (const item of part.items) this.write(item);
        return;
      case 'choice': {
        const jumps: number[] = [];
        part.items.forEach((item, index) => {
          if (index === part.items.length - 1) {
            this.write(item);
            return;
          }
          const split = this.emit(Op.Split, 0, 0);
          this.patch(split, 1);
          this.write(item);
          jumps.push(this.emit(Op.Jump, 0, 0));
          this.patch(split, 2);
        });
        for (const jump of jumps) this.patch(jump, 1);
        return;
      }
      case 'optional': {
        const split = this.emit(Op.Split, 0, 0);
        this.patch(split, 1);
        this.write(part.item);
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
        this.emit(Op.Break, 0, 0);
        return;
    }
  }

  /** A gap's split continues with its second operand at the next instruction; the exit is set when the gap is written. */
  private patchSplit(split: number): void {
    this.code[split * 3 + 2] = this.next;
  }
}
