import { isAsciiLetter, isDigit, isSpace, LF } from '../characters.js';
import { isNameStart, isOperatorWord, nameEnd, opensTypeParameters, regexEnd, stringEnd } from './code-tokens.js';
import { ExpressionShape } from './expression-shape.js';
import type { Frame } from './frame.js';
import { LiteralFrame } from './literal-frame.js';
import type { TemplateReader } from './template-reader.js';

/** `file`: all of it. `child`: `{…}` in text. `attribute`: a value, or `{...rest}`. `hole`: `${…}`. */
export type CodePurpose = 'file' | 'child' | 'attribute' | 'hole';

/** Code, up to the brace that closes it, or up to a limit that is known beforehand. */
export class CodeFrame implements Frame {
  readonly shape = new ExpressionShape();
  hasMarkup = false;
  end: number;

  /**
   * @param start of the opening brace
   * @param limit where it ends at the latest
   * @param isLimited it ends there and not at a brace
   */
  constructor(
    readonly start: number,
    readonly purpose: CodePurpose,
    private readonly limit: number,
    private readonly isLimited: boolean,
  ) {
    this.end = start;
  }

  read(reader: TemplateReader): void {
    const { limit } = this;
    while (reader.at < limit) if (this.readToken(reader)) return;
    this.finish(reader, limit, limit);
  }

  resume(child: Frame): void {
    if (child instanceof LiteralFrame) this.shape.literal(child);
    else {
      this.shape.value();
      this.hasMarkup = true;
    }
  }

  /** Returns true when another frame has begun or this one has ended. */
  private readToken(reader: TemplateReader): boolean {
    const { text, at } = reader;
    const { shape, limit } = this;
    const code = text.charCodeAt(at);
    if (code === LF && reader.isBroken(at + 1)) {
      reader.at = at + 1;
      reader.recover();
      return true;
    }
    if (isSpace(code)) reader.at++;
    else if (isNameStart(code)) this.readName(reader);
    else if (isDigit(code)) {
      reader.at = nameEnd(text, at, limit);
      shape.value();
    } else if (code === 34 || code === 39) {
      reader.at = stringEnd(text, at, limit);
      shape.literal({ start: at, end: reader.at, holes: [] });
    } else if (code === 96 && reader.openLiteral(at, limit)) return true;
    else if (code === 47) this.readSlash(reader);
    else if (code === 60) return this.readLess(reader);
    else if (code === 123 || code === 40 || code === 91) {
      if (this.purpose === 'file') shape.operator('other');
      else shape.open(code);
      reader.at++;
    } else if (code === 125 || code === 41 || code === 93) return this.readClosing(reader, code);
    else this.readOperator(reader, code);
    return false;
  }

  private readName(reader: TemplateReader): void {
    const { text, at } = reader;
    reader.at = nameEnd(text, at, this.limit);
    const isMember = text.charCodeAt(at - 1) === 46;
    const word = reader.at - at > 12 ? '' : text.slice(at, reader.at);
    if (!isMember && isOperatorWord(word)) this.shape.operator(word);
    else this.shape.value();
  }

  private readSlash(reader: TemplateReader): void {
    const { text, at } = reader;
    const { shape, limit } = this;
    const next = text.charCodeAt(at + 1);
    if (next === 47 || next === 42) {
      reader.at = reader.readCodeComment(at, limit);
      return;
    }
    const close = shape.isAfterValue ? -1 : regexEnd(text, at, limit);
    if (close < 0) {
      shape.operator('/');
      reader.at++;
    } else {
      shape.value();
      reader.at = close;
    }
  }

  private readLess(reader: TemplateReader): boolean {
    const { text, at } = reader;
    const { shape } = this;
    const next = text.charCodeAt(at + 1);
    const isTag = isNameStart(next) || next === 62;
    if (reader.dialect.hasMarkupInCode) {
      if (next === 47 && reader.closeBroken(at)) return true;
      if (isTag && !shape.isAfterValue && reader.mayNest() && !opensTypeParameters(text, at)) {
        reader.openMarkup(this);
        return true;
      }
    } else if (next === 47 && this.purpose === 'child' && !this.isLimited && isAsciiLetter(text.charCodeAt(at + 2))) {
      // No expression holds an end tag: its brace is still to be typed.
      this.finish(reader, at, at);
      return true;
    }
    shape.operator('<');
    reader.at++;
    return false;
  }

  private readClosing(reader: TemplateReader, code: number): boolean {
    const { shape } = this;
    const { at } = reader;
    if (this.purpose === 'file') shape.value();
    else if (!shape.close(code) && !this.isLimited) {
      this.finish(reader, at + 1, at + 1);
      return true;
    }
    reader.at++;
    return false;
  }

  private readOperator(reader: TemplateReader, code: number): void {
    const { text, at } = reader;
    const { shape } = this;
    const next = text.charCodeAt(at + 1);
    const isDoubled = next === code;
    // `count++ < 3`, `value!`: what stood before is still the value.
    if ((isDoubled && (code === 43 || code === 45)) || (code === 33 && next !== 61)) {
      if (!shape.isAfterValue) shape.operator('other');
      reader.at += isDoubled ? 2 : 1;
      return;
    }
    const isOptional = code === 63 && next === 46 && !isDigit(text.charCodeAt(at + 2));
    const length =
      isOptional || (code === 61 && next === 62) || (isDoubled && (code === 38 || code === 124 || code === 63)) ? 2 : 1;
    shape.operator(isOptional ? '.' : text.slice(at, at + length));
    reader.at += length;
  }

  private finish(reader: TemplateReader, end: number, next: number): void {
    this.shape.end();
    this.end = end;
    reader.at = next;
    reader.close();
  }
}
