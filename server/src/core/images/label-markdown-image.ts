import { LinkReader } from '../document/markdown/link-syntax.js';
import type { Span, TextEdit } from '../text/span.js';
import { type ImageWords, labelledAlt } from './label-fix.js';
import { captionInFigure } from './label-html-image.js';

/** Labels `![alt](address)`: a paragraph below when the image stands alone, words right behind it otherwise. */
export function labelMarkdownImage(text: string, image: Span, words: ImageWords): TextEdit[] {
  return [...altEdit(text, image, words.alt), captionEdit(text, image, words.caption)];
}

function altEdit(text: string, image: Span, label: string): TextEdit[] {
  const start = image.start + 2;
  const end = closingBracket(text, start, image.end);
  if (end === undefined) return [];
  const own = text.slice(start, end);
  const alt = labelledAlt(own, label);
  if (alt === undefined) return [];
  // `![text]` and `![text][]` find their address by their text, which therefore has to be said.
  const isOwnLabel = end + 1 === image.end || text.slice(end + 1, image.end) === '[]';
  return [isOwnLabel ? { start, end: image.end, newText: `${alt}][${own}]` } : { start, end, newText: alt }];
}

function closingBracket(text: string, from: number, end: number): number | undefined {
  let depth = 0;
  for (let i = from; i < end; i++) {
    const char = text[i];
    if (char === '\\') i++;
    else if (char === '[') depth++;
    else if (char === ']' && depth-- === 0) return i;
  }
  return undefined;
}

function captionEdit(text: string, image: Span, caption: string): TextEdit {
  const figure = captionInFigure(text, image, caption);
  if (figure) return figure;
  const outer = withWrapping(text, image);
  const at = outer.end;
  const words = `*${escapeMarkdown(caption)}*`;
  const lineStart = text.lastIndexOf('\n', outer.start - 1) + 1;
  const prefix = text.slice(lineStart, outer.start);
  const { rest, next } = linesAfter(text, at);
  // In a list item, a cell or a sentence the caption stays on the line, where it cannot leave its container.
  if (rest.trim() !== '' || !/^[ \t]*(?:>[ \t]?)*[ \t]*$/.test(prefix) || /^[ \t>]*(?:=+|-+)[ \t]*$/.test(next)) {
    return { start: at, end: at, newText: ` ${words}` };
  }
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const isLast = next.replace(/[>\s]/g, '') === '';
  const gap = isLast ? lineEnd + prefix.trimEnd() : '';
  return { start: at, end: at, newText: `${gap}${lineEnd}${prefix}${words}` };
}

/** The image with the link or the emphasis around it, and the attributes behind it. */
function withWrapping(text: string, image: Span): Span {
  let { start, end } = image;
  const attributes = /^\{[^{}\n]{0,200}\}/.exec(text.slice(end, end + 202));
  if (attributes) end += attributes[0].length;
  if (text[start - 1] === '[' && text[end] === ']') {
    const link = new LinkReader().readInline(text, end + 1, Math.min(text.length, end + 3000));
    const label = /^\[[^\][\n]{0,200}\]/.exec(text.slice(end + 1, end + 203));
    if (text[end + 1] === '(' && link) {
      start--;
      end = link.end;
    } else if (label) {
      start--;
      end += 1 + label[0].length;
    }
  }
  const opening = /[*_]{1,3}$/.exec(text.slice(Math.max(0, start - 3), start))?.[0] ?? '';
  if (opening !== '' && text.startsWith(opening, end)) {
    start -= opening.length;
    end += opening.length;
  }
  return { start, end };
}

function linesAfter(text: string, at: number): { readonly rest: string; readonly next: string } {
  const lineEnd = text.indexOf('\n', at);
  if (lineEnd < 0) return { rest: text.slice(at), next: '' };
  const nextEnd = text.indexOf('\n', lineEnd + 1);
  return { rest: text.slice(at, lineEnd), next: text.slice(lineEnd + 1, nextEnd < 0 ? text.length : nextEnd) };
}

/** A caption is prose: signs of the house's wording that Markdown would take for markup are escaped. */
export function escapeMarkdown(words: string): string {
  return words.replace(/[\\*_[\]<>|`]/g, '\\$&');
}
