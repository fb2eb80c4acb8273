import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import { skipSpace } from '../characters.js';
import { decodeValue } from '../entity.js';
import type { ProseWriter } from '../prose-writer.js';
import type { Attribute } from './attributes.js';
import { BlockStructure, type PromptRoles } from './block-structure.js';
import { isVoid } from './elements.js';

/** A list or table longer than this (UTF-16 units) is cut between items, one that never ends between any blocks. */
const SOFT_LIMIT = 16_384;
const HARD_LIMIT = 65_536;
/** How far from its checkbox a label may begin, in UTF-16 units. */
const LABEL_REACH = 2000;

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
  private tagStart = 0;
  private tagName = '';
  private attributes: Attribute[] = [];
  private attributeName = '';
  private valueStart = -1;
  private valueEnd = -1;
  private readonly structure: BlockStructure;

  constructor(
    private readonly writer: ProseWriter,
    promptRoles?: PromptRoles,
  ) {
    this.structure = new BlockStructure(writer, promptRoles);
  }

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
    this.structure.begin(isFramed);
    this.tokenizer.reset();
    this.tokenizer.write(text.slice(from, end));
    if (this.stoppedAt < 0) {
      this.tokenizer.end();
      this.structure.finish();
    }
    return this.stoppedAt < 0 ? end : this.stoppedAt;
  }

  /** Whether the last segment may introduce what follows. */
  endsWithIntroduction(): boolean {
    return this.structure.endsWithIntroduction();
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
    const isBlock = this.structure.beforeTag(name, attributes);
    if (isBlock && this.mayCut(false)) {
      this.stop(this.tagStart);
      return;
    }
    this.structure.openTag(name, attributes, this.tagStart, end, isClosed, isBlock);
  }

  private closeTag(name: string, start: number, end: number): void {
    if (this.structure.closeTag(name, start, end) && this.mayCut(true, name))
      this.stop(skipSpace(this.text, end, this.text.length));
  }

  /** Whether a chunk may end here, between blocks. */
  private mayCut(isAfterClose: boolean, name = ''): boolean {
    const { writer } = this;
    if (!this.cuts || writer.isInCode) return false;
    if (writer.segments.length === 0 && writer.marks.length === 0) return false;
    const size = this.tagStart - this.start;
    if (writer.hasPendingCheckbox && size < LABEL_REACH) return false;
    if (!this.structure.hasOpenBlocks) return true;
    if (size > HARD_LIMIT) return true;
    return isAfterClose && size > SOFT_LIMIT && (name === 'li' || name === 'tr' || name === 'dd');
  }

  private stop(at: number): void {
    this.structure.endBlocks();
    this.stoppedAt = at;
    this.tokenizer.pause();
  }
}
