import type { Segment } from '../document/document.js';
import type { Span } from '../text/span.js';
import type { Tokens } from './tokens.js';

const CLOSER: Readonly<Record<string, string>> = { '«': '»', '“': '”', '„': '“', '‹': '›', '‘': '’', '‚': '’' };

/**
 * Parts of the text that stand inside quotation marks, without the marks. A mark that is never closed quotes nothing.
 */
export function quotedSpans(text: string, quotes: readonly number[]): Span[] {
  const spans: Span[] = [];
  let i = 0;
  while (i < quotes.length) {
    const open = quotes[i]!;
    const mark = text[open]!;
    const close = findClose(text, quotes, i, mark);
    if (close === -1) {
      i++;
      continue;
    }
    spans.push({ start: open + 1, end: quotes[close]! });
    i = close + 1;
  }
  return spans;
}

function findClose(text: string, quotes: readonly number[], from: number, mark: string): number {
  const open = quotes[from]!;
  const paired = CLOSER[mark];
  const straightSingle = mark === "'" || mark === '’' || mark === '`';
  if (!paired && !straightSingle && mark !== '"' && mark !== '‟' && mark !== '”') return -1;
  if (straightSingle && !(isEdge(text, open - 1) && !isEdge(text, open + 1))) return -1;
  for (let j = from + 1; j < quotes.length; j++) {
    const at = quotes[j]!;
    const char = text[at]!;
    if (paired ? char === paired : char === mark || (mark === '"' && char === '”')) {
      if (straightSingle && !isEdge(text, at + 1)) continue;
      return at > open + 1 ? j : -1;
    }
  }
  return -1;
}

function isEdge(text: string, at: number): boolean {
  return at < 0 || at >= text.length || !/[\p{L}\p{N}]/u.test(text[at]!);
}

/**
 * True when the span is quoted within something longer: the words of another, an example. A whole segment between
 * quotation marks (a testimonial, a claim set off) is not a quotation in this sense.
 */
export function isQuoted(segment: Segment, tokens: Tokens, start: number, end: number): boolean {
  if (segment.quoted) return true;
  for (const marked of segment.marked ?? []) {
    if ((marked.kind === 'quote' || marked.kind === 'code') && marked.start <= start && end <= marked.end) return true;
  }
  if (tokens.quotes.length < 2) return false;
  for (const span of quotedSpans(tokens.text, tokens.quotes)) {
    // A match that begins inside is the quotation's, even when a gap carried it past the closing mark.
    if (start < span.start || span.end <= start) continue;
    return outsideWords(tokens, span) > 0 && !isDataValue(tokens.text, span);
  }
  return false;
}

/** `"key": ` or `some_key = ` before a value, and what may follow it on its line. */
const DATA_KEY = /^[\s{,]*(?:(["'])[\w.-]+\1\s*:|(?:[\w-]+[._])+[\w-]+\s*[:=]>?)\s*$/;
const DATA_END = /^\s*[,;}\])]*\s*$/;
const LONGEST_KEY = 120;

/** Whether the quotation marks are those of a message catalogue or of code: a line that is a key and its text. */
function isDataValue(text: string, span: Span): boolean {
  const open = span.start - 1;
  const lineStart = text.lastIndexOf('\n', open) + 1;
  const lineEnd = text.indexOf('\n', span.end);
  if (open - lineStart > LONGEST_KEY || !DATA_KEY.test(text.slice(lineStart, open))) return false;
  return DATA_END.test(
    text.slice(span.end + 1, Math.min(span.end + 1 + LONGEST_KEY, lineEnd < 0 ? text.length : lineEnd)),
  );
}

function outsideWords(tokens: Tokens, span: Span): number {
  let outside = 0;
  for (let i = 0; i < tokens.count; i++) {
    if (tokens.end[i]! <= span.start || tokens.start[i]! >= span.end) outside++;
  }
  return outside;
}
