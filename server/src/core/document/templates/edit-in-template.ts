import type { Span, TextEdit } from '../../text/span.js';
import type { Host } from '../document.js';

/**
 * The edit that puts `newText` in place of a span of a template, written as its place demands: entities between tags and
 * in attributes, escapes in strings of code. Undefined when the span holds a tag or an expression, which an edit of
 * words must not take away.
 * @param host and `span` are of the source
 */
export function editInTemplate(source: string, host: Host, span: Span, newText: string): TextEdit | undefined {
  const { start, end } = span;
  if (start < host.start || end > host.end) return undefined;
  const replaced = source.slice(start, end);
  const written = writtenIn(source, host, replaced, newText);
  return written === undefined ? undefined : { start, end, newText: written };
}

function writtenIn(source: string, host: Host, replaced: string, newText: string): string | undefined {
  if (host.kind === 'js-string') {
    const quote = source.charAt(host.start);
    // The quotes are no text, and a substitution is code.
    if (replaced.includes(quote) || replaced.includes('${')) return undefined;
    return escapeInString(newText, quote);
  }
  if (/[<>{}]/.test(replaced)) return undefined;
  const text = escapeMarkup(newText);
  if (host.kind === 'markup') return text;
  if (host.kind !== 'attribute') return undefined;
  const quote = source.charAt(host.start - 1);
  if (quote === '"') return text.replaceAll('"', '&quot;');
  if (quote === "'") return text.replaceAll("'", '&#39;');
  // A value without quotes is one word.
  return /^[\w-]+$/.test(text) ? text : undefined;
}

function escapeInString(text: string, quote: string): string {
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll(quote, `\\${quote}`)
    .replaceAll('\n', '\\n')
    // Two braces end an expression of Vue, even inside a string.
    .replaceAll('}}', '}\\x7d');
  return quote === '`' ? escaped.replaceAll('${', '\\${') : escaped;
}

/** Braces open expressions in one language or another; none reads them in entities. */
function escapeMarkup(text: string): string {
  return text
    .replace(/&(?![a-z]+;|#)/gi, '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('{', '&#123;')
    .replaceAll('}', '&#125;');
}
