import type { Connection } from 'vscode-languageserver';
import type { DiagnosticReports } from './diagnostic-reports.js';
import { describeError, type Log } from './guard.js';
import type { OpenDocuments } from './open-documents.js';
import type { ReviewedDocument } from './reviewed-document.js';

/** Reviews shorter than this are published as soon as the messages that already arrived are read, in milliseconds. */
const QUICK = 20;
/** The longest pause waited for before a slow review, in milliseconds. */
const LONGEST_PAUSE = 250;

/** Publishes diagnostics to clients that do not ask for them. */
export class DiagnosticsPush {
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly sent = new Set<string>();

  constructor(
    private readonly connection: Connection,
    private readonly documents: OpenDocuments,
    private readonly reports: DiagnosticReports,
    private readonly log: Log,
  ) {}

  /** Publishes soon; a change that comes meanwhile takes the place of this one. */
  schedule(document: ReviewedDocument): void {
    clearTimeout(this.timers.get(document.uri));
    const last = document.lastDuration;
    const pause = last <= QUICK ? 0 : Math.min(LONGEST_PAUSE, last);
    this.timers.set(
      document.uri,
      setTimeout(() => void this.publish(document), pause),
    );
  }

  /** Takes a closed document's diagnostics away. */
  close(uri: string): void {
    clearTimeout(this.timers.get(uri));
    this.timers.delete(uri);
    if (this.sent.delete(uri)) void this.connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  private async publish(document: ReviewedDocument): Promise<void> {
    this.timers.delete(document.uri);
    try {
      const report = await this.reports.settled(document.uri);
      // A document that was closed or opened anew meanwhile publishes nothing here.
      if (!report || this.documents.get(document.uri) !== document) return;
      const { version } = document;
      this.sent.add(document.uri);
      await this.connection.sendDiagnostics({ uri: document.uri, version, diagnostics: [...report.items] });
    } catch (error) {
      this.log(`publish ${document.uri}: ${describeError(error)}`);
    }
  }
}
