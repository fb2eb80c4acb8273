import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import type { CommitsReading } from '../core/commits/commit-reading.js';
import type { Format } from '../core/document/document.js';
import type { ImageReadings } from '../core/images/image-reading.js';
import type { Grammar, Pair, Review, Ruleset, Settings, UnreadPair } from '../core/index.js';
import { fileLanguageOf, ReviewSession } from '../core/index.js';
import type { Span } from '../core/text/span.js';
import type { DecidedReview } from '../ledger/decide.js';
import { LineStarts } from './line-starts.js';
import { pathOf } from './uris.js';

/** What a configuration and a catalogue give for one document. */
export interface ReviewTerms {
  readonly ruleset: Ruleset;
  readonly settings: Settings;
}

/** Takes into account what people decided about a document. */
export type Decider = (review: Review, text: string, ruleset: Ruleset) => DecidedReview;

/** A review together with the text it is true of. */
export interface ReviewState {
  readonly version: number;
  /** Decisions are taken into account. */
  readonly review: Review;
  /** Absent where nothing was decided. */
  readonly decided?: DecidedReview;
  readonly terms: ReviewTerms;
  /** How long it took, in milliseconds. */
  readonly milliseconds: number;
}

/** A document: its text, version and lines, and its review once its configuration is known. */
export class ReviewedDocument {
  readonly lines: LineStarts;
  private source: string;
  private includedFormat: Format | undefined;
  private session: ReviewSession | undefined;
  private currentTerms: ReviewTerms | undefined;
  private termsKnown = false;
  private grammar: Grammar | undefined;
  private decider: Decider | undefined;
  private imageReadings: ImageReadings | undefined;
  private commitsReading: CommitsReading | undefined;
  private pair: Pair | UnreadPair | undefined;
  private state: ReviewState | undefined;
  private revision = 0;
  private duration = 0;

  constructor(
    readonly uri: string,
    /** What its name says: undefined for `candor.yml`, which is checked but not reviewed, and for what is not copy. */
    readonly namedFormat: Format | undefined,
    public version: number,
    text: string,
    private readonly now: () => number,
  ) {
    this.source = text;
    this.lines = new LineStarts(text);
  }

  get text(): string {
    return this.source;
  }

  /** How it is read; undefined when it is not reviewed. */
  get format(): Format | undefined {
    return this.namedFormat ?? this.includedFormat;
  }

  /** Its configuration says that it is copy, or no longer. Takes effect with the terms that are set next. */
  include(format: Format | undefined): void {
    if (format === this.includedFormat) return;
    this.includedFormat = format;
    this.termsKnown = false;
  }

  /** Grows with every change of the text or of the terms of its review. */
  get stamp(): number {
    return this.revision;
  }

  get parsed(): ReviewSession['document'] | undefined {
    return this.session?.document;
  }

  /** How long the last review took, in milliseconds; 0 before the first. */
  get lastDuration(): number {
    return this.duration;
  }

  /** Whether its terms are known; they may be that it is not reviewed. */
  get settled(): boolean {
    return this.termsKnown;
  }

  get terms(): ReviewTerms | undefined {
    return this.currentTerms;
  }

  change(version: number, changes: readonly TextDocumentContentChangeEvent[]): void {
    for (const change of changes) {
      if ('range' in change) {
        const start = this.lines.offsetAt(this.source, change.range.start);
        const end = Math.max(start, this.lines.offsetAt(this.source, change.range.end));
        this.edit(start, end - start, change.text);
      } else {
        const { start, end, inserted } = difference(this.source, change.text);
        this.edit(start, end - start, inserted);
      }
    }
    this.version = version;
    this.forget();
  }

  /** Sets the terms of the review. False when they are what they were. */
  setTerms(terms: ReviewTerms | undefined, grammar: Grammar | undefined): boolean {
    if (this.termsKnown && terms === this.currentTerms) return false;
    this.termsKnown = true;
    this.currentTerms = terms;
    this.grammar = grammar;
    this.session = undefined;
    if (terms && this.format) {
      const fileLanguage = fileLanguageOf(pathOf(this.uri), this.format);
      this.session = new ReviewSession(terms.ruleset, terms.settings, fileLanguage ? { fileLanguage } : {});
      if (grammar) this.session.setGrammar(grammar);
      if (this.imageReadings) this.session.setImages(this.imageReadings);
      if (this.commitsReading) this.session.setCommits(this.commitsReading);
      this.session.setPair(this.pair);
      this.session.open(this.source, this.format);
    }
    this.forget();
    return true;
  }

  /** Lets the review decide what waits for grammar. False when it has it already, or is not reviewed. */
  setGrammar(grammar: Grammar): boolean {
    if (!this.session || this.grammar === grammar) return false;
    this.grammar = grammar;
    this.session.setGrammar(grammar);
    this.forget();
    return true;
  }

  /** What is known of the images that the document shows or showed. */
  get images(): ImageReadings | undefined {
    return this.imageReadings;
  }

  /** Lets the review take the images into account. */
  setImages(images: ImageReadings): void {
    this.imageReadings = images;
    this.session?.setImages(images);
    this.forget();
  }

  /** Lets the review take decisions into account, in place of those that it had. */
  setDecider(decider: Decider | undefined): void {
    if (decider === this.decider) return;
    this.decider = decider;
    this.forget();
  }

  /** What is known of the commits that touched the document. */
  get commits(): CommitsReading | undefined {
    return this.commitsReading;
  }

  /** Lets the review take the commits into account. */
  setCommits(commits: CommitsReading): void {
    this.commitsReading = commits;
    this.session?.setCommits(commits);
    this.forget();
  }

  /** Lets the review compare the text with its translation, or no longer. False when there was none and is none. */
  setPair(pair: Pair | UnreadPair | undefined): boolean {
    if (pair === this.pair) return false;
    this.pair = pair;
    this.session?.setPair(pair);
    this.forget();
    return true;
  }

  /** The review of the text as it stands, if it was made already. */
  get lastReview(): ReviewState | undefined {
    return this.state;
  }

  /** The review of the text as it stands; undefined while its terms are unknown or it is not to be reviewed. */
  review(): ReviewState | undefined {
    if (!this.session || !this.currentTerms) return undefined;
    if (!this.state) {
      const began = this.now();
      const found = this.session.review();
      const decided = this.decider?.(found, this.source, this.currentTerms.ruleset);
      this.duration = this.now() - began;
      this.state = {
        version: this.version,
        review: decided?.review ?? found,
        ...(decided && { decided }),
        terms: this.currentTerms,
        milliseconds: this.duration,
      };
    }
    return this.state;
  }

  private edit(start: number, removed: number, inserted: string): void {
    if (this.session) {
      this.session.edit({ start, removed, inserted });
      this.source = this.session.text;
    } else {
      this.source = this.source.slice(0, start) + inserted + this.source.slice(start + removed);
    }
    this.lines.edit(this.source, start, removed, inserted.length);
  }

  private forget(): void {
    this.state = undefined;
    this.revision++;
  }
}

/** What a client that sends whole texts really changed, so that its keystrokes are as cheap as others'. */
function difference(before: string, after: string): Span & { readonly inserted: string } {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let same = 0;
  while (
    same < shorter - start &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  ) {
    same++;
  }
  return { start, end: before.length - same, inserted: after.slice(start, after.length - same) };
}
