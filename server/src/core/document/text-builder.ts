import type { Span } from '../text/span.js';
import { isTrimmed } from './characters.js';
import type { Segment, SegmentRole } from './document.js';

/** A segment under construction. */
export type Draft = { -readonly [K in keyof Segment]: Segment[K] };

export type MarkedKind = NonNullable<Segment['marked']>[number]['kind'];

/**
 * Collects a segment's text with the source of every piece. A text that is one slice of the source ends up without a
 * map, which is the common case and costs a single slice.
 */
export class TextBuilder {
  private source = '';
  private base = 0;
  private text = '';
  /** The pieces so far; the arrays are kept for the next segment, which gets copies of the right length. */
  private pieces = 0;
  private readonly textStarts: number[] = [];
  private readonly sourceStarts: number[] = [];
  private readonly sourceEnds: number[] = [];
  /** A verbatim run not yet sliced; -1 when there is none. */
  private runStart = -1;
  private runEnd = -1;
  private marked: (Span & { kind: MarkedKind })[] = [];
  private struck: Span[] = [];
  private outerStart = -1;
  private outerEnd = -1;
  /** Text offset of a trailing placeholder that vanishes at the end of the segment; -1 when there is none. */
  private softAt = -1;
  /** How many pieces are not verbatim. */
  private stands = 0;
  private isBlank = true;

  /** `base` is subtracted from source offsets, to make them relative to the chunk. */
  reset(source: string, base: number): void {
    this.source = source;
    this.base = base;
    this.text = '';
    this.pieces = 0;
    if (this.marked.length > 0) this.marked = [];
    if (this.struck.length > 0) this.struck = [];
    this.runStart = -1;
    this.runEnd = -1;
    this.outerStart = -1;
    this.outerEnd = -1;
    this.softAt = -1;
    this.stands = 0;
    this.isBlank = true;
  }

  get length(): number {
    return this.text.length + (this.runEnd - this.runStart);
  }

  /** Whether anything but white space was collected. */
  hasText(): boolean {
    return !this.isBlank;
  }

  copy(start: number, end: number): void {
    if (start >= end) return;
    if (this.isBlank) this.isBlank = !hasText(this.source, start, end);
    if (this.runEnd === start && this.runStart >= 0) this.runEnd = end;
    else {
      this.flush();
      this.runStart = start;
      this.runEnd = end;
    }
  }

  /** `text` (not empty) stands for the source [start, end). */
  stand(text: string, start: number, end: number): void {
    this.flush();
    if (this.isBlank) this.isBlank = !hasText(text, 0, text.length);
    this.addPiece(start, end);
    this.text += text;
    this.stands++;
  }

  /** A placeholder that separates words but vanishes at either end of the segment: an inline image. */
  standSoft(text: string, start: number, end: number): void {
    if (!this.hasText()) return;
    this.softAt = this.length;
    this.stand(text, start, end);
  }

  /** Markup without text: widens the segment when it opens before its text, or closes after it. */
  widenStart(at: number): void {
    if (this.outerStart < 0 && !this.hasText()) this.outerStart = at;
  }

  widenEnd(at: number): void {
    if (this.outerEnd < at) this.outerEnd = at;
  }

  mark(kind: MarkedKind | 'struck', start: number, end: number): void {
    if (start >= end) return;
    if (kind === 'struck') this.struck.push({ start, end });
    else this.marked.push({ start, end, kind });
  }

  /** The trimmed text so far, as an image's alternative text needs it. */
  plainText(): string {
    this.flush();
    return this.text.trim();
  }

  /** The segment of what was collected since `reset`, or undefined when nobody would read anything there. */
  build(role: SegmentRole): Draft | undefined {
    const isSlice = this.pieces === 0 && this.outerStart < 0 && this.outerEnd < 0;
    const isPlain = this.marked.length === 0 && this.struck.length === 0;
    return isSlice && isPlain ? this.buildSlice(role) : this.buildPieces(role);
  }

