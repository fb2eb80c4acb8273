import type { Chunk, Segment } from '../document/document.js';

/** Alternative texts, attributes, titles and descriptions: readers of the page itself do not meet them. */
export function isBeside(segment: Segment): boolean {
  return segment.role === 'alt' || segment.role === 'attribute' || segment.role === 'title';
}

/** Whether readers see it on the page. */
export function isVisible(segment: Segment): boolean {
  return !segment.hidden && !segment.unseen && !isBeside(segment);
}

/** Visible text of a chunk, in characters. */
export function visibleLength(chunk: Chunk): number {
  let length = 0;
  for (const segment of chunk.segments) if (isVisible(segment)) length += segment.text.length;
  return length;
}
