import type { ImageMark } from '../core/images/image-reading.js';
import { c2paMarks } from './c2pa.js';
import { c2paBox } from './c2pa-box.js';
import { containerOf } from './container.js';
import { metadataMarks } from './metadata.js';

/**
 * What an image file says of AI, each thing once; undefined when the bytes are no image of a kind that is read. A file
 * that is broken somewhere gives what its other parts say.
 */
export async function imageMarks(bytes: Uint8Array<ArrayBuffer>): Promise<readonly ImageMark[] | undefined> {
  const container = containerOf(bytes);
  if (!container) return undefined;
  const box = c2paBox(bytes, container);
  const signed = box ? await c2paMarks(box) : [];
  const written = await metadataMarks(bytes).catch(() => []);
  const marks = new Map<string, ImageMark>();
  for (const mark of [...written, ...signed]) marks.set(`${mark.place}\n${mark.value}`, mark);
  return [...marks.values()];
}
