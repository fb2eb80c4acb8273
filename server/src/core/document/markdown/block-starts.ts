import { isAsciiLetter, isBlankRange, isDigit, isSpace, SPACE, TAB } from '../characters.js';
import { type InlineTag, InlineTagReader } from './inline-tag.js';

/** Tests whether a line begins a block. All take the offset of its first character that is not white space. */

/** Number of `#` of an ATX heading, or 0. */
export function atxLevel(text: string, at: number, end: number): number {
  let i = at;
  while (i < end && text.charCodeAt(i) === 35) i++;
  const level = i - at;
  return level >= 1 && level <= 6 && (i === end || isSpace(text.charCodeAt(i))) ? level : 0;
}

/** Length of the fence that opens a code block (three or more backticks or tildes), or 0. */
export function fenceLength(text: string, at: number, end: number): number {
  const code = text.charCodeAt(at);
  let i = at;
  while (i < end && text.charCodeAt(i) === code) i++;
  const length = i - at;
  if (length < 3) return 0;
  if (code === 96) for (; i < end; i++) if (text.charCodeAt(i) === 96) return 0;
  return length;
}

/** Whether the line closes a fence of this character and at least this length. */
export function closesFence(text: string, at: number, end: number, code: number, length: number): boolean {
  let i = at;
  while (i < end && text.charCodeAt(i) === code) i++;
  return i - at >= length && isBlankRange(text, i, end);
}

export function isThematicBreak(text: string, at: number, end: number): boolean {
  const code = text.charCodeAt(at);
  let count = 0;
  for (let i = at; i < end; i++) {
    const here = text.charCodeAt(i);
    if (here === code) count++;
    else if (here !== SPACE && here !== TAB) return false;
  }
  return count >= 3;
}

/** Level of the setext heading that this line underlines: 1 for `=`, 2 for `-`, 0 when it is none. */
export function setextLevel(text: string, at: number, end: number): 0 | 1 | 2 {
  const code = text.charCodeAt(at);
  let i = at;
  while (i < end && text.charCodeAt(i) === code) i++;
  if (!isBlankRange(text, i, end)) return 0;
  return code === 61 ? 1 : 2;
}

/** Length of the list marker (`-`, `12.`) at the offset, or 0. `interrupts`: it would end a paragraph. */
export function listMarkerLength(text: string, at: number, end: number, interrupts: boolean): number {
  const code = text.charCodeAt(at);
  let i = at;
  if (code === 42 || code === 43 || code === 45) i++;
  else {
    while (i < end && i - at < 10 && isDigit(text.charCodeAt(i))) i++;
    if (i === at || i - at > 9 || i >= end) return 0;
    const sign = text.charCodeAt(i);
    if (sign !== 46 && sign !== 41) return 0;
    if (interrupts && (i - at !== 1 || code !== 49)) return 0;
    i++;
  }
  if (i < end && !isSpace(text.charCodeAt(i))) return 0;
  return interrupts && isBlankRange(text, i, end) ? 0 : i - at;
}

/** End of the `[^label]:` that begins a footnote, or -1. */
export function footnoteEnd(text: string, at: number, end: number): number {
  if (text.charCodeAt(at + 1) !== 94) return -1;
  const limit = Math.min(end, at + 1000);
  for (let i = at + 2; i < limit; i++) {
    const code = text.charCodeAt(i);
    if (code === 93) return i > at + 2 && i + 1 < end && text.charCodeAt(i + 1) === 58 ? i + 2 : -1;
    if (isSpace(code) || code === 91) return -1;
  }
  return -1;
}

/** How an HTML block ends: at a tag of its own, a sign, or a blank line. */
export type HtmlEnd = 'raw' | '-->' | '?>' | '>' | ']]>' | 'blank' | 'line';

const BLOCK_TAGS = new Set(
  (
    'address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt ' +
    'fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link ' +
    'main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead ' +
    'title tr track ul'
  ).split(' '),
);
const RAW_TAGS = new Set(['script', 'pre', 'style', 'textarea']);
const tags = new InlineTagReader();

/**
 * How the HTML block that begins with `<` at the offset ends, or undefined when none begins. A line with nothing but
 * an unknown tag begins a block as well, unless it would interrupt a paragraph; where such tags only group Markdown
 * (components of MDX, sections of prompts) the block is that line alone, and in prompts it does interrupt.
 */
export function htmlBlockEnd(
  text: string,
  at: number,
  end: number,
  interrupts: boolean,
  groupsMarkdown: boolean,
): HtmlEnd | undefined {
  const next = at + 1 < end ? text.charCodeAt(at + 1) : 0;
  if (next === 33) {
    if (text.startsWith('<!--', at)) return '-->';
    if (text.startsWith('<![CDATA[', at)) return ']]>';
    return isAsciiLetter(text.charCodeAt(at + 2)) ? '>' : undefined;
  }
  if (next === 63) return '?>';
  const nameAt = next === 47 ? at + 2 : at + 1;
  if (nameAt >= end || !isAsciiLetter(text.charCodeAt(nameAt))) return undefined;
  let i = nameAt;
  while (i < end && i - nameAt < 12 && (isAsciiLetter(text.charCodeAt(i)) || isDigit(text.charCodeAt(i)))) i++;
  const written = text.slice(nameAt, i);
  const name = written.toLowerCase();
  const after = i < end ? text.charCodeAt(i) : SPACE;
  const isWhole = isSpace(after) || after === 62;
  const isComponent = written !== name && written !== written.toUpperCase();
  if (isWhole && next !== 47 && RAW_TAGS.has(name)) return 'raw';
  const isClosing = after === 47 && text.charCodeAt(i + 1) === 62;
  if ((isWhole || isClosing) && BLOCK_TAGS.has(name) && !isComponent) return 'blank';
  if (interrupts && !groupsMarkdown) return undefined;
  tags.reset();
  const tag: InlineTag | undefined = tags.read(text, at, end);
  if (!tag || (tag.kind !== 'open' && tag.kind !== 'close') || !isBlankRange(text, tag.end, end)) return undefined;
  return groupsMarkdown || isComponent ? 'line' : 'blank';
}

/** Whether a line of an HTML block meets its end. */
export function meetsHtmlEnd(text: string, from: number, end: number, how: HtmlEnd): boolean {
  if (how === 'blank') return false;
  if (how === 'line') return true;
  for (let i = from; i < end; i++) {
    const code = text.charCodeAt(i);
    if (how === 'raw') {
      if (code === 60 && text.charCodeAt(i + 1) === 47 && isRawEnd(text, i + 2, end)) return true;
    } else if (code === how.charCodeAt(0) && i + how.length <= end && text.startsWith(how, i)) return true;
  }
  return false;
}

function isRawEnd(text: string, at: number, end: number): boolean {
  const rest = text.slice(at, Math.min(end, at + 9)).toLowerCase();
  for (const name of RAW_TAGS) if (rest.startsWith(`${name}>`)) return true;
  return false;
}
