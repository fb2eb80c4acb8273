import { isSpace } from '../characters.js';
import type { PromptRole, SegmentRole } from '../document.js';
import { TableFrames } from '../html/table-frames.js';
import { NESTING_LIMIT, type ProseWriter } from '../prose-writer.js';
import {
  atxLevel,
  closesFence,
  fenceLength,
  footnoteEnd,
  type HtmlEnd,
  htmlBlockEnd,
  isThematicBreak,
  listMarkerLength,
  meetsHtmlEnd,
  setextLevel,
} from './block-starts.js';
import { LeafLines, LeafWriter } from './leaf-writer.js';
import { LineCursor } from './line-cursor.js';
import { alertEnd, isModule, roleLine } from './special-lines.js';
import { delimiterColumns, splitRow } from './table.js';

interface Container {
  readonly kind: 'root' | 'quote' | 'item' | 'note';
  /** Columns that a line must be indented by to belong to an item or a footnote. */
  readonly width: number;
  readonly quoted: boolean;
  /** Index of the segment that introduces what is inside, or -1; the previous chunk may do instead. */
  readonly intro: number;
  readonly isFramed: boolean;
  /** Nothing stands inside yet. */
  isEmpty: boolean;
  /** Index of the last paragraph or heading directly inside, or -1. */
  lastText: number;
}

type Leaf = 'none' | 'paragraph' | 'fence' | 'indented' | 'html' | 'table' | 'module';

/** What kind of block a chunk turned out to be, as far as the next chunk is concerned. */
export type BlockOutcome = 'introduction' | 'framed-item' | 'other';

/**
 * CommonMark's block structure, one top-level block at a time, line by line. Our own: no library gives exact offsets
 * at more than 10 MB/s, and chunks must be readable one by one. It follows the specification's appendix (match the
 * open containers, look for new block starts, add what is left to the leaf), except that link definitions are not
 * looked up across the document, and that a line that would open a second top-level block ends the chunk.
 */
export class BlockReader {
  private text = '';
  private root: Container = rootContainer(false);
  private readonly containers: Container[] = [];
  private leaf: Leaf = 'none';
  private readonly lines = new LeafLines();
  private readonly leaves: LeafWriter;
  private fenceCode = 0;
  private fence = 0;
  private htmlEnd: HtmlEnd = 'blank';
  private leafStart = 0;
  private leafEnd = 0;
  private frames: TableFrames | undefined;
  private hasStarted = false;
  private readonly line = new LineCursor();
  promptRole: PromptRole | undefined;
  outcome: BlockOutcome = 'other';

  constructor(
    private readonly writer: ProseWriter,
    private readonly isPrompt: boolean,
  ) {
    this.leaves = new LeafWriter(writer);
  }

  /** Reads the block at `offset` and the blank lines after it; returns where it ends. */
  read(text: string, offset: number, base: number, isFramed: boolean, promptRole: PromptRole | undefined): number {
    this.text = text;
    this.root = rootContainer(isFramed);
    if (this.containers.length > 0) this.containers.length = 0;
    this.leaf = 'none';
    this.hasStarted = false;
    this.promptRole = promptRole;
    this.outcome = 'other';
    this.leaves.begin(text, base, promptRole);
    let at = offset;
    while (at < text.length) {
      this.line.begin(text, at);
      if (!this.readLine()) break;
      at = this.line.next;
    }
    this.closeTo(0);
    return at;
  }

