import { afterLineEnd, BOM, isDigit, isSpace, lineEnd, OBJECT, SPACE, TAB } from '../characters.js';
import type { Chunk, ChunkScanner, ScannerState, SegmentRole } from '../document.js';
import { bareUrlEnd, bareUrlStart } from '../markdown/bare-url.js';
import { ProseWriter } from '../prose-writer.js';
import { standIn, TemplateFinder } from '../template.js';

/**
 * Plain text: a chunk is a paragraph (or one item) with the blank lines after it. A line break does not end a
 * paragraph, since mail programs wrap lines, unless the next line begins like an item (bullet, number, emoji) or one
 * of the two lines is short enough to stand alone, as titles, signatures and slogans do. The state says whether an
 * introduction (`p`) or an item below one (`l`) came before.
 */
export class PlainTextScanner implements ChunkScanner {
  readonly initialState = 'i';
  private readonly writer = new ProseWriter();
  private readonly templates = new TemplateFinder();

  /** `joinsLines`: false where every line is a paragraph, as in the text of a word processor's document. */
  constructor(private readonly joinsLines: boolean) {}

  scan(text: string, offset: number, state: ScannerState): Chunk {
    const { writer } = this;
    const length = text.length;
    writer.begin(text, offset, '');
    let lineStart = state === this.initialState && text.charCodeAt(offset) === BOM ? offset + 1 : offset;
    let contentEnd = lineEnd(text, lineStart, length);
    while (contentEnd < length && isBlank(text, lineStart, contentEnd)) {
      lineStart = afterLineEnd(text, contentEnd, length);
      contentEnd = lineEnd(text, lineStart, length);
    }
    const marker = markerEnd(text, lineStart, contentEnd);
    // A bullet or number is left out; an emoji that serves as one is part of the copy.
    const from = marker > 0 && !beginsWithEmoji(text, lineStart, contentEnd) ? marker : lineStart;
    let end = contentEnd;
    let next = afterLineEnd(text, end, length);
    while (this.joinsLines && next < length) {
      const nextEnd = lineEnd(text, next, length);
      if (isBlank(text, next, nextEnd)) break;
      if (markerEnd(text, next, nextEnd) > 0 || standsAlone(text, lineStart, end, next, nextEnd)) break;
      lineStart = next;
      end = nextEnd;
      next = afterLineEnd(text, end, length);
    }
    const isFramed = state === 'p' || state === 'l';
    const role: SegmentRole = marker > 0 ? 'list-item' : 'paragraph';
    this.write(text, from, end);
    const index = writer.flush(role);
    const segment = index < 0 ? undefined : writer.segments[index];
    if (segment && marker > 0 && isFramed) segment.framedByPrevious = true;
    let hasGap = false;
    while (next < length) {
      const nextEnd = lineEnd(text, next, length);
      if (!isBlank(text, next, nextEnd)) break;
      hasGap = true;
      next = afterLineEnd(text, nextEnd, length);
    }
    return {
      length: next - offset,
      segments: writer.segments,
      marks: writer.marks,
      notices: writer.notices,
      stateAfter: marker > 0 ? (isFramed ? 'l' : 'o') : segment && (!hasGap || introduces(segment.text)) ? 'p' : 'o',
    };
  }

  /** Copies the run; addresses and template variables are not read. */
  private write(text: string, from: number, end: number): void {
    const { writer } = this;
    this.templates.reset();
    let runStart = from;
    let i = from;
    while (i < end) {
      const code = text.charCodeAt(i);
      let start = -1;
      let close = -1;
      if (code === 58 || code === 46) {
        start = bareUrlStart(text, i, runStart, end);
        if (start >= 0) close = bareUrlEnd(text, start, end);
      } else if (code === 123) {
        start = i > runStart && text.charCodeAt(i - 1) === 36 ? i - 1 : i;
        close = this.templates.endOf(text, i, end);
      }
      if (start < 0 || close <= i) {
        i++;
        continue;
      }
      writer.out.copy(runStart, start);
      writer.out.stand(code === 123 ? standIn(text, start, close) : OBJECT, start, close);
      if (code === 123) writer.addSpanMark('code', start, close);
      else writer.addBareLink(start, close);
      i = close;
      runStart = close;
    }
    writer.out.copy(runStart, end);
  }
}

/** Only what ends like an introduction introduces a list across blank lines. */
function introduces(text: string): boolean {
  return text.endsWith(':') || text.length < 80;
}

/** Lines of at most this many characters may be titles, slogans or signatures. */
const SHORT_LINE = 45;

/** Whether a line break between two lines ends the sentence too: neither looks like the rest of a wrapped line. */
function standsAlone(text: string, start: number, end: number, nextStart: number, nextEnd: number): boolean {
  if (nextEnd - nextStart > SHORT_LINE * 3 && end - start > SHORT_LINE) return false;
  if (end - start > SHORT_LINE) return false;
  const first = text
    .slice(nextStart, Math.min(nextEnd, nextStart + 4))
    .trimStart()
    .charAt(0);
  // A wrapped line goes on in lower case; what begins otherwise after a short line is a new item.
  return first !== first.toLowerCase() || first.toLowerCase() === first.toUpperCase();
}

const EMOJI_BULLET = /^\p{Extended_Pictographic}(?:\uFE0F|\u200D\p{Extended_Pictographic})*[ \t\u00A0]/u;

/** End of the bullet or number that a line begins with and the space after it, or -1. */
export function markerEnd(text: string, start: number, end: number): number {
  let i = start;
  while (i < end && (text.charCodeAt(i) === SPACE || text.charCodeAt(i) === TAB)) i++;
  if (i >= end) return -1;
  const code = text.charCodeAt(i);
  // - * + • ‣ · – — ◦ ▪ ● ○ ✓ ✔ →
  if ('-*+\u2022\u2023\u00B7\u2013\u2014\u25E6\u25AA\u25CF\u25CB\u2713\u2714\u2192'.includes(text.charAt(i)))
    return afterSpace(text, i + 1, end);
  if (isDigit(code)) {
    let k = i;
    while (k < end && k < i + 9 && isDigit(text.charCodeAt(k))) k++;
    const sign = text.charCodeAt(k);
    return k < end && (sign === 46 || sign === 41) ? afterSpace(text, k + 1, end) : -1;
  }
  if (code < 0x2190) return -1;
  const bullet = EMOJI_BULLET.exec(text.slice(i, Math.min(end, i + 24)));
  return bullet ? afterSpace(text, i + bullet[0].length - 1, end) : -1;
}

function beginsWithEmoji(text: string, start: number, end: number): boolean {
  return EMOJI_BULLET.test(text.slice(start, Math.min(end, start + 40)).trimStart());
}

function afterSpace(text: string, at: number, end: number): number {
  let i = at;
  while (i < end && (isSpace(text.charCodeAt(i)) || text.charCodeAt(i) === 0xa0)) i++;
  return i > at && i < end ? i : -1;
}

function isBlank(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (!isSpace(text.charCodeAt(i))) return false;
  return true;
}
