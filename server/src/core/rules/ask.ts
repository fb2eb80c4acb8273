import type { Chunk, Language, Segment } from '../document/document.js';
import { isPromptFormat } from '../document/prompt-format.js';
import { toSource } from '../document/source-map.js';
import { isFrenchImperative, isFrenchPast } from '../language/french-grammar.js';
import { NegationReader } from '../language/negation.js';
import { isQuoted } from '../language/quotation.js';
import { tokenise } from '../language/tokenise.js';
import {
  TOKEN_CAPITAL,
  TOKEN_NUMBER,
  TOKEN_PLACEHOLDER,
  TOKEN_SYMBOL,
  TOKEN_UPPER,
  Tokens,
} from '../language/tokens.js';
import type { WordPlaces } from '../language/word-places.js';
import type { Span } from '../text/span.js';
import type { CompiledCondition } from './compiled-condition.js';
import { type PhraseMatch, PhraseMatcher } from './matcher.js';
import { SLOT_NAMES } from './phrase.js';
import { type Place, sentenceText } from './place.js';
import type { Program } from './program.js';
import type { ConditionName, ConditionScope, FactName } from './rule.js';
import type { Ruleset } from './ruleset.js';

/** What is left of a condition once the segment has answered its part; the document answers the rest. */
export type Pending =
  | { readonly kind: 'fact'; readonly fact: number; readonly in: 'section' | 'document' }
  | { readonly kind: 'count'; readonly count: number; readonly in: 'segment' | 'section' | 'document' }
  /** A named condition on what frames or surrounds the segment. */
  | { readonly kind: 'around'; readonly name: string; readonly language: Language }
  | { readonly kind: 'near'; readonly programs: readonly Program[]; readonly in: FarScope }
  | { readonly kind: 'near-fact'; readonly fact: FactName; readonly in: FarScope }
  | Extract<CompiledCondition, { kind: 'front-matter' }>
  /** Grammar that is not loaded yet. */
  | { readonly kind: 'grammar' }
  | { readonly kind: 'all' | 'any'; readonly items: readonly Pending[] }
  | { readonly kind: 'not'; readonly item: Pending };

/** Scopes that reach beyond the segment. */
export type FarScope = 'nearby' | 'section' | 'headings' | 'title' | 'document';

export type Answer = boolean | Pending;

/** Conditions that phrases of `conditions.yml` describe. */
const LEXICAL: ReadonlySet<ConditionName> = new Set([
  'reported',
  'described',
  'conditional',
  'we-speak',
  'addresses-reader',
  'legal-page',
  'article',
  'forbidden',
]);

/** Answers conditions at a place. One per review session: it holds buffers. */
export class Asker {
  private readonly negation: NegationReader;
  private readonly other = new Tokens();

  constructor(
    private readonly ruleset: Ruleset,
    readonly matcher = new PhraseMatcher(ruleset.slots),
  ) {
    this.negation = new NegationReader(ruleset.vocabulary);
  }

  ask(condition: CompiledCondition, place: Place): Answer {
    switch (condition.kind) {
      case 'phrases':
        return this.askPhrases(condition.programs, condition.in, place);
      case 'fact':
      case 'count':
      case 'front-matter':
        return condition;
      case 'is':
        return this.is(condition.name, place);
      case 'has':
        return this.askFact(condition.fact, condition.in, place);
      case 'not':
        return not(this.ask(condition.item, place));
      case 'all':
        return every(condition.items.map((item) => this.ask(item, place)));
      case 'any':
        return some(condition.items.map((item) => this.ask(item, place)));
    }
  }

