import type { Language } from '../document/document.js';
import { type Vocabulary, WORD_AI, WORD_PROVENANCE } from '../language/vocabulary.js';
import { type DisclosureCatalogue, type FindingMark, STATEMENT_KINDS, type StatementKind } from './catalogue.js';
import { PhraseError } from './phrase-error.js';
import { Op, type Program } from './program.js';
import type { ProgramSource } from './program-source.js';
import { WordLists } from './word-lists.js';

const LANGUAGES = ['en', 'fr'] as const;

/** What phrases beside a wording do to it: see `DisclosureCatalogue`. */
export const TURNS = ['denied', 'offTopic', 'hedged', 'together'] as const;
export type Turn = (typeof TURNS)[number];

/** How a wording tells: see `DisclosureWording`; `house` is a sentence of the configuration. */
export type WordingRole = 'counts' | 'labels' | 'part' | 'vague' | 'house';

/** Words that name AI; a wording that cannot match without one is not tried in a text without any. */
const AI_WORDS: ReadonlySet<string> = new Set(
  'ai ais ia artificial artificielle artificielles intelligence intelligences genai llm llms chatgpt gpt openai claude gemini copilot chat midjourney dall language langage langue machine chatbot'.split(
    ' ',
  ),
);

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
  private readonly ai: ReadonlySet<number>;
  private readonly needs = new WeakMap<Program, boolean>();
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
    this.ai = new Set([...AI_WORDS].map((word) => vocabulary.intern(word)));
    for (const word of this.ai) vocabulary.markId(word, WORD_AI);
    this.wordings = wordings;
    this.turns = turns;
    for (const wording of wordings) {
      for (const anchor of wording.program.anchors) {
        vocabulary.markId(anchor, WORD_PROVENANCE);
        const known = this.byAnchor.get(anchor);
        if (known) known.push(wording);
        else this.byAnchor.set(anchor, [wording]);
      }
    }
  }

  /** Whether every match holds a word for AI; found out when a text first comes near the wording. */
  needsAi({ program }: CompiledWording): boolean {
    let needs = this.needs.get(program);
    if (needs === undefined) {
      needs = !matchesWithout(program, this.ai);
      this.needs.set(program, needs);
    }
    return needs;
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

/** Whether a program can match a text that holds none of the words. */
function matchesWithout({ code, sets, texts }: Program, words: ReadonlySet<number>): boolean {
  const seen = new Set<number>();
  const waiting = [0];
  while (waiting.length > 0) {
    const at = waiting.pop()!;
    if (seen.has(at)) continue;
    seen.add(at);
    const op: Op = code[at * 3]!;
    const a = code[at * 3 + 1]!;
    if (op === Op.Match) return true;
    if (op === Op.Split) waiting.push(a, code[at * 3 + 2]!);
    else if (op === Op.Jump) waiting.push(a);
    else if (op === Op.Word ? !words.has(a) : op === Op.Set ? hasOther(sets[a]!, words) : !isAiText(op, texts[a])) {
      waiting.push(at + 1);
    }
  }
  return false;
}

function hasOther(set: ReadonlySet<number>, words: ReadonlySet<number>): boolean {
  for (const word of set) if (!words.has(word)) return true;
  return false;
}

/** `=AI` is matched by its letters. */
function isAiText(op: Op, text: string | undefined): boolean {
  return op === Op.Exact && text !== undefined && AI_WORDS.has(text.toLowerCase());
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
