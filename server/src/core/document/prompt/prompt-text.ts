import { composeMark, composeSegment, composeSpan } from '../compose.js';
import type { Mark, PromptRole } from '../document.js';
import { BlockReader } from '../markdown/block-reader.js';
import type { ProseWriter } from '../prose-writer.js';
import type { MappedScalar } from '../yaml/scalar-map.js';

/** Reads a string of another format as a prompt's Markdown and carries what it finds over to the source. */
export class PromptTextReader {
  private readonly blocks: BlockReader;

  constructor(private readonly writer: ProseWriter) {
    this.blocks = new BlockReader(writer, true);
  }

  read({ text, map }: MappedScalar, role: PromptRole, key: string): void {
    const { writer, blocks } = this;
    const firstSegment = writer.segments.length;
    const firstMark = writer.marks.length;
    const firstNotice = writer.notices.length;
    let intro = -1;
    writer.redirect(text, 0);
    for (let at = 0; at < text.length; ) {
      const before = writer.segments.length;
      at = blocks.read(text, at, 0, intro >= 0, role);
      for (let i = before; i < writer.segments.length; i++) {
        const segment = writer.segments[i];
        if (!segment?.framedByPrevious) continue;
        // Here the introduction stands in the same chunk.
        delete segment.framedByPrevious;
        segment.frame = [intro];
      }
      if (blocks.outcome === 'introduction') intro = writer.segments.length - 1;
      else if (blocks.outcome === 'other') intro = -1;
    }
    writer.closeTo(0);
    for (let i = firstSegment; i < writer.segments.length; i++) {
      const segment = writer.segments[i];
      if (!segment) continue;
      composeSegment(segment, map, text.length);
      segment.key ??= key;
    }
    for (let i = firstMark; i < writer.marks.length; i++) {
      writer.marks[i] = composeMark(writer.marks[i] as Mark, map, text.length);
    }
    for (let i = firstNotice; i < writer.notices.length; i++) {
      const notice = writer.notices[i];
      if (notice) writer.notices[i] = composeSpan(notice, map, text.length);
    }
  }
}
