import { commands, l10n, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { REVIEW_WORKSPACE, type ReviewWorkspaceResult } from '../../../server/src/lsp/protocol.js';
import { withServerProgress } from '../progress.js';
import { countsText } from '../status-item.js';

/** How long the outcome stays in the status bar, in milliseconds. */
const OUTCOME = 10_000;

/** Reviews every file of the workspace; the findings go to the Problems view. */
export async function reviewWorkspace(client: BaseLanguageClient): Promise<void> {
  if (!workspace.workspaceFolders?.length) {
    void window.showInformationMessage(l10n.t('Open a folder to review.'));
    return;
  }
  const title = l10n.t('Candor: reviewing the workspace');
  const result = await withServerProgress<ReviewWorkspaceResult>(client, title, REVIEW_WORKSPACE, {});
  if (result.cancelled) return;
  const files = result.files === 1 ? l10n.t('1 file reviewed') : l10n.t('{0} files reviewed', result.files);
  const outcome = `Candor: ${files}, ${countsText(result.counts)}`;
  window.setStatusBarMessage(outcome, OUTCOME);
  if (result.unreadable.length > 0) {
    const first = result.unreadable[0] as (typeof result.unreadable)[number];
    void window.showWarningMessage(
      l10n.t(
        'Files that could not be read: {0}. The first is {1}: {2}',
        result.unreadable.length,
        first.uri,
        first.reason,
      ),
    );
  }
  await commands.executeCommand('workbench.actions.view.problems');
}
