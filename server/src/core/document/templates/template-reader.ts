import { OBJECT, PLACEHOLDER, skipSpace } from '../characters.js';
import { BlockStructure } from '../html/block-structure.js';
import { isVoid } from '../html/elements.js';
import { NESTING_LIMIT, type ProseWriter } from '../prose-writer.js';
import { CodeFrame, type CodePurpose } from './code-frame.js';
import { isTopLevelCode, typeArgumentsEnd } from './code-tokens.js';
import type { Dialect } from './dialects.js';
import { elementOf } from './element-names.js';
import type { Frame } from './frame.js';
import { LiteralFrame } from './literal-frame.js';
import { LiteralWriter } from './literal-writer.js';
import { MarkupFrame } from './markup-frame.js';
import { Needles } from './needles.js';
import { TagFrame } from './tag-frame.js';

/** Elements whose content is another language, whatever the dialect. */
const FOREIGN = new Set(['script', 'style', 'mj-style']);
/** Tags of Liquid whose content is no text of the page. */
const LIQUID_ASIDE = new Set(['comment', 'schema', 'javascript', 'stylesheet', 'style', 'doc']);
const STATEMENT = /\{%-?\s*(#|[a-z_]*)/y;
const TAG_NAME = /[A-Za-z_$][\w$.:-]*/y;
/** A whole expression of Liquid that is a string, without filters. */
const LIQUID_STRING = /^\{\{-?\s*("[^"]*"|'[^']*')\s*-?\}\}$/;
const DIRECTIVE = /^\s*candor-/;

/**
 * Reads the text that people see out of a template, and nothing of its code. Tolerant of whatever is still being typed:
 * end tags close by name, and a line that can only be code ends what was never closed.
 */
export class TemplateReader {
  text = '';
  at = 0;
  end = 0;
  dialect!: Dialect;
  readonly structure: BlockStructure;
  private readonly literals: LiteralWriter;
  private readonly needles = new Needles();
  private frames: Frame[] = [];

  constructor(readonly writer: ProseWriter) {
    this.structure = new BlockStructure(writer);
    this.literals = new LiteralWriter(writer);
  }

  /** Reads [from, end of the text). */
  read(text: string, from: number, dialect: Dialect): void {
    this.text = text;
    this.at = from;
    this.end = text.length;
    this.dialect = dialect;
    this.needles.reset(text);
    this.structure.begin(false);
    this.frames = [dialect.startsInCode ? new CodeFrame(from, 'file', this.end, false) : new MarkupFrame(true, 0, 0)];
    while (this.frames.length > 0) (this.frames[this.frames.length - 1] as Frame).read(this);
    this.structure.finish();
  }

  /** Whether another frame may be opened; says so once when what is deeper is passed over. */
  mayNest(): boolean {
    if (this.frames.length < NESTING_LIMIT) return true;
    this.writer.addNotice('nesting-limit', this.at, Math.min(this.end, this.at + 1));
    return false;
  }

  /** Offset of a needle at or after `from`, or -1. */
  find(needle: string, from: number): number {
    return this.needles.find(needle, from);
  }

  /** The frame on top has ended. */
  close(): void {
    const ended = this.frames.pop() as Frame;
    if (ended instanceof MarkupFrame) this.endMarkup(ended);
    this.frames[this.frames.length - 1]?.resume(ended, this);
  }

  openCode(start: number, from: number, purpose: CodePurpose, limit: number, isLimited = false): void {
    this.at = from;
    this.frames.push(new CodeFrame(start, purpose, limit, isLimited));
  }

  /** A template literal begins, if it ends somewhere. */
  openLiteral(start: number, limit: number): boolean {
    const close = this.find('`', start + 1);
    if (close < 0 || close >= limit || !this.mayNest()) return false;
    this.at = start + 1;
    this.frames.push(new LiteralFrame(start, limit));
    return true;
  }

  /** An element begins in code. What shows it joins the sentence around, but for a second one: they are alternatives. */
  openMarkup(code: CodeFrame): void {
    if (code.purpose !== 'child' || code.hasMarkup) this.structure.flushRun();
    this.frames.push(new MarkupFrame(false, this.writer.depth, this.structure.depth));
    this.openTag();
  }

  openTag(): void {
    TAG_NAME.lastIndex = this.at + 1;
    const written = TAG_NAME.exec(this.text)?.[0] ?? '';
    const tag = new TagFrame(this.at, written);
    this.at += 1 + written.length;
    if (written !== '' && this.dialect.hasMarkupInCode) {
      const next = skipSpace(this.text, this.at, this.end);
      if (this.text.charCodeAt(next) === 60) this.at = typeArgumentsEnd(this.text, next, this.end);
    }
    this.frames.push(tag);
  }

  /** A start tag is complete: it takes effect. */
  finishTag(tag: TagFrame): void {
    this.frames.pop();
    const markup = this.frames[this.frames.length - 1] as MarkupFrame;
    const { writer, structure } = this;
    const { attributes, start, end, isClosed } = tag;
    const element = this.elementAt(tag, markup);
    if (writer.isInCode) {
      if (!isVoid(element) && !isClosed) writer.openElement(element, [], start, end, false);
    } else {
      const isBlock = structure.beforeTag(element, attributes);
      structure.openTag(element, attributes, start, end, isClosed, isBlock);
      for (const { name, start: from, end: to } of tag.props) {
        writer.writeValue('attribute', name, from, to, 'attribute');
      }
      for (const { name, literal, isQuoted } of tag.literals) {
        const kind = isQuoted ? 'none' : 'js-string';
        if (name === 'alt') this.literals.write(this.text, literal, kind, 'alt');
        else this.literals.write(this.text, literal, kind, 'attribute', name);
      }
    }
    markup.enter(tag, element, this);
    if (!isClosed && this.isForeign(tag, markup)) this.skipForeign(tag.written);
  }

  /** `<Em>` in the middle of a line of text is part of its sentence, whatever it is. */
  private elementAt({ written, start, isComponent }: TagFrame, markup: MarkupFrame): string {
    const element = elementOf(written);
    if (!isComponent || !element.startsWith('x-') || markup.isEmpty || !this.writer.out.hasText()) return element;
    let before = start - 1;
    while (before >= 0 && (this.text[before] === ' ' || this.text[before] === '\t')) before--;
    return before >= 0 && !/[\r\n>}]/.test(this.text[before] as string) ? 'span' : element;
  }

  private isForeign({ written, attributes }: TagFrame, markup: MarkupFrame): boolean {
    const name = written.toLowerCase();
    if (this.dialect.startsInCode) return false;
    if (FOREIGN.has(name)) return true;
    if (!this.dialect.hasTemplateRoot || !markup.hasOne) return false;
    const language = attributes.find((attribute) => attribute.name === 'lang')?.value;
    return name !== 'template' || (language !== undefined && language !== 'html');
  }

  private skipForeign(written: string): void {
    const close = this.find(`</${written}`, this.at);
    this.at = close < 0 ? this.end : close;
  }

  writeText(from: number, to: number): void {
    if (from < to && !this.isOutside()) this.writer.writeHtml(from, to);
  }

  /** Between the blocks of a file of which only `<template>` is markup. */
  private isOutside(): boolean {
    return this.dialect.hasTemplateRoot === true && (this.frames[0] as MarkupFrame).isEmpty;
  }

  /** Whether an expression opens at the brace at `at`. */
  isExpression(at: number): boolean {
    if (this.dialect.expressions === 'braces') return this.mayNest();
    return !this.isOutside() && this.skipExpression(at) >= 0;
  }

  /** End of the expression or statement in double braces at `at`, or -1; `<%…%>` of other engines counts. */
  skipExpression(at: number): number {
    const opening = this.text.slice(at, at + 2);
    const closing =
      opening === '{{' ? '}}' : !this.dialect.hasLiquid ? '' : opening === '{%' ? '%}' : opening === '<%' ? '%>' : '';
    const close = closing === '' ? -1 : this.find(closing, at + 2);
    return close < 0 ? -1 : close + 2;
  }

  /** Name of the Liquid statement at `at`; '' when there is none. */
  statementAt(at: number): string {
    STATEMENT.lastIndex = at;
    return STATEMENT.exec(this.text)?.[1] ?? '';
  }

  /** An expression in text, at `this.at`. */
  readExpression(): void {
    const { at, dialect } = this;
    if (dialect.expressions === 'braces') {
      this.openCode(at, at + 1, 'child', this.end);
      return;
    }
    const end = this.skipExpression(at);
    if (this.text.charCodeAt(at + 1) === 37) this.readStatement(at, end);
    else if (dialect.hasLiquid) this.readLiquidValue(at, end);
    else this.openCode(at, at + 2, 'child', end - 2, true);
  }

  private readLiquidValue(start: number, end: number): void {
    const literal = LIQUID_STRING.exec(this.text.slice(start, Math.min(end, start + 2000)))?.[1];
    this.at = end;
    this.stand(literal === undefined ? PLACEHOLDER : OBJECT, start, end);
    if (literal === undefined) return;
    const from = this.text.indexOf(literal, start);
    const span = { start: from, end: from + literal.length, holes: [] };
    // Strings of Liquid have no escapes: what an edit may say there is not sure.
    if (!this.writer.isInCode) this.literals.write(this.text, span, 'none', this.structure.role);
  }

  private readStatement(start: number, end: number): void {
    const name = this.statementAt(start);
    this.at = end;
    if (name === '#') {
      this.writer.addComment(this.text.slice(this.text.indexOf('#', start) + 1, end - 2).replace(/-$/, ''), start, end);
      return;
    }
    if (name !== 'comment') this.stand(OBJECT, start, end);
    if (!LIQUID_ASIDE.has(name)) return;
    const close = this.find(`end${name}`, end);
    const closed = close < 0 ? -1 : this.find('%}', close);
    if (closed < 0) return;
    this.at = closed + 2;
    if (name === 'comment') {
      this.writer.addComment(this.text.slice(end, this.text.lastIndexOf('{%', close)), start, this.at);
    }
  }

  /** What an expression in text shows. */
  resumeMarkup(child: Frame): void {
    if (!(child instanceof CodeFrame)) return;
    const { dialect, text } = this;
    const { start, shape } = child;
    if (dialect.expressions === 'double-braces') this.at = child.end + 2;
    const end = this.at;
    if (child.hasMarkup || shape.tokens === 0) {
      if (!child.hasMarkup && !dialect.hasBlocks) return;
    } else if (dialect.hasBlocks && /^\{\s*[#/:@]/.test(text.slice(start, start + 10))) {
      this.stand(OBJECT, start, end);
      return;
    } else if (shape.tokens === 1 && shape.visible.length === 1) {
      this.literals.writeInline(text, shape.visible[0]!, start, end, this.structure.role);
      return;
    } else this.stand(shape.visible.length > 0 ? OBJECT : PLACEHOLDER, start, end);
    for (const literal of shape.visible) this.literals.writeInCode(text, literal, this.structure.role);
  }

  /** What stands in a sentence for an expression. */
  private stand(sign: string, start: number, end: number): void {
    const { writer } = this;
    if (writer.isInCode || this.isOutside()) return;
    writer.out.stand(sign, start, end);
    writer.addSpanMark('code', start, end);
  }

  /** A comment in code at `at`; returns its end. Only directives are kept: the others speak to programmers. */
  readCodeComment(at: number, limit: number): number {
    const isLine = this.text.charCodeAt(at + 1) === 47;
    const close = this.find(isLine ? '\n' : '*/', at + 2);
    const to = close < 0 || close > limit ? limit : close;
    const end = Math.min(limit, isLine ? to : to + 2);
    if (DIRECTIVE.test(this.text.slice(at + 2, at + 40))) {
      this.writer.addComment(this.text.slice(at + 2, to), at, end);
    }
    return end;
  }

  /** `<!-- -->`, `<!DOCTYPE>`, `<?xml ?>`, `<% %>` at `this.at`. */
  skipDeclaration(): void {
    const { text, at } = this;
    const isComment = text.startsWith('<!--', at);
    const closing = isComment ? '-->' : text[at + 1] === '%' ? '%>' : '>';
    const close = this.find(closing, at + 2);
    // One that is never closed takes no more than its opening: the rest of the page is still to be read.
    this.at = close < 0 ? at + (isComment ? 4 : 2) : close + closing.length;
    if (isComment && close >= at + 4) this.writer.addComment(text.slice(at + 4, close), at, this.at);
  }

  /** An end tag in code, or of an element that is open further out: closes what was left open in between. */
  closeBroken(at: number): boolean {
    TAG_NAME.lastIndex = at + 2;
    const written = TAG_NAME.exec(this.text)?.[0].toLowerCase() ?? '';
    for (let i = this.frames.length - 2; i >= 0; i--) {
      const frame = this.frames[i];
      if (!(frame instanceof MarkupFrame) || !frame.isOpen(written)) continue;
      this.unwind(i + 1);
      const close = this.find('>', at);
      frame.leave(written, at, close < 0 ? this.end : close + 1, this);
      return true;
    }
    return false;
  }

  /** Whether a line beginning at `at` shows that markup or an expression before it was never closed. */
  isBroken(at: number): boolean {
    return this.dialect.startsInCode === true && this.frames.length > 1 && isTopLevelCode(this.text, at);
  }

  /** Gives up what is open and goes on with the code of the file. */
  recover(): void {
    this.unwind(1);
    this.structure.finish();
    this.writer.closeTo(0);
  }

  private unwind(length: number): void {
    while (this.frames.length > length) {
      const frame = this.frames.pop() as Frame;
      if (frame instanceof MarkupFrame) this.endMarkup(frame);
    }
  }

  private endMarkup({ isWhole, depth, blocks }: MarkupFrame): void {
    if (isWhole) return;
    const below = this.frames[this.frames.length - 1];
    if (!(below instanceof CodeFrame) || below.purpose !== 'child') this.structure.flushRun();
    this.structure.closeTo(blocks);
    this.writer.closeTo(depth);
  }
}
