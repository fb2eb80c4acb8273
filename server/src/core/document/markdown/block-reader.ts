import { afterLineEnd, isBlankRange, isSpace, lineEnd, SPACE, TAB } from '../characters.js';
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
  /** The line at hand: its bounds, and how far it was read. */
  private lineStart = 0;
  private lineStop = 0;
  private lineNext = 0;
  private pos = 0;
  private column = 0;
  private nonspace = 0;
  private indent = 0;
  private isBlank = false;
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
      this.lineStart = at;
      this.lineStop = lineEnd(text, at, text.length);
      this.lineNext = afterLineEnd(text, this.lineStop, text.length);
      if (!this.readLine()) break;
      at = this.lineNext;
    }
    this.closeTo(0);
    return at;
  }

  /** Returns false when the line begins another top-level block. */
  private readLine(): boolean {
    this.pos = this.lineStart;
    this.column = 0;
    const matched = this.matchContainers();
    const allMatched = matched === this.containers.length;
    this.findNonspace();
    if (allMatched && this.continueLeaf()) return true;
    if (this.isBlank) {
      this.closeTo(matched);
      this.closeLeaf();
      return true;
    }
    if (matched === 0 && this.isPrompt && this.indent < 4 && this.leaf !== 'html') {
      const role = roleLine(this.text, this.nonspace, this.lineStop);
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
      this.findNonspace();
      if (this.isBlank) return true;
    }
    if (!hasOpened && this.leaf === 'paragraph') {
      // A line that goes on with a paragraph belongs to it even without the prefixes of its containers.
      if (!allMatched || !this.startTable()) this.lines.push(this.nonspace, this.lineStop, this.lineNext);
      return true;
    }
    if (!hasOpened && allMatched && this.leaf === 'table') {
      this.writeRow(false, this.nonspace, this.lineStop);
      return true;
    }
    if (depth === 0 && this.hasStarted) return false;
    if (!hasOpened) this.closeTo(depth);
    this.startLeaf('paragraph');
    if (this.containers.length === 0 && isModule(this.text, this.lineStart, this.lineStop)) this.leaf = 'module';
    else this.lines.push(this.nonspace, this.lineStop, this.lineNext);
    return true;
  }

  /** How many of the open containers the line continues. */
  private matchContainers(): number {
    for (let i = 0; i < this.containers.length; i++) {
      const container = this.containers[i] as Container;
      this.findNonspace();
      if (container.kind === 'quote') {
        if (this.indent > 3 || this.isBlank || this.text.charCodeAt(this.nonspace) !== 62) return i;
        this.skipQuoteMarker();
      } else if (this.isBlank) {
        if (container.isEmpty) return i;
      } else if (this.indent >= container.width) this.advanceColumns(container.width);
      else return i;
    }
    return this.containers.length;
  }

  /** Gives the line to an open leaf that takes lines as they are. Returns whether it did. */
  private continueLeaf(): boolean {
    switch (this.leaf) {
      case 'fence':
        this.leafEnd = this.lineStop;
        if (this.indent < 4 && closesFence(this.text, this.nonspace, this.lineStop, this.fenceCode, this.fence)) {
          this.closeLeaf();
        }
        return true;
      case 'indented':
        if (this.indent < 4 && !this.isBlank) return false;
        if (!this.isBlank) this.leafEnd = this.lineStop;
        return true;
      case 'module':
        if (this.isBlank) return false;
        this.leafEnd = this.lineStop;
        return true;
      case 'html':
        if (this.isBlank && this.htmlEnd === 'blank') return false;
        this.addHtmlLine(this.pos);
        return true;
      default:
        return false;
    }
  }

  private addHtmlLine(from: number): void {
    this.lines.push(from, this.lineStop, this.lineNext);
    if (meetsHtmlEnd(this.text, from, this.lineStop, this.htmlEnd)) this.closeLeaf();
  }

  private blockStart(inParagraph: boolean): BlockStart {
    const { text, nonspace: at, lineStop: end } = this;
    if (this.indent >= 4) return this.leaf === 'paragraph' ? 'none' : 'indented';
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
    return setextLevel(this.text, this.nonspace, this.lineStop) > 0 && !this.leaves.isDefinitions(this.lines);
  }

  private mayNest(): boolean {
    if (this.containers.length < NESTING_LIMIT) return true;
    this.writer.addNotice('nesting-limit', this.nonspace, this.lineStop);
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
        const end = footnoteEnd(this.text, this.nonspace, this.lineStop);
        this.pushContainer('note', 4, this.parent().quoted);
        this.advanceTo(end);
        return true;
      }
      case 'atx':
        this.writeAtx();
        return false;
      case 'fence':
        this.startLeaf('fence');
        this.fenceCode = this.text.charCodeAt(this.nonspace);
        this.fence = fenceLength(this.text, this.nonspace, this.lineStop);
        return false;
      case 'html':
        this.startLeaf('html');
        this.htmlEnd = this.nextHtmlEnd;
        this.addHtmlLine(this.nonspace);
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
    this.leafStart = this.nonspace;
    this.leafEnd = this.lineStop;
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
    const rest = isAlert(this.text, this.pos, this.lineStop);
    // "[!NOTE]" makes a call-out of a quotation: its words are the author's own.
    this.pushContainer('quote', 0, this.parent().quoted || rest < 0);
    if (rest >= 0) this.advanceTo(rest);
  }

  private skipQuoteMarker(): void {
    this.advanceTo(this.nonspace);
    this.advanceTo(this.pos + 1);
    if (this.pos < this.lineStop && isSpaceOrTab(this.text.charCodeAt(this.pos))) this.advanceColumns(1);
  }

  private openItem(): void {
    const offset = this.indent;
    const marker = listMarkerLength(this.text, this.nonspace, this.lineStop, false);
    this.advanceTo(this.nonspace);
    this.advanceTo(this.pos + marker);
    const markerPos = this.pos;
    const markerColumn = this.column;
    do this.advanceColumns(1);
    while (this.column - markerColumn < 5 && this.pos < this.lineStop && isSpaceOrTab(this.text.charCodeAt(this.pos)));
    const spaces = this.column - markerColumn;
    let padding = marker + spaces;
    if (spaces >= 5 || spaces < 1 || this.pos >= this.lineStop) {
      padding = marker + 1;
      this.pos = markerPos;
      this.column = markerColumn;
      if (this.pos < this.lineStop && isSpaceOrTab(this.text.charCodeAt(this.pos))) this.advanceColumns(1);
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
    const level = setextLevel(this.text, this.nonspace, this.lineStop) as 1 | 2;
    const parent = this.parent();
    this.leaf = 'none';
    this.relate(this.leaves.writeText(this.lines, 'heading', level, parent.quoted, false), parent);
  }

  private writeAtx(): void {
    this.startLeaf('none');
    const level = atxLevel(this.text, this.nonspace, this.lineStop);
    const from = this.nonspace + level;
    let end = this.lineStop;
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
    const code = this.text.charCodeAt(this.nonspace);
    if ((code !== 124 && code !== 45 && code !== 58) || this.indent >= 4) return false;
    const columns = delimiterColumns(this.text, this.nonspace, this.lineStop);
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

  private findNonspace(): void {
    const { text, lineStop } = this;
    let i = this.pos;
    let column = this.column;
    while (i < lineStop) {
      const code = text.charCodeAt(i);
      if (code === SPACE) column++;
      else if (code === TAB) column += 4 - (column & 3);
      else break;
      i++;
    }
    this.nonspace = i;
    this.indent = column - this.column;
    this.isBlank = i >= lineStop;
  }

  private advanceTo(offset: number): void {
    while (this.pos < offset && this.pos < this.lineStop) {
      this.column += this.text.charCodeAt(this.pos) === TAB ? 4 - (this.column & 3) : 1;
      this.pos++;
    }
  }

  /** Moves on by columns; a tab may be left half consumed, its rest counting as indentation. */
  private advanceColumns(count: number): void {
    let left = count;
    while (left > 0 && this.pos < this.lineStop) {
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

type BlockStart = 'none' | 'quote' | 'item' | 'note' | 'atx' | 'setext' | 'fence' | 'html' | 'break' | 'indented';

function rootContainer(isFramed: boolean): Container {
  return { kind: 'root', width: 0, quoted: false, intro: -1, isFramed, isEmpty: true, lastText: -1 };
}

function isSpaceOrTab(code: number): boolean {
  return code === SPACE || code === TAB;
}

const ALERT = /^[ \t]*\[!(?:note|tip|important|warning|caution|info|danger)\]/i;

/** End of the `[!NOTE]` that begins a call-out, or -1. */
function isAlert(text: string, from: number, end: number): number {
  const found = ALERT.exec(text.slice(from, Math.min(end, from + 40)));
  return found && isBlankRange(text, from + found[0].length, end) ? end : -1;
}

/** MDX: a line of `import` or `export` begins a module that ends at a blank line. */
const MODULE =
  /^(?:import\s(?:[\w$*{},\s]{0,300}\sfrom\s*)?["']|export\s+(?:default|const|let|var|function|async|class|\{|\*))/;

function isModule(text: string, start: number, end: number): boolean {
  const code = text.charCodeAt(start);
  if (code !== 105 && code !== 101) return false;
  return MODULE.test(text.slice(start, Math.min(end, start + 400)));
}

const ROLE_LINE =
  /^(?:#{1,6}\s+)?(system|user|assistant)\s*:?\s*$|^\{\{\s*role\s+["'](system|user|model|assistant)["']\s*\}\}\s*$/i;

/** Who speaks after a line such as `system:`, `# user` or `{{role "model"}}`, or undefined for any other line. */
function roleLine(text: string, start: number, end: number): PromptRole | undefined {
  if (end - start > 60) return undefined;
  const line = text.slice(start, end);
  const found = ROLE_LINE.exec(line);
  if (!found || (!line.includes(':') && !line.startsWith('#') && !line.startsWith('{{'))) return undefined;
  const name = (found[1] ?? found[2] ?? '').toLowerCase();
  return name === 'model' ? 'assistant' : (name as PromptRole);
}
