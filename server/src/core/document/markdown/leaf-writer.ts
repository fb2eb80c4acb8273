import { isSpace } from '../characters.js';
import { composeMark, composeSegment, composeSpan } from '../compose.js';
import type { Mark, PieceMap, PromptRole, SegmentRole } from '../document.js';
import { HtmlReader } from '../html/html-reader.js';
import type { TableFrames } from '../html/table-frames.js';
import type { ProseWriter } from '../prose-writer.js';
import { InlineReader } from './inline.js';
import { LinkReader } from './link-syntax.js';

/** The lines of a leaf without the prefixes of the containers around it, as source offsets. */
export class LeafLines {
  readonly starts: number[] = [];
  /** Without line terminators. */
  readonly ends: number[] = [];
  /** Where the following line begins. */
  readonly nexts: number[] = [];

  get count(): number {
    return this.starts.length;
  }

  clear(): void {
    if (this.starts.length === 0) return;
    this.starts.length = 0;
    this.ends.length = 0;
    this.nexts.length = 0;
  }

  push(start: number, end: number, next: number): void {
    this.starts.push(start);
    this.ends.push(end);
    this.nexts.push(next);
  }

  /** Whether no prefix stands between the lines, so that they are one slice of the source. */
  isSlice(): boolean {
    for (let i = 1; i < this.starts.length; i++) if (this.starts[i] !== this.nexts[i - 1]) return false;
    return true;
  }
}

/** Writes the leaves of the block structure: inline text, HTML, cells. */
export class LeafWriter {
  private readonly inline = new InlineReader();
  private readonly definitions = new LinkReader();
  private readonly html: HtmlReader;
  private text = '';
  private base = 0;
  promptRole: PromptRole | undefined;

  constructor(private readonly writer: ProseWriter) {
    this.html = new HtmlReader(writer);
  }

  begin(text: string, base: number, promptRole: PromptRole | undefined): void {
    this.text = text;
    this.base = base;
    this.promptRole = promptRole;
  }

  /** A paragraph or heading; returns the index of its segment or -1. `isTask`: a task marker may stand first. */
  writeText(lines: LeafLines, role: SegmentRole, level: number | undefined, quoted: boolean, isTask: boolean): number {
    const before = this.writer.segments.length;
    const first = lines.starts[0] as number;
    let index: number;
    if (lines.isSlice()) {
      const end = lines.ends[lines.count - 1] as number;
      index = this.writeRun(this.text, first, end, this.base, role, level, isTask);
    } else {
      index = this.onJoined(lines, (joined) => this.writeRun(joined, 0, joined.length, 0, role, level, isTask));
    }
    this.finish(before, quoted);
    return index;
  }

  writeRange(from: number, end: number, role: SegmentRole, level: number | undefined, quoted: boolean): number {
    const before = this.writer.segments.length;
    const index = this.writeRun(this.text, from, end, this.base, role, level, false);
    this.finish(before, quoted);
    return index;
  }

  /** HTML between lines. `isFramed`: what stands before the chunk may introduce a list. */
  writeHtml(lines: LeafLines, hasPrefixes: boolean, quoted: boolean, isFramed: boolean): void {
    const before = this.writer.segments.length;
    const first = lines.starts[0] as number;
    const end = lines.nexts[lines.count - 1] as number;
    if (!hasPrefixes) this.html.read(this.text, first, end, false, isFramed);
    else this.onJoined(lines, (joined) => this.html.read(joined, 0, joined.length, false, isFramed));
    this.finish(before, quoted);
  }

  /** The cells of a row (start and end of each in turn). */
  writeRow(cells: readonly number[], isHeader: boolean, frames: TableFrames, quoted: boolean): void {
    const before = this.writer.segments.length;
    frames.startRow();
    for (let i = 0; i < cells.length; i += 2) {
      frames.startCell(isHeader, 1);
      const index = this.inline.read(
        this.writer,
        this.text,
        cells[i] as number,
        cells[i + 1] as number,
        this.base,
        'cell',
      );
      if (index >= 0) frames.addCell(index);
    }
    frames.endRow(this.writer.segments);
    this.finish(before, quoted);
  }

