import { MessageReader } from '../catalogue/message-reader.js';
import { BOM } from '../characters.js';
import type { Chunk, ChunkScanner, ScannerState } from '../document.js';
import { ProseWriter } from '../prose-writer.js';
import { type Cell, type Row, readCell, readRow, SEPARATORS } from './cells.js';
import { type Columns, columnsOf, languageOfCell, roleOfColumn } from './columns.js';

/** Rows above the header: reports of ad platforms begin with a title and the dates. */
const MOST_ROWS_ABOVE = 12;
/** The file is no table with copy: the rest of it is one chunk without prose. */
const FOREIGN = 'x';

interface Header {
  readonly separator: string;
  readonly columns: Columns;
}

/**
 * Tables of advertisements: a chunk is a row, so that an advertisement is a section of its own. Before the header the
 * state counts the rows; after it, it is the header row itself with its separator.
 */
export class CsvScanner implements ChunkScanner {
  readonly initialState = 'h0';
  private readonly writer = new ProseWriter();
  private readonly messages = new MessageReader(this.writer);
  private readonly headers = new Map<string, Header>();

  scan(text: string, offset: number, state: ScannerState): Chunk {
    const { writer } = this;
    writer.begin(text, offset, '');
    if (state === FOREIGN) return this.end(text.length - offset, FOREIGN);
    const written = String(state);
    if (written.startsWith('h')) return this.seekHeader(text, offset, Number(written.slice(1)));
    const header = this.headerOf(written);
    const row = readRow(text, offset, header.separator);
    this.readCopy(text, offset, row, header);
    return this.end(row.next - offset, written);
  }

  private seekHeader(text: string, offset: number, rowsBefore: number): Chunk {
    const from = text.charCodeAt(offset) === BOM ? offset + 1 : offset;
    let best: Row | undefined;
    let separator = '';
    for (const candidate of SEPARATORS) {
      const row = readRow(text, from, candidate);
      if (best && row.cells.length <= best.cells.length) continue;
      best = row;
      separator = candidate;
    }
    const row = best as Row;
    const names = row.cells.map((cell) => readCell(text, cell, 0)?.text ?? '');
    if (!row.isOpen && columnsOf(names)) return this.end(row.next - offset, separator + JSON.stringify(names));
    if (rowsBefore + 1 >= MOST_ROWS_ABOVE || row.isOpen) return this.end(text.length - offset, FOREIGN);
    return this.end(row.next - offset, `h${rowsBefore + 1}`);
  }

  private readCopy(text: string, offset: number, { cells, isOpen }: Row, { columns }: Header): void {
    const { writer } = this;
    if (isOpen) writer.addNotice('format-invalid', offset, text.length);
    const said = cells[columns.language];
    const rowLanguage = said && languageOfCell(readCell(text, said, 0)?.text ?? '');
    for (const { index, name, language = rowLanguage } of columns.copy) {
      const cell = cells[index];
      if (!cell || language === 'other' || cell.start === cell.end) continue;
      this.readText(text, offset, cell, name, language);
    }
  }

  private readText(text: string, offset: number, cell: Cell, name: string, lang: 'en' | 'fr' | undefined): void {
    const read = readCell(text, cell, -offset);
    if (!read) return;
    const host = { kind: 'csv', start: cell.start - offset, end: cell.end - offset } as const;
    this.messages.read(read.text, read.map, { key: name, role: roleOfColumn(name), host, lang });
  }

  private headerOf(state: string): Header {
    let header = this.headers.get(state);
    if (!header) {
      const names = JSON.parse(state.slice(1)) as string[];
      header = { separator: state.charAt(0), columns: columnsOf(names) as Columns };
      this.headers.clear();
      this.headers.set(state, header);
    }
    return header;
  }

  private end(length: number, stateAfter: string): Chunk {
    const { segments, marks, notices } = this.writer;
    return { length, segments, marks, notices, stateAfter, startsSection: true };
  }
}
