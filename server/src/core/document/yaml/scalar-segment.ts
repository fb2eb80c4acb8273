import type { Scalar } from 'yaml';
import { isTrimmed } from '../characters.js';
import { composeSegment } from '../compose.js';
import type { SegmentRole } from '../document.js';
import { type Draft, TextBuilder } from '../text-builder.js';
import { mapScalar } from './scalar-map.js';

/** A string of a YAML document as one segment, or undefined when it is blank. `shift` is added to every offset. */
export function scalarSegment(
  source: string,
  node: Scalar<string>,
  role: SegmentRole,
  shift: number,
): Draft | undefined {
  const { text, map } = mapScalar(source, node, shift);
  let from = 0;
  while (from < text.length && isTrimmed(text.charCodeAt(from))) from++;
  const builder = new TextBuilder();
  builder.reset(text, 0);
  builder.copy(from, text.length);
  const draft = builder.build(role);
  if (draft) composeSegment(draft, map, text.length);
  return draft;
}
