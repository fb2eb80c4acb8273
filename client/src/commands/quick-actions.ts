import { commands, l10n, type QuickPickItem, window } from 'vscode';

/** What one may do with the active document, from the status item. */
export async function quickActions(): Promise<void> {
  const actions: (QuickPickItem & { readonly run: () => Thenable<unknown> })[] = [
    {
      label: `$(list-unordered) ${l10n.t('Show the findings')}`,
      run: () => commands.executeCommand('workbench.actions.view.problems'),
    },
    {
      label: `$(wand) ${l10n.t('Apply every safe fix in this file')}`,
      run: () =>
        commands.executeCommand('editor.action.codeAction', { kind: 'source.fixAll.candor', apply: 'ifSingle' }),
    },
    {
      label: `$(folder-opened) ${l10n.t('Review the workspace')}`,
      run: () => commands.executeCommand('candor.reviewWorkspace'),
    },
    {
      label: `$(output) ${l10n.t('Generate a report')}`,
      run: () => commands.executeCommand('candor.generateReport'),
    },
    {
      label: `$(verified) ${l10n.t('Sign this document')}`,
      run: () => commands.executeCommand('candor.signDocument'),
    },
    {
      label: `$(checklist) ${l10n.t('Show the campaign review')}`,
      run: () => commands.executeCommand('candor.campaign.focus'),
    },
    {
      label: `$(book) ${l10n.t('Explain a rule')}`,
      run: () => commands.executeCommand('candor.explainRule'),
    },
  ];
  const picked = await window.showQuickPick(actions, { title: 'Candor' });
  await picked?.run();
}
