import type { ChunkDetector, DocumentDetector } from './detector.js';

/** The detectors that rules may name. */
export const CHUNK_DETECTORS: ReadonlyMap<string, ChunkDetector> = new Map<string, ChunkDetector>();
export const DOCUMENT_DETECTORS: ReadonlyMap<string, DocumentDetector> = new Map<string, DocumentDetector>();

export function isDetector(name: string): boolean {
  return CHUNK_DETECTORS.has(name) || DOCUMENT_DETECTORS.has(name);
}
