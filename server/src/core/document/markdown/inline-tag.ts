import { findWithin, isAsciiAlphanumeric, isAsciiLetter, isSpace } from '../characters.js';
import { decodeValue } from '../entity.js';
import type { Attribute } from '../html/attributes.js';

/** What stands between angle brackets inside a paragraph. Offsets are those of the text it was read from. */
export type InlineTag =
  | {
      readonly kind: 'open';
      readonly name: string;
      readonly attributes: Attribute[];
      readonly isClosed: boolean;
      readonly end: number;
    }
  | { readonly kind: 'close'; readonly name: string; readonly end: number }
  | { readonly kind: 'comment'; readonly from: number; readonly to: number; readonly end: number }
  /** A processing instruction, a declaration, CDATA. */
  | { readonly kind: 'other'; readonly end: number }
  /** `<https://…>` or `<name@host>`. */
  | { readonly kind: 'autolink'; readonly isMail: boolean; readonly end: number };

/**
 * Reads tags inside paragraphs by CommonMark's rules (and JSX's `{expression}` values). A closing that was once looked
 * for in vain is not looked for again in the same run, which keeps `<!--<!--<!--…` linear.
 */
export class InlineTagReader {
  private noComment = false;
  private noInstruction = false;
  private noCdata = false;
  private noBracket = false;
  private noBrace = false;
  private readonly noQuote = { 34: false, 39: false };

  reset(): void {
    this.noComment = false;
    this.noInstruction = false;
    this.noCdata = false;
    this.noBracket = false;
    this.noBrace = false;
    this.noQuote[34] = false;
    this.noQuote[39] = false;
  }

  /** The tag that begins with `<` at `at`, or undefined when it is an ordinary character. */
  read(text: string, at: number, end: number): InlineTag | undefined {
    const next = at + 1 < end ? text.charCodeAt(at + 1) : 0;
    if (next === 47) return readClose(text, at, end);
    if (next === 33) return this.readMarkup(text, at, end);
    if (next === 63) {
      const close = this.noInstruction ? -1 : findWithin(text, '?>', at + 2, end);
      if (close < 0) this.noInstruction = true;
      return close < 0 ? undefined : { kind: 'other', end: close + 2 };
    }
    if (!isAsciiAlphanumeric(next)) return undefined;
    return readAutolink(text, at, end) ?? this.readOpen(text, at, end);
  }

  private readMarkup(text: string, at: number, end: number): InlineTag | undefined {
    if (text.startsWith('<!--', at)) {
      if (text.startsWith('<!-->', at) && at + 5 <= end)
        return { kind: 'comment', from: at + 4, to: at + 4, end: at + 5 };
      const close = this.noComment ? -1 : findWithin(text, '-->', at + 4, end);
      if (close < 0) this.noComment = true;
      return close < 0 ? undefined : { kind: 'comment', from: at + 4, to: close, end: close + 3 };
    }
    if (text.startsWith('<![CDATA[', at)) {
      const close = this.noCdata ? -1 : findWithin(text, ']]>', at + 9, end);
      if (close < 0) this.noCdata = true;
      return close < 0 ? undefined : { kind: 'other', end: close + 3 };
    }
    if (!isAsciiLetter(text.charCodeAt(at + 2))) return undefined;
    const close = this.noBracket ? -1 : findWithin(text, '>', at + 2, end);
    if (close < 0) this.noBracket = true;
    return close < 0 ? undefined : { kind: 'other', end: close + 1 };
  }

  readOpen(text: string, at: number, end: number): InlineTag | undefined {
    let i = nameEnd(text, at + 1, end);
    if (i === at + 1) return undefined;
    const name = text.slice(at + 1, i).toLowerCase();
    const attributes: Attribute[] = [];
    for (;;) {
      const before = i;
      while (i < end && isSpace(text.charCodeAt(i))) i++;
      if (i >= end) return undefined;
      const code = text.charCodeAt(i);
      if (code === 62) return { kind: 'open', name, attributes, isClosed: false, end: i + 1 };
      if (code === 47) {
        if (text.charCodeAt(i + 1) !== 62 || i + 1 >= end) return undefined;
        return { kind: 'open', name, attributes, isClosed: true, end: i + 2 };
      }
      if (before === i) return undefined;
      i = this.readAttribute(text, i, end, attributes);
      if (i < 0) return undefined;
    }
  }

