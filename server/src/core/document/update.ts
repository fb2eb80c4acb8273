import { indexAtOrBefore } from '../text/search.js';
import type { Chunk, ParsedDocument } from './document.js';
import { scannerOf } from './scanners.js';

/** `removed` UTF-16 units at `start` of the old text were replaced by `inserted`. */
export interface SourceEdit {
  readonly start: number;
  readonly removed: number;
  readonly inserted: string;
}

/** The old chunks [from, oldTo) became the new chunks [from, newTo); all the others are the same objects. */
export interface DocumentUpdate {
  readonly document: ParsedDocument;
  readonly from: number;
  readonly oldTo: number;
  readonly newTo: number;
}

/**
 * Parses `text`, which is `previous` after `edit`, again only where the edit matters; equal to a full parse. To end a
 * chunk a scanner looks no further than into the next one, so reading starts one chunk before the edit. It stops at
 * the first old boundary after the edit that is met in the old state: from there on the same text follows.
 */
export function updateDocument(previous: ParsedDocument, text: string, edit: SourceEdit): DocumentUpdate {
  const { format, chunks: old, starts: oldStarts } = previous;
  const scanner = scannerOf(format);
  const shift = edit.inserted.length - edit.removed;
  const editEnd = edit.start + edit.removed;
  let from = Math.max(0, indexAtOrBefore(oldStarts, edit.start) - 1);
  if (old[0]?.readsFar && from > 0) {
    const first = scanner.scan(text, 0, scanner.initialState);
    if (!isSameChunk(first, old[0])) from = 0;
  }
  let state = from === 0 ? scanner.initialState : (old[from - 1] as Chunk).stateAfter;
  let at = oldStarts[from] ?? 0;
  const fresh: Chunk[] = [];
  let oldTo = from;
  for (;;) {
    // The old boundary that corresponds to `at`, if the edit is behind.
    while (oldTo < old.length && (oldStarts[oldTo] as number) + shift < at) oldTo++;
    const isBehind = at - shift >= editEnd;
    if (isBehind && oldTo < old.length && (oldStarts[oldTo] as number) + shift === at) {
      const before = oldTo === 0 ? scanner.initialState : (old[oldTo - 1] as Chunk).stateAfter;
      if (before === state) break;
    }
    if (at >= text.length) {
      oldTo = old.length;
      break;
    }
    const chunk = detached(scanner.scan(text, at, state));
    fresh.push(chunk);
    at += chunk.length;
    state = chunk.stateAfter;
  }
  // The chunk before the edit was read again only to be sure; usually it is the same.
  while (fresh.length > 0 && from < oldTo && isSameChunk(fresh[0] as Chunk, old[from] as Chunk)) {
    const end = (oldStarts[from] as number) + (old[from] as Chunk).length;
    if (end > edit.start) break;
    fresh.shift();
    from++;
  }
  const newTo = from + fresh.length;
  const chunks = old.slice(0, from).concat(fresh, old.slice(oldTo));
  const starts = new Array<number>(chunks.length);
  let position = 0;
  for (let i = 0; i < chunks.length; i++) {
    starts[i] = position;
    position += (chunks[i] as Chunk).length;
  }
  return { document: { format, text, chunks, starts }, from, oldTo, newTo };
}

/**
 * A copy whose strings hold no slices of the text. Engines keep a whole text alive for a slice of it, and the chunks
 * of a long session come from as many texts as there were edits.
 */
function detached<T>(value: T): T {
  if (typeof value === 'string') return `${value}.`.slice(0, -1) as T;
  if (Array.isArray(value)) return value.map(detached) as T;
  // Dates and the like stand in the data of front matter.
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  const copy: Record<string, unknown> = {};
  for (const [key, part] of Object.entries(value)) copy[key] = detached(part);
  return copy as T;
}

function isSameChunk(a: Chunk, b: Chunk): boolean {
  return a.length === b.length && a.stateAfter === b.stateAfter && isSame(a, b);
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => isSame((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]));
}
