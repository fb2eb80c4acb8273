import { BOM } from '../characters.js';
import type { Chunk, ChunkScanner, ScannerState } from '../document.js';
import { ProseWriter } from '../prose-writer.js';
import { HtmlReader } from './html-reader.js';

/**
 * Cuts HTML between block-level elements. The state is one letter (`i` before the document, `p` after something that
 * may introduce a list, `o` otherwise) and the open elements that bear on what follows.
 */
export class HtmlScanner implements ChunkScanner {
  readonly initialState = 'i';
  private readonly writer = new ProseWriter();
  private readonly reader = new HtmlReader(this.writer);

  scan(text: string, offset: number, state: ScannerState): Chunk {
    const before = String(state);
    const { writer, reader } = this;
    writer.begin(text, offset, before.slice(1));
    const from = before === this.initialState && text.charCodeAt(offset) === BOM ? offset + 1 : offset;
    const end = reader.read(text, from, text.length, true, before.startsWith('p'));
    return {
      length: end - offset,
      segments: writer.segments,
      marks: writer.marks,
      notices: writer.notices,
      stateAfter: (reader.endsWithIntroduction() ? 'p' : 'o') + writer.elementState(),
    };
  }
}
