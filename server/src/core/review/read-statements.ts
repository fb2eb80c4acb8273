import type { StatementSense } from '../detectors/statements.js';
import type { Chunk, Format, Language, Segment } from '../document/document.js';
import { toSource } from '../document/source-map.js';
import { tokenise } from '../language/tokenise.js';
import { Tokens } from '../language/tokens.js';
import { WORD_AI, WORD_PROVENANCE } from '../language/vocabulary.js';
import type { Asker } from '../rules/ask.js';
import { STATEMENT_KINDS, type StatementKind } from '../rules/catalogue.js';
import type { CompiledWording } from '../rules/disclosure-wordings.js';
import { type Place, sentenceSpan } from '../rules/place.js';
import type { Program } from '../rules/program.js';
import type { Ruleset } from '../rules/ruleset.js';
import type { Span } from '../text/span.js';

/** A sentence of a chunk that tells of AI, or sounds as if it did. Offsets are those of what it was read from. */
export interface ReadStatement extends Span {
  readonly text: string;
  readonly language: Language;
  readonly kind: StatementKind;
  readonly sense: StatementSense;
  /** What it speaks of: one part of the page, whatever it stands at (a label), or all of it. */
  readonly about: 'all' | 'part' | 'beside';
}

/** A statement of a chunk, with where its words stand. */
export interface ChunkStatement extends ReadStatement {
  readonly where: 'prose' | 'hidden' | 'alt' | 'comment' | 'front-matter';
  /** The key of the front matter that it stands in. */
  readonly field?: string;
  /** In a block quotation. */
  readonly quoted: boolean;
  /** Index of its segment; −1 in a comment. */
  readonly segment: number;
  /** Visible text of the chunk that stands before it, in characters. */
  readonly visibleBefore: number;
}

/** Longest comment that is looked at, in UTF-16 units. */
const LONGEST_COMMENT = 2000;

/** Finds the disclosures in texts. One per review session: it holds buffers. */
export class StatementReader {
  private readonly own = new Tokens();

  constructor(
    private readonly ruleset: Ruleset,
    private readonly asker: Asker,
  ) {}

  /** The statements of a segment, whose tokens are given. Offsets are of the chunk. */
  read(tokens: Tokens, segment: Segment, chunk: Chunk, format: Format): ReadStatement[] {
    return this.readTokens(tokens, segment, chunk, format).map((found) => ({
      ...found,
      ...toSource(segment, found.start, found.end),
    }));
  }

  /** The same, with offsets of the segment's text. */
  readTokens(tokens: Tokens, segment: Segment, chunk: Chunk, format: Format): ReadStatement[] {
    return this.inTokens(tokens, segment, chunk, format);
  }

  /** The statements in a text that is no prose of the document, such as a comment. Offsets are of the text. */
  readText(text: string, chunk: Chunk, format: Format): ReadStatement[] {
    if (text.length > LONGEST_COMMENT) return [];
    tokenise(text, this.ruleset.vocabulary, this.own);
    if ((this.own.seen & WORD_PROVENANCE) === 0) return [];
    return this.inTokens(this.own, { text, start: 0, end: text.length, role: 'paragraph' }, chunk, format);
  }

  private inTokens(tokens: Tokens, segment: Segment, chunk: Chunk, format: Format): ReadStatement[] {
    const { disclosures, vocabulary } = this.ruleset;
    const namesAi = (tokens.seen & WORD_AI) !== 0;
    const sentences = new Map<number, Candidate[]>();
    for (let at = 0; at < tokens.count; at++) {
      const word = tokens.word[at]!;
      if ((vocabulary.bits[word]! & WORD_PROVENANCE) === 0) continue;
      for (const wording of disclosures.at(word)) {
        if (!namesAi && disclosures.needsAi(wording)) continue;
        const match = this.asker.matchAround(wording.program, tokens, at);
        if (!match) continue;
        const sentenceFirst = tokens.sentenceStart(match.first);
        const candidate = { wording, first: match.first, end: match.end, sentenceFirst };
        const known = sentences.get(sentenceFirst);
        if (known) known.push(candidate);
        else sentences.set(sentenceFirst, [candidate]);
      }
    }
    const found: ReadStatement[] = [];
    const standing = [...sentences.values()].flatMap((candidates) => this.clearest(candidates, tokens));
    for (const { wording, first, end, sentenceFirst } of standing) {
      const { language, kind, role, program } = wording;
      const place: Place = {
        tokens,
        segment: segment.quoted ? { ...segment, quoted: undefined as never } : segment,
        chunk,
        format,
        language,
        first,
        end,
        sentenceFirst,
        sentenceEnd: tokens.sentenceEnd(end - 1),
        negates: program.negates,
        grammar: undefined,
      };
      const { asker } = this;
      if (asker.is('quoted', place) === true || asker.is('struck', place) === true) continue;
      const span =
        role === 'labels'
          ? { start: tokens.start[first]!, end: tokens.end[end - 1]! }
          : sentenceSpan(tokens, sentenceFirst, place.sentenceEnd);
      found.push({
        ...span,
        text: tokens.text.slice(span.start, span.end),
        language,
        kind,
        sense: this.senseOf(wording, place),
        about: role === 'part' ? 'part' : role === 'labels' ? 'beside' : 'all',
      });
    }
    return found;
  }

  /** The clearest wording of a sentence: one, or one of each kind when it names several. */
  private clearest(candidates: Candidate[], tokens: Tokens): Candidate[] {
    candidates.sort((a, b) => rank(a) - rank(b));
    const [best] = candidates;
    if (!best) return [];
    const { language } = best.wording;
    const sentenceEnd = tokens.sentenceEnd(best.end - 1);
    const { together } = this.ruleset.disclosures.turns;
    if (!this.asker.anyIn(together[language], tokens, best.sentenceFirst, sentenceEnd)) return [best];
    const kinds = new Set<string>();
    return candidates.filter(({ wording }) => {
      if (wording.language !== language || kinds.has(wording.kind)) return false;
      kinds.add(wording.kind);
      return true;
    });
  }

  private senseOf({ role, language }: CompiledWording, place: Place): StatementSense {
    const { asker } = this;
    const { denied, offTopic, hedged } = this.ruleset.disclosures.turns;
    const { tokens, sentenceFirst, sentenceEnd, end } = place;
    const has = (programs: readonly Program[], to: number) => asker.anyIn(programs, tokens, sentenceFirst, to);
    // The house's own sentence is known word for word.
    if (role === 'house') return 'tells';
    if (asker.is('negated', place) === true || has(denied[language], sentenceEnd)) return 'denied';
    if (asker.is('question', place) === true || has(offTopic[language], end)) return 'off-topic';
    return role === 'vague' || has(hedged[language], sentenceEnd) ? 'vague' : 'tells';
  }
}

interface Candidate {
  readonly wording: CompiledWording;
  readonly first: number;
  readonly end: number;
  readonly sentenceFirst: number;
}

const ROLES: readonly CompiledWording['role'][] = ['house', 'part', 'counts', 'labels', 'vague'];

/** The clearest first, then the most particular kind, then the longest match. */
function rank({ wording, first, end }: Candidate): number {
  return ROLES.indexOf(wording.role) * 10_000 + STATEMENT_KINDS.indexOf(wording.kind) * 100 - Math.min(99, end - first);
}
