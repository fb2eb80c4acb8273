import { CR, isAsciiPunctuation, isSpace, LF, SPACE, TAB } from '../characters.js';
import { decodeValue } from '../entity.js';

/** A span of source characters with what they say once escapes and references are decoded. */
export interface LinkPart {
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

export interface LinkTarget {
  readonly destination: LinkPart;
  readonly title: LinkPart | undefined;
  /** After the closing parenthesis, or after the title of a definition. */
  readonly end: number;
}

/** Reads the parts of links. Title quotes once looked for in vain are not looked for again in the same run. */
export class LinkReader {
  private noTitleEnd = new Set<number>();

  reset(): void {
    if (this.noTitleEnd.size > 0) this.noTitleEnd.clear();
  }

  /** `(destination "title")` at the opening parenthesis, or undefined. */
  readInline(text: string, at: number, end: number): LinkTarget | undefined {
    let i = skipSpace(text, at + 1, end);
    const destination = readDestination(text, i, end) ?? { start: i, end: i, value: '' };
    i = destinationEnd(text, i, destination);
    const afterSpace = skipSpace(text, i, end);
    let title: LinkPart | undefined;
    if (afterSpace > i) {
      title = this.readTitle(text, afterSpace, end);
      i = title ? skipSpace(text, title.end + 1, end) : afterSpace;
    }
    if (i >= end || text.charCodeAt(i) !== 41) return undefined;
    return { destination, title, end: i + 1 };
  }

  /** `[label]: destination "title"` and the rest of its line, or undefined. */
  readDefinition(text: string, at: number, end: number): (LinkTarget & { readonly label: string }) | undefined {
    const labelEnd = readLabel(text, at, end);
    if (labelEnd < 0 || text.charCodeAt(labelEnd) !== 58 || labelEnd >= end) return undefined;
    const label = text.slice(at + 1, labelEnd - 1);
    if (label.trim() === '' || label.startsWith('^')) return undefined;
    let i = skipSpace(text, labelEnd + 1, end);
    const destination = readDestination(text, i, end);
    if (!destination) return undefined;
    i = destinationEnd(text, i, destination);
    const titleAt = skipSpace(text, i, end);
    const title = titleAt > i ? this.readTitle(text, titleAt, end) : undefined;
    if (title) {
      const after = lineRest(text, title.end + 1, end);
      if (after >= 0) return { label, destination, title, end: after };
    }
    const after = lineRest(text, i, end);
    return after < 0 ? undefined : { label, destination, title: undefined, end: after };
  }

  private readTitle(text: string, at: number, end: number): LinkPart | undefined {
    const open = text.charCodeAt(at);
    if (at >= end || (open !== 34 && open !== 39 && open !== 40)) return undefined;
    const close = open === 40 ? 41 : open;
    if (this.noTitleEnd.has(close)) return undefined;
    for (let i = at + 1; i < end; i++) {
      const code = text.charCodeAt(i);
      if (code === 92) i++;
      else if (code === close) return { start: at + 1, end: i, value: unescapeText(text.slice(at + 1, i)) };
      else if (code === 40 && open === 40) return undefined;
    }
    this.noTitleEnd.add(close);
    return undefined;
  }
}

/** Most nested parentheses in a destination, as CommonMark's own implementations allow. */
const MAX_PARENTHESES = 32;

function readDestination(text: string, at: number, end: number): LinkPart | undefined {
  if (at >= end) return undefined;
  if (text.charCodeAt(at) === 60) {
    for (let i = at + 1; i < end; i++) {
      const code = text.charCodeAt(i);
      if (code === 92) i++;
      else if (code === 62) return { start: at + 1, end: i, value: unescapeText(text.slice(at + 1, i)) };
      else if (code === 60 || code === LF || code === CR) return undefined;
    }
    return undefined;
  }
  let depth = 0;
  let i = at;
  for (; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code === 92 && i + 1 < end && isAsciiPunctuation(text.charCodeAt(i + 1))) i++;
    else if (code === 40) {
      if (++depth > MAX_PARENTHESES) return undefined;
    } else if (code === 41) {
      if (depth === 0) break;
      depth--;
    } else if (code <= SPACE) break;
  }
  return depth === 0 && i > at ? { start: at, end: i, value: unescapeText(text.slice(at, i)) } : undefined;
}

/** After a destination read at `at`: the angle bracket that closes it is not part of its span. */
function destinationEnd(text: string, at: number, destination: LinkPart): number {
  return destination.start > at && text.charCodeAt(at) === 60 ? destination.end + 1 : destination.end;
}

/** End of `[label]` at the opening bracket, or -1. At most 999 characters, no unescaped brackets inside. */
export function readLabel(text: string, at: number, end: number): number {
  if (at >= end || text.charCodeAt(at) !== 91) return -1;
  const limit = Math.min(end, at + 1001);
  for (let i = at + 1; i < limit; i++) {
    const code = text.charCodeAt(i);
    if (code === 92) i++;
    else if (code === 93) return i + 1;
    else if (code === 91) return -1;
  }
  return -1;
}

/** Start of the next line when only spaces stand before it, or -1. */
function lineRest(text: string, at: number, end: number): number {
  let i = at;
  while (i < end && (text.charCodeAt(i) === SPACE || text.charCodeAt(i) === TAB)) i++;
  if (i >= end) return end;
  const code = text.charCodeAt(i);
  if (code === CR) return text.charCodeAt(i + 1) === LF && i + 1 < end ? i + 2 : i + 1;
  return code === LF ? i + 1 : -1;
}

function skipSpace(text: string, at: number, end: number): number {
  let i = at;
  while (i < end && isSpace(text.charCodeAt(i))) i++;
  return i;
}

function unescapeText(value: string): string {
  const plain = value.includes('\\') ? value.replace(/\\([!-/:-@[-`{-~])/g, '$1') : value;
  return decodeValue(plain, 'markdown');
}
