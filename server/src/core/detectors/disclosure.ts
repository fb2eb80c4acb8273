import type { Language, ParsedDocument } from '../document/document.js';
import type { Disclosure } from '../review/finding.js';
import type { Settings } from '../review/settings.js';

/** Compares marks of AI provenance with what readers are told. */
export function discloses(_view: {
  readonly document: ParsedDocument;
  readonly language: Language;
  readonly settings: Settings;
}): Disclosure {
  return { status: 'not-needed', marks: [], statements: [] };
}
