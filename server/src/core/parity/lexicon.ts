import type { Language } from '../document/document.js';
import type { ParityCatalogue, ParityElement, ParityQualifier } from '../rules/catalogue.js';
import type { Program } from '../rules/program.js';
import type { ProgramSource } from '../rules/program-source.js';

/** What a phrase does for the element it belongs to. */
export type WordingRole = 'says' | 'counts' | 'weaker';

/** A phrase of an element or a qualifier, compiled. */
export type CompiledWording = { readonly program: Program; readonly language: Language } & (
  | { readonly element: ParityElement; readonly role: WordingRole }
  | { readonly qualifier: ParityQualifier; readonly stands: 'before' | 'after' | 'either' }
);

/** The phrases by which elements and qualifiers are known, by the words on which they are tried. */
export class ParityLexicon {
  private readonly byAnchor = new Map<number, CompiledWording[]>();

  /** Throws a PhraseError. */
  constructor({ elements, qualifiers }: ParityCatalogue, source: ProgramSource) {
    for (const language of ['en', 'fr'] as const) {
      for (const element of elements) {
        for (const role of ['says', 'counts', 'weaker'] as const) {
          for (const phrase of element[language][role]) {
            this.add({ program: source.program(phrase, language, false, source.lists), language, element, role });
          }
        }
      }
      for (const qualifier of qualifiers) {
        for (const [stands, phrases] of placesOf(qualifier, language)) {
          for (const phrase of phrases) {
            const program = source.program(phrase, language, false, source.lists);
            this.add({ program, language, qualifier, stands });
          }
        }
      }
    }
  }

  /** What to try where a word stands. */
  at(word: number): readonly CompiledWording[] {
    return this.byAnchor.get(word) ?? [];
  }

  private add(wording: CompiledWording): void {
    for (const anchor of wording.program.anchors) {
      const known = this.byAnchor.get(anchor);
      if (known) known.push(wording);
      else this.byAnchor.set(anchor, [wording]);
    }
  }
}

function placesOf({ en, fr }: ParityQualifier, language: Language) {
  const { before, after, counts } = language === 'en' ? en : fr;
  return [
    ['before', before],
    ['after', after],
    ['either', counts],
  ] as const;
}
