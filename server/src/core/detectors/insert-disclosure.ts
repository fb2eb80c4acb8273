import type { Language, ParsedDocument } from '../document/document.js';
import type { Settings } from '../review/settings.js';
import type { TextEdit } from '../text/span.js';
import { wordingFor } from './disclosure.js';

/**
 * The edit that tells readers, in the document's language and the house's wording: below the title, or at the end when
 * the policy says so.
 */
export function insertDisclosure(document: ParsedDocument, language: Language, settings: Settings): TextEdit {
  const { text, format } = document;
  const wording = wordingFor(language, settings);
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const block = format === 'html' ? `<p>${escapeHtml(wording)}</p>` : format === 'text' ? wording : `*${wording}*`;
  const at = settings.disclosure.placement === 'bottom' ? endOffset(document) : topOffset(document);
  const before = text.slice(0, at);
  const after = text.slice(at);
  const gap = format === 'html' ? lineEnd : lineEnd + lineEnd;
  const lead =
    before === '' || before.endsWith(gap) ? '' : before.endsWith(lineEnd) && format !== 'html' ? lineEnd : gap;
  const tail =
    after === ''
      ? lineEnd
      : after.startsWith(lineEnd)
        ? format === 'html'
          ? ''
          : after.startsWith(gap)
            ? ''
            : lineEnd
        : gap;
  return { start: at, end: at, newText: lead + block + tail };
}

function topOffset({ text, format, chunks, starts }: ParsedDocument): number {
  if (format === 'html') {
    const heading = /<\/h1\s*>/i.exec(text) ?? /<body\b[^>]*>/i.exec(text) ?? /^\s*<!doctype[^>]*>/i.exec(text);
    return heading ? heading.index + heading[0].length : 0;
  }
  let at = 0;
  for (let index = 0; index < chunks.length && index < 4; index++) {
    const chunk = chunks[index]!;
    const end = starts[index]! + chunk.length;
    if (chunk.marks.some((mark) => mark.kind === 'front-matter')) {
      at = end;
      continue;
    }
    if (chunk.segments[0]?.role === 'heading') return end;
    break;
  }
  return at;
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
