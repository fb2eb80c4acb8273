import type { AssistedCommit } from '../commits/document-commits.js';
import type { Chunk, Format, Language, ParsedDocument } from '../document/document.js';
import type { ImagesReading } from '../images/image-disclosure.js';
import type { Finding, Fix } from '../review/finding.js';
import type { Settings } from '../review/settings.js';
import type { Localised, Severity } from '../rules/rule.js';
import type { Span, TextEdit } from '../text/span.js';
import type { DisclosureReading } from './disclosure.js';

/** What a detector found; offsets are of the chunk for chunk detectors, of the document for document detectors. */
export interface DetectorHit extends Span {
  /** Overrides the rule's severity. */
  readonly severity?: Severity;
  /** Values for the rule's message. */
  readonly captures?: Readonly<Record<string, string>>;
  /** Shown instead of the source text, where that is personal, secret or invisible. */
  readonly evidence?: string;
  readonly because?: Localised;
  readonly fixes?: readonly {
    readonly title: Localised;
    readonly safe: boolean;
    readonly edits: readonly TextEdit[];
  }[];
}

/** Looks at one chunk on its own: its answer is kept while the chunk stays. */
export interface ChunkDetector {
  readonly name: string;
  /** A quick look at the source: false when there can be nothing. */
  mayDetect(source: string, chunk: Chunk): boolean;
  detect(source: string, chunk: Chunk, format: Format): readonly DetectorHit[];
}

/** What a document detector sees. */
export interface DocumentView {
  readonly document: ParsedDocument;
  readonly language: Language;
  readonly settings: Settings;
  readonly disclosure: DisclosureReading;
  readonly images: ImagesReading;
  /** Commits that assistants signed; none where they are not asked for. */
  readonly commits: readonly AssistedCommit[];
}

/** Looks at the document as a whole, each time it is put together: must be quick. */
export interface DocumentDetector {
  readonly name: string;
  detect(view: DocumentView): readonly DetectorHit[];
  /** Fixes of a finding of its own, made when somebody asks for them: where they cost too much to be made beforehand. */
  fixes?(finding: Finding, text: string, format: Format): readonly Fix[];
}
