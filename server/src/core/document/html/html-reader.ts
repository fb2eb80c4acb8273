import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import { isSpace } from '../characters.js';
import type { PromptRole, SegmentRole } from '../document.js';
import { decodeValue } from '../entity.js';
import { NESTING_LIMIT, type ProseWriter } from '../prose-writer.js';
import { type Attribute, attribute } from './attributes.js';
import { endsImplicitly, isCode, isGroup, isInline, isList, isVoid, roleOf } from './elements.js';
import { TableFrames } from './table-frames.js';

/** An open element that gives its text a role or keeps a list or a table together. */
interface Block {
  readonly name: string;
  readonly role: SegmentRole | undefined;
  readonly level: number | undefined;
  readonly promptRole: PromptRole | undefined;
  /** Of lists and their items: index of the segment that introduces them, or -1. */
  readonly intro: number;
  /** Of items: index of their own first segment, or -1. */
  first: number;
  /** Of tables. */
  readonly table: TableFrames | undefined;
}

/** A list or table longer than this (UTF-16 units) is cut between items, one that never ends between any blocks. */
const SOFT_LIMIT = 16_384;
const HARD_LIMIT = 65_536;
/** How far from its checkbox a label may begin, in UTF-16 units. */
const LABEL_REACH = 2000;

/** Which element says who speaks; only prompt formats have some. */
export type PromptRoles = ReadonlyMap<string, PromptRole>;

/**
 * Reads HTML into a writer, with htmlparser2's tokenizer: it gives exact offsets and the browsers' idea of what is a
 * tag. A run of prose ends at every block-level tag. In cutting mode the reading stops where a chunk may end.
 */
export class HtmlReader implements TokenizerCallbacks {
  private readonly tokenizer = new Tokenizer({ decodeEntities: false }, this);
  private text = '';
  private offset = 0;
  private end = 0;
  private start = 0;
  private cuts = false;
  /** Where the reading stopped; -1 while it goes on. */
  private stoppedAt = -1;
  private isFramed = false;
  private tagStart = 0;
  private tagName = '';
  private attributes: Attribute[] = [];
  private attributeName = '';
  private valueStart = -1;
  private valueEnd = -1;
  private blocks: Block[] = [];
  /** Index of the last segment that can introduce a list, or -1. */
  private lastText = -1;

  constructor(
    private readonly writer: ProseWriter,
    private readonly promptRoles?: PromptRoles,
  ) {}

  /**
   * Reads [from, end). With `cuts` it stops at the first chunk boundary. `isFramed`: what stands before may introduce a
   * list. Returns where it stopped.
   */
  read(text: string, from: number, end: number, cuts: boolean, isFramed: boolean): number {
    this.text = text;
    this.offset = from;
    this.start = from;
    this.end = end;
    this.cuts = cuts;
    this.stoppedAt = -1;
    this.isFramed = isFramed;
    if (this.blocks.length > 0) this.blocks.length = 0;
    this.lastText = -1;
    this.tokenizer.reset();
    this.tokenizer.write(text.slice(from, end));
    if (this.stoppedAt < 0) {
      this.tokenizer.end();
      this.flushRun();
      while (this.blocks.length > 0) this.endBlock();
    }
    return this.stoppedAt < 0 ? end : this.stoppedAt;
  }

  /** Whether the last segment may introduce what follows. */
  endsWithIntroduction(): boolean {
    return this.lastText >= 0 && this.lastText === this.writer.segments.length - 1;
  }

  ontext(start: number, endIndex: number): void {
    // A tag that the end of the text cuts off is reported as text from -1.
    if (this.stoppedAt < 0 && start >= 0) this.writer.writeHtml(this.offset + start, this.offset + endIndex);
  }

  onopentagname(start: number, endIndex: number): void {
    this.tagStart = this.offset + start - 1;
    this.tagName = this.text.slice(this.offset + start, this.offset + endIndex).toLowerCase();
    if (this.attributes.length > 0) this.attributes = [];
    this.valueStart = -1;
  }

  onattribname(start: number, endIndex: number): void {
    this.attributeName = this.text.slice(this.offset + start, this.offset + endIndex).toLowerCase();
    this.valueStart = -1;
  }