  /** Returns false when the line begins another top-level block. */
  private readLine(): boolean {
    const matched = this.matchContainers();
    const allMatched = matched === this.containers.length;
    this.line.findNonspace();
    if (allMatched && this.continueLeaf()) return true;
    if (this.line.isBlank) {
      this.closeTo(matched);
      this.closeLeaf();
      return true;
    }
    if (matched === 0 && this.isPrompt && this.line.indent < 4 && this.leaf !== 'html') {
      const role = roleLine(this.text, this.line.nonspace, this.line.stop);
      if (role) return this.startRole(role);
    }
    let depth = matched;
    let hasOpened = false;
    for (;;) {
      const inParagraph = this.leaf === 'paragraph' && allMatched && !hasOpened;
      const start = this.blockStart(inParagraph);
      if (start === 'none') break;
      if (start === 'setext') {
        this.closeHeading();
        return true;
      }
      if (depth === 0 && this.hasStarted && !hasOpened) return false;
      if (!hasOpened) this.closeTo(depth);
      this.closeLeaf();
      if (!this.open(start)) return true;
      hasOpened = true;
      depth = this.containers.length;
      this.line.findNonspace();
      if (this.line.isBlank) return true;
    }
    if (!hasOpened && this.leaf === 'paragraph') {
      // A line that goes on with a paragraph belongs to it even without the prefixes of its containers.
      if (!allMatched || !this.startTable()) this.lines.push(this.line.nonspace, this.line.stop, this.line.next);
      return true;
    }
    if (!hasOpened && allMatched && this.leaf === 'table') {
      this.writeRow(false, this.line.nonspace, this.line.stop);
      return true;
    }
    if (depth === 0 && this.hasStarted) return false;
    if (!hasOpened) this.closeTo(depth);
    this.startLeaf('paragraph');
    if (this.containers.length === 0 && isModule(this.text, this.line.start, this.line.stop)) this.leaf = 'module';
    else this.lines.push(this.line.nonspace, this.line.stop, this.line.next);
    return true;
  }

  /** How many of the open containers the line continues. */
  private matchContainers(): number {
    for (let i = 0; i < this.containers.length; i++) {
      const container = this.containers[i] as Container;
      this.line.findNonspace();
      if (container.kind === 'quote') {
        if (this.line.indent > 3 || this.line.isBlank || this.text.charCodeAt(this.line.nonspace) !== 62) return i;
        this.skipQuoteMarker();
      } else if (this.line.isBlank) {
        if (container.isEmpty) return i;
      } else if (this.line.indent >= container.width) this.line.advanceColumns(container.width);
      else return i;
    }
    return this.containers.length;
  }

  /** Gives the line to an open leaf that takes lines as they are. Returns whether it did. */
  private continueLeaf(): boolean {
    switch (this.leaf) {
      case 'fence':
        this.leafEnd = this.line.stop;
        if (
          this.line.indent < 4 &&
          closesFence(this.text, this.line.nonspace, this.line.stop, this.fenceCode, this.fence)
        ) {
          this.closeLeaf();
        }
        return true;
      case 'indented':
        if (this.line.indent < 4 && !this.line.isBlank) return false;
        if (!this.line.isBlank) this.leafEnd = this.line.stop;
        return true;
      case 'module':
        if (this.line.isBlank) return false;
        this.leafEnd = this.line.stop;
        return true;
      case 'html':
        if (this.line.isBlank && this.htmlEnd === 'blank') return false;
        this.addHtmlLine(this.line.pos);
        return true;
      default:
        return false;
    }
  }

  private addHtmlLine(from: number): void {
    this.lines.push(from, this.line.stop, this.line.next);
    if (meetsHtmlEnd(this.text, from, this.line.stop, this.htmlEnd)) this.closeLeaf();
  }

  private blockStart(inParagraph: boolean): BlockStart {
    const { text } = this;
    const { nonspace: at, stop: end } = this.line;
    if (this.line.indent >= 4) return this.leaf === 'paragraph' ? 'none' : 'indented';
    const code = text.charCodeAt(at);
    switch (code) {
      case 62:
        return this.mayNest() ? 'quote' : 'none';
      case 35:
        return atxLevel(text, at, end) > 0 ? 'atx' : 'none';
      case 96:
      case 126:
        return fenceLength(text, at, end) > 0 ? 'fence' : 'none';
      case 60: {
        const how = htmlBlockEnd(text, at, end, this.leaf === 'paragraph', this.isPrompt);
        if (!how) return 'none';
        this.nextHtmlEnd = how;
        return 'html';
      }
      case 61:
        return inParagraph && this.underlines() ? 'setext' : 'none';
      case 45:
      case 95:
      case 42:
        if (code === 45 && inParagraph && this.underlines()) return 'setext';
        if (isThematicBreak(text, at, end)) return 'break';
        break;
      case 91:
        return !inParagraph && footnoteEnd(text, at, end) > 0 && this.mayNest() ? 'note' : 'none';
      default:
        if (code !== 43 && (code < 48 || code > 57)) return 'none';
    }
    return listMarkerLength(text, at, end, inParagraph) > 0 && this.mayNest() ? 'item' : 'none';
  }