  is(name: ConditionName, place: Place): Answer {
    const { tokens, segment } = place;
    switch (name) {
      case 'negated':
        return this.negation.isNegated(tokens, place.first, place.end, place.language, place.negates);
      case 'quoted':
        return isQuoted(segment, tokens, tokens.start[place.first]!, tokens.end[place.end - 1]!);
      case 'question':
        return isQuestion(place);
      case 'imperative':
        if (place.language === 'fr') return isFrenchImperative(sentenceText(place));
        return place.grammar ? place.grammar.isImperative(sentenceText(place)) : { kind: 'grammar' };
      case 'past':
        if (place.language === 'fr') return isFrenchPast(sentenceText(place));
        return place.grammar ? place.grammar.isPast(sentenceText(place)) : { kind: 'grammar' };
      case 'whole-segment':
        return place.first === 0 && place.end === tokens.count;
      case 'heading':
      case 'button':
      case 'link':
      case 'list-item':
      case 'cell':
      case 'alt':
      case 'attribute':
      case 'title':
        return segment.role === name || (name === 'link' && hasMark(segment, 'link', place));
      case 'prompt-file':
        return isPromptFormat(place.format);
      case 'system-role':
        return segment.promptRole === 'system';
      case 'user-role':
        return segment.promptRole === 'user';
      case 'assistant-role':
        return segment.promptRole === 'assistant';
      case 'hidden':
        return segment.hidden === true;
      case 'struck':
        return isStruck(place);
      case 'upper-case':
        return isUpperCase(place);
      default:
        return LEXICAL.has(name) ? this.lexical(name, place) : false;
    }
  }

  /** A named condition made of phrases: what the sentence, segment and frame answer, and what the document must. */
  private lexical(name: string, place: Place): Answer {
    let around = false;
    for (const test of this.ruleset.lexical.get(name) ?? []) {
      const programs = test.programs[place.language];
      if (test.in === 'sentence') {
        if (this.anyIn(programs, place.tokens, place.sentenceFirst, place.sentenceEnd)) return true;
      } else if (test.in === 'segment') {
        if (this.anyIn(programs, place.tokens, 0, place.tokens.count)) return true;
      } else {
        if (test.in === 'frame' && this.frameHas(programs, place)) return true;
        around = true;
      }
    }
    return around ? { kind: 'around', name, language: place.language } : false;
  }

  private frameHas(programs: readonly Program[], place: Place): boolean {
    for (const index of place.segment.frame ?? []) {
      const frame = place.chunk.segments[index];
      // A heading frames itself; what it says of itself is said in its sentence.
      if (frame && frame !== place.segment && this.textHas(programs, frame)) return true;
    }
    return false;
  }

  /** Whether one of the phrases matches anywhere in a segment, tokenised for the purpose. */
  textHas(programs: readonly Program[], segment: Segment): boolean {
    tokenise(segment.text, this.ruleset.vocabulary, this.other);
    return this.anyIn(programs, this.other, 0, this.other.count);
  }

  private readonly memory = new WeakMap<Segment, Map<string, boolean>>();

  /** `textHas`, remembered by the name of the test for as long as the segment lives. */
  remembered(test: string, segment: Segment, programs: readonly Program[]): boolean {
    let tests = this.memory.get(segment);
    if (!tests) {
      tests = new Map();
      this.memory.set(segment, tests);
    }
    let has = tests.get(test);
    if (has === undefined) {
      has = this.textHas(programs, segment);
      tests.set(test, has);
    }
    return has;
  }

  /** @param chunk the segment's own, whose links tell where they lead */
  segmentHasFact(fact: FactName, segment: Segment, chunk: Chunk | undefined): boolean {
    tokenise(segment.text, this.ruleset.vocabulary, this.other);
    return (['en', 'fr'] as const).some((language) =>
      this.factIn(fact, { tokens: this.other, segment, chunk, language }, 0, this.other.count),
    );
  }

  private askPhrases(programs: readonly Program[], scope: ConditionScope, place: Place): Answer {
    const { tokens } = place;
    const range = rangeOf(scope, place);
    if (range) return this.anyIn(programs, tokens, ...range);
    const near =
      scope === 'nearby' && (this.anyIn(programs, tokens, 0, tokens.count) || this.frameHas(programs, place));
    return near || { kind: 'near', programs, in: scope as FarScope };
  }

