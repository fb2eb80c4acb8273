import type { Format } from '../document/document.js';
import type { Span, TextEdit } from '../text/span.js';
import { type ImageWords, labelledAlt } from './label-fix.js';
import { escapeMarkdown } from './label-markdown-image.js';
import { endTagAfter, type OpenTag, openTagsAt, openTagsInMarkdown } from './open-tags.js';

/** Elements that may not hold a `<figure>`. */
const PHRASING_ONLY = new Set(
  (
    'p h1 h2 h3 h4 h5 h6 span em strong b i u s small sub sup mark label button abbr cite q code kbd pre font time dt ' +
    'summary legend figcaption'
  ).split(' '),
);
/** Elements around an image that belong to it. */
const WRAPPERS = new Set(['a', 'picture']);
/** Cells of e-mail layouts: mail programs do not know `<figure>`. */
const CELLS = new Set(['td', 'th']);

/** Labels `<img>`: in its figure, in a new one where one may stand, else right behind it. */
export function labelHtmlImage(text: string, format: Format, image: Span, words: ImageWords): TextEdit[] {
  return [...altEdit(text, image, words.alt), ...captionEdits(text, format, image, words.caption)];
}

/** The caption for an image of Markdown in a `<figure>`; undefined when it stands in none. */
export function captionInFigure(text: string, image: Span, caption: string): TextEdit | undefined {
  return inFigure(text, image, openTagsInMarkdown(text, image), caption);
}

function inFigure(text: string, image: Span, open: readonly OpenTag[], caption: string): TextEdit | undefined {
  const figure = open.find(({ name }) => name === 'figure');
  if (!figure || open.some(({ name }) => name === 'figcaption')) return undefined;
  const end = endTagAfter(text, image.end, 'figure');
  if (!end) return undefined;
  const inside = text.slice(figure.start.end, end.start);
  const present = /<\/figcaption\s*>/i.exec(inside);
  if (present) {
    const at = figure.start.end + present.index;
    const before = text.slice(figure.start.end, at);
    const said = before.trimEnd();
    const start = figure.start.end + said.length;
    const space = said.endsWith('>') && /<figcaption[^>]*>$/i.test(said) ? '' : ' ';
    return { start, end: start, newText: space + escapeHtml(caption) };
  }
  return beforeTag(text, end.start, `<figcaption>${escapeHtml(caption)}</figcaption>`);
}

/** On a line of its own where the end tag has one. */
function beforeTag(text: string, at: number, element: string): TextEdit {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const indent = text.slice(lineStart, at);
  if (lineStart === 0 || indent.trim() !== '') return { start: at, end: at, newText: element };
  return { start: at, end: at, newText: `${element}${lineEndOf(text)}${indent}` };
}

function captionEdits(text: string, format: Format, image: Span, caption: string): TextEdit[] {
  const open = format === 'html' ? openTagsAt(text, image.start) : openTagsInMarkdown(text, image);
  const figure = inFigure(text, image, open, caption);
  if (figure) return [figure];
  const outer = withWrapping(text, image, open);
  if (/^<mj-/i.test(text.slice(image.start, image.start + 4))) {
    return [
      {
        start: outer.end,
        end: outer.end,
        newText: `${lineBreak(text, outer)}<mj-text>${escapeHtml(caption)}</mj-text>`,
      },
    ];
  }
  const container = open.find(({ name }) => !WRAPPERS.has(name));
  const mayHoldFigure =
    !open.some(({ name }) => PHRASING_ONLY.has(name) || CELLS.has(name)) &&
    (format === 'html' || standsAlone(text, outer, container));
  if (mayHoldFigure) return wrap(text, outer, caption);
  const paragraph = container && onlyContent(text, outer, container);
  if (container && paragraph && container.name === 'p' && !container.hasAttributes) {
    return [
      { ...container.start, newText: '<figure>' },
      { ...paragraph, newText: `<figcaption>${escapeHtml(caption)}</figcaption></figure>` },
    ];
  }
  const behind =
    format === 'html' || container ? `<small>${escapeHtml(caption)}</small>` : `*${escapeMarkdown(caption)}*`;
  return [{ start: outer.end, end: outer.end, newText: ` ${behind}` }];
}

