import { findWithin, isSpace, lineEnd, skipSpace } from '../characters.js';
import { decodeValue } from '../entity.js';
import { type Attribute, READ_ATTRIBUTES } from '../html/attributes.js';
import { CodeFrame } from './code-frame.js';
import { isComponent, isCopyProp } from './element-names.js';
import type { Literal } from './expression-shape.js';
import type { Frame } from './frame.js';
import type { TemplateReader } from './template-reader.js';

/** A string that an attribute's expression shows to readers. */
export interface AttributeLiteral {
  readonly name: string;
  readonly literal: Literal;
  /** The expression stands in quotes of its own: `:title="'Buy'"`. */
  readonly isQuoted: boolean;
}

/** How far an expression inside a quoted value is followed, in UTF-16 units. */
const LONGEST_EXPRESSION = 400;
const NAME = /[^\s=>/{}"'<]+|\/(?!>)/y;

/** A start tag, up to its `>`. */
export class TagFrame implements Frame {
  readonly attributes: Attribute[] = [];
  /** Copy that stands in expressions, and in attributes of components. */
  readonly literals: AttributeLiteral[] = [];
  readonly props: Attribute[] = [];
  readonly isComponent: boolean;
  isClosed = false;
  end: number;
  /** Of the attribute whose expression is being read: its written name, and what follows the value. */
  private pending = '';
  private valueStart = 0;
  private tail = 0;
  /** Open `{% if %}` in the tag: what stands inside may not be there. */
  private conditions = 0;

  constructor(
    readonly start: number,
    readonly written: string,
  ) {
    this.end = start;
    this.isComponent = isComponent(written);
  }

  read(reader: TemplateReader): void {
    const { text, dialect } = reader;
    while (reader.at < reader.end) {
      const { at } = reader;
      const code = text.charCodeAt(at);
      if (code === 62) {
        this.finish(reader, at + 1);
        return;
      }
      if (code === 47 && text.charCodeAt(at + 1) === 62) {
        this.isClosed = true;
        this.finish(reader, at + 2);
        return;
      }
      // A tag cannot hold another: this one is still being typed.
      if (code === 60) {
        const skipped = dialect.hasLiquid ? reader.skipExpression(at) : -1;
        if (skipped < 0) {
          this.finish(reader, at);
          return;
        }
        reader.at = skipped;
      } else if (code === 10 && reader.isBroken(at + 1)) {
        reader.at = at + 1;
        reader.recover();
        return;
      } else if (isSpace(code)) reader.at++;
      else if (code === 123) {
        if (this.readBrace(reader)) return;
      } else if (code === 47 && dialect.hasMarkupInCode && /[/*]/.test(text.charAt(at + 1))) {
        reader.at = reader.readCodeComment(at, reader.end);
      } else if (this.readAttribute(reader)) return;
    }
    this.finish(reader, reader.end);
  }

  resume(child: Frame, reader: TemplateReader): void {
    if (!(child instanceof CodeFrame)) return;
    const { pending, valueStart } = this;
    reader.at = child.end + this.tail;
    this.tail = 0;
    if (pending === '') return;
    const bare = pending.replace(/^(?::|v-bind:)/, '');
    if (bare === pending) this.add(reader, pending, valueStart, reader.at);
    if (!this.isRead(bare)) return;
    for (const literal of child.shape.visible) {
      if (this.isRead(bare, reader.text.slice(literal.start + 1, literal.end - 1))) {
        this.literals.push({ name: bare.toLowerCase(), literal, isQuoted: bare !== pending });
      }
    }
  }

  /** Whether people read the attribute; names of components' attributes are less sure, so their value counts too. */
  private isRead(name: string, value?: string): boolean {
    const lower = name.toLowerCase();
    if (READ_ATTRIBUTES.has(lower) || lower === 'alt') return true;
    return this.isComponent && isCopyProp(name) && (value === undefined || /\S\s+\S/.test(value));
  }

  private readBrace(reader: TemplateReader): boolean {
    const { at, dialect } = reader;
    if (dialect.expressions === 'double-braces') {
      const statement = dialect.hasLiquid ? reader.statementAt(at) : '';
      if (/^(?:if|unless|case|for)$/.test(statement)) this.conditions++;
      else if (statement.startsWith('end') && this.conditions > 0) this.conditions--;
      const end = reader.skipExpression(at);
      reader.at = end < 0 ? at + 1 : end;
      return false;
    }
    if (!reader.mayNest()) {
      reader.at++;
      return false;
    }
    this.pending = '';
    reader.openCode(at, at + 1, 'attribute', reader.end);
    return true;
  }

  /** Returns true when the value is an expression, which another frame reads. */
  private readAttribute(reader: TemplateReader): boolean {
    const { text, end } = reader;
    NAME.lastIndex = reader.at;
    const name = NAME.exec(text)?.[0];
    if (name === undefined) {
      reader.at++;
      return false;
    }
    const nameEnd = reader.at + name.length;
    let at = skipSpace(text, nameEnd, end);
    if (text.charCodeAt(at) !== 61) {
      this.add(reader, name, -1, -1);
      reader.at = nameEnd;
      return false;
    }
    at = skipSpace(text, at + 1, end);
    const code = text.charCodeAt(at);
    if (code === 34 || code === 39 || (code === 96 && reader.dialect.opening === 'code-fence'))
      return this.readQuoted(reader, name, at);
    if (code === 123 && reader.dialect.expressions === 'braces' && reader.mayNest()) {
      this.pending = name;
      this.valueStart = at;
      reader.openCode(at, at + 1, 'attribute', end);
      return true;
    }
    let to = at;
    while (to < end && !isSpace(text.charCodeAt(to)) && text.charCodeAt(to) !== 62) {
      if (text.charCodeAt(to) === 47 && text.charCodeAt(to + 1) === 62) break;
      const skipped = text.charCodeAt(to) === 123 ? this.skipHole(reader, to, end) : -1;
      to = skipped < 0 ? to + 1 : skipped;
    }
    this.add(reader, name, to > at ? at : -1, to > at ? to : -1);
    reader.at = to;
    return false;
  }

  private readQuoted(reader: TemplateReader, name: string, at: number): boolean {
    const { text, dialect } = reader;
    const close = this.quoteEnd(reader, at);
    const isFound = text.charCodeAt(close) === text.charCodeAt(at);
    reader.at = isFound ? close + 1 : close;
    if (dialect.hasBoundAttributes && /^(?::|v-bind:)/.test(name)) {
      const isCopy = this.isRead(name.replace(/^(?::|v-bind:)/, ''));
      if (!isCopy || close === at + 1 || !reader.mayNest()) return false;
      this.pending = name;
      this.tail = isFound ? 1 : 0;
      reader.at = at + 1;
      reader.openCode(at, at + 1, 'attribute', close, true);
      return true;
    }
    this.add(reader, name, close > at + 1 ? at + 1 : -1, close > at + 1 ? close : -1);
    return false;
  }

  /** The closing quote of a value, or the end of the line when there is none. */
  private quoteEnd(reader: TemplateReader, at: number): number {
    const { text, end, dialect } = reader;
    const quote = text.charAt(at);
    let close = at + 1;
    if (dialect.hasLiquid || dialect.hasBlocks) {
      while (close < end && text[close] !== quote) {
        const skipped = text.charCodeAt(close) === 123 ? this.skipHole(reader, close, end) : -1;
        close = skipped < 0 ? close + 1 : skipped;
      }
    } else close = reader.find(quote, at + 1);
    if (close < 0 || close >= end) return lineEnd(text, at, end);
    // `title="Buy` and a new line: the quote that was found is that of something later.
    const line = lineEnd(text, at, close);
    if (line === close) return close;
    const isBroken =
      /=\s*$/.test(text.slice(Math.max(line, close - 20), close)) || findWithin(text, '</', line, close) >= 0;
    return isBroken ? line : close;
  }

  /** End of an expression inside a value, whose quotes do not close the value; -1 when the brace opens none. */
  private skipHole(reader: TemplateReader, at: number, end: number): number {
    if (reader.dialect.expressions === 'double-braces') return reader.skipExpression(at);
    let depth = 0;
    const limit = Math.min(end, at + LONGEST_EXPRESSION);
    for (let i = at; i < limit; i++) {
      const code = reader.text.charCodeAt(i);
      if (code === 123) depth++;
      else if (code === 125 && --depth === 0) return i + 1;
    }
    return -1;
  }

  private add(reader: TemplateReader, written: string, start: number, end: number): void {
    if (this.conditions > 0) return;
    const { text, dialect } = reader;
    const name = written.toLowerCase();
    const raw = start < 0 ? '' : text.slice(start, end);
    const attribute = { name, value: raw.startsWith('{') ? raw : decodeValue(raw, 'attribute'), start, end };
    // `title="{ok ? 'a' : 'b'}"`: only names are placeholders.
    if (dialect.hasBlocks && this.isRead(name) && /\{(?![\w.$]+\})/.test(raw)) return;
    this.attributes.push(attribute);
    const isNative = READ_ATTRIBUTES.has(name) || name === 'alt';
    if (!isNative && start >= 0 && !raw.startsWith('{') && this.isRead(written, raw)) this.props.push(attribute);
  }

  private finish(reader: TemplateReader, end: number): void {
    this.end = end;
    reader.at = end;
    reader.finishTag(this);
  }
}