  /** What a condition on words finds in the segment, as the text has it; undefined when it looks elsewhere. */
  wordsFor(condition: CompiledCondition, place: Place): string | undefined {
    const range = condition.kind === 'phrases' ? rangeOf(condition.in, place) : undefined;
    if (condition.kind !== 'phrases' || !range) return undefined;
    const { tokens } = place;
    const match = this.findIn(condition.programs, tokens, ...range);
    return match && tokens.text.slice(tokens.start[match.first], tokens.end[match.end - 1]);
  }

  anyIn(programs: readonly Program[], tokens: Tokens, from: number, to: number): boolean {
    return this.findIn(programs, tokens, from, to) !== undefined;
  }

  /** The match of a program that holds the anchor at token `at`, if what it needs beside it is there. */
  matchAround(program: Program, tokens: Tokens, at: number): PhraseMatch | undefined {
    const places = this.placesOf(tokens);
    for (const { words, from, to } of program.needs) if (!places.mayHold(words, at + from, at + to)) return undefined;
    return this.matcher.matchAround(program, tokens, at);
  }

  private placesOf(tokens: Tokens): WordPlaces {
    const { places, vocabulary } = this.ruleset;
    places.read(tokens, vocabulary.count);
    return places;
  }

  private findIn(programs: readonly Program[], tokens: Tokens, from: number, to: number): PhraseMatch | undefined {
    for (const program of programs) {
      if (!this.mayMatch(program, tokens, from, to)) continue;
      const match = this.matcher.find(program, tokens, from, to);
      if (match) return match;
    }
    return undefined;
  }

  /** A quick no: none of the words that a match must hold is there. */
  private mayMatch({ anchors }: Program, tokens: Tokens, from: number, to: number): boolean {
    return anchors.length === 0 || this.placesOf(tokens).mayHold(anchors, from, to - 1);
  }

  private askFact(fact: FactName, scope: ConditionScope, place: Place): Answer {
    const range = rangeOf(scope, place);
    if (range) return this.factIn(fact, place, ...range);
    const near = scope !== 'headings' && scope !== 'title' && this.factIn(fact, place, 0, place.tokens.count);
    return near || { kind: 'near-fact', fact, in: scope as FarScope };
  }

  private factIn(fact: FactName, text: FactText, from: number, to: number): boolean {
    if (from >= to) return false;
    const { tokens, language } = text;
    switch (fact) {
      case 'source':
      case 'limit':
        return this.namedIn(fact, language, tokens, from, to);
      case 'link':
        return linksIn(text, from, to).length > 0;
      case 'terms-link':
        return linksIn(text, from, to).some(
          (link) => leadsToTerms(link, text) || this.namedIn(fact, language, tokens, ...tokensIn(link, tokens)),
        );
      case 'email':
        return /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+\.[\p{L}.]{2,}/u.test(
          tokens.text.slice(tokens.start[from]!, tokens.end[to - 1]!),
        );
      default: {
        const slot = SLOT_NAMES.indexOf(fact);
        for (let i = from; i < to; i++) {
          // A placeholder may become anything: it is no fact that a reader is told.
          if ((tokens.flags[i]! & TOKEN_PLACEHOLDER) !== 0) continue;
          if (this.ruleset.slots.lengths(slot, tokens, i) !== 0) return true;
        }
        return false;
      }
    }
  }

  /** Whether a phrase that `conditions.yml` gives for a fact stands among some tokens. */
  private namedIn(name: string, language: Language, tokens: Tokens, from: number, to: number): boolean {
    return (this.ruleset.lexical.get(name) ?? []).some((test) => this.anyIn(test.programs[language], tokens, from, to));
  }
}

/** What a fact is looked for in. */
type FactText = Pick<Place, 'tokens' | 'segment' | 'language'> & { readonly chunk: Chunk | undefined };

