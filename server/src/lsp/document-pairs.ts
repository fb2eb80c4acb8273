import type { Format } from '../core/document/document.js';
import { isPromptFormat } from '../core/document/prompt-format.js';
import { comparesLanguages, type Pair, pairCandidates, pairOf, type UnreadPair } from '../core/index.js';
import type { Localised } from '../core/rules/rule.js';
import type { PairPlace } from './host.js';
import type { ReviewedDocument, ReviewTerms } from './reviewed-document.js';
import { baseName, comparable, pathOf } from './uris.js';

/** What pairing documents asks of the world around it. */
export interface PairSources {
  /** Undefined when a document is not copy, whether by its name or by a configuration. */
  readFormatOf(uri: string): Promise<Format | undefined>;
  termsOf(uri: string): Promise<ReviewTerms | undefined>;
  /** The file that holds the same text in the other language. */
  findPair(uri: string, among: ReadonlySet<string> | undefined): Promise<PairPlace | undefined>;
  /** The text of a file that is not open. */
  readFile(uri: string): Promise<string | undefined>;
}

/** Changes of a pair are told when its writer pauses; in milliseconds. */
const PAUSE = 250;

const UNREADABLE: Localised = { en: 'it cannot be read', fr: 'il est illisible' };

/** Which open document or file is the translation of which open document. */
export class DocumentPairs {
  private readonly places = new Map<ReviewedDocument, PairPlace>();
  private readonly finding = new Map<ReviewedDocument, Promise<void>>();
  private readonly timers = new Map<ReviewedDocument, ReturnType<typeof setTimeout>>();

  constructor(
    private readonly sources: PairSources,
    private readonly documents: () => readonly ReviewedDocument[],
    /** The same text has more, or less, to say. */
    private readonly refined: (document: ReviewedDocument) => void,
    private readonly failed: (document: ReviewedDocument, error: unknown) => void,
  ) {}

  /** Looks for the pair of an open document whose terms are known, and gives it to it. */
  find(document: ReviewedDocument): Promise<void> {
    const finding: Promise<void> = this.lookFor(document).catch((error: unknown) => this.failed(document, error));
    this.finding.set(document, finding);
    void finding.then(() => {
      if (this.finding.get(document) === finding) this.finding.delete(document);
    });
    return finding;
  }

  /** Settles once the pair of a document is known. */
  async found(document: ReviewedDocument): Promise<void> {
    await this.finding.get(document);
  }

  /** The text of an open document changed, or it was opened: documents that it is the pair of are compared with it. */
  changed(pair: ReviewedDocument): void {
    const uri = comparable(pair.uri);
    for (const [document, place] of this.places) {
      if (comparable(place.uri) === uri && document !== pair) this.take(document, place, pair);
    }
  }

  /** A document was closed: what it was the pair of is compared with the file. */
  closed(document: ReviewedDocument): void {
    clearTimeout(this.timers.get(document));
    this.timers.delete(document);
    this.places.delete(document);
    this.finding.delete(document);
    this.filesChanged([document.uri]);
  }

  /** Files were written, made or removed: documents that may be paired with one of them look again. */
  filesChanged(uris: readonly string[]): void {
    const names = new Set(uris.map(baseName));
    for (const document of this.documents()) {
      if (!document.terms) continue;
      // By their last part: which folder a path counts from is the host's to know.
      const candidates = pairCandidates(pathOf(document.uri).replace(/^\/+/, ''));
      if (candidates.some(({ path }) => names.has(path.slice(path.lastIndexOf('/') + 1)))) void this.find(document);
    }
  }

  /**
   * The pair of a document that need not be open.
   * @param among the files there are, where they are known; as `comparable` writes them
   */
  async pairFor(
    uri: string,
    format: Format,
    terms: ReviewTerms,
    among?: ReadonlySet<string>,
  ): Promise<Pair | UnreadPair | undefined> {
    const place = await this.placeOf(uri, format, terms, among);
    return place && this.read(place, format);
  }

  private async lookFor(document: ReviewedDocument): Promise<void> {
    const { terms, format, uri } = document;
    const place = terms && format && (await this.placeOf(uri, format, terms));
    const pair = place && (await this.read(place, format));
    if (!this.documents().includes(document) || document.terms !== terms) return;
    if (place) this.places.set(document, place);
    else this.places.delete(document);
    if (document.setPair(pair)) this.refined(document);
  }

  private async placeOf(
    uri: string,
    format: Format,
    { ruleset, settings }: ReviewTerms,
    among?: ReadonlySet<string>,
  ): Promise<PairPlace | undefined> {
    if (isPromptFormat(format) || !comparesLanguages(ruleset, settings)) return undefined;
    const place = await this.sources.findPair(uri, among);
    if (!place || (await this.sources.readFormatOf(place.uri)) !== format) return undefined;
    return (await this.sources.termsOf(place.uri)) && place;
  }

  private async read(place: PairPlace, format: Format): Promise<Pair | UnreadPair | undefined> {
    const { uri, languages, unread } = place;
    if (unread) return { name: baseName(uri), unread };
    const open = this.documents().find((document) => comparable(document.uri) === comparable(uri));
    if (open) return pairOfOpen(open, place);
    try {
      const text = await this.sources.readFile(uri);
      const pair = text === undefined ? undefined : pairOf(uri, text, format, languages);
      return pair && 'unread' in pair ? { ...pair, name: baseName(uri) } : pair;
    } catch (error) {
      return { name: baseName(uri), unread: (error as { reason?: Localised }).reason ?? UNREADABLE };
    }
  }

  private take(document: ReviewedDocument, place: PairPlace, pair: ReviewedDocument): void {
    if (!document.setPair(pairOfOpen(pair, place))) return;
    clearTimeout(this.timers.get(document));
    this.timers.set(
      document,
      setTimeout(() => {
        this.timers.delete(document);
        this.refined(document);
      }, PAUSE),
    );
  }
}

/** As it stands in the editor; what was parsed for its own review is not parsed again. */
function pairOfOpen({ uri, parsed, text, format }: ReviewedDocument, { languages }: PairPlace) {
  if (parsed) return { name: uri, document: parsed, languages };
  return format && pairOf(uri, text, format, languages);
}
