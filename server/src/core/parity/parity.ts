import { isCatalogueFormat } from '../document/catalogue-format.js';
import type { Chunk, Language, ParsedDocument, Segment } from '../document/document.js';
import { isPromptFormat } from '../document/prompt-format.js';
import type { Ruleset } from '../rules/ruleset.js';
import { align } from './align.js';
import { type ChunkPair, hasLanguageBranches, type Literal, literalsByKey, pairsInChunk } from './catalogue-units.js';
import { type Gap, gapsBetween } from './compare.js';
import { ElementReader } from './element-reader.js';
import { Pool } from './pool.js';
import { isUntranslated, type Located, type Piece, type Unit, whole } from './unit.js';

/** The same text in the other language. */
export interface PairedDocument {
  readonly document: ParsedDocument;
  readonly languages: { readonly own: Language; readonly pair: Language };
}

/** A gap, and where it is told. */
export interface Difference extends Gap {
  readonly ours: Located;
  /** Of the text that lacks something. */
  readonly language: Language;
}

/** A page that says so much less is a summary or a beginning, not a translation. */
const LEAST_SHARE = 0.4;
/** In characters: below it a page may say little because of what it leaves out. */
const LONG_PAGE = 1_500;
/** Pieces of a page that are compared. */
const MOST_PIECES = 20_000;

const OTHER: Readonly<Record<Language, Language>> = { en: 'fr', fr: 'en' };
const READERS = new WeakMap<Ruleset, ParityReader>();

/** Compares texts with their translations. One per rule set: it keeps what was read, and which texts agree. */
export class ParityReader {
  private readonly reader: ElementReader;
  /** Texts that lack nothing their translation says, by the first segments of both. */
  private readonly agreeing = new WeakMap<Segment, Segment>();
  private readonly cleanChunks = new WeakSet<Chunk>();
  private readonly byKey = new WeakMap<ParsedDocument, ReadonlyMap<string, readonly Literal[]>>();

  /** The reader that all documents under a rule set share. */
  static of(ruleset: Ruleset): ParityReader {
    let reader = READERS.get(ruleset);
    if (!reader) {
      reader = new ParityReader(ruleset);
      READERS.set(ruleset, reader);
    }
    return reader;
  }

  private constructor(ruleset: Ruleset) {
    this.reader = new ElementReader(ruleset);
  }

  /** What a document lacks that its pair says; and, in catalogues that hold both languages, either beside the other. */
  differences(
    document: ParsedDocument,
    pair: PairedDocument | undefined,
    fileLanguage: Language | undefined,
  ): Difference[] {
    if (isPromptFormat(document.format)) return [];
    const found = this.withinDocument(document, fileLanguage);
    if (!pair) return found;
    if (!isCatalogueFormat(document.format)) return [...found, ...this.betweenPages(document, pair)];
    return pair.document.format === document.format ? [...found, ...this.betweenCatalogues(document, pair)] : found;
  }

  private withinDocument(document: ParsedDocument, fileLanguage: Language | undefined): Difference[] {
    const { format } = document;
    if (format === 'po' || format === 'xliff' || format === 'csv') return this.withinChunks(document, fileLanguage);
    return hasLanguageBranches(document) ? this.betweenBranches(document) : [];
  }

  private withinChunks(document: ParsedDocument, fileLanguage: Language | undefined): Difference[] {
    const found: Difference[] = [];
    document.chunks.forEach((chunk, index) => {
      if (chunk.segments.length < 2 || this.cleanChunks.has(chunk)) return;
      const before = found.length;
      for (const { source, translation } of pairsInChunk(document, index)) {
        found.push(...this.bothWays(document, { source, translation }, fileLanguage));
      }
      if (found.length === before) this.cleanChunks.add(chunk);
    });
    return found;
  }

  /** `en:` and `fr:` in one file. */
  private betweenBranches(document: ParsedDocument): Difference[] {
    const found: Difference[] = [];
    for (const literals of this.literalsOf(document).values()) {
      const source = literals.filter(({ language }) => language === 'en');
      const translation = literals.filter(({ language }) => language === 'fr');
      if (source.length === 0 || translation.length === 0) continue;
      const [first] = source[0]!.segments;
      const [other] = translation[0]!.segments;
      if (first && this.agreeing.get(first) === other) continue;
      const differences = this.bothWays(document, { source, translation }, undefined);
      if (differences.length === 0 && first && other) this.agreeing.set(first, other);
      found.push(...differences);
    }
    return found;
  }

  private bothWays(document: ParsedDocument, pair: ChunkPair, fileLanguage: Language | undefined): Difference[] {
    const language = pair.translation[0]?.language ?? otherOf(pair.source[0]?.language) ?? fileLanguage;
    if (language === undefined) return [];
    const translation = this.unitOf(document, pair.translation, language);
    const source = this.unitOf(document, pair.source, OTHER[language]);
    const found = this.lacking(translation, source);
    // Two amounts that differ are one difference.
    return [...found, ...this.lacking(source, translation).filter(({ isConflict }) => !isConflict)];
  }