  onattribdata(start: number, endIndex: number): void {
    if (this.valueStart < 0) this.valueStart = this.offset + start;
    this.valueEnd = this.offset + endIndex;
  }

  onattribend(): void {
    const start = this.valueStart;
    const value = start < 0 ? '' : decodeValue(this.text.slice(start, this.valueEnd), 'attribute');
    this.attributes.push({ name: this.attributeName, value, start, end: start < 0 ? -1 : this.valueEnd });
  }

  onopentagend(endIndex: number): void {
    if (this.stoppedAt < 0) this.openTag(this.offset + endIndex + 1, false);
  }

  onselfclosingtag(endIndex: number): void {
    if (this.stoppedAt < 0) this.openTag(this.offset + endIndex + 1, true);
  }

  onclosetag(start: number, endIndex: number): void {
    if (this.stoppedAt >= 0) return;
    const name = this.text.slice(this.offset + start, this.offset + endIndex).toLowerCase();
    const at = this.offset + endIndex;
    let end = at + 1;
    if (this.text.charCodeAt(at) !== 62) {
      const close = this.text.indexOf('>', at);
      end = close < 0 || close >= this.end ? this.end : close + 1;
    }
    this.closeTag(name, this.offset + start - 2, end);
  }

  oncomment(start: number, endIndex: number, endOffset: number): void {
    if (this.stoppedAt >= 0) return;
    const from = this.offset + start;
    const text = this.text.slice(from, Math.max(from, this.offset + endIndex - endOffset));
    const open = this.text.lastIndexOf('<', from);
    const end = Math.min(this.end, this.offset + endIndex + 1);
    if (this.text.startsWith('<!--', open)) this.writer.addComment(text, open, end);
  }

