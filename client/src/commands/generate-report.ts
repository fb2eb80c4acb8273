import { FileType, l10n, languages, type QuickPickItem, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type CandorCapabilities,
  REPORT,
  type ReportParams,
  type ReportRefused,
  type ReportResult,
} from '../../../server/src/lsp/protocol.js';
import { documentSelector } from '../documents.js';
import { withServerProgress } from '../progress.js';
import type { ReportView } from '../report-view.js';

interface Scope extends QuickPickItem {
  readonly params: ReportParams;
  readonly name: string;
  /** The revision to compare with is asked for. */
  readonly asksRevision?: true;
}

/** Reports on a file, a folder, the workspace or a change, in a tab of the editor. `given` is what a menu was opened on. */
export async function generateReport(client: BaseLanguageClient, reports: ReportView, given: unknown): Promise<void> {
  const scope = given instanceof Uri ? await scopeOf(client, given) : await pickScope(client);
  const params = scope && (await complete(scope));
  if (!scope || !params) return;
  const title = l10n.t('Candor: writing the report');
  const report = await withServerProgress<ReportResult | ReportRefused | null>(client, title, REPORT, params);
  if (report && 'refused' in report) void window.showWarningMessage(report.refused);
  else if (report) {
    const { uris, ...pages } = report;
    const documents = uris.map((uri) => client.protocol2CodeConverter.asUri(uri));
    reports.show({ ...pages, name: scope.name, documents });
  }
}

/** Asks only when there is a choice. */
async function pickScope(client: BaseLanguageClient): Promise<Scope | undefined> {
  const scopes: Scope[] = [];
  const document = window.activeTextEditor?.document;
  if (document && languages.match(documentSelector(), document) > 0) {
    const name = baseName(document.uri);
    const uri = client.code2ProtocolConverter.asUri(document.uri);
    scopes.push({ label: l10n.t('This file'), description: name, params: { uri }, name });
    const folder = Uri.joinPath(document.uri, '..');
    const root = workspace.getWorkspaceFolder(document.uri);
    if (root && root.uri.toString() !== folder.toString())
      scopes.push(folderScope(client, folder, l10n.t('Its folder')));
  }
  const folders = workspace.workspaceFolders;
  if (folders?.[0]) {
    const name = workspace.name ?? folders[0].name;
    scopes.push({ label: l10n.t('The whole workspace'), description: name, params: {}, name });
    const { candorChanges }: CandorCapabilities = client.initializeResult?.capabilities.experimental ?? {};
    if (candorChanges) scopes.push(...changeScopes());
  }
  if (scopes.length < 2) {
    if (scopes.length === 0) void window.showInformationMessage(l10n.t('Open a file or a folder to report on.'));
    return scopes[0];
  }
  return window.showQuickPick(scopes, { title: l10n.t('Report on…') });
}

function changeScopes(): Scope[] {
  const name = l10n.t('changes');
  return [
    { label: l10n.t('What changed since the last commit'), params: { since: '' }, name },
    { label: l10n.t('What changed since a branch or a commit…'), params: {}, name, asksRevision: true },
  ];
}

async function scopeOf(client: BaseLanguageClient, uri: Uri): Promise<Scope> {
  const { type } = await workspace.fs.stat(uri);
  if (type & FileType.Directory) return folderScope(client, uri, '');
  return { label: '', params: { uri: client.code2ProtocolConverter.asUri(uri) }, name: baseName(uri) };
}

function folderScope(client: BaseLanguageClient, folder: Uri, label: string): Scope {
  const name = baseName(folder);
  return { label, description: name, params: { folder: client.code2ProtocolConverter.asUri(folder) }, name };
}

/** Undefined when nobody answers. */
async function complete({ params, asksRevision }: Scope): Promise<ReportParams | undefined> {
  if (!asksRevision) return params;
  const since = await window.showInputBox({
    title: l10n.t('Report on…'),
    prompt: l10n.t('Branch, tag or commit: the report is on what the files have since they left it.'),
    value: 'main',
    validateInput: (value) => (value.trim() ? undefined : l10n.t('Write the name of a branch, a tag or a commit.')),
  });
  return since === undefined ? undefined : { ...params, since: since.trim() };
}

function baseName({ path }: Uri): string {
  return path.replace(/\/$/, '').replace(/^.*\//s, '');
}
