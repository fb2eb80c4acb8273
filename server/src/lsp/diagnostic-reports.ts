import type { Diagnostic } from 'vscode-languageserver';
import type { Finding } from '../core/index.js';
import { type Saying, sameDiagnostics, toDiagnostic, toNoticeDiagnostic } from './diagnostics.js';
import type { OpenDocuments } from './open-documents.js';
import type { ReviewedDocument, ReviewState } from './reviewed-document.js';

/** A document's diagnostics at one moment. */
export interface DiagnosticReport {
  /** Equal for equal diagnostics, so that an unchanged list is not sent again. */
  readonly resultId: string;
  readonly items: readonly Diagnostic[];
  /** The findings behind the first items, in the same order; suppressed ones have no item. */
  readonly findings: readonly Finding[];
  /** Absent for documents that are checked but not reviewed, and while their configuration is not known. */
  readonly state?: ReviewState;
}

/** Looks longer than this wait for a pause in the writing, at most that long; in milliseconds. */
const SLOW = 60;
const LONGEST_PAUSE = 1_000;

interface Remembered {
  readonly document: ReviewedDocument;
  readonly stamp: number;
  readonly report: DiagnosticReport;
}

/** Diagnostics of open documents, made once per review and read by pull, push, code actions and hover alike. */
export class DiagnosticReports {
  private readonly reports = new Map<string, Remembered>();
  /** How long to wait before a preset is read, by URI, in milliseconds. */
  private readonly pauses = new Map<string, number>();
  private counter = 0;

  constructor(
    private readonly documents: OpenDocuments,
    /** What is wrong in a configuration or a preset that is open; undefined when a document is neither. */
    private readonly checkWritten: (document: ReviewedDocument) => Promise<readonly Diagnostic[] | undefined>,
    private readonly saying: () => Saying,
    /** Monotonic time in milliseconds. */
    private readonly now: () => number,
  ) {}

  /** Of an open document as it stands when the promise settles; undefined once it is closed. */
  async settled(uri: string): Promise<DiagnosticReport | undefined> {
    const document = await this.documents.settled(uri);
    if (!document) return undefined;
    if (document.format) return this.of(document);
    const { stamp } = document;
    // A long file is looked at when its writer pauses, so that one look does not queue behind another.
    const pause = this.pauses.get(uri) ?? 0;
    if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
    const isCurrent = () => this.documents.get(uri) === document && document.stamp === stamp;
    if (!isCurrent()) return this.settled(uri);
    const began = this.now();
    const items = await this.checkWritten(document);
    const took = this.now() - began;
    this.pauses.set(uri, took > SLOW ? Math.min(LONGEST_PAUSE, took) : 0);
    if (!isCurrent()) return this.settled(uri);
    return this.remember(document, { items: items ?? [], findings: [] });
  }

  of(document: ReviewedDocument): DiagnosticReport {
    const known = this.reports.get(document.uri);
    if (known?.document === document && known.stamp === document.stamp) return known.report;
    return this.remember(document, this.say(document, this.documents.review(document)));
  }

  /** Of a document that is not open, and not remembered. */
  once(document: ReviewedDocument): DiagnosticReport {
    const said = this.say(document, document.review());
    return { ...said, resultId: hash(JSON.stringify(said.items)) };
  }

  forget(uri: string): void {
    this.reports.delete(uri);
    this.pauses.delete(uri);
  }

  private remember(document: ReviewedDocument, said: Omit<DiagnosticReport, 'resultId'>): DiagnosticReport {
    const before = this.reports.get(document.uri);
    const same = before && sameDiagnostics(before.report.items, said.items);
    const report = { ...said, resultId: same ? before.report.resultId : String(++this.counter) };
    this.reports.set(document.uri, { document, stamp: document.stamp, report });
    return report;
  }

  private say(document: ReviewedDocument, state: ReviewState | undefined): Omit<DiagnosticReport, 'resultId'> {
    if (!state) return { items: [], findings: [] };
    const saying = this.saying();
    const findings = state.review.findings.filter((finding) => !finding.suppressed);
    const items = findings.map((finding) => toDiagnostic(finding, document, state.terms, saying));
    for (const notice of state.review.notices) {
      const item = toNoticeDiagnostic(notice, document, saying.reader);
      if (item) items.push(item);
    }
    return { items, findings, state };
  }
}

/** FNV-1a over UTF-16 units, twice 32 bits from different seeds: tells lists apart, keeps no secret. */
function hash(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x01000193;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit, 0x85ebca6b);
  }
  return `x${(a >>> 0).toString(16)}${(b >>> 0).toString(16)}`;
}
