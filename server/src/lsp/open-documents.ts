import type { TextDocumentContentChangeEvent, TextDocumentItem } from 'vscode-languageserver';
import type { CommitsReading } from '../core/commits/commit-reading.js';
import type { Format } from '../core/document/document.js';
import type { ImageReading, ImageReadings } from '../core/images/image-reading.js';
import type { Review } from '../core/index.js';
import { DocumentPairs } from './document-pairs.js';
import type { GrammarLoader } from './grammar-loader.js';
import type { PairPlace } from './host.js';
import { type Decider, ReviewedDocument, type ReviewState, type ReviewTerms } from './reviewed-document.js';

/** What the documents ask of the world around them. */
export interface DocumentSources {
  /** Undefined when a document is not copy. */
  formatOf(uri: string, languageId?: string): Format | undefined;
  /** The format that a configuration alone gives a document. */
  includedFormatOf(uri: string): Promise<Format | undefined>;
  /** Whether a configuration may give it one. */
  mayBeIncluded(uri: string): boolean;
  /** Undefined when the configuration leaves the document out. */
  termsOf(uri: string): Promise<ReviewTerms | undefined>;
  readonly grammar: GrammarLoader;
  /** What image files say that a document shows under these addresses; an entry for each. */
  readImages(uri: string, addresses: readonly string[]): Promise<ImageReadings>;
  /** What takes decisions about a document into account; undefined where there are none. */
  deciderOf(uri: string): Promise<Decider | undefined>;
  /** The commits that touched a document and whose messages hold one of the words. */
  readCommits(uri: string, words: readonly string[]): Promise<CommitsReading>;
  /** Undefined when there is no such file. Rejects when it cannot be read. */
  readFile(uri: string): Promise<string | undefined>;
  /** See `ServerHost`. */
  findPair(uri: string, among: ReadonlySet<string> | undefined): Promise<PairPlace | undefined>;
  /** Monotonic time in milliseconds. */
  now(): number;
}

/** What a review asks of the world outside of its text. */
type Wanted = Pick<Review, 'imagesWanted' | 'commitsWanted'>;

/** What the documents tell; each is called with the document as it stands. */
export interface DocumentListener {
  /** The text or the terms of its review changed. */
  changed(document: ReviewedDocument): void;
  /** The same text has more to say: grammar was loaded, images or commits were read, or another configuration. */
  refined(document: ReviewedDocument): void;
  /** A fresh review is there. */
  reviewed(document: ReviewedDocument, state: ReviewState): void;
  /** Its configuration could not be read, so it is not reviewed. */
  failed(document: ReviewedDocument, error: unknown): void;
}

/** The documents that the client has open. Work that outlives a change of its document comes to nothing. */
export class OpenDocuments {
  private readonly byUri = new Map<string, ReviewedDocument>();
  private readonly settling = new Map<string, Promise<void>>();
  private readonly looking = new Map<ReviewedDocument, Promise<void>>();
  /** Which text is the translation of which. */
  readonly pairs: DocumentPairs;

  constructor(
    private readonly sources: DocumentSources,
    private readonly listener: DocumentListener,
  ) {
    this.pairs = new DocumentPairs(
      {
        readFormatOf: async (uri) => sources.formatOf(uri) ?? sources.includedFormatOf(uri),
        termsOf: (uri) => sources.termsOf(uri),
        findPair: (uri, among) => sources.findPair(uri, among),
        readFile: (uri) => sources.readFile(uri),
      },
      () => this.all(),
      (document) => {
        if (this.byUri.get(document.uri) === document) listener.refined(document);
      },
      (document, error) => listener.failed(document, error),
    );
  }

  open({ uri, languageId, version, text }: TextDocumentItem): void {
    const document = new ReviewedDocument(uri, this.sources.formatOf(uri, languageId), version, text, this.sources.now);
    this.byUri.set(uri, document);
    if (document.format) this.resolveTerms(document);
    else {
      this.listener.changed(document);
      if (this.sources.mayBeIncluded(uri)) this.resolveTerms(document);
    }
  }

  change(uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): void {
    const document = this.byUri.get(uri);
    if (!document) return;
    document.change(version, changes);
    this.pairs.changed(document);
    this.listener.changed(document);
  }

  /** The document that was open, if any. */
  close(uri: string): ReviewedDocument | undefined {
    const document = this.byUri.get(uri);
    this.byUri.delete(uri);
    this.settling.delete(uri);
    if (document) this.pairs.closed(document);
    return document;
  }

  get(uri: string): ReviewedDocument | undefined {
    return this.byUri.get(uri);
  }

  all(): readonly ReviewedDocument[] {
    return [...this.byUri.values()];
  }

  /** The document once its terms are known; undefined when it is not open, or not any more. */
  async settled(uri: string): Promise<ReviewedDocument | undefined> {
    for (let settling = this.settling.get(uri); settling; ) {
      await settling;
      const next = this.settling.get(uri);
      settling = next === settling ? undefined : next;
    }
    return this.byUri.get(uri);
  }

