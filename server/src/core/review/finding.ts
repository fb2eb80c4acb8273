import type { Host, Language, NoticeCode } from '../document/document.js';
import type { MadeHow } from '../images/image-reading.js';
import type { StatementKind } from '../rules/catalogue.js';
import type { Family, Localised, Severity } from '../rules/rule.js';
import type { LineIndex } from '../text/line-index.js';
import type { Span, TextEdit } from '../text/span.js';

/**
 * What the review raises, in offsets of the document (UTF-16 units). It carries no words of a reader's language except
 * through `Localised`; `present.ts` says it in one.
 */
export interface Finding extends Span {
  readonly rule: string;
  readonly family: Family;
  readonly severity: Severity;
  /** The matched source text, masked where it is itself personal or secret. */
  readonly evidence: string;
  /** Language of the text, which chose what was matched. */
  readonly language: Language;
  /** What the phrase's slots captured, by slot name. */
  readonly captures: Readonly<Record<string, string>>;
  /** Which condition raised, lowered or let it through, when one did. */
  readonly because?: Localised;
  /** Of rule id, matched text and nearby words; stable when text around it moves. */
  readonly fingerprint: string;
  /** The fingerprints it would have under the rule's former ids. */
  readonly formerFingerprints?: readonly string[];
  /** Index of the phrase that matched, for its fixes; −1 for a detector. */
  readonly phrase: number;
  /** The sentence and the paragraph, cell or item around it. */
  readonly sentence: Span;
  readonly segment: Span;
  /** What a reader would call the place: a catalogue key, a table's column, a front-matter field. */
  readonly key?: string;
  /** Of tables: the row, counted from 1 as spreadsheets do. */
  readonly row?: number;
  /** Of catalogues and tables: the literal around it, which says how edits are written. */
  readonly host?: Host;
  readonly related?: readonly RelatedSpan[];
  /** Set when a directive in the file suppresses it, with the reason given there. */
  readonly suppressed?: { readonly reason: string };
  /** Set when a person decided about it, in the ledger. */
  readonly decision?: Decision;
  /** A decision about it that holds no longer. */
  readonly lapsed?: Decision & { readonly why: 'expired' | 'evidence-changed' | 'evidence-missing' };
  /** Fixes that a detector computed itself; a phrase rule's come from its templates. */
  readonly ownFixes?: readonly Fix[];
}

/** What a person decided about a finding, from the ledger; such a finding does not count. */
export interface Decision {
  readonly kind: 'evidence' | 'accept' | 'baseline' | 'sign-off';
  /** Empty where none was given. */
  readonly reason: string;
  readonly by: string;
  /** Last day on which it holds, `YYYY-MM-DD`. */
  readonly until?: string;
  /** What proves the claim. */
  readonly source?: string;
  /** Who keeps the proof up to date. */
  readonly owner?: string;
  /** The record in the ledger. */
  readonly record: string;
}

export interface RelatedSpan extends Span {
  readonly message: Localised;
  /** Where it stands, when that is another document: offsets are of that one's text. */
  readonly document?: RelatedDocument;
}

export interface RelatedDocument {
  /** As the host calls it: a path or a URI. */
  readonly name: string;
  readonly lines: Pick<LineIndex, 'positionAt'>;
}

/** A ready edit that answers a finding. Edits of one fix do not overlap and are sorted. */
export interface Fix {
  readonly title: Localised;
  readonly safe: boolean;
  readonly edits: readonly TextEdit[];
}

/** Something that was not checked, or not as written, and why. Offsets of the document. */
export interface Notice extends Span {
  readonly code: NoticeCode;
  readonly message: Localised;
}

/** Whether readers are told of AI generation; `signed-off` comes from the ledger. */
export type DisclosureStatus = 'not-needed' | 'disclosed' | 'missing' | 'signed-off';

/** Something that says that a machine took part. */
export interface DisclosureMark extends Span {
  /** Where it stands in the document; `image` for a mark in a file that the document shows. */
  readonly kind: string;
  readonly text: string;
  /** What a machine made: the words, a part of them, or something shown. */
  readonly about: 'text' | 'part' | 'image';
  /** A weak sign, which asks for no disclosure. */
  readonly hint?: true;
  /** Of a commit: its whole name. */
  readonly commit?: string;
  /** Of an image: its address as the document writes it. */
  readonly path?: string;
  /** Of an image: where in its file the mark stands. */
  readonly place?: string;
  /** Of an image: what AI did to it. */
  readonly made?: MadeHow;
}

export interface Disclosure {
  readonly status: DisclosureStatus;
  /** What it is once a person has reviewed the text and answers for it: the duty to label a text then falls away. */
  readonly ifSigned: DisclosureStatus;
  /** Why, in one line. */
  readonly reason: Localised;
  /** What says or shows that a machine made the text or an image. */
  readonly marks: readonly DisclosureMark[];
  /** What tells the reader. */
  readonly statements: readonly (Span & {
    readonly text: string;
    readonly kind: StatementKind;
    readonly language: Language;
    readonly place: string;
    readonly scope: 'document' | 'section' | 'image' | 'reply';
  })[];
  /** What sounds like a disclosure and tells nobody: for where it stands or for what it says. */
  readonly dismissed: readonly (Span & {
    readonly text: string;
    readonly why: 'hidden' | 'alt' | 'comment' | 'front-matter' | 'vague' | 'denied' | 'off-topic';
  })[];
}

/** What reviewing one document gives. Findings are sorted by start, then end, then rule. */
export interface Review {
  readonly language: Language;
  readonly findings: readonly Finding[];
  readonly notices: readonly Notice[];
  readonly disclosure: Disclosure;
  /** True when an English candidate waits for grammar that is not loaded; review again once it is. */
  readonly grammarWanted: boolean;
  /** Addresses of images beside the document whose files were not looked at yet; review again once they were. */
  readonly imagesWanted: readonly string[];
  /**
   * What the commits that touched the document are to be searched for, in lower case, when they are asked for and were
   * not given yet; review again once they were.
   */
  readonly commitsWanted: readonly string[];
}
