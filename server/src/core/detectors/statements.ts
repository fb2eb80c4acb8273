import type { Language } from '../document/document.js';
import type { StatementKind } from '../rules/catalogue.js';
import type { Span } from '../text/span.js';

/** What a sentence that sounds like a disclosure comes to. */
export type StatementSense = 'tells' | 'vague' | 'denied' | 'off-topic';

/** Where it stands: what readers meet first, below most of the text, or where they do not look. */
export type StatementPlace = 'visible' | 'late' | 'hidden' | 'alt' | 'comment' | 'front-matter';

/** What it holds for. */
export type StatementScope = 'document' | 'section' | 'image' | 'reply';

/** A sentence that tells readers that content comes from AI, or sounds as if it did. Offsets of the document. */
export interface Statement extends Span {
  readonly text: string;
  readonly language: Language;
  readonly kind: StatementKind;
  readonly sense: StatementSense;
  readonly place: StatementPlace;
  readonly scope: StatementScope;
}

/** Whether readers learn from it: one in a comment, an attribute or hidden text tells nobody. */
export function countsForReaders({ sense, place }: Statement): boolean {
  return sense === 'tells' && (place === 'visible' || place === 'late');
}

/** Says enough, but where readers do not look. */
export function isBuried({ sense, place }: Statement): boolean {
  return sense === 'tells' && place !== 'visible' && place !== 'late';
}

/** Whether it tells of the words of the document as a whole: a label of an image or a notice on prices does not. */
export function tellsOfText(statement: Statement): boolean {
  return countsForReaders(statement) && statement.scope === 'document' && statement.kind !== 'price';
}

/** Whether it tells of pictures, sounds or persons shown. */
export function tellsOfImages(statement: Statement): boolean {
  return countsForReaders(statement) && statement.scope === 'image';
}
