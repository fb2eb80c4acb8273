import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writtenCatalogue } from '../../../scripts/written-catalogue.js';
import {
  DEFAULT_SETTINGS,
  type Finding,
  type Format,
  fileLanguageOf,
  formatOf,
  type Language,
  pairOf,
  ReviewSession,
  Ruleset,
} from '../../../server/src/core/index.js';

const { catalogue } = writtenCatalogue(join(__dirname, '../../../server/presets'));
export const RULESET = Ruleset.compile(catalogue, DEFAULT_SETTINGS);

export interface PairedFiles {
  /** Names that say format and language, as the command line would meet them. */
  readonly names: Readonly<Record<Language, string>>;
  readonly texts: Readonly<Record<Language, string>>;
}

function parityOnly(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ rule }) => rule.includes('/parity-'));
}

function sessionOf(name: string, text: string): { readonly session: ReviewSession; readonly format: Format } {
  const format = formatOf(name) as Format;
  const fileLanguage = fileLanguageOf(name, format);
  const session = new ReviewSession(RULESET, DEFAULT_SETTINGS, fileLanguage ? { fileLanguage } : {});
  session.open(text, format);
  return { session, format };
}

/** What comparing the languages finds in one file, which holds both or has the other one as its pair. */
export function findingsIn(name: string, text: string): readonly Finding[] {
  return parityOnly(sessionOf(name, text).session.review().findings);
}

/** The same in each of two files. */
export function findingsBetween({ names, texts }: PairedFiles): readonly Finding[] {
  return (['en', 'fr'] as const).flatMap((own) => {
    const other = own === 'en' ? 'fr' : 'en';
    const { session, format } = sessionOf(names[own], texts[own]);
    session.setPair(pairOf(names[other], texts[other], format, { own, pair: other }));
    return parityOnly(session.review().findings);
  });
}

export function fixture(name: string): string {
  return readFileSync(join(__dirname, '../../fixtures/parity', name), 'utf8');
}
