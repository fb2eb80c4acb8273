import type { Language } from '../document/document.js';
import { type Vocabulary, WORD_PROVENANCE } from '../language/vocabulary.js';
import { type DisclosureCatalogue, type FindingMark, STATEMENT_KINDS, type StatementKind } from './catalogue.js';
import { PhraseError } from './phrase-error.js';
import type { Program } from './program.js';
import type { ProgramSource } from './program-source.js';
import { WordLists } from './word-lists.js';

const LANGUAGES = ['en', 'fr'] as const;

/** What phrases beside a wording do to it: see `DisclosureCatalogue`. */
export const TURNS = ['denied', 'offTopic', 'hedged', 'together'] as const;
export type Turn = (typeof TURNS)[number];

/** How a wording tells: see `DisclosureWording`; `house` is a sentence of the configuration. */
export type WordingRole = 'counts' | 'labels' | 'part' | 'vague' | 'house';

export interface CompiledWording {
  readonly program: Program;
  readonly language: Language;
  readonly kind: StatementKind;
  readonly role: WordingRole;
}

/** A phrase of the disclosures with what its braces stand for. */
interface PlacedPhrase {
  readonly phrase: string;
  readonly language: Language;
  readonly kind: StatementKind;
  readonly role: WordingRole;
}

/** The wordings of disclosures, compiled for one configuration, by the words on which they are tried. */
export class DisclosureWordings {
  readonly wordings: readonly CompiledWording[];
  /** Phrases that change what a wording in the same sentence says. */
  readonly turns: Readonly<Record<Turn, Readonly<Record<Language, readonly Program[]>>>>;
  private readonly marks = new Map<string, { readonly kind: FindingMark; readonly asks: boolean }>();
  private readonly byAnchor = new Map<number, CompiledWording[]>();

  /** @param house the wordings of the configuration, which may hold slots. Throws a PhraseError. */
  constructor(
    catalogue: DisclosureCatalogue | undefined,
    house: Partial<Readonly<Record<Language, string>>>,
    source: ProgramSource,
    vocabulary: Vocabulary,
  ) {
    const wordings: CompiledWording[] = [];
    const none: Record<Language, readonly Program[]> = { en: [], fr: [] };
    const turns = { denied: { ...none }, offTopic: { ...none }, hedged: { ...none }, together: { ...none } };
    const lists = catalogue && new WordLists(catalogue.lists);
    for (const language of LANGUAGES) {
      const own = house[language];
      const program = own === undefined ? undefined : houseProgram(own, language, source);
      if (program) wordings.push({ program, language, kind: 'text', role: 'house' });
      if (!catalogue || !lists) continue;
      for (const turn of TURNS) {
        turns[turn][language] = catalogue[turn][language].map((phrase) =>
          source.program(phrase, language, false, lists),
        );
      }
      for (const { phrase, kind, role } of phrasesOf(catalogue, language)) {
        wordings.push({ program: source.program(phrase, language, true, lists), language, kind, role });
      }
    }
    for (const kind of ['leaked', 'hidden', 'chatbot'] as const) {
      for (const rule of catalogue?.marks[kind].asks ?? []) this.marks.set(rule, { kind, asks: true });
      for (const rule of catalogue?.marks[kind].hints ?? []) this.marks.set(rule, { kind, asks: false });
    }
    this.wordings = wordings;
    this.turns = turns;
    for (const wording of wordings) {
      for (const anchor of wording.program.anchors) {
        vocabulary.bits[anchor] = vocabulary.bits[anchor]! | WORD_PROVENANCE;
        const known = this.byAnchor.get(anchor);
        if (known) known.push(wording);
        else this.byAnchor.set(anchor, [wording]);
      }
    }
  }

  /** What a finding of a rule is a mark of, if anything. */
  markOf(rule: string): { readonly kind: FindingMark; readonly asks: boolean } | undefined {
    return this.marks.get(rule);
  }

  /** What to try where a word stands. */
  at(word: number): readonly CompiledWording[] {
    return this.byAnchor.get(word) ?? [];
  }
}

/** The phrases of one language that tell, or sound as if they did. */
export function phrasesOf(catalogue: DisclosureCatalogue, language: Language): PlacedPhrase[] {
  return STATEMENT_KINDS.flatMap((kind) =>
    (['counts', 'labels', 'part', 'vague'] as const).flatMap((role) =>
      catalogue.kinds[kind][language][role].map((phrase) => ({ phrase, language, kind, role })),
    ),
  );
}

/** Words of a wording that are looked for: enough to know it again, few enough for one phrase. */
const HOUSE_WORDS = 40;

/** The house's sentence as a phrase: signs of the phrase language are taken as written, slots are filled by anything. */
function houseProgram(wording: string, language: Language, source: ProgramSource): Program | undefined {
  const words = wording
    .replace(/\{[^{}]*\}/g, ' \u0000 ')
    .replace(/[()~\\{}]/g, ' ')
    .replaceAll('=', '\\=')
    // These end a sentence to the tokeniser.
    .replace(/[|·]/g, ' . ')
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, HOUSE_WORDS)
    // A dot inside a run of dots would be a gap.
    .map((word) => (word === '\u0000' ? '{up to 6 words}' : word.replace(/(?:\.{2,}|…)$/, '.')));
  try {
    return source.program(words.join(' '), language, true);
  } catch (error) {
    // A wording of slots or empty words alone cannot be known again.
    if (error instanceof PhraseError) return undefined;
    throw error;
  }
}
