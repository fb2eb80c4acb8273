import type { TemplateReader } from './template-reader.js';

/**
 * A part of a template that is being read: markup, a tag, code, a template literal. Frames stand on a stack, since each
 * may hold the others; none calls another, so that depth costs no stack of the machine's.
 */
export interface Frame {
  /** Reads from `reader.at` until another frame begins or this one ends. Advances, or changes the frames. */
  read(reader: TemplateReader): void;
  /** The frame that stood on top of this one has ended. */
  resume(child: Frame, reader: TemplateReader): void;
}
