import { l10n, Range, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { AuthoringResult, WrittenFile } from '../../server/src/lsp/protocol.js';

/** Writes the files that the server made and opens one; or says why there are none. True when they were written. */
export async function writeAndOpen(client: BaseLanguageClient, result: AuthoringResult): Promise<boolean> {
  if (result.refused) {
    void window.showWarningMessage(result.refused);
    return false;
  }
  for (const file of result.files) await write(client, file);
  if (result.open) {
    const document = await workspace.openTextDocument(client.protocol2CodeConverter.asUri(result.open));
    await window.showTextDocument(document, { preview: false });
  }
  return result.files.length > 0;
}

async function write(client: BaseLanguageClient, { uri, text }: WrittenFile): Promise<void> {
  const target = client.protocol2CodeConverter.asUri(uri);
  const open = workspace.textDocuments.find((document) => document.uri.toString() === target.toString());
  if (!open) {
    await workspace.fs.writeFile(target, new TextEncoder().encode(text));
    return;
  }
  // What somebody has open keeps its undo history, and what was not saved yet.
  const edit = new WorkspaceEdit();
  edit.replace(target, new Range(0, 0, open.lineCount, 0), text);
  if (await workspace.applyEdit(edit)) await open.save();
  else void window.showWarningMessage(l10n.t('{0} could not be written.', Uri.parse(uri).path));
}
