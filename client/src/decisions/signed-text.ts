import { commands, type Disposable, l10n, type TextDocumentContentProvider, type Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { nameOf } from '../../../server/src/ledger/decision-words.js';
import { SIGNED_CHANGES, type SignedChangesResult } from '../../../server/src/lsp/protocol.js';

const SCHEME = 'candor-signed';

/** The texts that people signed, beside those that stand there now. */
export class SignedText implements TextDocumentContentProvider, Disposable {
  private readonly texts = new Map<string, string>();
  private readonly registration = workspace.registerTextDocumentContentProvider(SCHEME, this);

  provideTextDocumentContent(uri: Uri): string {
    return this.texts.get(uri.toString()) ?? '';
  }

  /** Compares a document with what was signed last. */
  async showChanges(client: BaseLanguageClient, document: Uri | undefined): Promise<void> {
    const uri = document && client.code2ProtocolConverter.asUri(document);
    const signed = uri && (await client.sendRequest<SignedChangesResult | null>(SIGNED_CHANGES, { uri }));
    if (!document || !signed) {
      void window.showInformationMessage(l10n.t('Nobody has signed this document.'));
      return;
    }
    if (signed.signedText === undefined) {
      void window.showInformationMessage(
        l10n.t('{0} signed this document; its text was too long to be kept.', nameOf(signed.by)),
      );
      return;
    }
    const before = document.with({ scheme: SCHEME, query: signed.at });
    this.texts.set(before.toString(), signed.signedText);
    const name = document.path.slice(document.path.lastIndexOf('/') + 1);
    const title = l10n.t('{0}: signed by {1} ↔ now', name, nameOf(signed.by));
    await commands.executeCommand('vscode.diff', before, document, title);
  }

  dispose(): void {
    this.registration.dispose();
  }
}