  /** Returns the end of the attribute at `at`, or -1 when there is none. */
  private readAttribute(text: string, at: number, end: number, attributes: Attribute[]): number {
    const first = text.charCodeAt(at);
    if (first === 123) return this.braceEnd(text, at, end);
    let i = at;
    while (i < end && isAttributeNameCode(text.charCodeAt(i), i === at)) i++;
    if (i === at) return -1;
    const name = text.slice(at, i).toLowerCase();
    let valueAt = i;
    while (valueAt < end && isSpace(text.charCodeAt(valueAt))) valueAt++;
    if (valueAt >= end || text.charCodeAt(valueAt) !== 61) {
      attributes.push({ name, value: '', start: -1, end: -1 });
      return i;
    }
    valueAt++;
    while (valueAt < end && isSpace(text.charCodeAt(valueAt))) valueAt++;
    const quote = valueAt < end ? text.charCodeAt(valueAt) : 0;
    let from = valueAt;
    let to = valueAt;
    let next = valueAt;
    if (quote === 34 || quote === 39) {
      if (this.noQuote[quote]) return -1;
      from++;
      to = from;
      while (to < end && text.charCodeAt(to) !== quote) to++;
      if (to >= end) {
        this.noQuote[quote] = true;
        return -1;
      }
      next = to + 1;
    } else if (quote === 123) {
      to = this.braceEnd(text, valueAt, end);
      if (to < 0) return -1;
      next = to;
    } else {
      while (to < end && isUnquotedCode(text.charCodeAt(to))) to++;
      if (to === from) return -1;
      next = to;
    }
    attributes.push({ name, value: decodeValue(text.slice(from, to), 'attribute'), start: from, end: to });
    return next;
  }

  /** End of a JSX expression, or -1. */
  private braceEnd(text: string, at: number, end: number): number {
    if (this.noBrace) return -1;
    let depth = 0;
    for (let i = at; i < end; i++) {
      const code = text.charCodeAt(i);
      if (code === 123) depth++;
      else if (code === 125 && --depth === 0) return i + 1;
    }
    this.noBrace = true;
    return -1;
  }
}

function readClose(text: string, at: number, end: number): InlineTag | undefined {
  let i = nameEnd(text, at + 2, end);
  if (i === at + 2) return undefined;
  const name = text.slice(at + 2, i).toLowerCase();
  while (i < end && isSpace(text.charCodeAt(i))) i++;
  if (i >= end || text.charCodeAt(i) !== 62) return undefined;
  return { kind: 'close', name, end: i + 1 };
}

function readAutolink(text: string, at: number, end: number): InlineTag | undefined {
  let i = at + 1;
  let isMail = false;
  let isScheme = false;
  for (; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === 62) break;
    if (code <= 32 || code === 60) return undefined;
    if (code === 58 && !isScheme && !isMail) {
      if (i - at < 3 || i - at > 33) return undefined;
      isScheme = true;
    } else if (!isScheme && code === 64) isMail = true;
    else if (
      !isScheme &&
      !isMail &&
      !isAsciiAlphanumeric(code) &&
      code !== 43 &&
      code !== 45 &&
      code !== 46 &&
      code !== 95
    )
      return undefined;
  }
  if (i >= end || !(isScheme || isMail) || (isScheme && !isAsciiLetter(text.charCodeAt(at + 1)))) return undefined;
  return { kind: 'autolink', isMail: isMail && !isScheme, end: i + 1 };
}

/** End of a tag name; JSX members (`Tabs.Item`) and namespaces count. */
function nameEnd(text: string, at: number, end: number): number {
  if (at >= end || !isAsciiLetter(text.charCodeAt(at))) return at;
  let i = at + 1;
  while (i < end) {
    const code = text.charCodeAt(i);
    if (!isAsciiAlphanumeric(code) && code !== 45 && code !== 46 && code !== 58 && code !== 95) break;
    i++;
  }
  return i;
}

function isAttributeNameCode(code: number, isFirst: boolean): boolean {
  if (isAsciiLetter(code) || code === 95 || code === 58 || code === 64) return true;
  return !isFirst && (isAsciiAlphanumeric(code) || code === 46 || code === 45);
}

function isUnquotedCode(code: number): boolean {
  return code > 32 && code !== 34 && code !== 39 && code !== 60 && code !== 61 && code !== 62 && code !== 96;
}
