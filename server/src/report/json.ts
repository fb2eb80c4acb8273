import type { Format, Language, NoticeCode, ParsedDocument } from '../core/document/document.js';
import type { Decision, Disclosure, DisclosureStatus, Finding, Fix, Notice, Review } from '../core/review/finding.js';
import type { PresentedFinding } from '../core/review/present.js';
import type { Family, Localised, Severity } from '../core/rules/rule.js';
import type { Span } from '../core/text/span.js';
import type { DecidedReview, SignOff } from '../ledger/decide.js';
import { UNSAID_REASONS } from '../ledger/unsaid-reasons.js';
import { type JsonSummary, summarise } from './summary.js';

/** The shape of `candor review --format json`, version 1: other programs rely on it, so it only ever grows. */
export interface JsonReview {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: string; readonly version: string };
  readonly presets: readonly JsonPreset[];
  /** Every reviewed file, clean ones too. */
  readonly files: readonly JsonFile[];
  readonly unreadable: readonly JsonUnreadable[];
  readonly summary: JsonSummary;
}

export interface JsonPreset {
  readonly name: string;
  readonly version: string;
  /** `sha256-` and the digest in base64. */
  readonly integrity: string;
}

export interface JsonUnreadable {
  readonly path: string;
  readonly reason: string;
}

export interface JsonFile {
  /** Relative to where the review ran, with `/`. */
  readonly path: string;
  readonly language: Language;
  readonly format: Format;
  readonly findings: readonly JsonFinding[];
  readonly disclosure: JsonDisclosure;
  /** Absent when nobody ever signed. */
  readonly signOff?: JsonSignOff;
  readonly notices: readonly JsonNotice[];
}

/** Line and character count from 0, in UTF-16 units, as in LSP; offset counts UTF-16 units from the start of the text. */
export interface JsonPosition {
  readonly line: number;
  readonly character: number;
  readonly offset: number;
}

export interface JsonRange {
  readonly start: JsonPosition;
  readonly end: JsonPosition;
}

export interface JsonFinding extends JsonRange {
  readonly rule: string;
  readonly family: Family;
  readonly severity: Severity;
  readonly title: string;
  readonly message: string;
  readonly why: string;
  readonly fineWhen: string;
  readonly because?: string;
  /** Ids of the norms that may be quoted. */
  readonly norms: readonly string[];
  readonly evidence: string;
  readonly language: Language;
  /** What the place is called: a catalogue's key, a table's column, a field. */
  readonly key?: string;
  /** Of tables: the row, from 1. */
  readonly row?: number;
  readonly fingerprint: string;
  readonly fixes: readonly JsonFix[];
  readonly related?: readonly JsonRelated[];
  readonly decision?: JsonDecision;
  /** A decision that holds no longer: the finding is open again. */
  readonly lapsed?: JsonDecision & { readonly why: NonNullable<Finding['lapsed']>['why'] };
  readonly suppressed?: { readonly reason: string };
}

/** A place that explains a finding; in another file when `path` names one. */
export interface JsonRelated extends JsonRange {
  readonly message: string;
  readonly path?: string;
}

export interface JsonFix {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly (JsonRange & { readonly newText: string })[];
}

/** What a person decided about a finding, from the ledger. */
export interface JsonDecision {
  readonly kind: string;
  readonly reason: string;
  readonly by: string;
  /** `YYYY-MM-DD`, the last day on which it holds. */
  readonly until?: string;
  /** What proves the claim: a file, a link or a note. */
  readonly source?: string;
  /** Who keeps the proof up to date. */
  readonly owner?: string;
}

/** Whether a person answers for the document as it stands, and who did last. */
export interface JsonSignOff {
  readonly state: SignOff['state'];
  readonly by: string;
  readonly role?: string;
  /** ISO 8601 instant. */
  readonly at: string;
}

/** Something that says that a machine took part; `commit` is of commits, the last three are of images. */
export interface JsonMark extends JsonRange {
  /** Where it stands in the document; `image` for a mark in a file that the document shows. */
  readonly kind: string;
  readonly text: string;
  /** What it says that a machine made. */
  readonly about: 'text' | 'part' | 'image';
  /** A weak sign, which asks for nothing. */
  readonly hint?: true;
  /** The whole name of the commit. */
  readonly commit?: string;
  /** The image's address as the document writes it. */
  readonly path?: string;
  /** Where in the image's file it stands: `IPTC DigitalSourceType`, `C2PA c2pa.created`… */
  readonly place?: string;
  /** What AI did to the image. */
  readonly made?: 'generated' | 'composite' | 'edited';
}

export interface JsonDisclosure {
  readonly status: DisclosureStatus;
  /** Why, in one line, in the reader's language. */
  readonly reason: string;
  readonly marks: readonly JsonMark[];
  /** What tells readers: of which kind of content, in which language, where, and what it holds for. */
  readonly statements: readonly (JsonRange & Omit<Disclosure['statements'][number], keyof Span>)[];
  /** What sounds like a disclosure and tells nobody, and why. */
  readonly dismissed: readonly (JsonRange & Omit<Disclosure['dismissed'][number], keyof Span>)[];
}

export interface JsonNotice extends JsonRange {
  readonly code: NoticeCode;
  readonly message: string;
}

/** What `LineIndex` of the core offers; any other source of positions will do. */
export interface PositionIndex {
  positionAt(offset: number): { readonly line: number; readonly character: number };
}

