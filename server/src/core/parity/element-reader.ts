import type { Chunk, Format, Language, Segment } from '../document/document.js';
import { tokenise } from '../language/tokenise.js';
import { Tokens } from '../language/tokens.js';
import { WORD_PROVENANCE } from '../language/vocabulary.js';
import { StatementReader } from '../review/read-statements.js';
import { Asker } from '../rules/ask.js';
import type { ParityElement, ParityQualifier, StatementKind } from '../rules/catalogue.js';
import type { PhraseMatch } from '../rules/matcher.js';
import type { Ruleset } from '../rules/ruleset.js';
import type { Span } from '../text/span.js';
import { type Amount, ANY } from './amount.js';
import { readAmounts } from './amounts.js';
import type { WordingRole } from './lexicon.js';

/** An element where a segment says it. Offsets are of the segment's text. */
export interface SaidElement extends Span {
  readonly element: ParityElement;
  readonly role: WordingRole;
}

/** Words that limit an amount, wherever they stand. */
export interface SaidQualifier extends Span {
  readonly qualifier: ParityQualifier;
  readonly stands: 'before' | 'after' | 'either';
}

/** A notice of AI to readers. */
export interface SaidNotice extends Span {
  readonly kind: StatementKind;
  readonly isVague: boolean;
}

/** An amount with what limits it. */
export interface QualifiedAmount extends Amount {
  /** Those whose words stand at the amount; they ask for a counterpart. */
  readonly limits: readonly SaidQualifier[];
}

/** What one segment says that its translation must say too. */
export interface SegmentElements {
  readonly said: readonly SaidElement[];
  readonly notices: readonly SaidNotice[];
  readonly amounts: readonly QualifiedAmount[];
  readonly qualifiers: readonly SaidQualifier[];
  /** Numbers in words. */
  readonly named: readonly number[];
  /** Function words of each language: a text in the other one is not translated. */
  readonly english: number;
  readonly french: number;
}

/** Amounts and qualifiers of one paragraph that are looked at: more are a table or an attack. */
const MOST_AMOUNTS = 500;
const MOST_QUALIFIERS = 200;

/** Letters that may stand between a qualifier and its amount: "up to an extra 50%". */
const REACH = 8;

/** What parts a qualifier from an amount: the end of a clause, another amount, "about to". */
const PARTS = /[.!?;:,\n–—]\s|\s[-–—]\s|\d|\ufffb|^\s*to\s/;

/** Reads what segments say, each once: segments live as long as their text stays. One per rule set, it holds buffers. */
export class ElementReader {
  private readonly asker: Asker;
  private readonly statements: StatementReader;
  private readonly tokens = new Tokens();
  private readonly known: Record<Language, WeakMap<Segment, SegmentElements>> = {
    en: new WeakMap(),
    fr: new WeakMap(),
  };

  constructor(private readonly ruleset: Ruleset) {
    this.asker = new Asker(ruleset);
    this.statements = new StatementReader(ruleset, this.asker);
  }

  read(segment: Segment, chunk: Chunk, format: Format, language: Language): SegmentElements {
    let elements = this.known[language].get(segment);
    if (!elements) {
      elements = this.readNow(segment, chunk, format, language);
      this.known[language].set(segment, elements);
    }
    return elements;
  }

  private readNow(segment: Segment, chunk: Chunk, format: Format, language: Language): SegmentElements {
    const { tokens } = this;
    // Compiling it gives words to the vocabulary, which the tokens then bear.
    const lexicon = this.ruleset.parity;
    tokenise(segment.text, this.ruleset.vocabulary, tokens);
    const said: SaidElement[] = [];
    const qualifiers: SaidQualifier[] = [];
    for (let at = 0; at < tokens.count; at++) {
      for (const wording of lexicon.at(tokens.word[at]!)) {
        if (wording.language !== language) continue;
        const match = this.asker.matcher.matchAround(wording.program, tokens, at);
        if (!match) continue;
        const span = this.spanOf(match);
        if ('element' in wording) said.push({ ...span, element: wording.element, role: wording.role });
        else qualifiers.push({ ...span, qualifier: wording.qualifier, stands: wording.stands });
      }
    }
    const { amounts, named } = readAmounts(segment.text);
    const { english, french } = tokens;
    return {
      said,
      notices: this.noticesOf(segment, chunk, format),
      amounts: amounts.slice(0, MOST_AMOUNTS).map((amount) => ({
        ...amount,
        limits: limitsOf(amount, qualifiers.slice(0, MOST_QUALIFIERS), segment.text),
      })),
      qualifiers,
      named,
      english,
      french,
    };
  }

  private noticesOf(segment: Segment, chunk: Chunk, format: Format): SaidNotice[] {
    if ((this.tokens.seen & WORD_PROVENANCE) === 0 || segment.hidden || segment.unseen) return [];
    return this.statements
      .readTokens(this.tokens, segment, chunk, format)
      .filter(({ sense }) => sense === 'tells' || sense === 'vague')
      .map(({ start, end, kind, sense }) => ({ start, end, kind, isVague: sense === 'vague' }));
  }

  private spanOf({ first, end }: PhraseMatch): Span {
    return { start: this.tokens.start[first]!, end: this.tokens.end[end - 1]! };
  }
}

/** The qualifiers that stand at an amount, the same one once. */
function limitsOf(amount: Amount, qualifiers: readonly SaidQualifier[], text: string): SaidQualifier[] {
  const limits: SaidQualifier[] = [];
  for (const said of qualifiers) {
    const { qualifier, stands } = said;
    if (stands === 'either' || !canBeLimited(amount) || !qualifier.of.includes(amount.kind)) continue;
    if (limits.some((limit) => limit.qualifier === qualifier)) continue;
    const between = stands === 'before' ? text.slice(said.end, amount.start) : text.slice(amount.end, said.start);
    const isBeside = stands === 'before' ? said.end <= amount.start : said.start >= amount.end;
    if (isBeside && between.length <= REACH && !PARTS.test(between) && !isRange(said, amount, text)) {
      limits.push(said);
    }
  }
  return limits;
}

/** Not the figure of a name, nor a template's value without a sign of what it is: « près de {ville} ». */
function canBeLimited({ kind, means, asks }: Amount): boolean {
  return asks || (means[0] === ANY && kind !== 'number');
}

/** "from 9 to 12 euros" is a range, and "from £100 down to £80" a fall: neither is a lowest price. */
function isRange({ qualifier }: SaidQualifier, amount: Amount, text: string): boolean {
  return (
    qualifier.opensRanges &&
    /^[\s\u00a0]*(?:to|until|down to|à|jusqu)(?!\p{L})/u.test(text.slice(amount.end, amount.end + 12))
  );
}
