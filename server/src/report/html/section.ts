import type { Html } from './markup.js';

/** A part of the report under its own heading, listed in the contents. */
export interface Section {
  /** Anchor, plain ASCII. */
  readonly id: string;
  readonly heading: string;
  readonly body: Html;
}
