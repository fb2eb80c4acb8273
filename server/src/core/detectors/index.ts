import { isParityDetector } from '../parity/detectors.js';
import { assistantCommit } from './assistant-commit.js';
import type { ChunkDetector, DocumentDetector } from './detector.js';
import {
  buriedStatement,
  languageMismatch,
  lateStatement,
  missingDisclosure,
  missingDisclosureInstruction,
  vagueStatement,
} from './disclosure-detectors.js';
import { hiddenUnicode } from './hidden-unicode.js';
import { personalData } from './personal-data.js';
import { preTickedBox } from './pre-ticked-box.js';
import { markupResidue, trackingResidue } from './residue.js';
import { secret } from './secret.js';
import { unfilledBlank } from './unfilled-blank.js';
import { unlabelledImage } from './unlabelled-image.js';

/** The detectors that rules may name. */
export const CHUNK_DETECTORS: ReadonlyMap<string, ChunkDetector> = byName([
  hiddenUnicode,
  markupResidue,
  personalData,
  preTickedBox,
  secret,
  trackingResidue,
  unfilledBlank,
]);
export const DOCUMENT_DETECTORS: ReadonlyMap<string, DocumentDetector> = byName<DocumentDetector>([
  assistantCommit,
  buriedStatement,
  languageMismatch,
  lateStatement,
  missingDisclosure,
  missingDisclosureInstruction,
  unlabelledImage,
  vagueStatement,
]);

export function isDetector(name: string): boolean {
  return CHUNK_DETECTORS.has(name) || DOCUMENT_DETECTORS.has(name) || isParityDetector(name);
}

function byName<T extends { readonly name: string }>(detectors: readonly T[]): ReadonlyMap<string, T> {
  return new Map(detectors.map((detector) => [detector.name, detector]));
}