  private writeRun(
    text: string,
    from: number,
    end: number,
    base: number,
    role: SegmentRole,
    level: number | undefined,
    isTask: boolean,
  ): number {
    let at = from;
    if (at < end && text.charCodeAt(at) === 91) {
      if (isTask && isTaskMarker(text, at, end)) at += 4;
      else if (level === undefined) at = this.skipDefinitions(text, at, end, base);
    }
    return at < end ? this.inline.read(this.writer, text, at, end, base, role, level) : -1;
  }

  /** After the link definitions that a paragraph begins with; `[//]: # (…)` is how Markdown writes comments. */
  private skipDefinitions(text: string, from: number, end: number, base: number): number {
    let at = from;
    this.definitions.reset();
    while (at < end && text.charCodeAt(at) === 91) {
      const definition = this.definitions.readDefinition(text, at, end);
      if (!definition) break;
      const span = { start: at - base, end: definition.end - base };
      if (definition.label === '//' || definition.label === 'comment') {
        this.writer.addMark({
          kind: 'comment',
          text: definition.title?.value ?? definition.destination.value,
          ...span,
        });
      } else {
        const { value, start, end: stop } = definition.destination;
        this.writer.addMark({
          kind: 'link',
          href: value,
          hrefSpan: { start: start - base, end: stop - base },
          label: definition.label,
          ...span,
        });
      }
      at = definition.end;
    }
    return at;
  }

  /** Whether a paragraph is nothing but link definitions. */
  isDefinitions(lines: LeafLines): boolean {
    if (this.text.charCodeAt(lines.starts[0] as number) !== 91) return false;
    const text = lines.isSlice() ? this.text : join(this.text, lines, 0).text;
    let at = lines.isSlice() ? (lines.starts[0] as number) : 0;
    const end = lines.isSlice() ? (lines.ends[lines.count - 1] as number) : text.length;
    this.definitions.reset();
    while (at < end) {
      const definition = this.definitions.readDefinition(text, at, end);
      if (!definition) return false;
      at = definition.end;
    }
    return true;
  }

  /** Reads the joined lines as a text of its own and carries what was found over to the source. */
  private onJoined<T>(lines: LeafLines, read: (joined: string) => T): T {
    const { writer, base } = this;
    const { text, map } = join(this.text, lines, base);
    const segmentsBefore = writer.segments.length;
    const marksBefore = writer.marks.length;
    const noticesBefore = writer.notices.length;
    writer.redirect(text, 0);
    const result = read(text);
    writer.redirect(this.text, base);
    for (let i = segmentsBefore; i < writer.segments.length; i++) {
      const segment = writer.segments[i];
      if (segment) composeSegment(segment, map, text.length);
    }
    for (let i = marksBefore; i < writer.marks.length; i++) {
      writer.marks[i] = composeMark(writer.marks[i] as Mark, map, text.length);
    }
    for (let i = noticesBefore; i < writer.notices.length; i++) {
      const notice = writer.notices[i];
      if (notice) writer.notices[i] = composeSpan(notice, map, text.length);
    }
    return result;
  }

  private finish(before: number, quoted: boolean): void {
    const { writer, promptRole } = this;
    if (!quoted && !promptRole) return;
    for (let i = before; i < writer.segments.length; i++) {
      const segment = writer.segments[i];
      if (!segment) continue;
      if (quoted) segment.quoted = true;
      if (promptRole) segment.promptRole = promptRole;
    }
  }
}

/** The lines as one text, and where it stands in the source (relative to `base`). */
function join(source: string, lines: LeafLines, base: number): { readonly text: string; readonly map: PieceMap } {
  let text = '';
  const textStarts: number[] = [];
  const sourceStarts: number[] = [];
  const sourceEnds: number[] = [];
  const last = lines.count - 1;
  for (let i = 0; i <= last; i++) {
    const start = lines.starts[i] as number;
    const end = (i === last ? lines.ends[i] : lines.nexts[i]) as number;
    textStarts.push(text.length);
    sourceStarts.push(start - base);
    sourceEnds.push(end - base);
    text += source.slice(start, end);
  }
  return { text, map: { textStarts, sourceStarts, sourceEnds } };
}

function isTaskMarker(text: string, at: number, end: number): boolean {
  if (at + 4 > end || text.charCodeAt(at + 2) !== 93 || !isSpace(text.charCodeAt(at + 3))) return false;
  const sign = text.charCodeAt(at + 1);
  return sign === 32 || sign === 120 || sign === 88;
}
