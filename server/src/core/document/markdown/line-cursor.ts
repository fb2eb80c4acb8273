import { afterLineEnd, lineEnd, SPACE, TAB } from '../characters.js';

/** One line of Markdown and how far it was read, in offsets and in columns: tabs reach to the next multiple of four. */
export class LineCursor {
  text = '';
  start = 0;
  /** Where the content ends, without the terminator. */
  stop = 0;
  /** Where the next line begins. */
  next = 0;
  pos = 0;
  column = 0;
  /** First character that is no space or tab at or after `pos`, and the columns up to there; set by `findNonspace`. */
  nonspace = 0;
  indent = 0;
  isBlank = false;

  /** Goes to the line that begins at `start`. */
  begin(text: string, start: number): void {
    this.text = text;
    this.start = start;
    this.stop = lineEnd(text, start, text.length);
    this.next = afterLineEnd(text, this.stop, text.length);
    this.pos = start;
    this.column = 0;
  }

  /** Goes back to a place on the same line. */
  returnTo(pos: number, column: number): void {
    this.pos = pos;
    this.column = column;
  }

  /** Whether a space or tab stands at `pos`. */
  isAtSpace(): boolean {
    if (this.pos >= this.stop) return false;
    const code = this.text.charCodeAt(this.pos);
    return code === SPACE || code === TAB;
  }

  findNonspace(): void {
    const { text, stop } = this;
    let i = this.pos;
    let column = this.column;
    while (i < stop) {
      const code = text.charCodeAt(i);
      if (code === SPACE) column++;
      else if (code === TAB) column += 4 - (column & 3);
      else break;
      i++;
    }
    this.nonspace = i;
    this.indent = column - this.column;
    this.isBlank = i >= stop;
  }

  advanceTo(offset: number): void {
    while (this.pos < offset && this.pos < this.stop) {
      this.column += this.text.charCodeAt(this.pos) === TAB ? 4 - (this.column & 3) : 1;
      this.pos++;
    }
  }

  /** Moves on by columns; a tab may be left half consumed, its rest counting as indentation. */
  advanceColumns(count: number): void {
    let left = count;
    while (left > 0 && this.pos < this.stop) {
      if (this.text.charCodeAt(this.pos) === TAB) {
        const width = 4 - (this.column & 3);
        const used = Math.min(left, width);
        this.column += used;
        left -= used;
        if (used === width) this.pos++;
      } else {
        this.column++;
        this.pos++;
        left--;
      }
    }
  }
}