function wrap(text: string, outer: Span, caption: string): TextEdit[] {
  const end = `${lineBreak(text, outer)}<figcaption>${escapeHtml(caption)}</figcaption></figure>`;
  return [
    { start: outer.start, end: outer.start, newText: '<figure>' },
    { start: outer.end, end: outer.end, newText: end },
  ];
}

/** A line break with the line's indent when the element begins its line and ends one. */
function lineBreak(text: string, { start, end }: Span): string {
  const indent = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const isLine = indent.trim() === '' && /^[ \t]*(?:\r?\n|$)/.test(text.slice(end, end + 200));
  return isLine ? lineEndOf(text) + indent : '';
}

/** In Markdown, a tag alone on its lines, inside HTML or after an empty line, is a block; any other is part of a text. */
function standsAlone(text: string, outer: Span, container: OpenTag | undefined): boolean {
  const lineStart = text.lastIndexOf('\n', outer.start - 1) + 1;
  const isLine =
    /^ {0,3}$/.test(text.slice(lineStart, outer.start)) &&
    /^[ \t]*(?:\r?\n|$)/.test(text.slice(outer.end, outer.end + 200));
  if (container) return true;
  const before = text.slice(Math.max(0, lineStart - 200), lineStart);
  return isLine && (lineStart === 0 || /\n[ \t]*\r?\n$/.test(before));
}

/** The image with the `<picture>` and the link around it, unless the link holds more, as that of a card does. */
function withWrapping(text: string, image: Span, open: readonly OpenTag[]): Span {
  let { start, end } = image;
  const own = /^<([a-z][\w-]*)/i.exec(text.slice(start, start + 40))?.[1] ?? 'img';
  const close = new RegExp(`^\\s*</${own}\\s*>`, 'i').exec(text.slice(end, end + 200));
  if (close) end += close[0].length;
  for (const tag of open) {
    if (!WRAPPERS.has(tag.name)) break;
    const endTag = endTagAfter(text, end, tag.name);
    if (!endTag) break;
    const isAlone = text.slice(tag.start.end, start).trim() === '' && text.slice(end, endTag.start).trim() === '';
    if (tag.name === 'a' && !isAlone) break;
    start = tag.start.start;
    end = endTag.end;
  }
  return { start, end };
}

/** The end tag of an element that holds nothing but the image. */
function onlyContent(text: string, outer: Span, container: OpenTag): Span | undefined {
  if (text.slice(container.start.end, outer.start).trim() !== '') return undefined;
  const end = endTagAfter(text, outer.end, container.name);
  return end && text.slice(outer.end, end.start).trim() === '' ? end : undefined;
}

const ATTRIBUTE = /([^\s=/>"']+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?/g;

function altEdit(text: string, image: Span, label: string): TextEdit[] {
  const tag = text.slice(image.start, image.end);
  const name = /^<[a-z][\w-]*/i.exec(tag)?.[0].length ?? 0;
  ATTRIBUTE.lastIndex = name;
  let attribute = ATTRIBUTE.exec(tag);
  while (attribute && attribute[1]?.toLowerCase() !== 'alt') attribute = ATTRIBUTE.exec(tag);
  const written = attribute?.[2];
  if (!attribute || written === undefined) {
    const start = image.start + (attribute ? attribute.index : name);
    const end = attribute ? start + attribute[0].length : start;
    const value = `alt="${escapeAttribute(labelledAlt('', label) ?? '', '"')}"`;
    return [{ start, end, newText: attribute ? value : ` ${value}` }];
  }
  // An expression of JSX is code.
  if (written.startsWith('{')) return [];
  const quote = written[0] === "'" ? "'" : '"';
  const value = /^["']/.test(written) ? written.slice(1, -1) : written;
  const labelled = labelledAlt(value, escapeAttribute(label, quote));
  if (labelled === undefined) return [];
  const start = image.start + attribute.index + attribute[0].length - written.length;
  return [{ start, end: start + written.length, newText: quote + labelled + quote }];
}

function lineEndOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

export function escapeHtml(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function escapeAttribute(words: string, quote: '"' | "'"): string {
  return escapeHtml(words).replaceAll(quote, quote === '"' ? '&quot;' : '&#39;');
}