  oncdata(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onattribentity(): void {}
  ontextentity(): void {}
  onend(): void {}

  private openTag(end: number, isClosed: boolean): void {
    const { writer, tagName: name, attributes } = this;
    if (writer.isInCode) {
      if (!isVoid(name) && !isClosed) writer.openElement(name, [], this.tagStart, end, false);
      return;
    }
    const isButton = looksLikeButton(name, attributes);
    const isBlock = isButton || !isInline(name);
    if (isBlock) {
      this.flushRun();
      while (this.blocks.length > 0 && endsImplicitly((this.blocks[this.blocks.length - 1] as Block).name, name)) {
        this.endBlock();
      }
      if (this.mayCut(false)) {
        this.stop(this.tagStart);
        return;
      }
    }
    writer.openElement(name, attributes, this.tagStart, end, isClosed, isBlock);
    if (isBlock && !isVoid(name) && (!isClosed || isCode(name))) this.openBlock(name, isButton);
  }

  private openBlock(name: string, isButton: boolean): void {
    const parent = this.blocks[this.blocks.length - 1];
    const promptRole = this.promptRoles?.get(name) ?? parent?.promptRole;
    let role = isButton ? 'button' : roleOf(name);
    const keeps = role !== undefined || isGroup(name) || promptRole !== parent?.promptRole;
    if (!keeps) return;
    if (this.blocks.length >= NESTING_LIMIT) {
      this.writer.addNotice('nesting-limit', this.tagStart, this.tagStart + 1);
      return;
    }
    if (name === 'p' && parent?.role === 'list-item') role = 'list-item';
    const level = role === 'heading' ? name.charCodeAt(1) - 48 : undefined;
    const opensList = isList(name);
    const item = opensList || role === 'list-item' ? this.enclosing(role === 'list-item') : undefined;
    let intro = -1;
    if (role === 'list-item') intro = item?.intro ?? -1;
    else if (opensList) intro = item ? (item.first >= 0 ? item.first : item.intro) : this.lastText;
    const table = name === 'table' ? new TableFrames() : undefined;
    const row = this.table();
    if (name === 'tr') row?.startRow();
    else if (role === 'cell') row?.startCell(name === 'th', Number(attribute(this.attributes, 'colspan')?.value ?? 1));
    this.blocks.push({ name, role, level, promptRole, intro, first: -1, table });
  }

  /** The list that an item stands in, or the item that a list stands in. */
  private enclosing(wantsList: boolean): Block | undefined {
    for (let i = this.blocks.length - 1; i >= 0; i--) {
      const block = this.blocks[i] as Block;
      if (block.name === 'table') return undefined;
      const isHere = isList(block.name);
      if (wantsList ? isHere : block.role === 'list-item' && block.name !== 'p') return block;
      if (isHere) return undefined;
    }
    return undefined;
  }

  private table(): TableFrames | undefined {
    for (let i = this.blocks.length - 1; i >= 0; i--) {
      const table = (this.blocks[i] as Block).table;
      if (table) return table;
    }
    return undefined;
  }

  private closeTag(name: string, start: number, end: number): void {
    const { writer } = this;
    let index = this.blocks.length - 1;
    if (!writer.isInCode) {
      while (index >= 0 && (this.blocks[index] as Block).name !== name) index--;
      if (index >= 0 || !isInline(name)) this.flushRun();
      if (index >= 0) while (this.blocks.length > index) this.endBlock();
    } else index = -1;
    writer.closeElement(name, start, end);
    if (!writer.isInCode && (index >= 0 || !isInline(name)) && this.mayCut(true, name))
      this.stop(skipSpace(this.text, end));
  }

  /** Whether a chunk may end here, between blocks. */
  private mayCut(isAfterClose: boolean, name = ''): boolean {
    const { writer } = this;
    if (!this.cuts || writer.isInCode) return false;
    if (writer.segments.length === 0 && writer.marks.length === 0) return false;
    const size = this.tagStart - this.start;
    if (writer.hasPendingCheckbox && size < LABEL_REACH) return false;
    if (this.blocks.length === 0) return true;
    if (size > HARD_LIMIT) return true;
    return isAfterClose && size > SOFT_LIMIT && (name === 'li' || name === 'tr' || name === 'dd');
  }

  private stop(at: number): void {
    while (this.blocks.length > 0) this.endBlock();
    this.stoppedAt = at;
    this.tokenizer.pause();
  }

  private endBlock(): void {
    const block = this.blocks.pop() as Block;
    if (block.name === 'tr') this.table()?.endRow(this.writer.segments);
    else if (block.table) block.table.endRow(this.writer.segments);
    // What stands before a list introduces it; what stands inside introduces nothing after it.
    if (isList(block.name) || block.table) this.lastText = -1;
  }

  /** Ends the run of prose and relates its segment to what introduces it. */
  private flushRun(): void {
    const { writer, blocks } = this;
    const before = writer.segments.length;
    const block = blocks[blocks.length - 1];
    const index = writer.flush(block?.role ?? 'paragraph', block?.level);
    if (block?.promptRole) {
      for (let i = before; i < writer.segments.length; i++) {
        const segment = writer.segments[i];
        if (segment) segment.promptRole = block.promptRole;
      }
    }
    if (index < 0) return;
    const segment = writer.segments[index];
    if (!segment) return;
    const role = segment.role;
    if (role === 'cell') {
      this.table()?.addCell(index);
      return;
    }
    if (role === 'list-item') {
      let item = blocks.length - 1;
      while (item > 0 && (blocks[item] as Block).name === 'p') item--;
      const owner = blocks[item] as Block;
      if (owner.intro >= 0) segment.frame = [owner.intro];
      else if (this.isFramed) segment.framedByPrevious = true;
      if (owner.first < 0) owner.first = index;
    } else if (role === 'paragraph' || role === 'heading' || role === 'label') this.lastText = index;
  }
}

function looksLikeButton(name: string, attributes: readonly Attribute[]): boolean {
  if (name !== 'a' && name !== 'span' && name !== 'div') return false;
  if (attributes.length === 0) return false;
  if (attribute(attributes, 'role')?.value === 'button') return true;
  if (name !== 'a') return false;
  const classes = (attribute(attributes, 'class') ?? attribute(attributes, 'classname'))?.value;
  return classes !== undefined && classes.length < 1000 && /(?:^|[\s_-])(?:btn|button|cta)(?:$|[\s_-])/i.test(classes);
}

function skipSpace(text: string, at: number): number {
  let i = at;
  while (i < text.length && isSpace(text.charCodeAt(i))) i++;
  return i;
}