/** One reviewed document and the means to say what was found in it. */
export interface ReviewedFile {
  /** Relative, with `/`: see `contractPath`. */
  readonly path: string;
  readonly format: Format;
  readonly text: string;
  readonly review: Review;
  readonly lines: PositionIndex;
  readonly reader: Language;
  readonly present: (finding: Finding) => PresentedFinding;
  readonly fixes: (finding: Finding) => readonly Fix[];
  /** What people decided, where there is a ledger; the review has it already. */
  readonly decided?: DecidedReview;
  /** What another file is called that a finding refers to; as the review names it when absent. */
  readonly nameOf?: (name: string) => string;
  /** Lets a report quote the prose without its markup; absent, it quotes the source. */
  readonly document?: ParsedDocument;
}

/** A path as the contract writes it; `separator` is the platform's, since a backslash is a plain letter elsewhere. */
export function contractPath(path: string, separator: string): string {
  const slashed = separator === '\\' ? path.replaceAll('\\', '/') : path;
  return slashed.startsWith('./') ? slashed.slice(2) : slashed;
}

export function toJsonReview(parts: Omit<JsonReview, 'schemaVersion' | 'summary'>): JsonReview {
  const { tool, presets, files, unreadable } = parts;
  return { schemaVersion: 1, tool, presets, files, unreadable, summary: summarise(files, unreadable) };
}

export function toJsonFile(file: ReviewedFile): JsonFile {
  const { review, lines, reader } = file;
  return {
    path: file.path,
    language: review.language,
    format: file.format,
    findings: review.findings.map((finding) => toJsonFinding(finding, file)),
    disclosure: toJsonDisclosure(review.disclosure, lines, reader),
    ...toJsonSignOff(file.decided?.signOff),
    notices: review.notices.map((notice) => toJsonNotice(notice, lines, reader)),
  };
}

/** What saying a finding needs of its file; a line of `--jsonl` has no path. */
export type FindingSource = Pick<ReviewedFile, 'lines' | 'reader' | 'present' | 'fixes' | 'nameOf'>;

export function toJsonFinding(finding: Finding, source: FindingSource): JsonFinding {
  const { lines, reader } = source;
  const said = source.present(finding);
  return {
    rule: finding.rule,
    family: finding.family,
    severity: finding.severity,
    title: said.title,
    message: said.message,
    why: said.why,
    fineWhen: said.fineWhen,
    ...(said.because !== undefined && { because: said.because }),
    norms: said.norms.map((norm) => norm.id),
    evidence: finding.evidence,
    language: finding.language,
    ...(finding.key !== undefined && { key: finding.key }),
    ...(finding.row !== undefined && { row: finding.row }),
    ...toRange(finding, lines),
    fingerprint: finding.fingerprint,
    fixes: source.fixes(finding).map((fix) => toJsonFix(fix, lines, reader)),
    ...(finding.related && {
      related: finding.related.map((span) => ({
        ...toRange(span, span.document?.lines ?? lines),
        message: say(span.message, reader),
        ...(span.document && { path: source.nameOf?.(span.document.name) ?? span.document.name }),
      })),
    }),
    ...(finding.decision && { decision: toJsonDecision(finding.decision, reader) }),
    ...(finding.lapsed && { lapsed: { ...toJsonDecision(finding.lapsed, reader), why: finding.lapsed.why } }),
    ...(finding.suppressed && { suppressed: { reason: finding.suppressed.reason } }),
  };
}

function toJsonDecision({ kind, reason, by, until, source, owner }: Decision, reader: Language): JsonDecision {
  return {
    kind,
    reason: reason || say(UNSAID_REASONS[kind], reader),
    by,
    ...(until !== undefined && { until }),
    ...(source !== undefined && { source }),
    ...(owner !== undefined && { owner }),
  };
}

/** The signature that holds, else the last. */
function toJsonSignOff(signOff: SignOff | undefined): Pick<JsonFile, 'signOff'> {
  const last = signOff?.records.findLast(({ holds }) => holds) ?? signOff?.records.at(-1);
  if (!signOff || !last) return {};
  const { by, role, at } = last.record;
  return { signOff: { state: signOff.state, by, ...(role !== undefined && { role }), at } };
}

function toJsonFix(fix: Fix, lines: PositionIndex, reader: Language): JsonFix {
  const edits = fix.edits.map((edit) => ({ ...toRange(edit, lines), newText: edit.newText }));
  return { title: say(fix.title, reader), safe: fix.safe, edits };
}

function toJsonDisclosure(disclosure: Disclosure, lines: PositionIndex, reader: Language): JsonDisclosure {
  return {
    status: disclosure.status,
    reason: say(disclosure.reason, reader),
    marks: disclosure.marks.map(({ start, end, ...mark }) => ({ ...mark, ...toRange({ start, end }, lines) })),
    statements: disclosure.statements.map(({ text, kind, language, place, scope, ...span }) => ({
      text,
      kind,
      language,
      place,
      scope,
      ...toRange(span, lines),
    })),
    dismissed: disclosure.dismissed.map(({ text, why, ...span }) => ({ text, why, ...toRange(span, lines) })),
  };
}

function toJsonNotice(notice: Notice, lines: PositionIndex, reader: Language): JsonNotice {
  return { code: notice.code, message: say(notice.message, reader), ...toRange(notice, lines) };
}

function toRange(span: Span, lines: PositionIndex): JsonRange {
  return { start: toPosition(span.start, lines), end: toPosition(span.end, lines) };
}

function toPosition(offset: number, lines: PositionIndex): JsonPosition {
  const { line, character } = lines.positionAt(offset);
  return { line, character, offset };
}

function say(text: Localised, reader: Language): string {
  return text[reader];
}
