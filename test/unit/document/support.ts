import assert from 'node:assert/strict';
import { PLACEHOLDER } from '../../../server/src/core/document/characters.js';
import type { Chunk, Format, ParsedDocument, Segment } from '../../../server/src/core/document/document.js';
import { parseDocument, updateDocument } from '../../../server/src/core/document/parse.js';
import { toSource } from '../../../server/src/core/document/source-map.js';

/** All segments of a text, in order. */
export function segmentsOf(text: string, format: Format): readonly Segment[] {
  return parseDocument(text, format).chunks.flatMap((chunk) => chunk.segments);
}

export function textsOf(text: string, format: Format): readonly string[] {
  return segmentsOf(text, format).map((segment) => segment.text);
}

export function marksOf(text: string, format: Format): readonly Chunk['marks'][number][] {
  return parseDocument(text, format).chunks.flatMap((chunk) => chunk.marks);
}

/** The source that a segment's whole text stands for. */
export function quoteOf(document: ParsedDocument, chunk: number, segment: Segment, from = 0, to?: number): string {
  const span = toSource(segment, from, to ?? segment.text.length);
  const start = document.starts[chunk] as number;
  return document.text.slice(start + span.start, start + span.end);
}

const isHigh = (code: number) => (code & 0xfc00) === 0xd800;
const isLow = (code: number) => (code & 0xfc00) === 0xdc00;

function cutsPair(text: string, at: number): boolean {
  return at > 0 && at < text.length && isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at));
}

/** Asserts what holds of every parsed document: exact tiling, exact maps, no cut surrogate pair. */
export function checkDocument(document: ParsedDocument): void {
  let at = 0;
  assert.equal(document.starts.length, document.chunks.length);
  document.chunks.forEach((chunk, index) => {
    assert.equal(document.starts[index], at);
    assert.ok(chunk.length >= 1, 'a chunk has a length');
    const source = document.text.slice(at, at + chunk.length);
    for (const segment of chunk.segments) checkSegment(segment, source, chunk);
    for (const mark of [...chunk.marks, ...chunk.notices]) {
      assert.ok(0 <= mark.start && mark.start <= mark.end && mark.end <= chunk.length, JSON.stringify(mark));
      for (const [key, inner] of Object.entries(mark)) {
        if (!key.endsWith('Span')) continue;
        const span = inner as { start: number; end: number };
        assert.ok(mark.start <= span.start && span.start <= span.end && span.end <= mark.end, JSON.stringify(mark));
      }
    }
    at += chunk.length;
  });
  assert.equal(at, document.text.length, 'chunks tile the text');
}

function checkSegment(segment: Segment, source: string, chunk: Chunk): void {
  const { text, map } = segment;
  const shown = JSON.stringify({ segment, source });
  assert.ok(
    text.length > 0 && 0 <= segment.start && segment.start < segment.end && segment.end <= source.length,
    shown,
  );
  assert.ok(!cutsPair(source, segment.start) && !cutsPair(source, segment.end), `cuts a pair: ${shown}`);
  if (!map) assert.equal(text, source.slice(segment.start, segment.end), shown);
  else {
    assert.equal(map.textStarts[0], 0, shown);
    map.textStarts.forEach((start, piece) => {
      const end = map.textStarts[piece + 1] ?? text.length;
      const from = map.sourceStarts[piece] as number;
      const to = map.sourceEnds[piece] as number;
      assert.ok(start < end && from < to, `empty piece ${piece}: ${shown}`);
      assert.ok(segment.start <= from && to <= segment.end, `piece ${piece} outside: ${shown}`);
      if (piece > 0) assert.ok(from >= (map.sourceEnds[piece - 1] as number), `pieces out of order: ${shown}`);
    });
  }
  for (let i = 0; i < text.length; i++) {
    const span = toSource(segment, i, i + 1);
    assert.ok(segment.start <= span.start && span.start < span.end && span.end <= segment.end, `char ${i}: ${shown}`);
    // A placeholder may be a single character.
    if (span.end - span.start === 1 && source[span.start] !== text[i] && text[i] !== PLACEHOLDER) {
      assert.fail(`char ${i} quotes ${source[span.start]}: ${shown}`);
    }
  }
  for (const span of [...(segment.struck ?? []), ...(segment.marked ?? [])]) {
    assert.ok(0 <= span.start && span.start < span.end && span.end <= text.length, `span: ${shown}`);
  }
  for (const index of segment.frame ?? []) {
    const framing = chunk.segments[index];
    assert.ok(framing && framing !== segment, `frame: ${shown}`);
  }
}

/** Applies an edit incrementally and asserts that the result is what a full parse gives. */
export function checkUpdate(
  previous: ParsedDocument,
  edit: { start: number; removed: number; inserted: string },
): ParsedDocument {
  const text = previous.text.slice(0, edit.start) + edit.inserted + previous.text.slice(edit.start + edit.removed);
  const { document, from, oldTo, newTo } = updateDocument(previous, text, edit);
  const full = parseDocument(text, previous.format);
  assert.deepEqual(document, full);
  for (let i = 0; i < from; i++)
    assert.ok(document.chunks[i] === previous.chunks[i], 'a chunk before is the same object');
  for (let i = newTo; i < document.chunks.length; i++) {
    assert.ok(document.chunks[i] === previous.chunks[i - newTo + oldTo], 'a chunk after is the same object');
  }
  assert.equal(document.chunks.length - newTo, previous.chunks.length - oldTo);
  return document;
}
