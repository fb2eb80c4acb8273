import type { Format, Language } from '../document/document.js';
import { isPromptFormat } from '../document/prompt-format.js';
import type { Disclosure } from '../review/finding.js';
import type { Settings } from '../review/settings.js';
import type { ProvenanceMark } from './provenance.js';
import { countsForReaders, type Statement } from './statements.js';

/** What to insert when the house gives no wording of its own. */
export const DEFAULT_WORDING: Readonly<Record<Language, string>> = {
  en: 'This content was generated with AI.',
  fr: 'Ce contenu a été généré par IA.',
};

/** The wording to insert in a text of the language. */
export function wordingFor(language: Language, settings: Settings): string {
  return settings.disclosure.wording[language] ?? DEFAULT_WORDING[language];
}

/** Marks and statements of a document compared under the house policy. */
export interface DisclosureReading extends Disclosure {
  readonly marks: readonly ProvenanceMark[];
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
  if (isPromptFormat(format)) return { status: 'not-needed', marks: [], statements: [] };
  const { required } = settings.disclosure;
  const told = statements.some(countsForReaders);
  const needed = required === 'always' || (required === 'declared' && marks.length > 0);
  return { status: told ? 'disclosed' : needed ? 'missing' : 'not-needed', marks, statements };
}