  /** Configurations changed: every document asks for its terms again. */
  resolveAllTerms(): void {
    for (const document of this.byUri.values()) {
      if (document.format || this.sources.mayBeIncluded(document.uri)) this.resolveTerms(document);
    }
  }

  /** Decisions changed: every document asks for them again. Settles once all of them have them. */
  async redecide(): Promise<void> {
    await Promise.all(
      [...this.byUri].map(async ([uri, document]) => {
        await this.settled(uri);
        const decider = await this.sources.deciderOf(uri);
        if (this.byUri.get(uri) !== document || !document.terms) return;
        document.setDecider(decider);
        this.listener.refined(document);
      }),
    );
  }

  /** Image files changed: every document that shows some looks at its images again. */
  lookAgain(): void {
    for (const document of this.byUri.values()) this.lookAgainIn(document.uri);
  }

  lookAgainIn(uri: string): void {
    const document = this.byUri.get(uri);
    if (!document?.images && !document?.commits) return;
    const running = this.looking.get(document);
    const imagesWanted = [...(document.images?.keys() ?? [])];
    const commitsWanted = document.commits ? (document.terms?.ruleset.assistants?.beginnings ?? []) : [];
    if (running) void running.then(() => this.lookAgainIn(uri));
    else void this.look(document, { imagesWanted, commitsWanted });
  }

  /** Settles once the images and commits that the document's review asks for have been looked at. */
  async looked(document: ReviewedDocument): Promise<void> {
    await this.looking.get(document);
    const review = document.review()?.review;
    if (review && wantsMore(review)) await this.look(document, review);
  }

  /**
   * The review of the document as it stands. A sentence that needs grammar makes it load, images make their files be
   * read, commits make git be asked, and a better review follows.
   */
  review(document: ReviewedDocument): ReviewState | undefined {
    const before = document.lastReview;
    const state = document.review();
    if (!state || state === before) return state;
    if (state.review.grammarWanted) void this.refine(document);
    if (wantsMore(state.review)) void this.look(document, state.review);
    this.listener.reviewed(document, state);
    return state;
  }

  private async refine(document: ReviewedDocument): Promise<void> {
    const grammar = await this.sources.grammar.get();
    if (!grammar || this.byUri.get(document.uri) !== document) return;
    if (document.setGrammar(grammar)) this.listener.refined(document);
  }

  /** One look at a time: what is asked for meanwhile is asked again by the review that follows. */
  private look(document: ReviewedDocument, wanted: Wanted): Promise<void> {
    const running = this.looking.get(document);
    if (running) return running;
    const look = this.lookAt(document, wanted).then(
      (isNews) => {
        this.looking.delete(document);
        if (isNews) this.listener.refined(document);
      },
      (error: unknown) => {
        this.looking.delete(document);
        this.listener.failed(document, error);
      },
    );
    this.looking.set(document, look);
    return look;
  }

  /** Whether the look told anything new. */
  private async lookAt(document: ReviewedDocument, { imagesWanted, commitsWanted }: Wanted): Promise<boolean> {
    const [seen, commits] = await Promise.all([
      this.sources.readImages(document.uri, imagesWanted),
      commitsWanted.length > 0 ? this.sources.readCommits(document.uri, commitsWanted) : undefined,
    ]);
    if (this.byUri.get(document.uri) !== document) return false;
    const known = document.images ?? new Map<string, ImageReading>();
    const hasNewImages = imagesWanted.some((address) => !sameReading(known.get(address), seen.get(address)));
    const hasNewCommits = commits !== undefined && !sameReading(document.commits, commits);
    if (hasNewImages) document.setImages(new Map([...known, ...seen]));
    if (hasNewCommits) document.setCommits(commits);
    return hasNewImages || hasNewCommits;
  }

  private async termsOf(document: ReviewedDocument): Promise<ReviewTerms | undefined> {
    if (!document.namedFormat) document.include(await this.sources.includedFormatOf(document.uri));
    return document.format && this.sources.termsOf(document.uri);
  }

  private resolveTerms(document: ReviewedDocument): void {
    const { uri } = document;
    const settling = Promise.all([this.termsOf(document), this.sources.deciderOf(uri)])
      .then(([terms, decider]) => {
        // Another configuration was asked for meanwhile, or the document is gone.
        if (this.byUri.get(uri) !== document || this.settling.get(uri) !== settling) return;
        document.setDecider(decider);
        const first = !document.settled;
        // Of a document that is nothing to review nothing changes.
        if (!document.format && !document.parsed && first) return;
        if (!document.setTerms(terms, this.sources.grammar.current)) return;
        this.pairs.changed(document);
        void this.pairs.find(document);
        if (first) this.listener.changed(document);
        else this.listener.refined(document);
      })
      .catch((error: unknown) => this.listener.failed(document, error));
    this.settling.set(uri, settling);
  }
}

function wantsMore({ imagesWanted, commitsWanted }: Wanted): boolean {
  return imagesWanted.length > 0 || commitsWanted.length > 0;
}

function sameReading<T extends ImageReading | CommitsReading>(a: T | undefined, b: T | undefined): boolean {
  return a !== undefined && b !== undefined && JSON.stringify(a) === JSON.stringify(b);
}
