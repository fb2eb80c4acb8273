import type { UnreadReason } from '../core/images/image-reading.js';

/** Larger files are not read. In bytes. */
export const LARGEST_IMAGE = 32_000_000;

/** A file found under an address, not read yet. */
export interface FoundImage {
  /** Of place, size and time of change: two alike hold the same bytes. */
  readonly stamp: string;
  /** In bytes. */
  readonly size: number;
  read(): Promise<Uint8Array<ArrayBuffer>>;
}

/** How a host finds the files that one document shows: never on a network, never outside of the project. */
export interface ImageFiles {
  /** `path` is decoded, with `/`; `isRooted` when it counts from the root of the site rather than from the document. */
  find(path: string, isRooted: boolean): Promise<FoundImage | UnreadReason>;
}

/** Folders that a site generator serves from its root; '' is the project itself. */
export const SITE_ROOTS: readonly string[] = ['', 'public', 'static'];