  private nextHtmlEnd: HtmlEnd = 'blank';

  private underlines(): boolean {
    return setextLevel(this.text, this.line.nonspace, this.line.stop) > 0 && !this.leaves.isDefinitions(this.lines);
  }

  private mayNest(): boolean {
    if (this.containers.length < NESTING_LIMIT) return true;
    this.writer.addNotice('nesting-limit', this.line.nonspace, this.line.stop);
    return false;
  }

  /** Opens a block. Returns true for a container: more may follow on the line. */
  private open(start: BlockStart): boolean {
    switch (start) {
      case 'quote':
        this.openQuote();
        return true;
      case 'item':
        this.openItem();
        return true;
      case 'note': {
        const end = footnoteEnd(this.text, this.line.nonspace, this.line.stop);
        this.pushContainer('note', 4, this.parent().quoted);
        this.line.advanceTo(end);
        return true;
      }
      case 'atx':
        this.writeAtx();
        return false;
      case 'fence':
        this.startLeaf('fence');
        this.fenceCode = this.text.charCodeAt(this.line.nonspace);
        this.fence = fenceLength(this.text, this.line.nonspace, this.line.stop);
        return false;
      case 'html':
        this.startLeaf('html');
        this.htmlEnd = this.nextHtmlEnd;
        this.addHtmlLine(this.line.nonspace);
        return false;
      case 'indented':
        this.startLeaf('indented');
        return false;
      default:
        this.startLeaf('none');
        return false;
    }
  }

  private startLeaf(leaf: Leaf): void {
    this.hasStarted = true;
    this.parent().isEmpty = false;
    this.leaf = leaf;
    this.lines.clear();
    this.leafStart = this.line.nonspace;
    this.leafEnd = this.line.stop;
  }

  private parent(): Container {
    return this.containers[this.containers.length - 1] ?? this.root;
  }

  private pushContainer(kind: Container['kind'], width: number, quoted: boolean): void {
    const parent = this.parent();
    parent.isEmpty = false;
    this.hasStarted = true;
    const intro = parent.lastText >= 0 ? parent.lastText : parent.intro;
    const isFramed = intro < 0 && parent.isFramed;
    this.containers.push({ kind, width, quoted, intro, isFramed, isEmpty: true, lastText: -1 });
    if (this.containers.length === 1 && kind === 'item' && this.root.isFramed) this.outcome = 'framed-item';
  }

  private openQuote(): void {
    this.skipQuoteMarker();
    const rest = alertEnd(this.text, this.line.pos, this.line.stop);
    // "[!NOTE]" makes a call-out of a quotation: its words are the author's own.
    this.pushContainer('quote', 0, this.parent().quoted || rest < 0);
    if (rest >= 0) this.line.advanceTo(rest);
  }

  private skipQuoteMarker(): void {
    this.line.advanceTo(this.line.nonspace);
    this.line.advanceTo(this.line.pos + 1);
    if (this.line.isAtSpace()) this.line.advanceColumns(1);
  }

  private openItem(): void {
    const offset = this.line.indent;
    const marker = listMarkerLength(this.text, this.line.nonspace, this.line.stop, false);
    this.line.advanceTo(this.line.nonspace);
    this.line.advanceTo(this.line.pos + marker);
    const markerPos = this.line.pos;
    const markerColumn = this.line.column;
    do this.line.advanceColumns(1);
    while (this.line.column - markerColumn < 5 && this.line.isAtSpace());
    const spaces = this.line.column - markerColumn;
    let padding = marker + spaces;
    if (spaces >= 5 || spaces < 1 || this.line.pos >= this.line.stop) {
      padding = marker + 1;
      this.line.returnTo(markerPos, markerColumn);
      if (this.line.isAtSpace()) this.line.advanceColumns(1);
    }
    this.pushContainer('item', offset + padding, this.parent().quoted);
  }

  private closeTo(depth: number): void {
    if (this.containers.length > depth || depth === 0) this.closeLeaf();
    if (this.containers.length > depth) this.containers.length = depth;
  }

