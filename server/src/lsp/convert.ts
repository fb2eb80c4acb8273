import type { Range, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { Span, TextEdit as SpanEdit } from '../core/text/span.js';
import type { ReviewedDocument } from './reviewed-document.js';

/** The one door from offsets to LSP positions; `LineStarts` counts, this shapes. */
export function toRange(document: ReviewedDocument, span: Span): Range {
  return { start: document.lines.positionAt(span.start), end: document.lines.positionAt(span.end) };
}

export function toSpan(document: ReviewedDocument, range: Range): Span {
  const start = document.lines.offsetAt(document.text, range.start);
  return { start, end: Math.max(start, document.lines.offsetAt(document.text, range.end)) };
}

export function toTextEdit(document: ReviewedDocument, edit: SpanEdit): TextEdit {
  return { range: toRange(document, edit), newText: edit.newText };
}

/** An edit of one document, tied to its version where the client can check it. */
export function toWorkspaceEdit(
  document: ReviewedDocument,
  edits: TextDocumentEdit['edits'],
  documentChanges: boolean,
): WorkspaceEdit {
  return documentChanges
    ? { documentChanges: [{ textDocument: { uri: document.uri, version: document.version }, edits }] }
    : { changes: { [document.uri]: edits as TextEdit[] } };
}
