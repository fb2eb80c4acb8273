import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import { PLACEHOLDER } from '../characters.js';
import { decodedReference, decodeValue, referenceLength } from '../entity.js';
import { type MappedText, MappedTextBuilder } from './mapped-text.js';

/** Elements whose content is code of the format that the text came from. */
const CODE = new Set(['bpt', 'ept', 'it', 'ph']);
/** What Angular and others call the beginning or end of a format, in ids and equivalents. */
const FORMATTING =
  /^(?:start|close|open|end)[_-]|^(?:x-|fmt:)?(?:b|i|u|bold|italic|underlined?|link|strong|em|emphasis|span|a|html|pcdata)$|^<|^&lt;|^x-html/i;
const LINE_BREAK = /^(?:lb|line_break|x-br|br|<br\b|fmt:lb)/i;

/** The text of a source or target in XLIFF: inline elements stand for what they mean to the reader. */
export class XliffContent implements TokenizerCallbacks {
  private readonly tokenizer = new Tokenizer({ decodeEntities: false, xmlMode: true }, this);
  private text = '';
  private from = 0;
  private out = new MappedTextBuilder('');
  private tagStart = 0;
  private name = '';
  private attribute = '';
  private values: Record<string, string> = {};
  private codeDepth = 0;

  /** Reads [from, end) of a text; `shift` is added to the offsets of the map. */
  read(text: string, from: number, end: number, shift: number): MappedText {
    this.text = text;
    this.from = from;
    this.out = new MappedTextBuilder(text, shift);
    this.codeDepth = 0;
    this.tokenizer.reset();
    this.tokenizer.write(text.slice(from, end));
    this.tokenizer.end();
    return this.out.build(from);
  }

  ontext(start: number, end: number): void {
    if (this.codeDepth > 0 || start < 0) return;
    const { text, out } = this;
    let from = this.from + start;
    const to = this.from + end;
    for (let i = text.indexOf('&', from); i >= 0 && i < to; i = text.indexOf('&', i + 1)) {
      const length = referenceLength(text, i, to, 'markdown');
      if (length === 0) continue;
      out.copy(from, i);
      out.stand(decodedReference(), i, i + length);
      from = i + length;
      i = from - 1;
    }
    out.copy(from, to);
  }

  oncdata(start: number, end: number, endOffset: number): void {
    if (this.codeDepth === 0)
      this.out.copy(this.from + start, Math.max(this.from + start, this.from + end - endOffset));
  }

  onopentagname(start: number, end: number): void {
    this.tagStart = this.from + start - 1;
    this.name = this.text.slice(this.from + start, this.from + end);
    this.values = {};
  }

  onattribname(start: number, end: number): void {
    this.attribute = this.text.slice(this.from + start, this.from + end);
  }

  onattribdata(start: number, end: number): void {
    this.values[this.attribute] = decodeValue(this.text.slice(this.from + start, this.from + end), 'attribute');
  }

  onopentagend(end: number): void {
    this.stand(this.from + end + 1);
    if (CODE.has(this.name) || this.codeDepth > 0) this.codeDepth++;
  }

  onselfclosingtag(end: number): void {
    this.stand(this.from + end + 1);
  }

  onclosetag(): void {
    if (this.codeDepth > 0) this.codeDepth--;
  }

  onattribend(): void {}
  onattribentity(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  ontextentity(): void {}
  onend(): void {}

  /** A placeholder stands for what it will say; formats and annotations say nothing. */
  private stand(end: number): void {
    if (this.codeDepth > 0) return;
    const { name, values, tagStart, out } = this;
    if (name === 'cp') {
      const code = Number.parseInt(values.hex ?? '', 16);
      if (code > 0 && code < 0x110000) out.stand(String.fromCodePoint(code), tagStart, end);
    }
    if (name !== 'x' && name !== 'ph') return;
    const named = [values.ctype, values.type, values['equiv-text'], values.disp, values.equiv, values.id].filter(
      (value) => value !== undefined,
    );
    if (named.some((value) => LINE_BREAK.test(value))) out.stand('\n', tagStart, end);
    else if (!named.some((value) => FORMATTING.test(value))) {
      out.stand(PLACEHOLDER, tagStart, end);
    }
  }
}

const content = new XliffContent();

/** The text of a literal that is the whole content of a target. */
export function decodeXliff(literal: string): MappedText {
  return content.read(literal, 0, literal.length, 0);
}

/** The tags of a literal, which an edit of its words leaves alone. */
export function tagsOf(literal: string): string {
  return (literal.match(/<[^>]*>/g) ?? []).join('');
}

export function encodeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
