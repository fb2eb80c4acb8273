import type { Chunk, Format, ParsedDocument } from './document.js';
import { scannerOf } from './scanners.js';

export { type DocumentUpdate, type SourceEdit, updateDocument } from './update.js';

/** Reads a whole text. Linear in its length; never throws, whatever the text. */
export function parseDocument(text: string, format: Format): ParsedDocument {
  const scanner = scannerOf(format);
  const chunks: Chunk[] = [];
  const starts: number[] = [];
  let state = scanner.initialState;
  for (let at = 0; at < text.length; ) {
    const chunk = scanner.scan(text, at, state);
    chunks.push(chunk);
    starts.push(at);
    at += chunk.length;
    state = chunk.stateAfter;
  }
  return { format, text, chunks, starts };
}
