import {
  type CancellationToken,
  type Connection,
  type Diagnostic,
  DocumentDiagnosticReportKind,
  MessageType,
  ShowMessageNotification,
  type WorkDoneProgressReporter,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { problemText } from '../config/problem.js';
import type { Language } from '../core/document/document.js';
import type { Catalogue } from '../core/index.js';
import type { Localised } from '../core/rules/rule.js';
import type { ReportFile } from '../report/report.js';
import { type LineRange, withinChange } from '../report/within-change.js';
import type { Configurations } from './configurations.js';
import type { DiagnosticReports } from './diagnostic-reports.js';
import { type Guard, reasonOf, stopIfCancelled } from './guard.js';
import type { ChangedFiles, ServerHost } from './host.js';
import { MESSAGES } from './messages.js';
import type { DocumentSources, OpenDocuments } from './open-documents.js';
import {
  REPORT,
  REVIEW_WORKSPACE,
  type ReportParams,
  type ReportRefused,
  type ReportResult,
  type ReviewWorkspaceParams,
  type ReviewWorkspaceResult,
} from './protocol.js';
import { renderReport, reportFile } from './report.js';
import { methodOfReport } from './report-method.js';
import { settingsOfReport } from './report-settings.js';
import { countBySeverity, NO_FINDINGS } from './status.js';
import { baseName, comparable, relativePath } from './uris.js';
import type { WorkspaceFindings } from './workspace-findings.js';
import { reviewFile, reviewWorkspace, type WorkspaceFile } from './workspace-review.js';

export interface WorkspaceServices {
  readonly connection: Connection;
  readonly host: ServerHost;
  readonly catalogue: Catalogue;
  readonly configurations: Pick<Configurations, 'of'>;
  readonly documents: OpenDocuments;
  readonly reports: DiagnosticReports;
  readonly sources: DocumentSources;
  readonly workspaceFindings: WorkspaceFindings;
  readonly folders: () => readonly string[];
  readonly reader: () => Language;
  readonly guard: Guard;
}

type ReportAnswer = ReportResult | ReportRefused | null;
type Progress = Pick<WorkDoneProgressReporter, 'begin' | 'report' | 'done'>;

/** Answers what concerns many files: workspace diagnostics, the review of the workspace, reports. */
export function serveWorkspace(services: WorkspaceServices): void {
  const { connection, guard } = services;
  connection.languages.diagnostics.onWorkspace(
    guard.request(
      'workspaceDiagnostic',
      { items: [] } as WorkspaceDiagnosticReport,
      async ({ previousResultIds }, token, progress, partial) => {
        const known = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
        const items: WorkspaceDocumentDiagnosticReport[] = [];
        for await (const file of reviewed(services, token, progress)) {
          if (!file.reviewed) continue;
          const item = workspaceItem(file.uri, file.reviewed, known.get(file.uri), services);
          if (partial) partial.report({ items: [item] });
          else items.push(item);
        }
        stopIfCancelled(token);
        return { items };
      },
    ),
  );

  const none: ReviewWorkspaceResult = { files: 0, counts: NO_FINDINGS, unreadable: [], cancelled: false };
  connection.onRequest(
    REVIEW_WORKSPACE,
    guard.request('reviewWorkspace', none, (params: ReviewWorkspaceParams, token: CancellationToken) =>
      reviewAll(params, token, services),
    ),
  );
  connection.onRequest<ReportAnswer, void>(
    REPORT,
    guard.request('report', null as ReportAnswer, (params: ReportParams, token: CancellationToken) =>
      report(params, token, services),
    ),
  );
}

/** The files of the workspace, or of some folders, as they are reviewed, with progress told. */
async function* reviewed(
  { host, sources, documents, folders, reader }: WorkspaceServices,
  token: CancellationToken,
  progress: Progress,
  within: readonly string[] = folders(),
): AsyncGenerator<WorkspaceFile> {
  progress.begin(MESSAGES[reader()].reviewing, 0, '', true);
  try {
    for await (const file of reviewWorkspace(within, host.files, sources, documents, token)) {
      progress.report(Math.floor((100 * file.number) / file.total), baseName(file.uri));
      yield file;
    }
  } finally {
    progress.done();
  }
}

function workspaceItem(
  uri: string,
  { document, open }: NonNullable<WorkspaceFile['reviewed']>,
  previous: string | undefined,
  { reports }: WorkspaceServices,
): WorkspaceDocumentDiagnosticReport {
  const version = open ? document.version : null;
  const { items, resultId } = open ? reports.of(document) : reports.once(document);
  return resultId === previous
    ? { kind: DocumentDiagnosticReportKind.Unchanged, uri, version, resultId }
    : { kind: DocumentDiagnosticReportKind.Full, uri, version, resultId, items: [...items] };
}

async function reviewAll(
  { workDoneToken }: ReviewWorkspaceParams,
  token: CancellationToken,
  services: WorkspaceServices,
): Promise<ReviewWorkspaceResult> {
  const { connection, reports, workspaceFindings } = services;
  const found = new Map<string, readonly Diagnostic[]>();
  const unreadable: { uri: string; reason: string }[] = [];
  let files = 0;
  let counts = NO_FINDINGS;
  const progress = connection.window.attachWorkDoneProgress(workDoneToken);
  for await (const file of reviewed(services, token, progress)) {
    if (file.unreadable) unreadable.push({ uri: file.uri, reason: reasonOf(file.unreadable.error, services.reader()) });
    if (!file.reviewed) continue;
    const { document, open } = file.reviewed;
    const { findings, items } = open ? reports.of(document) : reports.once(document);
    files++;
    counts = countBySeverity(
      findings.filter(({ decision }) => !decision),
      counts,
    );
    found.set(file.uri, items);
  }
  const cancelled = token.isCancellationRequested;
  if (!cancelled) workspaceFindings.replace(found);
  return { files, counts, unreadable, cancelled };
}

/** Null when there is nothing to report on, or when it was cancelled. */
async function report(
  { uri, folder, since, workDoneToken }: ReportParams,
  token: CancellationToken,
  services: WorkspaceServices,
): Promise<ReportAnswer> {
  const { connection, catalogue, configurations, host, sources, documents, folders } = services;
  const reader = services.reader();
  const pathOf = (file: string) => {
    const [only, ...others] = folders();
    if (only !== undefined && others.length === 0 && comparable(file) === comparable(only)) return '.';
    const holder = folders().find((candidate) => relativePath(candidate, file) !== undefined);
    const path = holder && relativePath(holder, file);
    // Two folders of one workspace may hold files of the same name.
    return path === undefined ? baseName(file) : folders().length > 1 ? `${baseName(holder as string)}/${path}` : path;
  };
  const within = folder === undefined ? folders() : [folder];
  const changes = since === undefined ? undefined : await changesSince(since, within, host);
  if (changes && 'en' in changes) return { refused: changes[reader] };
  const files: ReportFile[] = [];
  const uris: string[] = [];
  const unreadable: { path: string; reason: string }[] = [];
  if (uri !== undefined) {
    const one = await reviewFile(uri, host.files, sources, documents);
    if (!one) return null;
    files.push(reportFile(pathOf, one.document, one.state, reader));
    uris.push(uri);
  } else {
    const progress = connection.window.attachWorkDoneProgress(workDoneToken);
    for await (const file of reviewed(services, token, progress, within)) {
      const lines = changes?.get(comparable(file.uri));
      if (changes && !lines) continue;
      if (file.unreadable) unreadable.push({ path: pathOf(file.uri), reason: reasonOf(file.unreadable.error, reader) });
      if (!file.reviewed) continue;
      const whole = reportFile(pathOf, file.reviewed.document, file.reviewed.state, reader);
      files.push(lines ? withinChange(whole, lines) : whole);
      uris.push(file.uri);
    }
  }
  if (token.isCancellationRequested || files.length + unreadable.length === 0) return null;
  const { problems, ...settings } = await settingsOfReport(uris, configurations, host, folders());
  // A notification: the request that carries buttons is not known to every editor.
  for (const problem of problems) {
    const message = problemText(problem, reader);
    await connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
  }
  const scope = { folders: within, ...(uri !== undefined && { uri }), ...(since !== undefined && { since }) };
  const method = await methodOfReport(scope, uris, pathOf, configurations, host);
  const generatedAt = new Date().toISOString();
  return renderReport({
    files,
    uris,
    unreadable,
    catalogue,
    version: host.version,
    reader,
    generatedAt,
    method,
    ...settings,
  });
}

/** The lines that a change wrote, by URI as `comparable` writes it, or why that cannot be told. */
async function changesSince(
  since: string,
  folders: readonly string[],
  host: ServerHost,
): Promise<ChangedFiles | Localised> {
  const all = new Map<string, readonly LineRange[]>();
  for (const folder of folders) {
    const changed = await host.changedSince?.(folder, since);
    if (!changed) return NO_CHANGES;
    if ('en' in changed) return changed;
    for (const [uri, lines] of changed) all.set(comparable(uri), lines);
  }
  return all;
}

const NO_CHANGES: Localised = {
  en: 'There is no git here to tell what changed.',
  fr: 'Il n’y a pas ici de git pour dire ce qui a changé.',
};
