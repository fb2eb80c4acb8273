import type { ParsedDocument } from '../core/document/document.js';
import type { Span } from '../core/text/span.js';
import type { JsonFile, JsonFinding, JsonFix } from './json.js';
import { proseAround, type View } from './view.js';

/** A finding's evidence where it stands. */
export interface Excerpt {
  /** Text before and after the evidence, white space folded, with `…` where it was cut. */
  readonly before: string;
  readonly evidence: string;
  readonly after: string;
}

/** One run of a change: kept, taken away or put in. */
export interface Piece {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

export interface FindingContext {
  readonly excerpt: Excerpt;
  /** What each of the finding's fixes does, in the same order, as many as are shown. */
  readonly changes: readonly (readonly Piece[])[];
}

/** UTF-16 units of context on each side of the evidence, and of what is kept around an edit. */
const CONTEXT = 160;
const CHANGE_CONTEXT = 36;
/** Longest evidence or edit shown whole, in UTF-16 units. */
const LONGEST = 600;
/** Fixes of one finding that are shown. */
const MOST_CHANGES = 3;

/** What would look odd before `…`. */
const LOOSE_END = /[\s,;:(]+$/u;

/** Evidence that the review masked (a card number, a key): its characters must not come back through the context. */
interface Mask extends Span {
  readonly shown: string;
}

/** Excerpts and previews of a file's findings, in their order. */
export function contextsOf(file: JsonFile, text: string, document?: ParsedDocument): FindingContext[] {
  const masks = masksOf(file.findings, text);
  return file.findings.map((finding) => {
    const span = { start: finding.start.offset, end: finding.end.offset };
    const view = proseAround([span], text, document);
    return {
      excerpt: excerptOf(finding, view, view.within(span), masks),
      changes: finding.fixes.slice(0, MOST_CHANGES).map((fix) => changeOf(fix, text, document, masks)),
    };
  });
}

function masksOf(findings: readonly JsonFinding[], text: string): Mask[] {
  const masks: Mask[] = [];
  for (const { start, end, evidence } of findings) {
    if (text.slice(start.offset, end.offset) === evidence) continue;
    masks.push({ start: start.offset, end: end.offset, shown: evidence });
  }
  return masks;
}

function excerptOf(finding: JsonFinding, view: View, at: Span, masks: readonly Mask[]): Excerpt {
  const from = wordStart(view.text, Math.max(view.start, at.start - CONTEXT), view.start);
  const to = wordEnd(view.text, Math.min(view.end, at.end + CONTEXT), view.end);
  const tail = fold(read(view, { start: at.end, end: to }, masks));
  return {
    before: (from > view.start ? '…' : '') + fold(read(view, { start: from, end: at.start }, masks)).trimStart(),
    evidence: cutMiddle(fold(read(view, at, masks) || finding.evidence)),
    after: to < view.end ? `${tail.replace(LOOSE_END, '')}…` : tail.trimEnd(),
  };
}

function changeOf(fix: JsonFix, text: string, document: ParsedDocument | undefined, masks: readonly Mask[]): Piece[] {
  const spans = fix.edits.map((edit) => ({ start: edit.start.offset, end: edit.end.offset }));
  const view = proseAround(spans, text, document);
  const pieces: Piece[] = [];
  let reached = view.start;
  for (const [index, edit] of fix.edits.entries()) {
    const at = view.within(spans[index] as Span);
    pieces.push({ kind: 'same', text: keptText(view, { start: reached, end: at.start }, index > 0, true, masks) });
    pieces.push({ kind: 'removed', text: cutMiddle(fold(read(view, at, masks))) });
    pieces.push({ kind: 'added', text: cutMiddle(fold(edit.newText)) });
    reached = at.end;
  }
  pieces.push({ kind: 'same', text: keptText(view, { start: reached, end: view.end }, true, false, masks) });
  return pieces.filter((piece) => piece.text !== '');
}

/** What stands between two edits, or before the first or after the last: only what is near one of them is kept. */
function keptText(view: View, span: Span, afterEdit: boolean, beforeEdit: boolean, masks: readonly Mask[]): string {
  const shown = (start: number, end: number) => fold(read(view, { start, end }, masks));
  const room = CHANGE_CONTEXT * (Number(afterEdit) + Number(beforeEdit));
  if (span.end - span.start <= room) return shown(span.start, span.end);
  const head = afterEdit
    ? shown(span.start, wordEnd(view.text, span.start + CHANGE_CONTEXT, span.end)).replace(LOOSE_END, '')
    : '';
  const tail = beforeEdit
    ? shown(wordStart(view.text, span.end - CHANGE_CONTEXT, span.start), span.end).trimStart()
    : '';
  return `${head}…${head && tail && ' '}${tail}`;
}

/** The view's text of a span, with what was masked shown as the review shows it. */
function read(view: View, span: Span, masks: readonly Mask[]): string {
  let shown = '';
  let from = span.start;
  for (const mask of masks) {
    if (!view.holds(mask)) continue;
    const at = view.within(mask);
    if (at.start >= span.end || at.end <= from) continue;
    shown += view.text.slice(from, Math.max(from, at.start)) + mask.shown;
    from = Math.min(span.end, at.end);
  }
  return shown + view.text.slice(from, Math.max(from, span.end));
}

function fold(text: string): string {
  return text.replace(/[ \t]*[\r\n]\s*|[ \t]{2,}|\t/gu, ' ');
}

function cutMiddle(text: string): string {
  if (text.length <= LONGEST) return text;
  const half = LONGEST / 2;
  return `${text.slice(0, wordEnd(text, half, text.length))} […] ${text.slice(wordStart(text, text.length - half, 0))}`;
}

/** Farthest that a cut moves to fall between words. */
const LONGEST_WORD = 24;

function wordStart(text: string, offset: number, least: number): number {
  if (offset <= least) return least;
  const space = text.slice(offset, offset + LONGEST_WORD).search(/\s/u);
  return space < 0 ? whole(text, offset) : offset + space + 1;
}

function wordEnd(text: string, offset: number, most: number): number {
  if (offset >= most) return most;
  const tail = text.slice(Math.max(0, offset - LONGEST_WORD), offset);
  const word = /\S*$/u.exec(tail)?.[0] ?? '';
  return word.length === tail.length ? whole(text, offset) : offset - word.length;
}

/** Never between the halves of a surrogate pair. */
function whole(text: string, offset: number): number {
  const code = text.charCodeAt(offset);
  return code >= 0xdc00 && code <= 0xdfff ? offset + 1 : offset;
}
