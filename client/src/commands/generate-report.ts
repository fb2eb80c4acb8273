import { l10n, languages, type QuickPickItem, type TextDocument, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { REPORT, type ReportParams, type ReportResult } from '../../../server/src/lsp/protocol.js';
import { documentSelector } from '../documents.js';
import { withServerProgress } from '../progress.js';
import type { ReportView } from '../report-view.js';

interface Scope extends QuickPickItem {
  readonly params: ReportParams;
  readonly name: string;
}

/** Reports on the active file or on the workspace, in a tab of the editor. */
export async function generateReport(client: BaseLanguageClient, reports: ReportView): Promise<void> {
  const scope = await pickScope(client, window.activeTextEditor?.document);
  if (!scope) return;
  const title = l10n.t('Candor: writing the report');
  const report = await withServerProgress<ReportResult | null>(client, title, REPORT, scope.params);
  if (report) reports.show(report, scope.name);
}

/** Asks only when there is a choice. */
async function pickScope(client: BaseLanguageClient, document: TextDocument | undefined): Promise<Scope | undefined> {
  const scopes: Scope[] = [];
  if (document && languages.match(documentSelector(), document) > 0) {
    const name = document.uri.path.slice(document.uri.path.lastIndexOf('/') + 1);
    const uri = client.code2ProtocolConverter.asUri(document.uri);
    scopes.push({ label: l10n.t('This file'), description: name, params: { uri }, name });
  }
  const folders = workspace.workspaceFolders;
  if (folders?.[0]) {
    const name = workspace.name ?? folders[0].name;
    scopes.push({ label: l10n.t('The whole workspace'), description: name, params: {}, name });
  }
  if (scopes.length < 2) {
    if (scopes.length === 0) void window.showInformationMessage(l10n.t('Open a file or a folder to report on.'));
    return scopes[0];
  }
  return window.showQuickPick(scopes, { title: l10n.t('Report on…') });
}
