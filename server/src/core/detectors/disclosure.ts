import { type AssistedCommit, commitMarks } from '../commits/document-commits.js';
import type { Format, Language } from '../document/document.js';
import { isFragmentFormat } from '../document/fragment-format.js';
import { isPromptFormat } from '../document/prompt-format.js';
import { type ImagesReading, imageMarks, withImages } from '../images/image-disclosure.js';
import type { Disclosure, DisclosureStatus } from '../review/finding.js';
import type { Settings } from '../review/settings.js';
import type { StatementKind } from '../rules/catalogue.js';
import { reasonOf } from './disclosure-reason.js';
import type { ProvenanceMark } from './provenance.js';
import { countsForReaders, type Statement, tellsOfImages, tellsOfText } from './statements.js';

/** What to insert when the house gives no wording of its own. */
export const DEFAULT_WORDING: Readonly<Record<Language, string>> = {
  en: 'This content was generated with AI.',
  fr: 'Ce contenu a été généré par IA.',
};

/** The wording to insert in a text of the language. */
export function wordingFor(language: Language, settings: Settings): string {
  return settings.disclosure.wording[language] ?? DEFAULT_WORDING[language];
}

/** What says plainly of each kind of content that it comes from AI. */
const PLAIN: Readonly<Record<Exclude<StatementKind, 'text'>, Readonly<Record<Language, string>>>> = {
  translation: { en: 'Machine-translated by AI.', fr: 'Traduction automatique par IA.' },
  image: { en: 'Image generated with AI', fr: 'Image générée par IA' },
  performer: { en: 'This ad contains a synthetic performer.', fr: 'Personnage de synthèse créé par IA.' },
  chatbot: {
    en: 'You are chatting with an AI assistant, not a person.',
    fr: 'Vous échangez avec une IA, pas avec une personne.',
  },
  call: { en: 'This call is answered by an AI system.', fr: 'Cet appel est traité par un système d’IA.' },
  price: {
    en: 'This price was set by an algorithm using your personal data.',
    fr: 'Prix personnalisé par un algorithme à partir de vos données.',
  },
};

/** A plain disclosure of a kind of content: for texts the house's own wording. */
export function plainWording(kind: StatementKind, language: Language, settings: Settings): string {
  return kind === 'text' ? insertedWording(language, settings) : PLAIN[kind][language];
}

/** The house's wording as it is inserted: its slots are blanks to fill. */
export function insertedWording(language: Language, settings: Settings): string {
  return wordingFor(language, settings).replace(/\{([^{}]*)\}/g, '[$1]');
}

/** Marks and statements of a document compared under the house policy. */
export interface DisclosureReading {
  readonly status: DisclosureStatus;
  readonly marks: readonly ProvenanceMark[];
  /** All of them, also those that tell nobody. */
  readonly statements: readonly Statement[];
}

/**
 * `disclosed`: readers are told, in a place where they look. `missing`: the policy asks for it and they are not.
 */
export function readDisclosure(
  format: Format,
  marks: readonly ProvenanceMark[],
  statements: readonly Statement[],
  settings: Settings,
): DisclosureReading {
  if (isPromptFormat(format) || isFragmentFormat(format)) return { status: 'not-needed', marks: [], statements: [] };
  const status = worst(statusOfText(marks, statements, settings), statusOfImages(marks, statements, settings));
  return { status, marks, statements };
}

function statusOfText(
  marks: readonly ProvenanceMark[],
  statements: readonly Statement[],
  { disclosure: { required } }: Settings,
): DisclosureStatus {
  const asking = marks.filter((mark) => !mark.hint && mark.about !== 'image');
  const isNeeded = required === 'always' || (required === 'declared' && asking.length > 0);
  if (statements.some(tellsOfText)) return 'disclosed';
  // A part that says so is enough where only a part is declared, or nothing.
  const isPartTold = statements.some((statement) => countsForReaders(statement) && statement.scope !== 'image');
  if (isPartTold && asking.every((mark) => mark.about === 'part') && required !== 'always') return 'disclosed';
  return isNeeded ? 'missing' : 'not-needed';
}

function statusOfImages(
  marks: readonly ProvenanceMark[],
  statements: readonly Statement[],
  { disclosure: { required } }: Settings,
): DisclosureStatus {
  if (statements.some(tellsOfImages)) return 'disclosed';
  const asks = required !== 'never' && marks.some((mark) => !mark.hint && mark.about === 'image');
  return asks ? 'missing' : 'not-needed';
}

function worst(a: DisclosureStatus, b: DisclosureStatus): DisclosureStatus {
  for (const status of ['missing', 'disclosed'] as const) if (a === status || b === status) return status;
  return 'not-needed';
}

/** What the review tells of text, images and commits together, with the reason in one line. */
export function tellDisclosure(
  reading: DisclosureReading,
  images: ImagesReading,
  commits: readonly AssistedCommit[],
  format: Format,
  settings: Settings,
): Disclosure {
  const status = withImages(reading.status, images, settings);
  const marks = [...reading.marks, ...imageMarks(images), ...commitMarks(commits)];
  const { statements } = reading;
  const untold = images.marked.find((image) => !image.told && image.made !== 'edited');
  return {
    status,
    ifSigned: statusIfSigned(reading, images, settings),
    reason: reasonOf({ status, textStatus: reading.status, marks, statements, untold }, format, settings),
    marks,
    statements: statements.filter(countsForReaders),
    dismissed: statements.flatMap((statement) => {
      const why = whyDismissed(statement);
      return why ? [{ start: statement.start, end: statement.end, text: statement.text, why }] : [];
    }),
  };
}

/** Bots that speak with people say so whoever answers for the words, and so do images. */
function statusIfSigned(
  { marks, statements }: DisclosureReading,
  images: ImagesReading,
  settings: Settings,
): DisclosureStatus {
  if (statusOfText(marks, statements, settings) === 'disclosed') {
    return withImages(worst('disclosed', statusOfImages(marks, statements, settings)), images, settings);
  }
  const left = textDutyFallsAway(settings) ? marks.filter(({ kind }) => kind === 'chatbot') : marks;
  const status = worst(statusOfText(left, statements, settings), statusOfImages(marks, statements, settings));
  return withImages(status, images, settings) === 'missing' ? 'missing' : 'signed-off';
}

/**
 * The AI Act asks for no label on a text that a person has reviewed and answers for (article 50(4)). A house that wants
 * one on every text wants it there too, and elsewhere than in the Union that article says nothing.
 */
export function textDutyFallsAway({ disclosure, jurisdictions }: Settings): boolean {
  return disclosure.required !== 'always' && (jurisdictions.includes('eu') || jurisdictions.includes('fr'));
}

function whyDismissed({ sense, place }: Statement): Disclosure['dismissed'][number]['why'] | undefined {
  if (sense !== 'tells') return sense;
  return place === 'visible' || place === 'late' ? undefined : place;
}
