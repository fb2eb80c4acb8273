import { indexAtOrBefore } from '../../text/search.js';
import type { Span, TextEdit } from '../../text/span.js';
import type { Host } from '../document.js';
import { hostSyntax } from './hosts.js';
import type { MappedText } from './mapped-text.js';
import { isHtmlMessage } from './message-reader.js';
import { MessageSyntax, skeletonOf } from './message-syntax.js';

const syntax = new MessageSyntax();

/**
 * The edit that puts `newText` in place of a span of a source, written as the host writes text. Undefined when the
 * file, read again, would not say exactly that: when the host cannot hold the words, when the span cuts through an
 * escape, or when a placeholder, a tag or a plural form would be lost.
 * @param host and `span` are of the source
 */
export function editInHost(source: string, host: Host, span: Span, newText: string): TextEdit | undefined {
  const written = hostSyntax(host.kind);
  if (!written) return undefined;
  const literal = source.slice(host.start, host.end);
  const before = written.decode(literal);
  if (!before) return undefined;
  const start = textOffset(before, span.start - host.start, false);
  const end = textOffset(before, span.end - host.start, true);
  if (start === undefined || end === undefined || end < start) return undefined;
  const said = isHtmlMessage(before.text) ? escapeHtml(newText) : newText;
  const text = before.text.slice(0, start) + said + before.text.slice(end);
  if (text.trim() === '' || skeletonOf(text, syntax) !== skeletonOf(before.text, syntax)) return undefined;
  const isRead = (changed: string) =>
    written.decode(changed)?.text === text && written.frame?.(changed) === written.frame?.(literal);
  const part = written.encode(said);
  if (isRead(literal.slice(0, span.start - host.start) + part + literal.slice(span.end - host.start))) {
    return { start: span.start, end: span.end, newText: part };
  }
  const whole = written.requote?.(text);
  return whole !== undefined && isRead(whole) ? { start: host.start, end: host.end, newText: whole } : undefined;
}

/** Where an offset of the source stands in the text; undefined within what stands for something else. */
function textOffset({ text, map }: MappedText, source: number, isEnd: boolean): number | undefined {
  const { textStarts, sourceStarts, sourceEnds } = map;
  let piece = indexAtOrBefore(sourceStarts, isEnd ? source - 1 : source);
  // Between two pieces nothing is said: a start belongs to what follows.
  if (!isEnd && source >= (sourceEnds[piece] as number) && piece + 1 < textStarts.length) piece++;
  const from = sourceStarts[piece] as number;
  const to = sourceEnds[piece] as number;
  const textStart = textStarts[piece] as number;
  const textEnd = textStarts[piece + 1] ?? text.length;
  if (source <= from && !isEnd) return source === from ? textStart : undefined;
  if (source === to) return textEnd;
  if (source > to) return isEnd ? undefined : textEnd;
  return to - from === textEnd - textStart ? textStart + source - from : undefined;
}

/** Characters that HTML would read as markup. */
function escapeHtml(text: string): string {
  return text.replace(/&(?![a-z]+;|#)/gi, '&amp;').replaceAll('<', '&lt;');
}
