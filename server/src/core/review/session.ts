import type { CommitsReading } from '../commits/commit-reading.js';
import type { FileLanguage } from '../document/catalogue/locale.js';
import type { Format, Language, ParsedDocument } from '../document/document.js';
import { parseDocument, type SourceEdit, updateDocument } from '../document/parse.js';
import type { ImageReadings } from '../images/image-reading.js';
import type { Grammar } from '../language/grammar.js';
import { ParityReader } from '../parity/parity.js';
import type { PhraseMatcher } from '../rules/matcher.js';
import type { Ruleset } from '../rules/ruleset.js';
import { assemble } from './assemble.js';
import type { Finding, Review } from './finding.js';
import type { Pair, UnreadPair } from './parity-findings.js';
import { type Candidate, type ChunkReview, ChunkReviewer } from './review-chunk.js';
import type { Settings } from './settings.js';

export interface SessionOptions {
  /** Forces the language of the text. */
  readonly language?: Language;
  /** What the file's name says of its language; what the text itself declares counts for more. */
  readonly fileLanguage?: FileLanguage;
  /** Day that directives with an end are compared with, `YYYY-MM-DD`; default: today. */
  readonly today?: string;
  /** Runs the phrases in place of the usual one, to watch what they cost. */
  readonly matcher?: PhraseMatcher;
}

/**
 * The review of one document through its edits. Chunks that an edit leaves alone keep their reviews; what depends on
 * the whole document is put together again from them.
 */
export class ReviewSession {
  private readonly reviewer: ChunkReviewer;
  private readonly today: string;
  private parsed: ParsedDocument | undefined;
  private reviews: (ChunkReview | undefined)[] = [];
  private result: Review | undefined;
  private images: ImageReadings | undefined;
  private commits: CommitsReading | undefined;
  private pair: Pair | UnreadPair | undefined;
  private readonly made = new WeakMap<Candidate, Finding>();

  constructor(
    private readonly ruleset: Ruleset,
    private readonly settings: Settings,
    private readonly options: SessionOptions = {},
  ) {
    this.reviewer = new ChunkReviewer(
      ruleset,
      settings.languages,
      options.language,
      options.fileLanguage,
      options.matcher,
    );
    this.today = options.today ?? new Date().toISOString().slice(0, 10);
  }

  /** Replaces the whole text. */
  open(text: string, format: Format): void {
    this.parsed = parseDocument(text, format);
    this.reviews = new Array(this.parsed.chunks.length);
    this.result = undefined;
  }

  /** Applies one edit. Throws a RangeError when it lies outside the text, and an Error before `open`. */
  edit(edit: SourceEdit): void {
    const update = updateDocument(this.document, this.editedText(edit), edit);
    this.parsed = update.document;
    const fresh = new Array<undefined>(update.newTo - update.from);
    this.reviews = [...this.reviews.slice(0, update.from), ...fresh, ...this.reviews.slice(update.oldTo)];
    this.result = undefined;
  }

  /** Gives the session the English grammar that `review().grammarWanted` asked for. */
  setGrammar(grammar: Grammar): void {
    if (this.reviewer.grammar === grammar) return;
    this.reviewer.grammar = grammar;
    this.reviews = this.reviews.map((review) => (review?.grammarWanted ? undefined : review));
    this.result = undefined;
  }

  /** Gives the session what the image files say that `review().imagesWanted` asked for, in place of what it had. */
  setImages(images: ImageReadings): void {
    if (this.images === images) return;
    this.images = images;
    this.result = undefined;
  }

  /** Gives the session the commits that `review().commitsWanted` asked for, in place of what it had. */
  setCommits(commits: CommitsReading): void {
    if (this.commits === commits) return;
    this.commits = commits;
    this.result = undefined;
  }

  /** Gives the session the same text in the other language, or takes it away. */
  setPair(pair: Pair | UnreadPair | undefined): void {
    if (this.pair === pair) return;
    this.pair = pair;
    this.result = undefined;
  }

  get document(): ParsedDocument {
    if (!this.parsed) throw new Error('No text is open in this session');
    return this.parsed;
  }

  get text(): string {
    return this.document.text;
  }

  /** The review of the text as it stands; computed once until the next edit. */
  review(): Review {
    if (this.result) return this.result;
    const { document } = this;
    const reviews = this.reviews;
    for (let index = 0; index < document.chunks.length; index++) {
      reviews[index] ??= this.reviewer.review(
        document.chunks[index]!,
        document.text,
        document.starts[index]!,
        document.format,
      );
    }
    this.result = assemble({
      document,
      reviews: reviews as ChunkReview[],
      ruleset: this.ruleset,
      settings: this.settings,
      asker: this.reviewer.asker,
      forced: this.options.language,
      fileLanguage: this.options.fileLanguage,
      today: this.today,
      images: this.images,
      commits: this.commits,
      pair: this.pair,
      parity: ParityReader.of(this.ruleset),
      made: this.made,
    });
    return this.result;
  }

  private editedText(edit: SourceEdit): string {
    const { text } = this;
    const end = edit.start + edit.removed;
    if (edit.start < 0 || edit.removed < 0 || end > text.length) {
      throw new RangeError(`Edit ${edit.start}–${end} lies outside a text of ${text.length} characters`);
    }
    return text.slice(0, edit.start) + edit.inserted + text.slice(end);
  }
}

/** Reviews a text once. */
export function reviewText(
  text: string,
  format: Format,
  ruleset: Ruleset,
  settings: Settings,
  options: SessionOptions & { readonly grammar?: Grammar } = {},
): Review {
  const session = new ReviewSession(ruleset, settings, options);
  if (options.grammar) session.setGrammar(options.grammar);
  session.open(text, format);
  return session.review();
}