  private betweenCatalogues(document: ParsedDocument, { document: other, languages }: PairedDocument): Difference[] {
    // Rows are told by their number, so that tables of different length cannot be compared.
    if (document.format === 'csv' && document.chunks.length !== other.chunks.length) return [];
    const theirs = this.literalsOf(other);
    const found: Difference[] = [];
    for (const [key, literals] of this.literalsOf(document)) {
      const paired = theirs.get(key);
      if (!paired) continue;
      const own = literals.filter(({ language = languages.own }) => language === languages.own);
      const translated = paired.filter(({ language = languages.pair }) => language === languages.pair);
      const first = own[0]?.segments[0];
      const second = translated[0]?.segments[0];
      if (!first || !second || this.agreeing.get(first) === second) continue;
      const differences = this.lacking(
        this.unitOf(document, own, languages.own),
        this.unitOf(other, translated, languages.pair),
      );
      if (differences.length === 0 && own.length === 1 && translated.length === 1) this.agreeing.set(first, second);
      found.push(...differences);
    }
    return found;
  }

  private betweenPages(document: ParsedDocument, { document: other, languages }: PairedDocument): Difference[] {
    const ours = this.piecesOfPage(document, languages.own);
    const theirs = this.piecesOfPage(other, languages.pair);
    if (ours.length === 0) return [];
    const length = lengthOf(theirs);
    if (length > LONG_PAGE && lengthOf(ours) < length * LEAST_SHARE) return [];
    const gaps = gapsBetween(new Pool(ours), new Pool(theirs));
    if (gaps.length === 0) return [];
    const pairs = align(theirs, ours);
    const places = new Map(theirs.map((piece, index) => [piece, index]));
    return gaps.map((gap) => {
      const at = beside(pairs, places.get(gap.theirs.piece) ?? 0);
      const here = ours[at] as Piece;
      // The same amount without its limit says itself where it stands; other words must stand in the same place.
      if (gap.instead && (gap.detector === 'parity-qualifier' || gap.instead.piece === here)) {
        return { ...gap, ours: gap.instead, language: languages.own };
      }
      const { instead: _, isConflict: __, ...bare } = gap;
      return { ...bare, ours: whole(here), language: languages.own };
    });
  }

  /** The prose of a page in its own language, in its order. */
  private piecesOfPage(document: ParsedDocument, language: Language): readonly Piece[] {
    const pieces: Piece[] = [];
    document.chunks.forEach((chunk, index) => {
      for (const segment of chunk.segments) {
        if (segment.hidden || segment.host || (segment.lang ?? language) !== language) continue;
        if (pieces.length >= MOST_PIECES) return;
        const piece = this.pieceOf(document, index, segment, language);
        if (!isUntranslated({ language, pieces: [piece] })) pieces.push(piece);
      }
    });
    return pieces;
  }

  /** What one unit lacks of what the other says. */
  private lacking(ours: Unit, theirs: Unit): Difference[] {
    if (ours.pieces.length === 0 || theirs.pieces.length === 0) return [];
    if (isSameText(ours, theirs) || isName(ours) || isUntranslated(ours) || isUntranslated(theirs)) return [];
    if (theirs.pieces.every(({ elements }) => asksNothing(elements))) return [];
    const gaps = gapsBetween(new Pool(ours.pieces), new Pool(theirs.pieces));
    return gaps.map((gap) => ({
      ...gap,
      ours: gap.instead ?? whole(ours.pieces[0] as Piece),
      language: ours.language,
    }));
  }

  private unitOf(document: ParsedDocument, literals: readonly Literal[], language: Language): Unit {
    const pieces = literals.flatMap(({ chunk, segments }) =>
      segments.map((segment) => this.pieceOf(document, chunk, segment, language)),
    );
    return { language, pieces };
  }

  private pieceOf(document: ParsedDocument, chunk: number, segment: Segment, language: Language): Piece {
    const elements = this.reader.read(segment, document.chunks[chunk] as Chunk, document.format, language);
    return { document, chunk, segment, elements };
  }

  private literalsOf(document: ParsedDocument): ReadonlyMap<string, readonly Literal[]> {
    let literals = this.byKey.get(document);
    if (!literals) {
      literals = literalsByKey(document);
      this.byKey.set(document, literals);
    }
    return literals;
  }
}

function otherOf(language: Language | undefined): Language | undefined {
  return language && OTHER[language];
}

function asksNothing({ said, notices, amounts }: Piece['elements']): boolean {
  return (
    notices.length === 0 &&
    said.every(({ role }) => role !== 'says') &&
    amounts.every(({ asks, limits }) => !asks && limits.length === 0)
  );
}

/** `attendee-u13`, `cart.checkout`: the name of a text in place of it. */
function isName({ pieces }: Unit): boolean {
  return /^[\w-]*\w[-_.]\w[\w.-]*$/.test(pieces[0]?.segment.text ?? '');
}

function isSameText(a: Unit, b: Unit): boolean {
  return a.pieces[0]?.segment.text === b.pieces[0]?.segment.text;
}

function lengthOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { segment }) => sum + segment.text.length, 0);
}

/** The piece that stands for one of the translation, or that comes before where it would stand. */
function beside(pairs: Int32Array, index: number): number {
  for (let i = index; i >= 0; i--) if (pairs[i]! >= 0) return pairs[i]!;
  return 0;
}
