import type { Draft } from '../text-builder.js';

/** Most cells of a row that frame one another; bounds the frames of very wide rows. */
const MAX_ROW_FRAME = 16;

/** Relates the cells of a table: each is framed by its column's header and by the other cells of its row. */
export class TableFrames {
  /** Index of the header segment of each column. */
  private readonly headers: (number | undefined)[] = [];
  private row: { readonly column: number; readonly segment: number }[] = [];
  private column = -1;
  private nextColumn = 0;
  private hasHeadersOnly = true;

  startRow(): void {
    this.row = [];
    this.column = -1;
    this.nextColumn = 0;
    this.hasHeadersOnly = true;
  }

  startCell(isHeader: boolean, columnSpan: number): void {
    this.column = this.nextColumn;
    this.nextColumn += columnSpan >= 1 && columnSpan <= 1000 ? Math.floor(columnSpan) : 1;
    if (!isHeader) this.hasHeadersOnly = false;
  }

  addCell(segment: number): void {
    this.row.push({ column: this.column, segment });
  }

  /** Sets the frames of the row that ends. */
  endRow(segments: Draft[]): void {
    const { row } = this;
    if (row.length > 0 && this.hasHeadersOnly) {
      for (const { column, segment } of row) this.headers[column] = segment;
    } else {
      for (const { column, segment } of row) {
        const frame: number[] = [];
        const header = this.headers[column];
        if (header !== undefined) frame.push(header);
        for (const other of row) {
          if (frame.length > MAX_ROW_FRAME) break;
          if (other.column !== column) frame.push(other.segment);
        }
        const draft = segments[segment];
        if (draft && frame.length > 0) draft.frame = frame;
      }
    }
    this.row = [];
  }
}
