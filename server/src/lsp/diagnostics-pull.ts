import { type Connection, type DocumentDiagnosticReport, DocumentDiagnosticReportKind } from 'vscode-languageserver';
import type { DiagnosticReports } from './diagnostic-reports.js';
import type { GrammarLoader } from './grammar-loader.js';
import { type Guard, stopIfCancelled } from './guard.js';
import type { OpenDocuments } from './open-documents.js';

/** Answers `textDocument/diagnostic`. */
export function pullDiagnostics(
  connection: Connection,
  documents: OpenDocuments,
  reports: DiagnosticReports,
  grammar: GrammarLoader,
  /** True when the client asks again by itself after `refresh`; else grammar and images are awaited before the answer. */
  refreshes: () => boolean,
  guard: Guard,
): void {
  const empty: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };
  connection.languages.diagnostics.on(
    guard.request('diagnostic', empty, async ({ textDocument, previousResultId }, token) => {
      const { uri } = textDocument;
      let report = await reports.settled(uri);
      stopIfCancelled(token);
      if (report?.state && !refreshes()) {
        const document = documents.get(uri);
        if (document) await documents.pairs.found(document);
        stopIfCancelled(token);
        report = await reports.settled(uri);
      }
      if (report?.state?.review.grammarWanted && !refreshes()) {
        const loaded = await grammar.get();
        stopIfCancelled(token);
        if (loaded) documents.get(uri)?.setGrammar(loaded);
        report = await reports.settled(uri);
      }
      if (report?.state?.review.imagesWanted.length && !refreshes()) {
        const document = documents.get(uri);
        if (document) await documents.looked(document);
        stopIfCancelled(token);
        report = await reports.settled(uri);
      }
      if (!report) return empty;
      return report.resultId === previousResultId
        ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId: report.resultId }
        : { kind: DocumentDiagnosticReportKind.Full, resultId: report.resultId, items: [...report.items] };
    }),
  );
}
