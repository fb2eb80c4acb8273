import type { PieceMap } from '../document.js';

/** A text and where each part of it stands in a source. */
export interface MappedText {
  readonly text: string;
  readonly map: PieceMap;
}

/** Puts a text together from pieces of a source, verbatim ones and others that stand for something. */
export class MappedTextBuilder {
  text = '';
  private readonly textStarts: number[] = [];
  private readonly sourceStarts: number[] = [];
  private readonly sourceEnds: number[] = [];
  private isVerbatim = false;

  /** `shift` is added to source offsets. */
  constructor(
    private readonly source: string,
    private readonly shift = 0,
  ) {}

  copy(start: number, end: number): void {
    if (start >= end) return;
    const last = this.sourceEnds.length - 1;
    if (this.isVerbatim && this.sourceEnds[last] === start + this.shift) this.sourceEnds[last] = end + this.shift;
    else this.push(start, end);
    this.text += this.source.slice(start, end);
    this.isVerbatim = true;
  }

  /** `text` is not empty, and not as long as what it stands for. */
  stand(text: string, start: number, end: number): void {
    this.push(start, end);
    this.text += text;
    this.isVerbatim = false;
  }

  /** @param at where an empty text stands */
  build(at: number): MappedText {
    if (this.textStarts.length === 0) this.push(at, at);
    const { text, textStarts, sourceStarts, sourceEnds } = this;
    return { text, map: { textStarts, sourceStarts, sourceEnds } };
  }

  private push(start: number, end: number): void {
    this.textStarts.push(this.text.length);
    this.sourceStarts.push(start + this.shift);
    this.sourceEnds.push(end + this.shift);
  }
}
