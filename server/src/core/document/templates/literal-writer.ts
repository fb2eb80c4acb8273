import { writeEscaped } from '../catalogue/backslash.js';
import { PLACEHOLDER } from '../characters.js';
import type { HostKind, SegmentRole } from '../document.js';
import type { ProseWriter } from '../prose-writer.js';
import type { TextBuilder } from '../text-builder.js';
import type { Literal } from './expression-shape.js';

/** Writes the text of string literals that readers see. */
export class LiteralWriter {
  constructor(private readonly writer: ProseWriter) {}

  /** A literal apart from the running text. */
  write(text: string, literal: Literal, kind: HostKind, role: SegmentRole, key?: string): void {
    const { writer } = this;
    const out = writer.spareBuilder();
    writeLiteral(text, literal, out);
    const draft = out.build(role);
    if (!draft) return;
    if (key !== undefined) draft.key = key;
    draft.host = { kind, ...writer.span(literal.start, literal.end) };
    writer.addSegment(draft);
  }

  /** As `write`, of text that may stand where nothing is prose. */
  writeInCode(text: string, literal: Literal, role: SegmentRole): void {
    if (!this.writer.isInCode) this.write(text, literal, 'js-string', role);
  }

  /** A literal that is a whole expression [start, end): part of the sentence around it, if there is one. */
  writeInline(text: string, literal: Literal, start: number, end: number, role: SegmentRole): void {
    const { writer } = this;
    if (writer.isInCode) return;
    const isAlone = !writer.out.hasText() && /^\s*(?:<|$)/.test(text.slice(end, end + 200));
    if (isAlone) this.write(text, literal, 'js-string', role);
    else if (/^\s+$/.test(text.slice(literal.start + 1, literal.end - 1))) writer.out.stand(' ', start, end);
    else {
      writeLiteral(text, literal, writer.out);
      // Two ways of writing in one run: an edit could not tell which is meant.
      writer.isMixed = true;
    }
  }
}

function writeLiteral(text: string, { start, end, holes }: Literal, out: TextBuilder): void {
  let from = start + 1;
  const isClosed = end > from && text.charCodeAt(end - 1) === text.charCodeAt(start);
  for (const hole of holes) {
    writeEscaped(text, from, hole.start, out);
    out.stand(PLACEHOLDER, hole.start, hole.end);
    from = hole.end;
  }
  writeEscaped(text, from, isClosed ? end - 1 : end, out);
}
