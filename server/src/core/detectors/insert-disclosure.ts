import type { Language, ParsedDocument, Segment } from '../document/document.js';
import type { Settings } from '../review/settings.js';
import type { TextEdit } from '../text/span.js';
import { insertedWording } from './disclosure.js';

/** How many chunks may lie before the title: badges, comments, a logo. */
const FARTHEST_TITLE = 8;
/** A first line of plain text up to this many characters, without a full stop, is its title. */
const LONGEST_TITLE = 80;

/**
 * The edit that tells readers, in the document's language and the house's wording (or the one given): below the title,
 * or at the end when the policy says so.
 */
export function insertDisclosure(
  document: ParsedDocument,
  language: Language,
  settings: Settings,
  wording = insertedWording(language, settings),
): TextEdit {
  const { text, format } = document;
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const at = settings.disclosure.placement === 'bottom' ? endOffset(document) : topOffset(document);
  const gap = format === 'html' ? lineEnd : lineEnd + lineEnd;
  const lead =
    at === 0 || (at === 1 && text.startsWith('\ufeff')) ? '' : missing(gap, lineEndsBefore(text, at), lineEnd);
  const tail = at === text.length ? lineEnd : missing(gap, lineEndsAfter(text, at), lineEnd);
  return { start: at, end: at, newText: lead + blockOf(wording, format) + tail };
}

function blockOf(wording: string, format: ParsedDocument['format']): string {
  if (format === 'html') return `<p>${escapeHtml(wording)}</p>`;
  // Stars or a line break inside would end the emphasis.
  return format === 'text' || /[*_\n]/.test(wording) ? wording : `*${wording}*`;
}

/** What is still missing of a gap where some line ends stand already. */
function missing(gap: string, present: number, lineEnd: string): string {
  const wanted = gap.length / lineEnd.length;
  return lineEnd.repeat(Math.max(0, wanted - present));
}

function lineEndsBefore(text: string, at: number): number {
  return (/(?:\r?\n)*$/.exec(text.slice(Math.max(0, at - 8), at))?.[0].match(/\n/g) ?? []).length;
}

function lineEndsAfter(text: string, at: number): number {
  return (/^(?:\r?\n)*/.exec(text.slice(at, at + 8))?.[0].match(/\n/g) ?? []).length;
}

function topOffset(document: ParsedDocument): number {
  const { text, format, chunks, starts } = document;
  if (format === 'html') return topOfHtml(document);
  let afterMatter = text.startsWith('\ufeff') ? 1 : 0;
  for (let index = 0; index < Math.min(chunks.length, FARTHEST_TITLE); index++) {
    const chunk = chunks[index]!;
    const end = starts[index]! + chunk.length;
    if (chunk.marks.some((mark) => mark.kind === 'front-matter')) {
      afterMatter = end;
      continue;
    }
    const first = chunk.segments.find(
      (segment) => !segment.hidden && segment.role !== 'alt' && segment.role !== 'link',
    );
    if (!first) continue;
    const isTitle = first.role === 'heading' || (format === 'text' && index + 1 < chunks.length && isTitleLine(first));
    return isTitle ? end : afterMatter;
  }
  return afterMatter;
}

/** A short line of plain text that is no sentence. */
function isTitleLine({ text, role }: Segment): boolean {
  return (
    role === 'paragraph' && text.length <= LONGEST_TITLE && !/[.!?…:;,]$/.test(text.trim()) && !text.includes('\n')
  );
}

/** Below the first heading that readers see, else at the beginning of the body. */
function topOfHtml({ text, chunks, starts }: ParsedDocument): number {
  for (let index = 0; index < chunks.length; index++) {
    for (const segment of chunks[index]!.segments) {
      if (segment.role !== 'heading' || segment.level !== 1 || segment.hidden || segment.unseen) continue;
      const from = starts[index]! + segment.end;
      const close = /<\/h1\s*>/i.exec(text.slice(from, from + 1000));
      if (close) return from + close.index + close[0].length;
    }
  }
  const body =
    /<body\b[^>]{0,2000}>/i.exec(text) ?? /<\/head\s*>/i.exec(text) ?? /^\s*<!doctype[^>]{0,500}>/i.exec(text);
  return body ? body.index + body[0].length : 0;
}

function endOffset({ text, format }: ParsedDocument): number {
  if (format === 'html') {
    const close = text.search(/<\/body\s*>/i);
    if (close !== -1) return close;
  }
  return text.length;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
