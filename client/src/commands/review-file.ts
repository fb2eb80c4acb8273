import { commands, l10n, languages, window } from 'vscode';
import { type BaseLanguageClient, DocumentDiagnosticRequest } from 'vscode-languageclient';
import { documentSelector } from '../documents.js';

/** Reviews the active file anew and shows its findings. */
export async function reviewFile(client: BaseLanguageClient): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (!document || languages.match(documentSelector(), document) === 0) {
    void window.showInformationMessage(l10n.t('Open a text, a web page or a prompt to review.'));
    return;
  }
  const provider = client.getFeature(DocumentDiagnosticRequest.method).getProvider(document);
  provider?.onDidChangeDiagnosticsEmitter.fire();
  await commands.executeCommand('workbench.actions.view.problems');
}