  /** The common case, without arrays: one run of the source. */
  private buildSlice(role: SegmentRole): Draft | undefined {
    const { source } = this;
    let from = this.runStart;
    let to = this.runEnd;
    if (from < 0) return undefined;
    while (from < to && isTrimmed(source.charCodeAt(from))) from++;
    while (to > from && isTrimmed(source.charCodeAt(to - 1))) to--;
    if (!isProse(source, from, to)) return undefined;
    return { text: source.slice(from, to), start: from - this.base, end: to - this.base, role };
  }

  private buildPieces(role: SegmentRole): Draft | undefined {
    this.flush();
    if (this.softAt >= 0) this.dropSoftEnd();
    const text = this.text;
    let from = 0;
    let to = text.length;
    while (from < to && isTrimmed(text.charCodeAt(from))) from++;
    while (to > from && isTrimmed(text.charCodeAt(to - 1))) to--;
    if (!isProse(text, from, to)) return undefined;
    if (from > 0 || to < text.length) this.trim(from, to);
    const first = this.sourceStarts[0] as number;
    const last = this.sourceEnds[this.pieces - 1] as number;
    const start = this.outerStart >= 0 && this.outerStart - this.base < first ? this.outerStart - this.base : first;
    const end = Math.max(this.outerEnd - this.base, last);
    const draft: Draft = { text: this.text, start, end, role };
    const isSlice = this.pieces === 1 && this.stands === 0 && start === first && end === last;
    if (!isSlice) {
      draft.map = {
        textStarts: this.textStarts.slice(0, this.pieces),
        sourceStarts: this.sourceStarts.slice(0, this.pieces),
        sourceEnds: this.sourceEnds.slice(0, this.pieces),
      };
    }
    if (this.struck.length > 0) draft.struck = this.struck.slice().sort(byStart);
    if (this.marked.length > 0) draft.marked = this.marked.slice().sort(byStart);
    return draft;
  }

  private flush(): void {
    if (this.runStart < 0) return;
    this.addPiece(this.runStart, this.runEnd);
    this.text += this.source.slice(this.runStart, this.runEnd);
    this.runStart = -1;
    this.runEnd = -1;
  }

  private addPiece(start: number, end: number): void {
    this.textStarts[this.pieces] = this.text.length;
    this.sourceStarts[this.pieces] = start - this.base;
    this.sourceEnds[this.pieces] = end - this.base;
    this.pieces++;
  }

  private dropSoftEnd(): void {
    for (let i = this.softAt + 1; i < this.text.length; i++) if (!isTrimmed(this.text.charCodeAt(i))) return;
    this.trim(0, this.softAt);
  }

  /** Keeps only the text [from, to), which is not empty. */
  private trim(from: number, to: number): void {
    const { textStarts, sourceStarts, sourceEnds } = this;
    const { length } = this.text;
    let kept = 0;
    for (let i = 0; i < this.pieces; i++) {
      const start = textStarts[i] as number;
      const end = i + 1 < this.pieces ? (textStarts[i + 1] as number) : length;
      if (end <= from || start >= to) continue;
      let sourceStart = sourceStarts[i] as number;
      let sourceEnd = sourceEnds[i] as number;
      if (sourceEnd - sourceStart === end - start) {
        if (start < from) sourceStart += from - start;
        if (end > to) sourceEnd -= end - to;
      }
      textStarts[kept] = Math.max(0, start - from);
      sourceStarts[kept] = sourceStart;
      sourceEnds[kept] = sourceEnd;
      kept++;
    }
    this.pieces = kept;
    this.text = this.text.slice(from, to);
    this.marked = clip(this.marked, from, to);
    this.struck = clip(this.struck, from, to);
  }
}

function hasText(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (!isTrimmed(text.charCodeAt(i))) return true;
  return false;
}

function clip<T extends Span>(spans: T[], from: number, to: number): T[] {
  return spans
    .map((span) => ({ ...span, start: Math.max(span.start, from) - from, end: Math.min(span.end, to) - from }))
    .filter((span) => span.start < span.end);
}

function byStart(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end;
}

/** Whether [from, to) holds more than white space and placeholders. */
function isProse(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code !== 0xfffc && !isTrimmed(code)) return true;
  }
  return false;
}
