import type { PromptRole, SegmentRole } from '../document.js';
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

/** Which element says who speaks; only prompt formats have some. */
export type PromptRoles = ReadonlyMap<string, PromptRole>;

/**
 * Makes runs of prose of the tags that a reader meets: which tags end a run, what role its text has, what introduces
 * it. Shared by all readers of markup, so that an element means the same in a page and in a template.
 */
export class BlockStructure {
  private blocks: Block[] = [];
  /** Index of the last segment that can introduce a list, or -1. */
  private lastText = -1;
  private isFramed = false;

  constructor(
    private readonly writer: ProseWriter,
    private readonly promptRoles?: PromptRoles,
  ) {}

  /** `isFramed`: what stands before may introduce a list. */
  begin(isFramed: boolean): void {
    this.isFramed = isFramed;
    if (this.blocks.length > 0) this.blocks.length = 0;
    this.lastText = -1;
  }

  /** Ends the run and every open block. */
  finish(): void {
    this.flushRun();
    this.endBlocks();
  }

  endBlocks(): void {
    while (this.blocks.length > 0) this.endBlock();
  }

  /** How many blocks are open; `closeTo` ends those opened since. */
  get depth(): number {
    return this.blocks.length;
  }

  closeTo(depth: number): void {
    while (this.blocks.length > depth) this.endBlock();
  }

  get hasOpenBlocks(): boolean {
    return this.blocks.length > 0;
  }

  /** What the text of the innermost block is to its reader. */
  get role(): SegmentRole {
    return this.blocks[this.blocks.length - 1]?.role ?? 'paragraph';
  }

  /** Whether the last segment may introduce what follows. */
  endsWithIntroduction(): boolean {
    return this.lastText >= 0 && this.lastText === this.writer.segments.length - 1;
  }

  /** A start tag comes: ends the run and what the tag ends implicitly, if it is a block's. Returns whether it is. */
  beforeTag(name: string, attributes: readonly Attribute[]): boolean {
    if (isInline(name) && !looksLikeButton(name, attributes)) return false;
    this.flushRun();
    while (this.blocks.length > 0 && endsImplicitly((this.blocks[this.blocks.length - 1] as Block).name, name)) {
      this.endBlock();
    }
    return true;
  }

  /** The start tag [start, end) itself, after `beforeTag`. */
  openTag(
    name: string,
    attributes: readonly Attribute[],
    start: number,
    end: number,
    isClosed: boolean,
    isBlock: boolean,
  ): void {
    this.writer.openElement(name, attributes, start, end, isClosed, isBlock);
    if (!isBlock || isVoid(name) || (isClosed && !isCode(name))) return;
    this.openBlock(name, attributes, looksLikeButton(name, attributes), start);
  }

  /** An end tag. Returns whether it ended a run. */
  closeTag(name: string, start: number, end: number): boolean {
    const { writer, blocks } = this;
    const isInCode = writer.isInCode;
    let index = blocks.length - 1;
    if (isInCode) index = -1;
    else {
      while (index >= 0 && (blocks[index] as Block).name !== name) index--;
      if (index >= 0 || !isInline(name)) this.flushRun();
      if (index >= 0) while (blocks.length > index) this.endBlock();
    }
    writer.closeElement(name, start, end);
    return !writer.isInCode && (index >= 0 || !isInline(name));
  }

  private openBlock(name: string, attributes: readonly Attribute[], isButton: boolean, start: number): void {
    const parent = this.blocks[this.blocks.length - 1];
    const promptRole = this.promptRoles?.get(name) ?? parent?.promptRole;
    let role = isButton ? 'button' : roleOf(name);
    const keeps = role !== undefined || isGroup(name) || promptRole !== parent?.promptRole;
    if (!keeps) return;
    if (this.blocks.length >= NESTING_LIMIT) {
      this.writer.addNotice('nesting-limit', start, start + 1);
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
    else if (role === 'cell') row?.startCell(name === 'th', Number(attribute(attributes, 'colspan')?.value ?? 1));
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

  private endBlock(): void {
    const block = this.blocks.pop() as Block;
    if (block.name === 'tr') this.table()?.endRow(this.writer.segments);
    else if (block.table) block.table.endRow(this.writer.segments);
    // What stands before a list introduces it; what stands inside introduces nothing after it.
    if (isList(block.name) || block.table) this.lastText = -1;
  }

  /** Ends the run of prose and relates its segment to what introduces it. */
  flushRun(): void {
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
