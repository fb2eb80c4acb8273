import type { Language } from '../document/document.js';
import type { LexicalCondition } from './catalogue.js';
import { FLAWS, PhraseError } from './phrase-error.js';
import type { Program } from './program.js';
import type { ProgramSource } from './program-source.js';
import type { Condition, ConditionName, ConditionScope, FactName } from './rule.js';
import type { WordLists } from './word-lists.js';

/** A condition ready to be asked. Those that look beyond the segment are answered when the document is put together. */
export type CompiledCondition =
  | { readonly kind: 'phrases'; readonly programs: readonly Program[]; readonly in: ConditionScope }
  /** The fact with this index stands in the section or document. */
  | { readonly kind: 'fact'; readonly fact: number; readonly in: 'section' | 'document' }
  | { readonly kind: 'is'; readonly name: ConditionName }
  | { readonly kind: 'has'; readonly fact: FactName; readonly in: ConditionScope }
  | { readonly kind: 'front-matter'; readonly field: string; readonly anyOf?: readonly string[] }
  | { readonly kind: 'count'; readonly count: number; readonly in: 'segment' | 'section' | 'document' }
  | { readonly kind: 'all' | 'any'; readonly items: readonly CompiledCondition[] }
  | { readonly kind: 'not'; readonly item: CompiledCondition };

/** Phrases looked for in every text, because a condition asks for them anywhere in the document. */
export interface Fact {
  readonly language: Language;
  readonly programs: readonly Program[];
}

/** One test of a named lexical condition. */
export interface LexicalTest {
  readonly in: LexicalCondition['in'];
  readonly programs: Readonly<Record<Language, readonly Program[]>>;
}

export class ConditionCompiler {
  readonly facts: Fact[] = [];

  constructor(private readonly source: ProgramSource) {}

  /** Throws a PhraseError. */
  compileAll(conditions: readonly Condition[], language: Language, lists?: WordLists): CompiledCondition[] {
    return conditions.map((condition) => this.compile(condition, language, lists));
  }

  private compile(condition: Condition, language: Language, lists?: WordLists): CompiledCondition {
    if ('phrases' in condition) {
      const programs = condition.phrases.map((phrase) => this.program(phrase, language, lists));
      if (condition.in !== 'section' && condition.in !== 'document') {
        return { kind: 'phrases', programs, in: condition.in };
      }
      const loose = programs.findIndex((program) => program.anchors.length === 0);
      if (loose !== -1) {
        throw new PhraseError(FLAWS.looseFact(condition.phrases[loose]!));
      }
      this.facts.push({ language, programs });
      return { kind: 'fact', fact: this.facts.length - 1, in: condition.in };
    }
    if ('is' in condition) return { kind: 'is', name: condition.is };
    if ('has' in condition) return { kind: 'has', fact: condition.has, in: condition.in };
    if ('frontMatter' in condition) {
      const { frontMatter: field, anyOf } = condition;
      return { kind: 'front-matter', field, ...(anyOf && { anyOf: anyOf.map((value) => value.toLowerCase()) }) };
    }
    if ('count' in condition) return { kind: 'count', count: condition.count, in: condition.in };
    if ('all' in condition) return { kind: 'all', items: this.compileAll(condition.all, language, lists) };
    if ('any' in condition) return { kind: 'any', items: this.compileAll(condition.any, language, lists) };
    return { kind: 'not', item: this.compile(condition.not, language, lists) };
  }

  /** Named conditions made of phrases. Throws a PhraseError. */
  compileLexical(conditions: readonly LexicalCondition[]): Map<string, LexicalTest[]> {
    const tests = new Map<string, LexicalTest[]>();
    for (const condition of conditions) {
      const test: LexicalTest = {
        in: condition.in,
        programs: {
          en: condition.phrases.en.map((phrase) => this.program(phrase, 'en', this.source.lists)),
          fr: condition.phrases.fr.map((phrase) => this.program(phrase, 'fr', this.source.lists)),
        },
      };
      tests.set(condition.name, [...(tests.get(condition.name) ?? []), test]);
    }
    return tests;
  }

  private program(phrase: string, language: Language, lists?: WordLists): Program {
    return this.source.program(phrase, language, false, lists);
  }
}