/** The tokens of a scope inside the segment, half-open; undefined when it reaches beyond. */
function rangeOf(scope: ConditionScope, place: Place): [from: number, to: number] | undefined {
  switch (scope) {
    case 'match':
      return [place.first, place.end];
    case 'sentence':
      return [place.sentenceFirst, place.sentenceEnd];
    case 'before':
      return [place.sentenceFirst, place.first];
    case 'after':
      return [place.end, place.sentenceEnd];
    case 'segment':
      return [0, place.tokens.count];
    default:
      return undefined;
  }
}

/** The links that some tokens touch, as spans of the segment's text. */
function linksIn({ tokens, segment }: FactText, from: number, to: number): readonly Span[] {
  const start = tokens.start[from]!;
  const end = tokens.end[to - 1]!;
  const links = (segment.marked ?? []).filter((mark) => mark.kind === 'link' && mark.start < end && start < mark.end);
  return links.length === 0 && segment.role === 'link' ? [{ start: 0, end: segment.text.length }] : links;
}

function tokensIn(span: Span, tokens: Tokens): [from: number, to: number] {
  const from = tokens.tokenAt(span.start);
  let to = from;
  while (to < tokens.count && tokens.start[to]! < span.end) to++;
  return [from, to];
}

/** Parts of addresses of pages that state terms: conditions of sale, of use, of an offer, privacy. */
const TERMS_ADDRESS =
  /(?:^|[/#?=._-])(?:terms?|tos|conditions?|legal|privacy|polic(?:y|ies)|cg[vu]s?|mentions|confidentialite|reglement|modalites|refunds?|returns?|retours?|cancellation|resiliation)(?=$|[/#?&=._-])/i;

function leadsToTerms(link: Span, { segment, chunk }: FactText): boolean {
  const source = toSource(segment, link.start, link.end);
  return (chunk?.marks ?? []).some(
    (mark) =>
      mark.kind === 'link' && mark.start < source.end && source.start < mark.end && TERMS_ADDRESS.test(mark.href),
  );
}

function hasMark(segment: Segment, kind: 'link', place: Place): boolean {
  const start = place.tokens.start[place.first]!;
  const end = place.tokens.end[place.end - 1]!;
  return (segment.marked ?? []).some((mark) => mark.kind === kind && mark.start <= start && end <= mark.end);
}

function isStruck(place: Place): boolean {
  const start = place.tokens.start[place.first]!;
  const end = place.tokens.end[place.end - 1]!;
  return (place.segment.struck ?? []).some((span) => span.start <= start && end <= span.end);
}

function isUpperCase(place: Place): boolean {
  let letters = 0;
  for (let i = place.first; i < place.end; i++) {
    const flags = place.tokens.flags[i]!;
    if ((flags & (TOKEN_NUMBER | TOKEN_SYMBOL | TOKEN_PLACEHOLDER)) !== 0) continue;
    const single = place.tokens.end[i]! - place.tokens.start[i]! === 1;
    if ((flags & TOKEN_UPPER) === 0 && !(single && (flags & TOKEN_CAPITAL) !== 0)) return false;
    letters++;
  }
  return letters > 0;
}

function isQuestion(place: Place): boolean {
  const { tokens } = place;
  let i = tokens.end[place.sentenceEnd - 1]!;
  const stop = place.sentenceEnd < tokens.count ? tokens.start[place.sentenceEnd]! : tokens.text.length;
  for (; i < stop; i++) if (tokens.text[i] === '?') return true;
  return false;
}

function not(answer: Answer): Answer {
  return typeof answer === 'boolean' ? !answer : { kind: 'not', item: answer };
}

export function every(answers: readonly Answer[]): Answer {
  if (answers.some((answer) => answer === false)) return false;
  const pending = answers.filter((answer): answer is Pending => typeof answer !== 'boolean');
  if (pending.length === 0) return true;
  return pending.length === 1 ? pending[0]! : { kind: 'all', items: pending };
}

export function some(answers: readonly Answer[]): Answer {
  if (answers.some((answer) => answer === true)) return true;
  const pending = answers.filter((answer): answer is Pending => typeof answer !== 'boolean');
  if (pending.length === 0) return false;
  return pending.length === 1 ? pending[0]! : { kind: 'any', items: pending };
}