  private closeLeaf(): void {
    const leaf = this.leaf;
    this.leaf = 'none';
    switch (leaf) {
      case 'none':
      case 'table':
        return;
      case 'paragraph':
        this.writeParagraph();
        return;
      case 'html': {
        const hasPrefixes = this.containers.some((container) => container.kind === 'quote');
        this.leaves.writeHtml(this.lines, hasPrefixes, this.parent().quoted, this.root.isFramed);
        return;
      }
      default:
        this.writer.addSpanMark('code', this.leafStart, this.leafEnd);
    }
  }

  private writeParagraph(): void {
    const parent = this.parent();
    const role: SegmentRole = parent.kind === 'item' ? 'list-item' : 'paragraph';
    const isTask = parent.kind === 'item' && parent.lastText < 0;
    this.relate(this.leaves.writeText(this.lines, role, undefined, parent.quoted, isTask), parent);
  }

  private closeHeading(): void {
    const level = setextLevel(this.text, this.line.nonspace, this.line.stop) as 1 | 2;
    const parent = this.parent();
    this.leaf = 'none';
    this.relate(this.leaves.writeText(this.lines, 'heading', level, parent.quoted, false), parent);
  }

  private writeAtx(): void {
    this.startLeaf('none');
    const level = atxLevel(this.text, this.line.nonspace, this.line.stop);
    const from = this.line.nonspace + level;
    let end = this.line.stop;
    while (end > from && isSpace(this.text.charCodeAt(end - 1))) end--;
    let close = end;
    while (close > from && this.text.charCodeAt(close - 1) === 35) close--;
    if (close === from || isSpace(this.text.charCodeAt(close - 1))) end = close;
    let start = from;
    while (start < end && isSpace(this.text.charCodeAt(start))) start++;
    while (end > start && isSpace(this.text.charCodeAt(end - 1))) end--;
    const parent = this.parent();
    this.relate(this.leaves.writeRange(start, end, 'heading', level, parent.quoted), parent);
  }

  /** Remembers a text that may introduce a list, and what introduces an item. */
  private relate(index: number, parent: Container): void {
    if (index < 0) return;
    if (this.containers.length === 0) this.outcome = 'introduction';
    const segment = this.writer.segments[index];
    if (segment?.role === 'list-item') {
      if (parent.intro >= 0) segment.frame = [parent.intro];
      else if (parent.isFramed) segment.framedByPrevious = true;
    }
    parent.lastText = index;
  }

  /** A delimiter row below the last line of a paragraph makes a table of the two. */
  private startTable(): boolean {
    const code = this.text.charCodeAt(this.line.nonspace);
    if ((code !== 124 && code !== 45 && code !== 58) || this.line.indent >= 4) return false;
    const columns = delimiterColumns(this.text, this.line.nonspace, this.line.stop);
    if (columns === 0) return false;
    const { lines } = this;
    const last = lines.count - 1;
    const start = lines.starts[last] as number;
    const end = lines.ends[last] as number;
    if (splitRow(this.text, start, end).length / 2 !== columns) return false;
    lines.starts.pop();
    lines.ends.pop();
    lines.nexts.pop();
    if (lines.count > 0) this.writeParagraph();
    if (this.containers.length === 0) this.outcome = 'other';
    this.leaf = 'table';
    this.frames = undefined;
    this.writeRow(true, start, end);
    return true;
  }

  private writeRow(isHeader: boolean, start: number, end: number): void {
    this.frames ??= new TableFrames();
    this.leaves.writeRow(splitRow(this.text, start, end), isHeader, this.frames, this.parent().quoted);
  }

  /** A line that says who speaks next in a prompt is a chunk of its own. */
  private startRole(role: PromptRole): boolean {
    if (this.hasStarted) return false;
    this.startLeaf('none');
    this.promptRole = role;
    return true;
  }
}

type BlockStart = 'none' | 'quote' | 'item' | 'note' | 'atx' | 'setext' | 'fence' | 'html' | 'break' | 'indented';

function rootContainer(isFramed: boolean): Container {
  return { kind: 'root', width: 0, quoted: false, intro: -1, isFramed, isEmpty: true, lastText: -1 };
}
